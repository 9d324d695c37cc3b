//! One story of a newspaper page, as every part of Gongwen passes it on.

use serde::{Deserialize, Serialize};

/// What sort of item an [`Article`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A story with running text.
    #[default]
    Article,
    /// A picture without a story, with the text printed beside it.
    Photo,
    /// A listing of events or figures: lines of `key：value` instead of running text.
    Listing,
    /// A short item of a briefs column.
    Brief,
}

/// A heading inside a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subhead {
    /// The heading as printed.
    pub text: String,
    /// Index into [`Article::paragraphs`] of the paragraph after it.
    pub before: usize,
}

/// One story: its text as printed, and what is known of it.
///
/// All text is kept as printed; only line breaks that the column made are joined. Field names are the
/// JSON names of the `gongwen` command and of the wasm module. Fields that are `None` or empty strings
/// were not found on the page; empty lists are written out, so that readers need no default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Article {
    /// Stable across rebuilds of unchanged input: the source's name, a hyphen and a serial number for
    /// newspaper pages; the given id for structured input.
    pub id: String,
    /// The page or file it comes from: the file name without its folder.
    pub source: String,
    /// The publisher that a web page or a record names (来源), which may be another one than who put it there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The author that a web page or a record names (作者), as printed there. Newspapers have a byline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// What sort of item it is.
    pub kind: Kind,
    /// The main headline; empty where a newspaper page prints none. [`Article::heading`] is what a list shows.
    pub title: String,
    /// The line over the headline (肩题).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The line under the headline (副题).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The column or page label above it (栏目).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Who wrote it, as a newspaper prints it: `通讯员葛玲燕 记者吴晓静`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Names of reporters (记者) in the byline or credit.
    pub reporters: Vec<String>,
    /// Names of correspondents (通讯员) in the byline or credit.
    pub correspondents: Vec<String>,
    /// Names of photographers (摄, 供图, 摄影报道).
    pub photographers: Vec<String>,
    /// The date, as exactly as the text or the input gives it: `2025-06-10`, or `06-10` without a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Places, normalised to the administrative tree where it is known: `杭州市临平区`.
    pub places: Vec<String>,
    /// Organisations named in the text.
    pub organisations: Vec<String>,
    /// Running text, a string a paragraph, without byline, captions and subheads.
    pub paragraphs: Vec<String>,
    /// Headings inside the story.
    pub subheads: Vec<Subhead>,
    /// Captions of the story's pictures.
    pub captions: Vec<String>,
    /// The credit line as printed: `转自《中工网》`, `图片由…提供`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Where the whole article can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Lines of the source that it was made from: first and last, counted from 1, in ascending order.
    pub source_lines: Vec<(usize, usize)>,
    /// How sure the splitter is, 0 to 1; 1 for structured input.
    pub confidence: f32,
}

/// Longest heading that is made of an article's first words, in characters.
const HEADING_CHARS: usize = 24;

impl Article {
    /// What a list of articles shows: the title, or the first words of the text where there is none; never empty.
    #[must_use]
    pub fn heading(&self) -> String {
        if !self.title.is_empty() {
            return self.title.clone();
        }
        let texts = self.paragraphs.iter().chain(&self.captions).chain(&self.byline).chain(&self.credit);
        let first = texts.chain([&self.source]).map(|text| text.trim()).find(|text| !text.is_empty());
        first.unwrap_or("—").chars().take(HEADING_CHARS).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Article;

    #[test]
    fn a_heading_is_the_title_or_the_first_words() {
        let text = "图为夜校里坐满了下班的工人，他们在学怎样看懂自己的工资条。".to_owned();
        let with =
            Article { title: "夜校".to_owned(), paragraphs: vec![text.clone()], ..Article::default() };
        assert_eq!(with.heading(), "夜校");
        let without = Article { captions: vec![text], ..Article::default() };
        assert_eq!(without.heading(), "图为夜校里坐满了下班的工人，他们在学怎样看懂自己");
        let credit = Some("陈禾 摄".to_owned());
        assert_eq!(Article { credit, ..Article::default() }.heading(), "陈禾 摄");
        assert_eq!(Article::default().heading(), "—");
    }
}
