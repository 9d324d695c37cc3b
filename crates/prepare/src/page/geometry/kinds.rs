//! What each line is by its looks: text, headline, label, byline.

use super::blocks::{Block, Scale};
use super::bylines::{is_author, is_byline, is_marked_name, is_marked_word};
use super::labels::{is_boxed, is_label};
use super::plain::{goes_on, has_title_below, is_first_line, is_over_text, is_plain_subhead};
use super::sheet_line::SheetLine;
use super::style::{Styles, TextStyle};
use super::{Flow, Sheet};
use crate::page::chars::{ends_full_stop, ends_sentence, fold_text};
use crate::page::forms::{credit, heading, opener};
use gongwen_analysis::names::is_name;

/// What a line looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineKind {
    /// Running text.
    #[default]
    Text,
    /// Set apart by its font alone: a subhead, a kicker, the title of a brief.
    Styled,
    /// A little larger than the text.
    Middle,
    /// A headline.
    Large,
    /// The name of a column, in a small box or between marks.
    Label,
    /// A byline on a line of its own.
    Byline,
}

impl LineKind {
    /// Whether it can be part of a headline.
    pub(crate) fn is_head(self) -> bool {
        matches!(self, Self::Styled | Self::Middle | Self::Large | Self::Label)
    }
}

/// Longest headline block: more lines or characters are text in large type.
const HEADLINE_LINES: usize = 5;
const HEADLINE_CHARACTERS: usize = 90;
/// The same for type that is only a little larger than the text.
const MIDDLE_LINES: usize = 3;
const MIDDLE_CHARACTERS: usize = 60;
/// Longest line that its font alone sets apart.
const STYLED_CHARACTERS: usize = 26;

/// What names must follow.
const ROLES_AT_END: [&str; 5] = ["通讯员", "记者", "实习生", "摄影", "、"];

/// A byline is no larger than the text by more than this factor.
const LARGEST_BYLINE: f32 = 1.25;

/// The kind of each line of these blocks; other lines are text.
pub(crate) fn kinds(sheet: &Sheet, lines: &[SheetLine], blocks: &[Block], styles: &Styles) -> Vec<LineKind> {
    let mut kinds = vec![LineKind::Text; lines.len()];
    for block in blocks {
        let style = styles.inside(block.frame);
        let whole = large(lines, block);
        for (index, at) in block.lines.iter().enumerate() {
            let folded = fold_text(lines[*at].text.trim());
            let named = is_marked_name(&folded)
                || is_marked_word(&folded) && !style.is_plain(&lines[*at]) && is_over_text(lines, *at, style);
            kinds[*at] = if lines[*at].row {
                LineKind::Text
            } else if named && lines[*at].size < LARGEST_BYLINE * style.size {
                LineKind::Byline
            } else if is_credit(&folded) && lines[*at].size < LARGEST_BYLINE * style.size {
                LineKind::Text
            } else if is_label(sheet, lines, *at, &folded, style) && !fills_column(lines, block, index, style)
            {
                LineKind::Label
            } else if let Some(kind) = whole {
                if kind != LineKind::Large && is_byline(&folded) { LineKind::Byline } else { kind }
            } else if block.byline {
                LineKind::Byline
            } else if block.scale > Scale::Body {
                LineKind::Text
            } else {
                small(sheet, lines, block, index, &folded, style)
            };
        }
    }
    for at in authors(lines, blocks, &kinds, styles) {
        kinds[at] = LineKind::Byline;
    }
    for at in signers(lines, blocks, &kinds) {
        kinds[at] = LineKind::Byline;
    }
    for at in names_under_bylines(lines, &kinds) {
        kinds[at] = LineKind::Byline;
    }
    kinds
}

/// Longest photo credit on a line of its own, in characters.
const LONGEST_CREDIT: usize = 24;

/// Whether a line says nothing but who took a picture: `本报记者 李凡 摄`.
fn is_credit(folded: &str) -> bool {
    folded.chars().count() <= LONGEST_CREDIT
        && !folded.contains('文')
        && credit::photo(folded).is_some_and(|found| found.start == 0)
}

/// A name is no larger than the text of its sheet by more than this factor, and smaller than its title by this one.
const LARGEST_NAME: f32 = 1.15;
const SMALLER_NAME: f32 = 0.93;

/// The names that are alone under a title, or at the end of its row, in another type than it: who wrote the story.
fn authors(lines: &[SheetLine], blocks: &[Block], kinds: &[LineKind], styles: &Styles) -> Vec<usize> {
    /// How far below a title, in ems of the name, and beside it.
    const BELOW: f32 = 1.8;
    const BESIDE: f32 = 12.0;
    let alone = blocks.iter().filter(|block| block.flow == Flow::Right && block.lines.len() == 1);
    let is_named = |at: usize, style: TextStyle| {
        let line = &lines[at];
        let folded = fold_text(line.text.trim());
        let other_type = kinds[at] == LineKind::Styled && !line.bold && !style.is_heavier(line);
        let in_text = matches!(kinds[at], LineKind::Text | LineKind::Label)
            && is_name(folded.replace(' ', "").as_str());
        line.size < LARGEST_NAME * style.size && (other_type || in_text) && is_author(&folded)
    };
    let is_titled = |block: &Block| {
        let own = &lines[block.lines[0]];
        let flows = [Flow::Right, Flow::Below];
        let titles = blocks.iter().filter(|title| title.frame == block.frame && flows.contains(&title.flow));
        titles.filter_map(|title| title.lines.last()).any(|at| {
            let title = &lines[*at];
            let stands_out = title.bold != own.bold && title.bold || own.size < SMALLER_NAME * title.size;
            let gap = own.bounds.y0 - title.bounds.y1;
            // Without a box around both the next column may begin there, but beside an upright title its text does.
            let level = title.flow == Flow::Below && (own.bounds.y0 - title.bounds.y0).abs() < 2.0 * own.size;
            // An upright title may be on either side of its text.
            let right = own.bounds.x0 - title.bounds.x1;
            let left = title.bounds.x0 - own.bounds.x1;
            let aside = if title.flow == Flow::Below { right.max(left) } else { right };
            // The text of a box with an upright title may begin at its other side.
            let reach = if level && block.frame.is_some() { f32::MAX } else { BESIDE * own.size };
            let below = (-0.3 * own.size..BELOW * own.size).contains(&gap)
                && title.bounds.overlap_x(&own.bounds) > -BESIDE * own.size;
            let beside = (block.frame.is_some() || level)
                && title.bounds.overlap_y(&own.bounds) > 0.5 * own.bounds.height()
                && (0.0..reach).contains(&aside);
            kinds[*at].is_head() && (stands_out && below || (stands_out || title.font != own.font) && beside)
        })
    };
    alone
        .filter(|block| is_named(block.lines[0], styles.inside(block.frame)) && is_titled(block))
        .map(|block| block.lines[0])
        .collect()
}

/// More names of a page are a list, and each is compared with all lines.
const MOST_SIGNERS: usize = 100;

/// The names in another type that are alone below the end of a text, towards its right edge: they head nothing.
fn signers(lines: &[SheetLine], blocks: &[Block], kinds: &[LineKind]) -> Vec<usize> {
    /// Furthest distance from the text, and least from its left edge, in ems.
    const BELOW: f32 = 2.0;
    const LEFT: f32 = 3.0;
    const RIGHT: f32 = 3.5;
    let is_name = |line: &SheetLine| {
        let folded = fold_text(line.text.trim());
        is_author(&folded) && (folded.contains([' ', '：']) || is_name(&folded))
    };
    let alone = blocks.iter().filter(|block| block.lines.len() == 1 && block.flow == Flow::Right);
    let styled =
        alone.map(|block| (block.lines[0], block.frame)).filter(|(at, _)| kinds[*at] == LineKind::Styled);
    let names = styled.filter(|(at, _)| is_name(&lines[*at])).take(MOST_SIGNERS);
    let signs = |(at, frame): &(usize, Option<usize>)| {
        let own = &lines[*at];
        blocks.iter().filter(|text| text.frame == *frame && text.flow == Flow::Right).any(|text| {
            let ends = |last: &usize| {
                kinds[*last] == LineKind::Text && ends_sentence(&fold_text(lines[*last].text.trim()))
            };
            let gap = own.bounds.y0 - text.bounds.y1;
            (-0.3 * own.size..BELOW * own.size).contains(&gap)
                && own.bounds.x0 - text.bounds.x0 > LEFT * own.size
                && (-own.size..RIGHT * own.size).contains(&(text.bounds.x1 - own.bounds.x1))
                && text.lines.last().is_some_and(ends)
        })
    };
    names.filter(signs).map(|(at, _)| at).collect()
}

/// The lines of names that a byline goes on in, which ends with a role: `本报记者 李凡 通讯员`, and the name on the next line. In
/// brackets it is the end of a text, whose lines are joined anyway.
fn names_under_bylines(lines: &[SheetLine], kinds: &[LineKind]) -> Vec<usize> {
    let mut found = Vec::new();
    for (byline, _) in lines.iter().zip(kinds).filter(|(_, kind)| **kind == LineKind::Byline) {
        let folded = fold_text(byline.text.trim());
        if !ROLES_AT_END.iter().any(|role| folded.ends_with(role)) {
            continue;
        }
        let follows = |line: &SheetLine| {
            let gap = line.bounds.y0 - byline.bounds.y1;
            (-0.3 * byline.size..1.2 * byline.size).contains(&gap)
                && line.bounds.overlap_x(&byline.bounds) > 0.0
                && (line.size - byline.size).abs() < 0.06 * byline.size
                && !line.text.contains('）')
                && is_author(&fold_text(line.text.trim()))
        };
        found.extend(lines.iter().position(follows));
    }
    found
}

/// The kind of a whole block of larger type; `None` if it is text.
fn large(lines: &[SheetLine], block: &Block) -> Option<LineKind> {
    let characters: usize = block.lines.iter().map(|at| lines[*at].glyphs.len()).sum();
    let count = block.lines.len();
    let last = block.lines.last().map(|at| fold_text(lines[*at].text.trim()));
    let stops = last.is_some_and(|last| ends_full_stop(&last));
    match block.scale {
        Scale::Large if count <= HEADLINE_LINES && characters <= HEADLINE_CHARACTERS => Some(LineKind::Large),
        Scale::Middle if count <= MIDDLE_LINES && characters <= MIDDLE_CHARACTERS && !stops => {
            Some(LineKind::Middle)
        }
        _ => None,
    }
}

/// The kind of a line no larger than the text.
fn small(
    sheet: &Sheet,
    lines: &[SheetLine],
    block: &Block,
    index: usize,
    folded: &str,
    style: TextStyle,
) -> LineKind {
    let line = &lines[block.lines[index]];
    if is_byline(folded) && is_alone(lines, block, index, style) {
        return LineKind::Byline;
    }
    let plain = style.is_plain(line) && line.flow == Flow::Right;
    let can_be_head = line.glyphs.len() <= STYLED_CHARACTERS
        && heading::can_be_heading(folded, 0)
        && opener::parse(folded).is_none_or(|found| !found.marked);
    if can_be_head && is_boxed(sheet, line) && has_title_below(lines, line)
        || is_plain_subhead(lines, block, index, folded, style)
    {
        return LineKind::Styled;
    }
    if plain
        || !can_be_head
        || is_first_line(lines, block, index)
        || !is_alone(lines, block, index, style)
        || goes_on(sheet, lines, block, index)
    {
        return LineKind::Text;
    }
    LineKind::Styled
}

/// Whether two lines have about the same ink: their mean is near the border of what is heavier than the text.
fn has_same_ink(one: &SheetLine, other: &SheetLine) -> bool {
    /// By how much the ink of lines of one weight differs.
    const DIFFERENCE: f32 = 1.2;
    let (least, most) = (one.ink.min(other.ink), one.ink.max(other.ink));
    least > 0.0 && most < DIFFERENCE * least
}

/// Whether the text of a line neither comes from the line before nor goes on in the next: both are set in another
/// style, or the line ends well before the edge of its column.
fn is_alone(lines: &[SheetLine], block: &Block, index: usize, style: TextStyle) -> bool {
    let line = &lines[block.lines[index]];
    let is_similar = |other: Option<&usize>| {
        other.map(|at| &lines[*at]).is_some_and(|other| {
            other.font == line.font
                && other.bold == line.bold
                && (style.is_heavier(other) == style.is_heavier(line) || has_same_ink(line, other))
        })
    };
    let right = block.bounds.x1 - line.bounds.x1;
    let before = index.checked_sub(1).and_then(|at| block.lines.get(at));
    let next = block.lines.get(index + 1);
    let ends_before = before.is_none_or(|at| {
        let other = &lines[*at];
        block.bounds.x1 - other.bounds.x1 > 1.5 * line.size || ends_sentence(&fold_text(other.text.trim()))
    });
    let short = right > 1.2 * line.size || block.lines.len() == 1;
    (short || !is_similar(next)) && (ends_before || !is_similar(before)) && (short || ends_before)
}

/// Whether a line is the beginning of a text of its style, which it fills a line of: a brief that begins with a mark.
fn fills_column(lines: &[SheetLine], block: &Block, index: usize, style: TextStyle) -> bool {
    let line = &lines[block.lines[index]];
    let next = block.lines.get(index + 1).map(|at| &lines[*at]);
    style.is_plain(line)
        && next.is_some_and(|next| style.is_plain(next) && next.bounds.x0 < line.bounds.x0 + 0.5 * line.size)
        && block.bounds.x1 - line.end < 1.2 * line.size
}
