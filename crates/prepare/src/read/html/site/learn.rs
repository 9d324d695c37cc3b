//! What the pages of a site teach about its template: at which position it prints headline, date, publisher and author.
//!
//! Lists that link an article, `<title>` and the path of the file are evidence from outside the page's own layout. A
//! position whose text they name on some pages is that of the field on all pages of the folder.

mod dates;
mod names;
mod titles;
mod votes;

use std::collections::{BTreeMap, HashMap};

use super::articles;
use crate::read::html::HtmlPage;
use crate::read::html::shared::folders;
use votes::Votes;
pub(super) use votes::{Inbound, fill_sections_by_lists};

/// Pages of a folder from which a position may be learned.
const PAGES: usize = 3;
/// Pages of a folder that are looked at: a template shows on these.
const MOST: usize = 300;

/// What a folder teaches.
struct Learned {
    titles: titles::Positions,
    dates: dates::Positions,
    names: names::Positions,
}

/// Reads fields at the positions that other pages have taught.
pub(super) fn learn(pages: &mut [HtmlPage], inbound: &Inbound) {
    let votes = Votes::new(pages, inbound);
    let learned: HashMap<String, Learned> = by_folder(pages)
        .into_iter()
        .map(|(folder, members)| {
            let learned = Learned {
                titles: titles::Positions::learn(pages, &members, &votes),
                dates: dates::Positions::learn(pages, &members, &votes),
                names: names::Positions::learn(pages, &members),
            };
            (folder, learned)
        })
        .collect();
    for at in articles(pages) {
        let page = &mut pages[at];
        let path = page.path.clone();
        let mut of_folders: Vec<&Learned> = folders(&path).filter_map(|folder| learned.get(folder)).collect();
        // The innermost folder knows its template best.
        of_folders.reverse();
        titles::apply(page, votes.titles(at), of_folders.iter().map(|learned| &learned.titles));
        dates::apply(page, votes.dates(at), of_folders.iter().map(|learned| &learned.dates));
        names::apply(page, of_folders.iter().map(|learned| &learned.names));
    }
}

/// The articles of each folder and of those under it.
fn by_folder(pages: &[HtmlPage]) -> BTreeMap<String, Vec<usize>> {
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
