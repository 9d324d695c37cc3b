//! What speaks for a reading of a region.

use std::collections::BTreeSet;

use super::{Read, text_lines};
use crate::page::draft::Draft;

/// Whether a story of the rule reading is as a rule expects: it begins with an opener under its headline, or is a
/// listing or a picture with its credit under one, and its last sentence is finished.
fn is_intact(draft: &Draft) -> bool {
    let begins = draft.opened || draft.listing || !draft.credits.is_empty();
    begins && !draft.headings.is_empty() && !draft.is_open()
}

/// The share of stories that must be intact for a page to be one that the rules were made for.
const MOSTLY: f32 = 0.8;
/// So many more stories in the learned reading do not show that the rules have joined some.
const FEW_MORE: usize = 1;

/// Whether a page is one that the rules were made for: nothing is left over, nearly every story is intact, no line that the
/// weights take for text was put away as furniture, and where a story is not intact, the weights do not find more of them.
pub(super) fn suits_rules(rules: &Read, learned: &Read) -> bool {
    let furniture = |read: &Read| -> BTreeSet<usize> {
        read.page.furniture.iter().flat_map(|part| part.lines.iter().copied()).collect()
    };
    if !furniture(rules).is_subset(&furniture(learned)) {
        return false;
    }
    let drafts = &rules.page.drafts;
    let intact = drafts.iter().filter(|draft| is_intact(draft)).count();
    rules.unplaced.is_empty()
        && !drafts.is_empty()
        && intact as f32 >= MOSTLY * drafts.len() as f32
        && (intact == drafts.len() || drafts.len() + FEW_MORE >= learned.page.drafts.len())
}

/// Whether both find the same stories: the same lines of running text in each.
pub(super) fn agree(rules: &Read, learned: &Read) -> bool {
    let texts = |read: &Read| -> Vec<_> { read.page.drafts.iter().map(text_lines).collect() };
    let (mut own, mut other) = (texts(rules), texts(learned));
    own.sort();
    other.sort();
    own == other
}
