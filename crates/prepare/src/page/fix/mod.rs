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
pub(crate) mod error;
mod stories;
mod tables;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;

use std::collections::BTreeMap;

use gongwen_engine::Article;
use serde::Deserialize;

use crate::page::draft::{Page, Part};
use crate::page::runs::Runs;
use error::FIELDS;
pub use error::FixError;
pub(crate) use stories::PartRole;
use stories::StoryFix;
use tables::{HeadlineFix, MergeFix, SetFix, SplitFix};

/// The corrections of newspaper pages, by the path of the page from the root of its input.
pub type PageFixes = BTreeMap<String, Fixes>;

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
