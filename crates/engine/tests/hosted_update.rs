//! A build after a few changes writes two files, and the archive then answers as one that is built anew.
#![cfg(feature = "hosted")]
#![allow(clippy::unwrap_used)]

#[path = "common/archive.rs"]
mod archive;

use std::collections::BTreeSet;

use archive::{Host, articles};
use gongwen_engine::Article;
use gongwen_engine::facets::{Facet, Filters};
use gongwen_engine::hosted::{RECORD, ROOT, Update, update};
use gongwen_engine::index::IndexInput;
use gongwen_engine::search::{Match, SearchOptions, SearchResponse, Sort};

/// The articles after an editor's day: new ones, changed ones, and some that are gone.
fn changed(mut all: Vec<Article>) -> Vec<Article> {
    all[10].paragraphs[0] = "这一段改成了鼹鼠望远镜。".into();
    all[20].title = "总工会的新标题".into();
    all.remove(30);
    for number in 0..8 {
        all.push(Article {
            id: format!("new{number}"),
            title: format!("第{number}次劳动竞赛"),
            paragraphs: vec!["总工会的骑手在望远镜旁。".into()],
            section: Some("要闻".into()),
            date: Some("2025-12-30".into()),
            ..Article::default()
        });
    }
    all
}

fn update_of(host: &Host, articles: Vec<Article>) -> Option<Update> {
    update(&host.files[ROOT], &host.files[RECORD], &IndexInput::of(articles)).unwrap()
}

/// The host after an update, which keeps all other files.
fn updated(mut host: Host, articles: Vec<Article>) -> (Host, Update) {
    let update = update_of(&host, articles).unwrap();
    for file in &update.files {
        host.files.insert(file.path.clone(), file.bytes.clone());
    }
    (host, update)
}

fn ids(response: &SearchResponse, matched: Match) -> BTreeSet<&str> {
    let hits = response.hits.iter().filter(|hit| hit.matched == matched);
    hits.map(|hit| hit.id.as_str()).collect()
}

#[test]
fn an_updated_archive_answers_as_one_built_anew() {
    let before = articles(200);
    let after = changed(before.clone());
    let (host, update) = updated(Host::of(before, 60), after.clone());
    assert_eq!((update.files.len(), update.recent, update.withdrawn), (2, 10, 3));
    let anew = Host::of(after.clone(), 60);
    let (mut archive, mut other) = (host.open(), anew.open());
    assert_eq!(archive.articles(), after.len());
    let narrowed = |facet, value: &str| {
        let mut filters = Filters::default();
        filters.accept(facet, vec![value.to_owned()]);
        filters
    };
    for query in [
        "鼹鼠望远镜",
        "望远镜",
        "骑手",
        "总工会的新标题",
        "劳动竞赛",
        "\"第3次劳动竞赛\"",
        "总工会 望远镜",
        "5.2%",
        "龘",
    ] {
        for filters in
            [Filters::default(), narrowed(Facet::Section, "要闻"), narrowed(Facet::Date, "2025-12")]
        {
            // Filters make that all articles are read.
            let limit = 1000;
            let options = SearchOptions { limit, filters, expand: false, ..SearchOptions::default() };
            let (answer, rounds) = host.ask(&mut archive, query, &options);
            let (expected, _) = anew.ask(&mut other, query, &options);
            if !expected.approximate {
                for matched in [Match::Literal, Match::Words] {
                    let (found, expected) =
                        (ids(&answer.response, matched), ids(&expected.response, matched));
                    assert_eq!(found, expected, "{query} {:?}", options.filters);
                }
            }
            assert!(rounds <= 4, "{query}: {rounds}");
        }
    }
}

#[test]
fn what_is_new_and_what_is_gone_can_be_browsed() {
    let before = articles(200);
    let after = changed(before.clone());
    let (gone, kept) = (before[30].id.clone(), before[31].id.clone());
    let (host, _) = updated(Host::of(before, 60), after.clone());
    let mut archive = host.open();
    assert_eq!(host.article(&mut archive, &gone), None);
    assert_eq!(host.article(&mut archive, &kept).unwrap(), after[30]);
    assert_eq!(host.article(&mut archive, "a10").unwrap(), after[10]);
    assert_eq!(host.article(&mut host.open(), "new3").unwrap(), after[after.len() - 5]);
    let options = SearchOptions { facets: true, limit: 5, sort: Sort::Date, ..SearchOptions::default() };
    let (answer, _) = host.ask(&mut host.open(), "", &options);
    assert_eq!(answer.response.total, after.len());
    assert!(answer.response.hits.iter().all(|hit| hit.id.starts_with("new")));
    let facets = answer.response.facets.unwrap();
    assert_eq!(facets.of(Facet::Date)[0].value, "2025-12");
}

#[test]
fn the_same_articles_change_nothing() {
    let before = articles(200);
    let host = Host::of(before.clone(), 60);
    let update = update_of(&host, before.clone()).unwrap();
    assert_eq!((update.recent, update.withdrawn, update.files.len()), (0, 0, 1));
    assert_eq!(update.files[0].bytes, host.files[ROOT]);
    // An update of an update: what was changed and changed back is as before.
    let (host, _) = updated(host, changed(before.clone()));
    let update = update_of(&host, before.clone()).unwrap();
    assert_eq!((update.recent, update.withdrawn), (0, 0));
    // The order in which the articles are given does not matter.
    let mut turned = before;
    turned.reverse();
    assert_eq!(update_of(&host, turned).unwrap().files, update.files);
}

#[test]
fn too_much_is_built_anew() {
    let before = articles(100);
    let host = Host::of(before.clone(), 60);
    let many = || (0..400).map(|number| Article { id: format!("n{number}"), ..before[number % 100].clone() });
    assert_eq!(update_of(&host, before.iter().cloned().chain(many()).collect()), None);
    assert_eq!(update_of(&host, before[..90].to_vec()), None);
    let other = Host::of(before[..99].to_vec(), 60);
    let input = IndexInput::of(before);
    assert_eq!(update(&host.files[ROOT], &other.files[RECORD], &input).unwrap(), None);
    assert_eq!(update(&host.files[ROOT], &[1, 2, 3], &input).unwrap(), None);
    assert_eq!(update(b"GWAR", &host.files[RECORD], &input).unwrap(), None);
}

/// The record has no checksum: what it tells wrongly makes an update larger, or a build anew, and no article another.
#[test]
fn a_damaged_record_changes_no_article() {
    let before = articles(200);
    let after = changed(before.clone());
    let host = Host::of(before, 60);
    let record = &host.files[RECORD];
    for at in (0..record.len()).step_by(389) {
        let mut altered = record.clone();
        altered[at] ^= 1 << (at % 8);
        for damaged in [&altered[..], &record[..at]] {
            let update = update(&host.files[ROOT], damaged, &IndexInput::of(after.clone())).unwrap();
            let Some(update) = update else { continue };
            let mut files = host.files.clone();
            files.extend(update.files.into_iter().map(|file| (file.path, file.bytes)));
            let host = Host { files };
            let mut archive = host.open();
            assert_eq!(archive.articles(), after.len());
            for article in after.iter().filter(|article| article.id.len() < 5) {
                let read = host.article(&mut archive, &article.id).unwrap();
                assert_eq!((&read.title, &read.paragraphs), (&article.title, &article.paragraphs), "{at}");
            }
        }
    }
}
