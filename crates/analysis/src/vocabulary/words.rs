//! The words of a corpus that are worth suggesting and worth finding by pinyin: persons, organisations, places,
//! keywords, words and phrases of headlines, and the content words of the text.

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use aho_corasick::AhoCorasick;
use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::index::vocabulary::{WordInput, WordKind};
use gongwen_engine::text::fold::{FoldTable, fold_to_string};
use rayon::prelude::*;

use super::candidates::{Candidates, WordCandidate};
use super::collect::{KnownNames, sightings};
use crate::content::is_generic;
use crate::readings;

/// Words that are kept of a corpus of n characters: `LIMIT_FACTOR` × n to the power `LIMIT_POWER`, as
/// vocabularies grow with texts (Heaps' law): 3,400 of 24,000 characters at most, 27,000 of 770,000. Pinyin finds every string
/// of the text, whether it is a word of this list or not; the list says what to suggest first.
const LIMIT_FACTOR: f64 = 8.0;
/// See [`LIMIT_FACTOR`].
const LIMIT_POWER: f64 = 0.6;
/// As [`LIMIT_FACTOR`], of the words that tell which articles are related: the rarest ones tell little.
const RELATED_FACTOR: f64 = 5.0;

/// The words of a vocabulary that tell which of these articles are related; its words come in the order of their use.
#[must_use]
pub fn telling_words<'a>(words: &'a [WordInput], articles: &[Article]) -> &'a [WordInput] {
    let items = articles.iter().flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article)));
    let length: usize = items.map(|item| item.chars().count()).sum();
    let limit = (RELATED_FACTOR * (length as f64).powf(LIMIT_POWER)).ceil() as usize;
    words.get(..limit).unwrap_or(words)
}

/// Articles that are read before the candidates are updated. All articles at once would take many times the memory
/// of their text.
const BLOCK: usize = 512;

/// The words of these articles that are worth suggesting, the most useful first. `keywords` gives those of some articles that
/// follow each other, and is asked for all in their order; `terms` are aliases that count where the text contains them.
#[must_use]
pub fn words(
    articles: &[Article],
    table: &FoldTable,
    keywords: &mut dyn FnMut(&[Article]) -> Vec<Vec<String>>,
    terms: &[&str],
) -> Vec<WordInput> {
    let terms: Vec<String> = terms.iter().map(|term| fold_to_string(term, table)).collect();
    let terms = KnownNames { finder: AhoCorasick::new(&terms).ok(), names: &terms };
    let mut candidates = Candidates::default();
    let mut length = 0;
    for (number, block) in articles.chunks(BLOCK).enumerate() {
        let keywords = keywords(block);
        let read = |(at, article)| {
            let keywords = keywords.get(at).map_or(&[][..], Vec::as_slice);
            sightings(article, table, keywords, &terms)
        };
        let block: Vec<_> = block.par_iter().enumerate().map(read).collect();
        length += block.iter().map(|sightings| sightings.length).sum::<usize>();
        candidates.add((number * BLOCK) as u32 + 1, &block);
    }
    candidates.drop_pieces();
    let mut ranked: Vec<(f64, String, WordCandidate)> = candidates
        .into_par_iter()
        .filter(|(text, word)| !word.guess || word.count > 1 || word.in_headline && text.chars().count() == 2)
        .map(|(text, candidate)| (usefulness(&text, &candidate), text, candidate))
        .collect();
    // No text occurs twice, so the order is unique.
    ranked.par_sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let limit = (LIMIT_FACTOR * (length as f64).powf(LIMIT_POWER)).ceil() as usize;
    ranked.truncate(limit);
    ranked
        .into_par_iter()
        .map(|(_, text, candidate)| WordInput {
            reading: readings::of_word(&text, candidate.kind),
            text: candidate.printed,
            kind: candidate.kind,
            count: candidate.count,
        })
        .collect()
}

/// How useful a suggestion is: more for names and keywords, for words of headlines, frequent and longer words; less for
/// words that say nothing about the subject.
fn usefulness(text: &str, word: &WordCandidate) -> f64 {
    let kind = match word.kind {
        WordKind::Organisation => 3.0,
        WordKind::Person | WordKind::Place => 2.5,
        WordKind::Word => 0.0,
    };
    let bonus = |applies: bool, points: f64| if applies { points } else { 0.0 };
    let letters = text.chars().count().clamp(2, 6) as f64;
    kind + bonus(word.keyword, 2.0)
        + bonus(word.in_headline, 2.0)
        + f64::from(word.articles).ln()
        + 0.7 * f64::from(word.count).ln()
        + 0.2 * (letters - 2.0)
        - bonus(is_generic(text), 4.0)
        - bonus(word.predicate, 1.0)
        - bonus(word.guess, 1.5)
}
