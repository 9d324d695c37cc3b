//! Paragraphs and subheads of a document.

use std::sync::LazyLock;

use regex::Regex;

use super::{SHORT, dates, wording};
use crate::page::chars::ends_sentence;
use crate::page::draft::{Draft, Part};
use crate::page::features::quantile;
use crate::page::line::Line;
use crate::page::rules::flow;
use crate::pattern::pattern;

/// Longest subhead, in characters.
const LONGEST_SUBHEAD: usize = 26;
/// Indent of a paragraph, in half columns.
const INDENT: usize = 3;

/// What begins a paragraph by its own words.
static STARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:第[一二三四五六七八九十百零〇\d]{1,5}[条章节]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．] ?[^\d]|附件?\d?[：:]|附：|联系人|联系电话|联系方式|咨询电话|监督电话|报名电话|[\p{Han}]{2,6}：|此致|敬礼|特此|抄送|[●■◆○★])",
    )
});
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:第[一二三四五六七八九十]{1,3}[章节编]|[一二三四五六七八九十]{1,3}、|附件? ?\d{0,2}$)")
});

/// The number that a line begins with, and in which style: items of one series share it.
pub(super) fn number_of(folded: &str) -> Option<(u8, u32)> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:第([一二三四五六七八九十]{1,3})[章节编条]|（([一二三四五六七八九十]{1,3})）|([一二三四五六七八九十]{1,3})[、．.]|（(\d{1,2})）|(\d{1,2})[.、．](?:[^\d]|$)|[问Q](\d{1,2})[：:]|(\d{1,2})$|(\d{1,3})[ \t]+\p{Han})",
        )
    });
    let found = NUMBER.captures(folded)?;
    (1..found.len()).find_map(|at| Some((u8::try_from(at).ok()?, dates::number(found.get(at)?.as_str())?)))
}

/// The length of the longest series 一、二、三 … that lines begin with.
pub(super) fn longest_series(lines: &[Line]) -> usize {
    let mut best = 0;
    let mut next = [1; 16];
    for (style, number) in lines.iter().filter_map(|line| number_of(&line.folded)) {
        let Some(expected) = next.get_mut(usize::from(style)) else { continue };
        if number == *expected {
            best = best.max(number as usize);
            *expected += 1;
        } else if number == 1 {
            *expected = 2;
        }
    }
    best
}

/// Fills a draft with the text of the lines at these places.
pub(super) fn fill(lines: &[Line], body: &[usize], draft: &mut Draft) {
    let measure = quantile(body.iter().map(|at| lines[*at].width).collect(), 0.75);
    let mut last: Option<(usize, bool)> = None;
    for (index, at) in body.iter().copied().enumerate() {
        let line = &lines[at];
        let part = Part::of_line(line);
        let next = body.get(index + 1).map(|next| &lines[*next]);
        if is_subhead(line, next, measure) {
            draft.subheads.push((draft.paragraphs.len(), part));
            last = Some((at, true));
            continue;
        }
        let begins = last.is_none_or(|(before, subhead)| subhead || begins(&lines[before], line, measure));
        match draft.paragraphs.last_mut() {
            Some(paragraph) if !begins => paragraph.push(&part),
            _ => draft.paragraphs.push(part),
        }
        last = Some((at, false));
    }
}

/// A numbered heading alone on its line.
fn is_subhead(line: &Line, next: Option<&Line>, measure: usize) -> bool {
    let folded = line.folded.as_str();
    let goes_on = next.is_some_and(|next| {
        next.blanks == 0
            && next.indent < INDENT
            && line.width + SHORT > measure
            && !STARTS.is_match(&next.folded)
    });
    (HEADING.is_match(folded) || wording::is_bracketed(folded))
        && folded.chars().count() <= LONGEST_SUBHEAD
        && !folded.contains(['。', '；', '！', '：'])
        && !folded.ends_with(['，', '、'])
        && !goes_on
}

/// Whether a line begins a paragraph after the line before it.
fn begins(before: &Line, line: &Line, measure: usize) -> bool {
    if line.indent >= INDENT
        || wording::is_row(&line.text)
        || wording::is_row(&before.text)
        || is_next(&before.folded, &line.folded)
        || STARTS.is_match(&line.folded) && (ends_sentence(&before.folded) || ends_item(before, measure))
    {
        return true;
    }
    let short = before.width + before.indent + SHORT < measure;
    if flow::word_crosses(&before.folded, &line.folded) || before.folded.ends_with(['，', '、']) {
        return false;
    }
    let ended = ends_sentence(&before.folded) || before.folded.ends_with(['：', '；']);
    ended && (short || line.blanks > 0) || short && !is_number(&before.folded) && !is_number(&line.folded)
}

/// Whether both lines are items of one series, one after the other.
fn is_next(before: &str, line: &str) -> bool {
    let numbers = number_of(before).zip(number_of(line));
    numbers.is_some_and(|(before, line)| before.0 == line.0 && before.1 + 1 == line.1)
}

/// Whether a line ends an item of a list, or is alone.
fn ends_item(line: &Line, measure: usize) -> bool {
    line.folded.ends_with(['；', '：', '）']) || line.width + line.indent + SHORT < measure
}

/// Figures on a line of their own belong to the sentence that they complete.
fn is_number(folded: &str) -> bool {
    folded.chars().all(|c| c.is_ascii_digit() || ".%-—".contains(c))
}
