//! A record of data: values under names of any sort, on their way to an article.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use gongwen_engine::Article;

use super::block::Block;
use super::blocks;
use super::doubt::Doubt;
use super::names::Field;
use super::outcome::ReadArticle;
use super::warning::Warning;
use crate::fields::printed_date::field_date;

/// A record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    values: BTreeMap<Field, String>,
    /// Blocks of the body, where the reader makes them itself.
    pub(crate) blocks: Vec<Block>,
}

impl Record {
    /// Sets a field that has no value yet.
    #[cfg(feature = "formats")]
    pub(crate) fn set(&mut self, field: Field, value: impl Into<String>) {
        let value = value.into();
        if !value.trim().is_empty() {
            self.offer(field, value);
        }
    }

    /// Sets a field, whatever it was.
    #[cfg(feature = "formats")]
    pub(crate) fn replace(&mut self, field: Field, value: String) {
        self.values.insert(field, value);
    }

    /// Sets a field that has no value yet. Gives back whether the record has this value now.
    fn offer(&mut self, field: Field, value: String) -> bool {
        match self.values.entry(field) {
            Entry::Occupied(entry) => *entry.get() == value,
            Entry::Vacant(entry) => {
                entry.insert(value);
                true
            }
        }
    }

    pub(crate) fn get(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(String::as_str)
    }

    #[cfg(feature = "formats")]
    /// Whether there is something to read.
    pub(crate) fn has_text(&self) -> bool {
        !self.blocks.is_empty()
            || [Field::Title, Field::Body, Field::Summary].iter().any(|field| self.values.contains_key(field))
    }

    fn line(&mut self, field: Field) -> Option<String> {
        let value = self.values.remove(&field)?;
        Some(blocks::line_of(&value)).filter(|line| !line.is_empty())
    }

    /// The article; `source` is the path of the file. None if there is neither title nor text.
    pub(crate) fn article(mut self, source: &str) -> Option<ReadArticle> {
        let mut article = Article { source: source.to_owned(), confidence: 1.0, ..Article::default() };
        let mut doubts = Vec::new();
        let text = self.values.remove(&Field::Body).or_else(|| self.values.remove(&Field::Summary));
        blocks::add(&mut article, std::mem::take(&mut self.blocks));
        if let Some(text) = text {
            blocks::add(&mut article, blocks::of_text(&text));
        }
        if let Some(captions) = self.values.remove(&Field::Captions) {
            article.captions.extend(blocks::of_text(&captions).into_iter().map(|block| block.text));
        }
        article.title = self.line(Field::Title).unwrap_or_default();
        if article.title.is_empty() {
            article.paragraphs.first().or_else(|| article.captions.first())?;
            article.title = article.heading();
            doubts.push(Doubt::NoTitle);
        } else if article.paragraphs.is_empty() && article.captions.is_empty() {
            doubts.push(Doubt::NoText);
        }
        article.id = self.values.remove(&Field::Id).map(|id| id.trim().to_owned()).unwrap_or_default();
        article.kicker = self.line(Field::Kicker);
        article.subtitle = self.line(Field::Subtitle);
        article.section = self.line(Field::Section);
        article.author = self.line(Field::Author);
        article.origin = self.line(Field::Origin);
        article.url = self.line(Field::Url);
        if let Some(date) = self.line(Field::Date) {
            article.date = field_date(&date);
            if article.date.is_none() && !date.starts_with("0000-00") && date != "0" {
                doubts.push(Doubt::UnreadDate(date));
            }
        }
        Some(ReadArticle { article, doubts, rules: Vec::new() })
    }
}

/// Records of one file on their way to articles, with what is odd about them.
#[derive(Default)]
pub(crate) struct Records {
    articles: Vec<ReadArticle>,
    unused: Vec<String>,
    named: BTreeSet<String>,
    empty: Option<(usize, String)>,
}

impl Records {
    /// Makes a record of named values. Names that no rule knows are kept for a warning.
    pub(crate) fn record<'a>(&mut self, values: impl IntoIterator<Item = (&'a str, String)>) -> Record {
        let mut record = Record::default();
        let mut known = Vec::new();
        for (name, value) in values.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
            match Field::of_name(name) {
                Some((field, rank)) => known.push((rank, field, name, value)),
                None => self.unused(name),
            }
        }
        known.sort_by_key(|(rank, ..)| *rank);
        for (_, field, name, value) in known {
            // An abstract beside the body often says nothing new.
            let is_double =
                field == Field::Summary && record.get(Field::Body).is_some_and(|body| body.contains(&value));
            if !is_double && !record.offer(field, value) {
                self.unused(name);
            }
        }
        record
    }

    /// Makes a record of values whose unknown names are of no interest.
    #[cfg(feature = "formats")]
    pub(crate) fn known<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Record {
        Self::default().record(values)
    }

    /// Remembers a name that is not used.
    pub(crate) fn unused(&mut self, name: &str) {
        if self.named.insert(name.to_owned()) {
            self.unused.push(name.to_owned());
        }
    }

    #[cfg(feature = "formats")]
    /// Adds the article of a record; `place` says where it is.
    pub(crate) fn add(&mut self, record: Record, source: &str, place: impl FnOnce() -> String) {
        match record.article(source) {
            Some(read) => self.articles.push(read),
            None => self.add_empty(place),
        }
    }

    #[cfg(feature = "formats")]
    /// Counts a record without title and text.
    pub(crate) fn add_empty(&mut self, place: impl FnOnce() -> String) {
        match &mut self.empty {
            Some((count, _)) => *count += 1,
            None => self.empty = Some((1, place())),
        }
    }

    #[cfg(feature = "formats")]
    pub(crate) fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The articles and the warnings. Places and organisations are read from the text.
    pub(crate) fn finish(mut self) -> (Vec<ReadArticle>, Vec<Warning>) {
        for read in &mut self.articles {
            crate::fields::add_places_and_organisations(std::slice::from_mut(&mut read.article));
        }
        let mut warnings = Vec::new();
        if !self.unused.is_empty() {
            warnings.push(Warning::UnusedFields(self.unused));
        }
        if let Some((count, first)) = self.empty {
            warnings.push(Warning::EmptyRecords { count, first });
        }
        (self.articles, warnings)
    }
}
