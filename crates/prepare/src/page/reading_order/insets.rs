//! Headlines set into the columns of their story: the text begins beside them, in columns on the left that are as high as they
//! are, under the same rule or at the top of the same box.
//!
//! Such a story is read as one item, its headline first.

use super::bounds::Bounds;
use super::item::Item;

/// A story whose headline is set into its columns.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Inset {
    /// The lines of the headline, from top to bottom.
    pub(super) head: Vec<usize>,
    /// All else of the story.
    pub(super) rest: Vec<usize>,
}

/// A headline is larger than the text by this factor.
const LARGER: f32 = 1.4;
/// Lines of one headline are no further apart than this, in their larger size.
const STACKED: f32 = 1.6;
/// Widest gutter between columns, in ems of the text.
const GUTTER: f32 = 3.5;
/// How far the tops of headline and columns differ, in ems of the text.
const LEVEL: f32 = 1.2;
/// Furthest distance of the text below a headline, in ems of the text.
const BELOW: f32 = 3.2;
/// The share of the columns that a rule over them or under them runs along.
const RULED: f32 = 0.8;
/// A higher item is a story in a box, which is as a headline to what is around it, in ems.
const HIGHEST: f32 = 8.0;
/// What else is as large as the headline by this factor is another headline.
const AS_LARGE: f32 = 0.75;
/// More items of a page are no newspaper's.
const MOST: usize = 600;
/// More rules are a drawing.
const MOST_RULES: usize = 2_000;

/// The stories of a sheet or a box with such headlines; no item is in two.
pub(super) fn insets(items: &[Item], rules: &[Bounds]) -> Vec<Inset> {
    let mut found: Vec<Inset> = Vec::new();
    if items.len() > MOST || rules.len() > MOST_RULES {
        return found;
    }
    let page = Page { items, rules };
    // A headline is tried once, whichever of its lines comes first.
    let (mut tried, mut taken) = (vec![false; items.len()], vec![false; items.len()]);
    for title in 0..items.len() {
        if !items[title].head || items[title].byline || tried[title] {
            continue;
        }
        let head = page.stack(title);
        for at in &head {
            tried[*at] = true;
        }
        let Some(inset) = page.inset(head) else { continue };
        let members = || inset.head.iter().chain(&inset.rest);
        if !members().any(|at| taken[*at]) {
            for at in members() {
                taken[*at] = true;
            }
            found.push(inset);
        }
    }
    found
}

struct Page<'a> {
    items: &'a [Item],
    rules: &'a [Bounds],
}

impl Page<'_> {
    fn around<'b>(&self, members: impl IntoIterator<Item = &'b usize>) -> Bounds {
        Bounds::around(members.into_iter().map(|at| &self.items[*at].bounds))
    }

    fn is_text(&self, at: usize) -> bool {
        !self.items[at].head && !self.items[at].picture
    }

    /// The story of a headline, if it is such a one.
    fn inset(&self, head: Vec<usize>) -> Option<Inset> {
        let largest = head.iter().map(|at| self.items[*at].size).fold(0.0, f32::max);
        let bounds = self.around(&head);
        let under: Vec<usize> = (0..self.items.len()).filter(|at| self.is_under(*at, &bounds)).collect();
        let members: Vec<usize> = head.iter().chain(&under).copied().collect();
        let own = self.around(&members);
        let left = self.columns(&members, &bounds, true)?;
        let em = left.iter().map(|at| self.items[*at].size).fold(f32::MAX, f32::min);
        if left.is_empty() || largest < LARGER * em || !self.begins_at_top(&left, em) {
            return None;
        }
        let right = if under.is_empty() { Vec::new() } else { self.columns(&members, &bounds, false)? };
        let around = self.around(left.iter().chain(&right)).joined(&own);
        let bottom = self.bottom(&self.around(&left), bounds.y1);
        let area = Bounds {
            y0: around.y0 - 0.3 * em,
            y1: bottom,
            x0: around.x0 - 0.3 * em,
            x1: around.x1 + 0.3 * em,
        };
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            (0..self.items.len()).partition(|at| area.holds(self.items[*at].bounds.center()));
        let whole = self.around(&inside);
        let crosses = |at: &usize| {
            let other = &self.items[*at].bounds;
            other.overlap_x(&whole) > 1.0 && other.overlap_y(&whole) > 1.0
        };
        let rest: Vec<usize> = inside.into_iter().filter(|at| !head.contains(at)).collect();
        let is_other = |at: &usize| self.items[*at].head && self.items[*at].size > AS_LARGE * largest;
        (!outside.iter().any(crosses) && !rest.iter().any(is_other)).then_some(Inset { head, rest })
    }

    /// A headline with all that is set close above and below it.
    fn stack(&self, title: usize) -> Vec<usize> {
        let mut stack = vec![title];
        loop {
            let around = self.around(&stack);
            let size = stack.iter().map(|at| self.items[*at].size).fold(0.0, f32::max);
            let is_near = |at: &usize| {
                let item = &self.items[*at];
                item.head
                    && item.bounds.overlap_x(&around) > 0.0
                    && (-0.5 * item.size..STACKED * size).contains(&-item.bounds.overlap_y(&around))
                    && item.bounds.height() < HIGHEST * item.size
                    && !stack.contains(at)
                    && !self.is_ruled_off(&around, &item.bounds)
            };
            let Some(next) = (0..self.items.len()).find(is_near) else { break };
            stack.push(next);
        }
        stack.sort_by(|one, other| self.items[*one].bounds.y0.total_cmp(&self.items[*other].bounds.y0));
        stack
    }

    /// Whether a level rule is between two items.
    fn is_ruled_off(&self, one: &Bounds, other: &Bounds) -> bool {
        let (top, bottom) = (one.center().1.min(other.center().1), one.center().1.max(other.center().1));
        let mut rules = self.rules.iter().filter(|rule| rule.width() > rule.height());
        rules.any(|rule| {
            (top..bottom).contains(&rule.center().1) && rule.overlap_x(one).min(rule.overlap_x(other)) > 0.0
        })
    }

    fn is_under(&self, at: usize, head: &Bounds) -> bool {
        let item = &self.items[at];
        let gap = item.bounds.y0 - head.y1;
        self.is_text(at)
            && item.bounds.overlap_x(head) > 0.0
            && (-0.6 * item.size..BELOW * item.size).contains(&gap)
    }

    /// The columns beside a headline and its text, the `own` items, on one side, the nearest first, as far as they are as high as
    /// the headline; `None` if another headline is there, or text of another height.
    fn columns(&self, own: &[usize], head: &Bounds, leftwards: bool) -> Option<Vec<usize>> {
        let mut found = Vec::new();
        let mut edge = self.around(own);
        loop {
            let gap = |item: &Item| {
                if leftwards { edge.x0 - item.bounds.x1 } else { item.bounds.x0 - edge.x1 }
            };
            let is_beside = |at: &usize| {
                let item = &self.items[*at];
                let em = item.size.clamp(4.0, 40.0);
                // What is narrower than half an em would be beside itself.
                !item.picture
                    && !own.contains(at)
                    && !found.contains(at)
                    && (-0.5 * em..GUTTER * em).contains(&gap(item))
                    && item.bounds.y0 < head.y0 + 2.0 * em
                    && item.bounds.y1 > head.y0
            };
            let beside = (0..self.items.len()).filter(is_beside);
            let Some(next) =
                beside.min_by(|one, other| gap(&self.items[*one]).total_cmp(&gap(&self.items[*other])))
            else {
                return Some(found);
            };
            let item = &self.items[next];
            let level = (item.bounds.y0 - head.y0).abs() < LEVEL * item.size;
            // On the left there may be rules between all columns; without a headline over them they are no other story.
            let goes_on = leftwards && self.is_text(next) && level;
            if !goes_on && self.is_ruled(&edge, &item.bounds) {
                return Some(found);
            }
            match (self.is_text(next) && level, leftwards) {
                (true, _) => found.push(next),
                (false, true) => return None,
                (false, false) => return Some(found),
            }
            edge = item.bounds;
        }
    }

    /// Whether an upright rule is between two columns.
    fn is_ruled(&self, one: &Bounds, other: &Bounds) -> bool {
        let (left, right) = if one.x0 < other.x0 { (one, other) } else { (other, one) };
        let gap = Bounds { x0: left.x1 - 1.0, x1: right.x0 + 1.0, ..*other };
        self.rules.iter().any(|rule| {
            rule.height() > rule.width()
                && rule.overlap_x(&gap) >= 0.0
                && rule.overlap_y(&gap) > 0.5 * gap.height()
        })
    }

    /// Whether columns go on no text: nothing is above them, or a rule is between.
    fn begins_at_top(&self, columns: &[usize], em: f32) -> bool {
        let around = self.around(columns);
        let above = self
            .items
            .iter()
            .filter(|item| item.bounds.overlap_x(&around) > 0.0 && item.bounds.center().1 < around.y0);
        let Some(bottom) = above.map(|item| item.bounds.y1).reduce(f32::max) else { return true };
        self.level_rules(&around).any(|rule| rule.y0 > bottom - 0.5 * em && rule.y1 < around.y0 + 0.3 * em)
    }

    /// Where the region of columns ends: at the next rule below a headline that runs along them.
    fn bottom(&self, columns: &Bounds, head: f32) -> f32 {
        self.level_rules(columns)
            .map(|rule| rule.y0)
            .filter(|y| *y > head.max(columns.y0))
            .fold(f32::MAX, f32::min)
    }

    fn level_rules(&self, columns: &Bounds) -> impl Iterator<Item = &Bounds> {
        self.rules.iter().filter(move |rule| {
            rule.width() > rule.height() && rule.overlap_x(columns) > RULED * columns.width()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::reading_order::order;
    use crate::page::reading_order::testing::{byline, head, text};

    #[test]
    fn a_headline_set_into_its_columns_is_read_before_them() {
        let level = |y: f32| Bounds::new(0.0, y, 410.0, y + 0.5);
        // A story over a rule; below it one whose headline is over its second and third column.
        let items = [
            head(0.0, 0.0, 90.0),
            text(0.0, 24.0, 200.0, 60.0),
            text(210.0, 24.0, 410.0, 60.0),
            text(0.0, 80.0, 95.0, 180.0),
            head(120.0, 80.0, 290.0),
            text(105.0, 104.0, 200.0, 180.0),
            text(210.0, 104.0, 305.0, 180.0),
            text(315.0, 80.0, 410.0, 180.0),
        ];
        assert_eq!(order(&items, &[level(70.0)]), [0, 1, 2, 4, 3, 5, 6, 7]);
        // At the end of the columns, with nothing below it.
        let items = [
            head(0.0, 0.0, 90.0),
            text(0.0, 24.0, 410.0, 60.0),
            text(0.0, 80.0, 95.0, 180.0),
            text(105.0, 80.0, 200.0, 180.0),
            head(215.0, 80.0, 305.0),
            byline(215.0, 100.0, 260.0),
        ];
        assert_eq!(order(&items, &[level(70.0)]), [0, 1, 4, 5, 2, 3]);
        // Without a rule the text goes on the one above.
        assert_eq!(order(&items, &[])[..3], [0, 1, 2]);
    }

    #[test]
    fn what_is_narrower_than_half_an_em_is_no_column_of_itself() {
        let items = [head(100.0, 0.0, 190.0), text(100.0, 24.0, 200.0, 60.0), text(80.5, 0.0, 85.0, 60.0)];
        assert_eq!(order(&items, &[]).len(), 3);
    }

    #[test]
    fn a_headline_beside_columns_of_another_is_none_of_theirs() {
        let level = Bounds::new(0.0, 70.0, 410.0, 70.5);
        let items = [
            head(0.0, 0.0, 90.0),
            text(0.0, 24.0, 410.0, 60.0),
            head(0.0, 80.0, 90.0),
            text(105.0, 80.0, 200.0, 180.0),
            head(215.0, 80.0, 305.0),
            text(210.0, 104.0, 305.0, 180.0),
        ];
        assert_eq!(order(&items, &[level]), [0, 1, 2, 3, 4, 5]);
    }
}
