//! What readers type that is not a word of the text: sounds, other names, slips, beginnings.

#![allow(clippy::unwrap_used)]

mod common;

use gongwen_engine::facets::Filters;
use gongwen_engine::index::vocabulary::{VocabularyInput, WordInput, WordKind};
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::{Match, SearchOptions, SearchResponse};
use gongwen_engine::{Article, Engine, Kind};
use proptest::prelude::*;

fn article(id: &str, title: &str, text: &str) -> Article {
    Article { id: id.into(), title: title.into(), paragraphs: vec![text.into()], ..Article::default() }
}

fn corpus() -> Vec<Article> {
    let mut all = vec![
        article("club", "工会新闻", "总工会为职工办班。DeepSeek 来了，“AI”赋能。"),
        article("bank", "银行与先锋", "吴晓静到银行，行走三里。户外劳动者说：“好！”"),
        article("rider", "网约配送员进校园", "女职工与网约配送员同唱。西安。"),
    ];
    all[0].places = vec!["杭州市临平区".into()];
    all[0].date = Some("2025-06-10".into());
    all[1].places = vec!["杭州市".into(), "宁波市".into()];
    all[1].reporters = vec!["吴晓静".into()];
    all[1].date = Some("2024-12-01".into());
    all[2].kind = Kind::Photo;
    all[2].date = Some("06-10".into());
    all
}

const READINGS: &str = "工gong 会hui,kuai 总zong 职zhi 新xin 闻wen 为wei 办ban 班ban 赋fu 能neng 银yin 行xing,hang 与yu \
    先xian 锋feng 吴wu 晓xiao 静jing 到dao 走zou 三san 里li 户hu 外wai 劳lao 动dong 者zhe 说shuo 好hao 网wang 约yue \
    配pei 送song 员yuan 进jin 校xiao 园yuan 女nv 同tong 唱chang 西xi 安an 慧hui 攻gong 骑qi 手shou 了le 来lai";

fn vocabulary() -> VocabularyInput {
    let word = |&(text, kind, reading): &(&str, WordKind, &str)| WordInput {
        text: text.to_owned(),
        kind,
        count: 1,
        reading: (!reading.is_empty()).then(|| reading.split(' ').map(str::to_owned).collect()),
    };
    let words = [
        ("工会", WordKind::Word, ""),
        ("职工", WordKind::Word, ""),
        ("总工会", WordKind::Organisation, ""),
        ("银行", WordKind::Word, "yin hang"),
        ("女职工", WordKind::Word, ""),
        ("吴晓静", WordKind::Person, ""),
        ("西安", WordKind::Place, ""),
        ("先锋", WordKind::Word, ""),
        ("网约配送员", WordKind::Word, ""),
        ("户外劳动者", WordKind::Word, ""),
        ("工会新", WordKind::Word, ""),
        ("不在这里", WordKind::Word, ""),
    ];
    let reading = |one: &str| {
        let c = one.chars().next().unwrap();
        (c, one[c.len_utf8()..].split(',').map(str::to_owned).collect())
    };
    let mut readings: Vec<_> = READINGS.split_whitespace().map(reading).collect();
    readings.sort();
    let group = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    VocabularyInput {
        words: words.iter().map(word).collect(),
        readings,
        aliases: vec![group(&["骑手", "外卖小哥", "网约配送员"]), group(&["只此一名"])],
    }
}

fn engine() -> Engine {
    let input = IndexInput {
        articles: corpus(),
        vocabulary: vocabulary(),
        related: vec![vec![2, 1], vec![], vec![0]],
        ..IndexInput::default()
    };
    let bytes = build(&input).unwrap();
    assert_eq!(bytes, build(&input).unwrap());
    Engine::open(bytes).unwrap()
}

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
    // Two words in a row, one word of the text that is none of the vocabulary, and a name.
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
fn other_names_rank_below_what_was_typed() {
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
fn slips_are_marked_and_offered() {
    let engine = engine();
    for (query, meant) in [
        ("工慧", "工会"),
        ("户外老动者", "户外劳动者"),
        ("户外劳者", "户外劳动者"),
        ("户外动劳者", "户外劳动者"),
        ("网约派送员", "网约配送员"),
        ("网约的配送员", "网约配送员"),
        ("deepsek", "DeepSeek"),
        ("AI赋能", "AI”赋能"),
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

/// The strings found are not held each against all others.
#[test]
fn a_text_of_nothing_but_alike_strings_is_searched() {
    let alike: Vec<String> = ('\u{4E00}'..'\u{9C00}').map(|c| format!("工会{c}职")).collect();
    let text = alike.join("、");
    let engine = Engine::open(
        build(&IndexInput { articles: vec![article("a", "工", &text)], ..IndexInput::default() }).unwrap(),
    )
    .unwrap();
    let response = search(&engine, "工会龘职");
    assert_eq!((response.full, response.hits.len()), (0, 0));
    // Too many to be searched at once, and none of them a word.
    assert_eq!(response.alternatives.len(), 5);
}

#[test]
fn of_very_many_other_names_some_are_searched() {
    let names: Vec<String> = ('\u{4E00}'..'\u{4E80}').map(|c| format!("工{c}")).collect();
    let articles = vec![article("a", "工", &names[1..].join("，")), article("b", "丁", &names[0])];
    let vocabulary = VocabularyInput { aliases: vec![names.clone()], ..VocabularyInput::default() };
    let engine =
        Engine::open(build(&IndexInput { articles, vocabulary, ..IndexInput::default() }).unwrap()).unwrap();
    let response = search(&engine, &names[0]);
    assert_eq!((response.total, response.via.len()), (2, 64));
}

#[test]
fn what_was_typed_alone_is_searched_on_request() {
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
    // 工会新 differs by a character that means something, 不在这里 stands nowhere.
    assert_eq!(suggested(&engine, "工"), ["工会", "工会新"]);
    assert_eq!(suggested(&engine, "wxj"), ["吴晓静"]);
    assert_eq!(suggested(&engine, "xian"), ["先锋", "西安", "银行与先锋"]);
    assert_eq!(suggested(&engine, "校园"), ["网约配送员进校园"]);
    assert_eq!(suggested(&engine, "职工 zongg"), ["职工 总工会"]);
    assert!(suggested(&engine, "不在").is_empty());
    let kinds: Vec<String> =
        engine.suggest("w", 8).unwrap().into_iter().map(|suggestion| suggestion.kind).collect();
    assert_eq!(kinds, ["person", "word"]);
}

#[test]
fn filters_narrow_and_facets_count() {
    let engine = engine();
    let narrowed = |facet: usize, values: &[&str], query: &str| -> Vec<String> {
        let mut filters = Filters::default();
        filters.values[facet] = values.iter().map(|&value| value.to_owned()).collect();
        let options = SearchOptions { filters, ..SearchOptions::default() };
        engine.search(query, &options).unwrap().hits.into_iter().map(|hit| hit.id).collect()
    };
    assert_eq!(narrowed(0, &["photo"], ""), ["rider"]);
    assert_eq!(narrowed(1, &["杭州市"], ""), ["club", "bank"]);
    assert_eq!(narrowed(1, &["杭州市临平区", "宁波市"], ""), ["club", "bank"]);
    assert_eq!(narrowed(3, &["吴晓静"], ""), ["bank"]);
    assert_eq!(narrowed(6, &["2025-06"], ""), ["club"]);
    assert_eq!(narrowed(1, &["杭州市"], "职工"), ["club"]);
    let dated = |from: Option<&str>, to: Option<&str>| -> Vec<String> {
        let filters = Filters { from: from.map(Into::into), to: to.map(Into::into), ..Filters::default() };
        let options = SearchOptions { filters, ..SearchOptions::default() };
        engine.search("", &options).unwrap().hits.into_iter().map(|hit| hit.id).collect()
    };
    assert_eq!(dated(Some("2025"), None), ["club"]);
    assert_eq!(dated(None, Some("2024-12")), ["bank"]);
    assert_eq!(dated(Some("2024"), Some("2025")), ["club", "bank"]);

    let facets = engine.facets();
    let places: Vec<(&str, usize)> =
        facets.place.iter().map(|value| (value.value.as_str(), value.count)).collect();
    assert_eq!(places, [("杭州市", 2), ("宁波市", 1), ("杭州市临平区", 1)]);
    assert_eq!(facets.place[2].parent.as_deref(), Some("杭州市"));
    // The filter of a facet does not lessen its own counts, those of the others do.
    let mut filters = Filters::default();
    filters.values[1] = vec!["宁波市".into()];
    let options = SearchOptions { filters, facets: true, ..SearchOptions::default() };
    let response = engine.search("职工 OR 行", &options).unwrap();
    assert_eq!(response.total, 1);
    let facets = response.facets.unwrap();
    assert_eq!(facets.place.len(), 3);
    assert_eq!(facets.kind.len(), 1);
    assert_eq!((facets.kind[0].value.as_str(), facets.kind[0].count), ("article", 1));
    assert!(engine.search("", &SearchOptions::default()).unwrap().hits.is_empty());
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
    let wrong = IndexInput { articles: corpus(), related: vec![vec![3]; 3], ..IndexInput::default() };
    assert!(build(&wrong).is_err());
}

proptest! {
    #[test]
    fn any_prefix_gives_distinct_suggestions_that_begin_so(prefix in "[工会职银行总吴a-z' ]{0,6}|.{0,12}", limit in 0usize..10) {
        thread_local!(static ENGINE: Engine = engine());
        let suggestions = ENGINE.with(|engine| engine.suggest(&prefix, limit).unwrap());
        prop_assert!(suggestions.len() <= limit);
        for (at, suggestion) in suggestions.iter().enumerate() {
            prop_assert!(suggestions[..at].iter().all(|other| other.text != suggestion.text));
            let typed: String = prefix.chars().filter(|c| !c.is_whitespace()).collect();
            if !typed.is_empty() && typed.chars().all(|c| "工会职银行总吴".contains(c)) && !prefix.contains(' ') {
                let at = suggestion.text.find(&typed);
                let is_right = at == Some(0) || (at.is_some() && suggestion.kind == "title");
                prop_assert!(is_right, "{} for {}", suggestion.text, prefix);
            }
        }
    }

    #[test]
    fn any_query_is_answered_honestly(query in "[工会职银行总吴慧攻骑手a-z ]{0,8}|.{0,12}") {
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
