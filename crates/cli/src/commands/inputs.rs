//! The files that a command is given.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use gongwen_engine::Article;
use gongwen_prepare::config::Config;
use gongwen_prepare::page::{Split, StageReport};
use gongwen_prepare::read::{
    BadBytes, DiskSource, FileKind, FileOutcome, OtherFile, ReadError, ReadOptions, Reading, Source, Totals,
    pages, read,
};

/// Files of a sort that are named one by one; of more only the number is told.
const MOST_NAMED: usize = 5;

/// Files and folders of articles.
#[derive(clap::Args)]
pub(crate) struct Inputs {
    /// Files or folders: newspaper pages (.txt in UTF-8, GB18030 or UTF-16, .pdf), web pages (.html, .mht), .md, .docx,
    /// .json and .jsonl, .csv and .tsv, .xlsx and .xls, RSS, Atom and WordPress exports (.xml), dumps of databases
    /// (.sql), and .zip of any of them. A file without an ending is read as text if it is named itself. In a folder
    /// files of other kinds are passed over, and told so.
    #[arg(required = true, value_name = "INPUT")]
    paths: Vec<PathBuf>,
    /// Put U+FFFD in the place of bytes that cannot be decoded, instead of leaving out the file.
    #[arg(long)]
    replace_bad_bytes: bool,
    /// Take warnings for errors: exit with 1 if a file, a field or an id is not read as it is.
    #[arg(long)]
    strict: bool,
}

/// What the inputs hold.
pub(crate) struct Read {
    pub(crate) articles: Vec<Article>,
    pub(crate) totals: Totals,
    /// Whether the command may end with 0.
    pub(crate) clean: bool,
}

impl Read {
    /// An error if something could not be read: for the end of a command, when the rest is done.
    pub(crate) fn verdict(&self) -> Result<()> {
        let Totals { failed, warnings, .. } = self.totals;
        match (self.clean, failed) {
            (true, _) => Ok(()),
            (false, 0) => bail!("{warnings} warnings (--strict)"),
            (false, _) => bail!("{failed} of {} files could not be read; the rest was", self.totals.files),
        }
    }
}

impl Inputs {
    /// Reads everything, and tells on standard error what was not read and why. A single file that cannot be read is an
    /// error at once.
    pub(crate) fn read(&self) -> Result<Read> {
        self.read_by(&Config::default())
    }

    /// The same by a site's configuration.
    pub(crate) fn read_by(&self, config: &Config) -> Result<Read> {
        let mut reading = read(&self.source()?, &config.read_options(self.bad_bytes()));
        correct(config, &mut reading);
        if matches!(reading.files.as_slice(), [only] if matches!(only.outcome, FileOutcome::Failed(_))) {
            return Err(failures(reading).remove(0).into());
        }
        let totals = reading.totals();
        let clean = reading.is_clean(self.strict);
        tell(&reading);
        Ok(Read { articles: reading.into_articles(), totals, clean })
    }

    /// What became of every file.
    pub(crate) fn reading(&self) -> Result<Reading> {
        Ok(read(&self.source()?, &self.options()))
    }

    /// Every page with its split; other files are left out.
    pub(crate) fn pages(&self, each: &mut dyn FnMut(&Path, &Split)) -> Result<()> {
        let source = self.source()?;
        for (at, path, prefix) in page_places(&source) {
            let split = pages::split(&source, at, &prefix, &self.options());
            each(path, &split.map_err(|cause| ReadError::new(path, cause))?);
        }
        Ok(())
    }

    /// What each stage of reading found of every page; other files are left out.
    pub(crate) fn stages(&self, each: &mut dyn FnMut(&Path, &[StageReport])) -> Result<()> {
        let source = self.source()?;
        for (at, path, _) in page_places(&source) {
            let stages = pages::stages(&source, at, &self.options());
            each(path, &stages.map_err(|cause| ReadError::new(path, cause))?);
        }
        Ok(())
    }

    /// A drawing of the first PDF, as SVG.
    pub(crate) fn svg(&self) -> Result<Option<String>> {
        let source = self.source()?;
        for (at, path, _) in page_places(&source) {
            let svg = pages::svg(&source, at);
            if let Some(svg) = svg.map_err(|cause| ReadError::new(path, cause))? {
                return Ok(Some(svg));
            }
        }
        Ok(None)
    }

    fn bad_bytes(&self) -> BadBytes {
        if self.replace_bad_bytes { BadBytes::Replace } else { BadBytes::Refuse }
    }

    fn options(&self) -> ReadOptions {
        ReadOptions { bad_bytes: self.bad_bytes(), ..ReadOptions::default() }
    }

    fn source(&self) -> Result<DiskSource> {
        Ok(DiskSource::of(&self.paths)?)
    }
}

/// The places of the newspaper pages of a source, with their paths and the prefixes of their ids.
fn page_places(source: &DiskSource) -> Vec<(usize, &Path, String)> {
    let files = source.files();
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let prefixes = pages::prefixes(&names);
    let is_page = |at: usize| {
        let file = &files[at];
        let without_ending = !file_name_has_ending(&file.name);
        match FileKind::of_name(&file.name) {
            FileKind::Page | FileKind::Pdf => true,
            _ => file.is_named && without_ending,
        }
    };
    let places = prefixes.into_iter().enumerate().filter(|(at, _)| is_page(*at));
    places.filter_map(|(at, prefix)| Some((at, source.path(at)?, prefix))).collect()
}

fn file_name_has_ending(name: &str) -> bool {
    Path::new(name).extension().is_some()
}

/// The errors of the files that could not be read.
fn failures(reading: Reading) -> Vec<ReadError> {
    let failed = reading.files.into_iter().filter_map(|file| match file.outcome {
        FileOutcome::Failed(cause) => Some(ReadError::new(Path::new(&file.shown), cause)),
        _ => None,
    });
    failed.collect()
}

/// Applies the corrections of the configuration, and tells those that belong to no article.
pub(super) fn correct(config: &Config, reading: &mut Reading) {
    for id in config.correct(reading) {
        eprintln!("gongwen: [[correct]] id = {id:?}: no article has this id; see `gongwen articles`");
    }
}

/// Tells what was not read, what was passed over and what was odd.
pub(super) fn tell(reading: &Reading) {
    let (mut failed, mut passed_over, mut odd) = (Vec::new(), Vec::new(), Vec::new());
    for file in &reading.files {
        match &file.outcome {
            FileOutcome::Failed(cause) => failed.push(format!("not read: {}: {cause}", file.shown)),
            FileOutcome::Articles(_)
            | FileOutcome::Other(OtherFile::Media | OtherFile::Code | OtherFile::Archive { .. }) => {}
            FileOutcome::Other(other) => passed_over.push(format!("passed over: {}: {other}", file.shown)),
        }
        odd.extend(file.warnings.iter().map(|warning| format!("{}: {warning}", file.shown)));
    }
    // What could not be read is named to the last file: nothing is lost silently.
    for line in &failed {
        eprintln!("gongwen: {line}");
    }
    for (lines, what) in [(passed_over, "passed over"), (odd, "warnings")] {
        for line in lines.iter().take(MOST_NAMED) {
            eprintln!("gongwen: {line}");
        }
        if lines.len() > MOST_NAMED {
            eprintln!("gongwen: {what}: {} more", lines.len() - MOST_NAMED);
        }
    }
}
