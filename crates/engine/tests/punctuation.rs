//! Queries with quotation marks, punctuation and operators in them find what is printed so.

#![allow(clippy::unwrap_used)]

use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::{Match, SearchOptions, SearchResponse};
use gongwen_engine::{Article, Engine};

/// An engine over articles of one paragraph each; their ids are numbers from 0.
fn engine(paragraphs: &[&str]) -> Engine {
    let article = |(number, text): (usize, &&str)| Article {
        id: number.to_string(),
        source: String::from("000.txt"),
        title: format!("第{number}篇"),
        paragraphs: vec![(*text).to_owned()],
        ..Article::default()
    };
    let articles = paragraphs.iter().enumerate().map(article).collect();
    Engine::open(build(&IndexInput::of(articles)).unwrap()).unwrap()
}

fn answer(engine: &Engine, query: &str) -> SearchResponse {
    engine.search(query, &SearchOptions::default()).unwrap()
}

/// The ids of the hits in their order, each with how it was found and what is marked in its first snippet.
fn found(engine: &Engine, query: &str) -> Vec<(String, Match, String)> {
    let marked = |text: &str, ranges: &[(u32, u32)]| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece =
            |&(from, to): &(u32, u32)| String::from_utf16(&units[from as usize..to as usize]).unwrap();
        ranges.iter().map(piece).collect::<Vec<_>>().join("/")
    };
    let hits = answer(engine, query).hits.into_iter();
    hits.map(|hit| {
        let snippet = &hit.snippets[0];
        (hit.id, hit.matched, marked(&snippet.text, &snippet.ranges))
    })
    .collect()
}

fn literal(id: &str, mark: &str) -> (String, Match, String) {
    (id.to_owned(), Match::Literal, mark.to_owned())
}

/// What `highlight` marks.
fn highlighted(engine: &Engine, text: &str, query: &str) -> String {
    let segments = engine.highlight(text, query).into_iter();
    segments.filter(|segment| segment.hit).map(|segment| segment.text).collect::<Vec<_>>().join("/")
}

#[test]
fn a_query_may_begin_inside_a_quotation() {
    let text = "他说\"你好\"，又说\"再见\"。";
    let engine = engine(&[text, "换上3.5\"屏幕和2.5\"硬盘"]);
    for query in ["你好\"", "再见\"。", "好\"，又说\"再", "说“你好”", "说”你", "再见＂。"]
    {
        let printed = query.replace(['“', '”', '＂'], "\"");
        assert_eq!(found(&engine, query), [literal("0", &printed)], "{query}");
        assert_eq!(highlighted(&engine, text, query), printed, "{query}");
    }
    assert_eq!(found(&engine, "2.5\"硬盘"), [literal("1", "2.5\"硬盘")]);
    assert_eq!(found(&engine, "『说\"你好\"，』"), [literal("0", "说\"你好\"，")]);
}

#[test]
fn a_percent_sign_belongs_to_its_number() {
    let engine = engine(&["增长30%，高于去年", "共有30人参加", "占比达到45.5％左右"]);
    assert_eq!(found(&engine, "30%"), [literal("0", "30%")]);
    assert_eq!(found(&engine, "45.5%"), [literal("2", "45.5％")]);
    assert_eq!(found(&engine, "30％。"), [literal("0", "30%")]);
    for absent in ["60%", "30‰", "3%"] {
        assert_eq!(found(&engine, absent), [], "{absent}");
    }
}

#[test]
fn single_quotation_marks_match_each_other() {
    let engine = engine(&["建设‘工会’之家", "it's 5 o’clock"]);
    for query in ["'工会'", "‘工会’", "’工会'", "设'工", "会'之家"] {
        let printed = match query {
            "设'工" => "设‘工",
            "会'之家" => "会’之家",
            _ => "‘工会’",
        };
        assert_eq!(found(&engine, query), [literal("0", printed)], "{query}");
    }
    assert_eq!(found(&engine, "it’s"), [literal("1", "it's")]);
    assert_eq!(found(&engine, "o'clock"), [literal("1", "o’clock")]);
}

#[test]
fn what_reads_as_a_field_may_be_printed() {
    let engine = engine(&["来源：新华社。记者：李四", "新华社的李四", "职工之家"]);
    for (query, mark) in [
        ("来源：新华社", "来源：新华社"),
        ("记者:李四", "记者：李四"),
        ("来源：新华社。记者：李四", "来源：新华社。记者：李四"),
    ] {
        assert_eq!(found(&engine, query), [literal("0", mark)], "{query}");
    }
    assert_eq!(found(&engine, "来源：新华社 记者：李四")[0].1, Match::Words);
    assert_eq!(answer(&engine, "来源:000").total, 3);
    assert_eq!(found(&engine, "新华社 -来源：新华社").len(), 2);
    assert_eq!(found(&engine, "来源：新华社 OR 职工").len(), 2);
}

#[test]
fn full_width_operators_are_operators() {
    let engine = engine(&["北京职工", "上海职工", "杭州劳模"]);
    let ids = |query: &str| -> Vec<String> { found(&engine, query).into_iter().map(|hit| hit.0).collect() };
    assert_eq!(ids("职工 －北京"), ["1"]);
    assert_eq!(ids("上海 ＯＲ 劳模").len(), 2);
}

#[test]
fn punctuation_round_a_string_is_trimmed_unless_it_occurs_so() {
    let text = "全国总工会，工会之家。";
    let engine = engine(&[text, "职工！", "劳模"]);
    for query in ["(工会)", "《工会》", "工会！", "#工会", "【工会】", "“工会", "＂工会", "'工会'"]
    {
        assert_eq!(found(&engine, query), [literal("0", "工会/工会")], "{query}");
        assert_eq!(highlighted(&engine, text, query), "工会/工会", "{query}");
    }
    // If it occurs with the punctuation, that comes first, and is marked so.
    assert_eq!(found(&engine, "工会，")[0], literal("0", "工会，"));
    assert_eq!(highlighted(&engine, text, "工会，"), "工会，");
    assert_eq!(found(&engine, "工！")[0], literal("1", "工！"));
    // A phrase is matched as it is.
    assert!(found(&engine, "“(工会)”").is_empty());
    assert_eq!(found(&engine, "（工会） 《职工》").len(), 2);
    assert_eq!(found(&engine, "《工会》 -（之家）").len(), 1);
    assert_eq!(found(&engine, "《职工》 OR 劳模").len(), 2);
    assert_eq!(found(&engine, "标题：《第2篇》")[0].0, "2");
    assert!(found(&engine, "（会工）").is_empty());
}

#[test]
fn an_unclosed_quotation_is_a_word_and_its_literal_hits_come_first() {
    let engine = engine(&["劳动竞赛开幕，劳动竞赛", "“劳动竞赛”开幕", "“匠心”"]);
    for query in ["\"劳动竞赛", "“劳动竞赛"] {
        let hits = found(&engine, query);
        assert_eq!(hits[0], literal("1", "“劳动竞赛"), "{query}");
        assert_eq!(hits[1], (String::from("0"), Match::Words, String::from("劳动竞赛/劳动竞赛")), "{query}");
        assert_eq!(answer(&engine, query).counts.literal, 1);
    }
    assert_eq!(found(&engine, "\"竞赛"), [literal("0", "竞赛/竞赛"), literal("1", "竞赛")]);
    assert_eq!(found(&engine, "\"竞赛 开幕").len(), 2);
    assert_eq!(found(&engine, "“匠心"), [literal("2", "“匠心")]);
}
