//! The sheets of a file read as one: lines in reading order with their numbers, and the drafts of stories.

use super::blocks::{self, Block};
use super::captions::{self, SheetCaption};
use super::kinds::{self, LineKind};
use super::lines::{self, SheetLine};
use super::order::{self, Item};
use super::stories::{self, Material, Ordered};
use super::style::TextStyle;
use super::{Bounds, Sheet, furniture};
use crate::page::document;
use crate::page::draft::{Draft, Page, Part};
use crate::page::lines::Line;

/// A printed line with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    /// Number of the sheet, from 1.
    pub(crate) sheet: usize,
    pub(crate) line: SheetLine,
    pub(crate) kind: &'static str,
}

/// A file laid out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Laid {
    /// The lines in reading order; the number of a line is its place here and one.
    pub(crate) placed: Vec<Placed>,
    /// The text of the file, a line each.
    pub(crate) text: String,
    pub(crate) page: Page,
}

/// One sheet on the way.
struct Reading<'a> {
    sheet: &'a Sheet,
    lines: Vec<SheetLine>,
    style: TextStyle,
    furniture: Vec<bool>,
    captions: Vec<SheetCaption>,
    ordered: Vec<Ordered>,
    /// The number of each line in the file.
    numbers: Vec<usize>,
}

/// Reads the sheets of a file.
pub(crate) fn read(sheets: &[Sheet]) -> Laid {
    let lines: Vec<Vec<SheetLine>> = sheets.iter().map(lines::lines).collect();
    let pairs: Vec<(&Sheet, &[SheetLine])> = sheets.iter().zip(lines.iter().map(Vec::as_slice)).collect();
    let furniture = furniture::furniture(&pairs);
    let mut readings: Vec<Reading<'_>> = sheets
        .iter()
        .zip(lines.clone())
        .zip(furniture)
        .map(|((sheet, lines), furniture)| reading(sheet, lines, furniture))
        .collect();
    let mut laid = Laid::default();
    for (index, reading) in readings.iter_mut().enumerate() {
        reading.number(index + 1, &mut laid);
    }
    laid.text = laid.placed.iter().map(|placed| placed.line.text.as_str()).collect::<Vec<_>>().join("\n");
    if let Some(page) = document(&readings) {
        laid.page = page;
        return laid;
    }
    for reading in &readings {
        let material = Material { lines: &reading.lines, numbers: &reading.numbers, style: reading.style };
        let (drafts, furniture) = stories::drafts(material, &reading.ordered, &reading.captions);
        laid.page.drafts.extend(drafts);
        laid.page.furniture.extend(furniture);
        let parts = (0..reading.lines.len()).filter(|at| reading.furniture[*at]).map(|at| material.part(at));
        laid.page.furniture.extend(parts);
    }
    if laid.page.drafts.is_empty() && !laid.page.furniture.is_empty() {
        // A file with nothing but furniture is one article, never none.
        let paragraphs = std::mem::take(&mut laid.page.furniture);
        laid.page.drafts.push(Draft { paragraphs, ..Draft::default() });
    }
    laid
}

fn reading<'a>(sheet: &'a Sheet, lines: Vec<SheetLine>, furniture: Vec<bool>) -> Reading<'a> {
    let members: Vec<usize> = (0..lines.len()).filter(|at| !furniture[*at]).collect();
    let style = TextStyle::of(members.iter().map(|at| &lines[*at]));
    let captions = captions::captions(sheet, &lines, &members, style);
    let taken: Vec<usize> = captions.iter().flat_map(|caption| caption.lines.iter().copied()).collect();
    let members: Vec<usize> = members.into_iter().filter(|at| !taken.contains(at)).collect();
    let frames = blocks::frames(sheet, &lines);
    let blocks = blocks::blocks(sheet, &lines, &members, &frames, style.size);
    let kinds = kinds::kinds(sheet, &lines, &blocks, style);
    let blocks = in_order(sheet, &lines, blocks, &kinds, &frames);
    let ordered = blocks
        .iter()
        .flat_map(|block| block.lines.iter().map(|at| Ordered { at: *at, kind: kinds[*at], frame: block.frame }))
        .collect();
    let numbers = vec![0; lines.len()];
    Reading { sheet, lines, style, furniture, captions, ordered, numbers }
}

/// The blocks in reading order: those of a box are read together.
fn in_order(
    sheet: &Sheet,
    lines: &[SheetLine],
    blocks: Vec<Block>,
    kinds: &[LineKind],
    frames: &[Bounds],
) -> Vec<Block> {
    let item = |block: &Block| Item {
        bounds: block.bounds,
        head: block.lines.first().is_some_and(|at| {
            matches!(kinds[*at], LineKind::Large | LineKind::Middle | LineKind::Label)
        }),
        size: block.lines.first().map_or(10.0, |at| lines[*at].size),
    };
    // The innermost boxes first: their blocks become one item of the region around.
    let mut groups: Vec<(Item, Vec<Block>)> =
        blocks.into_iter().map(|block| (item(&block), vec![block])).collect();
    for (index, frame) in frames.iter().enumerate() {
        let (mut inside, outside): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(item, _)| frame.contains(&item.bounds));
        groups = outside;
        if inside.is_empty() {
            continue;
        }
        let _ = index;
        let items: Vec<Item> = inside.iter().map(|(item, _)| *item).collect();
        let rules: Vec<Bounds> = sheet.rules.iter().filter(|rule| frame.contains(rule)).copied().collect();
        let ordered = order::order(&items, &rules);
        let head = ordered.first().is_some_and(|at| items[*at].head);
        let size = items.iter().map(|item| item.size).fold(f32::MAX, f32::min);
        let blocks = ordered.iter().flat_map(|at| std::mem::take(&mut inside[*at].1)).collect();
        let bounds = Bounds::around(items.iter().map(|item| &item.bounds));
        groups.push((Item { bounds, head, size }, blocks));
    }
    let items: Vec<Item> = groups.iter().map(|(item, _)| *item).collect();
    let ordered = order::order(&items, &sheet.rules);
    ordered.iter().flat_map(|at| std::mem::take(&mut groups[*at].1)).collect()
}

impl Reading<'_> {
    /// Numbers the lines of the sheet: those in reading order, then captions, then furniture.
    fn number(&mut self, sheet: usize, laid: &mut Laid) {
        let captions = self.captions.iter().flat_map(|caption| caption.lines.iter().map(|at| (*at, "图片说明")));
        let furniture = (0..self.lines.len()).filter(|at| self.furniture[*at]).map(|at| (at, "版面信息"));
        let ordered = self.ordered.iter().map(|line| (line.at, name(line.kind)));
        for (at, kind) in ordered.chain(captions).chain(furniture) {
            laid.placed.push(Placed { sheet, line: self.lines[at].clone(), kind });
            self.numbers[at] = laid.placed.len();
        }
    }
}

fn name(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Text => "正文",
        LineKind::Styled => "异体",
        LineKind::Middle => "中标题",
        LineKind::Large => "大标题",
        LineKind::Label => "栏目",
        LineKind::Byline => "署名",
    }
}

/// Reads the sheets as one document, if it is one.
fn document(readings: &[Reading<'_>]) -> Option<Page> {
    let mut lines: Vec<Line> = Vec::new();
    for reading in readings {
        let mut last: Option<&SheetLine> = None;
        let left = reading.lines.iter().map(|line| line.bounds.x0).fold(f32::MAX, f32::min);
        for line in &reading.ordered {
            let own = &reading.lines[line.at];
            let gap = last.map_or(0.0, |last| (own.bounds.y0 - last.bounds.y1) / own.size);
            let indent = ((own.bounds.x0 - left) / own.size * 2.0).round().max(0.0) as usize;
            let number = reading.numbers[line.at];
            if let Some(mut made) = Line::new(number, &own.text, usize::from(gap > 1.6)) {
                made.indent = indent;
                lines.push(made);
            }
            last = Some(own);
        }
    }
    let mut page = document::read(&lines)?;
    for reading in readings {
        let material = Material { lines: &reading.lines, numbers: &reading.numbers, style: reading.style };
        let rest = reading.captions.iter().flat_map(|caption| caption.lines.iter().copied());
        let captions: Vec<Part> = rest.map(|at| material.part(at)).collect();
        page.drafts.iter_mut().take(1).for_each(|draft| draft.captions.extend(captions.iter().cloned()));
        let parts = (0..reading.lines.len()).filter(|at| reading.furniture[*at]).map(|at| material.part(at));
        page.furniture.extend(parts);
        let _ = reading.sheet;
    }
    Some(page)
}
