//! Drop caps: a first character as high as two lines or more, which the first lines of its text are set beside.

use super::sheet_line::SheetLine;
use super::{Bounds, Flow};

/// How much larger than the text such a character is.
const SIZES: std::ops::Range<f32> = 1.7..6.0;
/// Furthest distance of the text beside it, in ems of the text.
const BESIDE: f32 = 1.6;
/// Lines beside it have so much of their height in common with it, in ems: it may be set a little lower than its lines.
const COMMON: f32 = 0.4;
/// Indents of lines beside one character differ by less, in ems: an opening mark may be set in half a square.
const SAME_INDENT: f32 = 0.6;

/// Puts each such character at the beginning of the first line beside it, and moves the left edges of these lines to its
/// own: they are no first lines of paragraphs.
pub(crate) fn join(lines: Vec<SheetLine>) -> Vec<SheetLine> {
    let mut lines = lines;
    let tops = Tops::of(&lines);
    for at in 0..lines.len() {
        let beside = beside(&lines, &tops, at);
        let Some(first) = beside.first().copied() else { continue };
        let cap = std::mem::take(&mut lines[at]);
        for line in &beside {
            lines[*line].bounds.x0 = cap.bounds.x0;
        }
        lines[first].text = format!("{}{}", cap.text.trim(), lines[first].text.trim_start());
        lines[first].glyphs.splice(0..0, cap.glyphs);
    }
    lines.retain(|line| !line.glyphs.is_empty());
    lines
}

/// The lines of a sheet by their tops, so that those at a height are found without asking all of them. Joining changes no top.
struct Tops {
    /// The tops with the places of their lines, from top to bottom.
    tops: Vec<(f32, usize)>,
    /// Height of the highest line of text.
    highest: f32,
}

impl Tops {
    fn of(lines: &[SheetLine]) -> Self {
        let mut tops: Vec<(f32, usize)> = lines.iter().map(|line| line.bounds.y0).zip(0..).collect();
        tops.sort_by(|one, other| one.0.total_cmp(&other.0));
        let heights = lines.iter().filter(|line| is_text(line)).map(|line| line.bounds.height());
        Self { tops, highest: heights.fold(0.0, f32::max) }
    }

    /// The lines whose tops are between two heights.
    fn between(&self, from: f32, to: f32) -> impl Iterator<Item = usize> {
        let first = self.tops.partition_point(|(top, _)| *top < from);
        self.tops[first..].iter().take_while(move |(top, _)| *top <= to).map(|(_, at)| *at)
    }
}

/// Whether a line is set from left to right and has more than a character.
fn is_text(line: &SheetLine) -> bool {
    line.flow == Flow::Right && line.glyphs.len() > 1
}

/// The lines right beside a single large character, from top to bottom, if they are as high as it.
fn beside(lines: &[SheetLine], tops: &Tops, at: usize) -> Vec<usize> {
    let cap = &lines[at];
    if cap.flow != Flow::Right || cap.glyphs.len() != 1 || !cap.text.trim().chars().all(char::is_alphanumeric)
    {
        return Vec::new();
    }
    let is_beside = |line: &SheetLine| {
        let gap = line.bounds.x0 - cap.bounds.x1;
        is_text(line)
            && SIZES.contains(&(cap.size / line.size))
            && (-0.3 * line.size..BESIDE * line.size).contains(&gap)
            && cap.bounds.overlap_y(&line.bounds) > COMMON * line.size
    };
    // A line of smaller type is hardly higher than the character, whatever else is on the sheet.
    let highest = tops.highest.min(2.0 * cap.bounds.height().max(cap.size));
    let level = tops.between(cap.bounds.y0 - highest, cap.bounds.y1);
    let mut found: Vec<usize> = level.filter(|other| is_beside(&lines[*other])).collect();
    let Some(first) = found.first().map(|first| &lines[*first]) else { return found };
    // What is set beside the foot of a character may begin below its last stroke, at the same indent.
    let goes_on = |last: &SheetLine, line: &SheetLine| {
        (-0.5 * line.size..0.9 * line.size).contains(&(line.bounds.y0 - last.bounds.y1))
            && (line.size - first.size).abs() < 0.06 * first.size
            && (line.bounds.x0 - first.bounds.x0).abs() < SAME_INDENT * line.size
    };
    let around = |edge: f32| tops.between(edge - first.size, edge + 1.5 * first.size);
    if let Some(last) = found.last().map(|last| &lines[*last])
        && found.len() > 1
        && let Some(next) =
            around(last.bounds.y1).find(|at| goes_on(last, &lines[*at]) && !found.contains(at))
    {
        found.push(next);
    }
    // The line below runs under the character.
    let bottom = Bounds::around(found.iter().map(|line| &lines[*line].bounds)).y1;
    // It is no further away than these are from each other.
    let leading = found.windows(2).map(|pair| lines[pair[1]].bounds.y0 - lines[pair[0]].bounds.y1);
    let leading = leading.fold(0.0, f32::max);
    let below = |line: &SheetLine| {
        (-0.5 * line.size..(leading + 0.3 * line.size).max(1.3 * line.size))
            .contains(&(line.bounds.y0 - bottom))
            && (line.size - first.size).abs() < 0.06 * first.size
            && (line.bounds.x0 - cap.bounds.x0).abs() < 1.5 * line.size
    };
    let same = found.iter().all(|line| (lines[*line].size - first.size).abs() < 0.06 * first.size);
    let goes_below = || around(bottom).any(|at| below(&lines[at]));
    if found.len() > 1 && same && goes_below() { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::Tops;
    use crate::page::geometry::Sheet;
    use crate::page::geometry::lines::lines;
    use crate::page::geometry::testing::sheet;

    fn capped(size: f32) -> Sheet {
        let mut sheet = sheet(&[
            ("引航员的第十九年我学", 3.5, 0.0),
            ("会了听潮涨潮的水声短", 3.5, 1.5),
            ("一下是一下落潮的水声长", 0.0, 3.0),
        ]);
        let mut cap = sheet.glyphs[0].clone();
        cap.text = '做';
        cap.size = size;
        cap.bounds = crate::page::geometry::Bounds::new(0.0, 0.0, size, size);
        sheet.glyphs.push(cap);
        sheet
    }

    #[test]
    fn a_drop_cap_begins_the_first_line_beside_it() {
        for size in [24.0, 30.0, 34.0] {
            let lines = lines(&capped(size));
            let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(
                texts,
                ["做引航员的第十九年我学", "会了听潮涨潮的水声短", "一下是一下落潮的水声长"],
                "{size}"
            );
            assert!(lines.iter().all(|line| line.bounds.x0 < 1.0), "{size}");
        }
    }

    #[test]
    fn a_digit_a_little_lower_than_its_lines_may_be_a_drop_cap() {
        let mut sheet = capped(30.0);
        let Some(cap) = sheet.glyphs.last_mut() else { return };
        cap.text = '9';
        cap.bounds = crate::page::geometry::Bounds::new(5.0, 5.0, 20.0, 31.0);
        let lines = lines(&sheet);
        assert_eq!(lines.first().map(|line| line.text.as_str()), Some("9引航员的第十九年我学"));
    }

    #[test]
    fn a_line_that_begins_below_the_foot_of_a_drop_cap_is_beside_it() {
        let mut sheet = sheet(&[
            ("冬的海边风电场海风大得", 3.5, 0.0),
            ("能把安全帽的帽带吹成一", 3.5, 1.5),
            ("面旗主吊司机把手搭在操", 3.5, 3.0),
            ("纵杆上眼睛盯着百米外的风速", 0.0, 4.5),
        ]);
        let mut cap = sheet.glyphs[0].clone();
        cap.text = '初';
        cap.size = 30.0;
        cap.bounds = crate::page::geometry::Bounds::new(0.0, 0.0, 30.0, 29.0);
        sheet.glyphs.push(cap);
        let lines = lines(&sheet);
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[0].text, "初冬的海边风电场海风大得");
        assert!(lines.iter().all(|line| line.bounds.x0 < 1.0));
    }

    #[test]
    fn few_lines_of_a_long_page_are_looked_at() {
        let rows: Vec<(&str, f32, f32)> = (0..2_000).map(|row| ("一行文字", 0.0, 1.5 * row as f32)).collect();
        let lines = lines(&sheet(&rows));
        let tops = Tops::of(&lines);
        assert_eq!(tops.tops.len(), 2_000);
        let middle = lines[1_000].bounds;
        assert_eq!(tops.between(middle.y0 - tops.highest, middle.y1).collect::<Vec<_>>(), [1_000]);
    }

    #[test]
    fn a_large_character_far_from_the_text_stays_alone() {
        assert_eq!(lines(&capped(15.0)).len(), 4);
    }
}
