//! Which columns each headline is set over, seen before anything is cut.
//!
//! The columns of one story begin on one line under its headline, with nothing beside the headline over those that it
//! does not reach: it may be set in the middle of columns of which the last are empty, or at their left edge.

use super::bounds::Bounds;
use super::item::Item;

/// A headline and the columns that begin under it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    /// The lines of the headline, with what is set between it and the text.
    pub(super) head: Vec<usize>,
    /// The largest of them.
    pub(super) title: usize,
    /// Two columns or more; a picture may be one of them.
    pub(super) columns: Vec<usize>,
    /// The distance from the headline to the text.
    gap: f32,
}

/// Lines of one headline are no further apart than this, in their larger size.
const STACKED: f32 = 1.6;
/// Furthest distance of the text below a headline, in ems of the text.
const BELOW: f32 = 3.2;
/// The first lines of columns differ by this, and those of pictures beside them.
const LEVEL: f32 = 0.25;
const LEVEL_OF_PICTURE: f32 = 1.6;
/// Widest gap between two columns, in ems.
const GUTTER: f32 = 3.0;
/// A headline whose left edge is this near to that of its first column is not set in the middle.
const FLUSH: f32 = 0.6;
/// A subhead at the top of a column is smaller than the headline by this factor.
const SUBHEAD: f32 = 0.75;

/// Most items of a page that are looked at, and most subheads under a headline: more is no newspaper.
const MOST: usize = 600;
const MOST_SUBHEADS: usize = 3;

/// The spans of all headlines over two columns or more.
pub(super) fn spans(items: &[Item], rules: &[Bounds]) -> Vec<Span> {
    if items.len() > MOST {
        return Vec::new();
    }
    let page = Page { items, rules };
    let mut found: Vec<Span> = page.stacks().iter().filter_map(|stack| page.widest(stack)).collect();
    page.settle(&mut found);
    found.retain(|span| span.columns.len() > 1);
    found
}

struct Page<'a> {
    items: &'a [Item],
    rules: &'a [Bounds],
}

impl Page<'_> {
    fn around(&self, members: &[usize]) -> Bounds {
        Bounds::around(members.iter().map(|at| &self.items[*at].bounds))
    }

    /// Headlines with what is set close below them, from top to bottom.
    fn stacks(&self) -> Vec<Vec<usize>> {
        let mut heads: Vec<usize> = (0..self.items.len()).filter(|at| self.items[*at].head).collect();
        heads.sort_by(|one, other| self.items[*one].bounds.y0.total_cmp(&self.items[*other].bounds.y0));
        let mut stacks: Vec<(Vec<usize>, Bounds, f32)> = Vec::new();
        for at in heads {
            let own = &self.items[at];
            let above = stacks.iter_mut().rev().find(|(_, bounds, size)| {
                let gap = own.bounds.y0 - bounds.y1;
                bounds.overlap_x(&own.bounds) > 0.0
                    && (-0.5 * own.size..STACKED * size.max(own.size)).contains(&gap)
            });
            match above {
                Some((stack, bounds, size)) => {
                    stack.push(at);
                    *bounds = bounds.joined(&own.bounds);
                    *size = size.max(own.size);
                }
                None => stacks.push((vec![at], own.bounds, own.size)),
            }
        }
        stacks.into_iter().map(|(stack, ..)| stack).collect()
    }

    /// The span of a stack of lines, of which the last ones may be subheads in a column.
    fn widest(&self, stack: &[usize]) -> Option<Span> {
        let spans =
            (1..=stack.len()).rev().take(1 + MOST_SUBHEADS).filter_map(|count| self.span(&stack[..count]));
        // The first of equals has most lines in its headline.
        spans.reduce(|best, next| if next.columns.len() > best.columns.len() { next } else { best })
    }

    fn span(&self, head: &[usize]) -> Option<Span> {
        let bounds = self.around(head);
        let size = |at: &&usize| self.items[**at].size;
        let title = *head.iter().max_by(|one, other| size(one).total_cmp(&size(other)))?;
        let below = |at: &usize| {
            let item = &self.items[*at];
            let gap = item.bounds.y0 - bounds.y1;
            let subhead = !item.head || !item.byline && item.size < SUBHEAD * self.items[title].size;
            !head.contains(at) && subhead && (-0.6 * em(item)..BELOW * em(item)).contains(&gap)
        };
        let all: Vec<usize> = (0..self.items.len()).filter(below).collect();
        let texts = all.iter().map(|at| &self.items[*at]).filter(|item| !item.picture && !item.head);
        let first = texts
            .filter(|item| item.bounds.overlap_x(&bounds) > 0.0)
            .min_by(|one, other| one.bounds.y0.total_cmp(&other.bounds.y0))?;
        let (top, em) = (first.bounds.y0, em(first));
        let is_level = |at: &usize| {
            let item = &self.items[*at];
            let near = if item.picture { LEVEL_OF_PICTURE } else { LEVEL };
            (item.bounds.y0 - top).abs() < near * em && self.is_free_above(*at, &bounds, head, em)
        };
        let mut level: Vec<usize> = all.into_iter().filter(is_level).collect();
        level.sort_by(|one, other| self.items[*one].bounds.x0.total_cmp(&self.items[*other].bounds.x0));
        let under = |at: &usize| self.items[*at].bounds.overlap_x(&bounds) > 0.0;
        let from = level.iter().position(under)?;
        let right = level[from..].windows(2).take_while(|pair| self.is_next(pair, &bounds, em)).count();
        let is_flush = (self.items[level[from]].bounds.x0 - self.items[title].bounds.x0).abs() < FLUSH * em;
        let left = level[..=from].windows(2).rev().take_while(|pair| self.is_next(pair, &bounds, em)).count();
        let left = if is_flush { 0 } else { left };
        let columns = level[from - left..=from + right].to_vec();
        Some(Span { head: head.to_vec(), title, columns, gap: top - bounds.y1 })
    }

    /// Whether nothing is over a column beside its headline.
    fn is_free_above(&self, at: usize, bounds: &Bounds, head: &[usize], em: f32) -> bool {
        let own = &self.items[at].bounds;
        let above = Bounds { y0: bounds.y0, y1: own.y0, ..*own };
        !self.items.iter().enumerate().any(|(other, item)| {
            other != at
                && item.bounds.overlap_x(&above) > 0.3 * em
                && item.bounds.overlap_y(&above) > 0.3 * em
                && !head.contains(&other)
        })
    }

    /// Whether two columns are next to each other, with no rule between them that begins beside the headline.
    fn is_next(&self, pair: &[usize], bounds: &Bounds, em: f32) -> bool {
        let (left, right) = (&self.items[pair[0]].bounds, &self.items[pair[1]].bounds);
        let gap = Bounds { x0: left.x1 - 1.0, x1: right.x0 + 1.0, ..*left };
        let is_ruled = self.rules.iter().any(|rule| {
            rule.height() > rule.width()
                && rule.overlap_x(&gap) >= 0.0
                && rule.y0 < bounds.y1
                && rule.y1 > left.y0
        });
        (-0.5 * em..GUTTER * em).contains(&(right.x0 - left.x1)) && !is_ruled
    }

    /// Of two headlines that a column might belong to, the one it is under has it, of two over it the nearer one; else
    /// neither.
    fn settle(&self, spans: &mut [Span]) {
        let is_under =
            |span: &Span, at: usize| self.around(&span.head).overlap_x(&self.items[at].bounds) > 0.0;
        let before = spans.to_vec();
        for (index, span) in spans.iter_mut().enumerate() {
            span.columns.retain(|at| {
                before.iter().enumerate().all(|(other, rival)| {
                    other == index
                        || !rival.columns.contains(at)
                        || match (is_under(&before[index], *at), is_under(rival, *at)) {
                            (true, true) => before[index].gap <= rival.gap,
                            (mine, _) => mine,
                        }
                })
            });
        }
    }
}

fn em(item: &Item) -> f32 {
    if item.picture { 10.0 } else { item.size.clamp(4.0, 40.0) }
}
