//! Whether a text is one document: what speaks for it is weighed against what speaks for a page of several stories.

use std::collections::BTreeSet;

use super::Frame;
use super::head::{Head, Piece};
use super::text;
use super::wording;
use crate::page::chars::ends_sentence;
use crate::page::forms::ending::{self, EndingKind};
use crate::page::forms::listing::is_key_value;
use crate::page::line::Line;

/// What must speak for a document, all in all. The weights below were set by hand, with the texts of two other writers
/// (`tests/writers`, office texts) and the generator's news pages in view.
const ENOUGH: f32 = 4.0;
/// A text for which so much speaks is surely one document.
const SURE: f32 = 7.0;
/// How sure it is at [`ENOUGH`] and from [`SURE`] on, 0 to 1. Of 75 office texts by four other writers nine of ten titles
/// are right, but all paragraphs of one in four only: no document is as sure as an article that may be trusted (.9).
const CERTAINTY: [f32; 2] = [0.7, 0.85];
/// What every other story of the learned reading speaks against a document; at most so many count.
const OTHER_STORY: f32 = 0.6;
const MOST_STORIES: usize = 8;
/// Heads inside count at most so much against a document.
const MOST_HEADS: f32 = 4.0;
/// Longest headline of one line, in characters.
const LONGEST_HEAD: usize = 26;

/// How sure it is that the text is one document, 0 to 1; `None` if too little speaks for it.
pub(super) fn certainty(lines: &[Line], frame: &Frame, head: &Head, stories: usize) -> Option<f32> {
    let others = OTHER_STORY * stories.saturating_sub(1).min(MOST_STORIES) as f32;
    let weight = for_one(lines, frame, head) - for_several(lines, frame, head) - others;
    let [least, most] = CERTAINTY;
    (weight >= ENOUGH).then(|| least + (most - least) * ((weight - ENOUGH) / (SURE - ENOUGH)).clamp(0.0, 1.0))
}

/// What speaks for one document.
fn for_one(lines: &[Line], frame: &Frame, head: &Head) -> f32 {
    let body = head.pieces.len();
    let count = |holds: &dyn Fn(&Line) -> bool| lines[body..].iter().filter(|line| holds(line)).count();
    let flag = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
    // More than once says a little more.
    let some = |count: usize, least: usize, weight: f32| {
        if count < least { 0.0 } else { weight + 0.5 * flag(count >= 2 * least, weight) }
    };
    let phrases = count(&|line| wording::is_phrase(&line.folded));
    let questions = count(&|line| wording::is_question(&line.folded));
    let answers = count(&|line| wording::is_answer(&line.folded));
    let above = |holds: &dyn Fn(&str) -> bool| lines[..body].iter().any(|line| holds(&line.folded));
    let chrome = lines.iter().filter(|line| wording::is_chrome(&line.folded)).count();
    [
        flag(head.titled, 2.0),
        flag(above(&wording::is_number) || frame.number, 2.0),
        flag(head.of_kind(Piece::Letterhead).next().is_some(), 1.0),
        flag(above(&wording::is_passed), 1.5),
        flag(head.of_kind(Piece::Author).next().is_some(), 0.5),
        flag(frame.addressee, 1.5),
        flag(frame.signature.is_some(), 2.0),
        some(count(&|line| wording::is_article(&line.folded)), 3, 2.0),
        some(text::longest_series(&lines[body..]), 2, 1.0),
        some(phrases, 1, 1.0),
        some(questions.min(answers), 2, 2.0),
        some(count(&|line| is_key_value(&line.folded)), 3, 1.0),
        some(count(&|line| wording::is_row(&line.text)), 4, 1.0),
        some(count(&|line| wording::is_bracketed(&line.folded)), 2, 1.0),
        some(count(&|line| line.folded.starts_with(['▶', '●', '◆', '■', '★', '✅', '▪', '•'])), 4, 1.0),
        some(chrome, 1, 1.0),
        flag(chrome_around(lines, frame, head), 1.5),
        flag(!frame.furniture.is_empty(), 0.5),
        flag(inner_heads(lines, body).is_empty(), 1.0),
    ]
    .iter()
    .sum()
}

/// What speaks for several stories.
fn for_several(lines: &[Line], frame: &Frame, head: &Head) -> f32 {
    let body = head.pieces.len();
    let count = |holds: &dyn Fn(&str) -> bool| lines.iter().filter(|line| holds(&line.folded)).count() as f32;
    let heads = inner_heads(lines, body).len() as f32 * 0.7;
    // The byline in the head may be of one long text.
    let news = lines[body..].iter().filter(|line| wording::is_news(&line.folded)).count() as f32;
    let editions = count(&wording::is_edition);
    let signed = signed_texts(&lines[body..]);
    let after = frame.after_signature(lines);
    let contents = lines.iter().any(|line| wording::is_contents(&line.folded));
    heads.min(MOST_HEADS)
        + 3.0 * news.min(3.0)
        + 2.0 * editions.min(2.0)
        + if signed < 2 { 0.0 } else { 2.0 * signed.min(3) as f32 }
        + if after { 6.0 } else { 0.0 }
        + 1.5 * other_titles(lines, body).min(2) as f32
        + if contents { 4.0 } else { 0.0 }
}

/// How many texts end with the name of who wrote them or where they come from, in brackets.
fn signed_texts(lines: &[Line]) -> usize {
    let signs = |kind: Option<EndingKind>| matches!(kind, Some(EndingKind::Byline | EndingKind::Source));
    let is_office = |name: &str| wording::is_body(name.trim_matches(['（', '）']));
    let alone = |pair: &&[Line]| {
        let (text, name) = (pair[0].folded.as_str(), pair[1].folded.trim());
        ends_sentence(text) && name.starts_with('（') && (signs(ending::kind(name)) || is_office(name))
    };
    let behind = |line: &&Line| {
        line.folded.ends_with('）')
            && ending::ending(&line.folded).is_some_and(|found| signs(Some(found.kind)))
    };
    lines.windows(2).filter(alone).count() + lines.iter().filter(behind).count()
}

/// Whether a site or an account prints its chrome above and below.
fn chrome_around(lines: &[Line], frame: &Frame, head: &Head) -> bool {
    let above = head.of_kind(Piece::Furniture).next().is_some();
    let below =
        frame.furniture.iter().any(|at| *at >= head.pieces.len() && wording::is_chrome(&lines[*at].folded));
    above && below
}

/// How many titles of documents or numbers of documents there are inside: another one begins. An attachment has a title,
/// too.
fn other_titles(lines: &[Line], body: usize) -> usize {
    let is_title = |at: &usize| {
        let (line, folded) = (&lines[*at], lines[*at].folded.as_str());
        let attached = lines[at.saturating_sub(3)..*at].iter().any(|line| line.folded.starts_with('附'));
        let alone = line.blanks > 0 && lines.get(at + 1).is_none_or(|next| next.blanks > 0);
        let numbered = text::number_of(folded).is_some() || folded.starts_with(['附', '（']);
        !attached && !numbered && (alone && wording::is_titled(folded) || wording::is_number(folded))
    };
    (body..lines.len()).filter(is_title).count()
}

/// Lines inside the text that look like the headline of another story: short, alone, with no number, over text.
fn inner_heads(lines: &[Line], body: usize) -> BTreeSet<usize> {
    let listed = |at: usize| {
        let line = &lines[at];
        wording::is_row(&line.text) || is_key_value(&line.folded) || text::number_of(&line.folded).is_some()
    };
    let is_head = |at: &usize| {
        let (line, folded) = (&lines[*at], lines[*at].folded.as_str());
        line.blanks > 0
            && folded.chars().count() <= LONGEST_HEAD
            && folded.chars().count() > 4
            && !ends_sentence(folded)
            && !folded.ends_with(['：', '；', '，', '、', '）'])
            && !listed(*at)
            && !wording::is_body(folded)
            && !wording::is_chrome(folded)
            && super::dates::day_alone(folded).is_none()
            && ends_sentence(&lines[at - 1].folded)
            && lines.get(at + 1).is_some_and(|next| next.width > line.width && !listed(at + 1))
    };
    (body.max(1)..lines.len()).filter(is_head).collect()
}

#[cfg(test)]
mod tests {
    use super::{signed_texts, wording};
    use crate::page::lines::read_lines;

    #[test]
    fn an_issue_of_several_texts_shows_it() {
        let signed = "　　竞赛开始了。（一车队 李凡）\n　　书屋开放了。\n（二车队 李凡）\n　　食堂换了菜单。（来源：云溪工会）\n";
        assert_eq!(signed_texts(&read_lines(signed)), 3);
        assert_eq!(signed_texts(&read_lines("　　竞赛分三场（详见附表）。\n　　特此通知。\n")), 0);
        assert!(wording::is_contents("本 期 要 目"));
        assert!(!wording::is_contents("目　录"));
    }
}
