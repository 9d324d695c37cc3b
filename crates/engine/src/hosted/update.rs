//! A build after a few changes: the archive that was built before stays, but for the root and the file of recent articles.

use std::collections::HashMap;

use super::article_fields::hash_article;
use super::file::{ArchiveFile, FileId, Hash, ROOT};
use super::plan::date_order;
use super::recent;
use super::root::{RecentFile, Root};
use crate::error::Result;
use crate::index::build::check_ids;
use crate::index::{ArticleInput, IndexInput};
use crate::text::fold::fold_to_chars;

/// One of so many articles may be withdrawn: what is withdrawn is still in the lists that a query reads.
const MOST_WITHDRAWN: usize = 50;

/// What a build after a few changes writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The file of recent articles, if there is one, and the root, which is to be written last.
    pub files: Vec<ArchiveFile>,
    /// The path of the file of recent articles before this build, which open pages still ask for.
    pub before: Option<String>,
    /// Articles that came or were changed since the archive was built.
    pub recent: usize,
    /// Articles of the archive that were changed or are gone.
    pub withdrawn: usize,
}

/// The hash by which an article is known again.
fn known_by(input: &ArticleInput) -> u64 {
    let mut hash = Hash::default();
    hash_article(&input.article, &mut hash);
    hash.0
}

/// The record of the articles of a segment in their order: its name, and a hash of each.
pub(super) fn record(segment: u64, articles: &[&ArticleInput]) -> Vec<u8> {
    let hashes = articles.iter().map(|input| known_by(input));
    std::iter::once(segment).chain(hashes).flat_map(u64::to_le_bytes).collect()
}

/// What is to be written so that an archive, of which root and record are given, is one of these articles. None where too much was
/// changed, or another version made it: then it is to be built anew.
///
/// # Errors
/// [`ErrorCode::BadOption`](crate::ErrorCode::BadOption) when two articles have the same id.
pub fn update(root: &[u8], record: &[u8], input: &IndexInput) -> Result<Option<Update>> {
    check_ids(&input.articles)?;
    let Ok(mut root) = Root::read(root) else { return Ok(None) };
    let mut numbers =
        record.chunks_exact(8).filter_map(|bytes| Some(u64::from_le_bytes(bytes.try_into().ok()?)));
    if numbers.next() != Some(root.segment) || record.len() != 8 * (1 + root.layout.articles as usize) {
        return Ok(None);
    }
    let mut left: HashMap<u64, Vec<u32>> = HashMap::new();
    for (doc, hash) in (0..).zip(numbers) {
        left.entry(hash).or_default().push(doc);
    }
    let mut articles: Vec<&ArticleInput> = Vec::new();
    for article in &input.articles {
        if left.get_mut(&known_by(article)).is_none_or(|docs| docs.pop().is_none()) {
            articles.push(article);
        }
    }
    articles.sort_by(|a, b| date_order(&b.article).cmp(&date_order(&a.article)));
    let mut withdrawn: Vec<u32> = left.into_values().flatten().collect();
    withdrawn.sort_unstable();
    let body = if articles.is_empty() { Vec::new() } else { recent::write(&articles)? };
    let fold = |word: &String| fold_to_chars(word, &input.fold_table);
    let groups: Vec<Vec<Vec<char>>> =
        input.vocabulary.aliases.iter().map(|group| group.iter().map(fold).collect()).collect();
    let is_known = |c: &char| root.characters.symbol(*c).is_some();
    let are_known = groups.iter().flatten().flatten().all(is_known);
    if articles.len() > recent::MOST_ARTICLES
        || body.len() > recent::MOST_BYTES
        || withdrawn.len() * MOST_WITHDRAWN > root.layout.articles as usize
        || !are_known
    {
        return Ok(None);
    }
    let (recent, gone) = (articles.len(), withdrawn.len());
    root.aliases = groups.iter().map(|group| group.iter().map(String::from_iter).collect()).collect();
    root.withdrawn = withdrawn;
    let before = root.recent.map(|recent| FileId::Recent(recent.number).path(root.segment));
    let mut hash = Hash::default();
    hash.add(&body);
    let number = (hash.0 ^ hash.0 >> 32) as u32;
    root.recent = (recent > 0).then_some(RecentFile { number, articles: recent as u32 });
    let mut files = Vec::new();
    if recent > 0 {
        let id = FileId::Recent(number);
        files.push(ArchiveFile { path: id.path(root.segment), bytes: id.seal(root.segment, &body) });
    }
    files.push(ArchiveFile { path: ROOT.to_owned(), bytes: root.write()? });
    Ok(Some(Update { files, before, recent, withdrawn: gone }))
}
