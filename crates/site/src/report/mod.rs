//! `report.html`: what became of every file, and what an editor should look at. One file, without scripts; it is opened
//! from the disk. All that comes from the inputs is text: the templates escape it.

mod chart;
mod review;
mod sections;

use std::collections::BTreeMap;

use gongwen_engine::{Article, Engine};
use maud::html;

use crate::page::page;

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its path, as the command has it.
    pub path: String,
    /// What kind of file it is, in Chinese.
    pub kind: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many articles.
    Articles(usize),
    /// It holds no article, and is known not to; why.
    PassedOver(String),
    /// It could not be read; why.
    Failed(String),
}

/// Which rule gave a field of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRule {
    /// The article.
    pub id: String,
    /// The field, in Chinese.
    pub field: String,
    /// The rule, by the name that the documentation has.
    pub rule: String,
}

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The name of the site; may be empty.
    pub title: &'a str,
    /// Every file of the inputs.
    pub files: &'a [FileReport],
    /// The articles, in the order of the index.
    pub articles: &'a [Article],
    /// Which rules gave their fields.
    pub rules: &'a [FieldRule],
    /// What else is to be told, a line each.
    pub notes: &'a [String],
    /// The index of the articles.
    pub engine: &'a Engine,
    /// The files that were written, with their lengths in bytes.
    pub written: &'a [(String, usize)],
}

/// Words and places that are listed.
const MOST_COMMON: usize = 60;
/// Keywords of an article that count.
const KEYWORDS: usize = 6;

/// Writes the report.
#[must_use]
pub fn report(report: &Report<'_>) -> String {
    let title = if report.title.is_empty() { "工闻".to_owned() } else { report.title.to_owned() };
    let body = html! {
        h1 { "构建报告：" (title) }
        p.quiet { "这一页给管理员看，不必上传。打印或折叠都可以，其中没有程序。" }
        (sections::overview(report))
        (sections::failed(report.files))
        (sections::notes(report.notes))
        (sections::kinds(report.files))
        (chart::months(report.articles))
        (sections::words("最常见的词", &common(keywords(report.engine))))
        (sections::words("最常见的地名", &common(places(report.articles))))
        (review::section(report.articles))
        (sections::rules(report.rules))
        (sections::passed_over(report.files))
        (sections::sizes(report.written))
    };
    page(&format!("构建报告：{title}"), &body)
}

/// The keywords of all articles.
fn keywords(engine: &Engine) -> impl Iterator<Item = String> {
    let index = engine.index();
    (0..index.len()).flat_map(|doc| index.keywords(doc as u32, KEYWORDS))
}

fn places(articles: &[Article]) -> impl Iterator<Item = String> {
    articles.iter().flat_map(|article| article.places.iter().cloned())
}

/// The most frequent words with their counts; of equal counts in the order of their characters.
fn common(words: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(MOST_COMMON);
    counts
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const HOSTILE: &str = "</td><script>alert(1)</script><img src=x onerror=alert(2)>\"'&";

    fn hostile() -> String {
        let article = Article {
            id: HOSTILE.into(),
            source: HOSTILE.into(),
            title: HOSTILE.into(),
            date: Some(HOSTILE.into()),
            places: vec![HOSTILE.into()],
            paragraphs: vec![HOSTILE.into()],
            ..Article::default()
        };
        let articles = vec![article];
        let engine = Engine::open(gongwen_prepare::index(articles.clone()).unwrap()).unwrap();
        let of = |outcome| FileReport { path: HOSTILE.into(), kind: HOSTILE.into(), outcome };
        report(&Report {
            title: HOSTILE,
            files: &[
                of(Outcome::Articles(1)),
                of(Outcome::PassedOver(HOSTILE.into())),
                of(Outcome::Failed(HOSTILE.into())),
            ],
            articles: &articles,
            rules: &[FieldRule { id: HOSTILE.into(), field: HOSTILE.into(), rule: HOSTILE.into() }],
            notes: &[HOSTILE.into()],
            engine: &engine,
            written: &[(HOSTILE.into(), 1)],
        })
    }

    #[test]
    fn text_is_never_markup() {
        let text = hostile();
        assert!(text.contains("&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
        for tag in ["<script", "<img", "onerror=alert(2)>\"", "javascript:", "<a "] {
            assert!(!text.contains(tag), "{tag}");
        }
        // Each hostile text is a cell, a heading or an item: as many elements begin as end.
        for tag in ["td", "tr", "table", "li", "section"] {
            let count = |mark: &str| text.matches(mark).count();
            let begun = count(&format!("<{tag}>")) + count(&format!("<{tag} "));
            assert_eq!(begun, count(&format!("</{tag}>")), "{tag}");
        }
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        let text = hostile();
        assert!(text.contains("default-src 'none'") && !text.contains("unsafe-"));
        for attribute in [" src=\"", " href=\"", " style=\"", " onclick=\""] {
            assert!(!text.contains(attribute), "{attribute}");
        }
    }

    #[test]
    fn the_most_common_come_first() {
        let words = ["乙", "甲", "乙", "丙"].map(String::from);
        let expected = [("乙".to_owned(), 2), ("丙".to_owned(), 1), ("甲".to_owned(), 1)];
        assert_eq!(common(words.into_iter()), expected);
    }
}
