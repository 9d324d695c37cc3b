//! An editor's corrections: `<page>.fix.toml` beside a page, applied after the splitter.
//!
//! Lines are named by their numbers in the page, which stay the same whatever the splitter does, articles by
//! any of their lines. A correction that no longer fits the page is an error that says so.
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
//! ```

use gongwen_engine::Article;
use serde::Deserialize;

use crate::page::draft::{Draft, Page, Part};

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

    /// Changes stories: merges, splits, moves headlines.
    pub(crate) fn apply(&self, page: &mut Page, unplaced: &mut Vec<Part>) -> Result<(), FixError> {
        for fix in &self.merge {
            merge(page, fix)?;
        }
        for fix in &self.split {
            split(page, fix)?;
        }
        for fix in &self.headline {
            move_headline(page, unplaced, fix)?;
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

/// The story that a line is part of.
fn story_at(page: &Page, table: &'static str, line: usize) -> Result<usize, FixError> {
    page.drafts
        .iter()
        .position(|draft| crate::page::place::parts_of(draft).any(|(_, part)| part.lines.contains(&line)))
        .ok_or(FixError::NoStory { table, line })
}

fn merge(page: &mut Page, fix: &MergeFix) -> Result<(), FixError> {
    let (to, from) = (story_at(page, "merge", fix.story)?, story_at(page, "merge", fix.with)?);
    if to == from {
        return Err(FixError::SameStory { story: fix.story, with: fix.with });
    }
    let other = page.drafts.remove(from);
    let to = if from < to { to - 1 } else { to };
    let draft = &mut page.drafts[to];
    let shift = draft.paragraphs.len();
    let joins = draft.is_open();
    let mut paragraphs = other.paragraphs.into_iter();
    if joins && let (Some(last), Some(next)) = (draft.paragraphs.last_mut(), paragraphs.next()) {
        last.push(&next);
    }
    let shift = if joins { shift.saturating_sub(1) } else { shift };
    draft.paragraphs.extend(paragraphs);
    draft.subheads.extend(other.subheads.into_iter().map(|(before, part)| (before + shift, part)));
    // Its headline becomes a subhead of the story.
    draft.subheads.extend(other.headings.into_iter().map(|part| (shift, part)));
    draft.captions.extend(other.captions);
    draft.credits.extend(other.credits);
    draft.sources.extend(other.sources);
    draft.byline_lines.extend(other.byline_lines);
    Ok(())
}

fn split(page: &mut Page, fix: &SplitFix) -> Result<(), FixError> {
    let at = story_at(page, "split", fix.before)?;
    let draft = &mut page.drafts[at];
    let begins = |part: &Part| part.lines.first() == Some(&fix.before);
    let subhead = draft.subheads.iter().position(|(_, part)| begins(part));
    let paragraph = match subhead {
        Some(index) => draft.subheads[index].0,
        None => draft
            .paragraphs
            .iter()
            .position(begins)
            .filter(|index| *index > 0)
            .ok_or(FixError::NoParagraph { before: fix.before })?,
    };
    let mut second = Draft { paragraphs: draft.paragraphs.split_off(paragraph), ..Draft::default() };
    let (first, moved): (Vec<_>, Vec<_>) =
        std::mem::take(&mut draft.subheads).into_iter().partition(|(before, _)| *before < paragraph);
    draft.subheads = first;
    for (before, part) in moved {
        if before == paragraph {
            second.headings.push(part);
        } else {
            second.subheads.push((before - paragraph, part));
        }
    }
    second.opened = second
        .paragraphs
        .first()
        .is_some_and(|part| crate::page::forms::opener::parse(&part.folded).is_some());
    page.drafts.insert(at + 1, second);
    Ok(())
}

fn move_headline(page: &mut Page, unplaced: &mut Vec<Part>, fix: &HeadlineFix) -> Result<(), FixError> {
    let to = story_at(page, "headline", fix.story)?;
    let wanted = |part: &Part| part.lines.iter().any(|line| fix.lines.contains(line));
    let mut moved = Vec::new();
    for draft in &mut page.drafts {
        moved.extend(draft.headings.extract_if(.., |part| wanted(part)));
        moved.extend(draft.subheads.extract_if(.., |(_, part)| wanted(part)).map(|(_, part)| part));
    }
    moved.extend(unplaced.extract_if(.., |part| wanted(part)));
    for line in &fix.lines {
        if !moved.iter().any(|part| part.lines.contains(line)) {
            return Err(FixError::NoHeadline { line: *line });
        }
    }
    moved.sort_by_key(|part| part.lines.first().copied());
    let draft = &mut page.drafts[to];
    draft.chosen = None;
    // The headline that it had is printed, too: another correction may place it.
    unplaced.append(&mut std::mem::replace(&mut draft.headings, moved));
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::page::{Split, split_fixed};

    const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n\n职工说好。\n\n书屋开放\n\n本报讯 记者王頔报道 日前，书屋开放。\n";

    fn fixed(fixes: &str) -> Result<Split, FixError> {
        split_fixed("p.txt", "p", PAGE, &Fixes::parse(fixes)?)
    }

    #[test]
    fn headlines_move_stories_merge_and_split_fields_are_set() {
        let swapped = fixed("[[headline]]\nlines = [7]\nstory = 3\n").unwrap();
        assert_eq!(swapped.articles[0].title, "书屋开放");
        let merged = fixed("[[merge]]\nstory = 3\nwith = 9\n").unwrap();
        assert_eq!(merged.articles.len(), 1);
        assert_eq!(merged.imbalance, 0);
        let parted = fixed("[[split]]\nbefore = 5\n").unwrap();
        assert_eq!(parted.articles.len(), 3);
        let set = fixed("[[set]]\nstory = 9\nfield = \"date\"\nvalue = \"2025-03-08\"\n").unwrap();
        assert_eq!(set.articles[1].date.as_deref(), Some("2025-03-08"));
    }

    #[test]
    fn corrections_that_do_not_fit_are_clear_errors() {
        let message = |fixes: &str| fixed(fixes).unwrap_err().to_string();
        assert!(message("[[set]]\nstory = 99\nfield = \"date\"\nvalue = \"x\"\n").contains("line 99"));
        assert!(message("[[set]]\nstory = 3\nfield = \"colour\"\nvalue = \"x\"\n").contains("colour"));
        assert!(message("[[headline]]\nlines = [5]\nstory = 9\n").contains("line 5"));
        assert!(message("[[split]]\nbefore = 3\n").contains("line 3"));
        assert!(message("[[merge]]\nstory = 3\nwith = 5\n").contains("one story already"));
        assert!(message("[[sett]]\n").contains("sett"));
    }
}
