//! Pinyin readings without tones (`ü` as `v`): of characters, of words, of names.
//!
//! A character's usual reading is in `data/characters.txt`; `data/readings.txt` says which characters have several in use,
//! because complete lists of readings contain archaic ones. A word is read as jieba's words in it are, by
//! `data/phrases.txt`, a name as its surname is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use gongwen_engine::index::vocabulary::WordKind;
use gongwen_engine::text::chars::is_han;
use rustc_hash::FxHashMap;

use crate::data;
use crate::dictionary::JIEBA;

/// The table `data/readings.txt` of characters.
static SEVERAL: LazyLock<BTreeMap<&str, Vec<&str>>> =
    LazyLock::new(|| table(include_str!("../data/readings.txt")));
/// The table `data/surnames.txt` of surnames.
static SURNAMES: LazyLock<BTreeMap<&str, Vec<&str>>> =
    LazyLock::new(|| table(include_str!("../data/surnames.txt")));
/// The table `data/polyphones.txt` of words.
static WORDS: LazyLock<BTreeMap<&str, Vec<&str>>> =
    LazyLock::new(|| table(include_str!("../data/polyphones.txt")));

/// The table `data/phrases.txt` of what is not read as its characters are.
static PHRASES: LazyLock<FxHashMap<&str, Vec<&str>>> =
    LazyLock::new(|| table(include_str!("../data/phrases.txt")).into_iter().collect());
/// The usual readings of characters: the table `data/characters.txt`, a syllable and its characters a line.
static USUAL: LazyLock<FxHashMap<char, &str>> = LazyLock::new(|| {
    let pairs = data::lines(include_str!("../data/characters.txt")).filter_map(|line| line.split_once(' '));
    pairs.flat_map(|(syllable, characters)| characters.chars().map(move |c| (c, syllable))).collect()
});
/// Characters of the longest phrase.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| PHRASES.keys().map(|phrase| phrase.chars().count()).max().unwrap_or_default());

/// Reads a table of a key and its readings a line.
fn table(text: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    data::lines(text)
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            words.next().map(|key| (key, words.collect()))
        })
        .collect()
}

/// The readings of a folded character that are in use, the usual one first; none if it has no known one.
#[must_use]
pub(crate) fn of_char(c: char) -> Vec<String> {
    let text = c.to_string();
    if let Some(readings) = SEVERAL.get(text.as_str()) {
        return readings.iter().map(|&reading| reading.to_owned()).collect();
    }
    match USUAL.get(&c) {
        Some(&reading) if is_han(c) => vec![reading.to_owned()],
        _ => Vec::new(),
    }
}

/// The usual reading of a character, or nothing.
fn usual(c: char) -> String {
    of_char(c).into_iter().next().unwrap_or_default()
}

/// The syllables of a folded word, one for each of its Chinese characters, if they differ from the usual
/// readings of these characters.
#[must_use]
pub(crate) fn of_word(word: &str, kind: WordKind) -> Option<Vec<String>> {
    let letters: Vec<char> = word.chars().filter(|&c| is_han(c)).collect();
    let usual: Vec<String> = letters.iter().map(|&c| usual(c)).collect();
    let reading = if kind == WordKind::Person { of_person(word) } else { of_phrase(word) };
    (reading.len() == usual.len() && reading != usual).then_some(reading)
}

/// A name: the surname as surnames are read, the rest as usual; 长 in a given name is `chang`.
fn of_person(name: &str) -> Vec<String> {
    let surname = [2, 1].into_iter().find_map(|length| {
        let end = name.char_indices().nth(length).map_or(name.len(), |(at, _)| at);
        SURNAMES.get_key_value(&name[..end])
    });
    let (surname, mut reading) = surname.map_or(("", Vec::new()), |(surname, syllables)| {
        (*surname, syllables.iter().map(|&syllable| syllable.to_owned()).collect::<Vec<_>>())
    });
    for c in name[surname.len()..].chars().filter(|&c| is_han(c)) {
        reading.push(if c == '长' { String::from("chang") } else { usual(c) });
    }
    reading
}

/// A word or phrase: word by word as jieba cuts it.
fn of_phrase(phrase: &str) -> Vec<String> {
    let words: Vec<&str> = if JIEBA.has_word(phrase) {
        vec![phrase]
    } else {
        JIEBA.cut(phrase, true).into_iter().map(|token| token.word).collect()
    };
    words.into_iter().flat_map(of_dictionary_word).collect()
}

/// A word of the dictionary: the usual readings of its characters if it has no reading of its own.
fn of_dictionary_word(word: &str) -> Vec<String> {
    if let Some(reading) = WORDS.get(word) {
        return reading.iter().map(|&syllable| syllable.to_owned()).collect();
    }
    let letters: Vec<char> = word.chars().filter(|&c| is_han(c)).collect();
    let plain = || letters.iter().map(|&c| usual(c)).collect();
    if letters.len() < 2 || letters.iter().all(|c| !SEVERAL.contains_key(c.to_string().as_str())) {
        return plain();
    }
    let reading = by_phrases(&letters);
    // A syllable that is not among the readings in use is archaic.
    let in_use = |(c, syllable): (&char, &String)| of_char(*c).contains(syllable);
    if reading.len() == letters.len() && letters.iter().zip(&reading).all(in_use) { reading } else { plain() }
}

/// The readings of the longest phrase at each place; a character that begins none is read as usual.
fn by_phrases(letters: &[char]) -> Vec<String> {
    let mut reading = Vec::with_capacity(letters.len());
    let mut rest = letters;
    while let Some((&first, after)) = rest.split_first() {
        let phrase = (2..=rest.len().min(*LONGEST)).rev().find_map(|length| {
            let syllables = PHRASES.get(String::from_iter(&rest[..length]).as_str())?;
            Some((length, syllables))
        });
        if let Some((length, syllables)) = phrase {
            reading.extend(syllables.iter().map(|&syllable| syllable.to_owned()));
            rest = &rest[length..];
        } else {
            reading.push(usual(first));
            rest = after;
        }
    }
    reading
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn word(text: &str) -> String {
        let plain = || text.chars().map(usual).collect();
        of_word(text, WordKind::Word).unwrap_or_else(plain).join(" ")
    }

    fn person(text: &str) -> String {
        let plain = || text.chars().map(usual).collect();
        of_word(text, WordKind::Person).unwrap_or_else(plain).join(" ")
    }

    #[test]
    fn words_have_their_own_reading() {
        for (text, reading) in [
            ("重庆", "chong qing"),
            ("银行", "yin hang"),
            ("长安", "chang an"),
            ("行业", "hang ye"),
            ("音乐", "yin yue"),
            ("会计", "kuai ji"),
            ("朝阳", "chao yang"),
            ("增长", "zeng zhang"),
            ("得到", "de dao"),
            ("调解", "tiao jie"),
            ("调研", "diao yan"),
            ("直播行业工会联合会", "zhi bo hang ye gong hui lian he hui"),
            ("角色", "jue se"),
            ("模样", "mu yang"),
            ("长三角", "chang san jiao"),
            ("质朴", "zhi pu"),
            ("女职工", "nv zhi gong"),
            ("绿色", "lv se"),
            ("台州", "tai zhou"),
            ("乐清", "yue qing"),
            ("片区", "pian qu"),
            ("临平区总工会", "lin ping qu zong gong hui"),
        ] {
            assert_eq!(word(text), reading, "{text}");
        }
    }

    #[test]
    fn surnames_have_their_own_reading() {
        for (name, reading) in [
            ("单霁翔", "shan ji xiang"),
            ("仇和", "qiu he"),
            ("曾庆红", "zeng qing hong"),
            ("解晓东", "xie xiao dong"),
            ("尉迟恭", "yu chi gong"),
            ("朴树", "piao shu"),
            ("任长霞", "ren chang xia"),
            ("吴晓静", "wu xiao jing"),
        ] {
            assert_eq!(person(name), reading, "{name}");
        }
    }

    #[test]
    fn characters_have_the_readings_in_use() {
        assert_eq!(of_char('重'), ["zhong", "chong"]);
        assert_eq!(of_char('工'), ["gong"]);
        assert_eq!(of_char('女'), ["nv"]);
        assert_eq!(of_char('略'), ["lve"]);
        // Not as a surname.
        assert_eq!(of_char('不'), ["bu"]);
        assert!(of_char('a').is_empty() && of_char('，').is_empty());
    }

    #[test]
    fn the_tables_hold_syllables_and_no_doubles() {
        for text in [
            include_str!("../data/readings.txt"),
            include_str!("../data/surnames.txt"),
            include_str!("../data/polyphones.txt"),
        ] {
            let lines = data::lines(text);
            assert_eq!(lines.clone().count(), table(text).len(), "a key occurs twice");
            for line in lines {
                let mut words = line.split_whitespace();
                assert!(words.next().unwrap().chars().all(is_han), "{line}");
                assert!(words.clone().count() > 0, "{line}");
                assert!(words.all(|syllable| syllable.chars().all(|c| c.is_ascii_lowercase())), "{line}");
            }
        }
    }

    #[test]
    fn a_usual_reading_is_not_stored() {
        assert_eq!(of_word("工会", WordKind::Word), None);
        assert_eq!(of_word("重点", WordKind::Word), None);
        assert_eq!(of_word("AI", WordKind::Word), None);
        assert_eq!(of_word("吴晓静", WordKind::Person), None);
    }
}
