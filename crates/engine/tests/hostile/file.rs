//! Sound files, taken apart into sections and put together.

use gongwen_engine::Article;
use gongwen_engine::index::format::seal;
use gongwen_engine::index::{ArticleInput, IndexInput, build};

use crate::common;

/// The first byte after magic, version and checksum.
pub(crate) const BODY: usize = 9;

/// The numbers of the sections.
pub(crate) const FOLD_TABLE: u8 = 2;
pub(crate) const OVERLAY: u8 = 4;
pub(crate) const POSTINGS: u8 = 5;
pub(crate) const META: u8 = 6;
// These are read when they are first needed.
pub(crate) const KEYWORDS: u8 = 7;
pub(crate) const WORDS: u8 = 8;
pub(crate) const READINGS: u8 = 9;
pub(crate) const CROSSINGS: u8 = 12;

pub(crate) fn valid_file(articles: Vec<Article>) -> Vec<u8> {
    let article = |article| ArticleInput {
        article,
        keywords: vec![String::from("工会"), String::from("职工")],
        related: vec![0],
        crossings: vec![0, 3],
    };
    let input = IndexInput {
        articles: articles.into_iter().map(article).collect(),
        fold_table: common::fold_table(),
        vocabulary: common::vocabulary(),
    };
    build(&input).unwrap()
}

/// An index of a few articles that differ in their ids alone.
pub(crate) fn sample() -> Vec<u8> {
    let article = |number: usize| Article {
        id: format!("a-{number}"),
        title: String::from("工会 Club 职工技能"),
        reporters: vec![String::from("吴晓静")],
        paragraphs: vec![String::from("３ 期开班。「勞模」说：AI  好！"), String::from("工会😀为职工")],
        ..Article::default()
    };
    valid_file((0..9).map(article).collect())
}

/// An index of many short articles with characters of their own: so many that their postings are stored.
pub(crate) fn wide() -> Vec<u8> {
    let article = |number: u32| Article {
        id: number.to_string(),
        title: (0..6).filter_map(|place| char::from_u32(0x4E00 + number * 6 + place)).collect(),
        paragraphs: vec![String::from("工")],
        ..Article::default()
    };
    let bytes = valid_file((0..40).map(article).collect());
    assert!(sections(&bytes).1.iter().any(|(number, content)| *number == POSTINGS && !content.is_empty()));
    bytes
}

/// A valid file taken apart: the number of articles, then the numbers and contents of the sections.
pub(crate) fn sections(bytes: &[u8]) -> (u64, Vec<(u8, Vec<u8>)>) {
    let mut at = BODY;
    let mut varint = || {
        let (mut value, mut shift) = (0u64, 0);
        loop {
            let byte = bytes[at];
            at += 1;
            value |= u64::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return value;
            }
        }
    };
    let docs = varint();
    let count = varint();
    // A section's number is below 128 and so reads as a varint.
    let table: Vec<(u8, usize)> = (0..count).map(|_| (varint() as u8, varint() as usize)).collect();
    let mut sections = Vec::new();
    for (number, length) in table {
        sections.push((number, bytes[at..at + length].to_vec()));
        at += length;
    }
    (docs, sections)
}

pub(crate) fn push_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A file of these sections, with the right checksum.
pub(crate) fn file(docs: u64, sections: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = sample()[..BODY].to_vec();
    push_varint(&mut bytes, docs);
    push_varint(&mut bytes, sections.len() as u64);
    for (number, content) in sections {
        bytes.push(*number);
        push_varint(&mut bytes, content.len() as u64);
    }
    for (_, content) in sections {
        bytes.extend(content);
    }
    seal(&mut bytes);
    bytes
}
