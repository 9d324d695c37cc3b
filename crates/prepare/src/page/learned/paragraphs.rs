//! Paragraphs and subheads of a story from the roles of its lines.

use super::Reading;
use crate::page::chars::{ends_sentence, is_han};
use crate::page::draft::Part;
use crate::page::forms::heading::LONGEST_SUBHEAD;
use crate::page::forms::speech;
use crate::page::line::Line;
use crate::page::roles::LineRole;
use crate::page::rules::flow;
use crate::page::stories::Chain;

/// A paragraph whose last line fills this share of the column, and ends no sentence, goes on.
const FULL: f32 = 0.72;
/// Wider columns (half columns) are paragraphs on one line.
const WIDEST_COLUMN: f32 = 68.0;
/// The share of indented lines from which an indent means a paragraph.
const INDENTS: f32 = 0.08;

/// Indent of a paragraph, in half columns.
const INDENT: usize = 3;
/// Marks that begin an item of a list.
const BULLETS: [char; 8] = ['■', '●', '◆', '★', '◇', '○', '□', '▪'];
/// What an editor's note begins with.
const NOTES: [&str; 4] = ["【编", "编后", "◎编后", "编者"];

/// Widest line of verse, in half columns.
const VERSE: usize = 36;
/// Fewer lines are no poem.
const FEW_VERSES: usize = 4;

/// The text of a story.
#[derive(Debug, Default)]
pub(super) struct StoryText {
    pub(super) paragraphs: Vec<Part>,
    /// Subheads, with the index of the paragraph that follows.
    pub(super) subheads: Vec<(usize, Part)>,
    /// Whether most of it is rows of a listing.
    pub(super) listing: bool,
}

/// Puts the lines of a story together.
pub(super) fn paragraphs(lines: &[Line], reading: &Reading, chain: &Chain) -> StoryText {
    let mut found = StoryText::default();
    let verse = is_verse(lines, reading, chain);
    let dialogue = is_dialogue(lines, reading, chain);
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
            rows += usize::from(role == LineRole::Row && !dialogue);
            if role == LineRole::Subhead {
                found.subheads.push((found.paragraphs.len(), part));
            } else if verse
                || dialogue && role == LineRole::Row && answers(lines, last, at)
                || !(dialogue && role == LineRole::Row) && starts(lines, reading, last, at, resumed)
            {
                found.paragraphs.push(part);
            } else if let Some(paragraph) = found.paragraphs.last_mut() {
                paragraph.push(&part);
            }
            last = Some((at, role));
        }
    }
    found.listing = rows * 2 > count;
    if !found.listing && !verse {
        lift_subheads(&mut found);
    }
    found
}

/// Fewer lines after a speaker's name are no dialogue.
const FEW_SPEECHES: usize = 2;

/// Whether persons speak by turns: their names before a colon look like the keys of a listing.
fn is_dialogue(lines: &[Line], reading: &Reading, chain: &Chain) -> bool {
    let of_story = chain.units.iter().flat_map(|unit| &reading.stories.units[*unit].lines);
    of_story.filter(|at| speech::is_spoken(&lines[**at].folded)).count() >= FEW_SPEECHES
}

/// Whether a line of a dialogue begins a paragraph: a speech, or an indented line after a finished sentence.
fn answers(lines: &[Line], last: Option<(usize, LineRole)>, at: usize) -> bool {
    let Some((before, role)) = last else { return true };
    let ended = role == LineRole::Subhead || ends_sentence(&lines[before].folded);
    ended && (speech::is_spoken(&lines[at].folded) || lines[at].indent >= INDENT || lines[at].blanks > 0)
}

/// Lines of a poem are shorter than those of the page, and no word goes over their ends.
fn is_verse(lines: &[Line], reading: &Reading, chain: &Chain) -> bool {
    let of_story: Vec<usize> =
        chain.units.iter().flat_map(|unit| reading.stories.units[*unit].lines.iter().copied()).collect();
    let short = |at: &usize| {
        let width = lines[*at].width;
        width <= VERSE && (width as f32) < FULL * reading.features.shape.wide as f32
    };
    let crossed = |pair: &[usize]| flow::word_crosses(&lines[pair[0]].folded, &lines[pair[1]].folded);
    of_story.len() >= FEW_VERSES
        && (is_regular(lines, &of_story) || of_story.iter().all(short) && !of_story.windows(2).any(crossed))
}

/// Regular verse: every line has the same five or seven characters before its mark.
fn is_regular(lines: &[Line], of_story: &[usize]) -> bool {
    let length = |at: &usize| {
        let text = lines[*at].folded.trim_end_matches(['，', '。', '！', '？', '；', '、']);
        let marked = text.len() < lines[*at].folded.len();
        (marked && text.chars().all(is_han)).then(|| text.chars().count())
    };
    let first = of_story.first().and_then(length);
    matches!(first, Some(5 | 7)) && of_story.iter().all(|at| length(at) == first)
}

/// A short paragraph that ends no sentence, between one that does and a long one, is a heading inside the story.
fn lift_subheads(found: &mut StoryText) {
    let mut at = 1;
    while at + 1 < found.paragraphs.len() {
        let (before, own, after) =
            (&found.paragraphs[at - 1], &found.paragraphs[at], &found.paragraphs[at + 1]);
        let is_heading = own.len() <= LONGEST_SUBHEAD
            && own.lines.len() == 1
            && !own.folded.ends_with(['。', '，', '；', '：', '、', '）', '！', '？', '…'])
            && !own.folded.contains(['。', '：'])
            && ends_sentence(&before.folded)
            && after.len() > 2 * LONGEST_SUBHEAD;
        if is_heading {
            let part = found.paragraphs.remove(at);
            for (before, _) in found.subheads.iter_mut().filter(|(before, _)| *before > at) {
                *before -= 1;
            }
            let place = found.subheads.partition_point(|(before, _)| *before <= at);
            found.subheads.insert(place, (at, part));
        } else {
            at += 1;
        }
    }
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
    let closed = ended || above.folded.ends_with('）');
    match role {
        LineRole::Row | LineRole::StoryStarts => true,
        // Short news after marks, each signed in brackets or not.
        _ if line.folded.starts_with(BULLETS) && closed => true,
        _ if closed
            && (speech::is_spoken(&line.folded)
                || NOTES.iter().any(|mark| line.folded.starts_with(mark))) =>
        {
            true
        }
        LineRole::TextGoesOn => {
            let indented = line.indent >= INDENT && reading.features.shape.indented > INDENTS;
            resumed && ended && indented
                || !ended && (indented || line.blanks > 0) && has_broken_off(reading, above, line)
        }
        _ if role_before == LineRole::Row || ended || above.folded.ends_with('：') => true,
        _ => has_broken_off(reading, above, line),
    }
}

/// Whether a line that ends no sentence is too short to go on in the next one.
fn has_broken_off(reading: &Reading, above: &Line, line: &Line) -> bool {
    let column = (reading.features.shape.wide as f32).min(WIDEST_COLUMN);
    !flow::word_crosses(&above.folded, &line.folded) && above.width as f32 <= FULL * column
}
