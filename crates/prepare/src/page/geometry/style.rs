//! The style of a sheet's text, against which everything else stands out.

use std::collections::BTreeMap;

use super::sheet_line::SheetLine;
use super::{Bounds, Flow};

/// Size and font of the running text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct TextStyle {
    /// Size, in points.
    pub(crate) size: f32,
    pub(crate) font: u16,
    pub(crate) bold: bool,
    /// The mean ink of its Chinese characters; 0 if it is not known.
    pub(crate) ink: f32,
}

/// Shortest line that counts as running text, in characters: titles and tables are shorter.
const RUNNING: usize = 9;

impl TextStyle {
    /// The style in which most characters of these lines are set.
    pub(crate) fn of<'a>(lines: impl Iterator<Item = &'a SheetLine> + Clone) -> Self {
        let running = || lines.clone().filter(|line| line.glyphs.len() >= RUNNING);
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        let any = running().next().is_some();
        let counted: Vec<&SheetLine> = if any { running().collect() } else { lines.collect() };
        for line in &counted {
            *sizes.entry((line.size * 4.0).round() as i32).or_default() += line.glyphs.len();
        }
        let Some(size) = sizes.iter().max_by_key(|(_, count)| **count).map(|(size, _)| *size) else {
            return Self { size: 10.0, ..Self::default() };
        };
        let mut fonts: BTreeMap<(u16, bool), usize> = BTreeMap::new();
        for line in counted.iter().filter(|line| (line.size * 4.0).round() as i32 == size) {
            *fonts.entry((line.font, line.bold)).or_default() += line.glyphs.len();
        }
        let (font, bold) =
            fonts.iter().max_by_key(|(_, count)| **count).map_or((0, false), |(style, _)| *style);
        let mut inks: Vec<f32> = counted
            .iter()
            .filter(|line| (line.size * 4.0).round() as i32 == size && line.font == font && line.ink > 0.0)
            .map(|line| line.ink)
            .collect();
        inks.sort_by(f32::total_cmp);
        let ink = inks.get(inks.len() / 2).copied().unwrap_or(0.0);
        Self { size: size as f32 / 4.0, font, bold, ink }
    }

    /// Whether a line is set in the style of the text, its size aside.
    pub(crate) fn is_plain(self, line: &SheetLine) -> bool {
        line.font == self.font && line.bold == self.bold && !self.is_heavier(line)
    }

    /// Whether a line has much more ink than the text: it is bold, whatever its font is called.
    pub(crate) fn is_heavier(self, line: &SheetLine) -> bool {
        self.ink > 0.0 && line.ink > HEAVIER * self.ink
    }
}

/// The styles of a sheet's text: of the page, and of each box that sets most of its text in a size of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Styles {
    page: TextStyle,
    boxes: Vec<TextStyle>,
}

/// A box has a style of its own if so many lines of it are set in one size, no further from that of the page than these.
const FEWEST_OF_BOX: usize = 4;
const SIZES_OF_BOX: std::ops::Range<f32> = 0.75..1.32;

impl Styles {
    /// The styles of some lines; `frames` are the boxes, the innermost of a line is its own.
    pub(crate) fn of(page: TextStyle, lines: &[SheetLine], members: &[usize], frames: &[Bounds]) -> Self {
        let mut inside: Vec<Vec<&SheetLine>> = vec![Vec::new(); frames.len()];
        for line in members.iter().map(|at| &lines[*at]).filter(|line| line.flow == Flow::Right && !line.row)
        {
            if let Some(frame) = frames.iter().position(|frame| frame.encloses(&line.bounds)) {
                inside[frame].push(line);
            }
        }
        let boxes = inside.iter().map(|inside| Self::of_box(page, inside)).collect();
        Self { page, boxes }
    }

    fn of_box(page: TextStyle, inside: &[&SheetLine]) -> TextStyle {
        let key = |line: &SheetLine| (line.size * 4.0).round() as i32;
        let mut counts: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
        for line in inside {
            let (lines, characters) = counts.entry(key(line)).or_default();
            *lines += 1;
            *characters += line.glyphs.len();
        }
        let all: usize = counts.values().map(|(_, characters)| characters).sum();
        let most = counts.iter().max_by_key(|(_, (_, characters))| *characters);
        let own = most.filter(|(size, (lines, characters))| {
            let share = **size as f32 / 4.0 / page.size;
            *lines >= FEWEST_OF_BOX && characters * 2 > all && SIZES_OF_BOX.contains(&share)
        });
        let Some((size, _)) = own else { return page };
        TextStyle::of(inside.iter().copied().filter(|line| key(line) == *size))
    }

    /// The style of the text in a box, or of the page.
    pub(crate) fn inside(&self, frame: Option<usize>) -> TextStyle {
        frame.and_then(|frame| self.boxes.get(frame)).copied().unwrap_or(self.page)
    }
}

/// Bold type has more ink than the text by this factor: the mean of five characters varies by a tenth.
const HEAVIER: f32 = 1.35;
