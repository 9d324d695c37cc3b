//! `gongwen articles`: split pages into articles.

use std::path::PathBuf;

/// Split newspaper pages into articles.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files or folders.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Print JSON lines, one article each.
    #[arg(long)]
    json: bool,
}

/// Prints the articles of the given files.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    for path in &args.paths {
        let articles = gongwen_prepare::read::read_path(path).map_err(|error| error.to_string())?;
        for article in articles {
            if args.json {
                println!("{}", serde_json::to_string(&article).map_err(|error| error.to_string())?);
            } else {
                println!("{}  {}", article.id, article.title);
            }
        }
    }
    Ok(())
}
