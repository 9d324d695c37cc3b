//! The related articles of each article, in files of so many articles; a page reads one when it shows an article.
//!
//! In bits, for every article: how many (gamma, plus one) and their numbers, the best first, each *within* the number of articles less
//! one.

use std::collections::BTreeSet;

use gongwen_codes::bits::{BitReader, BitWriter};

use super::archive::Archive;
use super::file::FileId;
use super::lookup::check;
use super::session::{Read, Session};
use crate::error::Result;
use crate::index::{DocId, Index, IndexInput, build};
use crate::search::{Hit, build_hits};

/// Articles of a file.
pub(super) const EACH: u32 = 512;
/// Related articles of one article, at most.
const MOST: u32 = 64;

/// What comes of looking for related articles.
#[derive(Clone, Debug, PartialEq)]
pub enum Related {
    /// The paths of files that are to be [supplied](Archive::supply); then they are to be asked for again.
    Missing(Vec<String>),
    /// The articles most like one, the best first, with the first sentence of each.
    Hits(Vec<Hit>),
}

/// Writes the files; `related` are the numbers of each article in the archive of so many.
pub(super) fn write(related: &[Vec<u32>]) -> Vec<Vec<u8>> {
    let most = (related.len() as u32).saturating_sub(1);
    let file = |articles: &[Vec<u32>]| {
        let mut bits = BitWriter::default();
        for numbers in articles {
            bits.write_gamma(numbers.len().min(MOST as usize) as u32 + 1);
            numbers.iter().take(MOST as usize).for_each(|&number| bits.write_within(number, most));
        }
        bits.finish()
    };
    related.chunks(EACH as usize).map(file).collect()
}

/// The numbers that are related to one article of a file; `None` where it is damaged.
pub(super) fn read(bytes: &[u8], articles: u32, at: u32) -> Option<Vec<u32>> {
    let mut bits = BitReader::new(bytes);
    let mut numbers = Vec::new();
    for _ in 0..=at {
        numbers.clear();
        let count = bits.read_gamma().ok()? - 1;
        if count > MOST {
            return None;
        }
        for _ in 0..count {
            numbers.push(bits.read_within(articles.checked_sub(1)?).ok()?);
        }
    }
    Some(numbers)
}

impl Archive {
    /// The articles most like one that was read, the best first; none of one that came since the archive was built.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`](crate::ErrorCode::Corrupt) when a file holds what no writer writes.
    pub fn related(&self, id: &str, limit: usize) -> Result<Related> {
        self.learn_ids()?;
        let doc = self.ids.borrow().docs.get(id).copied();
        let session = Session::new(&self.root, &self.files, &self.texts);
        let found = session.related_hits(doc, limit)?;
        check(&session)?;
        Ok(found.map_or_else(|| Related::Missing(self.paths(&session)), Related::Hits))
    }
}

impl Session<'_> {
    fn related_hits(&self, doc: Option<u32>, limit: usize) -> Result<Read<Vec<Hit>>> {
        let Some(numbers) = doc.map_or(Some(Vec::new()), |doc| self.related(doc)) else { return Ok(None) };
        let mut numbers: Vec<u32> = numbers.into_iter().filter(|&other| !self.is_withdrawn(other)).collect();
        numbers.truncate(limit);
        let Some(read) = self.articles(&numbers.iter().copied().collect::<BTreeSet<u32>>()) else {
            return Ok(None);
        };
        // They are read in the order of their numbers, and shown with the most like first.
        let order: Vec<DocId> = numbers
            .iter()
            .filter_map(|number| read.iter().position(|(read, _)| read == number))
            .map(|at| at as DocId)
            .collect();
        let articles = read.into_iter().map(|(_, input)| input).collect();
        let fold_table = self.root.fold_table.clone();
        let index = Index::open(build(&IndexInput { articles, fold_table, ..IndexInput::default() })?)?;
        Ok(Some(build_hits(&index, &order)))
    }

    /// The numbers that are related to an article.
    fn related(&self, doc: u32) -> Read<Vec<u32>> {
        let bytes = self.file(FileId::Related(doc / EACH))?;
        Some(self.valid(read(bytes, self.root.layout.articles, doc % EACH)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let related: Vec<Vec<u32>> =
            (0..1300).map(|doc: u32| (1..=doc % 4).map(|step| (doc + step * 97) % 1300).collect()).collect();
        let files = write(&related);
        assert_eq!(files.len(), 3);
        for (doc, numbers) in (0..).zip(&related) {
            let file = &files[(doc / EACH) as usize];
            assert_eq!(read(file, 1300, doc % EACH).as_ref(), Some(numbers));
        }
        assert_eq!(read(&files[2], 1300, EACH), None);
    }
}
