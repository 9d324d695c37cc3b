//! Detached headlines: which of them belongs to which story.

mod below;
mod grouping;

use crate::page::confidence;
use crate::page::draft::{Chosen, Draft, Loose, Page, Part};
use crate::page::rules::similarity::StorySimilarity;
use below::{give_photo_titles, headlines_below, shift_headlines};
use grouping::{HeadingGroup, LabelledGroup, best_grouping};

/// A caption goes to another story than that of the heading it follows only if it matches this much better.
const CAPTION_MARGIN: f64 = 2.0;
/// And by this much in all: a few words that every event shares (活动现场) are no evidence.
const CAPTION_EVIDENCE: f64 = 6.0;

/// Gives detached headings, captions and credits to the stories they belong to. Returns the headings that
/// belong to none.
pub(crate) fn assign(page: &mut Page) -> Vec<Part> {
    give_photo_titles(page);
    if headlines_below(page) {
        shift_headlines(page);
    }
    let texts: Vec<String> = page.drafts.iter().map(Draft::running_text).collect();
    let similarity = StorySimilarity::new(texts.iter().map(String::as_str));
    let bare: Vec<usize> = (0..page.drafts.len())
        .filter(|at| page.drafts[*at].headings.is_empty() && !page.drafts[*at].listing)
        .collect();
    let loose = std::mem::take(&mut page.loose);
    let (groups, captions) = gather(loose);
    let mut left = Vec::new();
    let mut owner_of: Vec<Option<usize>> = vec![None; groups.len()];
    if bare.is_empty() {
        left.extend(groups.iter().flat_map(|group| group.parts.clone()));
    } else if let Some((grouping, owners)) = best_grouping(&groups, &bare, &similarity) {
        for (LabelledGroup { labels, group }, owner) in grouping.groups.iter().zip(&owners) {
            let Some(owner) = owner else {
                left.extend(labels.iter().chain(&group.parts).cloned());
                continue;
            };
            for (index, original) in groups.iter().enumerate() {
                if owner_of[index].is_none()
                    && original.parts.iter().any(|part| group.parts.iter().any(|own| own.lines == part.lines))
                {
                    owner_of[index] = Some(*owner);
                }
            }
            page.drafts[*owner].chosen = Some(choice(&grouping.groups, group, *owner, &similarity));
            page.drafts[*owner].headings.extend(labels.iter().chain(&group.parts).cloned());
        }
    }
    place_captions(page, captions, &owner_of, &similarity);
    left
}

/// A caption that follows no story.
struct DetachedCaption {
    /// The text.
    caption: Option<Part>,
    credit: Option<Part>,
    /// Number of the heading group that it follows.
    after: Option<usize>,
}

/// Gathers detached headings into groups; captions remember the group that they follow.
fn gather(loose: Vec<(usize, Loose)>) -> (Vec<HeadingGroup>, Vec<DetachedCaption>) {
    let mut groups: Vec<HeadingGroup> = Vec::new();
    let mut captions = Vec::new();
    let mut last_line = 0;
    for (_, item) in loose {
        match item {
            Loose::Heading(part) => {
                let first = part.lines.first().copied().unwrap_or(0);
                let line = part.lines.last().copied().unwrap_or(0);
                match groups.last_mut() {
                    Some(group) if first == last_line + 1 => group.parts.push(part),
                    _ => groups.push(HeadingGroup { parts: vec![part] }),
                }
                last_line = line;
            }
            Loose::Caption(part, credit) => {
                let after = groups.len().checked_sub(1);
                captions.push(DetachedCaption { caption: Some(part), credit, after });
            }
            Loose::Credit(part) => {
                let after = groups.len().checked_sub(1);
                captions.push(DetachedCaption { caption: None, credit: Some(part), after });
            }
        }
    }
    (groups, captions)
}

/// How sure a match is: against the headline that matches the same story second best.
fn choice(
    groups: &[LabelledGroup],
    own: &HeadingGroup,
    story: usize,
    similarity: &StorySimilarity,
) -> Chosen {
    let rival = groups
        .iter()
        .map(|labelled| &labelled.group)
        .filter(|group| group.parts != own.parts)
        .map(|group| (similarity.score(&group.text(), story), group.text()))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let score = similarity.score(&own.text(), story);
    let confidence = confidence::of_match(score, rival.as_ref().map_or(0.0, |(score, _)| *score));
    Chosen { confidence, runner_up: rival.map(|(_, text)| text) }
}

/// Gives captions to the story of the heading that they follow, unless another story matches far better.
fn place_captions(
    page: &mut Page,
    captions: Vec<DetachedCaption>,
    owner_of: &[Option<usize>],
    similarity: &StorySimilarity,
) {
    for DetachedCaption { caption, credit, after } in captions {
        let positional = after.and_then(|group| owner_of.get(group).copied().flatten());
        let text = caption.as_ref().map(|part| part.folded.clone()).unwrap_or_default();
        let score = |story: usize| similarity.score(&text, story);
        let best = (0..page.drafts.len()).max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)));
        let owner = match (positional, best) {
            (Some(near), Some(best))
                if score(best) > CAPTION_MARGIN * score(near)
                    && score(best) > score(near) + CAPTION_EVIDENCE =>
            {
                best
            }
            (Some(near), _) => near,
            (None, Some(best)) => best,
            (None, None) => {
                page.furniture.extend(caption.into_iter().chain(credit));
                continue;
            }
        };
        let draft = &mut page.drafts[owner];
        draft.captions.extend(caption);
        draft.credits.extend(credit);
    }
}
