//! Whatever stands in the head and the blocks of an archive, a query gets an answer or an error, in few rounds.

#![allow(clippy::unwrap_used)]

mod common;

use std::sync::OnceLock;

use common::exercise::check;
use gongwen_engine::Article;
use gongwen_engine::archive::{Archive, ArchiveFiles, Blocks, Step, build};
use gongwen_engine::index::IndexInput;
use gongwen_engine::index::format::seal;
use gongwen_engine::search::SearchOptions;
use proptest::prelude::*;

/// Rounds that no query needs.
const ROUNDS: usize = 20;

fn files() -> ArchiveFiles {
    static FILES: OnceLock<ArchiveFiles> = OnceLock::new();
    let article = |number: usize| Article {
        id: format!("a-{number}"),
        title: format!("工会 Club 职工{number}"),
        paragraphs: vec!["３ 期开班。「勞模」说：AI  好！".repeat(number % 5), String::from("工会😀为职工")],
        ..Article::default()
    };
    let make = || {
        let articles = (0..60).map(article).collect();
        build(&IndexInput { articles, fold_table: common::fold_table(), ..IndexInput::default() }).unwrap()
    };
    FILES.get_or_init(make).clone()
}

fn attack(files: &ArchiveFiles, query: &str) {
    let Ok(archive) = Archive::open(&files.head) else { return };
    let mut blocks = Blocks::default();
    for _ in 0..ROUNDS {
        let Ok(step) = archive.search(query, &SearchOptions::default(), &blocks) else { return };
        match step {
            Step::Ready(response) => return check(&response),
            Step::Wants(wanted) => {
                assert!(!wanted.is_empty() && wanted.iter().all(|&id| blocks.get(id).is_none()));
                for id in wanted {
                    // A damaged head may ask for what there is not.
                    let Some(block) = files.blocks.get(id as usize) else { return };
                    blocks.insert(id, block.clone());
                }
            }
        }
    }
    panic!("no answer after {ROUNDS} rounds");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_archives(
        damages in prop::collection::vec((any::<bool>(), any::<usize>(), any::<usize>(), any::<u8>()), 1..6),
        query in prop::sample::select(vec!["工会", "工会 职工 ai", "为什么开班", "“club 职” -好", "标题:工 | 3"]),
    ) {
        let mut files = files();
        for (in_head, block, at, byte) in damages {
            let block = block % files.blocks.len();
            let bytes = if in_head { &mut files.head } else { &mut files.blocks[block] };
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        for block in files.blocks.iter_mut().filter(|block| block.starts_with(b"GWIX")) {
            seal(block);
        }
        attack(&files, query);
    }

    #[test]
    fn exchanged_blocks(first in any::<usize>(), second in any::<usize>(), query in "[工会职工aA3 开班]{1,6}") {
        let mut files = files();
        let count = files.blocks.len();
        files.blocks[first % count] = files.blocks[second % count].clone();
        attack(&files, &query);
    }
}
