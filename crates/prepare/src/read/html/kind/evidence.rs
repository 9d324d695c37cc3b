//! What speaks for an article and what for a list.

use std::sync::LazyLock;

use regex::Regex;

use super::page_words::Words;
use super::paths::{is_article_path, is_deep_index, is_list_path};
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;
use crate::read::html::body::Body;
use crate::read::html::facts::{Fact, Near};
use crate::read::html::found::Head;
use crate::read::html::labels::Label;
use crate::read::html::lines::Line;
use crate::read::html::page::Page;
use crate::read::html::rows::Rows;

/// What speaks for an article and what for a list.
#[allow(clippy::struct_excessive_bools)]
pub(super) struct Evidence {
    stated: bool,
    website: bool,
    sure_body: bool,
    article_path: bool,
    list_path: bool,
    /// Whether the path is an index at least two folders deep.
    is_deep_index: bool,
    facts: bool,
    /// Two or more facts under the headline, which no list has.
    head_facts: bool,
    dated: bool,
    printed_title: bool,
    pictures: bool,
    pub(super) prose: u32,
    dated_links: usize,
    linked_headings: usize,
    /// Linked headings inside the text.
    beginnings: usize,
    /// Characters of what begins other articles and ends in an ellipsis.
    excerpts: u32,
    linked: u32,
    /// Characters of the text outside links, those of tables too.
    own: u32,
    /// Rows of lists on the page.
    rows: usize,
    /// Characters of the text in such rows.
    in_rows: u32,
    /// Characters of running text in none.
    outside: u32,
    neighbours: bool,
    furniture: bool,
    pager: bool,
    portal: bool,
}

impl Evidence {
    pub(super) fn new(
        page: &Page<'_>,
        rows: &Rows,
        body: &Body,
        head: &Head,
        facts: &[Fact],
        dated: bool,
    ) -> Self {
        let lines = page.lines();
        let text = || body.lines.iter().map(|at| &lines[*at]);
        let split = |in_rows: bool| {
            let wanted = move |at: &&usize| rows.holds(**at) == in_rows;
            body.lines.iter().filter(wanted).map(|at| &lines[*at])
        };
        let words = Words::of(lines);
        let kind = page.meta.get(&["og:type"]).unwrap_or_default();
        let stated = page.meta.get(&[
            "articletitle",
            "pubdate",
            "article:published_time",
            "publishdate",
            "firstpublishedtime",
        ]);
        let near = |fact: &&Fact| fact.near <= Near::Foot && !fact.value.is_empty();
        let fact = |fact: &Fact| fact.label != Label::Section;
        Self {
            stated: stated.is_some() || page.json_ld.is_article() || kind == "article",
            website: kind == "website",
            sure_body: body.is_sure && !body.lines.is_empty(),
            article_path: is_article_path(page.path),
            list_path: is_list_path(page.path),
            is_deep_index: is_deep_index(page.path),
            facts: facts.iter().filter(near).any(fact),
            head_facts: facts
                .iter()
                .filter(near)
                .filter(|found| found.near == Near::Head && fact(found))
                .count()
                > 1
                || is_dated_under(lines, head),
            dated,
            // Some blogs link the headline to the page itself.
            printed_title: head.line.is_some_and(|at| !lines[at].is_linked() || lines[at].heading == 1),
            pictures: text().any(|line| !line.images.is_empty()),
            prose: text().map(Line::prose).sum(),
            own: text().map(|line| line.chars.saturating_sub(line.linked)).sum(),
            dated_links: dated_links(lines),
            linked_headings: lines
                .iter()
                .enumerate()
                .filter(|(at, line)| {
                    (1..=4).contains(&line.heading) && line.is_linked() && Some(*at) != head.line
                })
                .count(),
            beginnings: beginnings(page, body, head),
            excerpts: excerpts(lines, &body.lines),
            linked: lines
                .iter()
                .filter(|line| line.is_linked() && line.chars >= 8)
                .map(|line| line.linked)
                .sum(),
            rows: rows.count,
            in_rows: split(true).map(|line| line.chars).sum(),
            outside: split(false).map(Line::prose).sum(),
            neighbours: words.neighbours,
            furniture: words.furniture,
            pager: words.pager,
            portal: words.more >= 2,
        }
    }

    pub(super) fn score(&self) -> i32 {
        let mut score = 0;
        let mut add = |holds: bool, points: i32| score += if holds { points } else { 0 };
        add(self.stated, 3);
        add(self.website, -2);
        add(self.sure_body, 3);
        add(self.article_path, 2);
        // Generators of static sites write each article as `slug/index.html`.
        add(self.list_path, if self.is_deep_index { -1 } else { -3 });
        add(self.facts, 2);
        add(self.head_facts, 2);
        add(self.dated, 1);
        add(self.printed_title, 1);
        add(self.pictures && self.printed_title, 1);
        add(self.prose >= 40, 1);
        add(self.prose >= 120, 1);
        add(self.prose >= 400, 1);
        // Dates beside links round a text of its own are those of other articles.
        let is_one = self.sure_body && self.linked_headings <= 1 && self.prose >= 120;
        let is_own = self.has_own_text() || self.printed_title && (self.head_facts || is_one);
        let is_between = self.prose < 300.min(50 * self.dated_links as u32);
        add(self.dated_links >= 4 && is_between && !is_own, -4);
        add(self.linked_headings >= 3 && !self.has_own_text(), -4);
        // The text is made of beginnings of articles, each under its linked heading.
        add(self.beginnings >= 2, -6);
        add(self.is_excerpts(), -6);
        // A short text between menus is one if its facts and its headline are printed.
        let is_own = is_own || self.neighbours;
        add(self.linked > 3 * self.prose && self.linked > self.own && !is_own, -2);
        add(self.has_own_text(), 1);
        add(self.neighbours, 2);
        add(self.furniture && self.printed_title, 1);
        let has_rows = self.rows >= 3;
        // Lists beside a short article have more text than it, but it has its date under its headline.
        add(self.is_of_rows(), if self.head_facts && self.outside >= 30 { -2 } else { -6 });
        add(has_rows && self.outside < 40 && !self.head_facts && !self.sure_body, -2);
        add(has_rows && self.pager && !self.neighbours, -1);
        add(self.rows >= 6 && self.portal && !self.head_facts, -2);
        score
    }

    /// Whether most of the text is beginnings of other articles.
    fn is_excerpts(&self) -> bool {
        self.excerpts * 2 > self.prose && self.excerpts > 0
    }

    /// Whether most of what was taken for the text is rows of a list.
    fn is_of_rows(&self) -> bool {
        self.rows >= 3 && self.in_rows > 2 * self.outside && self.outside < 200
    }

    /// Whether the page has running text that is in no row, and little beside it in the same place.
    fn has_own_text(&self) -> bool {
        const LEAST: u32 = 60;
        self.printed_title && self.outside >= LEAST && self.outside > 2 * self.in_rows && self.beginnings == 0
    }

    pub(super) fn is_list(&self) -> bool {
        self.list_path && (self.rows >= 3 || self.linked > self.own)
            || self.is_of_rows()
            || self.rows >= 3 && self.outside < 40
            || self.is_excerpts()
            || self.dated_links >= 3
            || self.linked_headings >= 2
            || self.beginnings >= 2
            || self.linked > 2 * self.prose && self.linked > 40
    }
}

/// Whether the line right under the headline prints a date and no link to an article, as no list does.
fn is_dated_under(lines: &[Line], head: &Head) -> bool {
    /// Lines under it: a subtitle may be between.
    const NEAR: usize = 2;
    /// Characters of the shortest link that may be a headline.
    const LONG: usize = 8;
    let leads = |line: &Line| line.links.iter().any(|link| link.text.chars().count() >= LONG);
    let under = head.line.map_or(&[][..], |at| {
        let start = (at + head.lines).min(lines.len());
        &lines[start..(start + NEAR).min(lines.len())]
    });
    under.iter().any(|line| line.chars <= 60 && !leads(line) && printed_date(&line.text).is_some())
}

/// Headings inside the text that are links to other pages, with running text after each.
fn beginnings(page: &Page<'_>, body: &Body, head: &Head) -> usize {
    let lines = page.lines();
    let is_other = |at: usize| {
        let line = &lines[at];
        let leads = line.links.iter().any(|link| !link.href.is_empty() && !link.href.starts_with('#'));
        line.heading > 0 && line.is_linked() && leads && Some(at) != head.line
    };
    let found = (0..lines.len()).filter(|at| is_other(*at));
    let with_text = found.filter(|at| {
        let text = lines.iter().enumerate().skip(at + 1).take(4);
        let text: Vec<usize> = text
            .take_while(|(at, _)| !is_other(*at))
            .filter(|(_, line)| line.prose() > 0)
            .map(|(at, _)| at)
            .collect();
        text.iter().any(|at| body.lines.contains(at))
    });
    with_text.count()
}

/// Characters of the lines that end in an ellipsis after a link: `工会办起夜校，职工下班后来上课…`. Less than two are none.
/// Outside the text, as in lists beside it, they count half.
fn excerpts(lines: &[Line], text: &[usize]) -> u32 {
    /// Lines over it among which its headline is.
    const NEAR: usize = 3;
    /// Characters of the shortest.
    const SHORTEST: u32 = 16;
    let is_cut = |line: &Line| {
        let text = line.text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ']' | '］' | '】'));
        let text = text.trim_end_matches("[详细").trim_end();
        line.chars >= SHORTEST && !line.is_linked() && text.ends_with(['…', '⋯']) || text.ends_with("...")
    };
    let is_headline = |line: &Line| line.links.iter().any(|link| link.text.chars().count() >= 5);
    let after_link =
        |at: usize| lines[at.saturating_sub(NEAR)..at].iter().any(is_headline) || is_headline(&lines[at]);
    let found = || (0..lines.len()).filter(|at| is_cut(&lines[*at]) && after_link(*at));
    let weight = |at: usize| if text.contains(&at) { lines[at].chars } else { lines[at].chars / 2 };
    if found().count() > 1 { found().map(weight).sum() } else { 0 }
}

/// Lines that link to an article and have its date on them or beside them.
fn dated_links(lines: &[Line]) -> usize {
    let is_link = |line: &Line| line.linked >= 6;
    let own = |at: usize| {
        let line = &lines[at];
        let beside =
            |other: Option<&Line>| other.is_some_and(|other| other.chars <= 24 && has_date(&other.text));
        is_link(line)
            && (line.chars <= 80 && has_date(&line.text)
                || beside(lines.get(at + 1))
                || at > 0 && beside(lines.get(at - 1)))
    };
    (0..lines.len()).filter(|at| own(*at)).count()
}

/// A date with or without its year: lists print `[03-08]`, too.
fn has_date(text: &str) -> bool {
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[^0-9])(?:0?[1-9]|1[0-2])(?:[-/.]|月)(?:0?[1-9]|[12]\d|3[01])(?:日|[^0-9]|$)")
    });
    printed_date(text).is_some() || SHORT.is_match(text)
}
