//! The root: the file that is read first, and the only one whose content changes under its name.
//!
//! ```text
//! 4 bytes   magic "GWAR"
//! 1 byte    version
//! 4 bytes   checksum of all that follows, little endian
//! 8 bytes   the segment: the hash that names the folder of the other files
//! varints   articles; log₂ of the buckets; articles a file of texts; log₂ of the files of words by character, of words by
//!           pinyin and of words of like meaning; articles that a key must
//!           exceed to be frequent; bits of a remainder of a frequent key
//! 8 bytes   mean lengths of headline and body, as two floats
//! bytes     the frequent keys and the characters, one stream of a range coder (its length before it)
//! bytes     the fold table of the characters that are printed, deflated (its length before it)
//! byte      1 where a file has the whole fold table
//! bytes     the months of the articles (its length before it)
//! varints   the number of withdrawn articles, and the differences of their numbers; how many recent articles, and the
//!           number of their file
//! bytes     the aliases, deflated: strings end with 0, a group with 1
//! ```

use super::bucket::Bounds;
use super::characters::Characters;
use super::file::{Hash, deflate, inflate};
use super::frequent_keys::FrequentKeys;
use super::keys::KEY_BITS;
use super::months::Months;
use super::range_coder::{Decoder, Encoder};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::index::fold_table;
use crate::index::varint::{self, Cursor};
use crate::search::bm25f::AverageLengths;
use crate::text::chars::is_separator;
use crate::text::fold::FoldTable;

const MAGIC: &[u8; 4] = b"GWAR";
/// Raised whenever the layout changes.
pub(super) const VERSION: u8 = 7;
const HEAD: usize = 9;
/// Numbers of articles are coded below the next multiple of it, so that a few articles more leave most lists as they are.
const CAPACITY_STEP: u32 = 4096;
const MOST_BYTES: usize = 4 << 20;
/// Articles of the largest archive.
const MOST_ARTICLES: u32 = 1 << 26;

/// How the files of an archive are laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    pub(super) articles: u32,
    /// log₂ of the number of buckets.
    pub(super) bucket_bits: u32,
    /// Articles in a file of texts.
    pub(super) texts: u32,
    /// log₂ of the number of files of words by their first character.
    pub(super) word_bits: u32,
    /// log₂ of the number of files of words by their pinyin.
    pub(super) spelling_bits: u32,
    /// log₂ of the number of files of words of like meaning.
    pub(super) synonym_bits: u32,
    /// Articles that a key must exceed to be frequent.
    pub(super) frequent: u32,
}

impl Layout {
    pub(super) fn bounds(self) -> Bounds {
        Bounds { capacity: self.articles.next_multiple_of(CAPACITY_STEP).max(1), frequent: self.frequent }
    }
}

/// The file of the recent articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RecentFile {
    pub(super) number: u32,
    pub(super) articles: u32,
}

/// The root, read.
#[derive(Clone, Debug)]
pub(super) struct Root {
    pub(super) segment: u64,
    pub(super) layout: Layout,
    pub(super) averages: AverageLengths,
    pub(super) frequent: FrequentKeys,
    pub(super) characters: Characters,
    pub(super) fold_table: FoldTable,
    /// Whether the fold table of a file has more: what nobody prints, but some type.
    pub(super) has_more_folds: bool,
    pub(super) months: Months,
    /// The numbers of articles that are no longer there, ascending.
    pub(super) withdrawn: Vec<u32>,
    pub(super) recent: Option<RecentFile>,
    /// Groups of words for the same thing, folded.
    pub(super) aliases: Vec<Vec<String>>,
}

impl Root {
    pub(super) fn write(&self) -> Result<Vec<u8>> {
        let Layout { articles, bucket_bits, texts, word_bits, spelling_bits, synonym_bits, frequent } =
            self.layout;
        let mut body = self.segment.to_le_bytes().to_vec();
        let bits = self.frequent.bits;
        for number in [articles, bucket_bits, texts, word_bits, spelling_bits, synonym_bits, frequent, bits] {
            varint::write(&mut body, u64::from(number));
        }
        body.extend(self.averages.headline.to_le_bytes());
        body.extend(self.averages.body.to_le_bytes());
        let mut out = Encoder::default();
        self.frequent.write(&mut out);
        self.characters.write(&mut out);
        varint::write_bytes(&mut body, &out.finish());
        varint::write_bytes(&mut body, &self.write_folds(&self.fold_table)?);
        body.push(u8::from(self.has_more_folds));
        varint::write_bytes(&mut body, &self.months.write());
        varint::write(&mut body, self.withdrawn.len() as u64);
        let mut last = 0;
        for &doc in &self.withdrawn {
            varint::write(&mut body, u64::from(doc - last));
            last = doc;
        }
        let recent = self.recent.map_or([0, 0], |recent| [recent.articles, recent.number]);
        for number in recent {
            varint::write(&mut body, u64::from(number));
        }
        let mut aliases = Vec::new();
        for group in &self.aliases {
            for word in group {
                self.characters.encode(word, &mut aliases);
                aliases.push(0);
            }
            aliases.push(1);
        }
        body.extend(deflate(&aliases));
        let mut file = MAGIC.to_vec();
        file.push(VERSION);
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        Ok(file)
    }

    /// A fold table in the codes of the archive's characters.
    pub(super) fn write_folds(&self, table: &FoldTable) -> Result<Vec<u8>> {
        Ok(deflate(&fold_table::write(table, &self.characters.alphabet()?)))
    }

    /// Reads a fold table; `None` where it is damaged.
    pub(super) fn read_folds(&self, bytes: &[u8]) -> Option<FoldTable> {
        fold_table::read(&inflate(bytes, MOST_BYTES)?, &self.characters.alphabet().ok()?)
    }

    /// Whether the whole fold table is needed for a folded string: it has characters that nobody prints.
    pub(super) fn may_fold(&self, folded: &[char]) -> bool {
        let is_unknown = |&c: &char| !c.is_ascii() && self.characters.symbol(c).is_none() && !is_separator(c);
        self.has_more_folds && folded.iter().any(is_unknown)
    }

    /// Reads a root.
    ///
    /// # Errors
    /// [`ErrorCode::NotAnIndex`], [`ErrorCode::Version`], [`ErrorCode::Corrupt`].
    pub(super) fn read(file: &[u8]) -> Result<Self> {
        if file.len() < HEAD || &file[..4] != MAGIC {
            return Err(GongwenError::new(
                ErrorCode::NotAnIndex,
                "the bytes do not start as the root of an archive",
            ));
        }
        if file[4] != VERSION {
            return Err(GongwenError::new(
                ErrorCode::Version,
                "the archive was made by another version of Gongwen: make it anew with this one",
            ));
        }
        let body = &file[HEAD..];
        if file[5..HEAD] != checksum(body).to_le_bytes() {
            return Err(GongwenError::corrupt("the root of the archive is cut or altered"));
        }
        Self::read_body(body)
            .ok_or_else(|| GongwenError::corrupt("the root of the archive holds what no Gongwen writes"))
    }

    fn read_body(body: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::new(body);
        let segment = u64::from_le_bytes(cursor.take(8).try_into().ok()?);
        let mut number = |limit: u32| cursor.below(limit as usize) as u32;
        let articles = number(MOST_ARTICLES);
        let bucket_bits = number(KEY_BITS);
        let texts = number(u32::MAX);
        let word_bits = number(KEY_BITS);
        let spelling_bits = number(KEY_BITS);
        let synonym_bits = number(KEY_BITS);
        let frequent = number(u32::MAX);
        let width = number(KEY_BITS);
        let mut float = || {
            Some(f32::from_le_bytes(cursor.take(4).try_into().ok()?)).filter(|f| f.is_finite() && *f > 0.0)
        };
        let averages = AverageLengths { headline: float()?, body: float()? };
        let coded = cursor.byte_string();
        let table = inflate(cursor.byte_string(), MOST_BYTES)?;
        let has_more_folds = cursor.byte() == 1;
        let months = Months::read(cursor.byte_string(), articles)?;
        let withdrawn = read_withdrawn(&mut cursor, articles)?;
        let recent = (cursor.below(1 << 16) as u32, cursor.varint() as u32);
        let recent = (recent.0 > 0).then_some(RecentFile { articles: recent.0, number: recent.1 });
        let aliases = inflate(cursor.take(cursor.left()), MOST_BYTES)?;
        cursor.valid(())?;
        (texts > 0).then_some(())?;
        let mut bits = Decoder::new(coded);
        let keys = FrequentKeys::read(&mut bits, width)?;
        let characters = Characters::read(&mut bits, articles)?;
        let fold_table = fold_table::read(&table, &characters.alphabet().ok()?)?;
        let aliases = read_aliases(&aliases, &characters)?;
        let layout =
            Layout { articles, bucket_bits, texts, word_bits, spelling_bits, synonym_bits, frequent };
        Some(Self {
            segment,
            layout,
            averages,
            frequent: keys,
            characters,
            fold_table,
            has_more_folds,
            months,
            withdrawn,
            recent,
            aliases,
        })
    }
}

fn read_withdrawn(cursor: &mut Cursor<'_>, articles: u32) -> Option<Vec<u32>> {
    let count = cursor.below(articles as usize + 1);
    let (mut docs, mut last) = (Vec::new(), 0_u32);
    for _ in 0..count {
        last = last.checked_add(cursor.below(articles as usize) as u32)?;
        docs.push(last);
    }
    cursor.valid(docs)
}

fn read_aliases(mut bytes: &[u8], characters: &Characters) -> Option<Vec<Vec<String>>> {
    let (mut groups, mut group) = (Vec::new(), Vec::new());
    while let Some(&first) = bytes.first() {
        if first == 1 {
            groups.push(std::mem::take(&mut group));
            bytes = &bytes[1..];
            continue;
        }
        let (word, length) = characters.decode(bytes)?;
        group.push(word);
        bytes = bytes.get(length..)?;
    }
    Some(groups)
}

/// Puts the checksum right, whatever else is in the file.
pub(super) fn seal(file: &mut [u8]) {
    if let Some((head, body)) = file.split_at_mut_checked(HEAD) {
        head[MAGIC.len() + 1..].copy_from_slice(&checksum(body).to_le_bytes());
    }
}

fn checksum(body: &[u8]) -> u32 {
    let mut hash = Hash::default();
    hash.add(body);
    (hash.0 ^ hash.0 >> 32) as u32
}
