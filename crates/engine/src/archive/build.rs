//! From articles to the files of an archive. Runs natively, at build time.

use std::collections::BTreeSet;

use super::features::Collector;
use super::head::Head;
use crate::article::Article;
use crate::error::{GongwenError, Result};
use crate::index::build::{Encoded, encode};
use crate::index::{self, DocId, Field, IndexInput};
use crate::text::fold::FoldTable;

/// Text bytes after which a block of articles is closed.
const BLOCK_TEXT_BYTES: usize = 6 * 1024;

/// An archive, ready to be written to files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveFiles {
    /// What [`Archive::open`](super::Archive::open) takes.
    pub head: Vec<u8>,
    /// The blocks, by their number.
    pub blocks: Vec<Vec<u8>>,
}

/// Makes an archive: the same input gives the same bytes.
pub fn build(input: &IndexInput) -> Result<ArchiveFiles> {
    let Encoded { alphabet, texts, .. } = encode(input)?;
    let mut collector = Collector::default();
    let mut lengths = Vec::with_capacity(texts.len());
    for (doc, text) in texts.iter().enumerate() {
        let extent = index::text::extent(text, 0, alphabet.size())
            .ok_or_else(|| GongwenError::corrupt("a text was coded wrongly"))?;
        collector.add(&alphabet, doc as DocId, text, extent.headline_end as usize);
        lengths.push(extent.lengths);
    }
    let (first_keys, mut blocks): (Vec<_>, Vec<_>) = collector.blocks().into_iter().unzip();
    let mut first_docs = Vec::new();
    let mut start = 0;
    while start < input.articles.len() {
        let mut bytes = 0;
        let more = |text: &&Vec<u8>| {
            bytes += text.len();
            bytes <= BLOCK_TEXT_BYTES
        };
        let count = texts[start..].iter().take_while(more).count().max(1);
        let articles = input.articles[start..start + count].to_vec();
        let fold_table = table_for(&articles, &input.fold_table);
        first_docs.push(start as DocId);
        blocks.push(index::build(&IndexInput { articles, fold_table, ..IndexInput::default() })?);
        start += count;
    }
    let fold_table = input.fold_table.clone();
    let head = Head { alphabet, fold_table, lengths, first_keys, first_docs }.write();
    Ok(ArchiveFiles { head, blocks })
}

/// The foldings that these articles need: they fold the same with it as with the whole table.
fn table_for(articles: &[Article], table: &FoldTable) -> FoldTable {
    let text = articles.iter().flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article)));
    let built_in = FoldTable::default();
    let chars: BTreeSet<char> = text.flat_map(str::chars).map(|c| built_in.fold_char(c)).collect();
    FoldTable::new(table.pairs().iter().copied().filter(|(from, _)| chars.contains(from)).collect())
}
