//! The configuration of a site, `gongwen.toml`:
//!
//! ```toml
//! [aliases]
//! builtin = false                          # leave out the built-in list (true if not given)
//! groups = [["工会之家", "职工服务中心"]]     # names for the same thing, two or more a group
//!
//! [synonyms]
//! builtin = false                          # leave out the built-in list (true if not given)
//! ```

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::analyse::aliases;

/// What a site may decide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Names for the same thing.
    #[serde(default)]
    pub aliases: Aliases,
    /// Words of like meaning.
    #[serde(default)]
    pub synonyms: Synonyms,
}

/// The table `[synonyms]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Synonyms {
    /// Whether the built-in list is used.
    pub builtin: bool,
}

impl Default for Synonyms {
    fn default() -> Self {
        Self { builtin: true }
    }
}

impl Synonyms {
    /// All groups that are wanted, whether or not a corpus has their words.
    pub(crate) fn groups(&self) -> Vec<Vec<String>> {
        if self.builtin { aliases::synonyms() } else { Vec::new() }
    }
}

/// The table `[aliases]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Aliases {
    /// Whether the built-in list is used.
    pub builtin: bool,
    /// Groups of names beside it; a group that shares a name with another one joins it.
    pub groups: Vec<Vec<String>>,
}

impl Default for Aliases {
    fn default() -> Self {
        Self { builtin: true, groups: Vec::new() }
    }
}

impl Aliases {
    /// All groups that are wanted, whether or not a corpus has their names.
    pub(crate) fn groups(&self) -> Vec<Vec<String>> {
        aliases::merge(if self.builtin { aliases::built_in() } else { Vec::new() }, &self.groups)
    }
}

/// A configuration that cannot be used. It displays as one line: the file, the place, what is wrong and what to do; so
/// it is printed without its source, which is the error of the library below.
#[derive(Debug)]
pub struct ConfigError {
    path: Option<PathBuf>,
    cause: ConfigCause,
}

impl ConfigError {
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

impl Config {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let of_file = |cause| ConfigError { path: Some(path.to_owned()), cause };
        let text = std::fs::read_to_string(path).map_err(|error| of_file(ConfigCause::Io(error)))?;
        Self::parse(&text).map_err(|error| of_file(error.cause))
    }

    /// Reads a text.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        // A byte order mark is what an editor of Windows leaves.
        let text = text.trim_start_matches('\u{FEFF}');
        let mut config: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            ConfigCause::Toml { line, error }
        })?;
        for (at, group) in config.aliases.groups.iter_mut().enumerate() {
            let number = at + 1;
            for name in group.iter_mut() {
                *name = name.trim().to_owned();
            }
            if group.len() < 2 {
                return Err(ConfigCause::ShortGroup { number, group: group.clone() }.into());
            }
            if group.iter().any(String::is_empty) {
                return Err(ConfigCause::EmptyName { number, group: group.clone() }.into());
            }
        }
        Ok(config)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn nothing_given_means_the_built_in_list() {
        let config = Config::parse("").unwrap();
        assert_eq!(config, Config::default());
        assert_eq!(config.aliases.groups(), aliases::built_in());
    }

    #[test]
    fn aliases_are_added_or_replaced() {
        let text = "\u{FEFF}[aliases]\ngroups = [[\"骑手\", \" 小蜜蜂 \"]]\n";
        let groups = Config::parse(text).unwrap().aliases.groups();
        assert_eq!(groups.len(), aliases::built_in().len());
        let with = groups.iter().find(|group| group.iter().any(|name| name == "小蜜蜂")).unwrap();
        assert!(with.iter().any(|name| name == "外卖员"));
        let text = "[aliases]\nbuiltin = false\ngroups = [[\"骑手\", \"小蜜蜂\"]]\n";
        assert_eq!(Config::parse(text).unwrap().aliases.groups(), [["骑手", "小蜜蜂"]]);
    }

    #[test]
    fn errors_name_the_place_and_what_is_wrong() {
        let found = error("[aliases]\nbuitlin = false\n");
        assert!(
            found.starts_with("line 2: ") && found.contains("buitlin") && found.contains("builtin"),
            "{found}"
        );
        let found = error("\n[alias]\n");
        assert!(
            found.starts_with("line 2: ") && found.contains("`alias`") && found.contains("aliases"),
            "{found}"
        );
        assert!(error("[aliases]\nbuiltin = \"no\"\n").starts_with("line 2: "));
        assert!(error("[aliases\n").starts_with("line 1: "));
        let found = error("[aliases]\ngroups = [[\"甲\", \"乙\"], [\"丙\"]]\n");
        assert!(found.contains("group 2") && found.contains("delete"), "{found}");
        assert!(error("[aliases]\ngroups = [[\"甲\", \" \"]]\n").contains("empty"));
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Config::read(Path::new("no/such/gongwen.toml")).unwrap_err().to_string();
        assert!(error.starts_with("no/such/gongwen.toml: "), "{error}");
    }
}
