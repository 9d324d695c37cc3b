//! The tables of a configuration that are only read.

use serde::Deserialize;

/// The table `[read]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Read {
    /// Where the fields of web pages are, before all rules.
    pub selectors: Selectors,
}

/// The table `[read.selectors]`: CSS selectors per field, each a list: the first one that matches something with text wins.
///
/// ```toml
/// [read.selectors]
/// body = ["#content .text"]
/// ignore = [".ad", ".share"]
/// date = ["meta[name=made]", ".info .time"]
/// ```
///
/// Of a `meta` element the `content` counts, of a `time` element its `datetime`, of others the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Selectors {
    /// The element that contains the article's text. Elements after the first are read, too.
    pub body: Vec<String>,
    /// Elements that are never read.
    pub ignore: Vec<String>,
    /// The headline.
    pub title: Vec<String>,
    /// The line over the headline (肩题).
    pub kicker: Vec<String>,
    /// The line under the headline (副题).
    pub subtitle: Vec<String>,
    /// The date.
    pub date: Vec<String>,
    /// The publisher (来源).
    pub source: Vec<String>,
    /// The author.
    pub author: Vec<String>,
    /// The editor (责任编辑).
    pub editor: Vec<String>,
    /// The section (栏目).
    pub section: Vec<String>,
}

/// The table `[dictionary]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dictionary {
    /// Words that are whole words where the corpus has them: queries are cut by them, and they are suggested.
    pub words: Vec<String>,
    /// Words that are no keywords.
    pub stop: Vec<String>,
}

/// The table `[widget]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Widget {
    /// The attribute `theme` of the widget.
    pub theme: Theme,
    /// Its attribute `size`.
    pub size: Size,
    /// Words that the box offers while it is empty.
    pub hot: Vec<String>,
}

/// The colours of the widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Those of the page.
    #[default]
    Inherit,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the reader's system has it.
    Auto,
}

impl Theme {
    /// The attribute's value; empty where the widget has none.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Inherit => "",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }
}

/// The size of the widget's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// That of the page.
    #[default]
    Normal,
    /// Larger.
    Large,
    /// As the norm for elderly readers asks.
    Elder,
}

impl Size {
    /// The attribute's value; empty where the widget has none.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Large => "large",
            Self::Elder => "elder",
        }
    }
}
