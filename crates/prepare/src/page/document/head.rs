//! The head of a document: what is printed above its text, line by line, and which lines are the title.

use super::dates::{day_alone, day_in};
use super::{Frame, SHORT};
use super::{tail, wording};
use crate::page::chars::{ends_full_stop, ends_sentence};
use crate::page::forms::byline;
use crate::page::line::Line;
use crate::page::rules::flow;

/// Lines that a head has at most.
const LONGEST_HEAD: usize = 24;
/// A title of one line is not longer, in characters.
const LONGEST_TITLE_LINE: usize = 48;
/// A line with a comma is text from this length on, in characters, if another line goes on with it.
const LONG_WITH_COMMA: usize = 14;
/// Indent of a paragraph (half columns); a centred line has more.
const INDENTS: std::ops::RangeInclusive<usize> = 3..=6;

/// What a line of the head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Chrome of a site or of an account, page numbers.
    Furniture,
    /// The name of an organisation over the title.
    Letterhead,
    /// The number of the document, or what is above the title.
    Kicker,
    Title,
    /// A note under the title.
    Subtitle,
    /// Who speaks or writes.
    Author,
}

/// The head of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// What each line of the head is; the text begins after them.
    pub(super) pieces: Vec<Piece>,
    /// Whether the title ends as titles of documents do.
    pub(super) titled: bool,
}

impl Head {
    /// Reads the head; `None` if nothing can be a title.
    pub(super) fn of(lines: &[Line], frame: &Frame) -> Option<Self> {
        let end = body_start(lines, frame);
        let mut pieces: Vec<Option<Piece>> = (0..end).map(|at| fixed(lines, frame, at)).collect();
        let runs = runs(lines, &pieces);
        let best =
            runs.iter().enumerate().max_by_key(|(at, run)| (worth(lines, run), std::cmp::Reverse(*at)));
        let title = match best {
            Some((_, run)) => run.clone(),
            // 会议纪要 may be the head of the paper and its only title.
            None => vec![(0..end).find(|at| wording::is_titled(&lines[*at].folded))?],
        };
        for at in &title {
            pieces[*at] = Some(Piece::Title);
        }
        let first = title[0];
        let pieces = pieces.into_iter().enumerate();
        let pieces = pieces.map(|(at, piece)| piece.unwrap_or_else(|| loose(&lines[at].folded, at < first)));
        let text: String = title.iter().map(|at| lines[*at].folded.as_str()).collect();
        Some(Self { pieces: pieces.collect(), titled: wording::is_titled(&text) })
    }

    /// The lines of one kind.
    pub(super) fn of_kind(&self, kind: Piece) -> impl Iterator<Item = usize> {
        self.pieces.iter().enumerate().filter(move |(_, piece)| **piece == kind).map(|(at, _)| at)
    }
}

/// What a line of the head is by its own words.
fn fixed(lines: &[Line], frame: &Frame, at: usize) -> Option<Piece> {
    let folded = lines[at].folded.as_str();
    if at > 0 && wording::is_credit(folded) && !frame.furniture.contains(&at) {
        Some(Piece::Author)
    } else if frame.furniture.contains(&at) || wording::is_chrome(folded) {
        Some(Piece::Furniture)
    } else if wording::is_number(folded) || folded.starts_with("签发人") {
        Some(Piece::Kicker)
    } else if tail::day_after_body(folded).is_some() {
        Some(Piece::Letterhead)
    } else if day_alone(folded).is_some()
        || at > 0 && (folded.starts_with("——") || wording::is_note_under_title(folded))
    {
        Some(Piece::Subtitle)
    } else if at > 0 && (wording::is_speaker(folded) || byline::is_byline_line(folded)) {
        Some(Piece::Author)
    } else if wording::is_masthead(folded) {
        Some(Piece::Letterhead)
    } else {
        None
    }
}

/// What a line is that is of no run that makes the title.
fn loose(folded: &str, above: bool) -> Piece {
    if wording::is_body(folded) {
        Piece::Letterhead
    } else if above {
        Piece::Kicker
    } else {
        Piece::Subtitle
    }
}

/// Lines that may make a title together.
fn runs(lines: &[Line], pieces: &[Option<Piece>]) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for at in (0..pieces.len()).filter(|at| pieces[*at].is_none()) {
        match runs.last_mut() {
            Some(run) if run.last() == Some(&(at.wrapping_sub(1))) && goes_on(lines, run, at) => run.push(at),
            _ => runs.push(vec![at]),
        }
    }
    runs
}

/// Whether a line goes on with the title that the lines above begin.
fn goes_on(lines: &[Line], run: &[usize], at: usize) -> bool {
    let above: String = run.iter().map(|at| lines[*at].folded.as_str()).collect();
    let line = &lines[at];
    let head_alone = wording::is_body(&above);
    let bare = wording::is_kind_alone(&line.folded);
    if head_alone {
        // 海湾市职工疗养院 / 公　告, but 云溪区总工会 / 关于……的通知.
        let longer = lines[run[0]].width < line.width || wording::is_titled(&line.folded);
        return line.blanks == 0 && !bare && longer;
    }
    if wording::is_titled(&above) && !flow::word_crosses(&above, &line.folded) {
        // 争当节水先锋 / 致全市职工的倡议书 are one title; 倡议书 / 职工书屋 are two.
        return line.blanks == 0 && wording::is_titled(&line.folded) && !above.ends_with('）');
    }
    let unfinished = above.ends_with(['的', '和', '与', '、', '及', '《'])
        || (above.contains("关于") || bare) && !wording::is_titled(&above);
    line.blanks == 0 || line.blanks <= 2 && unfinished
}

/// What speaks for lines as the title.
fn worth(lines: &[Line], run: &[usize]) -> i32 {
    let text: String = run.iter().map(|at| lines[*at].folded.as_str()).collect();
    let length = wording::compact(&text).chars().count();
    let flag = |holds: bool, worth: i32| if holds { worth } else { 0 };
    flag(wording::is_titled(&text), 3) + flag(text.contains("关于"), 1)
        - flag(wording::is_body(&text), 3)
        - flag(length < 4 && !wording::is_titled(&text), 2)
}

/// The first line of the text.
fn body_start(lines: &[Line], frame: &Frame) -> usize {
    let limit = lines.len().min(LONGEST_HEAD);
    let found = (0..limit).find(|at| begins_text(lines, frame, *at)).unwrap_or(limit.min(1));
    // The line that ends a sentence may be the second of its paragraph.
    let mut start = found;
    while start > 1 && continues(lines, frame, start) {
        start -= 1;
    }
    start
}

/// Whether a line goes on with the line above, which is text, too.
fn continues(lines: &[Line], frame: &Frame, at: usize) -> bool {
    let (above, line) = (&lines[at - 1], &lines[at]);
    line.blanks == 0
        && !INDENTS.contains(&line.indent)
        && above.width + above.indent + SHORT >= frame.measure
        && above.indent <= *INDENTS.end()
        && fixed(lines, frame, at - 1).is_none()
        && !wording::is_titled(&above.folded)
        && !wording::is_article(&line.folded)
        && !is_numbered(&line.folded)
}

fn is_numbered(folded: &str) -> bool {
    super::text::number_of(folded).is_some()
}

/// Whether a line is of the text, and not of the head.
fn begins_text(lines: &[Line], frame: &Frame, at: usize) -> bool {
    let line = &lines[at];
    let folded = line.folded.as_str();
    if fixed(lines, frame, at).is_some_and(|piece| piece != Piece::Author)
        || at == 0 && !ends_full_stop(folded)
    {
        return false;
    }
    let length = folded.chars().count();
    let next = lines.get(at + 1);
    let stands_alone = next.is_none_or(|next| next.blanks > 0 || fixed(lines, frame, at + 1).is_some());
    let only = (0..at).all(|above| fixed(lines, frame, above).is_some());
    if only && stands_alone && length <= 40 && !folded.ends_with('。') {
        // A title may be a question or a call.
        return false;
    }
    ends_sentence(folded)
        || folded.ends_with(['：', '；', '，'])
        || wording::is_article(folded)
        || is_numbered(folded) && !wording::is_titled(folded)
        || wording::is_question(folded)
        || wording::is_answer(folded)
        || crate::page::forms::listing::is_key_value(folded)
        || wording::is_row(&line.text)
        || length > LONGEST_TITLE_LINE && !wording::is_titled(folded)
        || INDENTS.contains(&line.indent)
            && line.width + line.indent + SHORT >= frame.measure
            && length > LONG_WITH_COMMA
        || folded.contains('，') && length > LONG_WITH_COMMA && !stands_alone && !wording::is_titled(folded)
}

/// The day that the head gives: in a note under the title or alone, else in the chrome.
pub(super) fn day(lines: &[Line], head: &Head) -> Option<String> {
    let days = |kind| head.of_kind(kind).find_map(|at| day_in(&lines[at].folded));
    days(Piece::Subtitle).or_else(|| days(Piece::Furniture)).or_else(|| days(Piece::Letterhead))
}
