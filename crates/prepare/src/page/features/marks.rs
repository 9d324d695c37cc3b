//! The punctuation of a line, and how the text goes over its ends.

use super::values::flag;
use crate::page::chars::{ends_sentence, is_han, unmatched};
use crate::page::line::Line;
use crate::page::rules::flow::word_crosses;

pub(super) const NAMES: [&str; 43] = [
    "ends sentence",
    "ends in closer",
    "ends in comma",
    "ends in colon",
    "ends in Latin",
    "ends in particle",
    "ends in question",
    "begins with closing mark",
    "begins with quotation mark",
    "begins with bracket",
    "begins with Latin",
    "begins with particle",
    "has full stop",
    "has comma",
    "has enumeration comma",
    "has colon",
    "has semicolon",
    "marks per character",
    "has space",
    "has spaces",
    "Chinese share",
    "digit share",
    "has quotation",
    "has book title",
    "leaves quotation open",
    "closes quotation",
    "line above ends sentence",
    "line above ends in comma",
    "line above leaves quotation open",
    "line above ends in colon",
    "word over the start",
    "word over the end",
    "word over the line above",
    "word over the line below",
    "digits only",
    "number over the start",
    "number over the end",
    "has pause dash",
    "has exclamation",
    "line below begins low",
    "line below ends sentence",
    "halves of equal width",
    "all Latin",
];

/// Marks that cannot begin a text.
const CLOSING: &str = "，。、；：！？”’）》】…";
/// Words that end or begin no text.
const PARTICLES: &str = "的了和与在是为及等将也都并而或把被从向对以使得地们";

/// The last character before closing quotation marks and brackets.
fn last(folded: &str) -> Option<char> {
    folded.trim_end_matches(['”', '’', '）', '》', '】']).chars().next_back()
}

/// Whether a number or its unit goes over the border of two lines.
fn number_crosses(before: &str, after: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let unit = |c: Option<char>| {
        c.is_some_and(|c| c.is_ascii_digit() || ".%年月日个人万元余多场名件家次岁".contains(c))
    };
    digit(before.chars().next_back()) && unit(after.chars().next())
}

/// The two halves of a line that one space divides are equally long.
fn is_couplet(folded: &str) -> bool {
    let halves: Vec<&str> = folded.split(' ').filter(|half| !half.is_empty()).collect();
    matches!(halves.as_slice(), [a, b] if a.chars().count().abs_diff(b.chars().count()) <= 1)
}

pub(super) fn row(lines: &[Line], at: usize) -> [f32; NAMES.len()] {
    let folded = lines[at].folded.as_str();
    let text = |at: Option<usize>| at.and_then(|at| lines.get(at)).map_or("", |line| line.folded.as_str());
    let (above, below) = (text(at.checked_sub(1)), text(Some(at + 1)));
    let (two_above, two_below) = (text(at.checked_sub(2)), text(Some(at + 2)));
    let count = folded.chars().count().max(1) as f32;
    let number = |holds: &dyn Fn(char) -> bool| folded.chars().filter(|c| holds(*c)).count() as f32;
    let begins = |set: &str| folded.chars().next().is_some_and(|c| set.contains(c));
    let ends = |set: &str| last(folded).is_some_and(|c| set.contains(c));
    let spaces = number(&|c| c == ' ');
    let crosses = |before: &str, after: &str| {
        flag(!before.is_empty() && !after.is_empty() && !ends_sentence(before) && word_crosses(before, after))
    };
    let open = |folded: &str| flag(unmatched(folded).openers > 0);
    let low =
        |folded: &str| folded.chars().next().is_some_and(|c| CLOSING.contains(c) || PARTICLES.contains(c));
    [
        flag(ends_sentence(folded)),
        flag(folded.ends_with(['”', '’', '）', '》', '】'])),
        flag(ends("，、；")),
        flag(ends("：")),
        flag(folded.chars().next_back().is_some_and(|c| c.is_ascii())),
        flag(ends(PARTICLES)),
        flag(ends("？")),
        flag(begins(CLOSING)),
        flag(begins("“‘")),
        flag(begins("（【《")),
        flag(folded.chars().next().is_some_and(|c| c.is_ascii())),
        flag(begins(PARTICLES)),
        flag(folded.contains('。')),
        flag(folded.contains('，')),
        flag(folded.contains('、')),
        flag(folded.contains('：')),
        flag(folded.contains('；')),
        (number(&|c| "，。、；：".contains(c)) / count * 10.0).min(1.0),
        flag(spaces > 0.0),
        flag(spaces > 1.0),
        number(&is_han) / count,
        number(&|c| c.is_ascii_digit()) / count,
        flag(folded.contains('“')),
        flag(folded.contains('《')),
        open(folded),
        flag(unmatched(folded).closers > 0),
        flag(at == 0 || ends_sentence(above)),
        flag(last(above).is_some_and(|c| "，、；".contains(c))),
        open(above),
        flag(above.ends_with('：')),
        crosses(above, folded),
        crosses(folded, below),
        crosses(two_above, folded),
        crosses(folded, two_below),
        flag(folded.chars().all(|c| c.is_ascii_digit() || ".%，-".contains(c))),
        flag(number_crosses(above, folded)),
        flag(number_crosses(folded, below)),
        flag(folded.contains("——")),
        flag(folded.contains('！')),
        flag(low(below)),
        flag(ends_sentence(below)),
        flag(is_couplet(folded)),
        flag(folded.is_ascii()),
    ]
}
