//! What is written reads back as what `serde_json` writes.

use super::to_json;
use gongwen_engine::search::{Hit, Match, SearchResponse, Snippet};
use gongwen_engine::{Article, Kind, Subhead};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_text_comes_back(text in any::<String>(), lines in proptest::collection::vec(any::<(u32, u32)>(), 0..3)) {
        let lines: Vec<_> = lines.into_iter().map(|(a, b)| (a as usize, b as usize)).collect();
        let article = Article {
            title: text.clone(),
            byline: Some(text.clone()),
            paragraphs: vec![text.clone(), String::new()],
            subheads: vec![Subhead { text, before: 1 }],
            source_lines: lines,
            confidence: 0.85,
            ..Article::default()
        };
        let back: Article = serde_json::from_str(&to_json(&article)).unwrap();
        prop_assert_eq!(back, article);
    }

    #[test]
    fn scores_keep_six_digits(score in 0.0f32..1e6) {
        let back: f64 = serde_json::from_str(&to_json(&score)).unwrap();
        prop_assert!((back - f64::from(score)).abs() <= 0.51e-6 + f64::from(score) * 1e-15);
    }
}

#[test]
fn a_response_reads_as_serde_json_writes_it() {
    let snippet =
        Snippet { text: "“工会”\u{1}\t\"\\".into(), ranges: vec![(1, 3)], ..Snippet::default() };
    let hit = Hit {
        id: "a-1".into(),
        title: String::new(),
        title_ranges: Vec::new(),
        snippets: vec![snippet],
        score: 12.5,
        matched: Match::Words,
        kind: Kind::Brief,
        source: "页.txt".into(),
        origin: Some("云河日报".into()),
        byline: None,
        section: Some("要闻".into()),
        date: None,
        url: None,
        places: vec!["杭州市".into(), "上城区".into()],
        holds: vec!["骑手".into()],
        lacks: vec!["报名".into()],
    };
    let response =
        SearchResponse { query: "q".into(), total: 1, full: 1, hits: vec![hit], ..Default::default() };
    let value = |json: &str| -> serde_json::Value { serde_json::from_str(json).unwrap() };
    assert_eq!(value(&to_json(&response)), value(&serde_json::to_string(&response).unwrap()));
    assert_eq!(to_json(&f32::NAN), "0.000000");
    assert_eq!(to_json(&f32::INFINITY), "0.000000");
    assert_eq!(to_json(&-1.0f32), "0.000000");
}
