//! The one error type that leaves the engine.

use std::borrow::Cow;
use std::fmt;

/// What went wrong, as a word that programs can compare. It never changes once released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// The bytes are not a Gongwen index.
    NotAnIndex,
    /// The index was written by a version this one cannot read.
    Version,
    /// The index is cut short, altered or inconsistent.
    Corrupt,
    /// No article has that id.
    UnknownArticle,
    /// An option has a value outside its range.
    BadOption,
    /// The corpus cannot be indexed: more than the format can hold.
    TooLarge,
}

impl ErrorCode {
    /// The word that JS and the command line show.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotAnIndex => "not-an-index",
            Self::Version => "version",
            Self::Corrupt => "corrupt",
            Self::UnknownArticle => "unknown-article",
            Self::BadOption => "bad-option",
            Self::TooLarge => "too-large",
        }
    }
}

/// An error with a stable [`code`](Self::code) and a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GongwenError {
    code: ErrorCode,
    message: Cow<'static, str>,
}

impl GongwenError {
    /// An error of the given code; `message` is one sentence that names the offending value.
    pub fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into() }
    }

    /// A fault in the bytes of an index. Kept out of line: the reader has a call of it at every step.
    #[cold]
    #[inline(never)]
    pub(crate) fn corrupt(message: &'static str) -> Self {
        Self { code: ErrorCode::Corrupt, message: Cow::Borrowed(message) }
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The sentence for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for GongwenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

impl std::error::Error for GongwenError {}

/// A result whose error is a [`GongwenError`].
pub type Result<T> = std::result::Result<T, GongwenError>;
