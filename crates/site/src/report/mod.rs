//! `report.html`: what became of every file, and what an editor should look at. One file, without scripts; it is opened
//! from the disk. All that comes from the inputs is text: the templates escape it.

mod chart;
mod reading;
mod review;
mod sections;

use std::collections::BTreeMap;

use gongwen_engine::Engine;
use gongwen_engine::index::ArticleInput;
use maud::html;

use crate::page::page;

pub use reading::Facts;

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its path, as the command has it.
    pub path: String,
    /// What kind of file it is, in Chinese.
    pub kind: String,
    /// What became of it.
    pub outcome: Outcome,
    /// More about that, in Chinese; may be empty.
    pub note: String,
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

/// What a report says of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its file.
    pub source: String,
    /// Its headline.
    pub title: String,
    /// Its date, as far as it is known.
    pub date: Option<String>,
    /// The places that it names.
    pub places: Vec<String>,
    /// Why its reader is unsure of it, in Chinese.
    pub doubts: Vec<String>,
}

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The name of the site; may be empty.
    pub title: &'a str,
    /// What became of the inputs.
    pub facts: &'a Facts,
    /// The index of the articles; none where they are an archive.
    pub engine: Option<&'a Engine>,
    /// The most frequent keywords of the articles (`common_keywords`).
    pub words: &'a [(String, usize)],
    /// The files that were written, with their lengths in bytes.
    pub written: &'a [(String, usize)],
}

/// Words and places that are listed.
const MOST_COMMON: usize = 60;

/// Writes the report.
#[must_use]
pub fn report(report: &Report<'_>) -> String {
    let facts = report.facts;
    let title = if report.title.is_empty() { "工闻".to_owned() } else { report.title.to_owned() };
    let body = html! {
        h1 { "构建报告：" (title) }
        p.quiet { "这一页给管理员看，不必上传。打印或折叠都可以，其中没有程序。" }
        (sections::overview(report))
        (sections::failed(&facts.files))
        (sections::notes(&facts.notes))
        (sections::kinds(&facts.files))
        (chart::months(&facts.articles))
        (sections::words("最常见的词", report.words))
        (sections::words("最常见的地名", &common(places(&facts.articles))))
        (review::section(&facts.articles))
        (sections::rules(&facts.rules))
        (sections::passed_over(&facts.files))
        (sections::sizes(report.written))
    };
    page(&format!("构建报告：{title}"), &body)
}

/// The most frequent keywords of articles. They are taken from what the index is made of, which reads each once; an index would be
/// read from its beginning for each article.
pub(crate) fn common_keywords(articles: &[ArticleInput]) -> Vec<(String, usize)> {
    common(articles.iter().flat_map(|article| article.keywords.iter().cloned()))
}

fn places(articles: &[Entry]) -> impl Iterator<Item = String> {
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
    use gongwen_engine::Article;

    use super::*;

    const HOSTILE: &str = "</td><script>alert(1)</script><img src=x onerror=alert(2)>\"'&";

    fn hostile() -> String {
        let article = Article { id: "1".into(), title: HOSTILE.into(), ..Article::default() };
        let engine = Engine::open(gongwen_prepare::index(vec![article]).unwrap()).unwrap();
        let of = |outcome| FileReport {
            path: HOSTILE.into(),
            kind: HOSTILE.into(),
            outcome,
            note: HOSTILE.into(),
        };
        let facts = Facts {
            files: vec![
                of(Outcome::Articles(1)),
                of(Outcome::PassedOver(HOSTILE.into())),
                of(Outcome::Failed(HOSTILE.into())),
            ],
            articles: vec![Entry {
                id: HOSTILE.into(),
                source: HOSTILE.into(),
                title: HOSTILE.into(),
                date: Some(HOSTILE.into()),
                places: vec![HOSTILE.into()],
                doubts: vec![HOSTILE.into()],
            }],
            rules: vec![FieldRule { id: HOSTILE.into(), field: HOSTILE.into(), rule: HOSTILE.into() }],
            notes: vec![HOSTILE.into()],
        };
        report(&Report {
            title: HOSTILE,
            facts: &facts,
            engine: Some(&engine),
            words: &[(HOSTILE.into(), 1)],
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
