//! Columns: labels that apply to several stories, and briefs.

use crate::page::draft::Draft;
use crate::page::headline::Headline;
use crate::page::rules::division::{self, HeadlineStyle};

/// Longest brief, in characters of running text.
const LONGEST_BRIEF: usize = 700;
/// Most paragraphs of a brief.
const BRIEF_PARAGRAPHS: usize = 4;

/// The headline of a story, with what it inherits from its neighbours.
#[derive(Clone, Debug)]
pub(crate) struct InColumn {
    /// The headline with inherited sections.
    pub headline: Headline,
    /// Whether the story is an item of a briefs column.
    pub brief: bool,
}

/// The headline style of the page: single titles that all say who does what.
fn headline_style(drafts: &[Draft]) -> HeadlineStyle {
    let mut factual = 0;
    for draft in drafts.iter().filter(|draft| !draft.listing && draft.credits.is_empty()) {
        let labels = draft.headings.len() - division::without_labels(&draft.headings).len();
        if let [only] = &draft.headings[labels..] {
            if !division::is_factual_title(only) {
                return HeadlineStyle::default();
            }
            factual += 1;
        }
    }
    HeadlineStyle { factual_titles: factual >= 2 }
}

/// Whether a story can be a brief: short, with one line of title.
fn can_be_brief(draft: &Draft) -> bool {
    let length: usize = draft.paragraphs.iter().map(crate::page::draft::Part::len).sum();
    !draft.listing
        && draft.paragraphs.len() <= BRIEF_PARAGRAPHS
        && length <= LONGEST_BRIEF
        && draft.subheads.is_empty()
        && division::without_labels(&draft.headings).len() <= 2
}

/// Whether a story of the learned reading is a brief: one short paragraph under one line of title.
fn is_short(draft: &Draft, headline: &Headline) -> bool {
    let length: usize = draft.paragraphs.iter().map(crate::page::draft::Part::len).sum();
    !draft.listing
        && draft.paragraphs.len() == 1
        && length < 260
        && headline.subtitle.is_none()
        && headline.kicker.is_none()
        && draft.credits.is_empty()
}

/// Divides the headline blocks of a page; labels of briefs columns apply until a story is no brief, a label
/// over marked labels applies as long as marked labels follow.
pub(crate) fn headlines(drafts: &[Draft]) -> Vec<InColumn> {
    let style = headline_style(drafts);
    let mut briefs: Option<Vec<String>> = None;
    let mut over_marked: Vec<String> = Vec::new();
    drafts
        .iter()
        .map(|draft| {
            if let Some(judged) = &draft.judged {
                return InColumn {
                    headline: judged.headline.clone(),
                    brief: is_short(draft, &judged.headline),
                };
            }
            let mut headline = division::divide(&draft.headings, style, draft.listing);
            let mut brief = false;
            if let Some(last) = headline.sections.last() {
                briefs = None;
                if division::is_briefs_label(last) && can_be_brief(draft) {
                    briefs = Some(headline.sections.clone());
                    brief = true;
                }
                if headline.marked && headline.sections.len() > 1 {
                    over_marked = headline.sections[..headline.sections.len() - 1].to_vec();
                } else if headline.marked {
                    let mut sections = over_marked.clone();
                    sections.append(&mut headline.sections);
                    headline.sections = sections;
                } else {
                    over_marked.clear();
                }
            } else if let Some(sections) = &briefs {
                if can_be_brief(draft) && headline.subtitle.is_none() {
                    headline.sections.clone_from(sections);
                    brief = true;
                } else {
                    briefs = None;
                }
            } else {
                over_marked.clear();
            }
            InColumn { headline, brief }
        })
        .collect()
}
