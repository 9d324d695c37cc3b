//! From what was read to the folder that is uploaded.

use gongwen_engine::Engine;
use gongwen_prepare::config::Config;
use gongwen_prepare::read::Reading;

use crate::report::{Facts, Report, common_keywords, report};
use crate::{File, Look, Mode, REPORT, SiteError, WidgetFile, addresses, files};

/// A folder, and what its maker may tell.
#[derive(Clone, Debug)]
pub struct Built {
    /// Its files, in the order of their paths.
    pub files: Vec<File>,
    /// How the index is shipped.
    pub mode: Mode,
    /// Articles.
    pub articles: usize,
    /// Bytes of the index.
    pub index_bytes: usize,
}

impl Look {
    /// What the configuration says.
    pub(crate) fn of(config: &Config) -> Self {
        Self {
            title: config.title.clone(),
            theme: config.widget.theme.attribute().to_owned(),
            size: config.widget.size.attribute().to_owned(),
            hot: config.widget.hot.clone(),
        }
    }
}

/// Makes the folder. Without a mode the size of the index decides.
///
/// # Errors
/// Where there is no article, or [`files`] fails.
pub fn build(
    mut reading: Reading,
    config: &Config,
    mode: Option<Mode>,
    widget: &[WidgetFile<'_>],
) -> Result<Built, SiteError> {
    addresses::complete(&mut reading, &config.url);
    let facts = Facts::of(&reading);
    let articles = reading.into_articles();
    let count = articles.len();
    if count == 0 {
        return Err(SiteError::NoArticle);
    }
    let input = gongwen_prepare::index_input(articles, config);
    let index = gongwen_engine::index::build(&input)?;
    let words = common_keywords(&input.articles);
    drop(input);
    let mode = mode.unwrap_or_else(|| Mode::suiting(&index));
    let look = Look::of(config);
    let mut files = files(&index, mode, &look, widget)?;
    let written: Vec<_> = files.iter().map(|file| (file.path.clone(), file.bytes.len())).collect();
    let index_bytes = index.len();
    let engine = Engine::open(index)?;
    let page = report(&Report {
        title: &config.title,
        facts: &facts,
        engine: Some(&engine),
        words: &words,
        written: &written,
    });
    files.push(File::new(REPORT, page));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Built { files, mode, articles: count, index_bytes })
}
