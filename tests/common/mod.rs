//! What the tests on the seeds share.

#![allow(dead_code, missing_docs, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use gongwen_engine::index::Field;
use gongwen_engine::search::SearchOptions;
use gongwen_engine::text::fold::{FoldTable, fold};
use gongwen_engine::{Article, Engine};

/// The articles of the seeds.
pub(crate) fn articles() -> Vec<Article> {
    gongwen_prepare::read::read_path(Path::new("seeds")).unwrap()
}

/// The index of the seeds, made as `build.rs` makes it.
pub(crate) fn engine() -> Engine {
    Engine::open(gongwen_prepare::index(articles()).unwrap()).unwrap()
}

/// The ids of all articles that hold all that a query asks for, as it asks for it.
pub(crate) fn searched(engine: &Engine, query: &str) -> BTreeSet<String> {
    let options = SearchOptions { limit: usize::MAX, snippets: 0, ..SearchOptions::default() };
    let hits = engine.search(query, &options).unwrap().hits.into_iter();
    hits.filter(|hit| hit.matched == gongwen_engine::search::Match::Literal).map(|hit| hit.id).collect()
}

/// The items of all fields, folded.
pub(crate) fn folded_items(article: &Article, table: &FoldTable) -> Vec<Vec<char>> {
    let items = Field::ALL.iter().flat_map(|field| field.items(article));
    items.map(|item| fold(item, table).iter().map(|c| c.folded).collect()).collect()
}

/// A small generator of numbers with a fixed seed (xorshift64*, S. Vigna).
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }
}
