//! The rule reading: stories as rules of newspaper layout find them, from lines to drafts.
//!
//! Blocks (`blocks`, with `measure`) → zones and stories (`classes`, `zones`, `stories`, `flow`) → detached headlines
//! (`detached`, `similarity`) → roles in a headline block (`division`, `columns`) and run-in leads (`run_in`).

pub(crate) mod block;
mod blocks;
mod class;
mod classes;
pub(crate) mod columns;
mod detached;
pub(crate) mod division;
pub(crate) mod flow;
mod measure;
mod run_in;
mod similarity;
mod splitter;
mod stories;
mod zones;

use super::draft::{Page, Part};
use super::line::Line;

/// Reads the lines of a page by rules. Also gives the headings that belong to no story.
pub(crate) fn read(lines: Vec<Line>) -> (Page, Vec<Part>) {
    let blocks = blocks::make_blocks(lines);
    let mut page = stories::split(&blocks);
    let unplaced = detached::assign(&mut page);
    page.drafts.iter_mut().for_each(run_in::join_leads);
    (page, unplaced)
}
