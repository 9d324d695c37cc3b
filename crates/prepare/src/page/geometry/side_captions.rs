//! Captions beside a picture or above it: a few lines in a style of their own that end where the picture ends.

use super::sheet_line::SheetLine;
use super::style::TextStyle;
use super::{Bounds, Flow};
use crate::page::chars::fold_text;
use crate::page::forms::{credit, heading, opener};

/// Furthest distance of such a caption from its picture, in ems of the text.
const NEAR: f32 = 2.4;
/// Most lines beside a picture, where columns are narrow, and above one.
const MOST_BESIDE: usize = 16;
const MOST_ABOVE: usize = 3;
/// Most characters of a caption.
const MOST_CHARACTERS: usize = 130;
/// Fewest characters: one or two words are a label.
const FEWEST_CHARACTERS: usize = 5;
/// Lines of one caption are no further apart, in ems.
const LEADING: f32 = 1.1;

/// The lines of the caption beside a picture, else of the one above it; none if there is neither.
pub(crate) fn find(
    lines: &[SheetLine],
    members: &[usize],
    taken: &[bool],
    picture: &Bounds,
    style: TextStyle,
) -> Vec<usize> {
    let free: Vec<usize> = members
        .iter()
        .copied()
        .filter(|at| {
            !taken[*at]
                && lines[*at].flow == Flow::Right
                && !lines[*at].row
                && is_set_apart(&lines[*at], style)
        })
        .collect();
    let beside = |at: &usize| {
        let bounds = &lines[*at].bounds;
        let gap = (bounds.x0 - picture.x1).max(picture.x0 - bounds.x1);
        let reach = if bounds.x0 > picture.x1 { NEAR } else { 3.0 * NEAR };
        (-0.3 * style.size..reach * style.size).contains(&gap)
            && bounds.center().1 > picture.y0 - 0.5 * style.size
            && bounds.center().1 < picture.y1 + 0.5 * style.size
    };
    let above = |at: &usize| {
        let bounds = &lines[*at].bounds;
        let gap = picture.y0 - bounds.y1;
        (-0.3 * style.size..NEAR * style.size + 2.0 * style.size * LEADING).contains(&gap)
            && bounds.x0 > picture.x0 - style.size
            && bounds.x1 < picture.x1 + style.size
    };
    let near = |group: &Vec<usize>, side: bool| {
        let around = Bounds::around(group.iter().map(|at| &lines[*at].bounds));
        let gap =
            if side { (around.x0 - picture.x1).max(picture.x0 - around.x1) } else { picture.y0 - around.y1 };
        gap < NEAR * style.size
    };
    let groups = |inside: &dyn Fn(&usize) -> bool| groups(lines, free.iter().copied().filter(inside));
    let fits = |group: &Vec<usize>, most: usize| {
        group.len() <= most && is_caption(lines, &free, group, style) && !runs_on(lines, members, group)
    };
    groups(&beside)
        .into_iter()
        .filter(|group| near(group, true) && group.len() <= MOST_BESIDE)
        .map(|group| with_credit(lines, &free, group, picture))
        .find(|group| fits(group, MOST_BESIDE))
        .or_else(|| groups(&above).into_iter().find(|group| near(group, false) && fits(group, MOST_ABOVE)))
        .unwrap_or_default()
}

/// The caption that is printed on a picture, at its foot or its head: all text there is.
pub(crate) fn printed_on(
    lines: &[SheetLine],
    members: &[usize],
    taken: &[bool],
    picture: &Bounds,
    style: TextStyle,
) -> Vec<usize> {
    /// A caption is no larger than the text by this factor, and no higher than this share of the picture.
    const LARGEST: f32 = 1.1;
    const HIGHEST: f32 = 0.4;
    let on: Vec<usize> = members.iter().copied().filter(|at| picture.contains(&lines[*at].bounds)).collect();
    let around = Bounds::around(on.iter().map(|at| &lines[*at].bounds));
    let is_caption =
        |at: &usize| !taken[*at] && lines[*at].flow == Flow::Right && lines[*at].size < LARGEST * style.size;
    let characters: usize = on.iter().map(|at| lines[*at].glyphs.len()).sum();
    let (middle, third) = (around.center().1, picture.height() / 3.0);
    let at_edge = middle > picture.y1 - third || middle < picture.y0 + third;
    let fits = (FEWEST_CHARACTERS..=MOST_CHARACTERS).contains(&characters)
        && around.height() < HIGHEST * picture.height();
    if at_edge && fits && on.iter().all(is_caption) { on } else { Vec::new() }
}

/// The line that is printed on a picture as its title: the only one there, no sentence.
pub(crate) fn title_on(lines: &[SheetLine], members: &[usize], picture: &Bounds) -> Option<usize> {
    /// Longest title, in characters.
    const LONGEST: usize = 20;
    /// A picture is higher than its title by this factor: a lower one is a banner that a headline is set on.
    const HIGHER: f32 = 4.0;
    let mut on = members.iter().copied().filter(|at| picture.contains(&lines[*at].bounds));
    let (only, other) = (on.next()?, on.next());
    let folded = fold_text(lines[only].text.trim());
    let is_title = other.is_none()
        && lines[only].flow == Flow::Right
        && picture.height() > HIGHER * lines[only].bounds.height()
        && (FEWEST_CHARACTERS..=LONGEST).contains(&lines[only].glyphs.len())
        && heading::can_be_heading(&folded, 0)
        && !heading::is_marked_caption(&folded)
        && credit::photo(&folded).is_none();
    is_title.then_some(only)
}

/// A group with the lines that go on below it as far as the picture: a credit set to the other side.
fn with_credit(lines: &[SheetLine], free: &[usize], mut group: Vec<usize>, picture: &Bounds) -> Vec<usize> {
    let around = Bounds::around(group.iter().map(|at| &lines[*at].bounds));
    let is_next = |last: usize, at: usize| {
        let own = &lines[at].bounds;
        continues(lines, last, at)
            && own.center().1 < picture.y1
            && own.x0 > around.x0 - lines[at].size
            && own.x1 < around.x1 + lines[at].size
    };
    while group.len() <= MOST_BESIDE
        && let Some(last) = group.last().copied()
        && let Some(next) = free.iter().find(|at| is_next(last, **at) && !group.contains(at))
    {
        group.push(*next);
    }
    group
}

/// Whether a line is smaller than the text, or as large and in another style.
fn is_set_apart(line: &SheetLine, style: TextStyle) -> bool {
    let share = line.size / style.size;
    share < 0.96 || !style.is_plain(line) && share < 1.05
}

/// Lines of one style below each other, by their left edges.
fn groups(lines: &[SheetLine], members: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in members {
        match groups.iter_mut().find(|group| group.last().is_some_and(|last| continues(lines, *last, at))) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// Whether a line is set right below another one in the same style.
fn continues(lines: &[SheetLine], above: usize, at: usize) -> bool {
    let (above, line) = (&lines[above], &lines[at]);
    let gap = line.bounds.y0 - above.bounds.y1;
    (above.size - line.size).abs() < 0.3
        && above.font == line.font
        && above.bold == line.bold
        && (-0.4 * line.size..LEADING * line.size).contains(&gap)
        && above.bounds.overlap_x(&line.bounds) > 0.5 * above.bounds.width().min(line.bounds.width())
}

/// Whether lines are the beginning of a text: an opener, or a last line that goes on right below in another style.
pub(super) fn runs_on(lines: &[SheetLine], members: &[usize], group: &[usize]) -> bool {
    let (Some(first), Some(last)) = (group.first(), group.last().map(|at| &lines[*at])) else { return false };
    let opened = opener::parse(&fold_text(lines[*first].text.trim())).is_some_and(|found| found.marked);
    opened
        || members.iter().filter(|at| !group.contains(at)).map(|at| &lines[*at]).any(|next| {
            let gap = next.bounds.y0 - last.bounds.y1;
            (-0.4 * last.size..LEADING * last.size).contains(&gap)
                && (next.size - last.size).abs() < 0.3
                && (next.bounds.x0 - last.bounds.x0).abs() < 4.5 * last.size
                && (next.bounds.x1 - last.bounds.x1).abs() < 1.2 * last.size
        })
}

/// Whether a title is right above the first line of a group: it is the text of a picture story.
fn is_titled(lines: &[SheetLine], first: usize, style: TextStyle) -> bool {
    /// A title is larger than its text by this factor.
    const LARGER: f32 = 1.2;
    /// Furthest distance of a title, in ems of its text, and its longest.
    const ABOVE: f32 = 1.5;
    const LONGEST: usize = 14;
    let first = &lines[first];
    lines.iter().any(|title| {
        let gap = first.bounds.y0 - title.bounds.y1;
        title.flow == Flow::Right
            && title.size > LARGER * first.size.max(style.size)
            && title.glyphs.len() <= LONGEST
            && (-0.3 * first.size..ABOVE * first.size).contains(&gap)
            && title.bounds.overlap_x(&first.bounds) > 0.5 * title.bounds.width().min(first.bounds.width())
    })
}

/// Whether lines are a whole caption: they do not go on beyond the picture, and their words can be a caption's.
fn is_caption(lines: &[SheetLine], free: &[usize], group: &[usize], style: TextStyle) -> bool {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return false };
    let goes_on = free
        .iter()
        .any(|at| !group.contains(at) && (continues(lines, *at, *first) || continues(lines, *last, *at)));
    let characters: usize = group.iter().map(|at| lines[*at].glyphs.len()).sum();
    let folded = fold_text(lines[*first].text.trim());
    let is_byline = group.len() < 3
        && group.iter().any(|at| super::bylines::is_byline(&fold_text(lines[*at].text.trim())));
    !goes_on
        && !is_byline
        && !is_titled(lines, *first, style)
        && (FEWEST_CHARACTERS..=MOST_CHARACTERS).contains(&characters)
        && (group.len() > 1
            || heading::can_be_caption(&folded)
            || heading::is_marked_caption(&folded)
            || credit::photo(&folded).is_some())
}
