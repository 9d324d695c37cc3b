//! Sentences of a Chinese paragraph.
//!
//! 。！？ and …… end a sentence, and so do the dots of other keyboards (`20家.每家`) after Chinese; closing marks after them belong to it. Text inside balanced quotation marks and
//! brackets is never cut (up to [`MAX_SPAN`] characters), and a quotation stays with the words that name its
//! speaker: `“工会真给力！”职工小李说。` is one sentence.

use crate::text::chars::is_han;
use crate::text::{places, slice};

use std::ops::Range;

/// Characters that a pair of quotation marks or brackets may enclose and still protect from cuts. A longer pair is taken
/// for a misprint: its closing mark belongs to another.
pub const MAX_SPAN: usize = 400;

/// Characters after a closed quotation in which the words that name its speaker are searched.
const SPEAKER_WINDOW: usize = 40;

/// Verbs of saying that count anywhere in the clause beside a quotation.
const SAYING: &str = "说 表示 介绍 告诉 坦言 感慨 回忆 指出 认为 强调 解释 透露 呼吁 感叹 笑着 \
写道 直言 建议 补充 提醒 谈到 赞叹 点赞 评价 分享 回应 讲述";

/// Verbs of saying of one character: they count only at the end of the clause (道路 and 职称 are not speech).
const SAYING_LAST: [char; 6] = ['道', '称', '问', '答', '喊', '讲'];

/// What may open the sentence after a bare ……, which does not end one by itself.
const TIME_OPENERS: &str = "近日 日前 最近 今年 去年 昨 今天 连日 这些天 如今 目前 近年 近期 当天 当日 \
前不久";

/// Marks that end a sentence, ellipsis among them.
pub(crate) fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '｡' | '…')
}

/// Dots that some keyboards type for 。
fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．')
}

/// What a dot may follow as a full stop. After digits and Latin letters it belongs to a number, a name or an address.
fn may_precede_stop_dot(c: char) -> bool {
    is_han(c) || is_closing(c) || matches!(c, '%' | '％')
}

/// What the number of an item is written with: `一`, `（二）`, `第三`.
pub(crate) fn is_item_numeral(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || "一二三四五六七八九十第（）()".contains(c)
}

/// Whether the last mark of a text, closing marks aside, ends a sentence.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let core = text.trim_end_matches(is_closing);
    let dotted = core.strip_suffix(is_dot).is_some_and(|rest| rest.ends_with(may_precede_stop_dot));
    core.ends_with(is_end) || dotted
}

/// The mark that closes `c`, when `c` opens a quotation or bracket.
fn closing_of(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '（' => '）',
        '(' => ')',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        '〔' => '〕',
        '［' => '］',
        '[' => ']',
        _ => return None,
    })
}

/// Marks that close a quotation or bracket.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '〉' | '】' | '〕' | '］' | ']' | '"')
}

/// Marks that close a quotation.
fn is_quote_end(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '"')
}

/// Characters that cannot begin a sentence: the one before continues.
fn goes_on(c: char) -> bool {
    matches!(c, '，' | ',' | '、' | '；' | ';' | '：' | ':' | '—' | '－' | '的' | '等')
        || is_end(c)
        || is_closing(c)
}

/// Whether `clause` (the words beside a quotation, up to a comma) says that somebody speaks.
pub(crate) fn names_speaker(clause: &str) -> bool {
    let clause = clause.trim_end();
    clause.ends_with(SAYING_LAST)
        || SAYING.split(' ').any(|verb| {
            places(clause, verb).any(|at| {
                let rest = slice(clause, at + verb.len()..);
                !(verb == "说" && (rest.starts_with('明') || rest.starts_with('法')))
            })
        })
}

/// Splits a paragraph into sentences: byte ranges, none empty, which together are the paragraph. Blanks after a sentence
/// belong to it.
#[must_use]
pub fn split(paragraph: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = paragraph.char_indices().collect();
    let scan = Scan { closes: pairs(&chars), chars, paragraph };
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < scan.chars.len() {
        let (next, ends) = scan.step(start, at);
        at = next;
        if ends && scan.byte(start) < scan.byte(at) {
            sentences.push(scan.byte(start)..scan.byte(at));
            start = at;
        }
    }
    if start < scan.chars.len() {
        sentences.push(scan.byte(start)..paragraph.len());
    }
    sentences
}

/// For each opening mark the position of its closing mark, or 0 if none is near enough.
fn pairs(chars: &[(usize, char)]) -> Vec<usize> {
    let mut closes = vec![0; chars.len()];
    let mut open: Vec<(usize, char)> = Vec::new();
    let straight_even = chars.iter().filter(|(_, c)| *c == '"').count() % 2 == 0;
    for (at, &(_, c)) in chars.iter().enumerate() {
        if let Some(close) = closing_of(c) {
            open.push((at, close));
        } else if is_closing(c) {
            if let Some(depth) = open.iter().rposition(|&(from, close)| close == c && at - from <= MAX_SPAN) {
                closes[open[depth].0] = at;
                open.truncate(depth);
            } else if c == '"' && straight_even {
                open.push((at, '"'));
            }
        }
    }
    closes
}

/// A paragraph that is being split. Positions count characters.
struct Scan<'a> {
    paragraph: &'a str,
    chars: Vec<(usize, char)>,
    closes: Vec<usize>,
}

impl Scan<'_> {
    /// The byte at which the character at `at` starts.
    fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.paragraph.len(), |&(byte, _)| byte)
    }

    /// The character at `at`.
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|&(_, c)| c)
    }

    /// Advances from `at` by one character, one bracket or one run of end marks, and says whether the sentence that
    /// began at `start` ends there.
    fn step(&self, start: usize, at: usize) -> (usize, bool) {
        let close = self.closes[at];
        if close > at {
            let quoted_end = is_quote_end(self.chars[close].1) && self.ends_before(close);
            let after = self.skip_blanks(close + 1);
            return if quoted_end && self.quotation_ends(start, at, after) {
                (after, true)
            } else {
                (close + 1, false)
            };
        }
        if !is_end(self.chars[at].1) && !self.is_stop_dot(start, at) {
            return (at + 1, false);
        }
        let mut after = at + 1;
        while self.char(after).is_some_and(|c| is_end(c) || is_closing(c)) && self.closes[after] == 0 {
            after += 1;
        }
        let run = slice(self.paragraph, self.byte(at)..self.byte(after));
        let next = self.skip_blanks(after);
        (
            next,
            self.char(next).is_none_or(|c| !goes_on(c))
                && !self.inside_word(at, after)
                && self.strong(run, at, next),
        )
    }

    /// Whether the character before `close` ends a sentence.
    fn ends_before(&self, close: usize) -> bool {
        let text = slice(self.paragraph, ..self.byte(close));
        !text.ends_with(is_closing) && ends_sentence(text)
    }

    /// The first position from `at` on without a blank.
    fn skip_blanks(&self, mut at: usize) -> usize {
        while self.char(at).is_some_and(char::is_whitespace) {
            at += 1;
        }
        at
    }

    /// Whether a dot is a full stop typed on another keyboard: it follows Chinese, a closing mark or a percent sign. It
    /// does not if it is one of several dots, or if it follows the number of an item (`一.活动时间`).
    fn is_stop_dot(&self, start: usize, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.char(before)) else { return false };
        let dot = |c: Option<char>| c.is_some_and(is_dot);
        is_dot(self.chars[at].1)
            && !dot(self.char(at + 1))
            && !self.char(at + 1).is_some_and(|c| c.is_ascii_alphabetic())
            && may_precede_stop_dot(before)
            && !self.chars[start..at].iter().all(|&(_, c)| is_item_numeral(c))
    }

    /// A half-width mark between Latin letters or digits (an address, `Yahoo!Mail`) ends nothing.
    fn inside_word(&self, at: usize, after: usize) -> bool {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        self.chars[at].1.is_ascii() && at > 0 && latin(self.char(at - 1)) && latin(self.char(after))
    }

    /// Whether a run of end marks ends a sentence. Bare ellipses do so only before a word of time, after a closing mark
    /// (`“…”“…”……近日`) or at the end of the paragraph.
    fn strong(&self, run: &str, at: usize, next: usize) -> bool {
        if !run.chars().all(|c| c == '…') {
            return true;
        }
        let rest = slice(self.paragraph, self.byte(next)..);
        rest.is_empty()
            || at > 0 && self.char(at - 1).is_some_and(is_closing)
            || TIME_OPENERS.split(' ').any(|word| rest.starts_with(word))
            || rest.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether the sentence from `start` ends after the quotation opened at `open`, whose last mark ended a
    /// sentence; `after` is what follows it.
    fn quotation_ends(&self, start: usize, open: usize, after: usize) -> bool {
        let Some(next) = self.char(after) else { return true };
        if goes_on(next) || matches!(next, '“' | '‘' | '「' | '『') {
            return false;
        }
        let before = slice(self.paragraph, self.byte(start)..self.byte(open)).trim_end();
        let introduced = before.ends_with(['：', ':'])
            || before.ends_with(['，', ','])
                && names_speaker(
                    before.trim_end_matches(['，', ',']).rsplit(['，', ',', '。', '”']).next().unwrap_or(""),
                );
        if introduced {
            return true;
        }
        let rest = slice(self.paragraph, self.byte(after)..);
        let stop = |c: char| matches!(c, '，' | ',' | '：' | ':' | '；') || is_end(c);
        let clause_end = rest.find(stop).unwrap_or(rest.len());
        let clause = slice(rest, ..clause_end);
        clause.chars().count() > SPEAKER_WINDOW || !names_speaker(clause)
    }
}

#[cfg(test)]
mod tests;
