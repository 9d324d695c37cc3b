//! `gongwen inspect`: what an index file holds.

use std::path::PathBuf;

use crate::output::say;

/// Show the sections of an index and their sizes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The index file.
    index: PathBuf,
}

/// Prints counts and sizes.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let engine = super::open(&args.index)?;
    let stats = engine.stats();
    say!("articles    {:>10}", stats.articles);
    say!("characters  {:>10}", stats.characters);
    say!("alphabet    {:>10}", engine.index().alphabet().size());
    say!("bytes       {:>10}", stats.index_bytes);
    for section in engine.index().sections() {
        say!("  {:<10}{:>10}", section.id.name(), section.bytes);
    }
    Ok(())
}
