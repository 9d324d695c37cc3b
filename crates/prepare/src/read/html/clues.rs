//! What a page tells the second pass: the texts round its article with their positions, and its links to other pages.
//!
//! Pages of one template print a field at one position. The second pass learns it from the pages where other evidence
//! names the field (links of lists, `<title>`, a label), and reads it on the others.

mod links;

use std::collections::HashMap;

use dom_query::NodeId;
use serde::{Deserialize, Serialize};

use super::facts::Zone;
use super::labels::{Label, labels};
use super::lines::Line;
use super::look::look;
use super::page::Page;
use super::rows::Rows;
use super::when::date_of_part;
use crate::fields::printed_date::is_day;
pub(super) use links::{Outbound, target_of};

/// Lines between a date and another fact.
pub(super) const NEAR_DATE: usize = 2;
/// First lines of what is taken for the text: the headline may be among them.
const LEAD: usize = 4;

/// What the second pass needs of a page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Clues {
    /// The words of `<title>`.
    pub(super) head: String,
    /// Lines round the article.
    pub(super) spots: Vec<Spot>,
    /// Links to other pages.
    pub(super) links: Vec<Outbound>,
    /// How much the page by itself is an article, where other pages may say otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) score: Option<i32>,
}

/// A line and its position.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Spot {
    /// The position, counted from two sides: where one is shifted by a line that some pages lack, the other is not.
    pub(super) keys: [u32; 2],
    pub(super) text: String,
    /// How much it looks like a headline.
    pub(super) look: i64,
    /// Whether it may be a headline: no link, no date, no labels.
    pub(super) is_plain: bool,
    /// Whether it is before the text.
    pub(super) is_before: bool,
    /// What the line consists of, if it may print facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<Part>,
}

/// A part of a line of facts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Part {
    /// Its position in the line: the words of its label, or its number.
    pub(super) key: u32,
    pub(super) value: String,
    /// The date that it prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    /// Whether its label tells what it is, so that nothing is to be learned.
    pub(super) is_known: bool,
    /// Whether it prints a day, with its year or without.
    pub(super) is_dated: bool,
}

/// Collects what a page tells. `zone` is none for pages that are no articles; of pages that may be lists (`is_open`) all
/// links are of interest.
pub(super) fn clues(page: &Page<'_>, zone: Option<&Zone>, rows: &Rows, is_open: bool) -> Clues {
    let spots = zone.map_or_else(Vec::new, |zone| spots(page, zone));
    let links = links::links(page, zone.filter(|_| !is_open), rows);
    Clues { head: page.head_title(), spots, links, score: None }
}

/// The lines before the text and the first after it.
fn spots(page: &Page<'_>, zone: &Zone) -> Vec<Spot> {
    /// Lines before the text.
    const BEFORE: usize = 24;
    /// Last lines of the text.
    const LAST: usize = 3;
    /// Lines after the text.
    const AFTER: usize = 6;
    let lines = page.lines();
    let text = zone.text.min(lines.len());
    let end = zone.end.clamp(text, lines.len());
    let before = text.saturating_sub(BEFORE)..(text + LEAD).min(lines.len());
    let after = end.saturating_sub(LAST).max(before.end)..(end + AFTER).min(lines.len());
    let mut paths = Paths { page, known: HashMap::new() };
    let mut spots = Vec::new();
    for range in [before, after] {
        let is_before = range.start <= text;
        for at in range.clone() {
            if let Some(spot) = spot(page, &mut paths, at, is_before, (text, end)) {
                spots.push(spot);
            }
        }
    }
    keep_facts(&mut spots);
    spots
}

/// Drops parts that no date is near, and lines that then tell nothing.
fn keep_facts(spots: &mut Vec<Spot>) {
    let dated: Vec<usize> =
        (0..spots.len()).filter(|at| spots[*at].parts.iter().any(|part| part.is_dated)).collect();
    for (at, spot) in spots.iter_mut().enumerate() {
        if !dated.iter().any(|other| other.abs_diff(at) <= NEAR_DATE) {
            spot.parts.clear();
        }
    }
    spots.retain(|spot| spot.is_plain || !spot.parts.is_empty() || spot.look > 0);
}

/// A line as a spot; none if it is a menu or running text.
fn spot(
    page: &Page<'_>,
    paths: &mut Paths<'_, '_>,
    at: usize,
    is_before: bool,
    (text, end): (usize, usize),
) -> Option<Spot> {
    /// Characters of the longest line that may be a field.
    const LONGEST: u32 = 160;
    /// Links of a line that make it a menu.
    const MENU: usize = 3;
    let lines = page.lines();
    let line = &lines[at];
    if line.text.is_empty() || line.chars > LONGEST || line.links.len() > MENU && line.is_linked() {
        return None;
    }
    let path = paths.of(line.block);
    let is_same = |other: &&Line| paths.known.get(&other.block) == Some(&path);
    let keys = if is_before {
        let earlier = lines[..at].iter().rev().take(200).filter(|other| is_same(other)).count();
        [key(&[path, earlier as u32]), key(&[path, 1_000 + (text + LEAD).saturating_sub(at) as u32])]
    } else {
        [key(&[path, 2_000 + at.saturating_sub(end) as u32]), key(&[path, 3_000])]
    };
    let parts = parts(page, line);
    let is_plain = !line.is_linked() && parts.iter().all(|part| part.date.is_none() && !part.is_known);
    Some(Spot { keys, text: line.text.clone(), look: look(page, line), is_plain, is_before, parts })
}

/// The parts of a line that may print facts.
fn parts(page: &Page<'_>, line: &Line) -> Vec<Part> {
    /// Characters of a value.
    const LONGEST: usize = 30;
    let divided = line.divided();
    let labelled = line.labels();
    let mut parts = Vec::new();
    for found in labelled.iter().filter(|found| !found.value.is_empty()) {
        let is_known = !matches!(found.label, Label::Other);
        let date = date_of_part(&found.value, page.is_big5);
        let words = line.text.split(found.value.as_str()).next().unwrap_or_default();
        let word: String = words.chars().rev().take(6).filter(|c| c.is_alphabetic()).collect();
        parts.push(Part {
            key: key(&[text_key(&word)]),
            value: found.value.clone(),
            is_dated: date.is_some(),
            date,
            is_known,
        });
    }
    if !labelled.is_empty() && labels(&line.text).len() > 1 || line.prose() > 40 {
        return parts;
    }
    let is_value = |text: &str| labelled.iter().any(|found| found.value == text);
    let whole =
        divided.split(['│', '|', '｜', '丨', '·', '　']).map(str::trim).filter(|part| !part.is_empty());
    let whole: Vec<&str> = whole.collect();
    let words: Vec<&str> = whole.iter().flat_map(|part| part.split_whitespace()).collect();
    for (kind, list) in [(10, &whole), (20, &words)] {
        for (at, value) in list.iter().enumerate().take(8) {
            if value.chars().count() <= LONGEST && !is_value(value) {
                let date = date_of_part(value, page.is_big5);
                parts.push(Part {
                    key: key(&[kind, at as u32]),
                    value: (*value).to_owned(),
                    is_dated: date.is_some() || is_day(value),
                    date,
                    is_known: false,
                });
            }
        }
    }
    // A date may be divided by blanks.
    if parts.iter().all(|part| part.date.is_none())
        && let Some(date) = date_of_part(&divided, page.is_big5)
    {
        parts.push(Part {
            key: key(&[30]),
            value: date.clone(),
            date: Some(date),
            is_known: false,
            is_dated: true,
        });
    }
    parts
}

/// The paths of elements, as keys.
struct Paths<'p, 'a> {
    page: &'p Page<'a>,
    known: HashMap<NodeId, u32>,
}

impl Paths<'_, '_> {
    /// The tags, ids and classes of an element and of those round it. Numbers in names are of the single page.
    fn of(&mut self, node: NodeId) -> u32 {
        /// Elements round it.
        const DEPTH: usize = 6;
        if let Some(known) = self.known.get(&node) {
            return *known;
        }
        let mut names = Vec::new();
        let mut here = self.page.document.tree.get(&node);
        for _ in 0..DEPTH {
            let Some(element) = here else { break };
            let mut name = element.node_name().map(|name| name.to_string()).unwrap_or_default();
            for part in [element.id_attr(), element.class()].into_iter().flatten() {
                name.push('.');
                name.push_str(&without_numbers(&part));
            }
            names.push(text_key(&name));
            here = element.parent();
        }
        let path = key(&names);
        self.known.insert(node, path);
        path
    }
}

/// A name without numbers of three digits and more, which are those of the single page: `post-1024`.
fn without_numbers(name: &str) -> String {
    const SHORTEST: usize = 3;
    let mut kept = String::with_capacity(name.len());
    for piece in name.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        kept.push_str(if digits >= SHORTEST { &piece[digits..] } else { piece });
    }
    kept
}

/// A number for some numbers (FNV-1a): the same on every machine.
pub(super) fn key(parts: &[u32]) -> u32 {
    hash(parts.iter().flat_map(|part| part.to_le_bytes()))
}

/// A number for a text.
pub(super) fn text_key(text: &str) -> u32 {
    hash(text.bytes())
}

fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
