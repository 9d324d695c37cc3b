//! Characters that become several for matching are shown whole: printed once, and marked from their beginning to their end.

#![allow(clippy::unwrap_used)]

mod common;

use common::exercise::check_ranges;
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::{SearchOptions, SearchResponse};
use gongwen_engine::text::fold::{fold, fold_to_string};
use gongwen_engine::{Article, Engine};
use proptest::prelude::*;

fn engine(paragraphs: &[&str]) -> Engine {
    let article = Article {
        id: "a".into(),
        title: "标题".into(),
        paragraphs: paragraphs.iter().map(|&text| text.to_owned()).collect(),
        ..Article::default()
    };
    let input = IndexInput { fold_table: common::fold_table(), ..IndexInput::of(vec![article]) };
    Engine::open(build(&input).unwrap()).unwrap()
}

fn answer(engine: &Engine, query: &str) -> SearchResponse {
    engine.search(query, &SearchOptions { snippets: 5, ..SearchOptions::default() }).unwrap()
}

/// What is marked in the snippets of the first hit.
fn marked(engine: &Engine, query: &str) -> Vec<String> {
    let mut marked = Vec::new();
    for snippet in answer(engine, query).hits.into_iter().take(1).flat_map(|hit| hit.snippets) {
        let units: Vec<u16> = snippet.text.encode_utf16().collect();
        let piece =
            |&(from, to): &(u32, u32)| String::from_utf16(&units[from as usize..to as usize]).unwrap();
        marked.extend(snippet.ranges.iter().map(piece));
    }
    marked
}

#[test]
fn either_form_is_found_and_the_printed_one_shown() {
    let text = "⑴工资⑵社保，30㎡宿舍，Ⅲ级响应，½天，ﬁnal";
    let engine = engine(&[text]);
    for (query, mark) in [
        ("(1)工资", "⑴工资"),
        ("（1）工资", "⑴工资"),
        ("⑴工资", "⑴工资"),
        ("资(2", "资⑵"),
        ("30m2宿", "30㎡宿"),
        ("30㎡", "30㎡"),
        ("30m", "30㎡"),
        ("2宿舍", "㎡宿舍"),
        ("iii级", "Ⅲ级"),
        ("ii级", "Ⅲ级"),
        ("1/2天", "½天"),
        ("Final", "ﬁnal"),
        ("inal", "ﬁnal"),
    ] {
        assert_eq!(marked(&engine, query), [mark], "{query}");
        let segments = engine.highlight(text, query);
        let hits: Vec<&str> = segments.iter().filter(|s| s.hit).map(|s| s.text.as_str()).collect();
        assert_eq!(hits, [mark], "{query}");
        assert_eq!(segments.iter().map(|s| s.text.as_str()).collect::<String>(), text);
    }
}

#[test]
fn two_marks_in_one_character_are_one() {
    let engine = engine(&["甲Ⅲ乙，⑴"]);
    assert_eq!(marked(&engine, "甲i OR i乙"), ["甲Ⅲ乙"]);
}

#[test]
fn a_blank_before_an_expansion_stays() {
    let text = "5 ㎡ 的 AI ﬁt";
    let engine = engine(&[text]);
    assert_eq!(engine.article("a").unwrap().paragraphs, [text]);
    assert_eq!(marked(&engine, "5m2"), ["5 ㎡"]);
    assert_eq!(marked(&engine, "AI fit"), ["AI ﬁt"]);
}

#[test]
fn a_snippet_may_begin_inside_an_expansion() {
    let text = "工会".repeat(40) + "㎡" + &"职工".repeat(40);
    let engine = engine(&[&text]);
    for query in ["会m2", "2职", "m", "2", "会m", "m2"] {
        assert!(answer(&engine, query).hits[0].snippets[0].text.contains('㎡'), "{query}");
        for mark in marked(&engine, query) {
            assert!(mark.contains('㎡') && text.contains(&mark), "{query}: {mark}");
        }
    }
}

/// Text with many characters that become several.
fn text() -> impl Strategy<Value = String> {
    "[工会职，。 a1(ﬁ㎡⑴⑵⑶Ⅲ½\u{FE0F}\u{200B}x2]{1,30}"
}

proptest! {
    #[test]
    fn articles_come_back_and_marks_cover_whole_characters(
        text in text(),
        from in any::<prop::sample::Index>(),
        length in 1usize..6,
    ) {
        let table = common::fold_table();
        let places = fold(&text, &table);
        prop_assume!(!places.is_empty());
        let trimmed = &text[places[0].start..places[places.len() - 1].end];
        let engine = engine(&["前文", &text, "后文"]);
        let article = engine.article("a").unwrap();
        prop_assert_eq!(&article.paragraphs[1], trimmed);
        // Any part of the folded text finds it, and what is marked holds the part.
        let start = from.index(places.len());
        let part: String = places[start..].iter().take(length).map(|c| c.folded).collect();
        prop_assume!(part.chars().any(char::is_alphanumeric));
        let query = format!("“{part}”");
        let response = answer(&engine, &query);
        prop_assert_eq!(response.total, 1, "{}", query);
        let mut holds = false;
        for snippet in &response.hits[0].snippets {
            check_ranges(&snippet.text, &snippet.ranges);
            prop_assert!(text.contains(&snippet.text) || "前文后文".contains(&snippet.text));
        }
        let wanted: String = part.chars().filter(|c| c.is_alphanumeric()).collect();
        for mark in marked(&engine, &query) {
            let mark: String = fold_to_string(&mark, &table).chars().filter(|c| c.is_alphanumeric()).collect();
            prop_assert!(!mark.is_empty());
            holds |= mark.contains(&wanted);
        }
        prop_assert!(holds, "{} in {}", query, text);
        let segments = engine.highlight(&text, &query);
        prop_assert!(segments.iter().any(|segment| segment.hit));
        prop_assert_eq!(segments.into_iter().map(|segment| segment.text).collect::<String>(), text);
    }
}

#[test]
fn brackets_that_close_elsewhere_are_passed() {
    let engine = engine(&["《工会，“工会，《工会的》书", "《工会》"]);
    for query in ["《工会》", "《工会》书", "“工会」", "《工会的》书"] {
        assert_eq!(answer(&engine, query).total, 1, "{query}");
    }
}
