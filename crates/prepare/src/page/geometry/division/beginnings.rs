//! Whether lines that stand out begin a new story, or are a subhead of the one before.

use super::{Body, Builder, Ordered, Story};
use crate::page::chars::fold_text;
use crate::page::forms::opener;
use crate::page::geometry::bylines::{is_author, is_byline};
use crate::page::geometry::kinds::LineKind;
use crate::page::geometry::{Bounds, Flow};

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

impl Builder<'_> {
    /// Whether the lines that wait are the headline of a new story, not a subhead of the one before.
    pub(super) fn begins_story(&self, text: Ordered) -> bool {
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
        let is_inside = |line: &Ordered| {
            self.is_in_column(*line)
                || self.is_under_head(*line)
                || self.is_under_picture(*line)
                || self.is_beside_head(*line, text)
        };
        if !self.is_like_subhead(story) && !self.pending.iter().any(is_inside) {
            return true;
        }
        if self.is_set_off(story) || self.is_set_as_title(story) {
            return true;
        }
        // A subhead is smaller than the title of its story, and one or two lines.
        let size = self.pending.iter().map(|line| self.line(*line).size).fold(0.0, f32::max);
        let title = self.title_size(story);
        let is_text_size = title < 1.08 * size && !story.head.is_empty();
        self.pending.len() > 2 || is_text_size
    }

    /// Whether the lines that wait are set as the subheads of the story are, and not as its title is.
    fn is_like_subhead(&self, story: &Story) -> bool {
        let style = |line: &Ordered| {
            let line = self.line(*line);
            (line.font, line.bold, (line.size * 4.0).round() as i32)
        };
        let subheads = story.body.iter().filter_map(|body| match body {
            Body::Subhead(line) => Some(style(line)),
            Body::Text(_) | Body::Signature(_) => None,
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
        // A picture at the top of the column, with its caption, is no break.
        let heights =
            self.pictures_over(&own.bounds, head.y0).map(|picture| picture.height() + BELOW * own.size);
        let pictured = heights.fold(0.0, f32::max);
        (0.0..BELOW * own.size + pictured).contains(&gap)
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

    /// Whether the lines that wait are set in the type of a title in the same box that is under a few words larger than it: those are
    /// over all stories there.
    fn is_set_as_title(&self, story: &Story) -> bool {
        /// Longest such words, in characters, and how much larger they are.
        const LONGEST: usize = 6;
        const LARGER: f32 = 1.025;
        let title = |line: &&Ordered| !matches!(line.kind, LineKind::Label | LineKind::Byline);
        let mut titles = story.head.iter().filter(title);
        let (Some(label), Some(own)) = (titles.next(), titles.next()) else { return false };
        let Some(next) = self.pending.first().filter(|next| next.frame.is_some()) else { return false };
        let [label_line, own_line, next_line] = [label, own, next].map(|line| self.line(*line));
        label.frame == next.frame
            && label_line.glyphs.len() <= LONGEST
            && label_line.size > LARGER * own_line.size
            && (own_line.size - next_line.size).abs() < 0.1 * own_line.size
            && (own_line.font, own_line.bold) == (next_line.font, next_line.bold)
    }

    /// Whether a rule as wide as a line is between it and the text above.
    fn is_ruled_off(&self, above: &Bounds, own: &Bounds) -> bool {
        let between = |rule: &&Bounds| rule.y0 > above.center().1 && rule.y1 < own.center().1;
        let level = self.material.rules.iter().filter(|rule| rule.width() > rule.height()).filter(between);
        level
            .filter(|rule| rule.overlap_x(above) > 0.6 * above.width())
            .any(|rule| rule.overlap_x(own) > 0.9 * own.width())
    }

    /// The pictures over a line, with their captions, that begin below this height.
    fn pictures_over(&self, line: &Bounds, top: f32) -> impl Iterator<Item = &Bounds> {
        self.material
            .pictures
            .iter()
            .filter(move |picture| picture.y0 > top && picture.y1 < line.y1 && picture.overlap_x(line) > 0.0)
    }

    /// Whether a line is under a picture at the top of a column, level with the text of the last story.
    fn is_under_picture(&self, line: Ordered) -> bool {
        /// Furthest distance from the picture, and how far the tops differ, in ems.
        const BELOW: f32 = 2.0;
        const LEVEL: f32 = 2.0;
        let own = self.line(line);
        let styled = line.kind == LineKind::Styled;
        let Some(story) = self.stories.get(self.current).filter(|_| styled) else { return false };
        let top = story.body.iter().map(|body| self.line(body.line()).bounds.y0).fold(f32::MAX, f32::min);
        self.pictures_over(&own.bounds, top - LEVEL * own.size).any(|picture| {
            picture.y0 < top + LEVEL * own.size
                && own.bounds.y0 - picture.y1 < BELOW * own.size
                && picture.overlap_x(&own.bounds) > 0.8 * own.bounds.width()
        })
    }

    /// Whether a line is at the top of a column on the right of the last headline, as high as it and as wide as the columns under
    /// it, with no rule between: the columns of the story go on beside its headline.
    fn is_beside_head(&self, line: Ordered, text: Ordered) -> bool {
        /// How far the tops differ and the widths, in ems, and the indent of a first line.
        const LEVEL: f32 = 2.0;
        const SAME: f32 = 1.0;
        const INDENT: f32 = 2.0;
        let (own, first) = (self.line(line), self.line(text));
        let titled = |story: &&Story| line.kind == LineKind::Styled && !story.head.is_empty();
        let Some(story) = self.stories.get(self.current).filter(titled) else { return false };
        let head = Bounds::around(story.head.iter().map(|line| &self.line(*line).bounds));
        let column = story.body.iter().map(|body| self.line(body.line()).bounds.width()).fold(0.0, f32::max);
        let width = first.bounds.width() + INDENT * first.size;
        let gap = Bounds { x0: head.x1, x1: own.bounds.x0, y0: own.bounds.y0, y1: first.bounds.y1 };
        let ruled = self.material.rules.iter().any(|rule| {
            rule.height() > rule.width() && rule.overlap_x(&gap) >= 0.0 && rule.overlap_y(&gap) > 0.0
        });
        gap.width() > 0.0
            && (own.bounds.y0 - head.y0).abs() < LEVEL * own.size
            && (width - column).abs() < SAME * first.size
            && !ruled
    }

    /// Whether a line is in a column of the last story: below its text, or at the top of a column.
    fn is_in_column(&self, line: Ordered) -> bool {
        /// Furthest distance from the text above, in ems.
        const BELOW: f32 = 3.0;
        let own = self.line(line);
        let Some(story) = self.stories.get(self.current) else { return false };
        let body: Vec<&Bounds> = story.body.iter().map(|body| &self.line(body.line()).bounds).collect();
        let top = body.iter().map(|bounds| bounds.y0).fold(f32::MAX, f32::min);
        // A picture in the column, with its caption, is no break.
        let pictured = |above: &Bounds| {
            let pictures = self.pictures_over(&own.bounds, above.y0);
            let inside = pictures.filter(|picture| picture.overlap_x(above) > 0.0);
            inside.map(|picture| picture.height() + BELOW * own.size).fold(0.0, f32::max)
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
}
