//! Headlines that are printed below their stories, and headings of pictures.

use crate::page::draft::{Draft, Loose, Page, Part};
use crate::page::rules::similarity::StorySimilarity;

/// Rule "headlines below": the first story has no headline, one is left over after the last story, and
/// each headline matches the story before it better than the story after it, all in all.
pub(super) fn headlines_below(page: &Page) -> bool {
    let bare_first = page.drafts.first().is_some_and(|draft| draft.headings.is_empty() && !draft.listing);
    let others = page.drafts.iter().skip(1).all(|draft| !draft.headings.is_empty());
    let left: Vec<&Part> = page
        .loose
        .iter()
        .filter_map(|(before, item)| match item {
            Loose::Heading(part) if *before == page.drafts.len() => Some(part),
            _ => None,
        })
        .collect();
    if !bare_first || !others || left.is_empty() || page.drafts.len() < 2 {
        return false;
    }
    let texts: Vec<String> = page.drafts.iter().map(Draft::running_text).collect();
    let similarity = StorySimilarity::new(texts.iter().map(String::as_str));
    let text = |parts: &[Part]| parts.iter().map(|part| part.folded.as_str()).collect::<Vec<_>>().join(" ");
    let (mut above, mut below) = (0.0, 0.0);
    for at in 1..page.drafts.len() {
        let heading = text(&page.drafts[at].headings);
        above += similarity.score(&heading, at);
        below += similarity.score(&heading, at - 1);
    }
    let last: Vec<Part> = left.into_iter().cloned().collect();
    above += similarity.score(&text(&last), 0);
    below += similarity.score(&text(&last), page.drafts.len() - 1);
    below > above
}

/// Gives every headline to the story before it.
pub(super) fn shift_headlines(page: &mut Page) {
    for at in 1..page.drafts.len() {
        page.drafts[at - 1].headings = std::mem::take(&mut page.drafts[at].headings);
    }
    let count = page.drafts.len();
    let (last, rest) = std::mem::take(&mut page.loose)
        .into_iter()
        .partition(|(before, item)| *before == count && matches!(item, Loose::Heading(_)));
    page.loose = rest;
    let last: Vec<(usize, Loose)> = last;
    if let Some(draft) = page.drafts.last_mut() {
        draft.headings.extend(last.into_iter().filter_map(|(_, item)| match item {
            Loose::Heading(part) => Some(part),
            _ => None,
        }));
    }
}

/// A story without an opener, with a photo credit and without a headline takes the loose heading next to it.
pub(super) fn give_photo_titles(page: &mut Page) {
    for at in 0..page.drafts.len() {
        let draft = &page.drafts[at];
        if draft.opened || draft.listing || !draft.headings.is_empty() || draft.credits.is_empty() {
            continue;
        }
        if let Some(index) = page
            .loose
            .iter()
            .position(|(before, item)| *before == at + 1 && matches!(item, Loose::Heading(_)))
            && let (_, Loose::Heading(part)) = page.loose.remove(index)
        {
            page.drafts[at].headings.push(part);
        }
    }
}
