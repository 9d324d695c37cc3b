//! Cutting what was typed without blanks into the words of the corpus.
//!
//! Nobody types blanks in Chinese: 骑手技能大赛 is 骑手, 技能 and 大赛. A string is cut where the words of the corpus cover
//! the most of it, in the shortest words that do. What they leave uncovered is cut into the longest parts that occur in the
//! corpus at all (names, mostly), and the rest is unknown.

use super::corpus::{CodedString, KnownWord};
use super::query::stop_words::empty_word;
use super::searched::Searched;
use super::term_matcher::{find_string, is_percent_sign};
use crate::text::chars::{is_ascii_word, is_word};

/// Characters of a string that are cut; the rest of a longer one counts as unknown.
pub(crate) const MOST_CUT: usize = 64;

/// What a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SegmentKind {
    /// A word, name or number of the corpus.
    Word,
    /// A string that is no known word, though the corpus holds it.
    Part,
    /// A word without content: it asks, links or fills.
    Empty,
    /// What the corpus does not hold.
    Unknown,
}

/// A stretch of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Its first character in the string, and the one after its last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: SegmentKind,
}

/// The costs of a cut: the cheapest one is taken.
const WORD: f32 = 1.0;
/// Characters of the shortest long word.
const SHORTEST_LONG: usize = 3;
/// A long word: more than two words of two, so that shorter words win where they cover as much.
const LONG_WORD: f32 = 0.3;
const CHARACTER_OF_LONG_WORD: f32 = 0.5;
const TIER: f32 = 0.05;
/// What a word costs more that has synonyms and is no word of the corpus.
const SYNONYM: f32 = 0.2;
const ABBREVIATION: f32 = 1.4;
const EMPTY: f32 = 0.9;
const UNKNOWN: f32 = 3.0;

/// Characters of the longest part that is looked for in what no word covers.
const LONGEST_PART: usize = 8;
/// Characters of the longest word that has synonyms.
const LONGEST_SYNONYM: usize = 8;
/// One in so many of the articles that hold both characters of a pair must hold the pair.
const COHESION: usize = 5;

/// What a string is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    /// The words of the corpus.
    Own,
    /// These, and those that have synonyms.
    WithSynonyms,
    /// Words of the corpus shorter than the string, which is one itself.
    Shorter,
}

/// Cuts a folded string; `synonyms` tells whether words that have synonyms are words of the corpus, too.
pub(crate) fn segment(folded: &[char], synonyms: bool, searched: &mut Searched) -> Vec<Segment> {
    let cut_end = folded.len().min(MOST_CUT);
    let words = if synonyms { Words::WithSynonyms } else { Words::Own };
    let mut segments = cheapest(&folded[..cut_end], searched, words);
    if cut_end < folded.len() {
        segments.push(Segment { start: cut_end, end: folded.len(), kind: SegmentKind::Unknown });
    }
    let mut all = Vec::with_capacity(segments.len());
    let mut at = 0;
    while at < segments.len() {
        let first = segments[at];
        let mut next = at + 1;
        if first.kind != SegmentKind::Unknown {
            all.push(first);
            at = next;
            continue;
        }
        while segments.get(next).is_some_and(|segment| segment.kind == SegmentKind::Unknown) {
            next += 1;
        }
        let run = first.start..segments[next - 1].end;
        split_unknown(folded, run.start, run.end, searched, &mut all);
        at = next;
    }
    all
}

/// Cuts a word into the shorter words that it is made of.
pub(crate) fn segment_parts_of_word(word: &[char], searched: &mut Searched) -> Vec<Segment> {
    cheapest(word, searched, Words::Shorter)
}

/// The stretches of a string that abbreviate words of the corpus.
fn abbreviations(
    folded: &[char],
    coded: &CodedString,
    known: &[KnownWord],
    searched: &mut Searched,
) -> Vec<KnownWord> {
    let mut short: Vec<KnownWord> = Vec::new();
    for candidate in searched.corpus.longer_words(folded, coded) {
        let KnownWord { start, length, .. } = candidate.short;
        // What begins with a word is that word and something else: 工会会 of 工会会员. A word of two characters costs less than
        // an abbreviation that looks like it.
        let begins = |word: &KnownWord| word.start == start && word.length < length.max(SHORTEST_LONG);
        if short.contains(&candidate.short) || known.iter().any(begins) {
            continue;
        }
        if searched.may_try() && abbreviates(&folded[start..start + length], &candidate.long, searched) {
            short.push(candidate.short);
        }
    }
    short
}

/// Whether a string takes the first or last character, or both, of every word that a longer one is cut into.
pub(super) fn abbreviates(folded: &[char], long: &[char], searched: &mut Searched) -> bool {
    let parts = segment_parts_of_word(long, searched);
    let words: Vec<&[char]> = parts.iter().map(|part| &long[part.start..part.end]).collect();
    words.len() >= 2 && takes_of_each(folded, &words)
}

fn takes_of_each(folded: &[char], words: &[&[char]]) -> bool {
    let Some((word, rest)) = words.split_first() else { return folded.is_empty() };
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return false };
    let one = folded.first().is_some_and(|c| c == first || c == last) && takes_of_each(&folded[1..], rest);
    let both = || word.len() > 1 && folded.starts_with(&[*first, *last]) && takes_of_each(&folded[2..], rest);
    one || both()
}

/// Whether a string that is no known word occurs in the corpus, and not by accident: of the articles that hold both
/// characters of a pair, many must hold them side by side.
fn occurs(folded: &[char], searched: &mut Searched) -> bool {
    if !searched.may_try() {
        return false;
    }
    let holders = count(folded, searched);
    let together = if folded.len() == 2 { searched.holders_of_both(folded[0], folded[1]) } else { 1 };
    holders > 0 && holders * COHESION >= together
}

/// How many articles hold a string.
fn count(folded: &[char], searched: &mut Searched) -> usize {
    let found = find_string(folded, searched).len();
    searched.holders_of(folded, found)
}

/// The cost of a word of some characters.
fn word_cost(length: usize) -> f32 {
    if length >= SHORTEST_LONG { LONG_WORD + CHARACTER_OF_LONG_WORD * length as f32 } else { WORD }
}

/// The cheapest cut into words of the corpus, runs of letters and digits, empty words and single unknown characters.
fn cheapest(folded: &[char], searched: &mut Searched, words: Words) -> Vec<Segment> {
    let whole = words != Words::Shorter;
    let coded = CodedString::new(folded, searched.corpus.alphabet());
    let known = searched.corpus.known_words(folded, &coded);
    let count = folded.len();
    // Only what was typed has other written forms: a word of the corpus says nothing of whether the expander is missed.
    let begins_word = |at: usize| known.iter().any(|word| word.start == at);
    let spans = if whole { searched.expander.value_spans(folded, &begins_word) } else { Vec::new() };
    let short = if whole { abbreviations(folded, &coded, &known, searched) } else { Vec::new() };
    let mut cuts = CheapestCuts::new(count);
    for start in 0..count {
        if !cuts.reaches(start) || !cuts.offer_characters(folded, start) {
            continue;
        }
        if let Some((length, _)) = empty_word(&folded[start..]) {
            cuts.offer(start, length, SegmentKind::Empty, EMPTY);
        }
        for span in spans.iter().filter(|span| span.start == start) {
            cuts.offer(start, span.end - start, SegmentKind::Word, WORD);
        }
        if words == Words::WithSynonyms {
            for length in 1..=LONGEST_SYNONYM.min(count - start) {
                if searched.expander.has_synonyms(&folded[start..start + length]) {
                    cuts.offer(start, length, SegmentKind::Word, word_cost(length) + SYNONYM);
                }
            }
        }
        for word in short.iter().filter(|word| word.start == start) {
            cuts.offer(start, word.length, SegmentKind::Word, ABBREVIATION);
        }
        for word in known.iter().filter(|word| word.start == start && (whole || word.length < count)) {
            let tier = TIER * f32::from(word.tier);
            cuts.offer(start, word.length, SegmentKind::Word, word_cost(word.length) + tier);
        }
    }
    cuts.segments()
}

/// For every place of a string the cost of the cheapest cut up to it, and the last segment of that cut.
struct CheapestCuts {
    best: Vec<(f32, Segment)>,
}

impl CheapestCuts {
    fn new(count: usize) -> Self {
        let none = Segment { start: 0, end: 0, kind: SegmentKind::Unknown };
        let mut best = vec![(f32::MAX, none); count + 1];
        best[0].0 = 0.0;
        Self { best }
    }

    /// Whether some cut ends at a place.
    fn reaches(&self, place: usize) -> bool {
        self.best[place].0 < f32::MAX
    }

    /// Offers a segment of some characters at a price.
    fn offer(&mut self, start: usize, length: usize, kind: SegmentKind, price: f32) {
        let (cost, end) = (self.best[start].0 + price, start + length);
        if cost < self.best[end].0 {
            self.best[end] = (cost, Segment { start, end, kind });
        }
    }

    /// Offers what a character makes by itself: a run of letters and digits, punctuation, or an unknown character. False
    /// where no word can begin with it.
    fn offer_characters(&mut self, folded: &[char], start: usize) -> bool {
        let rest = &folded[start..];
        if is_ascii_word(rest[0]) {
            // Letters and digits are cut where they change, at most.
            let is_digit = rest[0].is_ascii_digit();
            let is_same = |c: &&char| is_ascii_word(**c) && c.is_ascii_digit() == is_digit;
            let same = rest.iter().take_while(is_same).count();
            let run = rest.iter().take_while(|c| is_ascii_word(**c)).count();
            let is_percent = |end: usize| is_digit && rest.get(end).is_some_and(|&c| is_percent_sign(c));
            for length in [same, run] {
                self.offer(start, length + usize::from(is_percent(length)), SegmentKind::Word, WORD);
            }
        } else if !is_word(rest[0]) {
            self.offer(start, 1, SegmentKind::Empty, 0.0);
            return false;
        } else {
            self.offer(start, 1, SegmentKind::Unknown, UNKNOWN);
        }
        true
    }

    /// The segments of the cheapest cut, in order.
    fn segments(&self) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut end = self.best.len() - 1;
        while end > 0 {
            let segment = self.best[end].1;
            if segment.end <= segment.start {
                break;
            }
            end = segment.start;
            segments.push(segment);
        }
        segments.reverse();
        segments
    }
}

/// Cuts what no word covers into the longest parts that occur, of two characters and more; the rest is unknown.
fn split_unknown(folded: &[char], start: usize, end: usize, searched: &mut Searched, out: &mut Vec<Segment>) {
    if end - start >= 2 {
        for length in (2..=(end - start).min(LONGEST_PART)).rev() {
            for from in start..=end - length {
                if occurs(&folded[from..from + length], searched) {
                    // Two words side by side in one article are two words.
                    let halves = (from + 2..=from + length - 2).find(|&middle| {
                        let more = |start: usize, end: usize, searched: &mut Searched| {
                            let whole = count(&folded[from..from + length], searched);
                            count(&folded[start..end], searched) > whole
                        };
                        more(from, middle, searched) && more(middle, from + length, searched)
                    });
                    if let Some(middle) = halves {
                        split_unknown(folded, start, middle, searched, out);
                        split_unknown(folded, middle, end, searched, out);
                        return;
                    }
                    split_unknown(folded, start, from, searched, out);
                    out.push(Segment { start: from, end: from + length, kind: SegmentKind::Part });
                    split_unknown(folded, from + length, end, searched, out);
                    return;
                }
            }
        }
    }
    if start < end {
        out.push(Segment { start, end, kind: SegmentKind::Unknown });
    }
}
