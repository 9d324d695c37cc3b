//! From ordered lines to drafts of stories: a headline begins a story, what follows it is its text.

use super::Bounds;
use super::Flow;
use super::captions::SheetCaption;
use super::headlines::{self, Head};
use super::kinds::LineKind;
use super::lines::SheetLine;
use super::paragraphs;
use crate::page::chars::fold_text;
use crate::page::draft::{Draft, Judged, Part};
use crate::page::forms::ending::{self, EndingKind};
use crate::page::forms::{heading, opener};
use crate::page::learned::take_endings;

/// A line in reading order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ordered {
    /// Its place among the lines of the sheet.
    pub(crate) at: usize,
    pub(crate) kind: LineKind,
    pub(crate) frame: Option<usize>,
    /// Whether its block has only a line or two.
    pub(crate) lone: bool,
}

/// What the drafts are made of.
#[derive(Clone, Copy)]
pub(crate) struct Material<'a> {
    pub(crate) lines: &'a [SheetLine],
    /// The number of each line in the text of the file.
    pub(crate) numbers: &'a [usize],
}

impl Material<'_> {
    pub(crate) fn part(&self, at: usize) -> Part {
        let text = self.lines[at].text.trim().to_owned();
        Part { folded: fold_text(&text), text, lines: vec![self.numbers[at]], blanks: 0 }
    }
}

/// A story before its fields are read.
#[derive(Clone, Debug, Default)]
struct Story {
    head: Vec<Ordered>,
    body: Vec<Body>,
}

/// A line of a story's text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Body {
    Text(Ordered),
    Subhead(Ordered),
}

impl Body {
    fn line(self) -> Ordered {
        match self {
            Self::Text(line) | Self::Subhead(line) => line,
        }
    }
}

/// The drafts of one sheet, and the furniture that was found in them.
pub(crate) fn drafts(
    material: Material<'_>,
    ordered: &[Ordered],
    captions: &[SheetCaption],
) -> (Vec<Draft>, Vec<Part>) {
    let mut stories = stories(material, ordered);
    let owners: Vec<Option<usize>> =
        captions.iter().map(|caption| owner(material, &stories, caption)).collect();
    let mut furniture = Vec::new();
    if stories.is_empty() && !captions.is_empty() {
        stories.push(Story::default());
    }
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        let mut draft = draft(material, story);
        for (caption, owner) in captions.iter().zip(&owners) {
            if owner.unwrap_or(0) == index {
                add_caption(material, caption, &mut draft);
            }
        }
        furniture.extend(take_endings(&mut draft));
        drafts.push(draft);
    }
    (drafts, furniture)
}

/// Divides the lines into stories.
fn stories(material: Material<'_>, ordered: &[Ordered]) -> Vec<Story> {
    let mut builder = Builder { material, stories: Vec::new(), current: 0, pending: Vec::new() };
    for (index, line) in ordered.iter().enumerate() {
        match line.kind {
            LineKind::Text if is_label(material, *line, ordered.get(index + 1)) => {
                builder.display(Ordered { kind: LineKind::Label, ..*line });
            }
            LineKind::Text => builder.text(*line),
            LineKind::Byline if builder.pending.is_empty() && builder.has_text() => builder.text(*line),
            _ => builder.display(*line),
        }
    }
    builder.close();
    builder.stories
}

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
        if self.is_subtitle(line) {
            self.pending.push(line);
            return;
        }
        if !self.pending.is_empty() {
            if self.begins_story(line) {
                let head = std::mem::take(&mut self.pending);
                self.begin(Story { head, body: Vec::new() });
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

    /// Whether a line alone right under a large headline goes with it: it ends no sentence.
    fn is_subtitle(&self, line: Ordered) -> bool {
        let folded = fold_text(self.line(line).text.trim());
        line.lone
            && self.pending.iter().any(|line| line.kind == LineKind::Large)
            && heading::can_be_heading(&folded, 0)
            && opener::parse(&folded).is_none()
            && self.is_near(line)
    }

    /// Whether a line stands in a column of the last story: below its text, or at the top of a column.
    fn is_in_column(&self, line: Ordered) -> bool {
        /// Furthest distance from the text above, in ems.
        const BELOW: f32 = 3.0;
        let own = self.line(line);
        let Some(story) = self.stories.get(self.current) else { return false };
        let body: Vec<&Bounds> = story.body.iter().map(|body| &self.line(body.line()).bounds).collect();
        let top = body.iter().map(|bounds| bounds.y0).fold(f32::MAX, f32::min);
        let under = |bounds: &Bounds| {
            let gap = own.bounds.y0 - bounds.y1;
            bounds.overlap_x(&own.bounds) > 0.5 * own.bounds.width()
                && gap > -own.size
                && gap < BELOW * own.size
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
        if self.pending.iter().any(strong) || opened || frame != self.pending.first().map(|line| line.frame) {
            return true;
        }
        if !self.pending.iter().any(|line| self.is_in_column(*line)) {
            return true;
        }
        // A subhead is smaller than the title of its story, and one or two lines.
        let size = self.pending.iter().map(|line| self.line(*line).size).fold(0.0, f32::max);
        let title = story.head.iter().map(|line| self.line(*line).size).fold(0.0, f32::max);
        let alike = title < 1.08 * size && !story.head.is_empty();
        self.pending.len() > 2 || alike
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

fn draft(material: Material<'_>, story: &Story) -> Draft {
    let mut draft = Draft::default();
    let Head { headline, headings, bylines } = headlines::head(material, &story.head);
    draft.headings = headings;
    draft.byline_lines = bylines;
    fill(material, story, &mut draft);
    let contrast = if story.head.iter().any(|line| line.kind == LineKind::Large) { 1.0 } else { 0.985 };
    draft.opened = draft.paragraphs.first().is_some_and(|part| opener::parse(&part.folded).is_some());
    draft.judged = Some(Judged { headline, text: 0.99, division: contrast });
    draft.agreed = true;
    draft
}

/// Fills a draft with paragraphs and subheads.
fn fill(material: Material<'_>, story: &Story, draft: &mut Draft) {
    let texts: Vec<&SheetLine> = story
        .body
        .iter()
        .filter_map(|body| match body {
            Body::Text(line) => Some(&material.lines[line.at]),
            Body::Subhead(_) => None,
        })
        .collect();
    let mut beginnings = paragraphs::beginnings(&texts).into_iter();
    let mut after_subhead = false;
    for body in &story.body {
        let part = material.part(body.line().at);
        match body {
            Body::Subhead(_) => {
                match draft.subheads.last_mut() {
                    Some((at, subhead)) if after_subhead && *at == draft.paragraphs.len() => {
                        subhead.push(&part);
                    }
                    _ => draft.subheads.push((draft.paragraphs.len(), part)),
                }
                after_subhead = true;
            }
            Body::Text(line) => {
                let begins =
                    beginnings.next().unwrap_or(true) || after_subhead || line.kind == LineKind::Byline;
                match draft.paragraphs.last_mut() {
                    Some(paragraph) if !begins => paragraph.push(&part),
                    _ => draft.paragraphs.push(part),
                }
                after_subhead = false;
            }
        }
    }
}

/// The story that a caption belongs to: the one around its picture, else the nearest.
fn owner(material: Material<'_>, stories: &[Story], caption: &SheetCaption) -> Option<usize> {
    let whole = caption.lines.iter().fold(caption.picture, |all, at| all.joined(&material.lines[*at].bounds));
    let distance = |story: &Story| {
        let lines = story.head.iter().copied().chain(story.body.iter().map(|body| body.line()));
        let bounds: Vec<Bounds> = lines.map(|line| material.lines[line.at].bounds).collect();
        let around = Bounds::around(&bounds);
        let covered = around.overlap_x(&whole).max(0.0) * around.overlap_y(&whole).max(0.0);
        let nearest = bounds.iter().map(|line| apart(line, &whole)).fold(f32::MAX, f32::min);
        // A picture inside the story's outline is its own, however far the next line is.
        if covered > 0.6 * whole.area() { nearest * 0.2 } else { nearest }
    };
    (0..stories.len()).min_by(|one, other| distance(&stories[*one]).total_cmp(&distance(&stories[*other])))
}

/// The distance of two rectangles.
fn apart(one: &Bounds, other: &Bounds) -> f32 {
    let x = (-one.overlap_x(other)).max(0.0);
    let y = (-one.overlap_y(other)).max(0.0);
    x.hypot(y)
}

/// Adds a caption; a credit at its end is one of the draft.
fn add_caption(material: Material<'_>, caption: &SheetCaption, draft: &mut Draft) {
    let mut lines = caption.lines.iter().map(|at| material.part(*at));
    let Some(mut whole) = lines.next() else { return };
    lines.for_each(|part| whole.push(&part));
    match ending::ending(&whole.folded).filter(|found| found.kind == EndingKind::Credit && found.start > 0) {
        Some(found) => {
            draft.captions.push(whole.slice(0, found.start));
            draft.credits.push(whole.slice(found.start, whole.len()));
        }
        None => draft.captions.push(whole),
    }
}
