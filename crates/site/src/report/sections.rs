//! The sections of the report that are lists and tables.

use std::collections::BTreeMap;

use gongwen_engine::Engine;
use maud::{Markup, html};

use super::{FieldRule, FileReport, Outcome, Report};

/// Examples of articles that a rule has.
const EXAMPLES: usize = 20;
/// Longer lists are folded.
const FOLDED: usize = 50;

/// How many files and articles, and how large.
pub(super) fn overview(report: &Report<'_>) -> Markup {
    let count = |of: fn(&Outcome) -> bool| report.facts.files.iter().filter(|file| of(&file.outcome)).count();
    let read = count(|outcome| matches!(outcome, Outcome::Articles(_)));
    let passed_over = count(|outcome| matches!(outcome, Outcome::PassedOver(_)));
    let failed = count(|outcome| matches!(outcome, Outcome::Failed(_)));
    let stats = report.engine.map(Engine::stats);
    let mut dates: Vec<&str> =
        report.facts.articles.iter().filter_map(|article| article.date.as_deref()).collect();
    dates.retain(|date| date.split('-').next().is_some_and(|year| year.len() == 4));
    dates.sort_unstable();
    html! {
        section {
            h2 { "概况" }
            ul.cards {
                li { b { (report.facts.articles.len()) } "篇文章" }
                li { b { (read) } "个文件读出了文章" }
                li { b { (passed_over) } "个文件略过" }
                li class=[(failed > 0).then_some("bad")] { b { (failed) } "个文件读不出" }
                @if let Some(stats) = &stats {
                    li { b { (stats.characters) } "字" }
                    li { b { (size(stats.index_bytes)) } "索引" }
                }
            }
            @if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
                p { "日期从 " (first) " 到 " (last) "。" }
            }
        }
    }
}

/// A table of files; folded where it is long.
fn table(files: &[(&FileReport, &String)]) -> Markup {
    html! {
        details open[files.len() <= FOLDED] {
            summary { "逐个列出" }
            table {
                thead { tr { th { "文件" } th { "类别" } th { "原因" } } }
                tbody {
                    @for (file, reason) in files {
                        tr { td { (file.path) } td { (file.kind) } td { (reason) } }
                    }
                }
            }
        }
    }
}

/// Files that could not be read: what is to be done first.
pub(super) fn failed(files: &[FileReport]) -> Markup {
    let failed: Vec<_> = files
        .iter()
        .filter_map(|file| match &file.outcome {
            Outcome::Failed(reason) => Some((file, reason)),
            _ => None,
        })
        .collect();
    if failed.is_empty() {
        return html! {};
    }
    html! {
        section {
            h2 { "读不出的文件：" (failed.len()) " 个" }
            p { "其余的文件照常读入。改好以后再运行一次。" }
            (table(&failed))
        }
    }
}

/// Remarks on the build.
pub(super) fn notes(notes: &[String]) -> Markup {
    html! {
        @if !notes.is_empty() {
            section {
                h2 { "要留意的" }
                details open[notes.len() <= FOLDED] {
                    summary { (notes.len()) " 条" }
                    ul { @for note in notes { li { (note) } } }
                }
            }
        }
    }
}

/// Files and articles of each kind.
pub(super) fn kinds(files: &[FileReport]) -> Markup {
    let mut kinds: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for file in files {
        let counts = kinds.entry(&file.kind).or_default();
        counts[0] += 1;
        match file.outcome {
            Outcome::Articles(articles) => counts[1] += articles,
            Outcome::PassedOver(_) => counts[2] += 1,
            Outcome::Failed(_) => counts[3] += 1,
        }
    }
    html! {
        section {
            h2 { "按类别" }
            table {
                thead { tr { th { "类别" } th.n { "文件" } th.n { "文章" } th.n { "略过" } th.n { "读不出" } } }
                tbody {
                    @for (kind, counts) in &kinds {
                        tr { td { (kind) } @for count in counts { td.n { (count) } } }
                    }
                }
            }
        }
    }
}

/// Words with their counts.
pub(super) fn words(title: &str, words: &[(String, usize)]) -> Markup {
    html! {
        @if !words.is_empty() {
            section {
                h2 { (title) }
                ul.words { @for (word, count) in words { li { (word) " " span.quiet { (count) } } } }
            }
        }
    }
}

/// Which rule gave which field, with examples.
pub(super) fn rules(rules: &[FieldRule]) -> Markup {
    let mut fields: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for FieldRule { id, field, rule } in rules {
        fields.entry((field, rule)).or_default().push(id);
    }
    html! {
        @if !fields.is_empty() {
            section {
                h2 { "各项出自哪条规则" }
                p.quiet { "排在后面的规则更容易弄错。要改，在 gongwen.toml 里写明选择器。" }
                table {
                    thead { tr { th { "项" } th { "规则" } th.n { "篇数" } th { "例子" } } }
                    tbody {
                        @for ((field, rule), ids) in &fields {
                            tr {
                                td { (field) }
                                td { (rule) }
                                td.n { (ids.len()) }
                                td { details { summary { "文章编号" } (ids.iter().take(EXAMPLES).copied().collect::<Vec<_>>().join("、")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Files without an article, by the reason.
pub(super) fn passed_over(files: &[FileReport]) -> Markup {
    let mut reasons: BTreeMap<&str, Vec<&FileReport>> = BTreeMap::new();
    for file in files {
        if let Outcome::PassedOver(reason) = &file.outcome {
            reasons.entry(reason).or_default().push(file);
        }
    }
    let total: usize = reasons.values().map(Vec::len).sum();
    html! {
        section {
            h2 { "略过的文件：" (total) " 个" }
            @if total == 0 { p { "没有。" } }
            @for (reason, files) in &reasons {
                details {
                    summary { (reason) "：" (files.len()) " 个" }
                    ul { @for file in files { li { (file.path) " " span.quiet { (file.kind) " " (file.note) } } } }
                }
            }
        }
    }
}

/// The files that were written.
pub(super) fn sizes(written: &[(String, usize)]) -> Markup {
    html! {
        section {
            h2 { "写出的文件" }
            p.quiet { "没有压缩的大小；服务器打开压缩以后，读者下载的约为一半。" }
            table {
                thead { tr { th { "文件" } th.n { "大小" } } }
                tbody { @for (path, bytes) in written { tr { td { (path) } td.n { (size(*bytes)) } } } }
            }
        }
    }
}

/// Bytes as a reader takes them in.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} 字节"),
        1_000..1_000_000 => format!("{:.1} KB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
