//! What a page contains, as who made or read it says.

use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// One page. Fields that the page does not print are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Gold {
    /// Path inside the folder of `gold.jsonl`.
    pub file: String,
    /// `article`, `list`, `home`, `frame`, `redirect`, `shell`, `excluded`, `other`.
    pub kind: String,
    /// The layout, for figures per layout.
    pub layout: String,
    /// The encoding of the bytes.
    pub encoding: String,
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The line over it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The line under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// ISO date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The publisher (来源).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The author.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The editor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editor: Option<String>,
    /// The section (栏目).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The text, with its subheads.
    pub paragraphs: Vec<String>,
    /// Subheads.
    pub subheads: Vec<String>,
    /// Captions of pictures.
    pub captions: Vec<String>,
    /// Names of files to download.
    pub attachments: Vec<String>,
    /// Text that may be read as part of the text or not.
    pub either: Vec<String>,
    /// Other right kinds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kind_alt: Vec<String>,
    /// Other right headlines. Of this and the following fields an empty text says that none is right, too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title_alt: Vec<String>,
    /// Other right lines under it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subtitle_alt: Vec<String>,
    /// Other right dates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub date_alt: Vec<String>,
    /// Other right publishers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source_alt: Vec<String>,
    /// Other right authors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author_alt: Vec<String>,
    /// Other right sections.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub section_alt: Vec<String>,
    /// The file whose article this page continues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continues: Option<String>,
    /// The file whose article this page repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<String>,
}

impl Gold {
    /// Other right values of a field.
    pub(super) fn alternatives(&self, field: &str) -> &[String] {
        match field {
            "title" => &self.title_alt,
            "subtitle" => &self.subtitle_alt,
            "date" => &self.date_alt,
            "source" => &self.source_alt,
            "author" => &self.author_alt,
            "section" => &self.section_alt,
            _ => &[],
        }
    }

    /// The gold of a folder.
    pub fn of_folder(folder: &Path) -> Result<Vec<Self>> {
        let path = folder.join("gold.jsonl");
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let line = |(at, line)| {
            serde_json::from_str(line).with_context(|| format!("{}: line {}", path.display(), at + 1))
        };
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(line).collect()
    }
}
