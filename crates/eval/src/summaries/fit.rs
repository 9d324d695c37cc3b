//! Fits weights of the summary by coordinate ascent: one weight after the other takes the value that scores best, until none
//! changes. The score is not smooth (a weight counts where it changes a choice), which is why no gradient is followed.

use std::path::Path;

use anyhow::Result;
use gongwen_engine::summary::Weights;

use super::references::{self, Reference, ScoredText};
use super::{editors, weight};

/// Sentences of a summary.
const SENTENCES: usize = 3;

/// A weight is tried at these distances from its value on both sides, the far ones first so that it may leave a plateau.
const STEPS: [f32; 4] = [0.8, 0.4, 0.2, 0.1];

/// A change must gain so much, in points of 100: less is chance, and every weight kept small generalises better.
const LEAST_GAIN: f64 = 0.02;

/// Rounds over all weights at most.
const ROUNDS: usize = 12;

/// Fits the weights `names` on the references of a file and prints each round. An F1 of the editors' choices counts
/// `editors_worth` times as much as ROUGE-1.
pub fn report(path: &Path, gold: &Path, editors_worth: f64, names: &[String]) -> Result<()> {
    let texts = references::load(path, &(0..=u16::MAX), Reference::Summary)?;
    let items = editors::load(gold)?;
    let objective = |weights: &Weights| {
        let rouge = mean_rouge(&texts, weights);
        let chosen = 100.0 * editors::figures(&items, weights).f1_of_three;
        (rouge + editors_worth * chosen, rouge, chosen)
    };
    // From zero, so that the values in use do not decide what is found.
    let mut weights = Weights::NEWS;
    for name in names {
        *weight(&mut weights, name)? = 0.0;
    }
    let (mut best, rouge, chosen) = objective(&weights);
    println!("start: ROUGE-1 {rouge:.2}, editors' F1 {chosen:.1}");
    for round in 1..=ROUNDS {
        let mut changed = false;
        for name in names {
            let from = *weight(&mut weights, name)?;
            let mut kept = from;
            for value in STEPS.iter().flat_map(|step| [from + step, from - step]) {
                *weight(&mut weights, name)? = value;
                let (score, ..) = objective(&weights);
                if score > best + LEAST_GAIN {
                    (best, kept, changed) = (score, value, true);
                }
            }
            *weight(&mut weights, name)? = kept;
        }
        let (_, rouge, chosen) = objective(&weights);
        println!("round {round}: ROUGE-1 {rouge:.2}, editors' F1 {chosen:.1}");
        if !changed {
            break;
        }
    }
    for name in names {
        println!("{name}={:.2}", *weight(&mut weights, name)?);
    }
    Ok(())
}

/// The mean ROUGE-1 F × 100 of summaries of [`SENTENCES`] sentences.
fn mean_rouge(texts: &[ScoredText], weights: &Weights) -> f64 {
    let sum: f64 = texts.iter().map(|text| text.rouge(SENTENCES, weights).one).sum();
    100.0 * sum / texts.len() as f64
}
