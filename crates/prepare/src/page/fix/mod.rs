//! An editor's corrections: `<page>.fix.toml` beside a page, applied after the splitter.
//!
//! Lines are named by their numbers in the page, which stay the same whatever the splitter does, articles by
//! any of their lines. A correction that no longer fits the page is an error that says so. `edits` are corrections of
//! what the splitter found; `stories` are those of a page that an editor has gone through as a whole, which
//! `gongwen review` writes and [`crate::page::proof`] prepares.
//!
//! ```toml
//! # this headline (lines 340 to 341) belongs to the story that line 258 is part of
//! [[headline]]
//! lines = [340, 341]
//! story = 258
//!
//! # two pieces are one story; a story ends before line 120
//! [[merge]]
//! story = 10
//! with = 80
//!
//! [[split]]
//! before = 120
//!
//! # a field is set by hand
//! [[set]]
//! story = 258
//! field = "date"
//! value = "2025-03-08"
//!
//! # or the whole page: every line is in a story or in the furniture, whatever the splitter finds
//! # furniture = "1-2"                        (before the first table)
//! [[story]]
//! parts = [
//!   { role = "title", lines = "3-4", begins = "工会办起" },
//!   { role = "text", lines = "5-7, 8:1-12" },  # of line 8 the first twelve characters
//! ]
//! ```

mod edits;
mod stories;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;

use gongwen_engine::Article;
use serde::Deserialize;

use crate::page::draft::{Page, Part};
use crate::page::runs::Runs;
pub(crate) use stories::PartRole;
use stories::StoryFix;

/// The corrections of one page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fixes {
    /// Headlines that belong to another story.
    headline: Vec<HeadlineFix>,
    /// Stories that are one.
    merge: Vec<MergeFix>,
    /// Stories that are two.
    split: Vec<SplitFix>,
    /// Fields set by hand.
    set: Vec<SetFix>,
    /// The stories of a page that is given as a whole.
    story: Vec<StoryFix>,
    /// The furniture of such a page.
    furniture: Runs,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadlineFix {
    lines: Vec<usize>,
    story: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct MergeFix {
    story: usize,
    with: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct SplitFix {
    before: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct SetFix {
    story: usize,
    field: String,
    value: String,
}

/// A correction that cannot be read or does not fit the page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FixError {
    /// It is not TOML, or has other keys.
    #[error("{}", .0.to_string().trim_end())]
    Toml(#[source] toml::de::Error),
    /// `[[set]]` names a field that it cannot set.
    #[error("[[set]] field = {field:?}: the fields are {FIELDS}")]
    UnknownField {
        /// The name.
        field: String,
    },
    /// A correction names a line that is in no story.
    #[error(
        "[[{table}]]: line {line} is in no story of this page; see `gongwen articles --lines` for where each line went"
    )]
    NoStory {
        /// The kind of correction.
        table: &'static str,
        /// The line.
        line: usize,
    },
    /// `[[merge]]` names one story twice.
    #[error("[[merge]]: lines {story} and {with} are one story already")]
    SameStory {
        /// A line of the story.
        story: usize,
        /// Another line of it.
        with: usize,
    },
    /// `[[split]]` names a line that begins no paragraph.
    #[error("[[split]]: no paragraph and no subhead of a story begins at line {before}")]
    NoParagraph {
        /// The line.
        before: usize,
    },
    /// `[[headline]]` names a line that is no headline.
    #[error("[[headline]]: line {line} is no headline of this page")]
    NoHeadline {
        /// The line.
        line: usize,
    },
    /// A story names a line that the page does not have, or no character of it.
    #[error(
        "[[story]]: the page has nothing at line {line}; it was changed since: open it with `gongwen review` again"
    )]
    NoLine {
        /// The line.
        line: usize,
    },
    /// A part begins with another text than when it was corrected.
    #[error(
        "[[story]]: line {line} begins with {found:?}, not {begins:?}: the page was changed since, or is read otherwise; open it with `gongwen review` again"
    )]
    Begins {
        /// The first line of the part.
        line: usize,
        /// What the correction says.
        begins: String,
        /// What the page has.
        found: String,
    },
    /// A line is in two parts.
    #[error("[[story]]: line {line} is in two places")]
    Twice {
        /// The line.
        line: usize,
    },
    /// A line is in no part.
    #[error(
        "[[story]]: line {line} is in no story and not in `furniture`; where there is a [[story]], every line must be"
    )]
    LeftOut {
        /// The line.
        line: usize,
    },
}

/// Fields that `[[set]]` can set.
const FIELDS: &str = "title, kicker, subtitle, section, byline, date, credit, url";

impl Fixes {
    /// Reads the text of a `.fix.toml` file.
    pub fn parse(text: &str) -> Result<Self, FixError> {
        let fixes: Self = toml::from_str(text).map_err(FixError::Toml)?;
        fixes.check()?;
        Ok(fixes)
    }

    /// Whether the fields that are set are such as can be.
    pub(crate) fn check(&self) -> Result<(), FixError> {
        let is_unknown = |fix: &&SetFix| !FIELDS.split(", ").any(|field| field == fix.field);
        match self.set.iter().find(is_unknown) {
            Some(fix) => Err(FixError::UnknownField { field: fix.field.clone() }),
            None => Ok(()),
        }
    }

    /// Changes stories: takes them as they are given, or merges, splits, moves headlines. `text` is that of the page.
    pub(crate) fn apply(
        &self,
        text: &str,
        page: &mut Page,
        unplaced: &mut Vec<Part>,
    ) -> Result<(), FixError> {
        if !self.story.is_empty() || !self.furniture.is_empty() {
            *page = stories::page(text, &self.story, &self.furniture)?;
            unplaced.clear();
        }
        for fix in &self.merge {
            edits::merge(page, fix)?;
        }
        for fix in &self.split {
            edits::split(page, fix)?;
        }
        for fix in &self.headline {
            edits::move_headline(page, unplaced, fix)?;
        }
        Ok(())
    }

    /// Sets fields of the finished articles.
    pub(crate) fn set_fields(&self, articles: &mut [Article]) -> Result<(), FixError> {
        for fix in &self.set {
            let contains = |article: &&mut Article| {
                article.source_lines.iter().any(|(first, last)| (*first..=*last).contains(&fix.story))
            };
            let article = articles
                .iter_mut()
                .find(contains)
                .ok_or(FixError::NoStory { table: "set", line: fix.story })?;
            let value = Some(fix.value.clone());
            match fix.field.as_str() {
                "title" => article.title.clone_from(&fix.value),
                "kicker" => article.kicker = value,
                "subtitle" => article.subtitle = value,
                "section" => article.section = value,
                "byline" => article.byline = value,
                "date" => article.date = value,
                "credit" => article.credit = value,
                _ => article.url = value,
            }
        }
        Ok(())
    }
}
