//! Where two characters look like a word of the corpus but belong to two: 工会 in 职工会餐.
//!
//! Section layout, in bits: how many such places there are (gamma, plus one), and the positions of their first characters,
//! ascending (interpolative). A position counts the codes before it in all texts taken together, separators included.

use std::ops::Range;

use gongwen_codes::bits::{BitReader, BitWriter};
use gongwen_codes::list;
use gongwen_codes::starts::skip_codes;

use super::alphabet::code_count;
use super::text::{Extent, Field};

/// Characters of each.
const LENGTH: usize = 2;

/// Writes the section from the positions in every article's text. Those that lie beyond it are left out.
pub(super) fn write<'a>(articles: impl Iterator<Item = (&'a [u8], &'a [u32])>) -> Vec<u8> {
    let mut positions = Vec::new();
    let mut codes = 0;
    for (text, own) in articles {
        let count = code_count(text) as u32;
        positions.extend(own.iter().filter(|&&position| position < count).map(|position| codes + position));
        codes += count;
    }
    positions.sort_unstable();
    positions.dedup();
    if positions.is_empty() {
        return Vec::new();
    }
    let mut bits = BitWriter::default();
    bits.write_gamma(positions.len() as u32 + 1);
    list::write(&mut bits, &positions, 0, codes - 1);
    bits.finish()
}

/// The crossings of an opened index.
#[derive(Clone, Debug, Default)]
pub(super) struct Crossings {
    /// The byte at which each starts in the text section, ascending.
    starts: Vec<u32>,
}

impl Crossings {
    /// Reads the section; none if it is absent, `None` if it is damaged. `texts` is the section of the texts.
    #[inline(never)]
    pub(super) fn read(bytes: &[u8], texts: &[u8], extents: &[Extent]) -> Option<Self> {
        let mut starts = Vec::new();
        let Some(first) = extents.first().filter(|_| !bytes.is_empty()) else { return Some(Self { starts }) };
        let lengths =
            |extent: &Extent| extent.lengths.headline + extent.lengths.body + Field::ALL.len() as u32;
        let codes: u32 = extents.iter().map(lengths).sum();
        let mut bits = BitReader::new(bytes);
        let count = bits.read_gamma().ok()? - 1;
        // Runs take no bits: the number of codes is what limits the memory.
        if count > codes {
            return None;
        }
        list::read(&mut bits, count, 0, codes - 1, &mut starts).ok()?;
        // From positions to bytes, each from the one before.
        let (mut position, mut at) = (0, first.start as usize);
        for start in &mut starts {
            at = skip_codes(texts, at, (*start - position) as usize);
            position = *start;
            *start = at as u32;
        }
        Some(Self { starts })
    }

    /// Whether a range of the text section is one of them.
    pub(super) fn contains(&self, texts: &[u8], place: Range<usize>) -> bool {
        self.starts.binary_search(&(place.start as u32)).is_ok()
            && skip_codes(texts, place.start, LENGTH) == place.end
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::build::ArticleInput;
    use super::super::{Index, IndexInput, build};
    use crate::Article;

    #[test]
    fn places_come_back() {
        let input = |title: &str, crossings: &[u32]| ArticleInput {
            article: Article { id: title.into(), title: title.into(), ..Article::default() },
            crossings: crossings.to_vec(),
            ..ArticleInput::default()
        };
        let articles = vec![input("职工会餐", &[1]), input("无", &[]), input("产品和服务和服务", &[2, 5])];
        let index = Index::open(build(&IndexInput { articles, ..IndexInput::default() }).unwrap()).unwrap();
        let is_crossing = |doc: u32, characters: std::ops::Range<usize>| {
            // Codes of so small an alphabet are single bytes.
            let start = index.extents()[doc as usize].start as usize;
            index.crosses_border(start + characters.start..start + characters.end)
        };
        for (doc, length, crossings) in [(0, 4, vec![1]), (1, 1, vec![]), (2, 8, vec![2, 5])] {
            for start in 0..length {
                for end in start + 1..=length {
                    let expected = crossings.contains(&start) && end == start + 2;
                    assert_eq!(is_crossing(doc, start..end), expected, "{doc} {start}..{end}");
                }
            }
        }
        assert!(index.check().is_ok());
    }
}
