//! Gold files: the right split of a page, made by hand.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

/// One item of a gold file. Fields that the scorer does not compare are left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GoldItem {
    /// The id.
    pub id: String,
    /// `article`, `photo`, `listing`, `brief`, or `furniture` for the last entry of a file.
    pub kind: String,
    /// The headline.
    pub title: Option<String>,
    /// Other headlines that are right too (`null`: none at all).
    pub title_alternatives: Vec<Option<String>>,
    /// Kicker (肩题).
    pub kicker: Option<String>,
    /// Subtitle (副题).
    pub subtitle: Option<String>,
    /// Column label.
    pub section: Option<String>,
    /// Label below the column label.
    pub subsection: Option<String>,
    /// The byline as printed.
    pub byline: Option<String>,
    /// Names of reporters.
    pub reporters: Vec<String>,
    /// Names of correspondents.
    pub correspondents: Vec<String>,
    /// Names of photographers.
    pub photographers: Vec<String>,
    /// Running text.
    pub paragraphs: Vec<String>,
    /// Captions.
    pub captions: Vec<String>,
    /// Headings inside.
    pub subheads: Vec<GoldSubhead>,
    /// Photo credit of an article.
    pub credit: Option<String>,
    /// The source line (来源), as printed.
    pub source_credit: Option<String>,
    /// Words of story openers and credits that are in no other field (`本报讯`, `报道`, `摄`).
    pub fixed: Vec<String>,
    /// Fields that the lines of another item give.
    pub inherited: std::collections::BTreeMap<String, String>,
    /// Places, normalised.
    pub places: Vec<String>,
    /// Organisations.
    pub organisations: Vec<String>,
}

/// A heading inside a story.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GoldSubhead {
    /// Its text.
    pub text: String,
    /// Index of the paragraph after it.
    pub before: usize,
}

impl GoldItem {
    /// Reads a gold file; the `furniture` entry is left out.
    pub fn read(path: &Path) -> Result<Vec<Self>> {
        let items: Vec<Self> = crate::files::json(path)?;
        Ok(items.into_iter().filter(|item| item.kind != "furniture").collect())
    }

    /// The same item with corner quotes and half-width punctuation.
    #[must_use]
    pub fn with_corner_quotes(&self) -> Self {
        let one = |text: &Option<String>| text.as_deref().map(corner_quotes);
        let all = |texts: &[String]| texts.iter().map(|text| corner_quotes(text)).collect();
        let subheads =
            self.subheads.iter().map(|s| GoldSubhead { text: corner_quotes(&s.text), before: s.before });
        Self {
            title: one(&self.title),
            title_alternatives: self.title_alternatives.iter().map(one).collect(),
            kicker: one(&self.kicker),
            subtitle: one(&self.subtitle),
            section: one(&self.section),
            subsection: one(&self.subsection),
            byline: one(&self.byline),
            paragraphs: all(&self.paragraphs),
            captions: all(&self.captions),
            organisations: all(&self.organisations),
            subheads: subheads.collect(),
            ..self.clone()
        }
    }
}

/// Replaces quotation marks by corner quotes and punctuation by its half-width forms.
fn corner_quotes(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '“' => '「',
            '”' => '」',
            '‘' => '『',
            '’' => '』',
            '，' => ',',
            '：' => ':',
            '；' => ';',
            '！' => '!',
            '？' => '?',
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .collect()
}
