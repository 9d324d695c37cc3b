//! Publishers without a label. A template that prints one beside the date does so on most articles; on a few it may be
//! the unit that signs a notice, or a part of the headline.

use super::members::{articles, by_folder, folders};
use crate::read::html::draft::Draft;
use crate::read::html::html_page::HtmlPage;
use crate::read::html::lines::bare;

/// Rules that take a name for the publisher by its place alone.
const BY_PLACE: &[&str] = &["name beside the date", "link beside the date"];
/// Articles of a folder from which something may be learned.
const PAGES: usize = 4;
/// One article in so many has a publisher there.
const SHARE: usize = 3;

/// Drops publishers that few articles have at such a place, and that are a line of the text or in the headline.
pub(super) fn drop_rare(pages: &mut [HtmlPage]) {
    let by_folder = by_folder(pages);
    let is_by_place = |at: &usize| pages[*at].rules.origin.is_some_and(|rule| BY_PLACE.contains(&rule));
    // The innermost folder with enough articles: one input may hold several sites.
    let is_rare = |at: &usize| {
        let of_folder = folders(&pages[*at].path).filter_map(|folder| by_folder.get(folder));
        let all = of_folder.filter(|all| all.len() >= PAGES).last();
        all.is_some_and(|all| all.iter().filter(|at| is_by_place(at)).count() * SHARE < all.len())
    };
    let all = articles(pages);
    let found: Vec<usize> = all.into_iter().filter(is_by_place).filter(is_rare).collect();
    for at in found {
        let HtmlPage { draft: Some(draft), rules, .. } = &mut pages[at] else { continue };
        if !is_of_text(draft) {
            continue;
        }
        (draft.origin, rules.origin) = (None, None);
    }
}

/// Whether the publisher is a line of the text, or in the headline.
fn is_of_text(draft: &Draft) -> bool {
    let Some(name) = draft.origin.as_deref().map(bare) else { return false };
    draft.paragraphs.iter().any(|line| bare(line) == name) || bare(&draft.title).contains(&name)
}
