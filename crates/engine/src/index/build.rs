//! From articles to the bytes of an index. Runs natively, at build time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::alphabet::{Alphabet, FIELD, ITEM, Symbol, push_code, symbol_at};
use super::format::{self, SectionId};
use super::lexicon::{self, LexiconInput};
use super::overlay::Entry;
use super::postings::DocList;
use super::readings::Readings;
use super::text::Field;
use super::{DocId, aliases, fold_table, keywords, meta, overlay, postings, readings, related, text, words};
use crate::article::Article;
use crate::error::{ErrorCode, GongwenError, Result};
use crate::text::fold::{FoldTable, fold, fold_to_chars};

/// What an index is made of.
#[derive(Clone, Debug, Default)]
pub struct IndexInput {
    /// The articles, in the order in which ties are broken: newest or most important first.
    pub articles: Vec<Article>,
    /// Foldings that the corpus needs beyond the built-in ones.
    pub fold_table: FoldTable,
    /// For every article its keywords, the best first; empty if there are none to store.
    pub keywords: Vec<Vec<String>>,
    /// Words, readings and aliases.
    pub lexicon: LexiconInput,
    /// For every article the numbers of those most like it, the best first; empty if there are none to store.
    pub related: Vec<Vec<DocId>>,
}

/// Makes the index: the same input gives the same bytes.
pub fn build(input: &IndexInput) -> Result<Vec<u8>> {
    if !input.keywords.is_empty() && input.keywords.len() != input.articles.len() {
        return Err(GongwenError::new(
            ErrorCode::BadOption,
            "there must be keywords for every article or for none",
        ));
    }
    let docs = input.articles.len();
    let known = |list: &Vec<DocId>| list.iter().all(|&doc| (doc as usize) < docs);
    if !input.related.is_empty() && (input.related.len() != docs || !input.related.iter().all(known)) {
        return Err(GongwenError::new(
            ErrorCode::BadOption,
            "there must be related articles, by their numbers, for every article or for none",
        ));
    }
    let Encoded { alphabet, texts, overlays } = encode(input)?;
    let lists = postings_of(&texts, alphabet.size());
    let count = texts.len();
    let folded = |text: &str| fold_to_chars(text, &input.fold_table);
    let code = |keyword: &String| -> Option<Vec<u8>> { alphabet.encode(&folded(keyword)) };
    let coded = texts
        .iter()
        .zip(&input.keywords)
        .map(|(text, keywords)| (text.as_slice(), keywords.iter().filter_map(code).collect()));
    let groups: Vec<Vec<Vec<char>>> =
        input.lexicon.aliases.iter().map(|group| group.iter().map(|name| folded(name)).collect()).collect();
    let Lexicon { words, readings, aliases } = lexicon(&input.lexicon, &groups, &alphabet, &texts, &code);
    let text = text::write(&texts);
    let postings = if postings::are_made_on_opening(alphabet.size(), count, text.len()) {
        Vec::new()
    } else {
        postings::write(&lists, count as u32)
    };
    let sections = [
        (SectionId::Alphabet, alphabet.write()),
        (SectionId::FoldTable, fold_table::write(&input.fold_table, &alphabet)),
        (SectionId::Text, text),
        (SectionId::Overlay, overlay::write(&overlays)),
        (SectionId::Postings, postings),
        (SectionId::Meta, meta::write(&input.articles, &alphabet, &input.fold_table)?),
        (SectionId::Keywords, if input.keywords.is_empty() { Vec::new() } else { keywords::write(coded) }),
        (SectionId::Words, words),
        (SectionId::Readings, readings),
        (SectionId::Aliases, aliases),
        (SectionId::Related, related::write(&input.related)),
    ];
    let bytes = format::write(count, &sections);
    if u32::try_from(bytes.len()).is_err() {
        return Err(GongwenError::new(ErrorCode::TooLarge, "the index would be larger than 4 GiB"));
    }
    Ok(bytes)
}

/// The sections of the lexicon.
struct Lexicon {
    words: Vec<u8>,
    readings: Vec<u8>,
    aliases: Vec<u8>,
}

fn lexicon(
    input: &LexiconInput,
    groups: &[Vec<Vec<char>>],
    alphabet: &Alphabet,
    texts: &[Vec<u8>],
    code: &dyn Fn(&String) -> Option<Vec<u8>>,
) -> Lexicon {
    let coded: Vec<(Vec<u8>, lexicon::WordKind, usize)> = input
        .words
        .iter()
        .enumerate()
        .filter_map(|(number, word)| Some((code(&word.text)?, word.kind, number)))
        .collect();
    let by_rank: Vec<(Vec<u8>, lexicon::WordKind)> =
        coded.iter().map(|(code, kind, _)| (code.clone(), *kind)).collect();
    let (words, order) = words::write(&by_rank, texts);
    let own = |&at: &usize| {
        let (code, _, number) = &coded[at];
        (code.as_slice(), input.words[*number].reading.as_deref())
    };
    let readings = readings::write(&readings::Input {
        alphabet,
        readings: &input.readings,
        words: order.iter().map(own).collect(),
        others: groups.iter().flatten().flatten().copied().collect(),
    });
    // Names are written in the symbols that a reader of these bytes will give to their characters.
    let read = Readings::read(&readings, alphabet).unwrap_or_default();
    let aliases = aliases::write(groups, alphabet, &read);
    Lexicon { words: if order.is_empty() { Vec::new() } else { words }, readings, aliases }
}

/// The text of a corpus in the codes of its alphabet.
pub(crate) struct Encoded {
    pub(crate) alphabet: Alphabet,
    /// Each article's text.
    pub(crate) texts: Vec<Vec<u8>>,
    /// What each needs to be printed.
    overlays: Vec<Vec<Entry>>,
}

/// Folds and codes all articles. Each is folded twice, once for the alphabet and once for its code: what folding
/// gives of a whole corpus takes many times the room of its text.
pub(crate) fn encode(input: &IndexInput) -> Result<Encoded> {
    check_ids(&input.articles)?;
    let alphabet = alphabet_of(&input.articles, &input.fold_table)?;
    let mut texts = Vec::with_capacity(input.articles.len());
    let mut overlays = Vec::with_capacity(input.articles.len());
    for article in &input.articles {
        let (text, entries) = encode_article(article, &input.fold_table, &alphabet)?;
        texts.push(text);
        overlays.push(entries);
    }
    Ok(Encoded { alphabet, texts, overlays })
}

fn check_ids(articles: &[Article]) -> Result<()> {
    let mut ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(GongwenError::new(
            ErrorCode::BadOption,
            format!("two articles have the id {:?}: ids must differ", pair[0]),
        )),
        None => Ok(()),
    }
}

/// A character of the folded text with how it was printed.
struct Glyph<'a> {
    folded: char,
    /// The printed form; more than one character only where blanks stand for one space. Of the characters that one printed
    /// character becomes the first has it, and the others have none.
    printed: &'a str,
    /// Whether it is one of several that a printed character becomes.
    is_part: bool,
    /// What was printed before it and left no folded character.
    before: &'a str,
}

/// The characters of an item. What is printed before the first and behind the last one (white space) is dropped.
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

/// The coded text of an article and what the overlay must add to print it.
fn encode_article(
    article: &Article,
    table: &FoldTable,
    alphabet: &Alphabet,
) -> Result<(Vec<u8>, Vec<Entry>)> {
    let mut text = Vec::new();
    let mut entries = Vec::new();
    let mut place = 0u32;
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
                    Entry::push(&mut entries, place, false, glyph.before);
                }
                let mut usual = [0; 4];
                if glyph.printed != alphabet.printed(symbol).encode_utf8(&mut usual) {
                    Entry::push(&mut entries, place, true, glyph.printed);
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

fn alphabet_of(articles: &[Article], table: &FoldTable) -> Result<Alphabet> {
    // How often each character is printed in each form.
    let mut forms: HashMap<(char, Option<&str>), usize> = HashMap::new();
    let items = articles.iter().flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article)));
    for glyph in items.flat_map(|item| glyphs(item, table)) {
        // What prints as part of a character has no form of its own.
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
    let usual =
        |(folded, all): (char, Forms)| (folded, all.total, all.usual.map_or(folded, |(_, printed)| printed));
    Alphabet::build(&counts.into_iter().map(usual).collect::<Vec<_>>())
}

/// How a folded character is printed.
#[derive(Default)]
struct Forms {
    /// How often in any form.
    total: usize,
    /// The commonest single character, with its count; of equally common ones the first in code point order.
    usual: Option<(Reverse<usize>, char)>,
}

fn postings_of(texts: &[Vec<u8>], symbols: usize) -> Vec<DocList> {
    let mut lists: Vec<DocList> = vec![DocList::new(); symbols];
    for (doc, text) in texts.iter().enumerate() {
        let mut at = 0;
        while at < text.len() {
            let (symbol, length): (Symbol, usize) = symbol_at(text, at);
            at += length;
            if length == 1 && (text[at - 1] == FIELD || text[at - 1] == ITEM) {
                continue;
            }
            let list = &mut lists[usize::from(symbol)];
            if list.last() != Some(&(doc as u32)) {
                list.push(doc as u32);
            }
        }
    }
    lists
}
