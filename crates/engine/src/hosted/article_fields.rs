//! The fields of an article as files of texts have them.

use super::file::Hash;
use crate::article::Article;
use crate::index::ArticleInput;

/// Adds all of an article that a file has to a hash.
pub(super) fn hash(input: &ArticleInput, hash: &mut Hash) {
    hash_article(&input.article, hash);
    input.keywords.iter().for_each(|string| hash.add(string.as_bytes()));
}

/// Adds all of an article to a hash, but not what was learnt of it from all of them.
pub(super) fn hash_article(article: &Article, hash: &mut Hash) {
    each_string(article, &mut |string| {
        hash.add(string.as_bytes());
        hash.add(&[0xFF]);
    });
    hash.add(&[article.kind as u8]);
    hash.add(&article.confidence.to_le_bytes());
    let lengths = lists(article).map(Vec::len);
    let places = article.subheads.iter().map(|subhead| subhead.before);
    let lines = article.source_lines.iter().flat_map(|&(first, last)| [first, last]);
    for number in lengths.into_iter().chain(places).chain(lines) {
        hash.add(&(number as u64).to_le_bytes());
    }
}

/// Calls `each` with every string of an article that a file has.
pub(super) fn each_string(article: &Article, each: &mut dyn FnMut(&str)) {
    for string in [&article.id, &article.source, &article.title] {
        each(string);
    }
    optional(article).into_iter().flatten().for_each(|string| each(string));
    lists(article).into_iter().flatten().for_each(|string| each(string));
    article.subheads.iter().for_each(|subhead| each(&subhead.text));
}

/// The text that keywords are places of.
pub(super) fn running_text(article: &Article) -> Vec<char> {
    let strings = std::iter::once(&article.title).chain(&article.paragraphs);
    strings.flat_map(|string| string.chars().chain(['\n'])).collect()
}

/// The strings of an article that are written in one way.
struct Strings<'a> {
    optional: [&'a Option<String>; 9],
    lists: [&'a Vec<String>; 7],
}

impl<'a> Strings<'a> {
    /// Names every field, so that a new one is not forgotten.
    fn of(article: &'a Article) -> Self {
        #[rustfmt::skip]
        let Article {
            id: _, source: _, kind: _, title: _, subheads: _, source_lines: _, confidence: _,
            kicker, subtitle, section, byline, credit, date, url, origin, author,
            reporters, correspondents, photographers, places, organisations, paragraphs, captions,
        } = article;
        Self {
            optional: [kicker, subtitle, section, byline, credit, date, url, origin, author],
            lists: [reporters, correspondents, photographers, places, organisations, paragraphs, captions],
        }
    }
}

pub(super) fn optional(article: &Article) -> [&Option<String>; 9] {
    Strings::of(article).optional
}

pub(super) fn lists(article: &Article) -> [&Vec<String>; 7] {
    Strings::of(article).lists
}
