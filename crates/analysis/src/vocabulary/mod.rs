//! The vocabulary of a corpus: words worth suggesting, pinyin readings and aliases, cut to what the corpus uses.

mod candidates;
mod collect;
mod judge;
mod sighting;
mod words;

use std::collections::BTreeSet;

use gongwen_engine::Article;
use gongwen_engine::index::vocabulary::VocabularyInput;
use gongwen_engine::text::fold::FoldTable;

use super::fold_table::printed_characters;
use super::{aliases, data, readings};
pub use words::telling_words;
pub use words::words;

/// Frequent characters that get readings though the corpus lacks them, so that a homophone typed by mistake is
/// recognised (劳摸 for 劳模).
const OTHER_CHARS: usize = 800;

/// The vocabulary of these articles; `keywords` gives those of some articles, as [`words()`] asks for them, `own` are the words of
/// the site's dictionary, the others all groups of aliases and of synonyms.
#[must_use]
pub fn vocabulary(
    articles: &[Article],
    table: &FoldTable,
    keywords: &mut dyn FnMut(&[Article]) -> Vec<Vec<String>>,
    own: &[String],
    aliases: Vec<Vec<String>>,
    synonyms: Vec<Vec<String>>,
) -> VocabularyInput {
    let [aliases, synonyms] = aliases::of_corpus([aliases, synonyms], articles, table);
    let terms: Vec<&str> = aliases.iter().flatten().chain(own).map(String::as_str).collect();
    let words = words(articles, table, keywords, &terms);
    VocabularyInput { words, readings: char_readings(articles, table), aliases, synonyms }
}

/// The pinyin readings of the corpus's characters, folded, and of the most frequent others, in ascending order.
fn char_readings(articles: &[Article], table: &FoldTable) -> Vec<(char, Vec<String>)> {
    let articles: Vec<&Article> = articles.iter().collect();
    let mut own = BTreeSet::new();
    for c in printed_characters(&articles) {
        table.fold_each(c, |folded| own.extend([folded]));
    }
    let others = frequent().map(|c| table.fold_char(c)).filter(|c| !own.contains(c)).take(OTHER_CHARS);
    let all: BTreeSet<char> = own.iter().copied().chain(others).collect();
    all.into_iter().map(|c| (c, readings::of_char(c))).filter(|(_, readings)| !readings.is_empty()).collect()
}

/// The characters of `data/frequent.txt`, the commonest first.
fn frequent() -> impl Iterator<Item = char> {
    data::lines(include_str!("../../data/frequent.txt")).flat_map(str::chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_the_corpus_and_frequent_others_have_readings() {
        let article = Article { title: String::from("工會AI龘"), ..Article::default() };
        let table = FoldTable::new(vec![('會', '会')]);
        let found = char_readings(&[article], &table);
        let of =
            |c: char| found.iter().find(|(other, _)| *other == c).map(|(_, readings)| readings.join(" "));
        assert_eq!(of('会').as_deref(), Some("hui kuai"));
        assert_eq!(of('會'), None);
        assert_eq!(of('龘').as_deref(), Some("da"));
        assert_eq!(of('人').as_deref(), Some("ren"));
        assert_eq!(of('a'), None);
        assert!(found.len() <= OTHER_CHARS + 3 && found.is_sorted());
    }

    #[test]
    fn frequent_characters_are_distinct() {
        let distinct: BTreeSet<char> = frequent().collect();
        assert_eq!((distinct.len(), frequent().count()), (3_000, 3_000));
    }
}
