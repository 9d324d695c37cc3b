//! What becomes of a file: articles, another known kind of page, or a reason why it was not read.

use std::borrow::Cow;

use gongwen_engine::Article;
use serde::{Deserialize, Serialize};

use super::doubt::Doubt;
use super::error::ReadCause;
use super::kind::FileKind;
use super::other_file::OtherFile;
use super::warning::Warning;

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
