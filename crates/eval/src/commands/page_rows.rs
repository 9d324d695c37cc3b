//! `gongwen-eval page-rows`: the numbers that the stages of the learned reading judge by, for the trainer in `tools/pages`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use gongwen_prepare::page::training::{self, Stage};

/// Write the rows of numbers that a stage judges by, to train the splitter with.
///
/// OUT.f32 holds the rows of all pages, one after another, as little-endian floats; OUT.jsonl has a line for each page
/// that says what its rows are about.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The stage that is to be trained.
    stage: StageName,
    /// Folder of pages (`NAME.txt`).
    pages: PathBuf,
    /// The files to write, without their endings.
    out: PathBuf,
    /// The weights trained so far; every stage but the first needs them.
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum StageName {
    Lines,
    Links,
    Headlines,
    Captions,
    Divisions,
    Confidence,
}

impl StageName {
    fn stage(self) -> Stage {
        match self {
            Self::Lines => Stage::Lines,
            Self::Links => Stage::Links,
            Self::Headlines => Stage::Headlines,
            Self::Captions => Stage::Captions,
            Self::Divisions => Stage::Divisions,
            Self::Confidence => Stage::Confidence,
        }
    }
}

/// Writes the rows of every page.
pub(crate) fn run(args: &Args) -> Result<()> {
    let read = |path: &PathBuf| std::fs::read(path).with_context(|| path.display().to_string());
    let weights = args.weights.as_ref().map(read).transpose()?;
    let create = |ending: &str| -> Result<BufWriter<File>> {
        let path = args.out.with_extension(ending);
        Ok(BufWriter::new(File::create(&path).with_context(|| path.display().to_string())?))
    };
    let (mut rows, mut about) = (create("f32")?, create("jsonl")?);
    for path in pages(&args.pages)? {
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let page = training::rows(&text, args.stage.stage(), weights.as_deref())?;
        let head = serde_json::json!({
            "name": path.file_stem().unwrap_or_default().to_string_lossy(),
            "fingerprint": format!("{:016x}", training::feature_fingerprint()),
            "numbers": page.numbers, "blanks": page.blanks, "fragments": page.fragments,
            "stories": page.stories, "asking": page.asking, "pairs": page.pairs, "divisions": page.divisions, "articles": page.articles,
        });
        writeln!(about, "{head}")?;
        for value in page.rows.iter().flatten() {
            rows.write_all(&value.to_le_bytes())?;
        }
    }
    Ok(())
}

/// The pages of a folder in the order of their names.
fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    Ok(paths)
}
