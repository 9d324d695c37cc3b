//! An archive, read block by block, answers as one index over the same articles does.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{Rng, articles, engine, folded_items};
use gongwen_engine::archive::{Archive, Blocks, Step, build};
use gongwen_engine::index::IndexInput;
use gongwen_engine::search::{SearchOptions, SearchResponse, Sort};

/// No block is larger.
const LARGEST_BLOCK: usize = 32 * 1024;

/// Answers a query as a page would that fetches what is asked for; gives the rounds behind the head.
fn fetch(
    archive: &Archive,
    files: &[Vec<u8>],
    query: &str,
    options: &SearchOptions,
) -> (SearchResponse, usize) {
    let mut blocks = Blocks::default();
    for round in 0..20 {
        match archive.search(query, options, &blocks).unwrap() {
            Step::Ready(response) => return (response, round),
            Step::Wants(wanted) => {
                assert!(!wanted.is_empty());
                for id in wanted {
                    assert!(blocks.get(id).is_none(), "block {id} was asked for twice");
                    blocks.insert(id, files[id as usize].clone());
                }
            }
        }
    }
    panic!("{query}: no answer after 20 rounds");
}

/// One or more queries of every kind.
const KINDS: [&str; 45] = [
    "工会",
    "匠",
    "新质生产力",
    "业工",
    "AI",
    "2025",
    "20",
    "殷一珍",
    "航空母舰",
    "匠工",
    "工会 骑手",
    "工匠 OR 劳模",
    "职工 -北京",
    "职工 -北京市总工会",
    "“产业工人队伍”",
    "标题:工匠",
    "记者:吴晓静",
    "地区:杭州",
    "哪些地方成立了工匠学院？",
    "工会如何服务骑手和网约配送员",
    "Wi-Fi",
    "25年",
    "",
    "   ",
    "-",
    "三八节 插花 女职工",
    "哪些地方成立了工匠学院？ -工匠学院",
    "哪些地方成立了工匠学院？ -学院",
    "工会如何服务骑手 -标题:工会 -北京市总工会",
    "工会如何服务骑手和网约配送员 -“产业工人队伍”",
    "哪里开展了劳动竞赛 -记者:吴晓静",
    "哪里开展了劳动竞赛 -地区:杭州 -来源:A03",
    "(工会)",
    "《工会》 杭州",
    "工匠精神！",
    "#劳模#",
    "\"劳动竞赛",
    "\"工匠精神",
    "“产改",
    "产改\"向",
    "“产改\" 班组",
    "'惠'聚",
    "来源:000",
    "记者:吴晓静 OR 工匠",
    "职工 －北京",
];

#[test]
fn an_archive_answers_as_one_index_does() {
    let engine = engine();
    let articles = articles();
    let fold_table = gongwen_prepare::analyse::fold_table::fold_table(&articles);
    let files =
        build(&IndexInput { articles: articles.clone(), fold_table, ..IndexInput::default() }).unwrap();
    assert!(files.blocks.iter().all(|block| block.len() <= LARGEST_BLOCK));
    let archive = Archive::open(&files.head).unwrap();
    assert_eq!((archive.len(), archive.block_count()), (articles.len(), files.blocks.len()));

    let table = engine.index().fold_table();
    let items: Vec<Vec<char>> = articles
        .iter()
        .flat_map(|article| folded_items(article, table))
        .filter(|item| item.len() > 1)
        .collect();
    let mut rng = Rng::new(42);
    let mut queries = KINDS.map(String::from).to_vec();
    for _ in 0..1500 {
        let mut piece = || {
            let item = &items[rng.below(items.len())];
            let length = (1 + rng.below(8)).min(item.len());
            let start = rng.below(item.len() - length + 1);
            item[start..start + length].iter().collect::<String>()
        };
        let first = piece();
        let second = piece();
        queries.push(match queries.len() % 8 {
            0 => format!("{first} {second}"),
            1 => format!("{first} -{second}"),
            2 => format!("“{first}”"),
            3 => format!("如何{first} -{second}"),
            4 => format!("{first}的是什么 -{second} -标题:{}", piece()),
            _ => first,
        });
    }
    let mut most_rounds = 0;
    for (number, query) in queries.iter().enumerate() {
        let options = SearchOptions {
            limit: [20, 3, 100][number % 3],
            offset: [0, 0, 0, 2][number % 4],
            sort: if number % 7 == 6 { Sort::Date } else { Sort::Relevance },
            snippets: 2,
            // An archive searches for what was typed alone.
            expand: false,
            ..SearchOptions::default()
        };
        let expected = engine.search(query, &options).unwrap();
        let (response, rounds) = fetch(&archive, &files.blocks, query, &options);
        assert_eq!(response.hits, expected.hits, "{query}");
        assert!(response.total >= expected.total, "{query}");
        assert_eq!(response.total == 0, expected.total == 0, "{query}");
        most_rounds = most_rounds.max(rounds);
    }
    // Features, articles, and more articles where some of the first turned out not to hold the string.
    assert!(most_rounds <= 4, "{most_rounds} rounds");
}

#[test]
fn damaged_heads_and_blocks_are_errors() {
    let articles = articles();
    let files = build(&IndexInput { articles, ..IndexInput::default() }).unwrap();
    let mut rng = Rng::new(9);
    for _ in 0..300 {
        let mut head = files.head.clone();
        let at = rng.below(head.len());
        head[at] ^= 1 << rng.below(8);
        head.truncate(rng.below(head.len() * 2).max(1));
        let Ok(archive) = Archive::open(&head) else { continue };
        let mut blocks = Blocks::default();
        for _ in 0..6 {
            match archive.search("工会 工匠", &SearchOptions::default(), &blocks) {
                Ok(Step::Wants(wanted)) => {
                    for id in wanted {
                        let mut block = files.blocks.get(id as usize).cloned().unwrap_or_default();
                        if let Some(byte) = block.get_mut(rng.below(4096)) {
                            *byte ^= 1 << rng.below(8);
                        }
                        blocks.insert(id, block);
                    }
                }
                Ok(Step::Ready(_)) | Err(_) => break,
            }
        }
    }
}
