//! BM25 over articles cut into terms, any term of the query being enough: what search is measured against.

use std::collections::{HashMap, HashSet};

use jieba_rs::Jieba;

/// How soon a further occurrence of a term stops to count.
const K1: f64 = 1.2;
/// How much long articles are held back.
const B: f64 = 0.75;
/// How often a term of the headline counts: of 1, 2, 3 and 5 the best for both ways to cut, on the sets that
/// builders look at.
const TITLE_WEIGHT: f64 = 2.0;

/// An article as every engine gets it.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// The headline.
    pub title: String,
    /// Every other printed line.
    pub body: String,
}

/// How a text becomes terms.
pub enum Tokenizer {
    /// Pairs of neighbouring Chinese characters; other words whole. A character that is alone in a query is
    /// sought as it is.
    Pairs,
    /// The words that jieba cuts for a search engine.
    Words(Box<Jieba>),
}

impl Tokenizer {
    /// The terms of an article, with repetitions.
    fn of_article(&self, text: &str) -> Vec<String> {
        let mut terms = self.of_query(text);
        if matches!(self, Self::Pairs) {
            terms.extend(text.chars().filter(|c| is_han(*c)).map(String::from));
        }
        terms
    }

    /// The terms of a query, with repetitions.
    fn of_query(&self, text: &str) -> Vec<String> {
        match self {
            Self::Pairs => runs(text).iter().flat_map(|run| pairs(run)).collect(),
            Self::Words(jieba) => {
                let words = jieba.cut_for_search(text, true).into_iter().map(|token| token.word);
                words.filter(|word| word.chars().any(char::is_alphanumeric)).map(str::to_owned).collect()
            }
        }
    }
}

/// Articles by their terms.
pub struct Bm25 {
    tokenizer: Tokenizer,
    ids: Vec<String>,
    /// For each term the articles, in their order, and how often they hold it.
    postings: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    mean_length: f64,
}

impl Bm25 {
    /// Indexes the headline and the other lines of each article.
    #[must_use]
    pub fn new(documents: &[Document], tokenizer: Tokenizer) -> Self {
        let mut postings: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (at, document) in documents.iter().enumerate() {
            let lines = std::iter::once(document.title.as_str()).chain(document.body.lines());
            let mut counts: HashMap<String, f64> = HashMap::new();
            let mut length = 0.0;
            for (line_at, line) in lines.map(folded).enumerate() {
                let weight = if line_at == 0 { TITLE_WEIGHT } else { 1.0 };
                length += weight * tokenizer.of_query(&line).len() as f64;
                for term in tokenizer.of_article(&line) {
                    *counts.entry(term).or_default() += weight;
                }
            }
            lengths.push(length);
            for (term, count) in counts {
                postings.entry(term).or_default().push((at, count));
            }
        }
        let mean_length = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        let ids = documents.iter().map(|document| document.id.clone()).collect();
        Self { tokenizer, ids, postings, lengths, mean_length }
    }

    /// The ids of the best articles, the best first; of equal ones the earlier in the corpus.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<String> {
        let mut scores = vec![0.0; self.ids.len()];
        let wanted: HashSet<String> = self.tokenizer.of_query(&folded(query)).into_iter().collect();
        let mut wanted: Vec<&String> = wanted.iter().collect();
        // Sums of floats depend on their order.
        wanted.sort();
        for postings in wanted.into_iter().filter_map(|term| self.postings.get(term)) {
            let holding = postings.len() as f64;
            let rarity = (1.0 + (self.ids.len() as f64 - holding + 0.5) / (holding + 0.5)).ln();
            for &(at, count) in postings {
                let length = self.lengths[at] / self.mean_length;
                scores[at] += rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
            }
        }
        let mut found: Vec<usize> = (0..scores.len()).filter(|&at| scores[at] > 0.0).collect();
        found.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        found.into_iter().take(limit).map(|at| self.ids[at].clone()).collect()
    }
}

/// Small letters, and half width for what ASCII has.
fn folded(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(half).flat_map(char::to_lowercase).collect()
}

/// Whether it is a Chinese character.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}

/// The runs of Chinese characters, and those of other letters and digits.
fn runs(text: &str) -> Vec<Vec<char>> {
    let mut runs: Vec<Vec<char>> = vec![Vec::new()];
    let mut before = None;
    for c in text.chars() {
        let kind = c.is_alphanumeric().then(|| is_han(c));
        if kind != before {
            runs.push(Vec::new());
            before = kind;
        }
        if kind.is_some() {
            runs.last_mut().into_iter().for_each(|run| run.push(c));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The pairs of a run of Chinese characters; any other run, or one character, whole.
fn pairs(run: &[char]) -> Vec<String> {
    if run.len() < 2 || !is_han(run[0]) {
        return vec![run.iter().collect()];
    }
    run.windows(2).map(|pair| pair.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents() -> Vec<Document> {
        let texts =
            [("工会新闻", "举办骑手技能大赛。"), ("Wi-Fi６上线", "工会驿站有Wi-Fi"), ("插花", "插花活动")];
        let all = texts.iter().enumerate();
        all.map(|(at, (title, body))| Document {
            id: at.to_string(),
            title: (*title).into(),
            body: (*body).into(),
        })
        .collect()
    }

    #[test]
    fn pairs_do_not_cross_what_is_no_letter() {
        let terms = |text: &str| Tokenizer::Pairs.of_query(&folded(text));
        assert_eq!(terms("骑手，技能大赛ＡＩ"), ["骑手", "技能", "能大", "大赛", "ai"]);
        assert_eq!(terms("爱 5G"), ["爱", "5g"]);
    }

    #[test]
    fn the_article_with_more_and_rarer_terms_comes_first() {
        for tokenizer in [Tokenizer::Pairs, Tokenizer::Words(Box::default())] {
            let index = Bm25::new(&documents(), tokenizer);
            assert_eq!(index.search("工会插花活动", 10), ["2", "0", "1"]);
            assert_eq!(index.search("工会插花活动", 1), ["2"]);
            assert!(index.search("量子", 10).is_empty());
        }
    }
}
