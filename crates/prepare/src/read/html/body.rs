//! Which lines of a page are the text of its article.

mod elements;
mod facts;
mod text;

use std::collections::HashSet;

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, Readability};

use super::boilerplate::ends_article;
use super::comments;
use super::lines::{Line, Range, bare};
use super::marks;
use super::page::Page;
use super::rendering::render;
use super::rows::Rows;
use elements::{NOISE, STRONG, WEAK};
use facts::under_facts;
pub(super) use text::Body;
use text::prose;

/// Name of the rule of the general extractor.
const EXTRACTOR: &str = "dom_smoothie";

/// Finds the text. What readers wrote under it is none of it.
pub(super) fn body(page: &Page<'_>, rows: &Rows) -> Body {
    let mut body = found(page, rows);
    if !matches!(body.rule, "attribute" | "selector")
        && let Some(end) = comments::begin(page, &body.lines)
    {
        body.lines.truncate(end);
    }
    body
}

fn found(page: &Page<'_>, rows: &Rows) -> Body {
    let mut noise = noise(page);
    let sure = |ranges: &[Range], rule| Body { lines: inside(page, ranges, &noise), rule, is_sure: true };
    let places = |nodes: &[NodeId]| nodes.iter().filter_map(|node| page.place(*node)).collect::<Vec<_>>();
    if !page.attributes.bodies.is_empty() {
        return sure(&places(&page.attributes.bodies), "attribute");
    }
    for selector in &page.options.selectors.body {
        let nodes: Vec<NodeId> = page.document.select(selector).nodes().iter().map(|node| node.id).collect();
        let found = sure(&places(&nodes), "selector");
        if !found.lines.is_empty() {
            return found;
        }
    }
    if let Some(range) = marks::body(&page.rendering) {
        let found = sure(&[range], "comment marks");
        if holds_enough(page, &found.lines) {
            return found;
        }
    }
    if let Some(cell) = page.form.body {
        let found = sure(&places(&[cell]), "field of a form");
        if holds_enough(page, &found.lines) {
            return found;
        }
    }
    for (rule, selector) in STRONG {
        if let Some(found) = strong(page, selector, rule, &noise) {
            return found;
        }
    }
    let weak = weak(page, &noise);
    noise.extend(rows.beside_text(page));
    let under = under_facts(page, &noise);
    let other = weak.or_else(|| extracted(page, &noise));
    // The text follows the line of facts: what has little of what follows it is something else.
    let misses = |body: &Body| {
        under.as_ref().is_some_and(|under| {
            let is_common = |at: &&usize| under.lines.contains(at);
            let common: Vec<usize> = body.lines.iter().filter(is_common).copied().collect();
            prose(page, &common) * 2 < prose(page, &under.lines)
        })
    };
    // The extractor drops short paragraphs.
    let has_little_more = |body: &Body| {
        body.rule == EXTRACTOR
            && under.as_ref().is_some_and(|under| {
                let (own, under) = (prose(page, &body.lines), prose(page, &under.lines));
                let more = under.saturating_sub(own);
                under > 0 && (more < 150 || more * 2 < own)
            })
    };
    let found = match other {
        Some(body) if !misses(&body) && !has_little_more(&body) => Some(body),
        other => under.or(other),
    };
    found.unwrap_or_else(|| Body { lines: densest(page, &noise), rule: "densest part", is_sure: false })
}

/// Lines inside some ranges and in none of the noise.
fn inside(page: &Page<'_>, ranges: &[Range], noise: &[Range]) -> Vec<usize> {
    let is_inside = |line: &Line| ranges.iter().any(|range| range.holds(line));
    let is_noise = |line: &Line| noise.iter().any(|range| range.holds(line));
    let lines = page.lines().iter().enumerate();
    lines.filter(|(_, line)| is_inside(line) && !is_noise(line)).map(|(at, _)| at).collect()
}

/// Places of the noise, except those with a third of the page's text.
fn noise(page: &Page<'_>) -> Vec<Range> {
    let all: u32 = page.lines().iter().map(Line::prose).sum();
    let mut found = Vec::new();
    for node in page.document.select(NOISE).nodes() {
        let Some(range) = page.place(node.id) else { continue };
        let own: u32 = page.lines().iter().filter(|line| range.holds(line)).map(Line::prose).sum();
        if own * 3 <= all || own < 40 {
            found.push(range);
        }
    }
    found
}

/// Whether marks or an element hold the text and not a leftover: 30 % of the page's running text, or 40 characters.
fn holds_enough(page: &Page<'_>, lines: &[usize]) -> bool {
    let all: u32 = page.lines().iter().map(Line::prose).sum();
    let own = prose(page, lines);
    let chars: u32 = lines.iter().map(|at| page.lines()[*at].chars).sum();
    let images = lines.iter().any(|at| !page.lines()[*at].images.is_empty());
    own * 10 >= all * 3 || chars >= 40 || images
}

/// The biggest match of a sure selector that is not empty; of posts of a forum the first.
fn strong(page: &Page<'_>, selector: &str, rule: &'static str, noise: &[Range]) -> Option<Body> {
    let mut best: Option<(u32, Vec<usize>)> = None;
    for node in page.document.select(selector).nodes() {
        let Some(range) = page.place(node.id) else { continue };
        let lines = inside(page, &[range], noise);
        let weight: u32 =
            lines.iter().map(|at| page.lines()[*at].chars + page.lines()[*at].images.len() as u32).sum();
        if weight > 0 && best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, lines));
            if rule == "Discuz" {
                break;
            }
        }
    }
    let (_, lines) = best?;
    holds_enough(page, &lines).then_some(Body { lines, rule, is_sure: true })
}

/// Of the elements that usually contain the text, the one with the least besides it.
fn weak(page: &Page<'_>, noise: &[Range]) -> Option<Body> {
    struct Candidate {
        lines: Vec<usize>,
        prose: u32,
        besides: u32,
    }
    let mut candidates = Vec::new();
    for node in page.document.select(WEAK).nodes() {
        let Some(range) = page.place(node.id) else { continue };
        let lines = inside(page, &[range], noise);
        let own = prose(page, &lines);
        let chars: u32 = lines.iter().map(|at| page.lines()[*at].chars).sum();
        let linked: u32 = lines.iter().map(|at| page.lines()[*at].linked).sum();
        if own > 0 && linked * 2 < chars {
            candidates.push(Candidate { lines, prose: own, besides: linked });
        }
    }
    let all: u32 = page.lines().iter().map(Line::prose).sum();
    let most = candidates.iter().map(|candidate| candidate.prose).max()?;
    if most * 2 < all || most < 40 {
        return None;
    }
    // Nearly all of the text, few links, and of equals the innermost.
    let good = candidates.into_iter().filter(|candidate| candidate.prose * 10 >= most * 9);
    let best = good.min_by_key(|candidate| (candidate.besides, candidate.lines.len()))?;
    Some(Body { lines: best.lines, rule: "element's name", is_sure: false })
}

/// What the general extractor takes for the text, found again among the lines of the page.
fn extracted(page: &Page<'_>, noise: &[Range]) -> Option<Body> {
    /// Elements of a page that the extractor is given; it walks over the page several times.
    const MOST_ELEMENTS: usize = 20_000;
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let article = Readability::new(page.html, None, Some(config)).ok()?.parse().ok()?;
    let content = render(&Document::from(article.content), &|_| false);
    let texts: HashSet<String> =
        content.lines.iter().map(|line| bare(&line.text)).filter(|text| text.chars().count() >= 6).collect();
    let known = |line: &Line| texts.contains(&bare(&line.text));
    let first = page.lines().iter().position(known)?;
    let mut last = page.lines().iter().rposition(known)?;
    // The extractor drops tables of short cells.
    while page.lines().get(last + 1).is_some_and(|line| is_cell(page, last + 1) && !line.is_linked()) {
        last += 1;
    }
    // What follows the article begins other articles, or answers it.
    let whole: u32 = page.lines()[first..=last].iter().map(Line::prose).sum();
    let mut before = 0;
    let ends = (first..=last).find(|at| {
        let line = &page.lines()[*at];
        before += line.prose();
        *at > first && before * 2 > whole && ends_article(&line.text)
    });
    last = ends.map_or(last, |at| at - 1);
    let is_noise = |line: &Line| noise.iter().any(|range| range.holds(line));
    let lines: Vec<usize> = (first..=last)
        .filter(|at| {
            let line = &page.lines()[*at];
            !is_noise(line)
                && (known(line)
                    || is_cell(page, *at) && !line.is_linked()
                    || !line.is_linked() && line.chars < 40)
        })
        .collect();
    (prose(page, &lines) >= 40).then_some(Body { lines, rule: EXTRACTOR, is_sure: false })
}

/// Whether a line is in a row of several cells.
fn is_cell(page: &Page<'_>, at: usize) -> bool {
    let lines = page.lines();
    let Some(cell) = lines[at].cell else { return false };
    let beside = [at.checked_sub(1).and_then(|before| lines.get(before)), lines.get(at + 1)];
    let is_neighbour =
        |other: &Line| other.cell.is_some_and(|other| other.row == cell.row && other.column != cell.column);
    lines[at].chars <= 80 && beside.into_iter().flatten().any(is_neighbour)
}

/// The lines from the first to the last of running text, where the page has the most of it.
fn densest(page: &Page<'_>, noise: &[Range]) -> Vec<usize> {
    /// Lines without running text that divide two stretches.
    const GAP: usize = 8;
    let is_noise = |line: &Line| noise.iter().any(|range| range.holds(line));
    let mut best: (u32, std::ops::Range<usize>) = (0, 0..0);
    let mut run: Option<(u32, usize, usize)> = None;
    for (at, line) in page.lines().iter().enumerate() {
        if line.prose() == 0 || is_noise(line) || line.is_linked() {
            continue;
        }
        run = match run {
            Some((sum, first, last)) if at - last <= GAP => Some((sum + line.prose(), first, at)),
            _ => Some((line.prose(), at, at)),
        };
        if let Some((sum, first, last)) = run
            && sum > best.0
        {
            best = (sum, first..last + 1);
        }
    }
    best.1.filter(|at| !is_noise(&page.lines()[*at])).collect()
}
