//! Titles and dates that an editor should look at.

use std::collections::HashMap;

use maud::{Markup, html};

use super::Entry;

/// Characters of a headline: shorter or longer ones are rare.
const USUAL_LENGTH: std::ops::RangeInclusive<usize> = 4..=60;
/// Years in which a web page or a page of a paper can be printed.
const USUAL_YEARS: std::ops::RangeInclusive<u32> = 1949..=2099;

/// What is wanted of one article.
struct Doubt<'a> {
    article: &'a Entry,
    reasons: Vec<&'a str>,
}

/// The articles with a doubtful title or date, and why.
pub(super) fn section(articles: &[Entry]) -> Markup {
    let doubts = doubts(articles);
    html! {
        section {
            h2 { "待核对的标题和日期：" (doubts.len()) " 篇" }
            @if doubts.is_empty() {
                p { "没有。" }
            } @else {
                details open[doubts.len() <= 50] {
                    summary { "逐篇列出" }
                    table {
                        thead { tr { th { "标题" } th { "日期" } th { "文件" } th { "为什么" } } }
                        tbody {
                            @for Doubt { article, reasons } in &doubts {
                                tr {
                                    td { (article.title) }
                                    td { (article.date.as_deref().unwrap_or("—")) }
                                    td { (article.source) br; span.quiet { (article.id) } }
                                    td { (reasons.join("；")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn doubts(articles: &[Entry]) -> Vec<Doubt<'_>> {
    let mut titles: HashMap<&str, usize> = HashMap::new();
    for article in articles {
        *titles.entry(article.title.as_str()).or_default() += 1;
    }
    let doubts = articles.iter().map(|article| {
        let mut reasons = Vec::new();
        if !USUAL_LENGTH.contains(&article.title.chars().count()) {
            reasons.push("标题太短或太长");
        }
        if titles.get(article.title.as_str()).is_some_and(|&count| count > 1) {
            reasons.push("另有同名的文章");
        }
        if article.title.contains('\u{fffd}') {
            reasons.push("标题里有认不出的字");
        }
        reasons.extend(doubtful_date(article.date.as_deref()));
        reasons.extend(article.doubts.iter().map(String::as_str));
        Doubt { article, reasons }
    });
    doubts.filter(|doubt| !doubt.reasons.is_empty()).collect()
}

fn doubtful_date(date: Option<&str>) -> Option<&'static str> {
    let Some(date) = date else { return Some("没有日期") };
    let year = date.split('-').next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
    match year {
        None => Some("日期没有年份"),
        Some(year) if !USUAL_YEARS.contains(&year) => Some("年份不像"),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(title: &str, date: Option<&str>) -> Vec<String> {
        let article = Entry { title: title.into(), date: date.map(str::to_owned), ..Entry::default() };
        doubts(&[article]).into_iter().flat_map(|doubt| doubt.reasons).map(str::to_owned).collect()
    }

    #[test]
    fn only_what_is_odd_is_listed() {
        assert!(reasons("工会办起夜校", Some("2025-06-10")).is_empty());
        assert_eq!(reasons("首页", Some("2025-06-10")), ["标题太短或太长"]);
        assert_eq!(reasons("工会办起夜校", None), ["没有日期"]);
        assert_eq!(reasons("工会办起夜校", Some("06-10")), ["日期没有年份"]);
        assert_eq!(reasons("工会办起夜校", Some("1025-06-10")), ["年份不像"]);
    }
}
