//! Corrections of a page as a whole: every line is in a story or in the furniture.

use gongwen_engine::Kind;
use serde::{Deserialize, Serialize};

use super::error::FixError;
use crate::page::draft::{Checked, Draft, Issue, Judged, Page, Part};
use crate::page::headline::Headline;
use crate::page::rules::division::{clean_label, joined};
use crate::page::runs::{Ledger, Run, Runs};

/// What a part of a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PartRole {
    /// The name of the column (栏目).
    Section,
    /// 肩题.
    Kicker,
    /// 主题.
    Title,
    /// 副题.
    Subtitle,
    /// A byline on a line of its own, at the head or at the end.
    Byline,
    /// A paragraph.
    Text,
    /// A heading inside.
    Subhead,
    /// A caption.
    Caption,
    /// Who made a picture.
    Credit,
    /// Where the text is from (来源).
    Source,
}

/// A story as an editor has it. A field that is not given is read from the parts; an empty one is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct StoryFix {
    kind: Option<Kind>,
    title: Option<String>,
    kicker: Option<String>,
    subtitle: Option<String>,
    section: Option<String>,
    byline: Option<String>,
    date: Option<String>,
    /// The bodies that issued it, if it is a document.
    issuers: Vec<String>,
    parts: Vec<PartFix>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartFix {
    role: PartRole,
    lines: Runs,
    /// How its text begins: shows whether the page still is as it was.
    begins: Option<String>,
}

/// The page of these stories; `text` is that of the page.
pub(super) fn page(text: &str, stories: &[StoryFix], furniture: &Runs) -> Result<Page, FixError> {
    let mut ledger = Ledger::new(text);
    let mut page = Page::default();
    for story in stories {
        page.drafts.push(draft(&mut ledger, story)?);
    }
    for run in ledger.runs(furniture)? {
        page.furniture.push(ledger.take(&[run])?);
    }
    match ledger.left().first() {
        Some(Run { line, .. }) => Err(FixError::LeftOut { line: *line }),
        None => Ok(page),
    }
}

fn draft(ledger: &mut Ledger, story: &StoryFix) -> Result<Draft, FixError> {
    let mut draft = Draft::default();
    let mut heads: [Vec<Part>; 4] = Default::default();
    for fix in &story.parts {
        let part = part(ledger, fix)?;
        let head = match fix.role {
            PartRole::Section => &mut heads[0],
            PartRole::Kicker => &mut heads[1],
            PartRole::Title => &mut heads[2],
            PartRole::Subtitle => &mut heads[3],
            PartRole::Byline => {
                draft.byline_lines.push(part);
                continue;
            }
            PartRole::Text => {
                draft.paragraphs.push(part);
                continue;
            }
            PartRole::Subhead => {
                draft.subheads.push((draft.paragraphs.len(), part));
                continue;
            }
            PartRole::Caption => {
                draft.captions.push(part);
                continue;
            }
            PartRole::Credit => {
                draft.credits.push(part);
                continue;
            }
            PartRole::Source => {
                draft.sources.push(part);
                continue;
            }
        };
        head.push(part.clone());
        draft.headings.push(part);
    }
    let headline = headline(story, &heads);
    draft.opened = draft.begins_with_opener();
    draft.listing = story.kind == Some(Kind::Listing);
    draft.judged =
        Some(Judged { headline, text: 1.0, division: 1.0, links: 1.0, lines: [1.0; 2], page: [0.0; 3] });
    let issuers = Some(story.issuers.clone()).filter(|issuers| !issuers.is_empty());
    draft.issue = issuers.map(|by| Issue { by, on: None });
    draft.checked =
        Some(Checked { kind: story.kind, byline: story.byline.clone(), date: story.date.clone() });
    Ok(draft)
}

fn part(ledger: &mut Ledger, fix: &PartFix) -> Result<Part, FixError> {
    let runs = ledger.runs(&fix.lines)?;
    let part = ledger.take(&runs)?;
    if let Some(begins) = fix.begins.as_ref().filter(|begins| !part.text.starts_with(begins.as_str())) {
        let found = part.text.chars().take(begins.chars().count()).collect();
        let line = runs.first().map_or(0, |run| run.line);
        return Err(FixError::Begins { line, begins: begins.clone(), found });
    }
    Ok(part)
}

/// The headline block: each field as it is given, else from its parts.
fn headline(story: &StoryFix, [section, kicker, title, subtitle]: &[Vec<Part>; 4]) -> Headline {
    let field = |given: &Option<String>, parts: &[Part]| {
        let printed = || (!parts.is_empty()).then(|| joined(parts));
        given.clone().or_else(printed).filter(|text| !text.is_empty())
    };
    let labels = || section.iter().map(|part| clean_label(&part.text)).collect();
    let given =
        |section: &String| Some(section.clone()).filter(|text| !text.is_empty()).into_iter().collect();
    Headline {
        sections: story.section.as_ref().map_or_else(labels, given),
        marked: false,
        kicker: field(&story.kicker, kicker),
        title: field(&story.title, title).unwrap_or_default(),
        subtitle: field(&story.subtitle, subtitle),
        margin: 1.0,
    }
}
