//! The folder that a webmaster uploads: the widget, the index beside it, a demo page, what to paste, examples for servers,
//! and a report on the build.
//!
//! Everything here goes from bytes to bytes. The command `gongwen build` reads and writes the files; a builder in the browser
//! can do the same with what it has in memory. The same input gives the same bytes.

mod addresses;
mod archive;
mod build;
mod hash;
mod hosted;
mod index;
mod page;
mod pages;
pub mod report;
mod review;
mod servers;

use std::borrow::Cow;

use gongwen_engine::GongwenError;
use gongwen_prepare::read::ReadError;

pub use archive::{ArchiveAnswer, Fetched, OpenArchive, ReadFile};
pub use build::{Built, build};
pub use hosted::{ARCHIVE, HostedSite, hosted_site, is_large, text_bytes};
pub use index::{Mode, Parts, TINY};
pub use review::{Editor, Review, review};

/// The folder of the widget inside the folder that is uploaded.
pub const WIDGET: &str = "gongwen";

/// The name of the report.
pub const REPORT: &str = "report.html";

/// A file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the folder, with `/` between names.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// A file of the widget as it was released.
#[derive(Clone, Debug)]
pub struct WidgetFile<'a> {
    /// Its name.
    pub name: Cow<'a, str>,
    /// What it holds.
    pub bytes: Cow<'a, [u8]>,
}

/// What the pages of a site say and look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The name of the site, as a page's title.
    pub title: String,
    /// The widget's attribute `theme`; empty for none.
    pub theme: String,
    /// The widget's attribute `size`; empty for none.
    pub size: String,
    /// Words that the box offers while it is empty.
    pub hot: Vec<String>,
}

/// Why a folder cannot be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SiteError {
    /// The index is none, or of another version.
    #[error(transparent)]
    Index(#[from] GongwenError),
    /// The inputs hold no article.
    #[error("the inputs hold no article")]
    NoArticle,
    /// An index in one script needs the script that takes it.
    #[error("the release of the widget has no file {0}")]
    NoWidgetFile(String),
    /// A file of an archive cannot be read, or is damaged.
    #[error("{path}: {cause}")]
    ArchiveFile {
        /// Its path in the folder of the archive.
        path: String,
        /// Why.
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
    /// It is asked to show a file to an editor that is none.
    #[error("{0}: is no newspaper page; review takes a text file (.txt) or a PDF")]
    NoPage(String),
    /// A newspaper page that cannot be read.
    #[error(transparent)]
    Page(#[from] ReadError),
    /// Something cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// An archive names files without end.
    #[error("the archive asks for ever more files")]
    Endless,
}

/// The files of the widget that are wanted, by their names.
fn scripts(widget: &[WidgetFile<'_>], is_wanted: &dyn Fn(&str) -> bool) -> Vec<File> {
    let wanted = widget.iter().filter(|file| is_wanted(&file.name));
    wanted.map(|file| File::new(format!("{WIDGET}/{}", file.name), file.bytes.as_ref())).collect()
}

/// All files but the report: those of the widget as they are, the index in the way that `mode` asks for, the pages.
///
/// An archive is no index in memory: [`hosted_site`] makes its folder.
///
/// # Errors
/// Where the index cannot be divided, or the release lacks a file.
pub fn files(
    index: &[u8],
    mode: Mode,
    look: &Look,
    widget: &[WidgetFile<'_>],
) -> Result<Vec<File>, SiteError> {
    let parts = Parts::of(index)?;
    let mut files = match mode {
        Mode::Embedded => vec![parts.single(widget)?],
        Mode::File | Mode::Hosted => {
            let is_wanted = |name: &str| name != index::SINGLE && !hosted::is_script(name);
            let mut files = scripts(widget, &is_wanted);
            files.extend(parts.files());
            files
        }
    };
    let pages = pages::pages(mode, look, &files);
    files.extend(pages);
    files.extend(servers::examples());
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
