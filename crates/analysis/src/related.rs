//! Related articles (more like this): the same event, persons, organisations, places.
//!
//! Every article is a vector of the words of the corpus's vocabulary that occur in its text, bylines and credits
//! left out (one reporter writes many articles that have nothing in common). A word weighs (1 + ln of its
//! occurrences) × the square of its idf, more in the headline and as a name. The similarity of two articles is the
//! cosine of their vectors.

use aho_corasick::AhoCorasick;
use gongwen_engine::Article;
use gongwen_engine::index::vocabulary::{WordInput, WordKind};
use gongwen_engine::index::{DocId, Field};
use gongwen_engine::text::fold::{FoldTable, fold_to_string};
use rayon::prelude::*;

use super::content::is_generic;
use super::frequencies::idf;

/// Most related articles of an article.
const MOST: usize = 5;

/// Least similarity of related articles. Down to it the pairs of the seeds share an event, an organisation, a town or a
/// trade (read one by one); below it more and more pairs share only the phrases of union news.
pub const LEAST_SIMILARITY: f64 = 0.07;

/// What an occurrence in the headline counts beside one in the text.
const HEADLINE: u32 = 3;

/// What a name's weight is multiplied by.
const NAME_FACTOR: f64 = 1.5;

/// A word that occurs in more than this share of the articles distinguishes none; in small corpora it must occur in
/// more than [`COMMON`] articles.
const COMMON_SHARE: f64 = 0.05;
/// See [`COMMON_SHARE`].
const COMMON: usize = 20;
/// A word that occurs in more articles than this distinguishes none in corpora of any size. Every article is compared
/// with all that share a word with it, which otherwise would take quadratic time.
const COMMON_MOST: usize = 1_000;

/// Articles that are compared before the results of both sides are updated.
const BLOCK: usize = 512;

/// For every article the numbers of the most similar ones, the best first; `words` is the vocabulary.
#[must_use]
pub fn related(articles: &[Article], table: &FoldTable, words: &[WordInput]) -> Vec<Vec<DocId>> {
    let best = similar_articles(articles, table, words, LEAST_SIMILARITY, MOST).into_iter();
    best.map(|found| found.into_iter().map(|(other, _)| other).collect()).collect()
}

/// For every article at most `most` others with a similarity of at least `least`, the best first.
#[must_use]
pub fn similar_articles(
    articles: &[Article],
    table: &FoldTable,
    words: &[WordInput],
    least: f64,
    most: usize,
) -> Vec<Vec<(DocId, f64)>> {
    let vectors = vectors(articles, table, words);
    let mut postings: Vec<Vec<(DocId, f32)>> = vec![Vec::new(); words.len()];
    // For every vector the places of its words in their postings.
    let mut places: Vec<Vec<u32>> = Vec::with_capacity(articles.len());
    for (number, vector) in (0..).zip(&vectors) {
        let mut push = |&(word, weight): &(u32, f32)| {
            postings[word as usize].push((number, weight));
            postings[word as usize].len() as u32 - 1
        };
        places.push(vector.iter().map(&mut push).collect());
    }
    let mut best: Vec<Vec<(DocId, f64)>> = vec![Vec::new(); articles.len()];
    let numbers: Vec<usize> = (0..articles.len()).collect();
    for block in numbers.chunks(BLOCK) {
        let scores = || Scores::of(articles.len());
        let measured: Vec<Vec<(DocId, f64)>> = block
            .par_iter()
            .map_init(scores, |scores, &number| {
                later_similar(&vectors[number], &places[number], &postings, least, scores)
            })
            .collect();
        for (&number, found) in block.iter().zip(measured) {
            for (other, score) in found {
                keep(&mut best[number], (other, score), most);
                keep(&mut best[other as usize], (number as DocId, score), most);
            }
        }
    }
    best
}

/// The articles after one in the order of the corpus with a similarity to it of at least `least`. `places` are those of
/// its words in the postings; `scores` are all zero, before and after.
fn later_similar(
    vector: &[(u32, f32)],
    places: &[u32],
    postings: &[Vec<(DocId, f32)>],
    least: f64,
    scores: &mut Scores,
) -> Vec<(DocId, f64)> {
    for (&(word, weight), &place) in vector.iter().zip(places) {
        for &(other, its_weight) in &postings[word as usize][place as usize + 1..] {
            scores.all[other as usize] += f64::from(weight) * f64::from(its_weight);
            scores.touched[other as usize / PAGE] = true;
        }
    }
    let mut found = Vec::new();
    for (number, page) in scores.all.chunks_mut(PAGE).enumerate() {
        if std::mem::take(&mut scores.touched[number]) {
            let similar = (0..).zip(&*page).filter(|&(_, &score)| score > 0.0 && score >= least);
            found.extend(similar.map(|(at, &score)| ((number * PAGE) as DocId + at, score)));
            page.fill(0.0);
        }
    }
    found
}

/// Scores that share one flag, which says whether any of them is not zero. A flag for each score takes longer to set than
/// a page takes to scan.
const PAGE: usize = 64;

/// A score for every article.
struct Scores {
    all: Vec<f64>,
    /// For every page whether anything was added.
    touched: Vec<bool>,
}

impl Scores {
    fn of(articles: usize) -> Self {
        Self { all: vec![0.0; articles], touched: vec![false; articles.div_ceil(PAGE)] }
    }
}

/// Inserts an article and its score among the best, of which `most` are kept.
fn keep(best: &mut Vec<(DocId, f64)>, found: (DocId, f64), most: usize) {
    let is_before = |one: &(DocId, f64)| found.1.total_cmp(&one.1).then(one.0.cmp(&found.0)).is_lt();
    let place = best.partition_point(is_before);
    if place < most {
        best.truncate(most - 1);
        best.insert(place, found);
    }
}

/// The normalised vector of every article, in ascending order of the words. Words that occur in no other article, or in
/// too many, only count in the length.
fn vectors(articles: &[Article], table: &FoldTable, words: &[WordInput]) -> Vec<Vec<(u32, f32)>> {
    let folded: Vec<String> = words.iter().map(|word| fold_to_string(&word.text, table)).collect();
    // Building the automaton fails only beyond its limits of size; then nothing is related.
    let Ok(finder) = AhoCorasick::new(&folded) else { return vec![Vec::new(); articles.len()] };
    let counts: Vec<Vec<(u32, u32)>> =
        articles.par_iter().map(|article| occurrences(&finder, article, table)).collect();
    let mut with = vec![0_usize; words.len()];
    for &(word, _) in counts.iter().flatten() {
        with[word as usize] += 1;
    }
    let weigh = |((word, text), &with): ((&WordInput, &String), &usize)| {
        let name = if word.kind == WordKind::Word { 1.0 } else { NAME_FACTOR };
        if is_generic(text) { 0.0 } else { name * idf(text, with, articles.len()).powi(2) }
    };
    let weights: Vec<f64> = words.par_iter().zip(&folded).zip(&with).map(weigh).collect();
    let common = ((COMMON_SHARE * articles.len() as f64) as usize).clamp(COMMON, COMMON_MOST);
    counts
        .into_par_iter()
        .map(|found| {
            let weigh = |(word, count): (u32, u32)| (1.0 + f64::from(count).ln()) * weights[word as usize];
            let length = found.iter().map(|&entry| weigh(entry).powi(2)).sum::<f64>().sqrt();
            let distinctive = found.iter().filter(|(word, _)| (2..=common).contains(&with[*word as usize]));
            let shares = distinctive.map(|&entry| (entry.0, (weigh(entry) / length) as f32));
            shares.filter(|&(_, share)| share > 0.0).collect()
        })
        .collect()
}

/// How often each word of the vocabulary occurs in an article, weighted for the headline, in ascending order of the
/// words.
fn occurrences(finder: &AhoCorasick, article: &Article, table: &FoldTable) -> Vec<(u32, u32)> {
    let mut found: Vec<(u32, u32)> = Vec::new();
    for field in Field::ALL {
        let times = match field {
            Field::Byline | Field::Credit | Field::Section => continue,
            Field::Title | Field::Kicker | Field::Subtitle => HEADLINE,
            _ => 1,
        };
        for item in field.items(article) {
            let text = fold_to_string(item, table);
            found.extend(finder.find_overlapping_iter(&text).map(|hit| (hit.pattern().as_u32(), times)));
        }
    }
    found.sort_unstable();
    found.dedup_by(|later, first| {
        let same = later.0 == first.0;
        first.1 += if same { later.1 } else { 0 };
        same
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(title: &str, body: &str) -> Article {
        Article { title: title.to_owned(), paragraphs: vec![body.to_owned()], ..Article::default() }
    }

    fn word(text: &str, kind: WordKind) -> WordInput {
        WordInput { text: text.to_owned(), kind, count: 1, reading: None }
    }

    fn words() -> Vec<WordInput> {
        let mut words: Vec<WordInput> =
            ["骑手", "体检", "活动", "揭牌", "成立", "培训"].map(|text| word(text, WordKind::Word)).into();
        words.push(word("玉环工匠学院", WordKind::Organisation));
        words
    }

    #[test]
    fn articles_on_the_same_thing_are_related_both_ways() {
        let articles = [
            article("玉环工匠学院揭牌成立", "工会活动。"),
            article("骑手体检", "工会活动。"),
            article("技能人才", "玉环工匠学院开班，工会举办活动。"),
            article("工会活动", "工会举办活动。"),
        ];
        let found = related(&articles, &FoldTable::default(), &words());
        assert_eq!(found, [vec![2], vec![], vec![0], vec![]]);
    }

    #[test]
    fn bylines_relate_no_articles() {
        let mut articles = [article("骑手体检", "。"), article("培训", "。")];
        for article in &mut articles {
            article.byline = Some(String::from("记者吴晓静"));
        }
        let mut words = words();
        words.push(word("吴晓静", WordKind::Person));
        assert_eq!(related(&articles, &FoldTable::default(), &words), [[0_u32; 0], []]);
    }

    #[test]
    fn there_are_at_most_five_and_the_best_come_first() {
        let mut articles = vec![article("玉环工匠学院骑手体检", "")];
        articles.extend((0..8).map(|_| article("玉环工匠学院", "")));
        articles.push(article("玉环工匠学院骑手体检", ""));
        let found = related(&articles, &FoldTable::default(), &words());
        assert_eq!(found[0].len(), MOST);
        assert_eq!(found[0][0], 9);
        let scores = &similar_articles(&articles, &FoldTable::default(), &words(), 0.0, 9)[0];
        assert!(scores.windows(2).all(|pair| pair[0].1 >= pair[1].1) && scores[0].1 <= 1.0 + 1e-6);
    }

    #[test]
    fn a_word_of_very_many_articles_relates_none_however_large_the_corpus() {
        let of = |with: usize| {
            let text = |number: usize| if number < with { "骑手" } else { "" };
            let articles: Vec<Article> = (0..24_000).map(|number| article(text(number), "")).collect();
            related(&articles, &FoldTable::default(), &words())
        };
        assert_eq!(of(COMMON_MOST)[0].len(), MOST);
        assert!(of(COMMON_MOST + 1).iter().all(Vec::is_empty));
    }

    #[test]
    fn an_empty_corpus_or_vocabulary_relates_nothing() {
        assert!(related(&[], &FoldTable::default(), &words()).is_empty());
        let articles = [article("工会", ""), article("工会", "")];
        assert_eq!(related(&articles, &FoldTable::default(), &[]), [[0_u32; 0], []]);
    }
}
