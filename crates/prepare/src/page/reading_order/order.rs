//! The reading order of blocks: a sheet, or a page of text set in columns, is cut along its gaps and rules, again and again
//! (a recursive XY-cut).
//!
//! Which of several cuts comes first decides what is read after what: see [`super::cuts`].

use super::bounds::Bounds;
use super::cuts::Evidence;
use super::insets::{Inset, insets};
use super::item::Item;
use super::spans::{Span, spans};

/// Deepest recursion: a sheet is cut into no more parts one within the other.
const DEEPEST: usize = 200;
/// Narrowest gutter, in ems of the smallest text beside it.
const GUTTER: f32 = 0.4;

/// The places of the items in reading order.
pub(crate) fn order(items: &[Item], rules: &[Bounds]) -> Vec<usize> {
    let insets = insets(items, rules);
    if insets.is_empty() {
        return cut(items, rules);
    }
    let is_in = |inset: &Inset, at: usize| inset.head.contains(&at) || inset.rest.contains(&at);
    let free = (0..items.len()).filter(|at| !insets.iter().any(|inset| is_in(inset, *at)));
    // Each story with such a headline is one item.
    let mut groups: Vec<(Item, Vec<usize>)> = free.map(|at| (items[at], vec![at])).collect();
    for Inset { mut head, rest } in insets {
        let inside: Vec<Item> = rest.iter().map(|at| items[*at]).collect();
        let ordered = cut(&inside, rules);
        head.extend(ordered.into_iter().map(|at| rest[at]));
        let own = || head.iter().map(|at| &items[*at]);
        let bounds = Bounds::around(own().map(|item| &item.bounds));
        let size = own().map(|item| item.size).fold(f32::MAX, f32::min);
        groups.push((Item { bounds, head: true, byline: false, picture: false, size }, head));
    }
    let whole: Vec<Item> = groups.iter().map(|(item, _)| *item).collect();
    cut(&whole, rules).into_iter().flat_map(|at| std::mem::take(&mut groups[at].1)).collect()
}

/// The places of the items, cut apart without a look at headlines that are set into columns.
fn cut(items: &[Item], rules: &[Bounds]) -> Vec<usize> {
    let all: Vec<usize> = (0..items.len()).collect();
    let mut ordered = Vec::with_capacity(items.len());
    let cutter = Cutter { evidence: Evidence { items, rules }, spans: spans(items, rules) };
    cutter.read(&all, &mut ordered, 0);
    ordered
}

struct Cutter<'a> {
    evidence: Evidence<'a>,
    spans: Vec<Span>,
}

/// A cut of a region in two.
struct Cut {
    first: Vec<usize>,
    second: Vec<usize>,
    penalty: i32,
    /// Width of the gap, in ems.
    width: f32,
}

impl Cutter<'_> {
    fn items(&self) -> &[Item] {
        self.evidence.items
    }

    fn read(&self, members: &[usize], ordered: &mut Vec<usize>, depth: usize) {
        if members.len() < 2 || depth > DEEPEST {
            ordered.extend_from_slice(&self.by_columns(members));
            return;
        }
        let waiting = self.waiting(ordered);
        let is_member = |at: &usize| members.contains(at);
        let spans: Vec<&Span> = self.spans.iter().filter(|span| is_member(&span.title)).collect();
        let cuts =
            self.upright(members, &spans, waiting).into_iter().chain(self.level(members, &spans, waiting));
        // The first of equals is taken: upright before level cuts.
        let best =
            cuts.min_by(|one, other| one.penalty.cmp(&other.penalty).then(other.width.total_cmp(&one.width)));
        let Some(Cut { first, second, .. }) = best else {
            ordered.extend_from_slice(&self.by_columns(members));
            return;
        };
        self.read(&first, ordered, depth + 1);
        self.read(&second, ordered, depth + 1);
    }

    /// The headline that was read last and has no text yet, all its lines as one.
    fn waiting(&self, ordered: &[usize]) -> Option<Item> {
        let read = ordered.iter().rev().map(|at| self.items()[*at]).filter(|item| !item.picture);
        read.take_while(|item| item.head).reduce(|all, item| Item {
            bounds: all.bounds.joined(&item.bounds),
            size: all.size.max(item.size),
            ..all
        })
    }

    /// All cuts from top to bottom.
    fn upright(&self, members: &[usize], spans: &[&Span], waiting: Option<Item>) -> Vec<Cut> {
        let region = self.evidence.region(members);
        let em = self.evidence.smallest(members);
        // Columns go on above and below a picture that is set into them.
        let (pictures, mut sorted): (Vec<usize>, Vec<usize>) =
            members.iter().partition(|at| self.items()[**at].picture);
        sorted.sort_by(|one, other| self.items()[*one].bounds.x0.total_cmp(&self.items()[*other].bounds.x0));
        let mut cuts = Vec::new();
        let mut right = f32::MIN;
        for index in 0..sorted.len() {
            let next = self.items()[sorted[index]].bounds.x0;
            if index > 0 && next - right >= GUTTER * em {
                let (first, second) = (&sorted[..index], &sorted[index..]);
                let gap = Bounds { x0: right, x1: next, ..region };
                let ruled = self.evidence.is_ruled_upright(&gap);
                let penalty =
                    self.evidence.upright(first, second, spans, waiting) - if ruled { 4 } else { 0 };
                let (mut first, mut second) = (first.to_vec(), second.to_vec());
                for at in &pictures {
                    let left = self.items()[*at].bounds.center().0 < next;
                    if left { first.push(*at) } else { second.push(*at) }
                }
                if self.evidence.is_right_first(&first, &second, waiting) {
                    std::mem::swap(&mut first, &mut second);
                }
                cuts.push(Cut { first, second, penalty, width: (next - right) / em });
            }
            right = right.max(self.items()[sorted[index]].bounds.x1);
        }
        cuts
    }

    /// All cuts from side to side.
    fn level(&self, members: &[usize], spans: &[&Span], waiting: Option<Item>) -> Vec<Cut> {
        let region = self.evidence.region(members);
        let em = self.evidence.smallest(members);
        let mut sorted = members.to_vec();
        sorted.sort_by(|one, other| self.items()[*one].bounds.y0.total_cmp(&self.items()[*other].bounds.y0));
        let mut cuts = Vec::new();
        let mut bottom = f32::MIN;
        for index in 0..sorted.len() {
            let next = self.items()[sorted[index]].bounds.y0;
            if index > 0 && next > bottom - 0.1 * em {
                let (first, second) = (&sorted[..index], &sorted[index..]);
                let gap = Bounds { y0: bottom - 2.0, y1: next + 2.0, ..region };
                let ruled = self.evidence.is_ruled_level(&gap);
                cuts.push(Cut {
                    first: first.to_vec(),
                    second: second.to_vec(),
                    penalty: self.evidence.level(first, second, spans, waiting) - if ruled { 4 } else { 0 },
                    width: (next - bottom) / em / 4.0,
                });
            }
            bottom = bottom.max(self.items()[sorted[index]].bounds.y1);
        }
        cuts
    }

    /// What cannot be cut: blocks that interlock. Those of the same left edge are a column.
    fn by_columns(&self, members: &[usize]) -> Vec<usize> {
        let mut left = members.to_vec();
        left.sort_by(|one, other| self.items()[*one].bounds.y0.total_cmp(&self.items()[*other].bounds.y0));
        let mut ordered: Vec<usize> = Vec::with_capacity(left.len());
        while !left.is_empty() {
            // The leftmost of those that nothing unread lies above.
            let free = left.iter().enumerate().filter(|(_, at)| !self.is_covered(**at, &left));
            let next = free
                .min_by(|(_, one), (_, other)| {
                    self.items()[**one].bounds.x0.total_cmp(&self.items()[**other].bounds.x0)
                })
                .map_or(0, |(index, _)| index);
            ordered.push(left.remove(next));
        }
        ordered
    }

    fn is_covered(&self, at: usize, left: &[usize]) -> bool {
        let own = &self.items()[at].bounds;
        left.iter().any(|other| {
            let bounds = &self.items()[*other].bounds;
            *other != at && bounds.overlap_x(own) > 0.0 && bounds.center().1 < own.center().1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::reading_order::testing::{byline, head, text};

    #[test]
    fn headlines_side_by_side_are_read_each_with_its_column() {
        // The story below is wider than a column, so that no cut leads from top to bottom.
        let items = [
            head(10.0, 0.0, 90.0),
            head(110.0, 0.0, 190.0),
            byline(40.0, 24.0, 60.0),
            byline(140.0, 24.0, 160.0),
            text(0.0, 40.0, 100.0, 120.0),
            text(110.0, 40.0, 200.0, 90.0),
            head(0.0, 150.0, 90.0),
            text(0.0, 170.0, 150.0, 200.0),
        ];
        assert_eq!(order(&items, &[]), [0, 2, 4, 1, 3, 5, 6, 7]);
    }

    #[test]
    fn a_byline_at_the_end_of_the_row_is_read_with_the_headline() {
        let items = [
            head(0.0, 0.0, 90.0),
            byline(180.0, 4.0, 200.0),
            text(0.0, 24.0, 95.0, 120.0),
            text(105.0, 24.0, 200.0, 120.0),
        ];
        assert_eq!(order(&items, &[]), [0, 1, 2, 3]);
    }

    #[test]
    fn a_headline_over_the_middle_of_short_columns_is_read_before_the_first() {
        // Two stories of three and four columns, the last one empty; the gutters run through both.
        let items = [
            head(150.0, 0.0, 250.0),
            text(0.0, 24.0, 95.0, 54.0),
            text(105.0, 24.0, 200.0, 54.0),
            text(210.0, 24.0, 305.0, 44.0),
            head(150.0, 70.0, 250.0),
            text(0.0, 94.0, 95.0, 124.0),
            text(105.0, 94.0, 200.0, 124.0),
            text(210.0, 94.0, 305.0, 124.0),
            text(315.0, 94.0, 410.0, 114.0),
        ];
        assert_eq!(order(&items, &[]), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn a_story_beside_a_headline_over_the_middle_is_read_first() {
        let items = [
            head(40.0, 10.0, 60.0),
            text(0.0, 36.0, 95.0, 120.0),
            head(250.0, 0.0, 380.0),
            text(105.0, 30.0, 200.0, 140.0),
            text(210.0, 30.0, 305.0, 140.0),
            text(315.0, 30.0, 410.0, 120.0),
        ];
        assert_eq!(order(&items, &[]), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn headlines_side_by_side_keep_their_own_columns() {
        // Each over two columns; the second one over the first of its two.
        let items = [
            head(20.0, 0.0, 180.0),
            text(0.0, 24.0, 95.0, 54.0),
            text(105.0, 24.0, 200.0, 54.0),
            head(210.0, 0.0, 290.0),
            text(210.0, 24.0, 305.0, 54.0),
            text(315.0, 24.0, 410.0, 54.0),
        ];
        assert_eq!(order(&items, &[]), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_short_story_of_two_columns_is_read_before_the_one_below() {
        let items = [
            head(0.0, 0.0, 90.0),
            text(0.0, 24.0, 95.0, 34.0),
            text(105.0, 24.0, 200.0, 34.0),
            head(0.0, 50.0, 90.0),
            text(0.0, 74.0, 95.0, 84.0),
            text(105.0, 74.0, 200.0, 84.0),
        ];
        assert_eq!(order(&items, &[]), [0, 1, 2, 3, 4, 5]);
    }
}
