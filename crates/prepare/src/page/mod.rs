//! The newspaper splitter: from the text of a page to its stories.
//!
//! A pipeline whose stages can be looked at one by one: lines ([`lines`]) → blocks ([`blocks`], with
//! [`measure`]) → zones and stories ([`stories`], with [`opener`], [`credit`], [`heading`], [`furniture`],
//! [`listing`], [`flow`]) → detached headlines ([`assign`], [`ngrams`]) → roles and fields ([`roles`],
//! [`build`]).

mod assign;
mod blocks;
mod build;
mod byline;
pub(crate) mod chars;
mod columns;
mod credit;
mod flow;
mod furniture;
mod heading;
mod layout;
mod lines;
mod listing;
mod measure;
mod ngrams;
mod opener;
mod roles;
mod run_in;
mod stories;

use gongwen_engine::{Article, Kind};

/// Splits the text of one page into articles; `source` is the file's name.
#[must_use]
pub fn split(source: &str, text: &str) -> Vec<Article> {
    let lines = lines::read_lines(text);
    let blocks = blocks::make_blocks(lines);
    let mut page = stories::split(&blocks);
    let _left = assign::assign(&mut page);
    let prefix = id_prefix(source);
    for draft in &mut page.drafts {
        run_in::join_leads(draft);
    }
    let columns = columns::headlines(&page.drafts);
    page.drafts
        .iter()
        .zip(columns)
        .enumerate()
        .map(|(index, (draft, column))| {
            let mut article =
                build::build(source, format!("{prefix}-{:02}", index + 1), draft, column.headline);
            if column.brief {
                article.kind = Kind::Brief;
            }
            article
        })
        .collect()
}

/// The part of a file name that its articles' ids begin with: up to the first `_`, or to the extension.
fn id_prefix(source: &str) -> &str {
    let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
    match stem.split_once('_') {
        Some((prefix, _)) if !prefix.is_empty() => prefix,
        _ => stem,
    }
}
