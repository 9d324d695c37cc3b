//! The state of the splitter by rules.

use std::cell::RefCell;

use crate::page::draft::Page;
use crate::page::rules::block::Block;
use crate::page::rules::class::CachedClass;

/// The splitter at work: the blocks of a page, and the stories that they became so far.
pub(crate) struct Splitter<'a> {
    pub(super) blocks: &'a [Block],
    pub(super) page: Page,
    /// The draft that running text is added to.
    pub(super) current: usize,
    /// The classes found so far.
    pub(super) classes: RefCell<Vec<Option<CachedClass>>>,
    /// Whether headlines are detached from their stories: several story openers have none above them.
    pub(super) detached: bool,
}
