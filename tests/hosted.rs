//! An archive in files gives the full hits that an index in memory gives, over the seeds and some 370 other articles.
//! `gongwen-eval hosted` asks more queries.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::path::{Path, PathBuf};

use common::articles;
use gongwen_engine::Engine;
use gongwen_engine::hosted::ArchiveSettings;
use gongwen_engine::index::IndexInput;
use gongwen_engine::index::build::build;
use gongwen_eval::hosted::{HostedCorpus, compare, differing_ranks, judge, queries};
use gongwen_eval::queries::JudgedQuery;
use gongwen_prepare::config::Config;
use gongwen_prepare::read::read_path;

/// One in so many queries may be cut otherwise, since an archive knows no abbreviations.
const CUT_OTHERWISE: usize = 100;
/// Of one in so many a page may lack articles with the words apart, since it reads some texts only; it says so.
const NOT_ALL_READ: usize = 100;

/// The seeds, pages typeset by a generator, and articles of a union's site.
fn input() -> IndexInput {
    let mut all = articles();
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir("tests/generated").unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    pages.sort();
    pages.push(Path::new("tests/queries/union/dev.docs.jsonl").into());
    for path in pages {
        all.extend(read_path(&path).unwrap());
    }
    gongwen_prepare::index_input(all, &Config::default())
}

#[test]
fn an_archive_has_the_full_hits_of_an_index() {
    let input = input();
    assert!(input.articles.len() > 300, "only {} articles", input.articles.len());
    let engine = Engine::open(build(&input).unwrap()).unwrap();
    // As a build writes it, and with many keys that have files of their own, as in a large archive.
    for (frequent, count) in [(ArchiveSettings::default().frequent, 300), (40, 100)] {
        let settings = ArchiveSettings { frequent, ..ArchiveSettings::default() };
        let mut archive = HostedCorpus::of(&input, &settings).unwrap();
        let queries = queries(&input, count);
        let comparison = compare(&engine, &mut archive, queries).unwrap();
        assert!(comparison.differences.is_empty(), "{comparison}{:?}", comparison.differences);
        assert!(comparison.cut_otherwise.len() <= count / CUT_OTHERWISE, "{:?}", comparison.cut_otherwise);
        assert!(comparison.not_all_read.len() <= count / NOT_ALL_READ, "{:?}", comparison.not_all_read);
        let with_hits: usize = comparison.kinds.values().map(|(_, with_hits)| with_hits).sum();
        assert!(with_hits > count / 2, "{comparison}");
    }
}

/// How much less of the judged queries an archive may answer rightly than an index, by any measure.
const LESS: f64 = 0.03;

/// What letters among characters, slips, other forms and words of like meaning stand for, an archive finds, too.
#[test]
fn judged_queries_are_answered_as_an_index_answers_them() {
    let input = input();
    let engine = Engine::open(build(&input).unwrap()).unwrap();
    let mut archive = HostedCorpus::of(&input, &ArchiveSettings::default()).unwrap();
    let judged = JudgedQuery::read(Path::new("tests/queries/dev.jsonl")).unwrap();
    let judgement = judge(&engine, &mut archive, &judged).unwrap();
    if judgement.loss() > LESS {
        let lines = differing_ranks(&engine, &mut archive, &judged).unwrap().join("\n");
        panic!("{judgement}{lines}");
    }
}
