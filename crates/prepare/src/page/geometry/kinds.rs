//! What each line is by its looks: text, headline, label, byline.

use super::blocks::{Block, Scale};
use super::bylines::{is_author, is_byline, is_marked_name, is_marked_word};
use super::plain::{goes_on, has_title_below, is_first_line, is_over_text, is_plain_subhead, is_ruled_label};
use super::sheet_line::SheetLine;
use super::style::{Styles, TextStyle};
use super::{Bounds, Flow, Sheet};
use crate::page::chars::{ends_full_stop, fold_text};
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
/// Longest line that its font alone sets apart, and longest label.
const STYLED_CHARACTERS: usize = 26;
const LABEL_CHARACTERS: usize = 8;

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
        let titles = blocks.iter().filter(|title| title.frame == block.frame && title.flow == Flow::Right);
        titles.filter_map(|title| title.lines.last()).any(|at| {
            let title = &lines[*at];
            let stands_out = title.bold != own.bold && title.bold || own.size < SMALLER_NAME * title.size;
            let gap = own.bounds.y0 - title.bounds.y1;
            let aside = own.bounds.x0 - title.bounds.x1;
            let below = (-0.3 * own.size..BELOW * own.size).contains(&gap)
                && title.bounds.overlap_x(&own.bounds) > -BESIDE * own.size;
            // Without a box around both the next column may begin there.
            let beside = block.frame.is_some()
                && title.bounds.overlap_y(&own.bounds) > 0.5 * own.bounds.height()
                && (0.0..BESIDE * own.size).contains(&aside);
            kinds[*at].is_head() && (stands_out && below || (stands_out || title.font != own.font) && beside)
        })
    };
    alone
        .filter(|block| is_named(block.lines[0], styles.inside(block.frame)) && is_titled(block))
        .map(|block| block.lines[0])
        .collect()
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
        block.bounds.x1 - other.bounds.x1 > 1.5 * line.size
            || crate::page::chars::ends_sentence(&fold_text(other.text.trim()))
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

/// Whether a line is a label: a few words in a small box of their own or alone in a bar, over a short rule, or between
/// marks.
fn is_label(sheet: &Sheet, lines: &[SheetLine], at: usize, folded: &str, style: TextStyle) -> bool {
    let line = &lines[at];
    let length = folded.chars().filter(|c| !c.is_whitespace()).count();
    if is_marked_name(folded) {
        return false;
    }
    if length > LABEL_CHARACTERS + 4 || line.size > 1.7 * style.size {
        return false;
    }
    let around = |area: &&Bounds| area.contains(&line.bounds) && area.height() < LOW_BOX * line.size;
    // The lowest alone is looked into, as a page may have thousands of boxes around a line.
    let in_bar = || {
        let lowest =
            sheet.boxes.iter().filter(around).min_by(|one, other| one.height().total_cmp(&other.height()));
        lowest.is_some_and(|area| {
            !lines.iter().any(|other| !std::ptr::eq(other, line) && area.holds(other.bounds.center()))
        })
    };
    let is_set_apart = || is_boxed(sheet, line) || in_bar() || is_ruled_label(sheet, line);
    length <= LABEL_CHARACTERS && is_set_apart() || heading::is_marked_label(folded)
}

/// Height of a box around one line, in ems, and how much wider than the line it is.
const LOW_BOX: f32 = 2.6;
const WIDER_BOX: f32 = 4.5;

/// Whether a line is in a small box of its own.
fn is_boxed(sheet: &Sheet, line: &SheetLine) -> bool {
    sheet.boxes.iter().any(|area| {
        area.contains(&line.bounds)
            && area.height() < LOW_BOX * line.size
            && area.width() < line.bounds.width() + WIDER_BOX * line.size
    })
}
