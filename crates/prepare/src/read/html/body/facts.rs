//! The text under or over the line of facts.

use super::text::{Body, prose};
use crate::fields::printed_date::{is_date_alone, printed_date};
use crate::read::html::boilerplate::ends_article;
use crate::read::html::facts_line::is_facts_line;
use crate::read::html::lines::{Line, Range};
use crate::read::html::page::Page;
use crate::read::html::path_line::is_path;

/// The lines under the first line of facts, or under the headline where the page prints none, up to the links and buttons that end an article.
pub(super) fn under_facts(page: &Page<'_>, noise: &[Range]) -> Option<Body> {
    /// Lines of links in a row that end it.
    const LINKS: usize = 3;
    let lines = page.lines();
    let is_noise = |line: &Line| noise.iter().any(|range| range.holds(line));
    let is_heading = |line: &Line| line.heading == 1 && !line.is_linked() && line.chars >= 4;
    let facts = lines.iter().position(|line| is_facts_line(line) && !is_noise(line));
    if let Some(body) = facts.and_then(|facts| over_facts(page, facts, &is_noise)) {
        return Some(body);
    }
    let facts = facts.or_else(|| lines.iter().position(is_heading))?;
    let (mut found, mut in_a_row) = (Vec::new(), 0);
    for (at, line) in lines.iter().enumerate().skip(facts + 1) {
        in_a_row = if line.is_linked() || is_entry(line) { in_a_row + 1 } else { 0 };
        let ends = ends_article(&line.text) && !found.is_empty();
        if in_a_row == LINKS || ends {
            break;
        }
        if !is_noise(line) {
            found.push(at);
        }
    }
    while found.last().is_some_and(|at| is_entry(&lines[*at])) {
        found.pop();
    }
    let own: u32 = found.iter().map(|at| lines[*at].chars - lines[*at].linked).sum();
    (prose(page, &found) >= 15 || own >= 30).then_some(Body {
        lines: found,
        rule: "under the facts",
        is_sure: false,
    })
}

/// Whether a line is an entry of a list of articles: a link with a date after it or before it, and nothing else.
fn is_entry(line: &Line) -> bool {
    /// Characters of the shortest headline.
    const SHORTEST: usize = 5;
    let [only] = line.links.as_slice() else { return false };
    let rest: String = line.text.replacen(only.text.as_str(), "", 1);
    only.text.chars().count() >= SHORTEST && rest.len() < line.text.len() && is_date_alone(&rest)
}

/// The lines over the first line of facts, where the site prints them at the end of the text.
fn over_facts(page: &Page<'_>, facts: usize, is_noise: &dyn Fn(&Line) -> bool) -> Option<Body> {
    /// Running text without anything of the kind after the facts.
    const ALONE: u32 = 40;
    /// Running text with other text after the facts.
    const LONG: u32 = 80;
    let lines = page.lines();
    let has_prose = |line: &Line| line.prose() > 0 && !line.is_linked() && !is_noise(line);
    let sum = |range: &[Line]| range.iter().filter(|line| has_prose(line)).map(Line::prose).sum::<u32>();
    let first = lines[..facts].iter().position(|line| has_prose(line) && !is_path(&line.text))?;
    // Where the text follows the facts, what is over them is a slogan, a headline, or the beginnings of other articles.
    let (over, under) = (sum(&lines[first..facts]), sum(&lines[facts + 1..]));
    let linked = lines[first..facts].iter().filter(|line| line.is_linked()).count();
    let closes = lines[facts].text.starts_with(['（', '(', '【', '[']) && lines[facts].labels().len() > 1;
    let least = if closes {
        ALONE / 2
    } else if under == 0 {
        ALONE
    } else {
        LONG
    };
    if linked > 1 || over < least || !closes && under * 2 > over {
        return None;
    }
    let start = lines[..first]
        .iter()
        .rposition(|line| line.is_linked() || is_path(&line.text))
        .map_or(0, |at| at + 1);
    // The date that signs a notice is part of it.
    let end = if is_signed(&lines[facts].text) { facts + 1 } else { facts };
    let found = (start..end).filter(|at| !is_noise(&lines[*at])).collect();
    Some(Body { lines: found, rule: "over the facts", is_sure: false })
}

/// Whether a line is a date in words and nothing else, as it signs a notice: `二〇〇四年四月二十八日`.
fn is_signed(text: &str) -> bool {
    let text = text.trim();
    printed_date(text).is_some() && text.contains('年') && text.ends_with('日') && text.chars().count() <= 14
}
