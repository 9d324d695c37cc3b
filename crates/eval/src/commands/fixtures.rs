//! `gongwen-eval fixtures`: write web pages with their gold.

use std::path::PathBuf;

use anyhow::Result;
use gongwen_eval::web::fixtures;

/// Write made-up web pages of all layouts, with their gold.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder to write to.
    folder: PathBuf,
    /// Articles of each layout.
    #[arg(long, default_value_t = 20)]
    pages: usize,
    /// Instead of the known layouts so many sites that vary where and how each field is printed.
    #[arg(long)]
    variants: Option<usize>,
    /// Instead of the known layouts one site of each template, those for writing rules or those kept back.
    #[arg(long, conflicts_with = "variants")]
    templates: Option<fixtures::TemplateSet>,
    /// Instead of the known layouts so many sites of nameless elements with every kind of page; with `--templates test` of
    /// those tables that are kept back.
    #[arg(long, conflicts_with = "variants")]
    soup: Option<usize>,
    /// Another seed gives other pages.
    #[arg(long, default_value_t = 16)]
    seed: u64,
}

/// Writes them.
pub(crate) fn run(args: &Args) -> Result<()> {
    let set = args.templates.unwrap_or(fixtures::TemplateSet::Dev);
    let made = match (args.templates, args.variants) {
        _ if args.soup.is_some() => fixtures::soup(args.soup.unwrap_or_default(), set, args.seed),
        (Some(set), _) => fixtures::templates(set, args.seed),
        (None, Some(sites)) => fixtures::variants(sites, args.seed),
        (None, None) => fixtures::fixtures(args.pages, args.seed),
    };
    fixtures::write(&args.folder, &made)?;
    println!("{} pages in {}", made.len(), args.folder.display());
    Ok(())
}
