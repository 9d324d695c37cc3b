//! Which pages of a site are articles, how their texts begin, and which folders they are in.

use std::collections::BTreeMap;

use crate::read::html::draft::Draft;
use crate::read::html::html_page::HtmlPage;
use crate::read::html::page_kind::PageKind;

/// Pages of a folder from which a position may be learned.
const PAGES: usize = 3;
/// Pages of a folder that are looked at: a template shows on these.
const MOST: usize = 300;

/// Indexes of the pages that are articles, by path.
pub(super) fn articles(pages: &[HtmlPage]) -> Vec<usize> {
    let mut found: Vec<usize> = (0..pages.len())
        .filter(|at| pages[*at].kind == PageKind::Article && pages[*at].draft.is_some())
        .collect();
    found.sort_by(|a, b| pages[*a].path.cmp(&pages[*b].path));
    found
}

/// The first letters and ideographs of the text.
pub(super) fn beginning(draft: &Draft) -> String {
    const CHARS: usize = 200;
    let lines = draft
        .paragraphs
        .iter()
        .chain(draft.subheads.iter().map(|subhead| &subhead.text))
        .chain(&draft.captions);
    lines.flat_map(|line| line.chars()).filter(|c| c.is_alphanumeric()).take(CHARS).collect()
}

/// The folder of a file and those round it, the outermost of all (`""`) too.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    let ends = path.match_indices('/').map(|(at, _)| &path[..at]);
    std::iter::once("").chain(ends)
}

/// The articles of each folder and of those under it.
pub(super) fn by_folder(pages: &[HtmlPage]) -> BTreeMap<String, Vec<usize>> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in articles(pages) {
        for folder in folders(&pages[at].path) {
            found.entry(folder.to_owned()).or_default().push(at);
        }
    }
    found.retain(|_, members| members.len() >= PAGES);
    for members in found.values_mut() {
        let step = members.len().div_ceil(MOST);
        *members = members.iter().copied().step_by(step).collect();
    }
    found
}
