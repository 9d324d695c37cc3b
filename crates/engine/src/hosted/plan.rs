//! What the writer of an archive decides before the first file: the order of the articles, characters, words, sizes, the name.

use std::collections::HashMap;

use super::article_fields;
use super::characters::{CharacterInput, Characters};
use super::document::Document;
use super::file::Hash;
use super::root::Root;
use super::texts;
use super::vocabulary::FiledWords;
use crate::article::Article;
use crate::error::Result;
use crate::facets::month_of;
use crate::index::{ArticleInput, IndexInput};
use crate::text::fold::{FoldTable, fold_to_chars};

/// Bytes of a file of texts, on average, at the most.
const TEXT_BYTES: usize = 1700;
/// Files of texts that a host should carry: of more articles more go into a file.
const MOST_TEXT_FILES: usize = 12_500;
const MOST_TEXTS: u32 = 16;
/// Groups of articles that are written to find out how many go into a file.
const SAMPLES: usize = 48;

/// What articles are ordered by: those with a whole date, then those with a part of one, then those without.
pub(super) fn date_order(article: &Article) -> (bool, &str) {
    let date = date_of(article);
    (date.len() >= 10, date)
}

/// The places of the articles among those given, the newest first.
pub(super) fn order_of(articles: &[ArticleInput]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by(|&a, &b| date_order(&articles[b].article).cmp(&date_order(&articles[a].article)));
    order
}

/// The related articles of each, both by their numbers in this order.
pub(super) fn renumbered(articles: &[ArticleInput], order: &[usize]) -> Vec<Vec<u32>> {
    let mut numbers = vec![0_u32; articles.len()];
    for (number, &at) in (0..).zip(order) {
        numbers[at] = number;
    }
    let of = |&at: &usize| {
        articles[at].related.iter().filter_map(|&other| numbers.get(other as usize).copied()).collect()
    };
    order.iter().map(of).collect()
}

/// The date of an article, as far as it is known; empty without a year.
pub(super) fn date_of(article: &Article) -> &str {
    let is_known = !month_of(article).is_empty();
    article.date.as_deref().filter(|_| is_known).unwrap_or_default()
}

/// The characters that are printed anywhere or that folded texts hold.
pub(super) fn characters(
    articles: &[&ArticleInput],
    documents: &[Document],
    input: &IndexInput,
) -> Result<Characters> {
    let mut all: HashMap<char, CharacterInput> = HashMap::new();
    let mut add = |c: char, printed: u64, articles: u32| {
        let input = all.entry(c).or_insert(CharacterInput { c, printed: 0, articles: 0 });
        input.printed += printed;
        input.articles += articles;
    };
    for input in articles {
        article_fields::each_string(&input.article, &mut |string| string.chars().for_each(|c| add(c, 1, 0)));
    }
    for document in documents {
        document.characters().into_iter().for_each(|c| add(c, 0, 1));
    }
    let words = input.vocabulary.words.iter().map(|word| &word.text);
    for string in words.chain(input.vocabulary.aliases.iter().flatten()) {
        for c in fold_to_chars(string, &input.fold_table).into_iter().chain(string.chars()) {
            add(c, 0, 0);
        }
    }
    Characters::build(all.into_values().collect(), articles.len() as u32)
}

/// The part of a fold table that texts need: that of the characters that are printed.
pub(super) fn printed_folds(table: &FoldTable, characters: &Characters) -> FoldTable {
    let is_printed = |c: char| characters.symbol(c).is_some();
    let pairs = table.pairs().iter().copied().filter(|&(from, _)| is_printed(from)).collect();
    let expansions = table.expansions().iter().filter(|(from, _)| is_printed(*from)).cloned().collect();
    FoldTable::new(pairs).with_expansions(expansions)
}

/// How many articles go into a file of texts: the greatest power of two with which files are small enough on average, more where
/// the files would be too many.
pub(super) fn texts_of_a_file(articles: &[&ArticleInput], characters: &Characters) -> u32 {
    let mut count = MOST_TEXTS;
    while count > 1 {
        let groups: Vec<_> = articles.chunks(count as usize).collect();
        let step = groups.len().div_ceil(SAMPLES).max(1);
        let sizes: Vec<usize> =
            groups.iter().step_by(step).map(|group| texts::write(group, characters).len()).collect();
        if sizes.iter().sum::<usize>() <= TEXT_BYTES * sizes.len().max(1) {
            break;
        }
        count /= 2;
    }
    count.max(articles.len().div_ceil(MOST_TEXT_FILES).next_power_of_two() as u32)
}

/// The name of a segment: a hash of all that it is made of.
pub(super) fn segment<'w>(
    root: &Root,
    written: impl Iterator<Item = &'w Vec<u8>>,
    articles: &[&ArticleInput],
    words: [&FiledWords; 2],
) -> Result<u64> {
    let mut hash = Hash::default();
    hash.add(&root.write()?);
    written.for_each(|file| hash.add(file));
    for input in articles {
        article_fields::hash(input, &mut hash);
    }
    for word in words.into_iter().flat_map(|filed| filed.files.values()).flatten() {
        hash.add(word.printed.as_bytes());
        hash.add(&[word.tier, word.level, word.kind as u8]);
        word.reading.iter().for_each(|syllable| hash.add(syllable.as_bytes()));
    }
    Ok(hash.0)
}
