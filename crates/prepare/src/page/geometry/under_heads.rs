//! Bylines under a headline: they are read with it, before its columns.

use super::blocks::Block;
use super::bylines::is_author;
use super::kinds::LineKind;
use super::sheet_line::SheetLine;
use super::{Bounds, Sheet};
use crate::page::chars::fold_text;

/// Furthest distance below a headline, in ems of the byline and in ems of the headline: in a bar there is room under it.
const BELOW: f32 = 1.6;
const BELOW_LARGE: f32 = 0.7;
/// Furthest distance to the right or left, where headline and byline are not aligned.
const ASIDE: f32 = 12.0;
/// A byline has no more lines.
const MOST_LINES: usize = 2;
/// More blocks of a page are no newspaper's: each byline is compared with all of them.
const MOST_BLOCKS: usize = 600;

/// The lines of bylines right under a headline.
pub(super) fn bylines(
    sheet: &Sheet,
    lines: &[SheetLine],
    blocks: &[Block],
    kinds: &[LineKind],
) -> Vec<Vec<usize>> {
    let page = Page { sheet, lines, blocks, kinds };
    let is_sign = |at: &usize| {
        kinds[*at] == LineKind::Byline
            || kinds[*at] == LineKind::Text && is_author(&fold_text(lines[*at].text.trim()))
    };
    let bylines =
        blocks.iter().filter(|block| block.lines.len() <= MOST_LINES && block.lines.iter().all(is_sign));
    bylines.filter(|block| page.is_under_head(block)).map(|block| block.lines.clone()).collect()
}

struct Page<'a> {
    sheet: &'a Sheet,
    lines: &'a [SheetLine],
    blocks: &'a [Block],
    kinds: &'a [LineKind],
}

impl Page<'_> {
    fn is_under_head(&self, block: &Block) -> bool {
        let size = block.lines.first().map_or(10.0, |at| self.lines[*at].size);
        let mut heads = self.blocks.iter().filter(|head| {
            head.frame == block.frame && head.lines.iter().all(|at| self.kinds[*at].is_head())
        });
        heads.any(|head| {
            let gap = block.bounds.y0 - head.bounds.y1;
            // In a box the name may be at the end of the row of the headline or its label.
            let in_row = block.frame.is_some()
                && head.bounds.overlap_y(&block.bounds) > 0.5 * block.bounds.height()
                && head.bounds.x1 < block.bounds.x0;
            let aside = if block.frame.is_some() { 2.0 * ASIDE } else { ASIDE };
            let below = head.lines.last().map_or(0.0, |at| BELOW_LARGE * self.lines[*at].size);
            let near = head.bounds.overlap_x(&block.bounds) > -aside * size;
            in_row
                || (-0.3 * size..below.max(BELOW * size)).contains(&gap)
                    && (near || self.is_at_end(&head.bounds, block, size))
        })
    }

    /// Whether a byline is at the right end of the row below a headline: nothing is between them, nor over the byline beside the
    /// headline.
    fn is_at_end(&self, head: &Bounds, block: &Block, size: f32) -> bool {
        let own = &block.bounds;
        let between = Bounds { x0: head.x1.min(own.x0), y0: head.y0, x1: own.x1, y1: own.y1 - 0.2 * size };
        let is_in = |other: &Bounds| other.overlap_x(&between) > 1.0 && other.overlap_y(&between) > 1.0;
        let is_rule = |rule: &Bounds| rule.overlap_x(&between) >= 0.0 && rule.overlap_y(&between) >= 0.0;
        self.blocks.len() <= MOST_BLOCKS
            && own.x0 > head.x1
            && !self.blocks.iter().any(|other| other.lines != block.lines && is_in(&other.bounds))
            && !self.sheet.pictures.iter().any(is_in)
            && !self.sheet.rules.iter().any(is_rule)
    }
}
