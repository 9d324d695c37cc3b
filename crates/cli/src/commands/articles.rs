//! `gongwen articles`: split pages into articles, and show what the splitter is unsure of.

use std::path::Path;

use anyhow::{Context, bail};
use gongwen_engine::{Article, Kind};
use gongwen_prepare::page::{Review, Role, Split, StageReport};
use gongwen_prepare::read::{FileOutcome, FileReport, ReadArticle, Totals};

use crate::output::say;

/// Read files into articles: newspaper pages are split, other files are read by their kind.
///
/// Without --json or --lines it prints a review: each article with its confidence, doubtful headlines with
/// the one that matches second best, and lines that found no place. Corrections go into NAME.fix.toml
/// beside NAME.txt.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  gongwen articles seeds/ --json > articles.jsonl\n  gongwen articles A03.txt\n  gongwen articles A03.txt --lines\n  gongwen articles A03.txt --stages\n  gongwen articles A03.pdf --svg A03.svg"
)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: super::inputs::Inputs,
    /// Print JSON lines, one article each.
    #[arg(long, conflicts_with = "lines")]
    json: bool,
    /// Print where every line of the page went.
    #[arg(long)]
    lines: bool,
    /// Print what each stage of the reading found.
    #[arg(long, conflicts_with_all = ["json", "lines"])]
    stages: bool,
    /// Draw a PDF with its lines, boxes and stories as SVG into this file, in place of printing.
    #[arg(long, value_name = "OUT.svg", conflicts_with_all = ["json", "lines", "stages"])]
    svg: Option<std::path::PathBuf>,
}

/// Prints the articles of the given files.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    if args.json {
        let read = args.inputs.read()?;
        for article in &read.articles {
            say!("{}", gongwen_prepare::json_line(article)?);
        }
        return read.verdict();
    }
    if let Some(out) = &args.svg {
        let svg = args.inputs.svg()?.context("--svg draws PDF files, and none is given")?;
        return std::fs::write(out, svg).with_context(|| out.display().to_string());
    }
    if args.stages {
        return args.inputs.stages(&mut |file, reports| print_stages(file, reports));
    }
    if args.lines {
        return args.inputs.pages(&mut |file, split| print_lines(file, split));
    }
    let reading = args.inputs.reading()?;
    let pages = reading.files.iter().filter(|file| is_page(file)).count();
    if pages == reading.files.len() {
        return args.inputs.pages(&mut |file, split| print_review(file, split));
    }
    reading.files.iter().for_each(print_file);
    let Totals { files, articles, doubtful, other, failed, .. } = reading.totals();
    say!("共 {files} 个文件：{articles} 篇，{doubtful} 篇待核对；{other} 个不含文章，{failed} 个读不了");
    if failed > 0 {
        bail!("{failed} of {files} files could not be read");
    }
    Ok(())
}

/// Whether a file is a newspaper page that was read.
fn is_page(file: &FileReport) -> bool {
    matches!(&file.outcome, FileOutcome::Articles(read) if read.page.is_some())
}

/// What became of a file: a line for it, and one for each article.
fn print_file(file: &FileReport) {
    match &file.outcome {
        FileOutcome::Failed(cause) => say!("{}：读不了：{cause}", file.shown),
        FileOutcome::Other(other) => say!("{}：{other}", file.shown),
        FileOutcome::Articles(read) => {
            say!("{}：{}，{} 篇", file.shown, file.kind.name(), read.articles.len());
            for ReadArticle { article, doubts, rules } in &read.articles {
                let mark = if doubts.is_empty() { " " } else { "?" };
                let date = article.date.as_deref().unwrap_or("无日期");
                say!("{mark} {} [{}] {date} {}", article.id, kind(article), article.heading());
                for doubt in doubts {
                    say!("      {doubt}");
                }
                if !rules.is_empty() {
                    let rules: Vec<String> =
                        rules.iter().map(|rule| format!("{} {}", rule.field, rule.rule)).collect();
                    say!("      规则：{}", rules.join("，"));
                }
            }
        }
    }
    for warning in &file.warnings {
        say!("      {warning}");
    }
}

fn kind(article: &Article) -> &'static str {
    match article.kind {
        Kind::Article => "文章",
        Kind::Photo => "图片",
        Kind::Listing => "预告",
        Kind::Brief => "简讯",
    }
}

fn print_review(file: &Path, split: &Split) {
    let doubtful = split.reviews.iter().filter(|review| review.is_doubtful()).count();
    say!(
        "{}：{} 篇，{doubtful} 篇待核对，{} 行版面信息，{} 行未归属",
        file.display(),
        split.articles.len(),
        split.furniture.len(),
        split.unplaced.len()
    );
    for (article, review) in split.articles.iter().zip(&split.reviews) {
        print_article(article, review);
    }
    for text in &split.furniture {
        say!("  版面信息：{text}");
    }
    for text in &split.unplaced {
        say!("  未归属：{text}");
    }
}

fn print_article(article: &Article, review: &Review) {
    let mark = if review.is_doubtful() { "?" } else { " " };
    let first = article.source_lines.first().map_or(0, |(first, _)| *first);
    say!(
        "{mark} {} [{}] {:.2} 第{first}行起 {}",
        article.id,
        kind(article),
        article.confidence,
        article.heading()
    );
    for (name, value) in [
        ("栏目", &article.section),
        ("肩题", &article.kicker),
        ("副题", &article.subtitle),
        ("署名", &article.byline),
    ] {
        if let Some(value) = value {
            say!("      {name}：{value}");
        }
    }
    if review.is_doubtful() {
        say!(
            "      把握：标题 {:.2}，标题分行 {:.2}，正文 {:.2}，署名 {:.2}",
            review.title,
            review.division,
            review.text,
            review.byline
        );
        if let Some(runner_up) = &review.runner_up {
            say!("      另一可能的标题：{runner_up}");
        }
        for note in &review.notes {
            say!("      {note}");
        }
    }
}

fn print_stages(file: &Path, reports: &[StageReport]) {
    say!("{}", file.display());
    for report in reports {
        say!("== {}", report.stage);
        for line in &report.found {
            say!("{line}");
        }
    }
}

fn print_lines(file: &Path, split: &Split) {
    say!("{}", file.display());
    for placement in &split.placements {
        let owner =
            placement.article.as_deref().unwrap_or(if placement.role == Role::Furniture { "-" } else { "?" });
        say!("{:>5}  {owner}  {}", placement.line, placement.role.name());
    }
    if split.imbalance > 0 {
        say!("字数不符：{}", split.imbalance);
    }
}
