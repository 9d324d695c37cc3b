//! `gongwen facets`: what a corpus can be narrowed by, with its persons, organisations and places.

use std::path::PathBuf;

use gongwen_engine::facets::Facet;

use crate::output::say;

/// List kinds, places, organisations, people, sections, sources and dates with their numbers of articles.
///
/// The articles of a value: `gongwen search INDEX --person 吴晓静`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The index file.
    index: PathBuf,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Prints the values of every facet.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let facets = super::open(&args.index)?.facets();
    if args.json {
        say!("{}", serde_json::to_string(&facets)?);
        return Ok(());
    }
    for facet in Facet::ALL {
        say!("{}", facet.name());
        for value in facets.of(facet) {
            say!("{:>6}  {}", value.count, value.value);
        }
    }
    Ok(())
}
