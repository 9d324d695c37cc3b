//! Which words of a text are worth suggesting, and what they are.

use gongwen_engine::index::vocabulary::WordKind;
use jieba_rs::Tag;

use super::sighting::WordFacts;
use crate::dictionary::JIEBA;
use crate::gazetteer::is_place;
use crate::keywords::{MOST_CHARS, PHRASE_WORDS, is_phrase};
use crate::names::is_name;
use crate::time_words::is_time_word;
use crate::token::{Token, is_name_dot};

/// Words inside phrases that carry no meaning of their own: 职工之家.
const LINKS: [&str; 3] = ["之", "之家", "家"];

/// Most words of a phrase of running text.
const PHRASE_OF_TEXT: usize = 4;

/// Number of words of the longest phrase that may begin here.
pub(super) fn longest_phrase(words: &[Token], in_headline: bool) -> usize {
    let part = |word: &&Token| word.content || LINKS.contains(&word.text);
    let longest = if in_headline { PHRASE_WORDS } else { PHRASE_OF_TEXT };
    words.iter().take_while(part).take(longest).count().max(1)
}

/// Whether words are worth suggesting together, and what they are; `has_role` tells whether what is beside them speaks of a person.
pub(super) fn judge(run: &[Token], quoted: bool, has_role: impl FnOnce() -> bool) -> Option<WordFacts> {
    let letters: usize = run.iter().map(|word| word.letters).sum();
    if !(2..=MOST_CHARS).contains(&letters) {
        return None;
    }
    let [word] = run else {
        let [first, .., last] = run else { return None };
        let home =
            last.text == "之家" || run.len() > 2 && run[run.len() - 2].text == "之" && last.text == "家";
        let ends = is_phrase(run) || home;
        // A verb makes it a clause (全力搜寻失联), unless the verb is as often a noun.
        let verb = |word: &Token| word.tag == "v" && word.text != "创新";
        let nominal = run.iter().all(|word| !word.generic && !verb(word)) && !LINKS.contains(&first.text);
        let accepted = quoted || ends && nominal;
        return accepted.then(WordFacts::default);
    };
    // Names of days and seasons, of places in a wider sense.
    let named = word.known && matches!(word.tag, "t" | "s" | "nz" | "ns" | "nt");
    // What the dictionary knows carries no meaning where it says when.
    let is_time = || !(word.known && word.content) && is_time_word(word.text);
    if !(named || word.content) || is_time() {
        return None;
    }
    // 高素质, 普惠型: a quality, not a person.
    let quality = || word.text.ends_with(['型', '性', '感', '化', '式', '区', '站']);
    let chinese = || letters == 3 && !quality() && has_role();
    let transcribed = || word.text.contains(is_name_dot);
    let is_unknown_name = !word.known && word.tag.starts_with("nr");
    let person = is_unknown_name && (transcribed() || chinese()) && is_name(word.text);
    let kind = match word.tag {
        "ns" if is_place(word.text) => WordKind::Place,
        _ if person => WordKind::Person,
        _ => WordKind::Word,
    };
    let latin = word.text.chars().any(|c| c.is_ascii_alphabetic());
    let guess = !word.known && !latin && !person;
    Some(WordFacts { kind, guess, predicate: matches!(word.tag, "v" | "a") })
}

/// Whether the name of an organisation lacks its beginning: 区总工会, 充分发挥好工会.
pub(super) fn is_fragment(name: &str) -> bool {
    let whole = |tag: &Tag| matches!(tag.tag.as_bytes().first(), Some(b'n' | b'j' | b'e' | b'x' | b'b'));
    // Verbs that the dictionary takes for nouns.
    let verb = ["充分", "发挥", "上线", "联系", "打造"].iter().any(|verb| name.contains(verb));
    let tags = JIEBA.tag(name, true);
    verb || name.starts_with(['省', '市', '县', '区']) || tags.len() < 2 || !tags.first().is_some_and(whole)
}
