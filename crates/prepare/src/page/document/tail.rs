//! The end of a document: who signs and when, and what a site prints after it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::dates::{day_alone, month_alone};
use super::wording;
use crate::page::chars::ends_sentence;
use crate::page::line::Line;

/// Lines at the end that are searched for the signature: attachments may follow.
const TAIL: usize = 48;
/// Share of the measure from which an indented line is set to the right.
const RIGHT: f32 = 0.3;
/// A signature has at most so many lines of bodies.
const MOST_BODIES: usize = 8;

/// Characters before the day of a signature, blanks counted: the longest name of a body, set with blanks between its
/// characters.
const LONGEST_SIGNATURE: usize = 160;

/// The lines of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// The lines of the bodies; the day may be on the last of them.
    pub(super) bodies: Range<usize>,
    /// The line of the day.
    pub(super) day: Option<usize>,
}

impl Signature {
    /// Finds the signature: bodies alone on their lines, then a day alone on its line; or both on one line; or
    /// bodies set to the right, or after a finished sentence, at the end.
    pub(super) fn of(lines: &[Line], from: usize, measure: usize) -> Option<Self> {
        let first = from.max(lines.len().saturating_sub(TAIL));
        let right = |at: usize| lines[at].indent as f32 > RIGHT * measure as f32;
        let is_body = |at: usize| {
            let folded = lines[at].folded.as_str();
            wording::is_body(folded) || right(at) && folded.split_whitespace().all(wording::is_body)
        };
        let apart = |at: usize| lines.get(at + 1).is_some_and(|next| next.blanks > 0) && !right(at);
        for day in (first..lines.len()).rev() {
            let folded = lines[day].folded.as_str();
            if !wording::is_printed(folded) && (day_alone(folded).is_some() || month_alone(folded)) {
                // Bodies that sign together are set together; a list of winners above is set apart.
                let above = (from..day).rev().take(MOST_BODIES);
                let bodies = above.take_while(|at| is_body(*at) && (*at + 1 == day || !apart(*at))).count();
                if bodies > 0 {
                    return Some(Self { bodies: day - bodies..day, day: Some(day) });
                }
            } else if !wording::is_printed(folded) && day_after_body(folded).is_some() {
                return Some(Self { bodies: day..day + 1, day: Some(day) });
            }
        }
        let signed = (first..lines.len()).rev().find(|at| !wording::is_chrome(&lines[*at].folded))?;
        let ended = |at: usize| at.checked_sub(1).is_some_and(|above| ends_sentence(&lines[above].folded));
        let is_signature = |at: usize| is_body(at) && (right(at) || ended(at));
        let bodies = (from..=signed).rev().take_while(|at| is_signature(*at)).count();
        (bodies > 0).then(|| Self { bodies: signed + 1 - bodies..signed + 1, day: None })
    }

    /// All its lines.
    pub(super) fn lines(&self) -> BTreeSet<usize> {
        self.bodies.clone().chain(self.day).collect()
    }

    /// The bodies that sign.
    pub(super) fn bodies(&self, lines: &[Line]) -> Vec<String> {
        let mut found = Vec::new();
        for line in &lines[self.bodies.clone()] {
            let text = match day_after_body(&line.folded) {
                Some((length, _)) => line.text.chars().take(length).collect(),
                None => line.text.clone(),
            };
            let words = text.split_whitespace().map(wording::without_seal).filter(|word| !word.is_empty());
            let words: Vec<&str> = words.collect();
            if words.iter().all(|word| word.chars().count() > 3) {
                found.extend(words.into_iter().map(str::to_owned));
            } else {
                found.push(words.concat());
            }
        }
        found
    }

    /// The day that is signed.
    pub(super) fn day(&self, lines: &[Line]) -> Option<String> {
        let folded = &lines[self.day?].folded;
        day_alone(folded).or_else(|| day_after_body(folded).map(|(_, day)| day))
    }
}

/// A body and a day on one line: `云溪区总工会　2024年4月1日`. The length of the body in characters, and the day.
pub(super) fn day_after_body(folded: &str) -> Option<(usize, String)> {
    let (at, _) = folded
        .char_indices()
        .take(LONGEST_SIGNATURE)
        .filter(|(_, c)| c.is_whitespace())
        .find(|(at, _)| wording::is_body(&folded[..*at]) && day_alone(&folded[*at..]).is_some())?;
    Some((folded[..at].chars().count(), day_alone(&folded[at..])?))
}

/// Whether what follows a signature is attachments, tables or notes, and no other item.
pub(super) fn attachments_follow(lines: &[Line]) -> bool {
    let first = lines
        .iter()
        .find(|line| !wording::is_page_number(&line.folded, false) && !wording::is_chrome(&line.folded));
    first.is_none_or(|line| {
        line.folded.starts_with(['附', '抄', '（', '主', '联']) || wording::is_titled(&line.folded)
    })
}

/// The lines of chrome at the end: from the first after the last line of text.
pub(super) fn chrome(lines: &[Line], from: usize) -> BTreeSet<usize> {
    let ends = |at: &usize| wording::is_chrome(&lines[*at].folded);
    let mut chrome: BTreeSet<usize> = (from..lines.len()).rev().take_while(ends).collect();
    // 往期推荐 is followed by other texts' titles.
    let follow =
        |folded: &str| folded.contains("往期") || folded.contains("推荐阅读") || folded.contains("相关文章");
    let last = lines.len().saturating_sub(TAIL / 3).max(from);
    if let Some(at) = (last..lines.len()).find(|at| follow(&lines[*at].folded) && ends(at)) {
        chrome.extend(at..lines.len());
    }
    while let Some(first) = chrome.first().copied().filter(|first| *first > from && ends(&(first - 1))) {
        chrome.insert(first - 1);
    }
    chrome
}
