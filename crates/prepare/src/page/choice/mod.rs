//! The choice between the readings of a page: by rules, and by trained weights.
//!
//! A page whose stories are nearly all as the rules expect, with nothing left over, is read by rules, any other one by the
//! weights. Stories that share a line in either reading are a *region*: where both find the same stories in one, that
//! speaks for both.

mod evidence;
mod regions;

use std::collections::BTreeSet;

use super::draft::{Draft, Page, Part};
use super::place::parts_of;
use regions::regions;

/// The page that was chosen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    pub(crate) page: Page,
    /// Headings that belong to no story.
    pub(crate) unplaced: Vec<Part>,
}

/// A reading of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    pub(crate) page: Page,
    pub(crate) unplaced: Vec<Part>,
}

/// The lines of a draft.
fn lines_of(draft: &Draft) -> BTreeSet<usize> {
    parts_of(draft).flat_map(|(_, part)| part.lines.iter().copied()).collect()
}

/// The lines of a story's running text.
fn text_lines(draft: &Draft) -> BTreeSet<usize> {
    draft.text_parts().flat_map(|part| part.lines.iter().copied()).collect()
}

/// Takes the better reading of every region.
pub(crate) fn choose(rules: &Read, learned: &Read) -> Choice {
    let suits = evidence::suits_rules(rules, learned);
    let mut choice = Choice::default();
    for region in regions(rules, learned) {
        let (by_rules, by_weights) = (inside(rules, &region), inside(learned, &region));
        let agreed = evidence::agree(&by_rules, &by_weights);
        let mut taken = if suits { by_rules } else { by_weights };
        for draft in &mut taken.page.drafts {
            // On a page that does not suit them the rules prove nothing by finding what the weights find.
            draft.agreed = agreed && (suits || draft.judged.is_some());
        }
        choice.page.drafts.append(&mut taken.page.drafts);
        choice.page.furniture.append(&mut taken.page.furniture);
        choice.unplaced.append(&mut taken.unplaced);
    }
    if suits {
        // The rules know the order of columns side by side.
        let order: Vec<BTreeSet<usize>> = rules.page.drafts.iter().map(lines_of).collect();
        choice.page.drafts.sort_by_key(|draft| order.iter().position(|lines| *lines == lines_of(draft)));
    } else {
        let first = |draft: &Draft| text_lines(draft).first().copied().or(lines_of(draft).first().copied());
        choice.page.drafts.sort_by_key(first);
    }
    choice.page.furniture.sort_by_key(|part| part.lines.first().copied());
    choice
}

/// What a reading has in a region.
fn inside(read: &Read, region: &BTreeSet<usize>) -> Read {
    let takes = |part: &&Part| part.lines.iter().any(|line| region.contains(line));
    let drafts = read.page.drafts.iter().filter(|draft| !lines_of(draft).is_disjoint(region));
    let page = Page {
        drafts: drafts.cloned().collect(),
        furniture: read.page.furniture.iter().filter(takes).cloned().collect(),
        ..Page::default()
    };
    Read { page, unplaced: read.unplaced.iter().filter(takes).cloned().collect() }
}
