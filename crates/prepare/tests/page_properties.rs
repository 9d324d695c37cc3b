//! Whatever a page holds, the splitter does not panic, puts every line somewhere and loses no character.
#![allow(clippy::unwrap_used)]

use std::path::PathBuf;

use gongwen_prepare::page::{Split, split_page};
use gongwen_prepare::read::BadBytes;
use gongwen_prepare::read::decode::decode;
use proptest::prelude::*;

/// Pages to be torn apart: the seeds, the fictional and the generated pages.
fn pages() -> Vec<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut texts = Vec::new();
    for folder in ["seeds", "tests/pages", "tests/generated"] {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let pages = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt"));
        texts.extend(pages.map(|file| std::fs::read_to_string(file).unwrap()));
    }
    texts
}

/// What must hold of every split.
fn check(text: &str) -> Split {
    let split = split_page("p.txt", "p", text);
    assert_eq!(split.imbalance, 0, "characters lost or doubled");
    for (index, line) in text.split('\n').enumerate() {
        let printed = line.chars().any(char::is_alphanumeric);
        let placed = split.placements.iter().any(|placement| placement.line == index + 1);
        assert!(!printed || placed, "line {} found no place: {line}", index + 1);
    }
    for (index, article) in split.articles.iter().enumerate() {
        assert_eq!(article.id, format!("p-{:02}", index + 1));
        assert!((0.0..=1.0).contains(&article.confidence));
        assert!(article.subheads.iter().all(|subhead| subhead.before <= article.paragraphs.len()));
        assert!(!article.heading().is_empty(), "an article without a heading");
    }
    split
}

/// Wraps every line at a width, as a careless copy would.
fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let chars: Vec<char> = line.chars().collect();
        if chars.is_empty() {
            out.push('\n');
        }
        for piece in chars.chunks(width) {
            out.extend(piece);
            out.push('\n');
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text(text in "\\PC{0,400}") {
        check(&text);
    }

    #[test]
    fn text_made_of_newspaper_words(words in prop::collection::vec(prop::sample::select(vec![
        "本报讯", "记者", "通讯员", "李凡", "王頔", "报道", "（", "）", "“", "”", "。", "，", " ", "\n", "\n\n", "\n\n\n",
        "摄", "摄影报道", "近日，", "总工会", "——", ">> ", " <<", "时间：", "6月10日", "责任编辑：", "第3版", "转自《工报》",
        "职工们在活动现场学习", "文/图", "　　", "    ", "2025年6月10日", "A", "http://a.cn", "\u{c}", "\t", "【", "】", "讯",
    ]), 0..80)) {
        check(&words.concat());
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check(&decode(&bytes, BadBytes::Replace).unwrap());
    }

    #[test]
    fn shuffled_blocks(page in 0_usize..57, seed in any::<u64>()) {
        let pages = pages();
        let text = &pages[page % pages.len()];
        let mut blocks: Vec<&str> = text.split("\n\n").collect();
        let mut state = seed;
        for at in (1..blocks.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            blocks.swap(at, (state >> 33) as usize % (at + 1));
        }
        check(&blocks.join("\n\n"));
    }

    #[test]
    fn wrapped_anywhere(page in 0_usize..57, width in 1_usize..60) {
        let pages = pages();
        check(&wrap(&pages[page % pages.len()], width));
    }
}

#[test]
fn scraps_of_a_story_keep_their_text_and_have_a_title() {
    for text in ["本报讯", "记者李凡 摄", "（记者 李凡）", "转自《工报》", "第3版", ">> 案例 <<"]
    {
        check(text);
    }
    assert_eq!(check("本报讯").articles[0].paragraphs, ["本报讯"]);
}

#[test]
fn the_pages_themselves() {
    for text in pages() {
        check(&text);
    }
}
