//! What may be meant by the beginning of a query, and what letters spell, from the words of an archive.
//!
//! The words that the files give become a small index of one article, which the suggestions and the pinyin of every other index
//! then search.

use std::collections::HashSet;

use super::session::{Read, Session};
use super::spelling::filed_by;
use super::words::ArchiveWord;
use crate::article::Article;
use crate::error::Result;
use crate::index::vocabulary::{VocabularyInput, WordInput};
use crate::index::{ArticleInput, Index, IndexInput, build};
use crate::limits::beginning;
use crate::suggest::pinyin_matcher::letters;
use crate::suggest::suggest;
use crate::suggestion::Suggestion;
use crate::text::fold::{FoldTable, fold_to_chars};

/// How often a word of each tier occurs in the small index: the more useful of two that sound the same is meant.
const OCCURRENCES: [usize; 4] = [64, 16, 4, 1];

impl Session<'_> {
    /// The words by which a folded string may begin or which it may spell, the best first.
    fn words_for(&self, folded: &[char]) -> Read<Vec<ArchiveWord>> {
        let typed = letters(folded);
        let Some(&first) = typed.first() else { return Some(Vec::new()) };
        let by_character = self.words(first);
        // All files are asked for before the first is read.
        let spelled: Vec<_> = if first.is_ascii_lowercase() {
            filed_by(&typed).iter().map(|filed| self.spelled(filed)).collect()
        } else {
            Vec::new()
        };
        let mut words: Vec<ArchiveWord> =
            by_character?.iter().filter(|word| word.folded.first() == Some(&first)).cloned().collect();
        for file in spelled {
            words.extend(file?.iter().cloned());
        }
        let mut known = HashSet::new();
        words.retain(|word| known.insert(word.folded.clone()));
        words.sort_by_key(|word| word.tier);
        Some(words)
    }

    /// A small index of the words that some strings may mean.
    pub(super) fn index_of_words(&self, strings: &[Vec<char>]) -> Result<Read<Index>> {
        let words: Vec<_> = strings.iter().map(|folded| self.words_for(folded)).collect();
        let Some(words) = words.into_iter().collect::<Read<Vec<_>>>() else { return Ok(None) };
        Ok(Some(index_of(words.concat(), &self.root.fold_table)?))
    }

    /// What may be meant by the beginning of a query, the best first.
    pub(super) fn suggestions(&self, typed: &str, limit: usize) -> Result<Read<Vec<Suggestion>>> {
        let typed = beginning(typed);
        let fold = |typed: &str| fold_to_chars(typed.trim_ascii(), &self.root.fold_table);
        let mut strings = vec![fold(typed)];
        // The last of several words is the one being typed.
        if let Some((_, last)) = typed.trim_ascii_end().rsplit_once(' ') {
            strings.push(fold(last));
        }
        let Some(index) = self.index_of_words(&strings)? else { return Ok(None) };
        Ok(Some(suggest(&index, typed, limit)))
    }
}

/// A small index of some words.
fn index_of(words: Vec<ArchiveWord>, table: &FoldTable) -> Result<Index> {
    let mut vocabulary = VocabularyInput::default();
    let (mut known, mut paragraphs) = (HashSet::new(), Vec::new());
    for word in words {
        if !known.insert(word.folded.clone()) {
            continue;
        }
        for (&c, syllable) in word.folded.iter().zip(&word.reading) {
            match vocabulary.readings.iter_mut().find(|(known, _)| *known == c) {
                Some((_, readings)) if readings.contains(syllable) => {}
                Some((_, readings)) => readings.push(syllable.clone()),
                None => vocabulary.readings.push((c, vec![syllable.clone()])),
            }
        }
        let count = OCCURRENCES[usize::from(word.tier).min(OCCURRENCES.len() - 1)];
        paragraphs.extend(std::iter::repeat_n(word.printed.clone(), count));
        let reading = Some(word.reading).filter(|reading| !reading.is_empty());
        vocabulary.words.push(WordInput {
            text: word.printed,
            kind: word.kind,
            count: count as u32,
            reading,
        });
    }
    vocabulary.readings.sort();
    let article = ArticleInput::from(Article { paragraphs, ..Article::default() });
    let input = IndexInput { articles: vec![article], fold_table: table.clone(), vocabulary };
    Index::open(build(&input)?)
}
