//! Where every line of a page went, and whether all of its text went somewhere.

use std::collections::BTreeMap;

use crate::page::chars::fold;
use crate::page::draft::{Draft, Part};
use crate::page::line::is_invisible;

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A headline block: label, kicker, title, subtitle.
    Heading,
    /// Running text, opener included.
    Text,
    /// A heading inside a story.
    Subhead,
    /// A caption.
    Caption,
    /// A photo credit or a source.
    Credit,
    /// A byline on a line of its own.
    Byline,
    /// Masthead, date, page number, line of editors.
    Furniture,
    /// A heading that matched no story.
    Unplaced,
}

impl Role {
    /// The Chinese term.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heading => "标题",
            Self::Text => "正文",
            Self::Subhead => "小标题",
            Self::Caption => "图片说明",
            Self::Credit => "署名（图片、来源）",
            Self::Byline => "作者",
            Self::Furniture => "版面信息",
            Self::Unplaced => "未归属",
        }
    }
}

/// One printed line and where it went.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placement {
    /// Number of the line, from 1.
    pub line: usize,
    /// Id of the article; `None` for furniture.
    pub article: Option<String>,
    /// What it is part of.
    pub role: Role,
}

/// All parts of a story with their roles.
pub(crate) fn parts_of(draft: &Draft) -> impl Iterator<Item = (Role, &Part)> {
    draft
        .headings
        .iter()
        .map(|part| (Role::Heading, part))
        .chain(draft.paragraphs.iter().map(|part| (Role::Text, part)))
        .chain(draft.subheads.iter().map(|(_, part)| (Role::Subhead, part)))
        .chain(draft.captions.iter().map(|part| (Role::Caption, part)))
        .chain(draft.credits.iter().map(|part| (Role::Credit, part)))
        .chain(draft.sources.iter().map(|part| (Role::Credit, part)))
        .chain(draft.byline_lines.iter().map(|part| (Role::Byline, part)))
}

/// The placement of every line: `ids` are the ids of the drafts, and after them that of the article of unplaced text.
pub(crate) fn placements(
    drafts: &[Draft],
    ids: &[String],
    furniture: &[Part],
    unplaced: &[Part],
) -> Vec<Placement> {
    let mut placements = Vec::new();
    let mut add = |role: Role, article: Option<&String>, part: &Part| {
        for line in &part.lines {
            placements.push(Placement { line: *line, article: article.cloned(), role });
        }
    };
    for (draft, id) in drafts.iter().zip(ids) {
        for (role, part) in parts_of(draft) {
            add(role, Some(id), part);
        }
    }
    for part in furniture {
        add(Role::Furniture, None, part);
    }
    for part in unplaced {
        add(Role::Unplaced, ids.get(drafts.len()), part);
    }
    placements.sort();
    placements.dedup();
    placements
}

/// Adds `step` for each printing character of a text.
fn count(text: &str, step: i64, counts: &mut BTreeMap<char, i64>) {
    for c in text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)) {
        *counts.entry(fold(c)).or_insert(0) += step;
    }
}

/// Number of characters that the parts lack or have too many, against the text of the page.
pub(crate) fn imbalance<'a>(text: &str, parts: impl Iterator<Item = &'a Part>) -> usize {
    let mut counts = BTreeMap::new();
    count(text, 1, &mut counts);
    for part in parts {
        count(&part.text, -1, &mut counts);
    }
    counts.values().map(|count| count.unsigned_abs() as usize).sum()
}
