//! What a reader gets, and what a reader is.

use std::borrow::Cow;
use std::io::Read;

use super::content::Content;
use super::decode::{BadBytes, TextReader};
use super::error::ReadCause;
use super::kind::FileKind;
use super::options::ReadOptions;
use super::outcome::ReadFile;
use super::source::Source;

/// What a reader gets.
pub(crate) struct Input<'a> {
    /// The source, for files beside this one.
    pub(crate) source: &'a dyn Source,
    /// The place of the file in the source.
    pub(crate) at: usize,
    /// The path of the file from the root of the source: [`source`](gongwen_engine::Article::source).
    pub(crate) name: &'a str,
    pub(crate) content: &'a dyn Content,
    pub(crate) kind: FileKind,
    /// What the ids of its articles begin with, if it gives none itself.
    pub(crate) prefix: &'a str,
    /// Whether the user named this very file.
    pub(crate) is_named: bool,
    pub(crate) options: &'a ReadOptions,
}

impl Input<'_> {
    /// All bytes of the file.
    pub(crate) fn bytes(&self) -> Result<Cow<'_, [u8]>, ReadCause> {
        Ok(self.content.whole()?)
    }

    /// The text of the file.
    #[cfg(feature = "formats")]
    pub(crate) fn text(&self) -> Result<String, ReadCause> {
        Ok(super::decode::decode(&self.bytes()?, self.options.bad_bytes)?)
    }

    /// The text of the file as it is read. What is no text fails in the middle: see [`ReadCause::of_io`].
    pub(crate) fn reader(&self, on_bad: BadBytes) -> Result<TextReader<Box<dyn Read + '_>>, ReadCause> {
        TextReader::new(self.content.reader()?, on_bad).map_err(ReadCause::of_io)
    }
}

/// Reads the files of one kind. An article without an id gets one from the name of its file.
pub(super) type Reader = fn(&Input<'_>) -> Result<ReadFile, ReadCause>;
