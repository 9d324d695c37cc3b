//! Suggestions and pinyin of an archive, beside those of an index of the same articles.
#![cfg(feature = "hosted")]
#![allow(clippy::unwrap_used)]

#[path = "common/archive.rs"]
mod archive;

use archive::Host;
use gongwen_engine::SuggestionKind;
use gongwen_engine::index::vocabulary::{VocabularyInput, WordInput, WordKind};
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::{Match, SearchOptions};
use gongwen_engine::text::fold::FoldTable;
use gongwen_engine::{Article, Engine};

/// Words with what they are and their pinyin, the most useful first.
const WORDS: [(&str, WordKind, &str); 11] = [
    ("工会", WordKind::Word, "gong hui"),
    ("总工会", WordKind::Organisation, "zong gong hui"),
    ("劳动", WordKind::Word, "lao dong"),
    ("竞赛", WordKind::Word, "jing sai"),
    ("劳动竞赛", WordKind::Word, "lao dong jing sai"),
    ("银行", WordKind::Word, "yin hang"),
    ("西安", WordKind::Place, "xi an"),
    ("先锋", WordKind::Word, "xian feng"),
    ("陈一", WordKind::Person, "chen yi"),
    ("行走", WordKind::Word, "xing zou"),
    ("App", WordKind::Word, ""),
];

fn input() -> IndexInput {
    let text = "总工会组织劳动竞赛。陈一到西安的银行。先锋行走三里，用App报名。";
    let article = |number: usize| Article {
        id: format!("a{number}"),
        title: ["工会新闻", "银行与先锋", "竞赛开始", "在路上"][number % 4].into(),
        paragraphs: text
            .split_inclusive('。')
            .skip(number % 3)
            .take(1 + number % 2)
            .map(Into::into)
            .collect(),
        ..Article::default()
    };
    let mut vocabulary = VocabularyInput::default();
    for (text, kind, reading) in WORDS {
        let syllables: Vec<String> =
            reading.split(' ').filter(|one| !one.is_empty()).map(Into::into).collect();
        for (c, syllable) in text.chars().zip(&syllables) {
            match vocabulary.readings.iter_mut().find(|(known, _)| *known == c) {
                Some((_, known)) if known.contains(syllable) => {}
                Some((_, known)) => known.push(syllable.clone()),
                None => vocabulary.readings.push((c, vec![syllable.clone()])),
            }
        }
        let reading = Some(syllables).filter(|syllables| !syllables.is_empty());
        vocabulary.words.push(WordInput { text: text.into(), kind, count: 3, reading });
    }
    vocabulary.readings.sort();
    IndexInput { vocabulary, ..IndexInput::of((0..24).map(article).collect()) }
}

fn both() -> (Engine, Host) {
    let input = input();
    (Engine::open(build(&input).unwrap()).unwrap(), Host::of_input(&input, 100))
}

#[test]
fn the_words_that_begin_so_are_suggested() {
    let (engine, host) = both();
    let mut archive = host.open();
    for typed in [
        "工",
        "工会",
        "劳动",
        "g",
        "go",
        "gong",
        "gongh",
        "gonghui",
        "gong hui",
        "gh",
        "zgh",
        "zong",
        "ldjs",
        "laodongj",
        "xian",
        "chen",
        "陈",
        "app",
        "a",
        "西安 gon",
        "龘",
        "",
        "  ",
        "12",
    ] {
        let words = |suggestions: Vec<gongwen_engine::Suggestion>| -> Vec<_> {
            let words = suggestions.into_iter().filter(|known| known.kind != SuggestionKind::Title);
            words.map(|known| (known.text, known.kind.name())).collect()
        };
        let mut expected = words(engine.suggest(typed, 20).unwrap());
        let mut found = words(host.suggest(&mut archive, typed, 20));
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{typed:?}");
    }
    assert_eq!(host.suggest(&mut host.open(), "gonghui", 1)[0].text, "工会");
    assert_eq!(host.suggest(&mut host.open(), "xian", 5).len(), 2);
}

/// How all characters are read is fetched with what else guesses take, and not where some article holds what was typed. By which
/// letters other words are filed stands with the words of a character.
#[test]
fn how_characters_are_read_is_asked_for_where_it_is_needed() {
    let (_, host) = both();
    let reads =
        |paths: &Vec<String>, letter: &str| paths.iter().any(|path| path.contains(&format!("/{letter}0/")));
    for typed in ["劳动竞赛", "先锋行走", "陈一到西安"] {
        let rounds = host.rounds(typed, &SearchOptions::default());
        assert!(!rounds.iter().any(|paths| reads(paths, "p")), "{typed}: {rounds:?}");
    }
    for typed in ["锋陈安走", "赛走银先", "到先锋陈"] {
        let rounds = host.rounds(typed, &SearchOptions::default());
        let asked = rounds.iter().position(|paths| reads(paths, "p"));
        assert_eq!(asked, rounds.iter().position(|paths| reads(paths, "y")), "{typed}: {rounds:?}");
        assert!(asked.is_some_and(|at| at > 0), "{typed}: {rounds:?}");
    }
}

#[test]
fn what_letters_spell_is_found() {
    let (engine, host) = both();
    let mut archive = host.open();
    let options = SearchOptions { limit: 100, ..SearchOptions::default() };
    for query in [
        "gonghui",
        "gong hui",
        "laodongjingsai",
        "laodong jingsai",
        "xianfeng",
        "chenyi",
        "yinhang",
        "zonggonghui",
    ] {
        let (answer, rounds) = host.ask(&mut host.open(), query, &options);
        let expected = engine.search(query, &options).unwrap();
        let pinyin = |response: &gongwen_engine::search::SearchResponse| {
            let hits = response.hits.iter().filter(|hit| hit.matched == Match::Pinyin);
            let mut ids: Vec<String> = hits.map(|hit| hit.id.clone()).collect();
            ids.sort();
            ids
        };
        assert!(!pinyin(&expected).is_empty(), "{query}");
        assert_eq!(pinyin(&answer.response), pinyin(&expected), "{query}");
        assert_eq!(answer.response.via, expected.via, "{query}");
        assert!(rounds <= 4, "{query}: {rounds}");
    }
    // A page of ten: all are counted.
    let options = SearchOptions { limit: 3, ..SearchOptions::default() };
    let (answer, _) = host.ask(&mut archive, "gonghui", &options);
    assert_eq!(answer.response.total, engine.search("gonghui", &options).unwrap().total);
    // What is held as it is typed is not taken for pinyin.
    let (answer, _) = host.ask(&mut archive, "App", &options);
    assert_eq!(answer.response.counts.pinyin, 0);
    assert!(answer.response.hits.iter().all(|hit| hit.matched == Match::Literal));
    // Nor is what nobody spells so.
    let (answer, _) = host.ask(&mut archive, "qwrtp", &options);
    assert_eq!(answer.response.total, 0);
    let exact = SearchOptions { expand: false, ..options };
    assert_eq!(host.ask(&mut archive, "gonghui", &exact).0.response.total, 0);
}

/// What nobody prints and some type is folded by a table that is fetched when it is needed.
#[test]
fn the_traditional_script_is_read() {
    let mut input = input();
    input.fold_table = FoldTable::new(vec![('會', '会'), ('勞', '劳'), ('動', '动')]);
    let engine = Engine::open(build(&input).unwrap()).unwrap();
    let host = Host::of_input(&input, 100);
    let options = SearchOptions { limit: 100, ..SearchOptions::default() };
    let mut kept = host.open();
    for query in ["勞動", "工會", "劳动", "龘"] {
        let expected = engine.search_basic(query, &options).unwrap().full;
        for archive in [&mut kept, &mut host.open()] {
            let (answer, rounds) = host.ask(archive, query, &options);
            assert_eq!(answer.response.full, expected, "{query}");
            assert!(rounds <= 4, "{query}: {rounds}");
        }
        assert_eq!(expected > 0, query != "龘", "{query}");
    }
    assert_eq!(host.suggest(&mut host.open(), "工會", 3)[0].text, "工会");
}

/// The lists tell that articles hold the words of a query: nothing else is asked for.
#[test]
fn words_that_articles_hold_apart_take_no_round_more() {
    let (engine, host) = both();
    let options = SearchOptions { limit: 100, ..SearchOptions::default() };
    for query in ["西安先锋", "银行竞赛", "劳动竞赛西安"] {
        let expected = engine.search(query, &options).unwrap();
        let (answer, rounds) = host.ask(&mut host.open(), query, &options);
        assert!(expected.counts.words > 0 && expected.counts.literal == 0, "{query}: {:?}", expected.counts);
        assert_eq!(answer.response.counts.words, expected.counts.words, "{query}");
        // Beside the root: lists and words, texts.
        assert_eq!(rounds, 2, "{query}");
    }
}

/// Where the best articles do not hold what the lists promise, those that were not read are not counted.
#[test]
fn nothing_is_counted_where_nothing_is_found() {
    let (_, host) = both();
    let options = SearchOptions { limit: 3, ..SearchOptions::default() };
    for query in ["工会里", "竞赛用", "银行赛", "劳动里", "先锋会", "工会龘"] {
        let response = host.ask(&mut host.open(), query, &options).0.response;
        let is_similar = response.hits.iter().all(|hit| hit.matched == Match::Similar);
        assert_eq!(response.hits.is_empty(), response.total == 0, "{query}");
        assert!(!is_similar || response.counts.partial == 0, "{query}: {:?}", response.counts);
    }
}
