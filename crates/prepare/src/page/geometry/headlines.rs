//! A headline block divided by size: the largest lines are the title.

use super::Flow;
use super::beside::is_staircase;
use super::bylines::{is_author, is_byline};
use super::kinds::LineKind;
use super::material::{Material, Ordered};
use crate::page::draft::Part;
use crate::page::forms::heading;
use crate::page::headline::Headline;
use crate::page::learned::without_bullets;
use crate::page::rules::division;

/// A headline block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) headline: Headline,
    pub(crate) headings: Vec<Part>,
    pub(crate) bylines: Vec<Part>,
}

/// Lines of a title have sizes within this share of the largest.
const TITLE: f32 = 0.95;
/// Longest label that nothing but its place and size marks, in characters.
const LONGEST_LABEL: usize = 5;
/// Longest second line of a byline, in characters.
const LONGEST_REST: usize = 6;

/// Divides the lines of a headline block.
pub(crate) fn head(material: Material<'_>, lines: &[Ordered]) -> Head {
    let mut head = Head::default();
    // Upright lettering is read from right to left.
    let mut lines = lines.to_vec();
    let upright = lines.iter().map(|line| &material.lines[line.at]).filter(|line| line.flow == Flow::Below);
    let direction = if is_staircase(upright.map(|line| &line.bounds)) { 1.0 } else { -1.0 };
    lines.sort_by(|one, other| {
        let place = |line: &Ordered| match &material.lines[line.at] {
            upright if upright.flow == Flow::Below => direction * upright.bounds.x0,
            _ => f32::MIN,
        };
        place(one).total_cmp(&place(other))
    });
    let lines = &lines;
    let size = |line: &Ordered| material.lines[line.at].size;
    let titles = |line: &&Ordered| !matches!(line.kind, LineKind::Label | LineKind::Byline);
    let label_over = label_over(material, lines);
    let largest = lines[usize::from(label_over)..].iter().filter(titles).map(size).fold(0.0, f32::max);
    let (mut sections, mut kicker, mut title, mut subtitle) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut after_byline = false;
    for (index, line) in lines.iter().enumerate() {
        let part = material.part(line.at);
        let after_title = !title.is_empty();
        let smaller = size(line) < TITLE * largest;
        let is_rest = after_byline && smaller && part.folded.chars().count() <= LONGEST_REST;
        if let Some(byline) = head.bylines.last_mut().filter(|_| is_rest) {
            byline.push(&part);
            continue;
        }
        let names = smaller && (line.kind != LineKind::Label || after_title);
        after_byline = line.kind == LineKind::Byline
            || names && is_byline(&part.folded)
            || names && after_title && is_author(&part.folded);
        if after_byline {
            head.bylines.push(part);
            continue;
        }
        head.headings.push(part.clone());
        if label_over && index == 0 {
            sections.push(part);
            continue;
        }
        let is_title = line.kind != LineKind::Label && size(line) >= TITLE * largest;
        let short = part.folded.chars().count() <= LONGEST_LABEL;
        let columnar = index == 0 && lines.len() > 1 && is_column_name(&part.folded);
        let label = line.kind == LineKind::Label
            || columnar
            || !is_title && !after_title && kicker.is_empty() && short;
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

/// Whether a line is the name of a column by its words, whatever its size: `杂谈`, `·厂务公开·`.
fn is_column_name(folded: &str) -> bool {
    /// Longest such name, in characters.
    const LONGEST: usize = 6;
    let bare = folded.trim_matches('·');
    let dotted = folded.starts_with('·') && folded.ends_with('·');
    bare.chars().count() <= LONGEST && (dotted || heading::is_essay_column(bare))
}

/// A label over a title is no larger than it by more than this factor: else it is the title, and its subtitle below.
const LARGEST_LABEL: f32 = 1.25;

/// Longest label that is set larger than the title below it, in characters.
const LONGEST_LARGE: usize = 10;

/// Whether the first line is a label in a larger or another type than the title of a brief below it.
fn label_over(material: Material<'_>, lines: &[Ordered]) -> bool {
    let [first, second, ..] = lines else { return false };
    let small = lines.iter().all(|line| matches!(line.kind, LineKind::Middle | LineKind::Styled));
    let (label, title) = (&material.lines[first.at], &material.lines[second.at]);
    let unlike = title.size < TITLE_OF_BRIEF * label.size;
    let other_type = label.font != title.font
        && (TITLE..LARGEST_LABEL).contains(&(label.size / title.size))
        && label.glyphs.len() <= LONGEST_LABEL
        && label.flow == Flow::Right
        && title.flow == Flow::Right;
    (small && unlike || other_type)
        && label.glyphs.len() <= LONGEST_LARGE
        && title.glyphs.len() > label.glyphs.len()
}

/// A title below a label of more than its size is smaller by this factor.
const TITLE_OF_BRIEF: f32 = 0.97;
