//! What the pages of a site teach about its template: at which position it prints headline, date, publisher and author.
//!
//! Lists that link an article, `<title>` and the path of the file are evidence from outside the page's own layout. A
//! position whose text they name on some pages is that of the field on all pages of the folder.

mod dates;
mod names;
mod titles;
mod votes;

use std::collections::HashMap;

use super::members::{articles, by_folder, folders};
use crate::read::html::html_page::HtmlPage;
use votes::Votes;
pub(super) use votes::{Inbound, TitleVote, fill_sections_by_lists};

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
