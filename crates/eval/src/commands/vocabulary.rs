//! `gongwen-eval vocabulary`: print what a corpus gives for suggestions.

use std::path::PathBuf;

use anyhow::Result;
use gongwen_prepare::config::Config;
use gongwen_prepare::index_input;
use gongwen_prepare::read::read_path;

/// Print the words that a corpus gives for suggestions, with kind, count and special reading, and its aliases.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A file or folder of articles.
    path: PathBuf,
}

/// Prints a line a word, then a line a group of aliases.
pub(crate) fn run(args: &Args) -> Result<()> {
    let input = index_input(read_path(&args.path)?, &Config::default());
    let vocabulary = &input.vocabulary;
    eprintln!(
        "{} articles, {} pairs to fold, {} characters with readings, {} words",
        input.articles.len(),
        input.fold_table.pairs().len(),
        vocabulary.readings.len(),
        vocabulary.words.len()
    );
    for word in &vocabulary.words {
        let reading = word.reading.as_ref().map(|syllables| syllables.join(" ")).unwrap_or_default();
        println!("{}\t{:?}\t{}\t{reading}", word.text, word.kind, word.count);
    }
    for group in &vocabulary.aliases {
        println!("{}", group.join(" = "));
    }
    Ok(())
}
