//! The configuration of a site, `gongwen.toml`:
//!
//! ```toml
//! [aliases]
//! builtin = false                          # leave out the built-in list (true if not given)
//! groups = [["工会之家", "职工服务中心"]]     # names for the same thing, two or more a group
//! ```

use std::fmt;
use std::path::Path;

use serde::Deserialize;

use crate::analyse::aliases;

/// What a site may decide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Other names for the same thing.
    #[serde(default)]
    pub aliases: Aliases,
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

/// A configuration that cannot be used: says the file, the place, what is wrong and what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigError(String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let name = path.display();
        let text = std::fs::read_to_string(path)
            .map_err(|error| ConfigError(format!("{name}: {error}; give the path of a UTF-8 text file")))?;
        Self::parse(&text).map_err(|error| ConfigError(format!("{name}: {error}")))
    }

    /// Reads a text.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        // A byte order mark is what an editor of Windows leaves.
        let text = text.trim_start_matches('\u{FEFF}');
        let mut config: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            ConfigError(format!("line {line}: {}", error.message().replace('\n', ": ")))
        })?;
        for (at, group) in config.aliases.groups.iter_mut().enumerate() {
            let number = at + 1;
            for name in group.iter_mut() {
                *name = name.trim().to_owned();
            }
            if group.len() < 2 {
                return Err(ConfigError(format!(
                    "aliases.groups, group {number} {group:?}: a group needs two names or more; add one or \
                     delete the group"
                )));
            }
            if group.iter().any(String::is_empty) {
                return Err(ConfigError(format!(
                    "aliases.groups, group {number} {group:?}: a name is empty; write or delete it"
                )));
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
