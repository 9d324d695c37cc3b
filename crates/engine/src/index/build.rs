//! From articles to the bytes of an index. Runs natively, at build time.

use super::alphabet::{Alphabet, FIELD, ITEM, Symbol, symbol_at};
use super::doc_id::DocId;
use super::encode::{Encoded, encode};
use super::format::{self, SectionId};
use super::postings::DocList;
use super::readings;
use super::vocabulary::{VocabularyInput, WordKind};
use super::{crossings, fold_table, keywords, meta, overlay, postings, related, text, word_groups, words};
use crate::article::Article;
use crate::error::{ErrorCode, GongwenError, Result};
use crate::text::fold::{FoldTable, fold_to_chars};

/// What an index is made of.
#[derive(Clone, Debug, Default)]
pub struct IndexInput {
    /// The articles, in the order that breaks ties: newest or most important first.
    pub articles: Vec<ArticleInput>,
    /// Foldings that the corpus needs beyond the built-in ones.
    pub fold_table: FoldTable,
    /// Words, pinyin readings, aliases and synonyms.
    pub vocabulary: VocabularyInput,
}

/// An article and what was learnt of it from the whole corpus.
#[derive(Clone, Debug, Default)]
pub struct ArticleInput {
    /// The article.
    pub article: Article,
    /// Its keywords, the best first.
    pub keywords: Vec<String>,
    /// The articles most like it, the best first.
    pub related: Vec<DocId>,
    /// Where two characters of its text look like a word but belong to two: for each the number of codes before it in the
    /// coded text (`index::text`), ascending.
    pub crossings: Vec<u32>,
}

impl From<Article> for ArticleInput {
    fn from(article: Article) -> Self {
        Self { article, ..Self::default() }
    }
}

impl IndexInput {
    /// The input for articles of which nothing else is known: literal search works, suggestions, pinyin and
    /// related articles stay empty.
    #[must_use]
    pub fn of(articles: Vec<Article>) -> Self {
        Self { articles: articles.into_iter().map(ArticleInput::from).collect(), ..Self::default() }
    }
}

/// Makes the index: the same input gives the same bytes.
///
/// # Errors
/// [`ErrorCode::BadOption`] when two articles have the same id, or when a related article does not exist;
/// [`ErrorCode::TooLarge`] when the corpus has more characters, bytes or repeated names than the format holds.
pub fn build(input: &IndexInput) -> Result<Vec<u8>> {
    check_ids(&input.articles)?;
    check_related(&input.articles)?;
    let table = &input.fold_table;
    let articles: Vec<&Article> = input.articles.iter().map(|input| &input.article).collect();
    let Encoded { alphabet, texts, overlays } = encode(&articles, table)?;
    let vocabulary = vocabulary_sections(&input.vocabulary, table, &alphabet, &texts);
    let code = |keyword: &String| alphabet.encode(&fold_to_chars(keyword, table));
    let keywords = texts.iter().zip(&input.articles).map(|(text, input)| keywords::KeywordsInput {
        text,
        keywords: input.keywords.iter().filter_map(code).collect(),
    });
    let related: Vec<&[DocId]> = input.articles.iter().map(|input| input.related.as_slice()).collect();
    let crossings = texts.iter().zip(&input.articles).map(|(text, input)| (&text[..], &input.crossings[..]));
    let text = text::write(&texts);
    let postings = if postings::are_made_on_opening(alphabet.size(), texts.len(), text.len()) {
        Vec::new()
    } else {
        postings::write(&postings_of(&texts, alphabet.size()), texts.len() as u32)
    };
    let sections = [
        (SectionId::Alphabet, alphabet.write()),
        (SectionId::FoldTable, fold_table::write(table, &alphabet)),
        (SectionId::Text, text),
        (SectionId::Overlay, overlay::write(&overlays)),
        (SectionId::Postings, postings),
        (SectionId::Meta, meta::write(&articles, &alphabet, table)?),
        (SectionId::Keywords, keywords::write(keywords)),
        (SectionId::Words, vocabulary.words),
        (SectionId::Readings, vocabulary.readings),
        (SectionId::Aliases, vocabulary.aliases),
        (SectionId::Related, related::write(&related)),
        (SectionId::Crossings, crossings::write(crossings)),
        (SectionId::Synonyms, vocabulary.synonyms),
    ];
    let bytes = format::write(texts.len(), &sections);
    if u32::try_from(bytes.len()).is_err() {
        return Err(GongwenError::new(ErrorCode::TooLarge, "the index would be larger than 4 GiB"));
    }
    Ok(bytes)
}

/// Refuses articles of which two have the same id.
pub(crate) fn check_ids(articles: &[ArticleInput]) -> Result<()> {
    let mut ids: Vec<&str> = articles.iter().map(|input| input.article.id.as_str()).collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(GongwenError::new(
            ErrorCode::BadOption,
            format!("two articles have the id {:?}: ids must differ", pair[0]),
        )),
        None => Ok(()),
    }
}

fn check_related(articles: &[ArticleInput]) -> Result<()> {
    let unknown = |doc: &&DocId| **doc as usize >= articles.len();
    let wrong = articles.iter().find_map(|input| Some((input, input.related.iter().find(unknown)?)));
    match wrong {
        Some((input, doc)) => Err(GongwenError::new(
            ErrorCode::BadOption,
            format!(
                "the article {:?} is related to article number {doc}, which does not exist",
                input.article.id
            ),
        )),
        None => Ok(()),
    }
}

/// The sections that hold the vocabulary.
struct VocabularySections {
    words: Vec<u8>,
    readings: Vec<u8>,
    aliases: Vec<u8>,
    synonyms: Vec<u8>,
}

fn vocabulary_sections(
    input: &VocabularyInput,
    table: &FoldTable,
    alphabet: &Alphabet,
    texts: &[Vec<u8>],
) -> VocabularySections {
    let folded = |text: &String| fold_to_chars(text, table);
    // Words with a character that the corpus lacks occur nowhere.
    let in_corpus = input.words.iter().filter_map(|word| Some((alphabet.encode(&folded(&word.text))?, word)));
    let (codes, inputs): (Vec<(Vec<u8>, WordKind)>, Vec<_>) =
        in_corpus.map(|(code, word)| ((code, word.kind), word)).unzip();
    let (words, order) = words::write(&codes, texts);
    let groups = |groups: &[Vec<String>]| {
        let folded: Vec<Vec<Vec<char>>> =
            groups.iter().map(|group| group.iter().map(folded).collect()).collect();
        word_groups::write(&folded, alphabet)
    };
    let readings = readings::write(&readings::ReadingsInput {
        alphabet,
        readings: &input.readings,
        words: order.iter().map(|&at| (codes[at].0.as_slice(), inputs[at].reading.as_deref())).collect(),
    });
    VocabularySections {
        words: if order.is_empty() { Vec::new() } else { words },
        readings,
        aliases: groups(&input.aliases),
        synonyms: groups(&input.synonyms),
    }
}

/// For every symbol the articles that hold it.
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
