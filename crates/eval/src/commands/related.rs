//! `gongwen-eval related`: print which articles are similar.

use std::path::PathBuf;

use anyhow::Result;
use gongwen_analysis::related;
use gongwen_prepare::config::Config;
use gongwen_prepare::index_input;
use gongwen_prepare::read::read_path;

/// Print the pairs of similar articles, the most similar first.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A file or folder of articles.
    path: PathBuf,
    /// The least similarity, from 0 to 1; that of the index if not given.
    least: Option<f64>,
}

/// Prints a line a pair.
pub(crate) fn run(args: &Args) -> Result<()> {
    let input = index_input(read_path(&args.path)?, &Config::default());
    let articles: Vec<_> = input.articles.iter().map(|input| input.article.clone()).collect();
    let (table, words) = (&input.fold_table, &input.vocabulary.words);
    let least = args.least.unwrap_or(related::LEAST_SIMILARITY);
    let mut pairs = Vec::new();
    for (one, others) in
        related::similar_articles(&articles, table, words, least, articles.len()).into_iter().enumerate()
    {
        let later = others.into_iter().filter(|&(other, _)| one < other as usize);
        pairs.extend(later.map(|(other, score)| (score, one, other as usize)));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (score, one, other) in pairs {
        let [one, other] = [&articles[one], &articles[other]];
        println!("{score:.3}\t{} {}\t{} {}", one.id, one.title, other.id, other.title);
    }
    Ok(())
}
