//! The reading order of blocks: the sheet is cut along its gaps and rules, again and again (a recursive XY-cut).
//!
//! Which of several cuts comes first decides what is read after what. A cut is good if what comes after it begins
//! with a headline; it is bad if a column of text would be read after the text of another story.

use super::Bounds;

/// A block as far as the order needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Item {
    pub(crate) bounds: Bounds,
    /// Whether it is a headline, which may begin a story.
    pub(crate) head: bool,
    /// Size of its text, in points.
    pub(crate) size: f32,
}

/// Deepest recursion: a sheet is cut into no more parts one within the other.
const DEEPEST: usize = 200;
/// Narrowest gutter, in ems of the smallest text beside it.
const GUTTER: f32 = 0.4;

/// The places of the items in reading order.
pub(crate) fn order(items: &[Item], rules: &[Bounds]) -> Vec<usize> {
    let mut all: Vec<usize> = (0..items.len()).collect();
    let mut ordered = Vec::with_capacity(items.len());
    let cutter = Cutter { items, rules };
    cutter.read(&mut all, &mut ordered, 0);
    ordered
}

struct Cutter<'a> {
    items: &'a [Item],
    rules: &'a [Bounds],
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
    fn read(&self, members: &mut [usize], ordered: &mut Vec<usize>, depth: usize) {
        if members.len() < 2 || depth > DEEPEST {
            ordered.extend_from_slice(&self.by_columns(members));
            return;
        }
        let cuts = self.upright(members).into_iter().chain(self.level(members));
        // The first of equals is taken: upright before level cuts.
        let best =
            cuts.min_by(|one, other| one.penalty.cmp(&other.penalty).then(other.width.total_cmp(&one.width)));
        let Some(Cut { mut first, mut second, .. }) = best else {
            ordered.extend_from_slice(&self.by_columns(members));
            return;
        };
        self.read(&mut first, ordered, depth + 1);
        self.read(&mut second, ordered, depth + 1);
    }

    /// All cuts from top to bottom.
    fn upright(&self, members: &[usize]) -> Vec<Cut> {
        let region = self.region(members);
        let mut sorted = members.to_vec();
        sorted.sort_by(|one, other| self.items[*one].bounds.x0.total_cmp(&self.items[*other].bounds.x0));
        let mut cuts = Vec::new();
        let mut right = f32::MIN;
        for index in 0..sorted.len() {
            let next = self.items[sorted[index]].bounds.x0;
            if index > 0 {
                let (first, second) = (&sorted[..index], &sorted[index..]);
                let em = self.smallest(members);
                if next - right >= GUTTER * em {
                    let gap = Bounds { x0: right, x1: next, ..region };
                    let ruled = self.rules.iter().any(|rule| {
                        rule.height() > rule.width()
                            && rule.overlap_x(&gap) >= 0.0
                            && rule.overlap_y(&gap) > 0.7 * gap.height()
                    });
                    let penalty = self.upright_penalty(first, second) - if ruled { 4 } else { 0 };
                    cuts.push(Cut {
                        first: first.to_vec(),
                        second: second.to_vec(),
                        penalty,
                        width: (next - right) / em,
                    });
                }
            }
            right = right.max(self.items[sorted[index]].bounds.x1);
        }
        cuts
    }

    /// What speaks against reading all on the left before all on the right.
    fn upright_penalty(&self, left: &[usize], right: &[usize]) -> i32 {
        if self.starts_with_head(right) {
            return 0;
        }
        let stories = left.iter().filter(|at| self.items[**at].head).count();
        // Text at the top of the right part continues the last story of the left part.
        match stories {
            0 | 1 => 0,
            _ if self.is_one_headline(left) => 0,
            _ => 3,
        }
    }

    /// Whether all headlines of a part stand at its top, over each other: one story.
    fn is_one_headline(&self, members: &[usize]) -> bool {
        let text_top = members
            .iter()
            .filter(|at| !self.items[**at].head)
            .map(|at| self.items[*at].bounds.y0)
            .fold(f32::MAX, f32::min);
        members.iter().filter(|at| self.items[**at].head).all(|at| self.items[*at].bounds.y0 < text_top)
    }

    /// All cuts from side to side.
    fn level(&self, members: &[usize]) -> Vec<Cut> {
        let region = self.region(members);
        let mut sorted = members.to_vec();
        sorted.sort_by(|one, other| self.items[*one].bounds.y0.total_cmp(&self.items[*other].bounds.y0));
        let mut cuts = Vec::new();
        let mut bottom = f32::MIN;
        for index in 0..sorted.len() {
            let next = self.items[sorted[index]].bounds.y0;
            if index > 0 && next > bottom - 0.1 * self.smallest(members) {
                let (first, second) = (&sorted[..index], &sorted[index..]);
                let gap = Bounds { y0: bottom - 2.0, y1: next + 2.0, ..region };
                let ruled = self.rules.iter().any(|rule| {
                    rule.width() > rule.height()
                        && rule.overlap_y(&gap) >= 0.0
                        && rule.overlap_x(&gap) > 0.7 * gap.width()
                });
                let penalty = self.level_penalty(first, second) - if ruled { 4 } else { 0 };
                cuts.push(Cut {
                    first: first.to_vec(),
                    second: second.to_vec(),
                    penalty,
                    width: (next - bottom) / self.smallest(members) / 4.0,
                });
            }
            bottom = bottom.max(self.items[sorted[index]].bounds.y1);
        }
        cuts
    }

    /// What speaks against reading all above before all below.
    fn level_penalty(&self, above: &[usize], below: &[usize]) -> i32 {
        if above.iter().all(|at| self.items[*at].head) {
            // A headline over its columns: before the columns are read apart.
            let texts = below.iter().any(|at| !self.items[*at].head);
            return if texts && self.is_stack(above) && self.is_over(above, below) { -1 } else { 1 };
        }
        let continued = !self.starts_with_head(below) && self.columns(above) > 1;
        if continued { 3 } else { 1 }
    }

    /// Whether a headline is set over all that is below: in the middle, or as wide.
    fn is_over(&self, above: &[usize], below: &[usize]) -> bool {
        let (head, region) = (self.region(above), self.region(below).joined(&self.region(above)));
        let aside = (head.center().0 - region.center().0).abs();
        aside < 0.1 * region.width() || head.width() > 0.7 * region.width()
    }

    /// Whether items stand over each other, none beside another.
    fn is_stack(&self, members: &[usize]) -> bool {
        let all = self.region(members);
        members.iter().all(|at| {
            let own = &self.items[*at].bounds;
            own.overlap_x(&all) > 0.0
                && members.iter().all(|other| at == other || self.items[*other].bounds.overlap_y(own) <= 0.0)
        })
    }

    /// How many columns of text a part has beside each other.
    fn columns(&self, members: &[usize]) -> usize {
        let mut columns: Vec<Bounds> = Vec::new();
        for at in members.iter().filter(|at| !self.items[**at].head) {
            let bounds = self.items[*at].bounds;
            match columns.iter_mut().find(|column| column.overlap_x(&bounds) > 0.0) {
                Some(column) => *column = column.joined(&bounds),
                None => columns.push(bounds),
            }
        }
        columns.len()
    }

    /// Whether what is read first of a part is a headline.
    fn starts_with_head(&self, members: &[usize]) -> bool {
        let region = self.region(members);
        let first = members.iter().map(|at| &self.items[*at]).min_by(|one, other| {
            let place = |item: &Item| item.bounds.y0 + 0.2 * (item.bounds.x0 - region.x0);
            place(one).total_cmp(&place(other))
        });
        first.is_some_and(|item| item.head)
    }

    fn region(&self, members: &[usize]) -> Bounds {
        Bounds::around(members.iter().map(|at| &self.items[*at].bounds))
    }

    fn smallest(&self, members: &[usize]) -> f32 {
        members.iter().map(|at| self.items[*at].size).fold(f32::MAX, f32::min).clamp(4.0, 40.0)
    }

    /// What cannot be cut: blocks that interlock. Those of the same left edge are a column.
    fn by_columns(&self, members: &[usize]) -> Vec<usize> {
        let mut left = members.to_vec();
        left.sort_by(|one, other| self.items[*one].bounds.y0.total_cmp(&self.items[*other].bounds.y0));
        let mut ordered: Vec<usize> = Vec::with_capacity(left.len());
        while !left.is_empty() {
            // The leftmost of those that nothing unread lies above.
            let free = left.iter().enumerate().filter(|(_, at)| !self.is_covered(**at, &left));
            let next = free
                .min_by(|(_, one), (_, other)| {
                    self.items[**one].bounds.x0.total_cmp(&self.items[**other].bounds.x0)
                })
                .map_or(0, |(index, _)| index);
            ordered.push(left.remove(next));
        }
        ordered
    }

    fn is_covered(&self, at: usize, left: &[usize]) -> bool {
        let own = &self.items[at].bounds;
        left.iter().any(|other| {
            let bounds = &self.items[*other].bounds;
            *other != at && bounds.overlap_x(own) > 0.0 && bounds.center().1 < own.center().1
        })
    }
}
