//! Lines in reading order divided into stories: what stands out begins one, or is a subhead.

mod beginnings;
mod labels;
mod signatures;
mod subtitles;

use super::bylines::is_byline;
use super::kinds::LineKind;
use super::material::{Material, Ordered};
use super::sheet_line::SheetLine;
use super::{Bounds, Flow};
use crate::page::chars::fold_text;
use crate::page::forms::heading;

/// A story before its fields are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    /// The headline block.
    pub(crate) head: Vec<Ordered>,
    pub(crate) body: Vec<Body>,
}

/// A line of a story's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Body {
    Text(Ordered),
    Subhead(Ordered),
    /// Who signed the text, and when.
    Signature(Ordered),
}

impl Body {
    pub(crate) fn line(self) -> Ordered {
        match self {
            Self::Text(line) | Self::Subhead(line) | Self::Signature(line) => line,
        }
    }
}

/// Divides the lines into stories.
pub(crate) fn stories(material: Material<'_>, ordered: &[Ordered]) -> Vec<Story> {
    let mut builder = Builder { material, stories: Vec::new(), current: 0, pending: Vec::new() };
    for (index, line) in ordered.iter().enumerate() {
        match line.kind {
            LineKind::Text if material.lines[line.at].row => builder.text(*line),
            _ if builder.signs(*line, ordered.get(index + 1)) => builder.sign(*line),
            LineKind::Text if is_label(material, *line, ordered.get(index + 1)) => {
                builder.display(Ordered { kind: LineKind::Label, ..*line });
            }
            LineKind::Text if is_kicker(material, ordered, index) => {
                builder.display(Ordered { kind: LineKind::Styled, ..*line });
            }
            LineKind::Text if builder.is_subtitle(*line, ordered.get(index + 1)) => {
                builder.pending.push(*line);
            }
            LineKind::Text => builder.text(*line),
            LineKind::Byline if builder.pending.is_empty() && builder.has_text() => builder.text(*line),
            _ => builder.display(*line),
        }
    }
    builder.close();
    labels::with_labels(material, builder.stories)
}

/// A shorter line under a byline may be its second line.
const SHORT_REST: usize = 4;
/// Longest label that nothing but its place marks, in characters.
const LONGEST_LABEL: usize = 8;

/// Whether a line alone right above a headline is its label.
fn is_label(material: Material<'_>, line: Ordered, next: Option<&Ordered>) -> bool {
    let Some(next) = next.filter(|next| next.kind == LineKind::Large && next.frame == line.frame) else {
        return false;
    };
    let (own, head) = (&material.lines[line.at], &material.lines[next.at]);
    let folded = fold_text(own.text.trim());
    let gap = head.bounds.y0 - own.bounds.y1;
    // Beside an upright headline it is at the top of the box, over the text; without a box at the height of its first character.
    let level = (own.bounds.y0 - head.bounds.y0).abs() < 2.0 * head.size;
    let over_text = head.flow == Flow::Below
        && own.bounds.y0 < head.bounds.y0 + own.size
        && (line.frame.is_some() || level);
    line.lone
        && folded.chars().count() <= LONGEST_LABEL
        && heading::can_be_heading(&folded, 0)
        && ((-0.5 * own.size..2.0 * head.size).contains(&gap) || over_text)
}

/// Longest kicker in the type of the text, in characters.
const LONGEST_KICKER: usize = 26;

/// Whether a line alone, set over the middle of a headline or its left edge, is its kicker: nothing of its column is above.
fn is_kicker(material: Material<'_>, ordered: &[Ordered], index: usize) -> bool {
    /// How far centers and edges may differ, in ems.
    const ASIDE: f32 = 0.6;
    let line = ordered[index];
    let Some(next) = ordered.get(index + 1) else { return false };
    if next.kind != LineKind::Large || next.frame != line.frame || !line.lone {
        return false;
    }
    let (own, head) = (&material.lines[line.at], &material.lines[next.at]);
    let folded = fold_text(own.text.trim());
    let near = |one: f32, other: f32| (one - other).abs() < ASIDE * own.size;
    let gap = head.bounds.y0 - own.bounds.y1;
    let runs_on =
        index.checked_sub(1).map(|before| &material.lines[ordered[before].at]).is_some_and(|before| {
            before.font == own.font
                && (before.size - own.size).abs() < 0.06 * own.size
                && before.bounds.overlap_x(&own.bounds) > 0.0
                && (0.0..1.5 * own.size).contains(&(own.bounds.y0 - before.bounds.y1))
        });
    folded.chars().count() <= LONGEST_KICKER
        && heading::can_be_heading(&folded, 0)
        && !is_byline(&folded)
        && (-0.3 * own.size..1.2 * head.size).contains(&gap)
        && (near(own.bounds.center().0, head.bounds.center().0) || near(own.bounds.x0, head.bounds.x0))
        && !runs_on
}

struct Builder<'a> {
    material: Material<'a>,
    stories: Vec<Story>,
    /// The story that text goes to.
    current: usize,
    /// Lines that may be a headline or a subhead: the next line of text decides.
    pending: Vec<Ordered>,
}

impl Builder<'_> {
    fn line(&self, line: Ordered) -> &SheetLine {
        &self.material.lines[line.at]
    }

    fn has_text(&self) -> bool {
        self.stories.get(self.current).is_some_and(|story| !story.body.is_empty())
    }

    fn begin(&mut self, story: Story) {
        self.current = self.stories.len();
        self.stories.push(story);
    }

    /// Text that goes on outside the box of the current story, or inside another one, belongs to the last story there.
    fn change_frame(&mut self, line: Ordered) {
        let frame = |story: &Story| story.body.last().map(|body| body.line().frame);
        let here = self.stories.get(self.current).and_then(frame);
        if here.is_none_or(|here| here == line.frame) {
            return;
        }
        match self.stories.iter().rposition(|story| frame(story) == Some(line.frame)) {
            Some(earlier) => self.current = earlier,
            None => self.begin(Story::default()),
        }
    }

    fn text(&mut self, line: Ordered) {
        if !self.pending.is_empty() {
            if self.begins_story(line) {
                let mut head = std::mem::take(&mut self.pending);
                let body = self.first_subheads(&mut head);
                self.begin(Story { head, body });
            } else {
                let subheads = std::mem::take(&mut self.pending);
                if let Some(story) = self.stories.get_mut(self.current) {
                    story.body.extend(subheads.into_iter().map(Body::Subhead));
                }
            }
        }
        if self.stories.is_empty() {
            self.begin(Story::default());
        }
        self.change_frame(line);
        if let Some(story) = self.stories.get_mut(self.current) {
            story.body.push(Body::Text(line));
        }
    }

    /// Takes a line that signs the current story.
    fn sign(&mut self, line: Ordered) {
        if let Some(story) = self.stories.get_mut(self.current) {
            story.body.push(Body::Signature(line));
        }
    }

    /// Takes off a headline block what is under its byline, no larger than the text: a subhead.
    fn first_subheads(&self, head: &mut Vec<Ordered>) -> Vec<Body> {
        let is_signed = |line: &Ordered| {
            line.kind == LineKind::Byline || is_byline(&fold_text(self.line(*line).text.trim()))
        };
        let Some(last) = head.iter().rposition(is_signed) else { return Vec::new() };
        let styled =
            |line: &Ordered| line.kind == LineKind::Styled && self.line(*line).glyphs.len() > SHORT_REST;
        if head[last + 1..].is_empty() || !head[last + 1..].iter().all(styled) {
            return Vec::new();
        }
        head.split_off(last + 1).into_iter().map(Body::Subhead).collect()
    }

    /// Takes a line that stands out. One that is far from those that wait begins another headline.
    fn display(&mut self, line: Ordered) {
        let apart = !self.pending.is_empty() && !self.is_near(line);
        let large = |line: &Ordered| matches!(line.kind, LineKind::Large | LineKind::Middle);
        if apart && self.pending.iter().any(large) && line.kind.is_head() {
            self.close();
        }
        self.pending.push(line);
    }

    /// Whether a line is next to the headline lines that wait.
    fn is_near(&self, line: Ordered) -> bool {
        let around = Bounds::around(self.pending.iter().map(|line| &self.line(*line).bounds));
        let next = self.line(line);
        let largest = self.pending.iter().map(|line| self.line(*line).size).fold(next.size, f32::max);
        let upright =
            next.flow != Flow::Right || self.pending.iter().any(|line| self.line(*line).flow != Flow::Right);
        let gap = -around.overlap_y(&next.bounds);
        let beside = -around.overlap_x(&next.bounds);
        // In a box nothing else may stand between: a title in steps, a label at the other side; in a large one another headline.
        let in_box = line.frame.is_some()
            && beside < 12.0 * largest
            && self.pending.iter().all(|pending| pending.frame == line.frame);
        gap < 1.4 * largest && (beside < 0.0 || in_box || upright && beside < 3.0 * largest)
    }

    /// What waits without text after it is a headline alone, or the end of the last story.
    fn close(&mut self) {
        let head = std::mem::take(&mut self.pending);
        if head.is_empty() {
            return;
        }
        let weak = head.iter().all(|line| matches!(line.kind, LineKind::Styled | LineKind::Byline));
        match self.stories.get_mut(self.current) {
            Some(story) if weak && !story.body.is_empty() => {
                story.body.extend(head.into_iter().map(Body::Text));
            }
            _ => self.begin(Story { head, body: Vec::new() }),
        }
    }
}
