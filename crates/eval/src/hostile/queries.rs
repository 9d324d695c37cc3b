//! Queries: long, of one character, of operators, of what looks like a pattern.

use super::{POISON, Scale};

/// A query, by what it is.
#[derive(Clone, Debug)]
pub struct HostileQuery {
    /// What it is.
    pub name: String,
    /// What is typed.
    pub text: String,
}

/// What is repeated to 100,000 characters.
const RUNS: [(&str, &str); 22] = [
    ("chinese", "工"),
    ("pair", "工会"),
    ("latin", "a"),
    ("pinyin", "gonghui"),
    ("initials", "zh"),
    ("digits", "9"),
    ("chinese-digits", "二十"),
    ("quotes", "\""),
    ("chinese-quotes", "“"),
    ("minus", "-"),
    ("minus-words", "-工 "),
    ("or", "OR "),
    ("bars", "工|"),
    ("fields", "标题:"),
    ("blanks", "　 "),
    ("words", "工 会 "),
    ("pattern", "(a+)+$"),
    ("stars", ".*"),
    ("bidi", "\u{202E}"),
    ("zero-width", "\u{200B}工"),
    ("combining", "e\u{301}"),
    ("emoji", "👩\u{200D}👧"),
];

/// All hostile queries.
#[must_use]
pub fn queries(scale: Scale) -> Vec<HostileQuery> {
    let run = |(name, piece): (&str, &str)| {
        let times = scale.of(100_000) / piece.chars().count();
        HostileQuery { name: name.to_owned(), text: piece.repeat(times) }
    };
    let mut all: Vec<HostileQuery> = RUNS.into_iter().map(run).collect();
    let every: String = ('\u{4E00}'..='\u{9FFF}').collect();
    all.push(HostileQuery { name: String::from("every-character"), text: every.clone() });
    let spaced: String = every.chars().flat_map(|c| [c, ' ']).collect();
    all.push(HostileQuery { name: String::from("every-word"), text: spaced });
    all.push(HostileQuery {
        name: String::from("megabyte"),
        text: "工会为职工办实事，".repeat(scale.of(1_000_000) / 27),
    });
    all.extend(
        POISON
            .iter()
            .enumerate()
            .map(|(at, poison)| HostileQuery { name: format!("poison-{at}"), text: (*poison).to_owned() }),
    );
    all
}
