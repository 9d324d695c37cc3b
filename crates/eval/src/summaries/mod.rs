//! Scores summaries beside Lead, TextRank and LexRank over the same sentences, and fits the weights of their features: `gongwen-eval summaries`.

mod baselines;
pub mod editors;
pub mod fit;
pub mod fit_lead;
pub mod references;
mod rouge;
mod systems;
pub mod withheld;

use anyhow::{Context, Result, bail};
use gongwen_engine::summary::{LEAD_NAMES, Weights};

/// The engine's weights with those of the settings `name=value` replaced, for ablations.
pub fn weights(settings: &[String]) -> Result<Weights> {
    let mut weights = Weights::NEWS;
    for setting in settings {
        let (name, value) =
            setting.split_once('=').with_context(|| format!("{setting}: name=value wanted"))?;
        let value: f32 = value.parse().with_context(|| setting.clone())?;
        *weight(&mut weights, name)? = value;
    }
    Ok(weights)
}

fn weight<'a>(weights: &'a mut Weights, name: &str) -> Result<&'a mut f32> {
    Ok(match name {
        "position" => &mut weights.position,
        "paragraph_opening" => &mut weights.paragraph_opening,
        "headline" => &mut weights.headline,
        "headline_similarity" => &mut weights.headline_similarity,
        "headline_characters" => &mut weights.headline_characters,
        "repetition" => &mut weights.repetition,
        "length" => &mut weights.length,
        "last_paragraph" => &mut weights.last_paragraph,
        "forward" => &mut weights.forward,
        "long" => &mut weights.long,
        "quoted" => &mut weights.quoted,
        "question" => &mut weights.question,
        "dependent" => &mut weights.dependent,
        "hearsay" => &mut weights.hearsay,
        "short" => &mut weights.short,
        "unattributed" => &mut weights.unattributed,
        "first_person" => &mut weights.first_person,
        "news_peg" => &mut weights.news_peg,
        "fragment" => &mut weights.fragment,
        "same_paragraph" => &mut weights.same_paragraph,
        "redundancy" => &mut weights.redundancy,
        "lead_alone" => &mut weights.lead_alone,
        _ => match LEAD_NAMES.iter().position(|known| *known == name) {
            Some(index) => &mut weights.lead[index],
            None => bail!("{name}: no such weight"),
        },
    })
}
