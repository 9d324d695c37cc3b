//! What the seeds give for suggestions and pinyin.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeSet;

use gongwen_analysis::aliases::{built_in, synonyms};
use gongwen_analysis::fold_table::fold_table;
use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::index::vocabulary::VocabularyInput;
use gongwen_engine::text::fold::{FoldTable, fold_to_string};

fn seeds() -> (Vec<Article>, FoldTable, VocabularyInput) {
    let articles = gongwen_prepare::read::read_path("seeds".as_ref()).unwrap();
    let table = fold_table(&articles);
    let vocabulary = gongwen_analysis::vocabulary::vocabulary(
        &articles,
        &table,
        &mut |block| vec![Vec::new(); block.len()],
        &[],
        built_in(),
        synonyms(),
    );
    (articles, table, vocabulary)
}

#[test]
fn every_word_occurs_in_the_text_of_an_article() {
    let (articles, table, vocabulary) = seeds();
    let texts = articles.iter().flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article)));
    let texts: Vec<String> = texts.map(|text| fold_to_string(text, &table)).collect();
    for word in &vocabulary.words {
        let folded = fold_to_string(&word.text, &table);
        assert!(texts.iter().any(|text| text.contains(&folded)), "{}", word.text);
    }
    let distinct: BTreeSet<&str> = vocabulary.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(distinct.len(), vocabulary.words.len());
}

#[test]
fn names_and_words_that_readers_look_for_are_there() {
    let (_, _, vocabulary) = seeds();
    for text in [
        "玉环工匠学院",
        "葛玲燕",
        "吴晓静",
        "白莹",
        "王頔",
        "八里庄街道总工会",
        "金华市总工会",
        "班前十分钟活动",
        "青山湖",
        "AI",
        "产业工人",
        "技能",
        "劳模",
        "工匠",
        "女职工",
        "骑手",
        "低空",
        "运动会",
        "心理健康",
        "产改",
        "直播",
    ] {
        assert!(vocabulary.words.iter().any(|word| word.text == text), "{text}");
    }
}

#[test]
fn every_chinese_character_has_a_reading() {
    let (articles, table, vocabulary) = seeds();
    let known: BTreeSet<char> = vocabulary.readings.iter().map(|(c, _)| *c).collect();
    let texts = articles.iter().flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article)));
    for c in texts.flat_map(str::chars).map(|c| table.fold_char(c)) {
        assert!(!gongwen_engine::text::chars::is_han(c) || known.contains(&c), "{c}");
    }
    assert!(vocabulary.readings.is_sorted());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let articles = || gongwen_prepare::read::read_path("seeds".as_ref()).unwrap();
    assert_eq!(gongwen_prepare::index(articles()).unwrap(), gongwen_prepare::index(articles()).unwrap());
    let (_, _, once) = seeds();
    let (_, _, again) = seeds();
    assert_eq!(once, again);
}

#[test]
fn the_configuration_of_the_repository_is_the_default() {
    let config = gongwen_prepare::config::Config::read("gongwen.toml".as_ref()).unwrap();
    assert_eq!(config, gongwen_prepare::config::Config::default());
}

#[test]
fn aliases_of_the_seeds_are_kept() {
    let (_, _, vocabulary) = seeds();
    let with = |name: &str| vocabulary.aliases.iter().any(|group| group.iter().any(|other| other == name));
    for name in
        ["妇女节", "产业工人队伍建设改革", "中华全国总工会", "外卖小哥", "户外劳动者服务站", "卡车司机"]
    {
        assert!(with(name), "{name}");
    }
    // Nothing of it occurs in the seeds.
    assert!(!with("敬老院"));
}

#[test]
fn kin_of_the_seeds_are_related_both_ways() {
    let (articles, table, vocabulary) = seeds();
    let related = gongwen_analysis::related::related(&articles, &table, &vocabulary.words);
    let of = |id: &str| -> Vec<&str> {
        let number = articles.iter().position(|article| article.id == id).unwrap();
        related[number].iter().map(|&other| articles[other as usize].id.as_str()).collect()
    };
    // Read from the text: what the two have in common.
    for (one, other) in [
        ("002-07", "003-08"), // 玉环工匠学院
        ("000-06", "002-06"), // 湖州吴兴区东林镇总工会
        ("002-01", "003-03"), // 余杭区总工会
        ("003-05", "004-03"), // 新业态工会联合会
        ("003-01", "003-05"), // 能级工资集体协商
        ("000-02", "000-06"), // 插花过三八节
        ("002-05", "003-08"), // 工匠学院揭牌
    ] {
        assert!(of(one).contains(&other), "{one} {:?}", of(one));
        assert!(of(other).contains(&one), "{other} {:?}", of(other));
    }
    // A medical check-up, a canteen of AI, a poem of tea: nothing but the union in common.
    for (one, other) in [("003-07", "001-01"), ("002-02", "004-02"), ("000-04", "001-05")] {
        assert!(!of(one).contains(&other), "{one} {other}");
    }
    assert!(related.iter().all(|others| others.len() <= 5));
}
