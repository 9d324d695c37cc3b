//! What may be meant by the beginning of a query, what letters spell, and what a query may be a typo of, from the words of an
//! archive.
//!
//! The words that the files give become a small index of one article, which the suggestions and the pinyin of every other index
//! then search.

use std::collections::HashSet;
use std::rc::Rc;

use super::session::{Read, Session};
use super::sounds::{Sounds, Unit, corrected, doubtful, units};
use super::spelling::{filed_by, filed_by_sound};
use super::words::{ArchiveWord, MOST_LEVEL};
use super::working_set::word_starts;
use crate::article::Article;
use crate::error::Result;
use crate::index::vocabulary::{VocabularyInput, WordInput, WordKind};
use crate::index::{ArticleInput, Index, IndexInput, build};
use crate::limits::beginning;
use crate::search::Query;
use crate::search::query::Term;
use crate::suggest::pinyin_matcher::letters;
use crate::suggest::suggest;
use crate::suggestion::Suggestion;
use crate::text::fold::{FoldTable, fold_to_chars};

/// Characters of the longest string that is taken for a typo.
const LONGEST_TYPO: usize = 12;

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
        Ok(Some(index_of(words.concat(), &[], &Sounds::default(), &self.root.fold_table)?))
    }

    /// A small index of the words that the terms of a query may be typos of; `occurs` tells of those that are none. Nothing where a
    /// file is missing.
    pub(super) fn words_like(&self, query: &Query, occurs: &mut dyn FnMut(&Term) -> bool) -> Read<Rc<Index>> {
        if let Some(known) = &*self.like.borrow() {
            return Some(known.clone());
        }
        let (mut words, mut texts, mut is_whole) = (Vec::new(), Vec::new(), true);
        let mut asks = false;
        for term in query.terms() {
            let is_elsewhere = || {
                let found = self.candidates(&term.folded, false);
                query.groups.len() > 1 && found.is_none_or(|found| found.count > 0)
            };
            if occurs(term) || is_elsewhere() {
                texts.push(term.folded.clone());
            } else if !term.phrase && term.field.is_none() && term.folded.len() <= LONGEST_TYPO {
                asks = true;
                let found = self.words_like_one(&term.folded);
                is_whole &= found.is_some();
                words.extend(found.into_iter().flatten());
            }
        }
        words.sort_by_key(|word| word.tier);
        let sounds = if asks { self.sounds()? } else { Rc::default() };
        if !is_whole {
            return None;
        }
        let index = Rc::new(index_of(words, &texts, &sounds, &self.root.fold_table).ok()?);
        *self.like.borrow_mut() = Some(index.clone());
        Some(index)
    }

    /// The words that a string may be a typo of, and what it is with one of them in the place of what sounds like it.
    fn words_like_one(&self, folded: &[char]) -> Read<Vec<ArchiveWord>> {
        // All files are asked for before the first is read.
        let by_character: Vec<_> = word_starts(folded).map(|at| self.words(folded[at])).collect();
        let initials = self.initials(folded);
        let mut words: Vec<ArchiveWord> = Vec::new();
        for file in by_character {
            words.extend(file?.iter().filter(|word| folded.contains(&word.folded[0])).cloned());
        }
        let begun: Vec<Unit> = units(folded, &initials?).unwrap_or_default();
        let doubtful = doubtful(folded, &begun, &words);
        let filed = filed_by_sound(&begun, &doubtful);
        let by_sound: Vec<_> = filed.iter().map(|filed| self.spelled(filed)).collect();
        let sounds = self.sounds();
        for file in by_sound {
            words.extend(file?.iter().cloned());
        }
        let sounds = sounds?;
        let units: Vec<Unit> = units(folded, &sounds).unwrap_or_default();
        words.retain(|word| word.folded.len() <= folded.len() + 2);
        let mut strings = corrected(&units, &doubtful, &words, &sounds);
        // Lists that were read refute some.
        strings.retain(|string| self.candidates_read(string).is_none_or(|found| !found.all.is_empty()));
        let held: Vec<_> =
            strings.into_iter().map(|string| (self.candidates(&string, true), string)).collect();
        for (candidates, string) in held {
            if let Some(level) = candidates?.count.checked_ilog2() {
                words.push(ArchiveWord {
                    printed: String::from_iter(&string),
                    folded: string,
                    tier: 1,
                    level: (level as u8).min(MOST_LEVEL),
                    kind: WordKind::Word,
                    reading: Vec::new(),
                });
            }
        }
        Some(words)
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

/// A small index of some words and strings, with the readings of their characters and of `typed` ones.
fn index_of(
    words: Vec<ArchiveWord>,
    texts: &[Vec<char>],
    sounds: &Sounds,
    table: &FoldTable,
) -> Result<Index> {
    let mut vocabulary = VocabularyInput::default();
    vocabulary.readings.clone_from(&sounds.0);
    let mut known = HashSet::new();
    let mut paragraphs: Vec<String> = texts.iter().map(String::from_iter).collect();
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
        // The more frequent of two that sound the same is meant.
        let count = 1_usize << word.level;
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
