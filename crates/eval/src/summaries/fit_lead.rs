//! Learns what tells the lead of a text without a headline, from news whose headline is withheld: the weights under which the
//! sentence that is chosen has the highest ROUGE-1 F with the headline. The choice is made soft (a softmax of the scores), so that
//! its expected score has a gradient.

use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::{Result, bail};
use gongwen_engine::Article;
use gongwen_engine::summary::{LEAD_FEATURES, LEAD_NAMES, lead_candidates};

use super::references::interval;
use super::rouge::score;
use crate::files;

/// What the squares of the weights cost, in points of 100 for features of deviation 1: it keeps what few texts say small.
const DECAY: f64 = 0.05;

/// Length of a step along the gradient.
const STEP: f64 = 0.1;

/// Steps; the weights have long settled by then.
const STEPS: usize = 3000;

/// The sentences of one text that may be its lead.
struct Text {
    year: u16,
    features: Vec<[f64; LEAD_FEATURES]>,
    /// ROUGE-1 F × 100 of each with the headline.
    scores: Vec<f64>,
}

type LeadWeights = [f64; LEAD_FEATURES];

/// Prints what weights learned on the other years gain on each year, and the weights learned on all.
pub fn report(path: &Path, years: &RangeInclusive<u16>) -> Result<()> {
    let texts = load(path, years)?;
    println!("{} texts with a choice; ROUGE-1 F × 100 over their first sentence", texts.len());
    let mut all = Vec::new();
    for year in years.clone().filter(|year| texts.iter().any(|text| text.year == *year)) {
        let (held, others): (Vec<&Text>, Vec<&Text>) = texts.iter().partition(|text| text.year == year);
        let weights = learn(&others);
        let gains: Vec<f64> = held.iter().map(|text| gain(text, &weights)).collect();
        print_gains(&format!("{year}, learned on the others"), &gains);
        all.extend(gains);
    }
    print_gains("all years so", &all);
    for (name, weight) in LEAD_NAMES.iter().zip(learn(&texts.iter().collect::<Vec<_>>())) {
        println!("{name}={weight:.1}");
    }
    Ok(())
}

fn print_gains(name: &str, gains: &[f64]) {
    let changed = gains.iter().filter(|gain| gain.abs() > 0.0).count();
    let (low, high) = interval(gains);
    let mean = gains.iter().sum::<f64>() / gains.len().max(1) as f64;
    println!("{name}: {mean:+.2} [{low:+.2}, {high:+.2}], {} texts, {changed} changed", gains.len());
}

/// The texts of these years with more than one candidate.
fn load(path: &Path, years: &RangeInclusive<u16>) -> Result<Vec<Text>> {
    let mut texts = Vec::new();
    for row in files::json_lines::<files::GivenText>(path)? {
        let article = Article { paragraphs: row.paragraphs(), ..Article::default() };
        let candidates = lead_candidates(&article);
        if candidates.len() < 2 || row.title.is_empty() || !years.contains(&row.year()) {
            continue;
        }
        texts.push(Text {
            year: row.year(),
            features: candidates.iter().map(|(_, features)| features.map(f64::from)).collect(),
            scores: candidates.iter().map(|(text, _)| 100.0 * score(text, &row.title).one).collect(),
        });
    }
    if texts.is_empty() {
        bail!("{}: no text of these years leaves a choice", path.display());
    }
    Ok(texts)
}

/// What the chosen sentence scores more than the first.
fn gain(text: &Text, weights: &LeadWeights) -> f64 {
    let mut best = 0;
    for index in 1..text.features.len() {
        if worth(&text.features[index], weights) > worth(&text.features[best], weights) {
            best = index;
        }
    }
    text.scores[best] - text.scores[0]
}

fn worth(features: &[f64; LEAD_FEATURES], weights: &LeadWeights) -> f64 {
    features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum()
}

/// Climbs the gradient of the expected score.
fn learn(texts: &[&Text]) -> LeadWeights {
    let deviation = deviations(texts);
    let mut weights = [0.0; LEAD_FEATURES];
    for _ in 0..STEPS {
        let slope = slope(texts, &weights);
        for (index, weight) in weights.iter_mut().enumerate() {
            // In units of the feature's deviation, so that no feature learns slower for being small.
            let unit = deviation[index].max(f64::EPSILON);
            let scaled = *weight * unit;
            *weight = (scaled + STEP * (slope[index] / unit - DECAY * scaled)) / unit;
        }
    }
    weights
}

/// The standard deviation of each feature.
fn deviations(texts: &[&Text]) -> LeadWeights {
    let all = || texts.iter().flat_map(|text| &text.features);
    let count = all().count().max(1) as f64;
    std::array::from_fn(|index| {
        let mean = all().map(|features| features[index]).sum::<f64>() / count;
        (all().map(|features| (features[index] - mean).powi(2)).sum::<f64>() / count).sqrt()
    })
}

/// The gradient of the mean expected score.
fn slope(texts: &[&Text], weights: &LeadWeights) -> LeadWeights {
    let mut slope = [0.0; LEAD_FEATURES];
    for text in texts {
        let worths: Vec<f64> = text.features.iter().map(|features| worth(features, weights)).collect();
        let most = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let odds: Vec<f64> = worths.iter().map(|worth| (worth - most).exp()).collect();
        let total: f64 = odds.iter().sum();
        let expected = odds.iter().zip(&text.scores).map(|(odds, score)| odds / total * score).sum::<f64>();
        for ((features, odds), score) in text.features.iter().zip(&odds).zip(&text.scores) {
            let pull = odds / total * (score - expected) / texts.len() as f64;
            for (slope, feature) in slope.iter_mut().zip(features) {
                *slope += pull * feature;
            }
        }
    }
    slope
}

#[cfg(test)]
mod tests {
    use super::{LEAD_FEATURES, Text, gain, learn};

    #[test]
    fn a_feature_of_better_sentences_gets_a_positive_weight() {
        let with = |value: f64| {
            let mut features = [0.0; LEAD_FEATURES];
            features[2] = value;
            features
        };
        let text = |other: f64, score: f64| Text {
            year: 2020,
            features: vec![with(0.0), with(other)],
            scores: vec![30.0, score],
        };
        let texts = [text(1.0, 50.0), text(-1.0, 10.0)];
        let weights = learn(&texts.iter().collect::<Vec<_>>());
        assert!(weights[2] > 0.1);
        let gains: Vec<f64> = texts.iter().map(|text| gain(text, &weights)).collect();
        assert!((gains[0] - 20.0).abs() < 1e-9 && gains[1].abs() < 1e-9, "{gains:?}");
    }
}
