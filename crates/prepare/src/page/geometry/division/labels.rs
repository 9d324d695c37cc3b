//! Labels that are set as headlines: a few words over the headlines of other stories.

use super::{Material, Ordered, Story};
use crate::page::geometry::kinds::LineKind;
use crate::page::geometry::sheet_line::SheetLine;
use crate::page::geometry::{Bounds, Flow};

/// Longest label over several stories, in characters.
const LONGEST_COMMON: usize = 6;

/// Gives a few words in large type alone, right over the headline of the next story, to it as its label: it may be over a
/// row of stories. In a box of several stories the words over the first title are a label.
pub(super) fn with_labels(material: Material<'_>, stories: Vec<Story>) -> Vec<Story> {
    let around =
        |story: &Story| Bounds::around(story.head.iter().map(|line| &material.lines[line.at].bounds));
    let mut labelled: Vec<Story> = Vec::with_capacity(stories.len());
    for mut story in stories {
        let is_label = |label: &Story| {
            let [only] = label.head.as_slice() else { return false };
            let line = &material.lines[only.at];
            let gap = around(&story).y0 - line.bounds.y1;
            label.body.is_empty()
                && !story.body.is_empty()
                && !story.head.is_empty()
                && line.flow == Flow::Right
                && line.glyphs.len() <= LONGEST_COMMON
                && !is_over_picture(material, line)
                && (0.0..2.0 * line.size).contains(&gap)
        };
        if labelled.last().is_some_and(is_label)
            && let Some(label) = labelled.pop()
        {
            let lines = label.head.into_iter().map(|line| Ordered { kind: LineKind::Label, ..line });
            story.head.splice(0..0, lines);
        }
        labelled.push(story);
    }
    for at in 1..labelled.len() {
        if is_over_titles(material, &labelled[at - 1].head, &labelled[at].head) {
            labelled[at - 1].head[0].kind = LineKind::Label;
        }
    }
    labelled
}

/// Whether the first line of a headline is a few words in a box, larger than the rest, which is set as the headline of the next
/// story in the box: it is over both.
fn is_over_titles(material: Material<'_>, head: &[Ordered], next: &[Ordered]) -> bool {
    /// Sizes that differ by less are the same; a long title is set a little smaller than the others.
    const SAME: f32 = 0.025;
    const FITTED: f32 = 0.1;
    let is_title = |line: &&Ordered| !matches!(line.kind, LineKind::Label | LineKind::Byline);
    let ([label, title, ..], Some(next)) = (head, next.iter().find(is_title)) else { return false };
    let [own, title_line, next_line] = [label, title, next].map(|line| &material.lines[line.at]);
    let differs = |one: &SheetLine, other: &SheetLine| one.size / other.size - 1.0;
    label.frame.is_some()
        && label.frame == next.frame
        && is_title(&label)
        && is_title(&title)
        && own.flow == Flow::Right
        && own.glyphs.len() <= LONGEST_COMMON
        && differs(own, title_line) > SAME
        && differs(title_line, next_line).abs() < FITTED
        && title_line.font == next_line.font
}

/// Whether a picture begins right below a line: it is the title of the picture.
fn is_over_picture(material: Material<'_>, line: &SheetLine) -> bool {
    material.pictures.iter().any(|picture| {
        picture.overlap_x(&line.bounds) > 0.5 * line.bounds.width()
            && (-0.5 * line.size..1.5 * line.size).contains(&(picture.y0 - line.bounds.y1))
    })
}
