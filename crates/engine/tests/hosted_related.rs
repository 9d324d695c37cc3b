//! The related articles of an archive, beside those of an index of the same articles.
#![cfg(feature = "hosted")]
#![allow(clippy::unwrap_used)]

#[path = "common/archive.rs"]
mod archive;

use archive::{Host, articles};
use gongwen_engine::Engine;
use gongwen_engine::hosted::{Archive, Related};
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::Hit;

const LIMIT: usize = 4;
/// Rounds of files until the related articles of one that was read are there: their numbers, and their texts.
const ROUNDS: usize = 2;

fn input() -> IndexInput {
    let mut input = IndexInput::of(articles(90));
    for (number, article) in input.articles.iter_mut().enumerate() {
        article.related = (1..=number % 7).map(|step| ((number + step * 11) % 90) as u32).collect();
    }
    input
}

fn related(host: &Host, archive: &mut Archive, id: &str) -> (Vec<Hit>, usize) {
    for rounds in 0..10 {
        match archive.related(id, LIMIT).unwrap() {
            Related::Missing(paths) => host.supply(archive, &paths),
            Related::Hits(hits) => return (hits, rounds),
        }
    }
    panic!("{id}: the archive never has enough");
}

#[test]
fn an_article_has_the_related_articles_of_an_index() {
    let input = input();
    let engine = Engine::open(build(&input).unwrap()).unwrap();
    let host = Host::of_input(&input, 100);
    let ids = |hits: Vec<Hit>| hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>();
    for article in &input.articles {
        let (id, mut archive) = (&article.article.id, host.open());
        host.article(&mut archive, id).unwrap();
        let (found, rounds) = related(&host, &mut archive, id);
        assert_eq!(ids(found), ids(engine.related(id, LIMIT).unwrap()), "{id}");
        assert!(rounds <= ROUNDS, "{id}: {rounds}");
    }
}

#[test]
fn what_was_not_read_has_no_related_articles() {
    let host = Host::of_input(&input(), 100);
    assert_eq!(host.open().related("a5", LIMIT).unwrap(), Related::Hits(Vec::new()));
}
