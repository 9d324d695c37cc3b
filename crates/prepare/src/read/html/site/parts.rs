//! Articles on several pages: `12.html`, `12_2.html`, `12_3.html`.

use std::collections::{BTreeMap, HashMap};

use super::members::{articles, beginning};
use crate::read::html::draft::Draft;
use crate::read::html::html_page::HtmlPage;
use crate::read::html::lines::bare;
use crate::read::html::page_kind::PageKind;
use crate::read::html::part_number::{first_page, without_number};

/// Appends `12_2.html`, `12_3.html` to `12.html`, if they have its title.
pub(super) fn join_parts(pages: &mut [HtmlPage]) {
    let articles = articles(pages);
    let by_path: HashMap<String, usize> = articles.iter().map(|at| (pages[*at].path.clone(), *at)).collect();
    let mut parts: BTreeMap<usize, Vec<(u32, usize)>> = BTreeMap::new();
    for at in &articles {
        let Some((first, number)) = first_page(&pages[*at].path) else { continue };
        if let Some(first) = by_path.get(&first).filter(|first| same_article(&pages[**first], &pages[*at])) {
            parts.entry(*first).or_default().push((number, *at));
        }
    }
    for (first, mut rest) in parts {
        rest.sort_unstable();
        for (_, at) in rest {
            let Some(part) = pages[at].draft.clone() else { continue };
            pages[at].kind = PageKind::Part;
            pages[at].reason = format!("{} 的续页，已并入", pages[first].path);
            if let Some(draft) = &mut pages[first].draft {
                append(draft, part);
            }
        }
    }
}

/// Whether two pages have one title, a page number after it aside, and different texts.
fn same_article(first: &HtmlPage, part: &HtmlPage) -> bool {
    let (Some(a), Some(b)) = (&first.draft, &part.draft) else { return false };
    let title = bare(without_number(&b.title));
    (bare(&a.title) == title || bare(&a.title) == bare(&b.title)) && beginning(a) != beginning(b)
}

fn append(draft: &mut Draft, part: Draft) {
    let before = draft.paragraphs.len();
    draft.paragraphs.extend(part.paragraphs);
    draft.subheads.extend(part.subheads.into_iter().map(|mut subhead| {
        subhead.before += before;
        subhead
    }));
    draft.captions.extend(part.captions);
    draft.images += part.images;
    for attachment in part.attachments {
        if !draft.attachments.contains(&attachment) {
            draft.attachments.push(attachment);
        }
    }
}
