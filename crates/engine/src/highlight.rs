//! Marking a query's words in any text, inside the corpus or outside.

use serde::{Deserialize, Serialize};

use crate::search::Query;
use crate::search::query::content_pieces;
use crate::search::trimmed;
use crate::text::chars::is_separator;
use crate::text::fold::{FoldTable, FoldedChar, fold};

/// A stretch of text that is a match, or is none. All segments of a text joined give the text back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The text as given.
    pub text: String,
    /// Whether the query occurs here.
    pub hit: bool,
}

/// Divides `text` at the places where `query` occurs: every wanted word, phrase for phrase. A word that
/// does not occur in `text` as a whole is marked where at least two of its characters are adjacent.
#[must_use]
pub fn highlight(text: &str, query: &str, table: &FoldTable) -> Vec<Segment> {
    let folded = fold(text, table);
    let query = Query::parse(query, table);
    let mut marks = MarkedChars(vec![false; folded.len()]);
    if let Some(whole) = &query.whole {
        marks.mark(&folded, whole);
    }
    for group in &query.groups {
        let mut found = false;
        for term in group {
            found |= marks.mark(&folded, &term.folded);
            found |= term.printed.as_ref().is_some_and(|printed| marks.mark(&folded, printed));
        }
        for term in group.iter().filter(|_| !found) {
            for piece in content_pieces(&term.folded) {
                for pair in piece.windows(2) {
                    marks.mark(&folded, pair);
                }
            }
        }
    }
    marks.segments(text, &folded)
}

/// For every folded character whether it is part of a match.
struct MarkedChars(Vec<bool>);

impl MarkedChars {
    /// Marks all places of `needle`; where it does not occur as it is, its places with other separators inside it and other
    /// punctuation at its edges. False if there is none.
    fn mark(&mut self, folded: &[FoldedChar], needle: &[char]) -> bool {
        self.mark_exact(folded, needle) || self.mark_loose(folded, needle)
    }

    fn mark_exact(&mut self, folded: &[FoldedChar], needle: &[char]) -> bool {
        let mut found = false;
        for at in 0..(folded.len() + 1).saturating_sub(needle.len()) {
            if are_same(&folded[at..at + needle.len()], needle) {
                self.0[at..at + needle.len()].fill(true);
                found = true;
            }
        }
        found
    }

    fn mark_loose(&mut self, folded: &[FoldedChar], needle: &[char]) -> bool {
        let words: Vec<char> = trimmed(needle).iter().copied().filter(|&c| !is_separator(c)).collect();
        let mut found = false;
        for at in 0..folded.len() {
            if !words.is_empty()
                && let Some(end) = end_of(folded, at, &words)
            {
                self.0[at..end].fill(true);
                found = true;
            }
        }
        found
    }

    fn segments(&self, text: &str, folded: &[FoldedChar]) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::new();
        let mut push = |from: usize, to: usize, hit: bool| {
            // Folding gives places between characters only, so that there is always a piece.
            if let Some(piece) = text.get(from..to).filter(|piece| !piece.is_empty()) {
                match segments.last_mut().filter(|last| last.hit == hit) {
                    Some(last) => last.text.push_str(piece),
                    None => segments.push(Segment { text: piece.to_owned(), hit }),
                }
            }
        };
        let mut at = 0;
        let mut inside = false;
        let mut number = 0;
        for whole in folded.chunk_by(|one, other| one.start == other.start) {
            // A printed character that becomes several is marked where one of them is.
            let hit = self.0[number..number + whole.len()].contains(&true);
            let (start, end) = (whole[0].start, whole[0].end);
            // Blanks between two marked characters belong to the match.
            push(at, start, inside && hit);
            push(start, end, hit);
            (at, inside) = (end, hit);
            number += whole.len();
        }
        push(at, text.len(), false);
        segments
    }
}

/// Separators in a row that a text may have inside a word.
const MOST_SEPARATORS: usize = 3;

/// Whether a text has these characters; quotation marks of one kind count as the same.
fn are_same(folded: &[FoldedChar], wanted: &[char]) -> bool {
    let kind = |c: char| match c {
        '”' => '“',
        '’' => '‘',
        _ => c,
    };
    folded.iter().map(|c| kind(c.folded)).eq(wanted.iter().map(|&c| kind(c)))
}

/// The character after `words`, if they are in the text at `at`.
fn end_of(folded: &[FoldedChar], at: usize, words: &[char]) -> Option<usize> {
    let mut end = at;
    for (number, &word) in words.iter().enumerate() {
        let start = end;
        while number > 0
            && end - start < MOST_SEPARATORS
            && folded.get(end).is_some_and(|c| c.folded != word && is_separator(c.folded))
        {
            end += 1;
        }
        // Commas are separators in numbers only.
        let has_comma = folded.get(start..end)?.iter().any(|c| c.folded == ',');
        let is_number = || folded[start - 1].folded.is_ascii_digit() && word.is_ascii_digit();
        if folded.get(end)?.folded != word || has_comma && !is_number() {
            return None;
        }
        end += 1;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, query: &str) -> String {
        let segments = highlight(text, query, &FoldTable::default());
        segments.into_iter().map(|s| if s.hit { format!("[{}]", s.text) } else { s.text }).collect()
    }

    #[test]
    fn one_mark_a_phrase() {
        assert_eq!(marked("发展新质生产力，新质", "新质生产力"), "发展[新质生产力]，新质");
        assert_eq!(marked("工会与职工", "工会 职工"), "[工会]与[职工]");
        assert_eq!(marked("开展 3 期", "展3"), "开[展 3] 期");
        assert_eq!(marked("ＡＩ时代", "ai"), "[ＡＩ]时代");
    }

    #[test]
    fn parts_are_marked_when_the_whole_is_absent() {
        assert_eq!(marked("成立了工匠学院。", "哪些地方成立了工匠学院？"), "[成立]了[工匠学院]。");
    }

    #[test]
    fn exclusions_are_not_marked() {
        assert_eq!(marked("工会职工", "工会 -职工"), "[工会]职工");
    }

    proptest! {
        #[test]
        fn joined_segments_give_the_text_back(text in "[工会 a-c，“”\n\u{3000}😀]{0,40}", query in "[工会 a-c“”\"-]{0,8}") {
            let joined: String =
                highlight(&text, &query, &FoldTable::default()).into_iter().map(|s| s.text).collect();
            prop_assert_eq!(joined, text);
        }

        #[test]
        fn any_text_and_query_will_do(text in ".{0,60}", query in ".{0,20}") {
            let joined: String =
                highlight(&text, &query, &FoldTable::default()).into_iter().map(|s| s.text).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
