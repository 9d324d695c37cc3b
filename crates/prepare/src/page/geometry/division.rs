//! Lines in reading order divided into stories: what stands out begins one, or is a subhead.

use super::bylines::{is_author, is_byline};
use super::kinds::LineKind;
use super::lines::SheetLine;
use super::stories::{Material, Ordered};
use super::{Bounds, Flow};
use crate::page::chars::fold_text;
use crate::page::forms::{heading, opener};

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
}

impl Body {
    pub(crate) fn line(self) -> Ordered {
        match self {
            Self::Text(line) | Self::Subhead(line) => line,
        }
    }
}

/// Divides the lines into stories.
pub(crate) fn stories(material: Material<'_>, ordered: &[Ordered]) -> Vec<Story> {
    let mut builder = Builder { material, stories: Vec::new(), current: 0, pending: Vec::new() };
    for (index, line) in ordered.iter().enumerate() {
        match line.kind {
            LineKind::Text if material.lines[line.at].row => builder.text(*line),
            LineKind::Text if is_label(material, *line, ordered.get(index + 1)) => {
                builder.display(Ordered { kind: LineKind::Label, ..*line });
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
    builder.stories
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
    line.lone
        && folded.chars().count() <= LONGEST_LABEL
        && heading::can_be_heading(&folded, 0)
        && (-0.5 * own.size..2.0 * head.size).contains(&gap)
}

/// Lines whose sizes differ by more are of two kinds: a label and a title.
const UNLIKE: f32 = 0.96;

/// Whether a line numbers a part of a story: `01`, `一、`, `3.`.
fn is_numbered(folded: &str) -> bool {
    let digits =
        folded.chars().take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(*c)).count();
    let next = folded.chars().nth(digits);
    (1..=2).contains(&digits) && next.is_none_or(|next| "、.．：".contains(next) || folded.starts_with('0'))
}

/// Whether a line ends a text with who wrote it: `（李凡 张越）`, `（记者 李凡）`.
fn is_signature(folded: &str) -> bool {
    let Some(start) = folded.rfind('（').filter(|_| folded.ends_with('）')) else { return false };
    let inner = folded[start..].trim_matches(['（', '）']);
    is_byline(inner) || is_author(inner)
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

    /// Takes off a headline block what stands under its byline, no larger than the text: a subhead.
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

    /// Whether a line alone right under a large headline goes with it: it ends no sentence, and is set as the headline is,
    /// not as the first line of a text.
    fn is_subtitle(&self, line: Ordered, next: Option<&Ordered>) -> bool {
        let folded = fold_text(self.line(line).text.trim());
        line.lone
            && self.pending.iter().any(|line| line.kind == LineKind::Large)
            && heading::can_be_heading(&folded, 0)
            && opener::parse(&folded).is_none()
            && self.is_near(line)
            && self.is_aligned(line, next)
    }

    /// Whether a line is set in the middle of the headline, or from its left edge without going on in the next line.
    fn is_aligned(&self, line: Ordered, next: Option<&Ordered>) -> bool {
        /// How far centers and edges may differ, in ems.
        const ASIDE: f32 = 0.6;
        let own = self.line(line);
        let near = |one: f32, other: f32| (one - other).abs() < ASIDE * own.size;
        let next = next.map(|next| &self.line(*next).bounds);
        // A first line is indented, and as long as the lines below it.
        let runs_on = next.is_some_and(|next| {
            let indent = own.bounds.x0 - next.x0;
            next.y0 > own.bounds.y0
                && next.overlap_x(&own.bounds) > 0.0
                && (ASIDE * own.size..4.5 * own.size).contains(&indent)
                && next.x1 > own.bounds.x0 + 0.5 * own.bounds.width()
                && (near(next.x1, own.bounds.x1) || own.bounds.x1 > next.x1)
        });
        let head = Bounds::around(self.pending.iter().map(|line| &self.line(*line).bounds));
        let centered = near(head.center().0, own.bounds.center().0);
        let flush = near(head.x0, own.bounds.x0)
            && next.is_none_or(|next| next.x1 > own.bounds.x1 + 2.0 * own.size || next.y0 < own.bounds.y0);
        !runs_on && (centered || flush)
    }

    /// Whether a rule as wide as a line is between it and the text above.
    fn is_ruled_off(&self, above: &Bounds, own: &Bounds) -> bool {
        let between = |rule: &&Bounds| rule.y0 > above.center().1 && rule.y1 < own.center().1;
        let level = self.material.rules.iter().filter(|rule| rule.width() > rule.height()).filter(between);
        level
            .filter(|rule| rule.overlap_x(above) > 0.6 * above.width())
            .any(|rule| rule.overlap_x(own) > 0.9 * own.width())
    }

    /// Whether a line stands in a column of the last story: below its text, or at the top of a column.
    fn is_in_column(&self, line: Ordered) -> bool {
        /// Furthest distance from the text above, in ems.
        const BELOW: f32 = 3.0;
        let own = self.line(line);
        let Some(story) = self.stories.get(self.current) else { return false };
        let body: Vec<&Bounds> = story.body.iter().map(|body| &self.line(body.line()).bounds).collect();
        let top = body.iter().map(|bounds| bounds.y0).fold(f32::MAX, f32::min);
        // A picture in the column, with its caption, is no break.
        let pictured = |above: &Bounds| {
            let inside = |picture: &&Bounds| {
                let between = picture.y0 > above.y0 && picture.y1 < own.bounds.y1;
                between && picture.overlap_x(above) > 0.0 && picture.overlap_x(&own.bounds) > 0.0
            };
            let pictures = self.material.pictures.iter().filter(inside);
            pictures.map(|picture| picture.height() + BELOW * own.size).fold(0.0, f32::max)
        };
        let under = |bounds: &Bounds| {
            let gap = own.bounds.y0 - bounds.y1;
            bounds.overlap_x(&own.bounds) > 0.5 * own.bounds.width()
                && gap > -own.size
                && gap < BELOW * own.size + pictured(bounds)
                && !self.is_ruled_off(bounds, &own.bounds)
        };
        (own.bounds.y0 - top).abs() < 2.0 * own.size || body.iter().any(|bounds| under(bounds))
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
        gap < 1.4 * largest && (beside < 0.0 || upright && beside < 3.0 * largest)
    }

    /// Whether the lines that wait are the headline of a new story, not a subhead of the one before.
    fn begins_story(&self, text: Ordered) -> bool {
        let current = self.stories.get(self.current);
        let Some(story) = current.filter(|story| !story.body.is_empty()) else { return true };
        let strong = |line: &Ordered| {
            matches!(line.kind, LineKind::Large | LineKind::Label | LineKind::Byline)
                || self.line(*line).flow != Flow::Right
        };
        let folded = fold_text(self.line(text).text.trim());
        let opened = opener::parse(&folded).is_some_and(|found| found.marked);
        let frame = story.body.last().map(|last| last.line().frame);
        let numbered = self.pending.first().is_some_and(|line| {
            line.kind != LineKind::Large && is_numbered(&fold_text(self.line(*line).text.trim()))
        });
        if numbered
            && self.pending.len() <= 2
            && story.body.last().map(|last| last.line().frame) == self.pending.first().map(|line| line.frame)
        {
            return false;
        }
        if self.pending.iter().any(strong) || opened || frame != self.pending.first().map(|line| line.frame) {
            return true;
        }
        let is_inside = |line: &Ordered| self.is_in_column(*line) || self.is_under_head(*line);
        if !self.is_like_subhead(story) && !self.pending.iter().any(is_inside) {
            return true;
        }
        if self.is_set_off(story) {
            return true;
        }
        // A subhead is smaller than the title of its story, and one or two lines.
        let size = self.pending.iter().map(|line| self.line(*line).size).fold(0.0, f32::max);
        let title = self.title_size(story);
        let alike = title < 1.08 * size && !story.head.is_empty();
        self.pending.len() > 2 || alike
    }

    /// Whether the lines that wait are set as the subheads of the story are, and not as its title is.
    fn is_like_subhead(&self, story: &Story) -> bool {
        let style = |line: &Ordered| {
            let line = self.line(*line);
            (line.font, line.bold, (line.size * 4.0).round() as i32)
        };
        let subheads = story.body.iter().filter_map(|body| match body {
            Body::Subhead(line) => Some(style(line)),
            Body::Text(_) => None,
        });
        let known: Vec<_> = subheads.collect();
        self.pending.iter().all(|line| known.contains(&style(line)))
            && !story.head.iter().any(|line| known.contains(&style(line)))
    }

    /// Whether a line begins a column right under the headline of the last story, with nothing between.
    fn is_under_head(&self, line: Ordered) -> bool {
        /// Furthest distance from the headline, in ems of the line.
        const BELOW: f32 = 3.5;
        let own = self.line(line);
        let Some(story) = self.stories.get(self.current).filter(|story| !story.head.is_empty()) else {
            return false;
        };
        let head = Bounds::around(story.head.iter().map(|line| &self.line(*line).bounds));
        let gap = own.bounds.y0 - head.y1;
        (0.0..BELOW * own.size).contains(&gap)
            && head.overlap_x(&own.bounds) > 0.5 * own.bounds.width()
            && own.size < UNLIKE * self.title_size(story)
    }

    /// The size of a story's title; that of a brief is the line over its text, whatever label is above it.
    fn title_size(&self, story: &Story) -> f32 {
        let large = story.head.iter().any(|line| line.kind == LineKind::Large);
        let title = |line: &&Ordered| !matches!(line.kind, LineKind::Label | LineKind::Byline);
        let mut sizes = story.head.iter().filter(title).map(|line| self.line(*line).size);
        if large { sizes.fold(0.0, f32::max) } else { sizes.next_back().unwrap_or_default() }
    }

    /// Whether the lines that wait are more than a subhead: a label over a title, or a title after a signed text.
    fn is_set_off(&self, story: &Story) -> bool {
        let sizes = || self.pending.iter().map(|line| self.line(*line).size);
        let (least, largest) = (sizes().fold(f32::MAX, f32::min), sizes().fold(0.0, f32::max));
        let labelled = self.pending.len() > 1 && least < UNLIKE * largest;
        let ending = story.body.last().map(|body| fold_text(self.line(body.line()).text.trim()));
        let signed = ending.is_some_and(|ending| is_signature(&ending));
        labelled || signed
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
