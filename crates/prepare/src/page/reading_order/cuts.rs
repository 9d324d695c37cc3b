//! What speaks for and against cutting a region of a sheet in two, when its blocks are put in reading order.
//!
//! A cut is good if what comes after it begins with a headline; it is bad if a column of text would be read after the
//! text of another story.

use super::bounds::Bounds;
use super::item::Item;
use super::spans::Span;

/// The items of a sheet or a box, and its rules.
pub(super) struct Evidence<'a> {
    pub(super) items: &'a [Item],
    pub(super) rules: &'a [Bounds],
}

/// The share of a gap that rules run along.
const RULED: f32 = 0.7;
/// The share that several rules side by side leave free at most: the gutters between them.
const ALL_RULED: f32 = 0.9;
/// What speaks against cutting columns off from their headline.
const SPLIT: i32 = 6;
/// A subhead is smaller than the headline of its story by this factor.
const SUBHEAD: f32 = 0.75;

impl<'a> Evidence<'a> {
    fn texts<'b>(&self, members: &'b [usize]) -> impl Iterator<Item = &'a Item> + use<'a, 'b> {
        let items = self.items;
        members.iter().map(move |at| &items[*at]).filter(|item| !item.picture)
    }

    /// Whether upright rules run along a gap.
    pub(super) fn is_ruled_upright(&self, gap: &Bounds) -> bool {
        let along =
            self.rules.iter().filter(|rule| rule.height() > rule.width() && rule.overlap_x(gap) >= 0.0);
        along.map(|rule| rule.overlap_y(gap).max(0.0)).sum::<f32>() > RULED * gap.height()
    }

    /// Whether level rules, one or several side by side, run along a gap.
    pub(super) fn is_ruled_level(&self, gap: &Bounds) -> bool {
        let mut along: Vec<&Bounds> = self
            .rules
            .iter()
            .filter(|rule| rule.width() > rule.height() && rule.overlap_y(gap) >= 0.0)
            .collect();
        along.sort_by(|one, other| one.x0.total_cmp(&other.x0));
        let (mut covered, mut end) = (0.0, gap.x0);
        for rule in &along {
            covered += (rule.x1.min(gap.x1) - rule.x0.max(end)).max(0.0);
            end = end.max(rule.x1);
        }
        let longest = along.iter().map(|rule| rule.overlap_x(gap)).fold(0.0, f32::max);
        longest > RULED * gap.width() || covered > ALL_RULED * gap.width()
    }

    /// What speaks against reading all on the left before all on the right.
    pub(super) fn upright(
        &self,
        left: &[usize],
        right: &[usize],
        spans: &[&Span],
        waiting: Option<Item>,
    ) -> i32 {
        let edge = self.texts(right).map(|item| item.bounds.x0).fold(f32::MAX, f32::min);
        let is_left = |at: &usize| self.items[*at].bounds.center().0 < edge;
        if spans.iter().any(|span| span.columns.iter().any(|at| is_left(at) != is_left(&span.title))) {
            return SPLIT;
        }
        // A smaller headline at the top of a column under the one that was read last is a subhead there.
        let first = self.first_of_column(right);
        let is_subhead = first.zip(waiting).is_some_and(|(first, waiting)| {
            first.size < SUBHEAD * waiting.size
                && first.bounds.y0 >= waiting.bounds.y1
                && first.bounds.overlap_x(&waiting.bounds) > 0.5 * first.bounds.width()
        });
        let begins = |first: &Item| first.head && !first.byline || self.is_spanned(first, right, spans);
        if first.is_some_and(begins) && !is_subhead {
            return 0;
        }
        let stories = self.texts(left).filter(|item| item.head && !item.byline).count();
        // Text at the top of the right part continues the last story of the left part.
        match stories {
            1 if self.is_between(left, right, waiting) => 3,
            0 | 1 => 0,
            _ if self.is_one_headline(left) => 0,
            _ => 3,
        }
    }

    /// Whether the left part has text of the headline that was read last, and another one as large below, lower than where
    /// the right part begins: that goes on with the text, not with the story below.
    fn is_between(&self, left: &[usize], right: &[usize], waiting: Option<Item>) -> bool {
        let top = self.texts(right).map(|item| item.bounds.y0).fold(f32::MAX, f32::min);
        let head = self.texts(left).find(|item| item.head && !item.byline);
        let (Some(waiting), Some(head)) = (waiting, head) else { return false };
        head.size > SUBHEAD * waiting.size
            && head.bounds.y0 > top
            && self.texts(left).any(|item| !item.head && item.bounds.y1 <= head.bounds.y0)
    }

    /// Whether the text of the headline that was read last begins in the right part: another story is on the left, lower
    /// down.
    pub(super) fn is_right_first(&self, left: &[usize], right: &[usize], waiting: Option<Item>) -> bool {
        let (Some(waiting), Some(one), Some(other)) = (waiting, self.first(left), self.first(right)) else {
            return false;
        };
        let size = self.smallest(right);
        one.head
            && !other.head
            && one.size > size / SUBHEAD
            && other.bounds.y0 + 2.0 * size < one.bounds.y0
            && other.bounds.y0 >= waiting.bounds.y1 - size
            && self.region(right).overlap_x(&waiting.bounds) > 0.0
    }

    /// What speaks against reading all above before all below.
    pub(super) fn level(
        &self,
        above: &[usize],
        below: &[usize],
        spans: &[&Span],
        waiting: Option<Item>,
    ) -> i32 {
        if self.texts(above).next().is_none() || self.texts(below).next().is_none() {
            // A picture at the edge is cut off before it is in the way.
            return 0;
        }
        if waiting.is_some() && self.texts(above).all(|item| item.byline) {
            // The byline of the headline that was read last, wherever it is over the columns.
            return -1;
        }
        if self.texts(above).all(|item| item.head) {
            // A headline over its columns: before the columns are read apart.
            let texts = self.texts(below).any(|item| !item.head);
            if self.goes_on(above, below) {
                return 2;
            }
            let stack = self.is_stack(above);
            let spanned = spans.iter().any(|span| above.iter().all(|at| span.head.contains(at)));
            return match texts && (spanned || self.is_over(above, below)) {
                true if stack => -1,
                // Headlines side by side are each over a story of their own.
                _ if texts && !stack => 2,
                _ => 1,
            };
        }
        let bottom = self.texts(below).map(|item| item.bounds.y0).fold(f32::MAX, f32::min);
        let is_above = |at: &usize| self.items[*at].bounds.center().1 < bottom;
        let begins =
            self.first(below).is_some_and(|first| first.head || self.is_spanned(first, below, spans));
        let continued = !begins && self.columns(above) > 1;
        let is_split = |span: &&Span| is_above(&span.title) && span.columns.iter().any(|at| !is_above(at));
        if continued || spans.iter().any(is_split) { 3 } else { 1 }
    }

    /// Whether a text is a column under a headline of the same part.
    fn is_spanned(&self, item: &Item, members: &[usize], spans: &[&Span]) -> bool {
        spans.iter().any(|span| {
            span.columns.iter().any(|at| self.items[*at] == *item) && members.contains(&span.title)
        })
    }

    /// Whether all headlines of a part are at its top, over each other: one story.
    fn is_one_headline(&self, members: &[usize]) -> bool {
        let text_top =
            self.texts(members).filter(|item| !item.head).map(|item| item.bounds.y0).fold(f32::MAX, f32::min);
        self.texts(members).filter(|item| item.head).all(|item| item.bounds.y0 < text_top)
    }

    /// Whether a headline is set over all that is below: in the middle, as wide, or from the left edge.
    fn is_over(&self, above: &[usize], below: &[usize]) -> bool {
        let (head, region) = (self.region(above), self.region(below).joined(&self.region(above)));
        let aside = (head.center().0 - region.center().0).abs();
        let flush = head.x0 - region.x0 < 0.05 * region.width() && !self.starts_with_head(below);
        aside < 0.1 * region.width() || head.width() > 0.7 * region.width() || flush
    }

    /// Whether a headline goes on right below: with its byline, or a line set in the middle under it.
    fn goes_on(&self, above: &[usize], below: &[usize]) -> bool {
        let head = self.region(above);
        self.texts(below).filter(|item| item.head).any(|item| {
            let gap = item.bounds.y0 - head.y1;
            let centered = (item.bounds.center().0 - head.center().0).abs() < item.size;
            item.bounds.overlap_x(&head) > 0.0
                && (-0.5 * item.size..1.6 * item.size).contains(&gap)
                && (item.byline || centered)
        })
    }

    /// Whether items are over each other, none beside another, bylines aside.
    fn is_stack(&self, members: &[usize]) -> bool {
        let all = self.region(members);
        let members: Vec<usize> = members.iter().copied().filter(|at| !self.items[*at].byline).collect();
        members.iter().all(|at| {
            let own = &self.items[*at].bounds;
            own.overlap_x(&all) > 0.0
                && members.iter().all(|other| at == other || self.items[*other].bounds.overlap_y(own) <= 0.0)
        })
    }

    /// How many columns of text a part has beside each other.
    fn columns(&self, members: &[usize]) -> usize {
        let mut columns: Vec<Bounds> = Vec::new();
        for item in self.texts(members).filter(|item| !item.head) {
            match columns.iter_mut().find(|column| column.overlap_x(&item.bounds) > 0.0) {
                Some(column) => *column = column.joined(&item.bounds),
                None => columns.push(item.bounds),
            }
        }
        columns.len()
    }

    /// What is read first of a part.
    fn first(&self, members: &[usize]) -> Option<&Item> {
        let region = self.region(members);
        let place = |item: &Item| item.bounds.y0 + 0.2 * (item.bounds.x0 - region.x0);
        members
            .iter()
            .map(|at| &self.items[*at])
            .filter(|item| !item.picture)
            .min_by(|one, other| place(one).total_cmp(&place(other)))
    }

    /// What is at the top of the first column of a part.
    fn first_of_column(&self, members: &[usize]) -> Option<&'a Item> {
        let left = self.texts(members).min_by(|one, other| one.bounds.x0.total_cmp(&other.bounds.x0))?;
        self.texts(members)
            .filter(|item| item.bounds.overlap_x(&left.bounds) > 0.0)
            .min_by(|one, other| one.bounds.y0.total_cmp(&other.bounds.y0))
    }

    /// Whether what is read first of a part is a headline.
    fn starts_with_head(&self, members: &[usize]) -> bool {
        self.first(members).is_some_and(|item| item.head)
    }

    /// The rectangle around the members.
    pub(super) fn region(&self, members: &[usize]) -> Bounds {
        Bounds::around(members.iter().map(|at| &self.items[*at].bounds))
    }

    /// The smallest type among the members.
    pub(super) fn smallest(&self, members: &[usize]) -> f32 {
        self.texts(members).map(|item| item.size).fold(f32::MAX, f32::min).clamp(4.0, 40.0)
    }
}
