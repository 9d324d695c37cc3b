//! Stage 4, stories: which story each block of running text belongs to.

use std::cell::RefCell;

use crate::page::draft::{Draft, Page, Part};
use crate::page::forms::byline;
use crate::page::forms::credit;
use crate::page::forms::furniture;
use crate::page::forms::listing;
use crate::page::forms::opener;
use crate::page::rules::block::{Block, ParagraphStart};
use crate::page::rules::class::Class;
use crate::page::rules::flow;
use crate::page::rules::splitter::Splitter;

/// Splits the blocks of a page into stories.
pub(crate) fn split(blocks: &[Block]) -> Page {
    let mut splitter = Splitter {
        blocks,
        page: Page::default(),
        current: 0,
        classes: RefCell::new(vec![None; blocks.len()]),
        detached: false,
    };
    splitter.detached = splitter.has_bare_openers();
    let mut at = 0;
    while at < blocks.len() {
        at = splitter.step(at);
    }
    splitter.page
}

impl Splitter<'_> {
    /// Places one block or one zone; returns the next index.
    pub(super) fn step(&mut self, at: usize) -> usize {
        if self.page.drafts.get(self.current).is_some_and(Draft::is_open)
            && let Some(next) = self.step_open(at)
        {
            return next;
        }
        match self.class(at) {
            Class::Furniture => {
                self.page.furniture.push(Part::of(&self.blocks[at]));
                at + 1
            }
            Class::Opener => {
                self.begin(Vec::new(), at, true);
                at + 1
            }
            Class::Body => {
                self.body(at);
                at + 1
            }
            Class::Source => {
                let part = Part::of(&self.blocks[at]);
                match self.page.drafts.get_mut(self.current) {
                    Some(draft) => {
                        draft.sources.push(part);
                        draft.ended = true;
                    }
                    None => self.page.furniture.push(part),
                }
                at + 1
            }
            _ => self.zone(at),
        }
    }

    /// Inside an unfinished sentence: continues it, unless something interrupts.
    pub(super) fn step_open(&mut self, at: usize) -> Option<usize> {
        let block = &self.blocks[at];
        if opener::starts_story(&self.ahead(at), false) {
            return None;
        }
        if !block.wrapped && furniture::is_furniture(&block.folded, false) {
            return None;
        }
        let draft = self.page.drafts.get_mut(self.current)?;
        let open = draft.paragraphs.last_mut()?;
        if flow::interrupts(&open.folded, self.blocks, at) {
            draft.captions.push(Part::of(block));
            return Some(at + 1);
        }
        if let Some(found) = credit::photo(&block.folded)
            && found.start == 0
            && !block.wrapped
        {
            draft.credits.push(Part::of(block));
            return Some(at + 1);
        }
        if self.headings_before_opener(at)
            && !flow::word_crosses(
                &self.page.drafts.get(self.current)?.paragraphs.last()?.folded,
                &block.folded,
            )
        {
            return None;
        }
        self.resume(at);
        self.append(at, true);
        Some(at + 1)
    }

    /// Rule "resumed story": a block that continues the unfinished sentence of another story than the
    /// last one (a word crosses the border) belongs there.
    pub(super) fn resume(&mut self, at: usize) -> bool {
        let folded = self.blocks[at].folded.as_str();
        let is_continued = |draft: &Draft| {
            draft.is_open()
                && draft.paragraphs.last().is_some_and(|part| flow::continues(&part.folded, folded))
        };
        if self.page.drafts.get(self.current).is_some_and(is_continued) {
            return false;
        }
        match self.page.drafts.iter().rposition(is_continued) {
            Some(index) => {
                self.current = index;
                true
            }
            None => false,
        }
    }

    /// Whether up to five blocks that can be headings are here, right before an opener.
    pub(super) fn headings_before_opener(&self, at: usize) -> bool {
        for next in at..self.blocks.len().min(at + 6) {
            if next > at && opener::starts_story(&self.ahead(next), true) {
                return true;
            }
            if !self.blocks[next].can_be_heading() {
                return false;
            }
        }
        false
    }

    /// Adds a block of running text to the last story; a credit glued to its end is taken off.
    pub(super) fn append(&mut self, at: usize, continues: bool) {
        let block = &self.blocks[at];
        let Some(draft) = self.page.drafts.get_mut(self.current) else { return };
        let whole = Part::of(block);
        let (text, credit) = match credit::photo(&block.folded) {
            Some(found) if found.start > 0 => {
                (whole.slice(0, found.start), Some(whole.slice(found.start, whole.len())))
            }
            _ => (whole, None),
        };
        let (text, closing) = match byline::closing(&text.folded) {
            Some(from) => (text.slice(0, from), Some(text.slice(from, text.len()))),
            None => (text, None),
        };
        match draft.paragraphs.last_mut() {
            Some(last) if continues => last.push(&text),
            _ => draft.paragraphs.push(text),
        }
        draft.credits.extend(credit);
        draft.ended |= closing.is_some();
        draft.byline_lines.extend(closing);
    }

    /// Begins a story with the given headings and its first block of text.
    pub(super) fn begin(&mut self, headings: Vec<Part>, at: usize, opened: bool) {
        self.page.drafts.push(Draft { headings, opened, ..Draft::default() });
        self.current = self.page.drafts.len() - 1;
        self.append(at, false);
    }

    /// Running text after a finished sentence.
    pub(super) fn body(&mut self, at: usize) {
        if self.resume(at) {
            self.append(at, true);
            return;
        }
        let block = &self.blocks[at];
        match self.page.drafts.get(self.current) {
            None => self.begin(Vec::new(), at, false),
            Some(draft) => {
                let continues = block.paragraph_start == ParagraphStart::No
                    && !draft.paragraphs.is_empty()
                    && draft.subheads.last().is_none_or(|(before, _)| *before < draft.paragraphs.len());
                self.append(at, continues);
            }
        }
    }

    /// A listing from here on: as long as `key：value` lines come up within the next few blocks.
    pub(super) fn listing(&mut self, start: usize, headings: Vec<Part>) -> usize {
        const REACH: usize = 4;
        let mut end = start;
        while end < self.blocks.len() {
            let more = (end..self.blocks.len().min(end + REACH))
                .any(|at| listing::is_key_value(&self.blocks[at].folded));
            let class = self.class(end);
            if !more || class == Class::Opener || class == Class::Furniture {
                break;
            }
            end += 1;
        }
        let paragraphs = self.blocks[start..end].iter().map(Part::of).collect();
        self.page.drafts.push(Draft { headings, paragraphs, listing: true, ..Draft::default() });
        self.current = self.page.drafts.len() - 1;
        end
    }
}
