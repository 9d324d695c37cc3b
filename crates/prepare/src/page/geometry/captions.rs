//! Captions: what is set right under a picture, or beside it, in another style than the text.

use super::bylines::is_byline;
use super::sheet_line::SheetLine;
use super::side_captions;
use super::style::TextStyle;
use super::{Bounds, Flow, Sheet};
use crate::page::chars::{ends_full_stop, fold_text};
use crate::page::forms::{credit, heading};

/// Furthest distance of a caption from its picture, in ems of the text.
const NEAR: f32 = 2.0;
/// Most lines of a caption.
const MOST_LINES: usize = 6;
/// A picture with a larger share of the sheet is its background.
const BACKGROUND: f32 = 0.7;

/// Areas that are searched for text: more are a pattern.
const MOST_AREAS: usize = 100;

/// A caption: its lines in reading order, and the picture that it explains.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SheetCaption {
    pub(crate) lines: Vec<usize>,
    /// The line on the picture that is its title.
    pub(crate) title: Option<usize>,
    pub(crate) picture: Bounds,
}

impl SheetCaption {
    /// Its title and its lines.
    pub(crate) fn members(&self) -> impl Iterator<Item = &usize> {
        self.title.iter().chain(&self.lines)
    }
}

/// The pictures that are neither background nor part of another one; an area without any text is one, too.
pub(crate) fn pictures(sheet: &Sheet) -> Vec<Bounds> {
    let page = sheet.width * sheet.height;
    let mut pictures: Vec<Bounds> = Vec::new();
    let large = |picture: &&Bounds| {
        picture.area() < BACKGROUND * page && picture.width().min(picture.height()) > 30.0
    };
    let is_blank = |area: &&Bounds| !sheet.glyphs.iter().any(|glyph| area.holds(glyph.bounds.center()));
    let drawn = sheet.boxes.iter().filter(large).take(MOST_AREAS).filter(is_blank);
    for picture in sheet.pictures.iter().filter(large).chain(drawn) {
        if !pictures.iter().any(|known| known.contains(picture)) {
            pictures.push(*picture);
        }
    }
    pictures
}

/// The pictures, each with its caption.
pub(crate) fn with_captions(sheet: &Sheet, lines: &[SheetLine], captions: &[SheetCaption]) -> Vec<Bounds> {
    let whole = |picture: Bounds| {
        let own = captions.iter().filter(|caption| caption.picture == picture);
        own.flat_map(|caption| &caption.lines).fold(picture, |all, at| all.joined(&lines[*at].bounds))
    };
    pictures(sheet).into_iter().map(whole).collect()
}

/// Marks the names of columns that are printed on pictures (图片新闻): they begin no story.
pub(crate) fn set_aside_labels(sheet: &Sheet, lines: &[SheetLine], furniture: &mut [bool]) {
    let style = TextStyle::of(lines.iter());
    let pictures = pictures(sheet);
    for (line, furniture) in lines.iter().zip(furniture) {
        let is_label = line.glyphs.len() <= LONGEST_NAME
            && line.size < 1.3 * style.size
            && !ends_full_stop(&fold_text(line.text.trim()));
        *furniture |= is_label && pictures.iter().any(|picture| picture.contains(&line.bounds));
    }
}

/// Finds the captions among lines that are no furniture.
pub(crate) fn captions(
    sheet: &Sheet,
    lines: &[SheetLine],
    members: &[usize],
    style: TextStyle,
) -> Vec<SheetCaption> {
    let mut taken = vec![false; lines.len()];
    let mut captions = Vec::new();
    for picture in pictures(sheet) {
        let printed = side_captions::printed_on(lines, members, &taken, &picture, style);
        let mut title = side_captions::title_on(lines, members, &picture).filter(|at| !taken[*at]);
        let mut caption = if printed.is_empty() || title.is_some() {
            below(lines, members, &taken, &picture, style)
        } else {
            Vec::new()
        };
        if caption.is_empty() && (printed.is_empty() || title.is_some()) {
            caption = signed_below(lines, members, &taken, &picture, style);
        }
        // What is its caption is not its title, too.
        if caption.is_empty() || title.is_some_and(|at| caption.contains(&at)) {
            title = None;
        }
        if caption.is_empty() {
            caption = printed;
        }
        if caption.is_empty() {
            caption = side_captions::find(lines, members, &taken, &picture, style);
        }
        if !caption.is_empty() {
            for at in title.iter().chain(&caption) {
                taken[*at] = true;
            }
            captions.push(SheetCaption { lines: caption, title, picture });
        }
    }
    captions
}

/// The caption below a picture.
fn below(
    lines: &[SheetLine],
    members: &[usize],
    taken: &[bool],
    picture: &Bounds,
    style: TextStyle,
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut edge = picture.y1;
    let inside = |line: &SheetLine| {
        line.bounds.x0 > picture.x0 - style.size
            && line.bounds.x1 < picture.x1 + style.size
            && line.bounds.overlap_x(picture) > 0.0
    };
    for at in members {
        let line = &lines[*at];
        if taken[*at]
            || line.flow != Flow::Right
            || line.bounds.y0 < picture.y1 - 0.5 * line.size
            || !inside(line)
        {
            continue;
        }
        let gap = line.bounds.y0 - edge;
        let near = if found.is_empty() { NEAR } else { 0.9 };
        if gap > near * style.size {
            break;
        }
        let same_style = found.last().is_none_or(|last| {
            let last = &lines[*last];
            (last.size - line.size).abs() < 0.3
                && (last.font == line.font || last.bounds.overlap_y(&line.bounds) > 0.0)
        });
        if !same_style || !can_be_caption(line, style, found.is_empty()) {
            break;
        }
        found.push(*at);
        edge = edge.max(line.bounds.y1);
    }
    let is_text = is_titled(lines, &found, style) || side_captions::runs_on(lines, members, &found);
    if found.len() > MOST_LINES || is_text { Vec::new() } else { found }
}

/// Most lines of a caption in the type of the text.
const MOST_SIGNED: usize = 4;

/// A caption in the type of the text: what is right below a picture, no wider than it, and ends with who took it.
fn signed_below(
    lines: &[SheetLine],
    members: &[usize],
    taken: &[bool],
    picture: &Bounds,
    style: TextStyle,
) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut edge = picture.y1;
    let inside = |line: &SheetLine| {
        line.flow == Flow::Right
            && line.bounds.x0 > picture.x0 - style.size
            && line.bounds.x1 < picture.x1 + style.size
            && line.bounds.y0 > picture.y1 - 0.5 * line.size
    };
    for at in members.iter().filter(|at| !taken[**at] && inside(&lines[**at])) {
        let line = &lines[*at];
        let near = if found.is_empty() { NEAR } else { 1.2 };
        let first = found.first().map_or(line.bounds, |first| lines[*first].bounds);
        let is_next = line.bounds.y0 - edge < near * style.size && line.bounds.overlap_x(&first) > 0.0;
        if !is_next || !style.is_plain(line) || line.size > 1.05 * style.size || found.len() == MOST_SIGNED {
            break;
        }
        found.push(*at);
        edge = line.bounds.y1;
        let folded = fold_text(line.text.trim());
        let is_signed = credit::photo(&folded).is_some_and(|_| ends_with_work(&folded));
        if is_signed {
            return found;
        }
    }
    Vec::new()
}

/// Whether a line ends with what a photographer did.
fn ends_with_work(folded: &str) -> bool {
    ["摄", "摄影", "摄影报道", "供图", "摄）", "供图）"].iter().any(|work| folded.ends_with(work))
}

/// Longest name of a column: 图片新闻.
const LONGEST_NAME: usize = 5;
/// Longest title of a picture, in characters.
const LONGEST_TITLE: usize = 14;

/// Whether the first line is a title over the others: they are a story in pictures, not a caption.
fn is_titled(lines: &[SheetLine], found: &[usize], style: TextStyle) -> bool {
    let [first, second, ..] = found else {
        // One or two words are the name of a column.
        let words = found.first().map_or(0, |only| lines[*only].text.trim().chars().count());
        return (1..=LONGEST_NAME).contains(&words);
    };
    let (first, second) = (&lines[*first], &lines[*second]);
    let stands_out = first.bold && !second.bold || first.size > 1.05 * second.size.max(style.size);
    stands_out && first.text.chars().count() <= LONGEST_TITLE && first.bounds.y1 <= second.bounds.y0 + 2.0
}

/// Whether the style or the words of a line are those of a caption.
fn can_be_caption(line: &SheetLine, style: TextStyle, first: bool) -> bool {
    let folded = fold_text(line.text.trim());
    let share = line.size / style.size;
    let other_style = share < 0.95 || !style.is_plain(line) && share < 1.05;
    if share > 1.15 || is_byline(&folded) {
        return false;
    }
    let worded = first && (heading::is_marked_caption(&folded) || credit::photo(&folded).is_some());
    other_style || worded || first && share < 1.05 && heading::can_be_caption(&folded)
}

#[cfg(test)]
mod tests {
    use super::{captions, pictures};
    use crate::page::geometry::Bounds;
    use crate::page::geometry::lines::lines;
    use crate::page::geometry::style::TextStyle;
    use crate::page::geometry::testing::sheet;

    /// How many lines of text below a picture are its caption.
    fn caption(last: &str) -> usize {
        let mut sheet = sheet(&[
            ("近日机电队职工正在检修提升机闸瓦该队利用", 2.0, 20.5),
            (last, 0.0, 22.0),
            ("别的文章在这里又有几行文字", 30.0, 20.5),
        ]);
        sheet.pictures.push(Bounds::new(0.0, 100.0, 230.0, 200.0));
        let lines = lines(&sheet);
        let members: Vec<usize> = (0..lines.len()).collect();
        assert_eq!(pictures(&sheet).len(), 1);
        captions(&sheet, &lines, &members, TextStyle::of(lines.iter()))
            .first()
            .map_or(0, |found| found.lines.len())
    }

    #[test]
    fn text_below_a_picture_that_ends_with_who_took_it_is_its_caption() {
        assert_eq!(caption("消除隐患三十七处。石磊 关山月 摄影报道"), 2);
        assert_eq!(caption("消除隐患三十七处。本报记者 李凡 摄"), 2);
        assert_eq!(caption("消除隐患三十七处，绞车房设备逐台检查。"), 0);
    }
}
