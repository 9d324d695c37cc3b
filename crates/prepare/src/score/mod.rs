//! Scores the splitter against pages whose right split is known (gold): `gongwen score-pages`.
//!
//! Text is compared with white space removed, because the gold joins printed lines by hand; any of a
//! gold item's `title_alternatives` is taken.

mod gold;
mod manners;
mod press;
mod tally;

use std::path::{Path, PathBuf};

use crate::page;
pub use gold::GoldItem;
pub use manners::{MANNERS, Manner};
pub use tally::{Count, Tally};

/// Scores every page of `pages` that has a gold file of the same stem in `gold`. Returns the tally of
/// each page, in the order of their names.
pub fn score_folder(gold: &Path, pages: &Path) -> Result<Vec<(String, Tally)>, String> {
    let files = gold_files(gold)?;
    let mut scores = Vec::new();
    for file in files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let items = GoldItem::read(&file)?;
        let source = format!("{stem}.txt");
        let path = pages.join(&source);
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        scores.push((stem, score_page(&items, &source, &text)));
    }
    Ok(scores)
}

/// Lays the items of every gold file out in each of the [`MANNERS`] and scores the splitter on the pages
/// so made. Returns the sum for each manner.
pub fn score_relaid(gold: &Path) -> Result<Vec<(&'static str, Tally)>, String> {
    let files = gold_files(gold)?;
    let mut scores = Vec::new();
    for manner in &MANNERS {
        let mut sum = Tally::default();
        for file in &files {
            let items = GoldItem::read(file)?;
            let text = press::print(&items, manner);
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let items =
                if manner.corner_quotes { items.iter().map(GoldItem::restyled).collect() } else { items };
            sum.merge(&score_page(&items, &format!("{stem}.txt"), &text));
        }
        scores.push((manner.name, sum));
    }
    Ok(scores)
}

/// One page laid out in a manner, for looking at.
pub fn relay(gold: &Path, manner: usize) -> Result<String, String> {
    let manner =
        MANNERS.get(manner).ok_or_else(|| format!("manners are numbered 0 to {}", MANNERS.len() - 1))?;
    Ok(press::print(&GoldItem::read(gold)?, manner))
}

/// The gold files of a folder in the order of their names.
fn gold_files(gold: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(gold)
        .map_err(|error| format!("{}: {error}", gold.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("{}: no gold files (*.json)", gold.display()));
    }
    Ok(files)
}

/// Splits one page and scores the outcome.
#[must_use]
pub fn score_page(items: &[GoldItem], source: &str, text: &str) -> Tally {
    let split = page::split_page(source, page::id_prefix(source), text);
    let mut tally = Tally::compare(items, &split.articles);
    let lost = split.imbalance;
    if lost > 0 {
        tally
            .problems
            .push(format!("{source}: {lost} characters of the page are in no article and no furniture"));
    }
    tally.lost = lost;
    tally
}
