//! Facts that a page prints with labels, and where on the page they are.

use super::body::Body;
use super::boilerplate;
use super::comments;
use super::labels::{Label, Labelled};
use super::lines::Line;
use super::page::Page;
use super::path_line::is_path;

/// Where facts may be printed: indexes of lines.
pub(super) struct Zone {
    /// The headline, if the page has it as a line.
    pub(super) title: Option<usize>,
    /// The first of the lines over the headline that belong to the article; the headline's where there are none.
    pub(super) over: usize,
    /// First line of running text.
    pub(super) text: usize,
    /// After the last line of the text.
    pub(super) end: usize,
    /// After the last line behind the text in which the article's facts may be: comments have dates and authors of their own.
    foot: usize,
}

/// How near to the headline a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Near {
    /// Between the headline and the text, or right before the headline.
    Head,
    /// In the first lines of the text.
    Lead,
    /// In the last lines of the text or after it.
    Foot,
    /// Elsewhere on the page.
    Far,
}

/// A fact.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) label: Label,
    /// As printed, without the label; empty if the page has the label only.
    pub(super) value: String,
    pub(super) near: Near,
}

/// Lines of the text in which facts are looked for.
const LEAD: usize = 8;
/// Lines after the text in which they are.
const FOOT: usize = 8;
/// Last lines of the text in which they are.
const LAST: usize = 4;
/// Most characters of a line of facts.
pub(super) const LONGEST: u32 = 160;
/// Most characters of a value on the line after its label.
const LONGEST_VALUE: usize = 30;

impl Zone {
    pub(super) fn new(page: &Page<'_>, body: &Body, title: Option<usize>) -> Self {
        let text = body.first_text(page).or(body.lines.first().copied()).unwrap_or(page.lines().len());
        let end = body.lines.last().map_or(page.lines().len(), |last| last + 1);
        let start = title.unwrap_or(text.saturating_sub(6)).min(page.lines().len());
        let is_own = |line: &&Line| !comments::is_over_comments(&line.text) && !comments::is_post(line);
        let foot =
            end + page.lines()[end.min(page.lines().len())..].iter().take(FOOT).take_while(is_own).count();
        Self { title, over: over(page.lines(), start), text, end, foot }
    }

    /// How near a line is.
    pub(super) fn near(&self, at: usize) -> Near {
        if at < self.text && at >= self.over {
            Near::Head
        } else if at >= self.text && at < self.text + LEAD && at < self.end {
            Near::Lead
        } else if at + LAST >= self.end && at < self.foot {
            Near::Foot
        } else {
            Near::Far
        }
    }

    /// The lines after the text in which an article's facts may be.
    pub(super) fn after<'a>(&self, page: &'a Page<'_>) -> impl Iterator<Item = &'a Line> + use<'a> {
        let end = self.end.min(page.lines().len());
        page.lines()[end..self.foot.max(end)].iter().filter(|line| line.chars <= LONGEST)
    }

    /// The lines between headline and text.
    pub(super) fn head(&self) -> std::ops::Range<usize> {
        let start = self.title.map_or(self.text.saturating_sub(6), |title| title + 1);
        start.min(self.text)..self.text
    }
}

/// The first of the lines over the headline that belong to the article: some sites print the facts there, each in a line
/// of its own. The path to the page, links and longer texts are the head of the page.
fn over(lines: &[Line], title: usize) -> usize {
    /// Most lines over it.
    const MOST: usize = 12;
    /// Most characters of such a line.
    const CHARS: u32 = 40;
    /// Lines that count in any case.
    const RIGHT_OVER: usize = 2;
    let is_fact = |line: &&Line| line.chars <= CHARS && !line.is_linked() && !is_path(&line.text);
    let facts = lines[..title].iter().rev().take(MOST).take_while(is_fact).count();
    title - facts.max(RIGHT_OVER).min(title)
}

/// All facts of a page, the nearest first.
pub(super) fn facts(page: &Page<'_>, zone: &Zone) -> Vec<Fact> {
    let lines = page.lines();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let near = zone.near(at);
        // Running text has words with colons, too: `记者：您怎么看？`
        let is_running = matches!(near, Near::Lead | Near::Far) && line.prose() > 60;
        if line.chars > LONGEST || is_running || line.is_linked() && near == Near::Far {
            continue;
        }
        for labelled in line.labels() {
            let value = value(lines, at, &labelled, zone);
            found.push(Fact { label: labelled.label, value, near });
        }
    }
    found.sort_by_key(|fact| fact.near);
    found
}

/// The value of a label: what follows on its line, or the next line if that is a value and no label.
fn value(lines: &[Line], at: usize, labelled: &Labelled, zone: &Zone) -> String {
    let next = at + 1;
    if !labelled.value.is_empty() || !labelled.ends_line || next == zone.text || next >= lines.len() {
        return labelled.value.clone();
    }
    let line = &lines[next];
    let is_value = line.labels().is_empty()
        && line.text.chars().count() <= LONGEST_VALUE
        && !line.text.contains(['。', '，'])
        && !boilerplate::is_boilerplate(&line.text);
    if is_value { line.text.clone() } else { String::new() }
}
