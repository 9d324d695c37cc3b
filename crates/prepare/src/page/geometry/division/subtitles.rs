//! Whether a line of text under a large headline is its subtitle.

use super::{Builder, Ordered};
use crate::page::chars::fold_text;
use crate::page::forms::{heading, opener};
use crate::page::geometry::Bounds;
use crate::page::geometry::kinds::LineKind;

/// Whether a line begins a letter or an interview: `小梅：`, `问：…`.
fn addresses(folded: &str) -> bool {
    folded.ends_with('：') || folded.starts_with("问：") || folded.starts_with("答：")
}

impl Builder<'_> {
    /// Whether a line alone right under a large headline goes with it: it ends no sentence, and is set as the headline is,
    /// not as the first line of a text.
    pub(super) fn is_subtitle(&self, line: Ordered, next: Option<&Ordered>) -> bool {
        let folded = fold_text(self.line(line).text.trim());
        line.lone
            && self.pending.iter().any(|line| line.kind == LineKind::Large)
            && heading::can_be_heading(&folded, 0)
            && !addresses(&folded)
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
}
