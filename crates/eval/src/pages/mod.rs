//! Scores the page splitter against pages whose right split is known (gold): `gongwen-eval pages`.
//!
//! Texts are compared without white space, because the gold joins printed lines by hand; any of a gold item's
//! `title_alternatives` is right.

mod columns;
mod compare;
mod gold;
mod layout;
mod score;
mod style;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use gongwen_prepare::page;
use gongwen_prepare::read::pages;

pub use compare::compare;
pub use gold::GoldItem;
pub use score::{Count, PageScore};
pub use style::{PAGE_STYLES, PageStyle};

/// Scores every page of `pages` (`NAME.pdf` or `NAME.txt`) that has a gold file of the same stem in `gold`. Returns the
/// score of each page, in the order of their names.
pub fn score_folder(gold: &Path, pages: &Path) -> Result<Vec<(String, PageScore)>> {
    let mut scores = Vec::new();
    for file in gold_files(gold)? {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let items = GoldItem::read(&file)?;
        let sheet = pages.join(format!("{stem}.pdf"));
        let score = if sheet.exists() {
            score_sheet(&items, &sheet)?
        } else {
            let source = format!("{stem}.txt");
            score_page(&items, &source, &crate::files::text(&pages.join(&source))?)
        };
        scores.push((stem, score));
    }
    Ok(scores)
}

/// Splits a PDF and scores the outcome.
fn score_sheet(items: &[GoldItem], path: &Path) -> Result<PageScore> {
    let name = || path.display().to_string();
    let bytes = std::fs::read(path).with_context(name)?;
    let source = path.file_name().unwrap_or_default().to_string_lossy();
    let split = pages::split_pdf(&source, page::id_prefix(&source), &bytes).with_context(name)?;
    Ok(score_split(items, &source, &split))
}

/// Typesets the items of every gold file anew in each of the [`PAGE_STYLES`] and scores the splitter on the pages
/// so made. Returns the sum for each style.
pub fn score_retypeset(gold: &Path) -> Result<Vec<(&'static str, PageScore)>> {
    let files = gold_files(gold)?;
    let mut scores = Vec::new();
    for style in &PAGE_STYLES {
        let mut sum = PageScore::default();
        for file in &files {
            let items = GoldItem::read(file)?;
            let text = layout::typeset(&items, style);
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let items = items_in_style(items, style);
            sum.merge(&score_page(&items, &format!("{stem}.txt"), &text));
        }
        scores.push((style.name, sum));
    }
    Ok(scores)
}

/// The page of one gold file in one of the [`PAGE_STYLES`], for looking at.
pub fn retypeset(gold: &Path, style: usize) -> Result<String> {
    let numbered = || format!("page styles are numbered 0 to {}", PAGE_STYLES.len() - 1);
    let style = PAGE_STYLES.get(style).with_context(numbered)?;
    Ok(layout::typeset(&GoldItem::read(gold)?, style))
}

/// The gold items as a page of the style prints them.
fn items_in_style(items: Vec<GoldItem>, style: &PageStyle) -> Vec<GoldItem> {
    if style.corner_quotes { items.iter().map(GoldItem::with_corner_quotes).collect() } else { items }
}

/// The gold files of a folder in the order of their names.
fn gold_files(gold: &Path) -> Result<Vec<PathBuf>> {
    let files = crate::files::json_files(gold)?;
    if files.is_empty() {
        bail!("{}: no gold files (*.json)", gold.display());
    }
    Ok(files)
}

/// Splits one page and scores the outcome.
#[must_use]
pub fn score_page(items: &[GoldItem], source: &str, text: &str) -> PageScore {
    score_split(items, source, &page::split_page(source, page::id_prefix(source), text))
}

fn score_split(items: &[GoldItem], source: &str, split: &page::Split) -> PageScore {
    let mut score = compare(items, &split.articles);
    let lost = split.imbalance;
    if lost > 0 {
        score
            .problems
            .push(format!("{source}: {lost} characters of the page are in no article and no furniture"));
    }
    score.lost = lost;
    score
}
