//! ROUGE against reference summaries, with the interval of the difference from Lead.

use std::ops::RangeInclusive;
use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};
use gongwen_engine::Article;
use gongwen_engine::summary::Weights;
use jieba_rs::Jieba;

use super::rouge::{Rouge, score};
use super::systems::{NAMES, SummarisedText};
use crate::files;

/// Fewest sentences of a text that is scored; fewer leave nothing to choose.
const FEWEST_SENTENCES: usize = 2;

/// Runs of each timed text.
const TIMED_RUNS: u32 = 20;

/// Resamples of the bootstrap.
const RESAMPLES: usize = 2000;

/// What summaries are scored against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The first reference summary.
    Summary,
    /// The headline, which is withheld from the systems.
    Headline,
}

/// A text with its reference.
pub(super) struct ScoredText {
    text: SummarisedText,
    reference: String,
}

impl ScoredText {
    /// The ROUGE of a summary of `n` sentences by these weights.
    pub(super) fn rouge(&self, n: usize, weights: &Weights) -> Rouge {
        score(&self.text.summary(n, weights).concat(), &self.reference)
    }
}

/// Prints the figures over the texts of these years in a file of JSON lines `{id, title, body, date, refs}`.
pub fn report(path: &Path, years: &RangeInclusive<u16>, against: Reference, weights: &Weights) -> Result<()> {
    let texts = load(path, years, against)?;
    println!("{} texts; ROUGE F × 100; difference from lead with its 95 % interval", texts.len());
    for n in [1, 3] {
        let mut scores: [Vec<Rouge>; 4] = Default::default();
        for ScoredText { text, reference } in &texts {
            for (scores, choice) in scores.iter_mut().zip(text.choices(n, weights)) {
                scores.push(score(&choice.concat(), reference));
            }
        }
        for (scores_of, name) in scores.iter().zip(NAMES) {
            let mean = |part: fn(&Rouge) -> f64| {
                100.0 * scores_of.iter().map(part).sum::<f64>() / texts.len() as f64
            };
            let gains: Vec<f64> =
                scores_of.iter().zip(&scores[1]).map(|(a, lead)| 100.0 * (a.one - lead.one)).collect();
            let (low, high) = interval(&gains);
            let gain = gains.iter().sum::<f64>() / gains.len() as f64;
            println!(
                "n={n} {name:10} R-1 {:6.2}  R-2 {:6.2}  R-1 over lead {gain:+6.2} [{low:+.2}, {high:+.2}]",
                mean(|s| s.one),
                mean(|s| s.two)
            );
        }
    }
    Ok(())
}

/// The 95 % bootstrap interval of a mean, by a fixed sequence of numbers (Knuth's MMIX generator).
pub(super) fn interval(values: &[f64]) -> (f64, f64) {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let mut means: Vec<f64> = (0..RESAMPLES)
        .map(|_| values.iter().map(|_| values[next() % values.len()]).sum::<f64>() / values.len() as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    (means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40])
}

/// The texts of these years in a file of JSON lines `{id, title, body, date, refs}` that leave something to choose; an error if there
/// is none. A text without a date is of the year 0.
pub(super) fn load(path: &Path, years: &RangeInclusive<u16>, against: Reference) -> Result<Vec<ScoredText>> {
    let jieba = Jieba::new();
    let mut texts = Vec::new();
    for row in files::json_lines::<files::GivenText>(path)? {
        if !years.contains(&row.year()) {
            continue;
        }
        let paragraphs = row.paragraphs();
        let (title, reference) = match against {
            Reference::Headline => (String::new(), row.title),
            Reference::Summary => (row.title, row.refs.into_iter().next().unwrap_or_default()),
        };
        let text = SummarisedText::new(&jieba, Article { title, paragraphs, ..Article::default() });
        if text.sentences.len() >= FEWEST_SENTENCES && !reference.is_empty() {
            texts.push(ScoredText { text, reference });
        }
    }
    if texts.is_empty() {
        bail!("{}: nothing to score", path.display());
    }
    Ok(texts)
}

/// Prints how long a summary of three sentences takes, without the reading of the file.
pub fn time(path: &Path, weights: &Weights) -> Result<()> {
    let texts = load(path, &(0..=u16::MAX), Reference::Summary)?;
    let mut micros: Vec<f64> = texts
        .iter()
        .map(|ScoredText { text, .. }| {
            let start = Instant::now();
            for _ in 0..TIMED_RUNS {
                std::hint::black_box(text.summary(3, weights));
            }
            start.elapsed().as_secs_f64() * 1e6 / f64::from(TIMED_RUNS)
        })
        .collect();
    micros.sort_by(f64::total_cmp);
    let at = |share: f64| micros[((micros.len() - 1) as f64 * share) as usize];
    println!(
        "{} texts: median {:.0} µs, p95 {:.0} µs, longest {:.0} µs",
        micros.len(),
        at(0.5),
        at(0.95),
        at(1.0)
    );
    Ok(())
}
