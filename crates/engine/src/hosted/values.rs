//! Files of values: the most frequent values of each facet with how many articles have them, and for each facet the lists of these
//! articles.

use super::attributes::keyed_facets;
use super::bucket::Bounds;
use super::file::{deflate, inflate};
use super::models::{read_list, write_list};
use super::range_coder::{Decoder, Encoder};
use crate::facets::Facet;
use crate::index::varint::{self, Cursor};

/// Values of a facet that are told at the most.
const MOST_VALUES: usize = 24;
/// Bytes of the lists of one facet at the most, by an estimate.
const MOST_LIST_BYTES: f64 = 12_000.0;
const MOST_BYTES: usize = 1 << 20;
/// The number of the file of all values.
pub(super) const NAMES: u32 = 0;

/// The number of the file of the days of all articles.
pub(super) const DAYS: u32 = 8;

/// The number of the file with the lists of a facet.
pub(super) fn lists_of(facet: Facet) -> u32 {
    1 + facet as u32
}

/// A value, and how many articles have it.
pub(super) type CountedValue = (String, u32);

/// The values of the facets, in the order of [`Facet::ALL`]; none of dates, which the root tells.
pub(super) type Values = [Vec<CountedValue>; Facet::ALL.len()];

/// The values that are told, of all with the articles that have each: the most frequent ones, as far as their lists are not too
/// long.
pub(super) fn choose(mut all: Vec<(String, Vec<u32>)>, capacity: u32) -> Vec<(String, Vec<u32>)> {
    all.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let mut bytes = 0.0;
    let mut fits = |docs: &Vec<u32>| {
        // An article takes the logarithm of the mean gap and some 1.5 bits.
        let count = docs.len() as f64;
        bytes += count * ((f64::from(capacity) / count).log2() + 1.5) / 8.0;
        bytes <= MOST_LIST_BYTES
    };
    let count = all.iter().take(MOST_VALUES).take_while(|(_, docs)| fits(docs)).count();
    all.truncate(count);
    all
}

/// Writes the file of all values.
pub(super) fn write_names(values: &Values) -> Vec<u8> {
    let mut out = Vec::new();
    for facet in keyed_facets() {
        let values = &values[facet as usize];
        varint::write(&mut out, values.len() as u64);
        for (value, count) in values {
            varint::write_bytes(&mut out, value.as_bytes());
            varint::write(&mut out, u64::from(*count));
        }
    }
    deflate(&out)
}

/// Reads the file of all values; `None` where it is damaged.
pub(super) fn read_names(bytes: &[u8], articles: u32) -> Option<Values> {
    let bytes = inflate(bytes, MOST_BYTES)?;
    let mut cursor = Cursor::new(&bytes);
    let mut values = Values::default();
    for facet in keyed_facets() {
        for _ in 0..cursor.below(MOST_VALUES + 1) {
            let value = String::from_utf8(cursor.byte_string().to_vec()).ok()?;
            values[facet as usize].push((value, cursor.below(articles as usize + 1) as u32));
        }
        cursor.valid(())?;
    }
    Some(values)
}

/// Writes the lists of one facet, in the order of its values.
pub(super) fn write_lists<'a>(lists: impl Iterator<Item = &'a Vec<u32>>, bounds: Bounds) -> Vec<u8> {
    let mut out = Encoder::default();
    lists.for_each(|docs| write_list(&mut out, docs, 0, bounds.capacity - 1));
    out.finish()
}

/// Reads the lists of one facet, whose values are these; `None` where they are damaged.
pub(super) fn read_lists(bytes: &[u8], values: &[CountedValue], bounds: Bounds) -> Option<Vec<Vec<u32>>> {
    let mut bits = Decoder::new(bytes);
    let read = |(_, count): &CountedValue| {
        let mut docs = Vec::new();
        read_list(&mut bits, *count, 0, bounds.capacity - 1, &mut docs);
        (bits.is_valid() && docs.len() == *count as usize).then_some(docs)
    };
    values.iter().map(read).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn values_and_their_articles_come_back() {
        let bounds = Bounds { capacity: 4096, frequent: 10 };
        let all = vec![
            ("要闻".to_owned(), vec![1, 5, 9]),
            ("副刊".to_owned(), vec![2]),
            ("评论".to_owned(), vec![3, 4]),
        ];
        let chosen = choose(all, bounds.capacity);
        let names: Vec<&str> = chosen.iter().map(|(value, _)| value.as_str()).collect();
        assert_eq!(names, ["要闻", "评论", "副刊"]);
        let mut values = Values::default();
        values[Facet::Section as usize] =
            chosen.iter().map(|(value, docs)| (value.clone(), docs.len() as u32)).collect();
        let back = read_names(&write_names(&values), 10).unwrap();
        assert_eq!(back, values);
        let bytes = write_lists(chosen.iter().map(|(_, docs)| docs), bounds);
        let lists = read_lists(&bytes, &back[Facet::Section as usize], bounds).unwrap();
        assert_eq!(lists, [vec![1, 5, 9], vec![3, 4], vec![2]]);
    }

    #[test]
    fn there_are_not_too_many() {
        let all: Vec<_> = (0..100).map(|number| (format!("{number}"), (0..2000).collect())).collect();
        assert!(choose(all, 102_400).len() <= 8);
    }
}
