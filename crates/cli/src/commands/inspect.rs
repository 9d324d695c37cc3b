//! `gongwen inspect`: what an index file holds.

use std::path::PathBuf;

/// Show the sections of an index and their sizes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The index file.
    index: PathBuf,
}

/// Prints counts and sizes.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let engine = super::open(&args.index)?;
    let stats = engine.stats();
    println!("articles    {:>10}", stats.articles);
    println!("characters  {:>10}", stats.characters);
    println!("alphabet    {:>10}", engine.index().alphabet().size());
    println!("bytes       {:>10}", stats.index_bytes);
    for section in engine.index().sections() {
        println!("  {:<10}{:>10}", section.id.name(), section.bytes);
    }
    Ok(())
}
