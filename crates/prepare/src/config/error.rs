//! What is wrong with a configuration, and where.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A configuration that cannot be used. It displays as one line: the file, the place, what is wrong and what to do; so
/// it is printed without its source, which is the error of the library below.
#[derive(Debug)]
pub struct ConfigError {
    path: Option<PathBuf>,
    cause: ConfigCause,
}

impl ConfigError {
    pub(super) fn of_file(path: &Path, cause: ConfigCause) -> Self {
        Self { path: Some(path.to_owned()), cause }
    }

    pub(super) fn into_cause(self) -> ConfigCause {
        self.cause
    }

    /// The file, if the configuration is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// What is wrong, and where.
    #[must_use]
    pub fn cause(&self) -> &ConfigCause {
        &self.cause
    }
}

impl From<ConfigCause> for ConfigError {
    fn from(cause: ConfigCause) -> Self {
        Self { path: None, cause }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}: ", path.display())?;
        }
        write!(f, "{}", self.cause)
    }
}

impl Error for ConfigError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.source()
    }
}

/// What is wrong with a configuration.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigCause {
    /// The file cannot be read.
    #[error("{0}; give the path of a UTF-8 text file")]
    Io(#[source] io::Error),
    /// It is not TOML, or has other keys.
    #[error("line {line}: {}", error.message().replace('\n', ": "))]
    Toml {
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        #[source]
        error: toml::de::Error,
    },
    /// A key that there is not.
    #[error("line {line}: there is no key `{key}`{}", nearest.as_ref().map_or_else(|| "; docs/configuration.md lists them".to_owned(), |nearest| format!("; is `{nearest}` meant?")))]
    UnknownKey {
        /// The line, from 1.
        line: usize,
        /// The key, with the tables that it is in.
        key: String,
        /// The key that looks most like it.
        nearest: Option<String>,
    },
    /// A selector that is no CSS selector.
    #[cfg(feature = "html")]
    #[error("read.selectors: {0}")]
    Selector(#[source] crate::read::html::HtmlError),
    /// A correction of a newspaper page cannot be one.
    #[error("pages.{page:?}: {error}")]
    Page {
        /// The page.
        page: String,
        /// What is wrong.
        #[source]
        error: Box<crate::page::FixError>,
    },
    /// The address of the site is none.
    #[error("url {0:?}: give a whole address, such as https://www.example.org/")]
    Address(String),
    /// A group of aliases has fewer than two names.
    #[error(
        "aliases.groups, group {number} {group:?}: a group needs two names or more; add one or delete the group"
    )]
    ShortGroup {
        /// Number of the group, from 1.
        number: usize,
        /// Its names.
        group: Vec<String>,
    },
    /// A name in a group of aliases is empty.
    #[error("aliases.groups, group {number} {group:?}: a name is empty; write or delete it")]
    EmptyName {
        /// Number of the group, from 1.
        number: usize,
        /// Its names.
        group: Vec<String>,
    },
}
