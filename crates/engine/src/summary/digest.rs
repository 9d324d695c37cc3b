//! One summary of several articles, each sentence with its source.

use super::document::{Document, Sentence};
use super::query::QueryTerm;
use super::score::{Weights, scores};
use super::select::{Limits, chosen_value, eligible};
use super::{Summary, SummaryOptions, SummarySentence, placed};
use crate::article::Article;
use crate::sort::sort;

/// A digest reads at most this many articles, so that it stays quick over thousands of hits.
pub const DIGEST_ARTICLES: usize = 24;

/// The bonus of the first article of the ranking; it falls with 1/√rank.
const RANK_WEIGHT: f32 = 1.0;

/// The penalty of a sentence for each one already chosen from its article.
const SAME_ARTICLE: f32 = 1.0;

/// The penalty of a sentence for each one already chosen from its source.
const SAME_SOURCE: f32 = 0.2;

/// Two sentences of different articles are near-duplicates if they share this part of the shorter one's bigrams. Of the
/// pairs of sentences from unrelated news stories 0.1 % reach it, by stock phrases; little is lost with those.
const NEAR_DUPLICATE: f32 = 0.35;

/// A longer sentence (in characters) is no part of a digest: it would take the place of three, and is mostly a list of names. Two
/// printed lines of a wide column.
const LONGEST: usize = 120;

/// One article of a digest.
struct Source<'a> {
    article: &'a Article,
    document: Document<'a>,
    scores: Vec<f32>,
    /// What each sentence gains by answering the query, in addition to its score.
    answers: Vec<f32>,
    /// The bigrams of its chosen sentences.
    covered: Vec<u64>,
    chosen: Vec<usize>,
}

/// Summarises several articles, given in the order of their rank. Near-duplicate sentences are left out, and sentences of
/// other articles and sources go before a second one of the same. The sentences are in the order of their articles'
/// ranks, then as printed.
#[must_use]
pub fn digest<'a>(
    articles: impl IntoIterator<Item = &'a Article>,
    options: &SummaryOptions,
    query: &[QueryTerm],
    weights: &Weights,
) -> Summary {
    let mut sources: Vec<Source> = articles
        .into_iter()
        .take(DIGEST_ARTICLES)
        .map(|article| {
            let document = Document::of_article(article);
            let scores = scores(&document, weights, query);
            let answer = |sentence: &Sentence| weights.query * sentence.answers(query);
            let answers = document.sentences.iter().map(answer).collect();
            Source { article, document, scores, answers, covered: Vec::new(), chosen: Vec::new() }
        })
        .collect();
    let mut limits = Limits::of(options);
    while limits.has_room() {
        let found = match best(&sources, weights, |chars| limits.fits(chars)) {
            None if limits.is_untouched() => best(&sources, weights, |_| true),
            found => found,
        };
        let Some((source, sentence)) = found else { break };
        let source = &mut sources[source];
        source.chosen.push(sentence);
        source.document.sentences[sentence].terms.cover(&mut source.covered);
        limits.take(source.document.sentences[sentence].chars);
    }
    Summary { sentences: sources.iter_mut().flat_map(written).collect() }
}

/// The chosen sentences of one article in printed order.
fn written(source: &mut Source) -> Vec<SummarySentence> {
    sort(&mut source.chosen);
    let title = &source.article.title;
    let sentence = |&index: &usize| SummarySentence {
        title: Some(title.clone()),
        ..placed(&source.document, index, &source.article.id)
    };
    source.chosen.iter().map(sentence).collect()
}

/// The best sentence that is not chosen yet, fits and repeats no other: its source and its index.
fn best(sources: &[Source], weights: &Weights, fits: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let mut best: Option<(f32, (usize, usize))> = None;
    for (rank, source) in sources.iter().enumerate() {
        let same_source = |other: &&Source| other.article.source == source.article.source;
        let from_source: usize = sources.iter().filter(same_source).map(|other| other.chosen.len()).sum();
        let rank_bonus = RANK_WEIGHT / ((1 + rank) as f32).sqrt()
            - SAME_ARTICLE * source.chosen.len() as f32
            - SAME_SOURCE * from_source as f32;
        let value = |index: usize| {
            chosen_value(&source.document, &source.scores, weights, &source.chosen, &source.covered, index)
        };
        let all = eligible(&source.scores).filter(|&index| source.scores[index].is_finite());
        // Scores are comparable within one text only. Between texts the distance to each text's best sentence counts.
        let top = all.clone().map(&value).fold(f32::NEG_INFINITY, f32::max);
        for index in all.filter(|index| !source.chosen.contains(index)) {
            let sentence = &source.document.sentences[index];
            if sentence.chars > LONGEST {
                continue;
            }
            let value = rank_bonus + value(index) - top + source.answers[index];
            if best.is_none_or(|(most, _)| value > most)
                && fits(sentence.chars)
                && !repeats(sources, rank, source, index)
            {
                best = Some((value, (rank, index)));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// Whether a chosen sentence of another article is a near-duplicate of this one.
fn repeats(sources: &[Source], rank: usize, source: &Source, index: usize) -> bool {
    let sentence = &source.document.sentences[index];
    let terms = &sentence.terms;
    sources.iter().enumerate().filter(|(other, _)| *other != rank).any(|(_, other)| {
        other.chosen.iter().any(|&chosen| {
            let theirs = &other.document.sentences[chosen];
            let shorter = terms.len().min(theirs.terms.len()).max(1) as f32;
            theirs.text == sentence.text || terms.shared_anew(&theirs.terms, &[]) / shorter >= NEAR_DUPLICATE
        })
    })
}
