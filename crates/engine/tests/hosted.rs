//! An archive answers as an index of the same articles does.
#![cfg(feature = "hosted")]
#![allow(clippy::unwrap_used)]

#[path = "common/archive.rs"]
mod archive;

use std::collections::{BTreeMap, BTreeSet};

use archive::{Host, Random, articles};
use gongwen_engine::hosted::{Answer, Archive, ArchiveSettings, Outcome, RECORD, ROOT, Writer};
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::{Match, SearchOptions, SearchResponse, Sort};
use gongwen_engine::{Article, Engine, ErrorCode};

fn all() -> SearchOptions {
    SearchOptions { limit: 1000, ..SearchOptions::default() }
}

/// The articles of an answer that hold all that was typed, in a row or apart.
fn full(response: &SearchResponse) -> BTreeSet<&str> {
    response.hits.iter().filter(|hit| hit.matched.is_full()).map(|hit| hit.id.as_str()).collect()
}

/// The articles of an answer that hold what was typed, character by character.
fn literal(response: &SearchResponse) -> BTreeSet<&str> {
    response.hits.iter().filter(|hit| hit.matched == Match::Literal).map(|hit| hit.id.as_str()).collect()
}

/// A stretch of an article's text.
fn stretch(articles: &[Article], random: &mut Random) -> String {
    let article = &articles[random.below(articles.len())];
    let text: Vec<char> = article.paragraphs[random.below(3)].chars().collect();
    let length = 1 + random.below(12);
    let start = random.below(text.len().saturating_sub(length).max(1));
    text[start..(start + length).min(text.len())].iter().collect()
}

/// Whatever string of an article is asked for, the same articles hold it as in an index of all. Those that hold its words
/// apart are nearly always the same: an archive knows of fewer strings how many articles hold them.
#[test]
fn every_string_is_found_where_an_index_finds_it() {
    let articles = articles(24);
    let engine = Engine::open(build(&IndexInput::of(articles.clone())).unwrap()).unwrap();
    let (mut asked, mut same) = (0, 0);
    // With frequent keys and without them.
    for frequent in [8, 2048] {
        let host = Host::of(articles.clone(), frequent);
        let mut archive = host.open();
        let mut random = Random(3);
        for number in 0..1000 {
            let mut query = stretch(&articles, &mut random);
            match number % 4 {
                0 => query = format!("\"{query}\""),
                1 => query = format!("{query} {}", stretch(&articles, &mut random)),
                _ => {}
            }
            let (Answer { response, approximate, .. }, _) = host.ask(&mut archive, &query, &all());
            let expected = engine.search_basic(&query, &all()).unwrap();
            // A single frequent character or pair is answered by its best articles.
            if approximate {
                assert!(
                    literal(&response).is_subset(&literal(&expected)) && response.hits.len() >= 10,
                    "{query}"
                );
            } else {
                assert_eq!(literal(&response), literal(&expected), "{query} {frequent}");
                asked += 1;
                same += usize::from(full(&response) == full(&expected));
            }
        }
    }
    assert!(same * 100 >= asked * 97, "{same} of {asked}");
}

/// The first ten of one key are those of an index, in whatever order the rounding of frequencies gives them.
#[test]
fn the_best_of_one_word_are_the_best_of_an_index() {
    let articles = articles(300);
    let engine = Engine::open(build(&IndexInput::of(articles.clone())).unwrap()).unwrap();
    let host = Host::of(articles, 100);
    let mut archive = host.open();
    let options = SearchOptions { limit: 10, ..SearchOptions::default() };
    let (mut kept, mut all) = (0, 0);
    for query in ["竞赛", "骑手", "帮扶", "工匠", "工", "5", "2025年", "杭州", "职代", "清凉", "3.8万"]
    {
        let (answer, rounds) = host.ask(&mut archive, query, &options);
        let expected = engine.search_basic(query, &options).unwrap();
        let found: BTreeSet<&str> = answer.response.hits.iter().map(|hit| hit.id.as_str()).collect();
        assert_eq!(found.len(), expected.hits.len(), "{query}");
        assert!(rounds <= 3, "{query}: {rounds}");
        kept += expected.hits.iter().filter(|hit| found.contains(hit.id.as_str())).count();
        all += expected.hits.len();
    }
    assert!(kept * 100 >= all * 90, "{kept} of {all}");
}

/// What stands as it was typed comes first, though the lists tell it from nothing else: a decimal from a number, a string from
/// what holds all its pairs apart.
#[test]
fn what_was_typed_is_found_among_what_the_lists_take_for_it() {
    let texts = (0..30).map(|number| match number {
        7 | 20 => "全年增长3.7%，高于预期，各地工会的培训也多了，新冠疫情防控没有放松。".to_owned(),
        _ => "全年占37%，占比37%不变，说37%的人多了。新冠、冠疫之说不对，疫情、情防之外，防控得当，新冠疫，冠疫情，疫情防，情防控。".repeat(3),
    });
    let articles: Vec<Article> = texts
        .enumerate()
        .map(|(number, text)| Article {
            id: format!("a{number}"),
            title: format!("年报之{number}"),
            paragraphs: vec![text],
            ..Article::default()
        })
        .collect();
    let host = Host::of(articles, 2048);
    let options = SearchOptions { limit: 10, ..SearchOptions::default() };
    for query in ["3.7%", "新冠疫情防控"] {
        let (answer, _) = host.ask(&mut host.open(), query, &options);
        assert_eq!(literal(&answer.response), BTreeSet::from(["a20", "a7"]), "{query}");
    }
}

/// Newest first, for a word of many articles.
#[test]
fn dates_come_in_their_order() {
    let articles = articles(300);
    let engine = Engine::open(build(&IndexInput::of(articles.clone())).unwrap()).unwrap();
    let host = Host::of(articles, 100);
    let options = SearchOptions { limit: 10, sort: Sort::Date, expand: false, ..SearchOptions::default() };
    for query in ["总工会", "劳动竞赛", "杭州市", "工会"] {
        let (answer, _) = host.ask(&mut host.open(), query, &options);
        let expected = engine.search_basic(query, &options).unwrap();
        let dates = |response: &SearchResponse| -> Vec<_> {
            response.hits.iter().map(|hit| hit.date.clone()).collect()
        };
        assert_eq!(dates(&answer.response), dates(&expected), "{query}");
    }
}

/// What a reader has fetched before changes no answer.
#[test]
fn answers_do_not_depend_on_what_is_at_hand() {
    let articles = articles(100);
    let host = Host::of(articles.clone(), 30);
    let (mut kept, mut random) = (host.open(), Random(11));
    let options = SearchOptions { limit: 10, ..SearchOptions::default() };
    for _ in 0..150 {
        let query = format!("{} {}", stretch(&articles, &mut random), stretch(&articles, &mut random));
        let (answer, _) = host.ask(&mut kept, &query, &options);
        assert_eq!(answer, host.ask(&mut host.open(), &query, &options).0, "{query}");
    }
}

/// The parts of the work and their size leave the bytes alone.
#[test]
fn the_same_articles_give_the_same_files() {
    let input = IndexInput::of(articles(80));
    let files = |postings_at_once: usize| {
        let writer = Writer::new(&input, &ArchiveSettings { frequent: 20, postings_at_once }).unwrap();
        let files: BTreeMap<String, Vec<u8>> = (0..writer.parts())
            .rev()
            .flat_map(|part| writer.part(part))
            .map(|file| (file.path, file.bytes))
            .collect();
        (files, writer.root().unwrap())
    };
    assert_eq!(files(500), files(1_000_000));
}

/// A file that is cut, altered, of another build or in another's place is refused, and the query goes on with the right one.
#[test]
fn wrong_files_are_refused() {
    let (host, other) = (Host::of(articles(80), 20), Host::of(articles(81), 20));
    let (mut archive, options) = (host.open(), SearchOptions::default());
    let mut kinds = BTreeSet::new();
    for _ in 0..3 {
        let Outcome::Missing(paths) = archive.search("技能大赛 总工会", &options).unwrap() else {
            break;
        };
        for path in &paths {
            let right = &host.files[path];
            let mut altered = right.clone();
            *altered.last_mut().unwrap() ^= 1;
            let elsewhere = other
                .files
                .iter()
                .find(|(name, _)| name.ends_with(&path[16..]))
                .map(|(_, file)| file.clone());
            let neighbour = host.files.values().find(|file| *file != right && file.len() > 8).cloned();
            let wrong = [
                Some(right[..right.len() - 1].to_vec()),
                Some(Vec::new()),
                Some(altered),
                elsewhere,
                neighbour,
            ];
            for bytes in wrong.iter().flatten() {
                assert_eq!(archive.supply(path, bytes).unwrap_err().code(), ErrorCode::Corrupt, "{path}");
            }
            archive.supply(path, right).unwrap();
            kinds.extend(path.split('/').nth(1).and_then(|folder| folder.chars().next()));
        }
    }
    assert!(matches!(archive.search("技能大赛 总工会", &options).unwrap(), Outcome::Answer(_)));
    // Lists in buckets, whole lists of frequent keys, texts, words.
    assert!("bftw".chars().all(|kind| kinds.contains(&kind)), "{kinds:?}");
    assert_eq!(archive.supply("b0/0", &[]).unwrap_err().code(), ErrorCode::BadOption);
    let root = &host.files[ROOT];
    for end in [0, 3, 20, root.len() - 1] {
        assert!(Archive::open(&root[..end]).is_err());
    }
}

/// Whichever byte of whichever file is another, and wherever a file ends: no page takes it.
#[test]
fn every_altered_byte_and_every_cut_is_refused() {
    let host = Host::of(articles(24), 8);
    let mut archive = host.open();
    for (path, right) in host.files.iter().filter(|(path, _)| *path != RECORD) {
        let mut takes = |file: &[u8]| match path.as_str() {
            ROOT => Archive::open(file).is_ok(),
            path => archive.supply(path, file).is_ok(),
        };
        assert!(takes(right), "{path}");
        let mut altered = right.clone();
        for at in 0..right.len() {
            altered[at] ^= 1 << (at % 8);
            assert!(!takes(&altered), "{path}: byte {at}");
            altered[at] = right[at];
            assert!(!takes(&right[..at]), "{path}: cut to {at}");
        }
    }
}

#[test]
fn what_asks_for_nothing_finds_nothing() {
    let host = Host::of(articles(5), 20);
    for query in ["", "   ", "龘"] {
        let (answer, _) = host.ask(&mut host.open(), query, &SearchOptions::default());
        assert_eq!((answer.response.total, answer.approximate), (0, false));
    }
    let empty = Host::of(Vec::new(), 20);
    assert_eq!(empty.ask(&mut empty.open(), "工会", &SearchOptions::default()).0.response.total, 0);
}

/// A string of four characters that begins with a frequent pair: the articles that hold its other pairs after another one, and more
/// often, are not read for it.
#[test]
fn a_frequent_pair_refutes_what_else_would_be_read() {
    let kinds = [(30, "今年同期比今年同期多，今年同期"), (12, "去年同期的人多"), (60, "去年的人多")];
    let texts = kinds.into_iter().flat_map(|(count, text)| std::iter::repeat_n(text, count));
    let article = |(number, text): (usize, &str)| Article {
        id: format!("a{number}"),
        title: format!("新闻{number}"),
        paragraphs: vec![text.to_owned(), format!("编号是{}", number * 7919)],
        // Those that hold it are the oldest but for those that only hold its first word.
        date: Some(format!("2025-{:02}-{:02}", 12 - number / 28, 28 - number % 28)),
        ..Article::default()
    };
    let host = Host::of(texts.enumerate().map(article).collect(), 50);
    let options = SearchOptions { limit: 10, ..SearchOptions::default() };
    let (answer, _) = host.ask(&mut host.open(), "去年同期", &options);
    assert_eq!(answer.response.counts.literal, 12);
    let rounds = host.rounds("去年同期", &options);
    assert_eq!(rounds.len(), 2, "{rounds:?}");
}
