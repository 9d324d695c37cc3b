//! The coded text of the articles, with the alphabet that it needs and the overlays that print it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::alphabet::{Alphabet, CharCount, FIELD, ITEM, push_code};
use super::overlay::{Effect, Entry};
use super::text::Field;
use crate::article::Article;
use crate::error::{ErrorCode, GongwenError, Result};
use crate::text::fold::{FoldTable, fold};

/// The text of a corpus in the codes of its alphabet.
pub(super) struct Encoded {
    pub(super) alphabet: Alphabet,
    /// Each article's text.
    pub(super) texts: Vec<Vec<u8>>,
    /// For each article the entries that print its text.
    pub(super) overlays: Vec<Vec<Entry>>,
}

/// Folds and codes all articles. Each is folded twice, once for the alphabet and once for its code: the folded
/// characters of a whole corpus take many times the memory of its text.
pub(super) fn encode(articles: &[&Article], table: &FoldTable) -> Result<Encoded> {
    let alphabet = alphabet_of(articles, table)?;
    let mut texts = Vec::with_capacity(articles.len());
    let mut overlays = Vec::with_capacity(articles.len());
    for article in articles {
        let (text, entries) = encode_article(article, table, &alphabet)?;
        texts.push(text);
        overlays.push(entries);
    }
    Ok(Encoded { alphabet, texts, overlays })
}

/// A character of the folded text with how it was printed.
struct Glyph<'a> {
    folded: char,
    /// The printed form: more than one character only where several blanks fold to one space. Of the characters that one
    /// printed character folds to the first has it, and the others have none.
    printed: &'a str,
    /// Whether it is one of several that a printed character folds to.
    is_part: bool,
    /// What is printed before it and folds to nothing.
    before: &'a str,
}

/// The characters of an item. White space before the first and after the last one is dropped.
fn glyphs<'a>(item: &'a str, table: &FoldTable) -> impl Iterator<Item = Glyph<'a>> {
    let mut folded = fold(item, table).into_iter().peekable();
    let mut at = folded.peek().map_or(0, |first| first.start);
    std::iter::from_fn(move || {
        let c = folded.next()?;
        let goes_on = at > c.start;
        let is_part = goes_on || folded.peek().is_some_and(|next| next.start == c.start);
        let (before, printed) = if goes_on { ("", "") } else { (&item[at..c.start], &item[c.start..c.end]) };
        at = c.end;
        Some(Glyph { folded: c.folded, printed, is_part, before })
    })
}

/// The coded text of an article and the overlay entries that print it.
fn encode_article(
    article: &Article,
    table: &FoldTable,
    alphabet: &Alphabet,
) -> Result<(Vec<u8>, Vec<Entry>)> {
    let mut text = Vec::new();
    let mut entries = Vec::new();
    let mut place = 0u64;
    for field in Field::ALL {
        for (number, item) in field.items(article).into_iter().enumerate() {
            if number > 0 {
                text.push(ITEM);
                place += 1;
            }
            for glyph in glyphs(item, table) {
                let symbol = alphabet.symbol(glyph.folded).ok_or_else(|| {
                    GongwenError::new(ErrorCode::TooLarge, "a character is missing in the alphabet")
                })?;
                if !glyph.before.is_empty() {
                    Entry::push(&mut entries, place, Effect::Insert, glyph.before);
                }
                let mut usual = [0; 4];
                if glyph.printed != alphabet.printed(symbol).encode_utf8(&mut usual) {
                    Entry::push(&mut entries, place, Effect::Replace, glyph.printed);
                }
                push_code(&mut text, symbol);
                place += 1;
            }
        }
        text.push(FIELD);
        place += 1;
    }
    text.shrink_to_fit();
    entries.shrink_to_fit();
    Ok((text, entries))
}

fn alphabet_of(articles: &[&Article], table: &FoldTable) -> Result<Alphabet> {
    // How often each character occurs in each form.
    let mut forms: HashMap<(char, Option<&str>), usize> = HashMap::new();
    let items = articles.iter().flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article)));
    for glyph in items.flat_map(|item| glyphs(item, table)) {
        // A part of a printed character has no form of its own.
        let form = (!glyph.is_part).then_some(glyph.printed);
        *forms.entry((glyph.folded, form)).or_default() += 1;
    }
    let mut counts: BTreeMap<char, Forms> = BTreeMap::new();
    for ((folded, form), count) in forms {
        let all = counts.entry(folded).or_default();
        all.total += count;
        let mut chars = form.unwrap_or_default().chars();
        if let (Some(only), None) = (chars.next(), chars.next()) {
            let form = (Reverse(count), only);
            all.usual = Some(all.usual.map_or(form, |usual| usual.min(form)));
        }
    }
    let count = |(folded, all): (char, Forms)| CharCount {
        folded,
        count: all.total,
        printed: all.usual.map_or(folded, |(_, printed)| printed),
    };
    Alphabet::build(&counts.into_iter().map(count).collect::<Vec<_>>())
}

/// The printed forms of a folded character.
#[derive(Default)]
struct Forms {
    /// How often it occurs in any form.
    total: usize,
    /// The commonest single character, with its count; of equally common ones the first in code point order.
    usual: Option<(Reverse<usize>, char)>,
}
