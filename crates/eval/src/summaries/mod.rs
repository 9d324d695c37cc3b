//! Scores summaries beside Lead, TextRank and LexRank over the same sentences: `gongwen-eval summaries`.

mod baselines;
pub mod editors;
pub mod references;
mod rouge;
mod systems;

use anyhow::{Context, Result, bail};
use gongwen_engine::summary::Weights;

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
        "headline_likeness" => &mut weights.headline_likeness,
        "forward" => &mut weights.forward,
        "long" => &mut weights.long,
        "quoted" => &mut weights.quoted,
        "asks" => &mut weights.asks,
        "tied" => &mut weights.tied,
        "hedged" => &mut weights.hedged,
        "short" => &mut weights.short,
        "unanswered" => &mut weights.unanswered,
        "personal" => &mut weights.personal,
        "pegged" => &mut weights.pegged,
        "fragment" => &mut weights.fragment,
        "same_paragraph" => &mut weights.same_paragraph,
        "redundancy" => &mut weights.redundancy,
        _ => bail!("{name}: no such weight"),
    })
}
