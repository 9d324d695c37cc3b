//! The sheets of a file read as one: lines in reading order with their numbers, and the drafts of stories.

use super::blocks::{self, Block};
use super::flow::Flow;
use super::kinds::{self, LineKind};
use super::laid::Laid;
use super::material::Ordered;
use super::outline::Outline;
use super::reading::Reading;
use super::sheet::Sheet;
use super::sheet_line::SheetLine;
use super::style::{Styles, TextStyle};
use super::{beside, captions, contents, furniture, lines, stories, text_lines, under_heads};
use crate::page::document;
use crate::page::draft::Page;
use crate::page::reading_order::{self, Bounds, Item};

/// A block of so few lines under a headline can belong to it.
const LONE_LINES: usize = 2;

/// Reads the sheets of a file.
pub(crate) fn read(sheets: &[Sheet]) -> Laid {
    let lines: Vec<Vec<SheetLine>> = sheets.iter().map(lines::lines).collect();
    let pairs: Vec<(&Sheet, &[SheetLine])> = sheets.iter().zip(lines.iter().map(Vec::as_slice)).collect();
    let furniture = furniture::furniture(&pairs);
    let mut readings: Vec<Reading> = sheets
        .iter()
        .zip(lines.clone())
        .zip(furniture)
        .map(|((sheet, lines), furniture)| reading(lines, sheet, furniture))
        .collect();
    let outlines = sheets.iter().map(Outline::of).collect();
    let mut laid = Laid { outlines, ..Laid::default() };
    for (index, reading) in readings.iter_mut().enumerate() {
        reading.number(index + 1, &mut laid);
    }
    laid.text = laid.placed.iter().map(|placed| placed.line.text.as_str()).collect::<Vec<_>>().join("\n");
    laid.lines = readings.iter().flat_map(text_lines::lines).collect();
    laid.aside = readings.iter().flat_map(Reading::furniture).collect();
    laid.captions = readings.iter().flat_map(Reading::captions).collect();
    let by_place = stories(&readings);
    let headlines = by_place
        .as_ref()
        .map_or(1, |page| page.drafts.iter().filter(|draft| !draft.headings.is_empty()).count());
    laid.page = document::read(&laid.lines, headlines).map(|page| laid.completed(page)).or(by_place);
    laid
}

/// The stories of all sheets; `None` if no line stands out.
fn stories(readings: &[Reading]) -> Option<Page> {
    let mut page = Page::default();
    for reading in readings {
        let material = reading.material();
        let (drafts, furniture) = stories::drafts(material, &reading.ordered, &reading.captions);
        page.drafts.extend(drafts);
        page.furniture.extend(furniture);
        page.furniture.extend(reading.furniture());
    }
    page.drafts.iter().any(|draft| !draft.headings.is_empty()).then_some(page)
}

fn reading(lines: Vec<SheetLine>, sheet: &Sheet, mut furniture: Vec<bool>) -> Reading {
    captions::set_aside_labels(sheet, &lines, &mut furniture);
    contents::set_aside(sheet, &lines, &mut furniture);
    let members: Vec<usize> = (0..lines.len()).filter(|at| !furniture[*at]).collect();
    let style = TextStyle::of(members.iter().map(|at| &lines[*at]));
    let captions = captions::captions(sheet, &lines, &members, style);
    let taken: Vec<usize> = captions.iter().flat_map(|caption| caption.members().copied()).collect();
    let members: Vec<usize> = members.into_iter().filter(|at| !taken.contains(at)).collect();
    let frames = blocks::frames(sheet, &lines);
    let styles = Styles::of(style, &lines, &members, &frames);
    let blocks = blocks::blocks(sheet, &lines, &members, &frames, &styles);
    let kinds = kinds::kinds(sheet, &lines, &blocks, &styles);
    let pictures = captions::with_captions(sheet, &lines, &captions);
    let blocks = in_order(sheet, &lines, blocks, &kinds, &frames, &pictures);
    let ordered = blocks
        .iter()
        .flat_map(|block| {
            block.lines.iter().map(|at| Ordered {
                at: *at,
                kind: kinds[*at],
                frame: block.frame,
                lone: block.lines.len() <= LONE_LINES,
            })
        })
        .collect();
    let numbers = vec![0; lines.len()];
    let rules = sheet.rules.clone();
    Reading { lines, furniture, captions, pictures, rules, ordered, numbers }
}

/// The blocks in reading order: those of a box are read together.
fn in_order(
    sheet: &Sheet,
    lines: &[SheetLine],
    blocks: Vec<Block>,
    kinds: &[LineKind],
    frames: &[Bounds],
    pictures: &[Bounds],
) -> Vec<Block> {
    let bylines = under_heads::bylines(sheet, lines, &blocks, kinds);
    let item = |block: &Block| Item {
        bounds: without_hanging(lines, block),
        head: block.lines.iter().all(|at| kinds[*at].is_head()) || bylines.contains(&block.lines),
        byline: bylines.contains(&block.lines),
        picture: false,
        size: block.lines.first().map_or(10.0, |at| lines[*at].size),
    };
    let (upright, blocks): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(|block| block.flow == Flow::Below);
    // The innermost boxes first: their blocks become one item of the region around.
    let mut groups: Vec<(Item, Vec<Block>)> =
        blocks.into_iter().map(|block| (item(&block), vec![block])).collect();
    groups.extend(
        pictures.iter().filter(|picture| is_free(picture, &groups)).map(picture_item).collect::<Vec<_>>(),
    );
    for frame in frames {
        let (mut inside, outside): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(item, _)| frame.contains(&item.bounds));
        groups = outside;
        if inside.is_empty() {
            continue;
        }
        let items: Vec<Item> = inside.iter().map(|(item, _)| *item).collect();
        let over = heads_over(&items, frame);
        let rules: Vec<Bounds> = sheet.rules.iter().filter(|rule| frame.contains(rule)).copied().collect();
        let below: Vec<usize> = (0..items.len()).filter(|at| !over.contains(at)).collect();
        let rest: Vec<Item> = below.iter().map(|at| items[*at]).collect();
        let rest = reading_order::order(&rest, &rules).into_iter().map(|at| below[at]);
        let ordered: Vec<usize> = over.iter().copied().chain(rest).collect();
        let first = ordered.iter().map(|at| items[*at]).find(|item| !item.picture);
        let has_upright = || upright.iter().any(|block| frame.contains(&block.bounds));
        let head = first.is_some_and(|item| item.head) || has_upright();
        let picture = first.is_none();
        let size = items.iter().map(|item| item.size).fold(f32::MAX, f32::min);
        let blocks = ordered.iter().flat_map(|at| std::mem::take(&mut inside[*at].1)).collect();
        let bounds = Bounds::around(items.iter().map(|item| &item.bounds));
        groups.push((Item { bounds, head, byline: false, picture, size }, blocks));
    }
    let items: Vec<Item> = groups.iter().map(|(item, _)| *item).collect();
    let ordered = reading_order::order(&items, &sheet.rules);
    let mut ordered: Vec<Block> = ordered.iter().flat_map(|at| std::mem::take(&mut groups[*at].1)).collect();
    let is_set_apart = |block: &Block| block.lines.iter().all(|at| kinds[*at] != LineKind::Text);
    beside::insert(&mut ordered, upright, |block| item(block).head, is_set_apart);
    ordered
}

/// The headlines at the head of a box, set in its middle with all else below them: they are read first, however short the columns
/// under them are.
fn heads_over(items: &[Item], frame: &Bounds) -> Vec<usize> {
    /// How far their middle is from that of the box, as a share of its width.
    const ASIDE: f32 = 0.02;
    let mut sorted: Vec<usize> = (0..items.len()).collect();
    sorted.sort_by(|one, other| items[*one].bounds.y0.total_cmp(&items[*other].bounds.y0));
    let is_over = |place: usize| {
        let item = &items[sorted[place]];
        let aside = (item.bounds.center().0 - frame.center().0).abs();
        let next = sorted.get(place + 1).map(|next| items[*next].bounds.y0);
        item.head
            && aside < ASIDE * frame.width()
            && next.is_some_and(|next| next > item.bounds.y1 - 0.3 * item.size)
    };
    let count = (0..sorted.len()).take_while(|place| is_over(*place)).count();
    sorted.truncate(count);
    sorted
}

/// The bounds of a block without the closing marks that hang out of its column: they may reach into the next one.
fn without_hanging(lines: &[SheetLine], block: &Block) -> Bounds {
    if block.flow != Flow::Right {
        return block.bounds;
    }
    let x1 = block.lines.iter().map(|at| lines[*at].end).fold(block.bounds.x0, f32::max);
    Bounds { x1, ..block.bounds }
}

/// A picture as an item that nothing is read of.
fn picture_item(picture: &Bounds) -> (Item, Vec<Block>) {
    (Item { bounds: *picture, head: false, byline: false, picture: true, size: f32::MAX }, Vec::new())
}

/// Whether no text is on a picture.
fn is_free(picture: &Bounds, groups: &[(Item, Vec<Block>)]) -> bool {
    /// What may reach into its outline, in points.
    const EDGE: f32 = 2.0;
    groups
        .iter()
        .all(|(item, _)| item.bounds.overlap_x(picture) < EDGE || item.bounds.overlap_y(picture) < EDGE)
}
