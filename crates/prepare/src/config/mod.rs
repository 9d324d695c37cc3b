//! The configuration of a site, `gongwen.toml`. docs/configuration.md describes every key:
//!
//! ```toml
//! title = "云河市总工会"
//! inputs = ["网站", "报纸"]                    # read by `gongwen build` without an input
//! url = "https://www.example.org/"           # where the pages of a copied site are
//!
//! [read.selectors]
//! body = ["#zoom"]
//!
//! [dictionary]
//! words = ["暖心驿站"]                         # the site's own words
//! stop = ["新闻"]                             # never a keyword
//!
//! [aliases]
//! builtin = false                            # leave out the built-in list (true if not given)
//! groups = [["工会之家", "职工服务中心"]]       # names for the same thing, two or more a group
//!
//! [synonyms]
//! builtin = false                            # leave out the built-in list (true if not given)
//!
//! [widget]
//! theme = "auto"
//! ```

mod corrections;
mod error;
mod keys;
mod tables;

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::page::PageFixes;
use crate::read::{BadBytes, ReadOptions, Reading};
use gongwen_analysis::aliases;

pub use corrections::Correction;
pub use error::{ConfigCause, ConfigError};
pub use tables::{Dictionary, Read, Selectors, Size, Theme, Widget};

/// What a site may decide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The name of the site, for the demo page and the report.
    pub title: String,
    /// Files and folders to read where the command is given none. [`Config::read`] takes them from the folder of the file.
    pub inputs: Vec<PathBuf>,
    /// The address of the site. An article that has no address of its own and comes from a web page gets this address and
    /// the path of the page.
    pub url: String,
    /// How files are read.
    pub read: Read,
    /// The site's own words.
    pub dictionary: Dictionary,
    /// Names for the same thing.
    pub aliases: Aliases,
    /// Words of like meaning.
    pub synonyms: Synonyms,
    /// How the widget looks on the pages that are written.
    pub widget: Widget,
    /// Articles that an editor has corrected.
    pub correct: Vec<Correction>,
    /// Newspaper pages whose split an editor has corrected.
    pub pages: PageFixes,
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

impl Config {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let of_file = |cause| ConfigError::of_file(path, cause);
        let text = std::fs::read_to_string(path).map_err(|error| of_file(ConfigCause::Io(error)))?;
        let mut config = Self::parse(&text).map_err(|error| of_file(error.into_cause()))?;
        // An input is named from where the file is, not from where the command is started.
        let folder = path.parent().unwrap_or(Path::new(""));
        for input in &mut config.inputs {
            *input = folder.join(&*input);
        }
        Ok(config)
    }

    /// Corrects what was read. Gives the ids that no article has: of articles that are gone, or that now have another id.
    pub fn correct(&self, reading: &mut Reading) -> Vec<String> {
        corrections::correct(&self.correct, reading)
    }

    /// How files are read by this configuration.
    #[must_use]
    pub fn read_options(&self, bad_bytes: BadBytes) -> ReadOptions {
        ReadOptions {
            bad_bytes,
            #[cfg(feature = "html")]
            selectors: self.read.selectors.clone(),
            pages: self.pages.clone(),
            ..ReadOptions::default()
        }
    }

    /// Reads a text.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        // A byte order mark is what an editor of Windows leaves.
        let text = text.trim_start_matches('\u{FEFF}');
        let mut config: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            match keys::unknown(text) {
                Some((key, nearest)) => ConfigCause::UnknownKey { line, key, nearest },
                None => ConfigCause::Toml { line, error },
            }
        })?;
        #[cfg(feature = "html")]
        config.read.selectors.check().map_err(ConfigCause::Selector)?;
        if !config.url.is_empty() && !is_address(&config.url) {
            return Err(ConfigCause::Address(config.url).into());
        }
        for (page, fixes) in &config.pages {
            let fail = |error| ConfigCause::Page { page: page.clone(), error: Box::new(error) };
            fixes.check().map_err(fail)?;
        }
        for words in [&mut config.dictionary.words, &mut config.dictionary.stop] {
            for word in words.iter_mut() {
                *word = word.trim().to_owned();
            }
            words.retain(|word| !word.is_empty());
        }
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

/// Whether a text can be the beginning of a web page's address.
fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
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
        assert!(
            error("title = \"x\"\ntitel = \"x\"\n").ends_with("there is no key `titel`; is `title` meant?")
        );
        assert!(error("[widget]\ntheme = \"drak\"\n").contains("`dark`"));
        assert!(error("url = \"www.example.org\"").contains("https://"));
        assert!(error("[aliases]\nbuiltin = \"no\"\n").starts_with("line 2: "));
        assert!(error("[aliases\n").starts_with("line 1: "));
        let found = error("[aliases]\ngroups = [[\"甲\", \"乙\"], [\"丙\"]]\n");
        assert!(found.contains("group 2") && found.contains("delete"), "{found}");
        assert!(error("[aliases]\ngroups = [[\"甲\", \" \"]]\n").contains("empty"));
    }

    #[test]
    fn inputs_are_named_from_the_folder_of_the_file() {
        let folder = std::env::temp_dir().join(format!("gongwen-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("gongwen.toml");
        std::fs::write(&file, "inputs = [\"网站\", \"/报纸\"]").unwrap();
        let inputs = Config::read(&file).unwrap().inputs;
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(inputs, [folder.join("网站"), PathBuf::from("/报纸")]);
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Config::read(Path::new("no/such/gongwen.toml")).unwrap_err().to_string();
        assert!(error.starts_with("no/such/gongwen.toml: "), "{error}");
    }
}
