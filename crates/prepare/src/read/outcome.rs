//! What becomes of a file: articles, another known kind of page, or a reason why it was not read.

use std::borrow::Cow;
use std::fmt;

use gongwen_engine::Article;
use serde::{Deserialize, Serialize};

use super::ReadCause;
use super::kind::FileKind;
use crate::page::Review;

/// What became of all files of a source.
#[derive(Debug, Default)]
pub struct Reading {
    /// A report for each file, in the order of the files; those of a zip come right after the zip itself.
    pub files: Vec<FileReport>,
}

/// What became of one file.
#[derive(Debug)]
pub struct FileReport {
    /// Its path from the root of the source.
    pub name: String,
    /// How messages name it.
    pub shown: String,
    /// What it contains.
    pub kind: FileKind,
    /// What became of it.
    pub outcome: FileOutcome,
    /// What an editor should know of it.
    pub warnings: Vec<Warning>,
    /// More about a page that holds no article, in words; often empty.
    pub note: String,
}

/// What became of a file. There is no fourth possibility: nothing is lost silently.
#[derive(Debug)]
pub enum FileOutcome {
    /// It holds articles.
    Articles(ReadArticles),
    /// It is known, and holds no article of its own.
    Other(OtherFile),
    /// It could not be read.
    Failed(ReadCause),
}

/// What a reader gives; a reader that fails gives an error instead.
#[derive(Debug)]
pub(crate) struct ReadFile {
    pub(crate) found: Found,
    /// What an editor should know.
    pub(crate) warnings: Vec<Warning>,
}

/// What a reader finds in a file.
#[derive(Debug)]
pub(crate) enum Found {
    Articles(ReadArticles),
    Other(OtherFile),
    /// A web page: what it is worth is known when all pages of the site are read.
    #[cfg(feature = "html")]
    WebPage(Box<super::html::HtmlPage>),
}

impl ReadFile {
    pub(crate) fn articles(articles: Vec<ReadArticle>, warnings: Vec<Warning>) -> Self {
        Self { found: Found::Articles(ReadArticles { articles, page: None }), warnings }
    }

    pub(crate) fn other(other: OtherFile) -> Self {
        Self { found: Found::Other(other), warnings: Vec::new() }
    }
}

/// The articles of a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ReadArticles {
    /// One after the other, as the file has them.
    pub articles: Vec<ReadArticle>,
    /// For a newspaper page: what became of its lines.
    pub page: Option<PageLines>,
}

/// An article, and how it was found.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ReadArticle {
    /// The article.
    pub article: Article,
    /// Why an editor should look at it; empty if nothing is doubtful.
    pub doubts: Vec<Doubt>,
    /// Which rule gave each field, for web pages.
    #[serde(skip)]
    pub rules: Vec<FieldRule>,
}

impl From<Article> for ReadArticle {
    fn from(article: Article) -> Self {
        Self { article, ..Self::default() }
    }
}

/// The rule that gave a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRule {
    /// The name of the field as in the JSON of an article: `title`, `date`.
    pub field: &'static str,
    /// The rule, in words: `meta ArticleTitle`.
    pub rule: Cow<'static, str>,
}

/// Lines of a newspaper page that are in no article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLines {
    /// Masthead, page number, editors and the like: not indexed.
    pub furniture: Vec<String>,
    /// Lines that found no place.
    pub unplaced: Vec<String>,
}

/// Why an editor should look at an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Doubt {
    /// The splitter of newspaper pages is unsure of a part.
    Split(Box<SplitDoubt>),
    /// There is no title: the first words are used.
    NoTitle,
    /// The title is also that of many other pages.
    CommonTitle,
    /// There is a title and no text.
    NoText,
    /// What is said to be a date is none that is known.
    UnreadDate(String),
    /// Another reason, in words.
    Other(String),
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Split(doubt) => doubt.fmt(f),
            Self::NoTitle => f.write_str("no title: the first words are used"),
            Self::CommonTitle => f.write_str("many pages have this title"),
            Self::NoText => f.write_str("no text under the title"),
            Self::UnreadDate(date) => write!(f, "not a known form of a date: {date}"),
            Self::Other(reason) => f.write_str(reason),
        }
    }
}

/// What the splitter of newspaper pages is unsure of: its confidence in each part, 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitDoubt {
    /// That the headline belongs to the story.
    pub title: f32,
    /// That the headline is divided rightly.
    pub division: f32,
    /// That the story begins and ends where it does.
    pub text: f32,
    /// That the byline is one.
    pub byline: f32,
    /// The headline that matches second best.
    pub runner_up: Option<String>,
}

impl Eq for SplitDoubt {}

impl From<&Review> for SplitDoubt {
    fn from(review: &Review) -> Self {
        let Review { title, division, text, byline, .. } = *review;
        Self { title, division, text, byline, runner_up: review.runner_up.clone() }
    }
}

impl fmt::Display for SplitDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { title, division, text, byline, .. } = self;
        write!(
            f,
            "the split is unsure: headline {title:.2}, its division {division:.2}, text {text:.2}, byline {byline:.2}"
        )
    }
}

/// A file that is known and holds no article of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum OtherFile {
    /// A list of articles: the page of a section, an archive.
    List,
    /// The home page of a site.
    Home,
    /// A page that only holds frames.
    Frame,
    /// A page that sends the reader to another one.
    Redirect,
    /// A page that asks not to be found (`noindex`).
    NoIndex,
    /// A draft that is not published.
    Draft,
    /// A page without text.
    Empty,
    /// A page whose text comes by script, which is not run.
    Shell,
    /// The same article as in another file.
    Duplicate,
    /// A further part of the article of another file.
    Part,
    /// A list of addresses for search engines.
    Sitemap,
    /// Data that holds no articles, such as settings.
    Data,
    /// A zip: its files follow.
    Archive {
        /// How many.
        files: usize,
    },
    /// A picture, a sound, a film, a font.
    Media,
    /// Style sheets and programs.
    Code,
    /// A document that no reader knows; its text is not found by a search.
    Document,
    /// A kind of file that is not known.
    Unknown,
    /// Another page: a form, a message of the server.
    Page,
}

impl OtherFile {
    /// Whether it may hold text that a reader would look for.
    #[must_use]
    pub fn may_hold_text(&self) -> bool {
        matches!(self, Self::Document | Self::Unknown | Self::Shell)
    }

    /// A name for counting.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Home => "home page",
            Self::Frame => "frame",
            Self::Redirect => "redirect",
            Self::NoIndex => "noindex",
            Self::Draft => "draft",
            Self::Empty => "empty",
            Self::Duplicate => "duplicate",
            Self::Part => "part of another page",
            Self::Sitemap => "sitemap",
            Self::Data => "data",
            Self::Archive { .. } => "archive",
            Self::Media => "media",
            Self::Code => "code",
            Self::Document => "document",
            Self::Unknown => "unknown",
            Self::Page => "other page",
            Self::Shell => "page whose text comes by script",
        }
    }
}

impl fmt::Display for OtherFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Archive { files } => write!(f, "a zip of {files} files"),
            Self::Document => {
                f.write_str("a kind of document that is not read; save it as .docx, .xlsx, .pdf or .txt")
            }
            Self::Unknown => write!(f, "not a kind of file that is read; those are {}", super::KINDS),
            known => f.write_str(known.name()),
        }
    }
}

/// What an editor should know of a file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Warning {
    /// Fields or columns that no rule knows, in the order in which they come; their contents are not indexed.
    UnusedFields(Vec<String>),
    /// Records that have neither title nor text: how many, and the place of the first.
    EmptyRecords {
        /// How many.
        count: usize,
        /// Where the first one is: a line or the number of a record.
        first: String,
    },
    /// Records that could not be read: how many, and the first one's place and fault.
    BadRecords {
        /// How many.
        count: usize,
        /// The first: where it is, and what is wrong.
        first: String,
    },
    /// An id that another article has already; this one got the second id.
    SameId {
        /// The id that both have.
        id: String,
        /// The id that this article got.
        now: String,
    },
    /// Entries of a zip that are not read, and why: how many, and the first one.
    RefusedEntries {
        /// How many.
        count: usize,
        /// The first: its name, and why.
        first: String,
    },
    /// Records that are drafts, deleted, protected by a password, or attachments.
    Unpublished(usize),
    /// Bytes that were replaced by U+FFFD.
    ReplacedBytes,
    /// Another one, in words.
    Other(String),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnusedFields(names) => write!(f, "fields that are not indexed: {}", names.join(", ")),
            Self::EmptyRecords { count, first } => {
                write!(f, "{count} records with neither title nor text (the first: {first})")
            }
            Self::BadRecords { count, first } => write!(f, "{count} records could not be read ({first})"),
            Self::SameId { id, now } => write!(f, "two articles have the id {id}; the second is now {now}"),
            Self::RefusedEntries { count, first } => {
                write!(f, "{count} entries of the zip are not read ({first})")
            }
            Self::Unpublished(count) => write!(f, "{count} records are not published and left out"),
            Self::ReplacedBytes => f.write_str("bytes that are no text were replaced by U+FFFD"),
            Self::Other(warning) => f.write_str(warning),
        }
    }
}

/// Counts over all files of a [`Reading`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Files, those inside zips included.
    pub files: usize,
    /// Files that gave articles.
    pub read: usize,
    /// Articles.
    pub articles: usize,
    /// Articles that an editor should look at.
    pub doubtful: usize,
    /// Files that are known and hold no article.
    pub other: usize,
    /// Files that could not be read.
    pub failed: usize,
    /// Warnings.
    pub warnings: usize,
    /// Newspaper pages.
    pub pages: usize,
    /// Lines of furniture of newspaper pages, which are not indexed.
    pub furniture: usize,
    /// Lines of newspaper pages that found no place.
    pub unplaced: usize,
}

impl Reading {
    /// The counts.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals { files: self.files.len(), ..Totals::default() };
        for file in &self.files {
            totals.warnings += file.warnings.len();
            match &file.outcome {
                FileOutcome::Articles(read) => {
                    totals.read += 1;
                    totals.articles += read.articles.len();
                    totals.doubtful += read.articles.iter().filter(|read| !read.doubts.is_empty()).count();
                    if let Some(page) = &read.page {
                        totals.pages += 1;
                        totals.furniture += page.furniture.len();
                        totals.unplaced += page.unplaced.len();
                    }
                }
                FileOutcome::Other(other) => {
                    totals.other += 1;
                    totals.warnings += usize::from(other.may_hold_text());
                }
                FileOutcome::Failed(_) => totals.failed += 1,
            }
        }
        totals
    }

    /// All articles, in the order of the files.
    pub fn articles(&self) -> impl Iterator<Item = &ReadArticle> {
        self.files.iter().flat_map(|file| match &file.outcome {
            FileOutcome::Articles(read) => read.articles.as_slice(),
            _ => &[],
        })
    }

    /// The articles alone, in the order of the files.
    #[must_use]
    pub fn into_articles(self) -> Vec<Article> {
        let of = |file: FileReport| match file.outcome {
            FileOutcome::Articles(read) => read.articles,
            _ => Vec::new(),
        };
        self.files.into_iter().flat_map(of).map(|read| read.article).collect()
    }

    /// Whether everything could be read; with `strict` also whether there is no warning.
    #[must_use]
    pub fn is_clean(&self, strict: bool) -> bool {
        let totals = self.totals();
        totals.failed == 0 && (!strict || totals.warnings == 0)
    }
}
