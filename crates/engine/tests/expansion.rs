//! Query expansion and suggestions: pinyin, aliases, typos, prefixes; and related articles.

#![allow(clippy::unwrap_used)]

mod common;

use common::corpus::{article, corpus, engine};
use gongwen_engine::Engine;
use gongwen_engine::SuggestionKind;
use gongwen_engine::index::vocabulary::{VocabularyInput, WordInput, WordKind};
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::{Match, SearchOptions, SearchResponse};
use proptest::prelude::*;

fn search(engine: &Engine, query: &str) -> SearchResponse {
    engine.search(query, &SearchOptions::default()).unwrap()
}

/// Ids and kinds of match of all hits.
fn found(engine: &Engine, query: &str) -> Vec<(String, Match)> {
    search(engine, query).hits.into_iter().map(|hit| (hit.id, hit.matched)).collect()
}

fn suggested(engine: &Engine, prefix: &str) -> Vec<String> {
    engine.suggest(prefix, 8).unwrap().into_iter().map(|suggestion| suggestion.text).collect()
}

#[test]
fn pinyin_finds_words_however_it_is_written() {
    let engine = engine();
    for query in ["gonghui", "gong hui", "gōnghuì", "GongHui", "gong1hui4", "gong会", "工hui"] {
        let response = search(&engine, query);
        assert_eq!(response.via, ["工会"], "{query}");
        assert_eq!(response.hits[0].matched, Match::Pinyin);
        assert_eq!((response.total, response.full), (1, 0));
        assert!(!response.hits[0].title_ranges.is_empty(), "{query} is not marked");
    }
    assert_eq!(search(&engine, "zgh").via, ["总工会"]);
    assert_eq!(search(&engine, "nvzhigong").via, ["女职工"]);
    assert_eq!(search(&engine, "nuzhigong").via, ["女职工"]);
    assert_eq!(search(&engine, "xi'an").via, ["西安"]);
    // Two words in a row, a string of the text that is not in the vocabulary, and a name.
    assert_eq!(search(&engine, "wuxiaojingyinhang").via, ["吴晓静", "银行"]);
    assert_eq!(search(&engine, "gonghuixinwen").via, ["工会新闻"]);
    assert_eq!(search(&engine, "wuxiaojing").via, ["吴晓静"]);
}

#[test]
fn a_word_is_read_as_the_dictionary_says() {
    let engine = engine();
    assert_eq!(search(&engine, "yinhang").via, ["银行"]);
    // As a word it has one reading; its characters alone have both.
    assert!(!suggested(&engine, "yinx").contains(&String::from("银行")));
    assert!(suggested(&engine, "yinh").contains(&String::from("银行")));
}

#[test]
fn latin_words_of_the_text_come_first() {
    let engine = engine();
    assert_eq!(found(&engine, "ai"), [("club".into(), Match::Literal)]);
    assert_eq!(found(&engine, "deepseek"), [("club".into(), Match::Literal)]);
    assert_eq!(suggested(&engine, "gh")[0], "工会");
    assert!(search(&engine, "gh").hits.is_empty());
    assert_eq!(search(&engine, "gh").alternatives[0].text, "工会");
}

#[test]
fn aliases_rank_below_what_was_typed() {
    let engine = engine();
    let response = search(&engine, "骑手");
    assert_eq!(response.via, ["网约配送员"]);
    assert_eq!((response.hits[0].id.as_str(), response.hits[0].matched), ("rider", Match::Alias));
    assert_eq!((response.total, response.full), (1, 0));
    assert_eq!(found(&engine, "女职工 外卖小哥"), [("rider".into(), Match::Alias)]);
    assert!(found(&engine, "“骑手”").is_empty());
    assert_eq!(found(&engine, "网约配送员"), [("rider".into(), Match::Literal)]);
}

#[test]
fn words_of_like_meaning_are_similar_and_only_asked_where_nothing_holds_most() {
    let synonyms =
        vec![vec!["打工人".to_owned(), "职工".to_owned()], vec!["工会".to_owned(), "组织".to_owned()]];
    let articles =
        vec![article("1", "职工免费体检", "职工可以体检。"), article("2", "骑手运动会", "工会办的运动会。")];
    let vocabulary = VocabularyInput { synonyms, ..VocabularyInput::default() };
    let engine =
        Engine::open(build(&IndexInput { vocabulary, ..IndexInput::of(articles) }).unwrap()).unwrap();
    let response = search(&engine, "打工人体检");
    assert_eq!((response.hits[0].id.as_str(), response.hits[0].matched), ("1", Match::Similar));
    assert_eq!(response.via, ["职工"]);
    assert_eq!(response.parts, ["打工人", "体检"]);
    assert_eq!(found(&engine, "打工人"), [("1".to_owned(), Match::Similar)]);
    // What was typed is there: its synonyms are not asked.
    assert_eq!(found(&engine, "工会"), [("2".to_owned(), Match::Literal)]);
    let exact = SearchOptions { expand: false, ..SearchOptions::default() };
    assert!(engine.search("打工人", &exact).unwrap().hits.is_empty());
}

#[test]
fn a_question_about_one_word_finds_it() {
    let engine = engine();
    for query in ["什么是银行？", "银行是什么", "吴晓静是谁？", "请问什么是银行"] {
        assert_eq!(found(&engine, query), [("bank".to_owned(), Match::Words)], "{query}");
    }
}

#[test]
fn typos_are_marked_and_corrected() {
    let engine = engine();
    for (query, meant) in [
        ("工慧", "工会"),
        ("户外老动者", "户外劳动者"),
        ("户外劳者", "户外劳动者"),
        ("户外动劳者", "户外劳动者"),
        ("网约派送员", "网约配送员"),
        ("deepsek", "DeepSeek"),
        ("网约配松员近校园", "网约配送员进校园"),
    ] {
        let response = search(&engine, query);
        assert_eq!(response.via, [meant], "{query}");
        assert_eq!(response.alternatives[0].text, meant);
        assert!(response.hits.iter().all(|hit| hit.matched == Match::Similar), "{query}");
        assert_eq!(response.full, 0);
    }
    for nothing in ["攻员", "三好", "2025", "deep9", "户外", "乜嘢冇"] {
        let response = search(&engine, nothing);
        assert!(response.hits.iter().all(|hit| hit.matched == Match::Literal), "{nothing}: {response:?}");
    }
}

/// Candidates are not compared each with all others: that would take minutes here.
#[test]
fn a_text_of_similar_strings_alone_is_searched() {
    let similar: Vec<String> = ('\u{4E00}'..'\u{9C00}').map(|c| format!("工会{c}职")).collect();
    let text = similar.join("、");
    let engine = Engine::open(build(&IndexInput::of(vec![article("a", "工", &text)])).unwrap()).unwrap();
    let response = search(&engine, "工会龘职");
    assert_eq!(response.full, 0);
    // Too many to be searched at once, and none of them a word.
    assert_eq!(response.alternatives.len(), 5);
}

#[test]
fn of_very_many_aliases_some_are_searched() {
    let names: Vec<String> = ('\u{4E00}'..'\u{4E80}').map(|c| format!("工{c}")).collect();
    let articles = vec![article("a", "工", &names[1..].join("，")), article("b", "丁", &names[0])];
    let vocabulary = VocabularyInput { aliases: vec![names.clone()], ..VocabularyInput::default() };
    let engine =
        Engine::open(build(&IndexInput { vocabulary, ..IndexInput::of(articles) }).unwrap()).unwrap();
    let response = search(&engine, &names[0]);
    assert_eq!((response.total, response.via.len()), (2, 64));
}

#[test]
fn expansion_can_be_switched_off() {
    let engine = engine();
    let options = SearchOptions { expand: false, ..SearchOptions::default() };
    for query in ["gonghui", "骑手", "工慧"] {
        let response = engine.search(query, &options).unwrap();
        assert!(response.hits.is_empty() && response.via.is_empty(), "{query}");
    }
}

#[test]
fn suggestions_complete_words_names_and_titles() {
    let engine = engine();
    // 工会新 ends with no particle, and 不在这里 occurs nowhere.
    assert_eq!(suggested(&engine, "工"), ["工会", "工会新"]);
    assert_eq!(suggested(&engine, "wxj"), ["吴晓静"]);
    assert_eq!(suggested(&engine, "xian"), ["先锋", "西安", "银行与先锋"]);
    assert_eq!(suggested(&engine, "校园"), ["网约配送员进校园"]);
    assert_eq!(suggested(&engine, "职工 zongg"), ["职工 总工会"]);
    assert!(suggested(&engine, "不在").is_empty());
    let kinds: Vec<SuggestionKind> =
        engine.suggest("w", 8).unwrap().into_iter().map(|suggestion| suggestion.kind).collect();
    assert_eq!(kinds, [SuggestionKind::Person, SuggestionKind::Word]);
}

#[test]
fn digits_suggest_what_begins_with_them_or_holds_their_number() {
    let titles = [
        "C919工匠",
        "G20峰会",
        "90后与1号",
        "2025年新春慰问",
        "迎接2025年",
        "12355热线",
        "第120期",
        "工匠",
        "５１４站",
    ];
    let of = |(number, title): (usize, &&str)| article(&number.to_string(), title, "讲述。");
    let words = vec![(String::from("90后"), WordKind::Word), (String::from("1号"), WordKind::Word)];
    let words =
        words.into_iter().map(|(text, kind)| WordInput { text, kind, count: 1, reading: None }).collect();
    let vocabulary = VocabularyInput {
        words,
        readings: vec![('工', vec![String::from("gong")]), ('匠', vec![String::from("jiang")])],
        ..VocabularyInput::default()
    };
    let articles = titles.iter().enumerate().map(of).collect();
    let engine =
        Engine::open(build(&IndexInput { vocabulary, ..IndexInput::of(articles) }).unwrap()).unwrap();
    for (typed, expected) in [
        ("12", vec!["12355热线"]),
        ("19", vec![]),
        ("19 ", vec![]),
        ("91", vec![]),
        ("123", vec!["12355热线"]),
        ("235", vec![]),
        ("355", vec![]),
        ("919", vec!["C919工匠"]),
        ("20", vec!["2025年新春慰问"]),
        ("202", vec!["2025年新春慰问"]),
        ("025", vec![]),
        ("2025", vec!["2025年新春慰问", "迎接2025年"]),
        ("２０２５", vec!["2025年新春慰问", "迎接2025年"]),
        ("120", vec!["第120期"]),
        ("9", vec!["90后"]),
        ("90", vec!["90后", "90后与1号"]),
        ("11", vec![]),
        ("514", vec!["５１４站"]),
        ("51", vec!["５１４站"]),
        ("14", vec![]),
        ("c91", vec!["C919工匠"]),
        ("G2", vec!["G20峰会"]),
        ("G1", vec![]),
        ("gong1jiang4", vec!["C919工匠", "工匠"]),
        ("gong1", vec!["C919工匠", "工匠"]),
    ] {
        assert_eq!(suggested(&engine, typed), expected, "{typed}");
    }
}

#[test]
fn related_articles_come_in_their_order() {
    let engine = engine();
    let ids = |id: &str, limit: usize| -> Vec<String> {
        engine.related(id, limit).unwrap().into_iter().map(|hit| hit.id).collect()
    };
    assert_eq!(ids("club", 5), ["rider", "bank"]);
    assert_eq!(ids("club", 1), ["rider"]);
    assert!(ids("bank", 5).is_empty());
    assert!(engine.related("none", 5).is_err());
    let mut wrong = IndexInput::of(corpus());
    wrong.articles[0].related = vec![3];
    assert!(build(&wrong).is_err());
}

proptest! {
    #[test]
    fn suggestions_are_distinct_and_begin_with_the_prefix(prefix in "[工会职银行总吴a-z' ]{0,6}|.{0,12}", limit in 0usize..10) {
        thread_local!(static ENGINE: Engine = engine());
        let suggestions = ENGINE.with(|engine| engine.suggest(&prefix, limit).unwrap());
        prop_assert!(suggestions.len() <= limit);
        for (at, suggestion) in suggestions.iter().enumerate() {
            prop_assert!(suggestions[..at].iter().all(|other| other.text != suggestion.text));
            let typed: String = prefix.chars().filter(|c| !c.is_whitespace()).collect();
            if !typed.is_empty() && typed.chars().all(|c| "工会职银行总吴".contains(c)) && !prefix.contains(' ') {
                let at = suggestion.text.find(&typed);
                let is_right = at == Some(0) || (at.is_some() && suggestion.kind == SuggestionKind::Title);
                prop_assert!(is_right, "{} for {}", suggestion.text, prefix);
            }
        }
    }

    #[test]
    fn expansion_keeps_the_literal_hits_first(query in "[工会职银行总吴慧攻骑手a-z ]{0,8}|.{0,12}") {
        thread_local!(static ENGINE: Engine = engine());
        let response = ENGINE.with(|engine| search(engine, &query));
        common::exercise::check(&response);
        let exact = SearchOptions { expand: false, ..SearchOptions::default() };
        let literal = ENGINE.with(|engine| engine.search(&query, &exact).unwrap());
        // What was found literally is found all the same, in the same order and before all else.
        prop_assert_eq!(response.full, literal.full);
        let full = |response: &SearchResponse| -> Vec<String> {
            response.hits.iter().take(response.full).map(|hit| hit.id.clone()).collect()
        };
        prop_assert_eq!(full(&response), full(&literal));
    }
}
