//! What the tests of the engine share.

#![allow(dead_code, missing_docs, clippy::unwrap_used)]

pub(crate) mod corpus;
pub(crate) mod exercise;

use gongwen_engine::article::{Article, Kind, Subhead};
use gongwen_engine::index::vocabulary::{VocabularyInput, WordInput, WordKind};
use proptest::prelude::*;

/// Text of every sort: Chinese of both scripts, words, figures, marks, blanks, emoji, combining and control
/// characters, and characters with a meaning in some format.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[工会职员新闻，。“”]{1,6}",
        2 => "[a-cA-C0-2ａＢ３ 　\n]{1,6}",
        2 => prop::sample::select(vec![
            "勞動模範", "「工會」", "\"引\"", "——", "•", "\u{200B}", "\u{FEFF}", "e\u{301}", "\u{0}", "\u{1}",
            "\u{7F}", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "😀", "𠮷", "ﬁ", "İ", "ß", "\r\n", "\t",
            "Wi  Fi", "25 年", "㎡", "⑴⑵", "Ⅲ", "½", "\u{202E}", "葛\u{E0100}", "\u{E000}", "\u{10FFFF}", "-", "|", ":",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// An article with anything in any field; `id` is left to the caller.
pub(crate) fn article() -> impl Strategy<Value = Article> {
    let one = || prop::option::of(text());
    let list = || prop::collection::vec(text(), 0..4);
    let texts = (text(), one(), one(), one(), one(), one(), list(), list());
    let lists = (list(), list(), list(), list(), list());
    let subheads = prop::collection::vec((text(), prop_oneof![0..5usize, Just(usize::MAX)]), 0..3);
    let lines = prop::collection::vec((0..100usize, 0..100usize), 0..3);
    let rest = (text(), one(), one(), 0..4usize, 0..=100u8, subheads, lines);
    let web = (one(), one());
    (texts, lists, rest, web).prop_map(|(texts, lists, rest, (origin, author))| {
        let (title, kicker, subtitle, section, byline, credit, captions, paragraphs) = texts;
        let (reporters, correspondents, photographers, places, organisations) = lists;
        let (source, date, url, kind, percent, subheads, lines) = rest;
        let mut line = 0;
        let lines = lines.into_iter().map(|(gap, length)| {
            let first = line + gap;
            line = first + length;
            (first, line)
        });
        Article {
            id: String::new(),
            source,
            origin,
            author,
            kind: [Kind::Article, Kind::Photo, Kind::Listing, Kind::Brief][kind],
            title,
            kicker,
            subtitle,
            section,
            byline,
            reporters,
            correspondents,
            photographers,
            date,
            places,
            organisations,
            paragraphs,
            subheads: subheads.into_iter().map(|(text, before)| Subhead { text, before }).collect(),
            captions,
            credit,
            url,
            source_lines: lines.collect(),
            confidence: f32::from(percent) / 100.0,
        }
    })
}

/// Up to `most` articles with ids of their own.
pub(crate) fn articles(most: usize) -> impl Strategy<Value = Vec<Article>> {
    prop::collection::vec(article(), 0..=most).prop_map(|mut articles| {
        for (number, article) in articles.iter_mut().enumerate() {
            article.id = format!("{}-{number}", article.source);
        }
        articles
    })
}

/// A fold table as a corpus might have it.
pub(crate) fn fold_table() -> gongwen_engine::text::fold::FoldTable {
    let pairs = [('勞', '劳'), ('動', '动'), ('模', '模'), ('範', '范'), ('會', '会'), ('İ', 'i')];
    let expansions =
        [('ﬁ', "fi"), ('㎡', "m2"), ('⑴', "(1)"), ('⑵', "(2)"), ('⑶', "(3)"), ('Ⅲ', "iii"), ('½', "1/2")];
    let expansions = expansions.map(|(from, to)| (from, to.to_owned())).to_vec();
    gongwen_engine::text::fold::FoldTable::new(pairs.to_vec()).with_expansions(expansions)
}

/// The vocabulary of a corpus: some words, readings and aliases.
pub(crate) fn vocabulary() -> VocabularyInput {
    let kinds = [WordKind::Word, WordKind::Person, WordKind::Place, WordKind::Organisation];
    let word = |(number, text): (usize, &&str)| WordInput {
        text: (*text).to_owned(),
        kind: kinds[number % 4],
        count: 1,
        reading: (number == 1).then(|| vec![String::from("yuan"), String::from("gong")]),
    };
    let words = ["工会", "员工", "职工", "新闻", "职工技能", "club", "ab", "吴晓静"];
    let readings = [
        ("工", "gong"),
        ("会", "hui kuai"),
        ("职", "zhi"),
        ("员", "yuan yun"),
        ("新", "xin"),
        ("闻", "wen"),
        ("技", "ji"),
        ("能", "neng"),
        ("吴", "wu"),
        ("慧", "hui"),
        ("攻", "gong"),
        ("公", "gong"),
    ];
    let reading = |(c, spelled): &(&str, &str)| {
        (c.chars().next().unwrap(), spelled.split(' ').map(str::to_owned).collect())
    };
    let groups = [["工会", "工人组织"], ["职工", "员工"]];
    VocabularyInput {
        words: words.iter().enumerate().map(word).collect(),
        readings: readings.iter().map(reading).collect(),
        aliases: groups.map(|group| group.map(str::to_owned).to_vec()).to_vec(),
        synonyms: vec![vec!["打工人".to_owned(), "职工".to_owned()]],
    }
}
