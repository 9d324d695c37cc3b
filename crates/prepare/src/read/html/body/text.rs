//! The lines that are the text.

use crate::read::html::facts_line::is_facts_line;
use crate::read::html::lines::Line;
use crate::read::html::page::Page;

/// The text of a page: its lines, and what found them.
pub(in super::super) struct Body {
    /// Indexes of lines, ascending.
    pub(in super::super) lines: Vec<usize>,
    /// The rule.
    pub(in super::super) rule: &'static str,
    /// Whether the rule is sure of it, so that even a short text is one.
    pub(in super::super) is_sure: bool,
}

impl Body {
    /// The first line of running text: not a headline with punctuation, which the line of facts follows.
    pub(in super::super) fn first_text(&self, page: &Page<'_>) -> Option<usize> {
        /// Lines after a headline among which the facts are.
        const NEAR: usize = 3;
        let lines = page.lines();
        let is_prose = |at: &&usize| lines[**at].prose() >= 15 && !is_facts_line(&lines[**at]);
        // What ends a sentence is no headline, even if a date follows it.
        let over_facts = |at: usize| {
            !lines[at].text.contains('。') && lines.iter().skip(at + 1).take(NEAR).any(is_facts_line)
        };
        let is_text = |at: &&usize| is_prose(at) && !is_set_apart(&lines[**at]) && !over_facts(**at);
        self.lines.iter().find(is_text).or_else(|| self.lines.iter().find(is_prose)).copied()
    }

    /// The first line; that after the last of the page if there is none.
    pub(in super::super) fn first(&self, page: &Page<'_>) -> usize {
        self.lines.first().copied().unwrap_or(page.lines().len())
    }
}

/// Whether a line is set as a headline is: a heading, or a short line in big type that is in the middle or bold.
fn is_set_apart(line: &Line) -> bool {
    const LONGEST: u32 = 50;
    let is_big = line.is_big && (line.is_centred || line.bold == line.chars);
    line.heading > 0 || is_big && line.chars <= LONGEST && !line.text.contains('。')
}

/// Characters of running text in some lines.
pub(super) fn prose(page: &Page<'_>, lines: &[usize]) -> u32 {
    lines.iter().map(|at| page.lines()[*at].prose()).sum()
}
