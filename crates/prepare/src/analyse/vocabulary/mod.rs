//! The words of a corpus that are worth suggesting, and worth finding by pinyin: persons, organisations,
//! places, keywords, words and phrases of headlines, and the content words of the text.

mod candidates;
mod judge;
mod sightings;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use aho_corasick::AhoCorasick;
use gongwen_engine::Article;
use gongwen_engine::index::vocabulary::{WordInput, WordKind};
use gongwen_engine::text::fold::{FoldTable, fold_to_string};
use rayon::prelude::*;

use self::candidates::{Candidate, Candidates};
use self::sightings::{Terms, sightings};
use super::content::is_generic;
use super::readings;

/// Words that are kept of a corpus of n characters: `LIMIT_FACTOR` × n to the power `LIMIT_POWER`, as
/// vocabularies grow with texts (Heaps' law): 2,100 of 24,000 characters, 17,000 of 770,000. Every string of the text
/// is found by its sound, be it a word of this list or not; the list says what to offer first.
const LIMIT_FACTOR: f64 = 5.0;
/// See [`LIMIT_FACTOR`].
const LIMIT_POWER: f64 = 0.6;

/// Articles that are read before what they say is told to the candidates: all at once would take many times the
/// room of their text.
const BLOCK: usize = 512;

/// The words of these articles that are worth suggesting, the most useful first; `keywords` are those of
/// every article, `terms` names of the field that count where they stand in the text.
#[must_use]
pub fn words(
    articles: &[Article],
    table: &FoldTable,
    keywords: &[Vec<String>],
    terms: &[&str],
) -> Vec<WordInput> {
    let terms: Vec<String> = terms.iter().map(|term| fold_to_string(term, table)).collect();
    let terms = Terms { finder: AhoCorasick::new(&terms).ok(), names: &terms };
    let mut candidates = Candidates::default();
    let mut length = 0;
    for (number, block) in articles.chunks(BLOCK).enumerate() {
        let first = number * BLOCK;
        let read = |(at, article)| {
            let keywords = keywords.get(first + at).map_or(&[][..], Vec::as_slice);
            sightings(article, table, keywords, &terms)
        };
        let block: Vec<_> = block.par_iter().enumerate().map(read).collect();
        length += block.iter().map(|sightings| sightings.length).sum::<usize>();
        candidates.see(first + 1, &block);
    }
    candidates.drop_pieces();
    let mut ranked: Vec<(f64, String, Candidate)> = candidates
        .into_par_iter()
        .filter(|(text, word)| !word.guess || word.count > 1 || word.titled && text.chars().count() == 2)
        .map(|(text, candidate)| (usefulness(&text, &candidate), text, candidate))
        .collect();
    // No text stands twice, so that one order alone is right.
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

/// How much good a suggestion does: more for names and keywords, for words of headlines, frequent and longer
/// ones; less for words that tell nothing of a subject.
fn usefulness(text: &str, word: &Candidate) -> f64 {
    let kind = match word.kind {
        WordKind::Organisation => 3.0,
        WordKind::Person | WordKind::Place => 2.5,
        WordKind::Word => 0.0,
    };
    let bonus = |applies: bool, points: f64| if applies { points } else { 0.0 };
    let letters = text.chars().count().clamp(2, 6) as f64;
    kind + bonus(word.keyword, 2.0)
        + bonus(word.titled, 2.0)
        + f64::from(word.articles).ln()
        + 0.7 * f64::from(word.count).ln()
        + 0.2 * (letters - 2.0)
        - bonus(is_generic(text), 4.0)
        - bonus(word.plain, 1.0)
        - bonus(word.guess, 1.5)
}
