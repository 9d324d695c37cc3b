//! A headline block divided by size: the largest lines are the title.

use super::kinds::LineKind;
use super::stories::{Material, Ordered};
use crate::fields::names::is_name;
use crate::page::draft::Part;
use crate::page::forms::byline;
use crate::page::learned::without_bullets;
use crate::page::rules::division::{self, Headline};

/// A headline block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) headline: Headline,
    pub(crate) headings: Vec<Part>,
    pub(crate) bylines: Vec<Part>,
}

/// Lines of a title have sizes within this share of the largest.
const TITLE: f32 = 0.92;
/// Longest label that nothing but its place and size marks, in characters.
const LONGEST_LABEL: usize = 5;
/// Longest line that is an author's name, in characters.
const LONGEST_AUTHOR: usize = 18;

/// Divides the lines of a headline block.
pub(crate) fn head(material: Material<'_>, lines: &[Ordered]) -> Head {
    let mut head = Head::default();
    let size = |line: &Ordered| material.lines[line.at].size;
    let titles = |line: &&Ordered| !matches!(line.kind, LineKind::Label | LineKind::Byline);
    let largest = lines.iter().filter(titles).map(size).fold(0.0, f32::max);
    let (mut sections, mut kicker, mut title, mut subtitle) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        let part = material.part(line.at);
        let after_title = !title.is_empty();
        if line.kind == LineKind::Byline || after_title && is_author(&part.folded, size(line) < TITLE * largest) {
            head.bylines.push(part);
            continue;
        }
        head.headings.push(part.clone());
        let is_title = line.kind != LineKind::Label && size(line) >= TITLE * largest;
        let short = part.folded.chars().count() <= LONGEST_LABEL;
        let label = line.kind == LineKind::Label || !is_title && !after_title && kicker.is_empty() && short;
        match (label, is_title && subtitle.is_empty(), after_title) {
            (true, ..) => sections.push(part),
            (_, true, _) => title.push(part),
            (_, _, true) => subtitle.push(part),
            _ => kicker.push(part),
        }
    }
    if title.is_empty() {
        title = std::mem::take(if kicker.is_empty() { &mut subtitle } else { &mut kicker });
    }
    let some = |parts: &[Part]| (!parts.is_empty()).then(|| division::joined(parts));
    head.headline = Headline {
        sections: sections.iter().map(|part| division::clean_label(&part.text)).collect(),
        marked: !sections.is_empty(),
        kicker: some(&kicker),
        title: without_bullets(&division::joined(&title)).to_owned(),
        subtitle: some(&subtitle),
        margin: 1.0,
    };
    head
}

/// Whether a line under a title names its author, with or without a role.
fn is_author(folded: &str, smaller: bool) -> bool {
    if byline::is_byline_line(folded) {
        return true;
    }
    let first = folded.split([' ', '（', '/']).find(|word| !word.is_empty()).unwrap_or_default();
    smaller && folded.chars().count() <= LONGEST_AUTHOR && is_name(first) && first.chars().count() <= 4
}
