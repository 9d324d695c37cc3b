//! What was read, in the form that the table of the builder page and the command of the npm package show.

use gongwen_engine::{Article, Kind};
use gongwen_prepare::read::{
    FileKind, FileOutcome, FileReport, OtherFile, ReadArticle, ReadArticles, Reading,
};
use serde::Serialize;

/// What became of a file.
#[derive(Serialize)]
pub(crate) struct Row<'a> {
    /// Its path as messages name it.
    path: &'a str,
    /// Its path from the root of its input.
    name: &'a str,
    /// The name of its kind.
    kind: &'static str,
    outcome: Outcome,
    /// Why it holds no article, or is not read; empty for one with articles.
    reason: String,
    /// Whether the command passes over it without a word: pictures, programs, a zip whose files follow.
    quiet: bool,
    warnings: Vec<String>,
    articles: Vec<ArticleRow<'a>>,
    /// For a newspaper page: lines that are in no article.
    furniture: &'a [String],
    unplaced: &'a [String],
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Articles,
    /// It is known, and holds none.
    Other,
    /// It is of a kind that is not read, and may hold text that a reader would look for.
    Unread,
    Failed,
}

#[derive(Serialize)]
struct ArticleRow<'a> {
    id: &'a str,
    /// What a list shows of it.
    title: String,
    kind: Kind,
    date: Option<&'a str>,
    section: Option<&'a str>,
    /// Characters of its paragraphs.
    length: usize,
    /// Why an editor should look at it.
    doubts: Vec<String>,
    /// The rule that gave each field, `[field, rule]`.
    rules: Vec<(&'static str, &'a str)>,
}

/// The rows of all files, in their order.
pub(crate) fn of(reading: &Reading) -> Vec<Row<'_>> {
    reading.files.iter().map(row).collect()
}

fn row(file: &FileReport) -> Row<'_> {
    let mut row = Row {
        path: &file.shown,
        name: &file.name,
        kind: file.kind.name(),
        outcome: Outcome::Articles,
        reason: String::new(),
        quiet: false,
        warnings: file.warnings.iter().map(ToString::to_string).collect(),
        articles: Vec::new(),
        furniture: &[],
        unplaced: &[],
    };
    match &file.outcome {
        FileOutcome::Articles(read) => {
            row.articles = read.articles.iter().map(article_row).collect();
            if let Some(page) = &read.page {
                (row.furniture, row.unplaced) = (&page.furniture, &page.unplaced);
            }
        }
        FileOutcome::Other(other) => {
            row.outcome = if other.may_hold_text() { Outcome::Unread } else { Outcome::Other };
            row.quiet = matches!(other, OtherFile::Media | OtherFile::Code | OtherFile::Archive { .. });
            row.reason = other.to_string();
        }
        FileOutcome::Failed(cause) => {
            row.outcome = Outcome::Failed;
            row.reason = cause.to_string();
        }
    }
    row
}

fn article_row(read: &ReadArticle) -> ArticleRow<'_> {
    let article = &read.article;
    ArticleRow {
        id: &article.id,
        title: article.heading(),
        kind: article.kind,
        date: article.date.as_deref(),
        section: article.section.as_deref(),
        length: article.paragraphs.iter().map(|paragraph| paragraph.chars().count()).sum(),
        doubts: read.doubts.iter().map(ToString::to_string).collect(),
        rules: read.rules.iter().map(|rule| (rule.field, rule.rule.as_ref())).collect(),
    }
}

/// Adds articles that come from no file, as the content of one of JSON.
pub(crate) fn add(reading: &mut Reading, articles: Vec<Article>) {
    /// What the report calls it.
    const NAME: &str = "addCustomRecord";
    let articles = articles.into_iter().map(ReadArticle::from).collect();
    reading.files.push(FileReport {
        name: NAME.to_owned(),
        shown: NAME.to_owned(),
        kind: FileKind::Json,
        outcome: FileOutcome::Articles(ReadArticles { articles, page: None }),
        warnings: Vec::new(),
        note: String::new(),
    });
}
