//! Gold files: the right split of a page, made by hand.

use std::path::Path;

use serde::Deserialize;

/// One item of a gold file. Fields that the scorer does not look at are left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GoldItem {
    /// Its id.
    pub id: String,
    /// `article`, `photo`, `listing`, `brief`, or `furniture` for the last entry of a file.
    pub kind: String,
    /// The headline.
    pub title: Option<String>,
    /// Other headlines that are right too (`null`: none at all).
    pub title_alternatives: Vec<Option<String>>,
    /// 肩题.
    pub kicker: Option<String>,
    /// 副题.
    pub subtitle: Option<String>,
    /// Column label.
    pub section: Option<String>,
    /// Label below the column label.
    pub subsection: Option<String>,
    /// As printed.
    pub byline: Option<String>,
    /// Names.
    pub reporters: Vec<String>,
    /// Names.
    pub correspondents: Vec<String>,
    /// Names.
    pub photographers: Vec<String>,
    /// Running text.
    pub paragraphs: Vec<String>,
    /// Captions.
    pub captions: Vec<String>,
    /// Headings inside.
    pub subheads: Vec<GoldSubhead>,
    /// Photo credit of an article.
    pub credit: Option<String>,
    /// Where it was taken from, as printed.
    pub source_credit: Option<String>,
    /// Words of openers and credits that are in no other field (`本报讯`, `报道`, `摄`).
    pub fixed: Vec<String>,
    /// Fields that another item's lines give.
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
    pub fn read(path: &Path) -> Result<Vec<Self>, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let items: Vec<Self> =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(items.into_iter().filter(|item| item.kind != "furniture").collect())
    }
}

impl GoldItem {
    /// The same item in the manner with corner quotes.
    #[must_use]
    pub fn restyled(&self) -> Self {
        let one = |text: &Option<String>| text.as_deref().map(super::press::restyle);
        let all = |texts: &[String]| texts.iter().map(|text| super::press::restyle(text)).collect();
        let subheads = self
            .subheads
            .iter()
            .map(|s| GoldSubhead { text: super::press::restyle(&s.text), before: s.before });
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
