//! Paragraphs and subheads of a story from the roles of its lines.

use super::Reading;
use crate::page::chars::ends_sentence;
use crate::page::draft::Part;
use crate::page::lines::Line;
use crate::page::roles::LineRole;
use crate::page::rules::flow;
use crate::page::stories::Chain;

/// A paragraph whose last line fills this share of the column, and ends no sentence, goes on.
const FULL: f32 = 0.72;
/// Wider columns (half columns) are paragraphs on one line.
const WIDEST_COLUMN: f32 = 68.0;
/// The share of indented lines from which an indent means a paragraph.
const INDENTS: f32 = 0.08;

/// The text of a story.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    pub(super) paragraphs: Vec<Part>,
    /// Subheads, with the index of the paragraph that follows.
    pub(super) subheads: Vec<(usize, Part)>,
    /// Whether most of it is rows of a listing.
    pub(super) listing: bool,
}

/// Puts the lines of a story together.
pub(super) fn paragraphs(lines: &[Line], reading: &Reading, chain: &Chain) -> Paragraphs {
    let mut found = Paragraphs::default();
    let mut last: Option<(usize, LineRole)> = None;
    let mut rows = 0;
    let mut count = 0;
    for (index, unit) in chain.units.iter().enumerate() {
        for (_, head) in reading.headlines.inner.iter().filter(|(below, _)| below == unit) {
            for at in &reading.stories.units[*head].lines {
                found.subheads.push((found.paragraphs.len(), Part::of_line(&lines[*at])));
                last = Some((*at, LineRole::Subhead));
            }
        }
        for (place, at) in reading.stories.units[*unit].lines.iter().copied().enumerate() {
            let role = reading.roles.best[at];
            let part = Part::of_line(&lines[at]);
            let resumed = place == 0 && index > 0;
            count += 1;
            rows += usize::from(role == LineRole::Row);
            if role == LineRole::Subhead {
                found.subheads.push((found.paragraphs.len(), part));
            } else if starts(lines, reading, last, at, resumed) {
                found.paragraphs.push(part);
            } else if let Some(paragraph) = found.paragraphs.last_mut() {
                paragraph.push(&part);
            }
            last = Some((at, role));
        }
    }
    found.listing = rows * 2 > count;
    found
}

/// Whether the line at `at` begins a paragraph; `last` is the line of the story before it.
fn starts(
    lines: &[Line],
    reading: &Reading,
    last: Option<(usize, LineRole)>,
    at: usize,
    resumed: bool,
) -> bool {
    let Some((before, role_before)) = last else { return true };
    if role_before == LineRole::Subhead {
        return true;
    }
    let (line, above) = (&lines[at], &lines[before]);
    let role = reading.roles.best[at];
    let ended = ends_sentence(&above.folded);
    match role {
        LineRole::Row | LineRole::StoryStarts => true,
        LineRole::TextGoesOn => {
            resumed && ended && line.indent >= 3 && reading.features.shape.indented > INDENTS
        }
        _ if role_before == LineRole::Row || ended || above.folded.ends_with('：') => true,
        _ => {
            let column = (reading.features.shape.wide as f32).min(WIDEST_COLUMN);
            !flow::word_crosses(&above.folded, &line.folded) && above.width as f32 <= FULL * column
        }
    }
}
