//! What the engine is measured against: Lead, TextRank and LexRank, over the same sentences and over jieba's
//! words without stop words.

use std::collections::BTreeMap;

use jieba_rs::Jieba;

/// Damping of the random walk (Brin and Page; 0.85 in both TextRank and LexRank).
const DAMPING: f64 = 0.85;

/// Rounds of the random walk; it has long settled by then.
const ROUNDS: usize = 60;

/// Cosine under which LexRank sees no tie between two sentences (Erkan and Radev 2004).
const LEXRANK_THRESHOLD: f64 = 0.1;

/// Words that say nothing of a sentence's subject.
const STOP_WORDS: &str = "的 了 和 是 在 也 都 就 与 及 或 等 对 为 中 上 下 将 被 把 从 到 向 以 于 而 并 但 又 还 很 \
更 最 我 你 他 她 它 我们 你们 他们 这 那 这些 那些 一 一个 一种 不 没有 有 个 所 其 之 着 过 地 得 后 前 时 日 月 年 \
说 要 让 会 能 可以 通过 进行 表示";

/// The words of a sentence that count, in order.
pub(crate) fn words(jieba: &Jieba, sentence: &str) -> Vec<String> {
    let lower = sentence.to_lowercase();
    jieba
        .cut(&lower, true)
        .into_iter()
        .map(|token| token.word)
        .filter(|word| {
            word.chars().any(char::is_alphanumeric) && !STOP_WORDS.split(' ').any(|stop| stop == *word)
        })
        .map(str::to_owned)
        .collect()
}

/// The first `n` sentences.
pub(crate) fn lead(sentences: usize, n: usize) -> Vec<usize> {
    (0..sentences.min(n)).collect()
}

/// TextRank (Mihalcea and Tarau 2004): common words over the logarithms of both lengths.
pub(crate) fn textrank(words: &[Vec<String>], n: usize) -> Vec<usize> {
    let distinct: Vec<Vec<&String>> = words
        .iter()
        .map(|words| {
            let mut distinct: Vec<&String> = words.iter().collect();
            distinct.sort_unstable();
            distinct.dedup();
            distinct
        })
        .collect();
    let tie = |a: usize, b: usize| {
        let lengths = (words[a].len().max(1) as f64).ln() + (words[b].len().max(1) as f64).ln();
        let common = distinct[a].iter().filter(|word| distinct[b].binary_search(word).is_ok()).count();
        if lengths > 1e-9 { common as f64 / lengths } else { 0.0 }
    };
    best(&walk(words.len(), tie), n)
}

/// LexRank (Erkan and Radev 2004): cosines of tf·idf (idf within the text) over a threshold.
pub(crate) fn lexrank(words: &[Vec<String>], n: usize) -> Vec<usize> {
    let mut frequency: BTreeMap<&str, f64> = BTreeMap::new();
    let counts: Vec<BTreeMap<&str, f64>> = words
        .iter()
        .map(|words| {
            let mut counts = BTreeMap::new();
            for word in words {
                *counts.entry(word.as_str()).or_insert(0.0) += 1.0;
            }
            for word in counts.keys() {
                *frequency.entry(word).or_insert(0.0) += 1.0;
            }
            counts
        })
        .collect();
    let total = words.len() as f64;
    let vectors: Vec<BTreeMap<&str, f64>> = counts
        .iter()
        .map(|counts| {
            let most = counts.values().fold(1.0_f64, |most, &count| most.max(count));
            counts
                .iter()
                .map(|(word, count)| (*word, count / most * (total / (1.0 + frequency[word])).ln()))
                .collect()
        })
        .collect();
    let norms: Vec<f64> = vectors.iter().map(|v| v.values().map(|x| x * x).sum::<f64>().sqrt()).collect();
    let tie = |a: usize, b: usize| {
        let dot: f64 = vectors[a].iter().filter_map(|(word, x)| vectors[b].get(word).map(|y| x * y)).sum();
        let cosine = if norms[a] * norms[b] > 0.0 { dot / (norms[a] * norms[b]) } else { 0.0 };
        if cosine > LEXRANK_THRESHOLD { 1.0 } else { 0.0 }
    };
    best(&walk(words.len(), tie), n)
}

/// Where a random walk over the sentences stays longest.
fn walk(count: usize, tie: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let row = |a| (0..count).map(|b| if a == b { 0.0 } else { tie(a, b) }).collect();
    let weights: Vec<Vec<f64>> = (0..count).map(row).collect();
    let even = 1.0 / count.max(1) as f64;
    let mut rank = vec![even; count];
    for _ in 0..ROUNDS {
        let mut next = vec![(1.0 - DAMPING) * even; count];
        for (from, row) in weights.iter().enumerate() {
            let sum: f64 = row.iter().sum();
            for (to, weight) in row.iter().enumerate() {
                next[to] += DAMPING * rank[from] * if sum > 0.0 { weight / sum } else { even };
            }
        }
        rank = next;
    }
    rank
}

/// Indexes of the `n` largest values in ascending order; of equals the first.
fn best(values: &[f64], n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
    order.truncate(n);
    order.sort_unstable();
    order
}
