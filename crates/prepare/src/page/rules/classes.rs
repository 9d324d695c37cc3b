//! What a block is, as far as it and its nearest neighbours show.

use crate::page::chars::{ends_sentence, is_balanced};
use crate::page::forms::byline;
use crate::page::forms::credit;
use crate::page::forms::furniture;
use crate::page::forms::heading;
use crate::page::forms::listing;
use crate::page::forms::opener;
use crate::page::rules::class::{CachedClass, Class};
use crate::page::rules::splitter::Splitter;

impl Splitter<'_> {
    /// Rule "detached headlines": two openers or more, or all of them, follow running text or nothing.
    pub(super) fn has_bare_openers(&self) -> bool {
        let (mut bare, mut all) = (0, 0);
        for at in 0..self.blocks.len() {
            let closed =
                at == 0 || ends_sentence(&self.blocks[at - 1].folded) || !self.blocks[at - 1].wrapped;
            if !opener::starts_story(&self.ahead(at), closed)
                || byline::is_byline_line(&self.blocks[at].folded)
            {
                continue;
            }
            all += 1;
            let above = at.checked_sub(1).map(|before| &self.blocks[before]);
            let headed = above.is_some_and(|block| {
                let folded = block.folded.as_str();
                if credit::is_source(folded)
                    || credit::photo(folded).is_some_and(|found| found.start == 0)
                    || furniture::is_furniture(folded, true)
                {
                    return false;
                }
                block.can_be_heading() || block.can_be_caption() || heading::is_marked_label(&block.folded)
            });
            bare += usize::from(!headed);
        }
        bare >= 2 || bare > 0 && bare == all
    }

    /// The text from a block on, for openers that a wrap cut.
    pub(super) fn ahead(&self, at: usize) -> String {
        let mut text = String::new();
        for block in &self.blocks[at..self.blocks.len().min(at + 3)] {
            text.push_str(&block.folded);
            if text.chars().count() > 80 {
                break;
            }
        }
        text
    }

    /// The class of a block; found once.
    pub(super) fn class(&self, at: usize) -> Class {
        let at_edge = self.page.drafts.is_empty() || at + 4 >= self.blocks.len();
        if let Some(cached) = self.classes.borrow()[at]
            && cached.at_edge == at_edge
        {
            return cached.class;
        }
        let class = self.find_class(at, at_edge);
        self.classes.borrow_mut()[at] = Some(CachedClass { at_edge, class });
        class
    }

    fn find_class(&self, at: usize, at_edge: bool) -> Class {
        let block = &self.blocks[at];
        let folded = block.folded.as_str();
        if !block.wrapped && (furniture::is_furniture(folded, at_edge) || at_edge && self.is_masthead(at)) {
            return Class::Furniture;
        }
        if !block.wrapped && credit::is_source(folded) {
            return Class::Source;
        }
        if let Some(found) = credit::photo(folded) {
            if found.start == 0 {
                return Class::Credit;
            }
            let before: String = folded.chars().take(found.start).collect();
            if !block.wrapped && before.chars().count() <= heading::LONGEST_CAPTION && is_balanced(&before) {
                return Class::CaptionWithCredit;
            }
        }
        if opener::starts_story(&self.ahead(at), true) && !byline::is_byline_line(folded) {
            return Class::Opener;
        }
        if !block.wrapped && byline::is_byline_line(folded) {
            return Class::Byline;
        }
        if !block.wrapped && listing::is_key_value(folded) {
            return Class::KeyValue;
        }
        if !block.wrapped && heading::is_marked_caption(folded) {
            return Class::Caption;
        }
        if block.can_be_heading() || (!block.wrapped && heading::is_marked_label(folded)) {
            return Class::Heading;
        }
        if block.can_be_caption() {
            return Class::Caption;
        }
        Class::Body
    }

    pub(super) fn is_masthead(&self, at: usize) -> bool {
        let near = at.saturating_sub(2)..(at + 3).min(self.blocks.len());
        let neighbours: Vec<&str> =
            near.filter(|n| *n != at).map(|n| self.blocks[n].folded.as_str()).collect();
        furniture::is_masthead_beside(&self.blocks[at].folded, &neighbours)
    }
}
