//! The text of the articles: folded, in the codes of the alphabet. It is searched in place, as it is in the file.
//!
//! Section layout: the byte length of every article's text (varints), then the texts. A text is the fields
//! of [`Field::ALL`] in that order. [`FIELD`] ends each of them, [`ITEM`] separates the items of a list.
//! The overlay holds what the printed text has besides.

use std::ops::Range;

use gongwen_codes::find::find_byte;

use super::alphabet::{self, FIELD, ITEM};
use super::varint::{self, Cursor};
use crate::article::Article;

/// A part of an article that is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The main headline.
    Title,
    /// The line over it.
    Kicker,
    /// The line under it.
    Subtitle,
    /// Column or page label.
    Section,
    /// Who wrote it: the byline, and the author that a web page names.
    Byline,
    /// Credit line, and the publisher that a web page names.
    Credit,
    /// Captions, one item each.
    Captions,
    /// Headings inside the story, one item each.
    Subheads,
    /// Running text, a paragraph an item.
    Body,
}

impl Field {
    /// All fields in the order in which they are stored.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Kicker,
        Self::Subtitle,
        Self::Section,
        Self::Byline,
        Self::Credit,
        Self::Captions,
        Self::Subheads,
        Self::Body,
    ];

    /// The strings of this field of an article: none where it is absent.
    #[must_use]
    pub fn items(self, article: &Article) -> Vec<&str> {
        fn one(field: Option<&String>) -> Vec<&str> {
            field.map(|text| vec![text.as_str()]).unwrap_or_default()
        }
        // The second of two is what a web page names; the first may be missing then.
        fn two<'a>(first: Option<&'a String>, second: Option<&'a String>) -> Vec<&'a str> {
            match second {
                Some(second) => vec![first.map(String::as_str).unwrap_or_default(), second],
                None => one(first),
            }
        }
        match self {
            Self::Title => vec![&article.title],
            Self::Kicker => one(article.kicker.as_ref()),
            Self::Subtitle => one(article.subtitle.as_ref()),
            Self::Section => one(article.section.as_ref()),
            Self::Byline => two(article.byline.as_ref(), article.author.as_ref()),
            Self::Credit => two(article.credit.as_ref(), article.origin.as_ref()),
            Self::Captions => article.captions.iter().map(String::as_str).collect(),
            Self::Subheads => article.subheads.iter().map(|subhead| subhead.text.as_str()).collect(),
            Self::Body => article.paragraphs.iter().map(String::as_str).collect(),
        }
    }
}

/// The number of headline fields, which weigh more in the ranking: title, kicker, subtitle.
const HEADLINE_FIELDS: usize = 3;

/// Where one article's text is in the section, and how long its two ranked parts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// First byte in the section.
    pub start: u32,
    /// The byte after the text.
    pub end: u32,
    /// The byte after the last field of the headline, in the section.
    pub headline_end: u32,
    /// The lengths of its two ranked parts.
    pub lengths: Lengths,
}

/// The lengths of an article's two ranked parts, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    /// Characters of title, kicker and subtitle.
    pub headline: u32,
    /// Characters of all other fields.
    pub body: u32,
}

impl Extent {
    /// The bytes in the section.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

pub(super) fn write(texts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::new();
    for text in texts {
        varint::write(&mut out, text.len() as u64);
    }
    for text in texts {
        out.extend_from_slice(text);
    }
    out
}

/// Checks the section and locates every article in it.
#[inline(never)]
pub(super) fn read(bytes: &[u8], docs: usize, symbols: usize) -> Option<Vec<Extent>> {
    let mut cursor = Cursor::new(bytes);
    let mut lengths = Vec::with_capacity(docs.min(bytes.len()));
    for _ in 0..docs {
        lengths.push(cursor.below(bytes.len() + 1));
    }
    let mut extents = Vec::with_capacity(lengths.len());
    for length in lengths {
        let start = cursor.position();
        extents.push(extent(cursor.take(length), start, symbols)?);
    }
    cursor.check(cursor.left() == 0);
    cursor.valid(extents)
}

/// Measures one article's text, which starts at `start` in its section. `None` if it has truncated codes, symbols from
/// `symbols` on, or another number of fields.
pub(crate) fn extent(text: &[u8], start: usize, symbols: usize) -> Option<Extent> {
    let mut headline_end = 0;
    for _ in 0..HEADLINE_FIELDS {
        headline_end = find_byte(text, FIELD, headline_end)? + 1;
    }
    let (headline, body) = text.split_at(headline_end);
    // The last field ends with the text.
    if body.last() != Some(&FIELD) {
        return None;
    }
    let length = |part: &[u8], fields: usize| {
        let counts = alphabet::check(part, symbols)?;
        (counts.fields == fields).then(|| (counts.codes - fields) as u32)
    };
    Some(Extent {
        start: start as u32,
        end: (start + text.len()) as u32,
        headline_end: (start + headline_end) as u32,
        lengths: Lengths {
            headline: length(headline, HEADLINE_FIELDS)?,
            body: length(body, Field::ALL.len() - HEADLINE_FIELDS)?,
        },
    })
}

/// The byte range of the publisher that a web page names: the second item of the credit field.
pub(crate) fn origin(text: &[u8]) -> Option<Range<usize>> {
    let credit = fields(text)[Field::Credit as usize].clone();
    let divider = find_byte(&text[..credit.end], ITEM, credit.start)?;
    Some(divider + 1..credit.end)
}

/// The byte ranges of an article's fields, without the separators after them, in the order of [`Field::ALL`].
#[must_use]
pub fn fields(text: &[u8]) -> [Range<usize>; Field::ALL.len()] {
    let mut fields: [Range<usize>; Field::ALL.len()] = Default::default();
    let mut start = 0;
    for field in &mut fields {
        let end = find_byte(text, FIELD, start).unwrap_or(text.len());
        *field = start..end;
        start = (end + 1).min(text.len());
    }
    fields
}
