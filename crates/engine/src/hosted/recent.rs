//! The recent articles: what came or was changed since the archive was built, in one file that every query reads. A build after a few
//! changes writes this file and the root, and nothing else.
//!
//! The file is a table of characters of its own (its length before it) and the texts in the codes of that table. Recent articles are
//! numbered after all others.

use std::collections::BTreeSet;

use super::article_fields::each_string;
use super::characters::{CharacterInput, Characters};
use super::document::Document;
use super::keys::Key;
use super::range_coder::{Decoder, Encoder};
use super::texts;
use crate::error::Result;
use crate::index::ArticleInput;
use crate::index::varint::{self, Cursor};
use crate::text::fold::FoldTable;

/// Bytes of the file, beyond which the archive is built anew: every query reads it.
pub(super) const MOST_BYTES: usize = 12_000;
/// Articles in it, beyond which the archive is built anew.
pub(super) const MOST_ARTICLES: usize = 100;

/// The recent articles, read.
#[derive(Debug)]
pub(super) struct Recent {
    pub(super) articles: Vec<ArticleInput>,
    /// The keys of each.
    keys: Vec<BTreeSet<Key>>,
}

/// Writes the file.
pub(super) fn write(articles: &[&ArticleInput]) -> Result<Vec<u8>> {
    let mut all = std::collections::BTreeMap::new();
    for article in articles {
        each_string(&article.article, &mut |string| {
            string.chars().for_each(|c| *all.entry(c).or_insert(0_u64) += 1);
        });
    }
    let count = articles.len() as u32;
    let character =
        |(c, printed): (char, u64)| CharacterInput { c, printed, articles: printed.min(count.into()) as u32 };
    let characters = Characters::build(all.into_iter().map(character).collect(), count)?;
    let (mut out, mut table) = (Vec::new(), Encoder::default());
    characters.write(&mut table);
    varint::write_bytes(&mut out, &table.finish());
    out.extend(texts::write(articles, &characters));
    Ok(out)
}

impl Recent {
    /// Reads the file with so many articles; `None` where it is damaged.
    pub(super) fn read(
        bytes: &[u8],
        count: u32,
        table: &FoldTable,
        is_frequent: &dyn Fn(Key) -> bool,
    ) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let coded = cursor.byte_string();
        let rest = cursor.take(cursor.left());
        cursor.valid(())?;
        let characters = Characters::read(&mut Decoder::new(coded), count)?;
        let articles = texts::read(rest, &characters)?;
        let keys = articles.iter().map(|article| {
            let (document, mut keys) = (Document::of(article, table), BTreeSet::new());
            document.each_key(is_frequent, |places, _| {
                keys.insert(document.key(places));
            });
            keys
        });
        let keys = keys.collect();
        (articles.len() == count as usize).then_some(Self { articles, keys })
    }

    /// The places of those that hold all of some keys.
    pub(super) fn holding<'a>(&'a self, keys: &'a [Key]) -> impl Iterator<Item = u32> + 'a {
        let holds = |of: &BTreeSet<Key>| keys.iter().all(|key| of.contains(key));
        (0..).zip(&self.keys).filter(move |(_, of)| holds(of)).map(|(at, _)| at)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn recent_articles_come_back() {
        let article = |id: &str, text: &str| {
            ArticleInput::from(Article {
                id: id.into(),
                title: text.into(),
                confidence: 1.0,
                ..Article::default()
            })
        };
        let articles = [article("a", "劳动竞赛开始"), article("b", "送清凉")];
        let bytes = write(&articles.iter().collect::<Vec<_>>()).unwrap();
        let read = |bytes: &[u8], count| Recent::read(bytes, count, &FoldTable::default(), &|_| false);
        let back = read(&bytes, 2).unwrap();
        assert_eq!(back.articles[1].article, articles[1].article);
        let keys = [Key::of(&['竞', '赛']), Key::of(&['开', '始'])];
        assert_eq!(back.holding(&keys).collect::<Vec<_>>(), [0]);
        assert!(read(&bytes, 3).is_none());
        for end in 0..bytes.len() {
            let _ = read(&bytes[..end], 2);
        }
    }
}
