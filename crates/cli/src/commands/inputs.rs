//! The files that a command is given.

use std::path::{Path, PathBuf};

use anyhow::Result;
use gongwen_engine::Article;
use gongwen_prepare::page::{Split, StageReport};
use gongwen_prepare::read::{self, BadBytes, Files, PageCounts, ReadOptions, pages};

/// Kinds of files that were passed over and are named one by one; of more only the number is told.
const MOST_NAMED: usize = 5;

/// Files and folders of articles.
#[derive(clap::Args)]
pub(crate) struct Inputs {
    /// Files or folders: newspaper pages as text (.txt in UTF-8, GB18030 or UTF-16; also of `pdftotext -layout`)
    /// or as .pdf, and .json or .jsonl. A file without an ending is read as text if it is named itself. In a
    /// folder files of other kinds are passed over, and told so.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Put U+FFFD in the place of bytes that cannot be decoded, instead of stopping.
    #[arg(long)]
    replace_bad_bytes: bool,
}

impl Inputs {
    /// All articles, in the order of the inputs. No two pages have the same ids.
    pub(crate) fn articles(&self) -> Result<Vec<Article>> {
        Ok(self.files()?.articles(self.options())?)
    }

    /// All articles, with what became of the lines of newspaper pages.
    pub(crate) fn articles_and_counts(&self) -> Result<(Vec<Article>, PageCounts)> {
        Ok(self.files()?.articles_and_counts(self.options())?)
    }

    /// Every page with its split; other files are left out.
    pub(crate) fn pages(&self, each: &mut dyn FnMut(&Path, &Split)) -> Result<()> {
        for (file, prefix) in self.files()?.pages() {
            let split = pages::read(&file, &prefix, self.options())?;
            each(&file, &split);
        }
        Ok(())
    }

    /// What each stage of reading found of every page; other files are left out.
    pub(crate) fn stages(&self, each: &mut dyn FnMut(&Path, &[StageReport])) -> Result<()> {
        for (file, _) in self.files()?.pages() {
            each(&file, &pages::stages(&file, self.options())?);
        }
        Ok(())
    }

    /// A drawing of the first PDF, as SVG.
    pub(crate) fn svg(&self) -> Result<Option<String>> {
        for (file, _) in self.files()?.pages() {
            if let Some(svg) = pages::svg(&file)? {
                return Ok(Some(svg));
            }
        }
        Ok(None)
    }

    fn options(&self) -> ReadOptions {
        ReadOptions { bad_bytes: if self.replace_bad_bytes { BadBytes::Replace } else { BadBytes::Refuse } }
    }

    /// The files; tells which of the folders are not read.
    fn files(&self) -> Result<Files> {
        let files = Files::of(&self.inputs)?;
        let others = files.passed_over();
        for file in others.iter().take(MOST_NAMED) {
            eprintln!("gongwen: passed over: {} (read are {})", file.display(), read::KINDS);
        }
        if let Some(more) = others.len().checked_sub(MOST_NAMED).filter(|&more| more > 0) {
            eprintln!("gongwen: passed over: {more} more files");
        }
        Ok(files)
    }
}
