//! Scores summaries beside Lead, TextRank and LexRank over the same sentences.
//!
//! ```text
//! cargo run --release -p gongwen-prepare --example score_summaries -- gold FOLDER [name=value…]
//! cargo run --release -p gongwen-prepare --example score_summaries -- refs FILE [name=value…]
//! cargo run --release -p gongwen-prepare --example score_summaries -- headlines FILE [name=value…]
//! cargo run --release -p gongwen-prepare --example score_summaries -- time FILE
//! ```
//! `gold`: JSON files of articles with `editor_summary: {summary1, summary3}`: share of the editors'
//! sentences found. `refs`: JSON lines `{id, title, body, refs}`: ROUGE against the first reference.
//! `headlines`: the same file or one without `refs`; the title is withheld and serves as the reference.
//! `time`: what one summary takes. `name=value` sets a weight, for ablations.

mod baselines;
mod gold;
mod outside;
mod rouge;
mod systems;

use std::process::ExitCode;

use gongwen_engine::summary::Weights;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args.as_slice() {
        [mode, path, settings @ ..] => weights(settings).and_then(|weights| match mode.as_str() {
            "gold" => gold::report(path, &weights),
            "refs" => outside::report(path, false, &weights),
            "headlines" => outside::report(path, true, &weights),
            "time" => outside::time(path, &weights),
            _ => Err(format!("unknown mode {mode}: gold, refs, headlines or time")),
        }),
        _ => Err("usage: score_summaries gold|refs|headlines|time PATH [name=value…]".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The engine's weights with the named ones replaced.
fn weights(settings: &[String]) -> Result<Weights, String> {
    let mut weights = Weights::NEWS;
    for setting in settings {
        let (name, value) = setting.split_once('=').ok_or_else(|| format!("{setting}: name=value wanted"))?;
        let value: f32 = value.parse().map_err(|error| format!("{setting}: {error}"))?;
        let place = match name {
            "position" => &mut weights.position,
            "paragraph_opening" => &mut weights.paragraph_opening,
            "headline" => &mut weights.headline,
            "headline_similarity" => &mut weights.headline_similarity,
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
            _ => return Err(format!("{name}: no such weight")),
        };
        *place = value;
    }
    Ok(weights)
}
