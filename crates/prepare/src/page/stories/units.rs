//! Units: lines of one kind that certainly belong together.

use super::Context;
use super::overlap::{self, Grams};
use crate::page::chars::ends_sentence;
use crate::page::roles::LineRole;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// Headline block, labels and bylines beside it.
    Head,
    /// Text of a story.
    Text,
    Caption,
    Credit,
    Furniture,
}

impl UnitKind {
    const fn of(role: LineRole) -> Self {
        match role {
            LineRole::Furniture => Self::Furniture,
            LineRole::Caption | LineRole::CaptionGoesOn => Self::Caption,
            LineRole::Credit => Self::Credit,
            role if role.is_head() => Self::Head,
            _ => Self::Text,
        }
    }
}

/// Lines of one kind that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) kind: UnitKind,
    /// Indices of its lines.
    pub(crate) lines: Vec<usize>,
    /// Its text, folded.
    pub(crate) folded: String,
    /// What its text is compared by.
    pub(crate) grams: Grams,
    /// Whether it has a headline, not only labels and bylines.
    pub(crate) titled: bool,
}

impl Unit {
    pub(crate) fn first(&self) -> usize {
        self.lines.first().copied().unwrap_or(0)
    }

    pub(crate) fn last(&self) -> usize {
        self.lines.last().copied().unwrap_or(0)
    }
}

/// Cuts the lines of a page into units.
pub(super) fn units(context: Context) -> Vec<Unit> {
    let mut groups: Vec<(UnitKind, Vec<usize>)> = Vec::new();
    for at in 0..context.lines.len() {
        let kind = UnitKind::of(context.roles.best[at]);
        match groups.last_mut() {
            Some((last, lines)) if *last == kind && !begins(context, kind, lines, at) => lines.push(at),
            _ => groups.push((kind, vec![at])),
        }
    }
    groups.into_iter().map(|(kind, lines)| unit(context, kind, lines)).collect()
}

pub(super) fn unit(context: Context, kind: UnitKind, lines: Vec<usize>) -> Unit {
    let is_headline = |at: &usize| {
        let role = context.roles.best[*at];
        role.is_head() && !matches!(role, LineRole::Section | LineRole::Byline)
    };
    let titled = kind == UnitKind::Head && lines.iter().any(is_headline);
    let counted = lines.iter().filter(|at| !titled || is_headline(at));
    let folded: String = counted.map(|at| context.lines[*at].folded.as_str()).collect();
    let grams = overlap::grams(&folded);
    Unit { kind, lines, folded, grams, titled }
}

/// Whether the line at `at` begins a new unit of the same kind as that of `lines` before it.
fn begins(context: Context, kind: UnitKind, lines: &[usize], at: usize) -> bool {
    let role = context.roles.best[at];
    match kind {
        UnitKind::Head => begins_head(context, lines, at),
        UnitKind::Text => begins_text(context, lines, at),
        UnitKind::Caption => role == LineRole::Caption,
        UnitKind::Credit => context.lines[at].blanks > 0,
        UnitKind::Furniture => false,
    }
}

fn begins_head(context: Context, lines: &[usize], at: usize) -> bool {
    let has = |wanted: LineRole| lines.iter().any(|line| context.roles.best[*line] == wanted);
    let titled = has(LineRole::Title) || has(LineRole::TitleGoesOn);
    match context.roles.best[at] {
        LineRole::Title => titled,
        LineRole::Kicker | LineRole::Section => titled || has(LineRole::Byline),
        LineRole::Byline => titled && has(LineRole::Byline) && context.roles.best[at - 1] != LineRole::Byline,
        _ => false,
    }
}

fn begins_text(context: Context, lines: &[usize], at: usize) -> bool {
    let (role, before) = (context.roles.best[at], context.roles.best[at - 1]);
    let line = &context.lines[at];
    let ended = ends_sentence(&context.lines[at - 1].folded);
    if role == LineRole::StoryStarts {
        return true;
    }
    if before == LineRole::Subhead
        && line.blanks <= 1
        && matches!(role, LineRole::ParagraphStarts | LineRole::TextGoesOn)
    {
        return false;
    }
    if role == LineRole::Subhead && ended {
        return line.blanks > 0;
    }
    let listed = lines.first().is_some_and(|first| context.roles.best[*first] == LineRole::Row);
    let row = role == LineRole::Row;
    row != listed && !(listed && role == LineRole::TextGoesOn)
        || line.blanks > 0 && !row
        || role == LineRole::ParagraphStarts && !ended
        || row && listed && line.blanks > 1
}
