//! The folder of a site whose index is an archive in files. The caller writes the archive part by part, so that it is never in
//! memory as a whole.

use gongwen_engine::Article;
use gongwen_engine::hosted::{ArchiveSettings, Writer};
use gongwen_engine::index::IndexInput;
use gongwen_prepare::config::Config;
use gongwen_prepare::index_input;
use gongwen_prepare::read::Reading;

use crate::report::{Facts, Report, common_keywords, report};
use crate::{
    File, Look, Mode, REPORT, SiteError, WIDGET, WidgetFile, addresses, index, pages, scripts, servers,
};

/// The folder of the archive, in the folder of the widget.
pub const ARCHIVE: &str = "archive";

/// How the names of the scripts and the module over an archive begin.
const SCRIPTS: &str = "gongwen-archive";
/// How the names of the files begin that only a widget over an index has.
const OF_INDEX: [&str; 3] = ["gongwen-search.js", "gongwen-app-", "gongwen-expansion-"];

/// Bytes of headlines and paragraphs from which on an index is better an archive: in one file it would take several megabytes
/// before the first result.
const LARGE: usize = 12_000_000;

/// Whether a file of the widget is for archives alone.
pub(crate) fn is_script(name: &str) -> bool {
    name.starts_with(SCRIPTS)
}

/// Whether a widget over an archive needs a file.
fn is_wanted(name: &str) -> bool {
    let module = name.strip_prefix("gongwen-").and_then(|rest| rest.strip_suffix(".wasm"));
    let is_search_module = module.is_some_and(|hash| !hash.contains('-'));
    name != index::SINGLE && !is_search_module && !OF_INDEX.iter().any(|prefix| name.starts_with(prefix))
}

/// Whether the articles are so many that they are better an archive.
#[must_use]
pub fn is_large(reading: &Reading) -> bool {
    text_bytes(reading) > LARGE
}

/// Bytes of all headlines and paragraphs.
#[must_use]
pub fn text_bytes(reading: &Reading) -> usize {
    let bytes =
        |article: &Article| article.title.len() + article.paragraphs.iter().map(String::len).sum::<usize>();
    reading.articles().map(|read| bytes(&read.article)).sum()
}

/// A folder without its archive.
#[derive(Debug)]
pub struct HostedSite {
    /// The files but the archive and the report.
    pub files: Vec<File>,
    input: IndexInput,
    title: String,
    facts: Facts,
}

/// Makes the folder.
///
/// # Errors
/// Where there is no article, or the release lacks the script.
pub fn hosted_site(
    mut reading: Reading,
    config: &Config,
    widget: &[WidgetFile<'_>],
) -> Result<HostedSite, SiteError> {
    addresses::complete(&mut reading, &config.url);
    let facts = Facts::of(&reading);
    let articles = reading.into_articles();
    if articles.is_empty() {
        return Err(SiteError::NoArticle);
    }
    if !widget.iter().any(|file| file.name == index::OF_ARCHIVE) {
        return Err(SiteError::NoWidgetFile(index::OF_ARCHIVE.to_owned()));
    }
    let mut files = scripts(widget, &is_wanted);
    let pages = pages::pages(Mode::Hosted, &Look::of(config), &files);
    files.extend(pages);
    files.extend(servers::examples());
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(HostedSite { files, input: index_input(articles, config), title: config.title.clone(), facts })
}

impl HostedSite {
    /// The writer of the archive, whose files go into the folder [`ARCHIVE`] of the widget's folder. The root comes last. The more
    /// postings at once, the less work and the more memory it takes; the bytes are the same.
    ///
    /// # Errors
    /// Where two articles have the same id, or there are too many different characters.
    pub fn writer(&self, postings_at_once: usize) -> Result<Writer<'_>, SiteError> {
        Ok(Writer::new(&self.input, &ArchiveSettings { postings_at_once, ..ArchiveSettings::default() })?)
    }

    /// What the archive is made of.
    #[must_use]
    pub fn input(&self) -> &IndexInput {
        &self.input
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.input.articles.len()
    }

    /// The report, once the archive is written.
    #[must_use]
    pub fn report(&self, archive_files: usize, archive_bytes: usize) -> File {
        let mut written: Vec<_> =
            self.files.iter().map(|file| (file.path.clone(), file.bytes.len())).collect();
        written.push((format!("{WIDGET}/{ARCHIVE}/（{archive_files} 个文件）"), archive_bytes));
        let page = report(&Report {
            title: &self.title,
            facts: &self.facts,
            engine: None,
            words: &common_keywords(&self.input.articles),
            written: &written,
        });
        File::new(REPORT, page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_an_archive_needs_is_written() {
        for wanted in
            ["gongwen-archive.js", "gongwen-archive-0123456789.wasm", "gongwen-reader-0123456789.js"]
        {
            assert!(is_wanted(wanted), "{wanted}");
        }
        for other in
            ["gongwen-0123456789.wasm", "gongwen-app-0123456789.js", "gongwen-search.js", index::SINGLE]
        {
            assert!(!is_wanted(other), "{other}");
        }
    }
}
