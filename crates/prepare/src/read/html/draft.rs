//! What is read from one page, before it becomes an article.

use gongwen_engine::{Article, Kind, Subhead};
use serde::{Deserialize, Serialize};

use super::kept::{self, Name};

use crate::page::chars::fold_text;
use crate::page::forms::byline::{self, Persons};

/// A file that the article offers to download (附件).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The words of the link.
    pub name: String,
    /// Its address, as the page gives it.
    pub href: String,
}

/// The article of one page. Fields that the page does not give are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The headline; the first words of the text where the page has none.
    pub title: String,
    /// The line over the headline (肩题).
    pub kicker: Option<String>,
    /// The line under the headline (副题).
    pub subtitle: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// The publisher that the page names (来源).
    pub origin: Option<String>,
    /// The author as printed (作者).
    pub author: Option<String>,
    /// The editor as printed (责任编辑).
    pub editor: Option<String>,
    /// The section (栏目).
    pub section: Option<String>,
    /// Where the page can be read, if it says so itself.
    pub url: Option<String>,
    /// Running text.
    pub paragraphs: Vec<String>,
    /// Headings inside the text.
    pub subheads: Vec<Subhead>,
    /// Captions of pictures.
    pub captions: Vec<String>,
    /// Files to download. Their names are in the text, too.
    pub attachments: Vec<Attachment>,
    /// Number of pictures in the text.
    pub images: usize,
}

impl Draft {
    /// Takes off the first paragraphs.
    pub(super) fn remove_first(&mut self, count: usize) {
        self.paragraphs.drain(..count.min(self.paragraphs.len()));
        for subhead in &mut self.subheads {
            subhead.before = subhead.before.saturating_sub(count);
        }
    }

    /// The article. `id` and `source` are the caller's. The names of attachments are its last
    /// paragraphs: whoever looks for a form types its name.
    #[must_use]
    pub fn article(mut self, id: String, source: String) -> Article {
        let has_no_text = self.paragraphs.is_empty();
        let files = self.attachments.iter().map(|file| format!("附件：{}", file.name));
        self.paragraphs.extend(files);
        let Persons { reporters, correspondents } = self.author.as_deref().map(persons).unwrap_or_default();
        let kind = if has_no_text && self.images > 0 { Kind::Photo } else { Kind::Article };
        Article {
            id,
            source,
            origin: self.origin,
            kind,
            title: self.title,
            kicker: self.kicker,
            subtitle: self.subtitle,
            section: self.section,
            author: self.author,
            reporters,
            correspondents,
            date: self.date,
            paragraphs: self.paragraphs,
            subheads: self.subheads,
            captions: self.captions,
            url: self.url,
            confidence: 1.0,
            ..Article::default()
        }
    }
}

/// The persons of an author line; none if some part of it is no person's name.
fn persons(author: &str) -> Persons {
    let persons = byline::persons(author, &fold_text(author));
    if persons.are_plausible() { persons } else { Persons::default() }
}

/// The rule that gave each field; `None` where no rule answered. Names are short and stable: the report counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Of the headline.
    #[serde(deserialize_with = "kept::rule")]
    pub title: Option<Name>,
    /// Of the date.
    #[serde(deserialize_with = "kept::rule")]
    pub date: Option<Name>,
    /// Of the publisher.
    #[serde(deserialize_with = "kept::rule")]
    pub origin: Option<Name>,
    /// Of the author.
    #[serde(deserialize_with = "kept::rule")]
    pub author: Option<Name>,
    /// Of the section.
    #[serde(deserialize_with = "kept::rule")]
    pub section: Option<Name>,
    /// Of the address.
    #[serde(deserialize_with = "kept::rule")]
    pub url: Option<Name>,
    /// Of the text.
    #[serde(deserialize_with = "kept::rule")]
    pub body: Option<Name>,
}

#[cfg(test)]
mod tests {
    use super::{Attachment, Draft};

    #[test]
    fn nothing_of_a_draft_is_lost_in_its_article() {
        let draft = Draft {
            title: "工会办起夜校".to_owned(),
            author: Some("张小舟、李明远".to_owned()),
            origin: Some("云河日报".to_owned()),
            attachments: vec![Attachment { name: "报名表.doc".to_owned(), href: "/f/1.doc".to_owned() }],
            ..Draft::default()
        };
        let article = draft.article("12".to_owned(), "12.html".to_owned());
        assert_eq!(article.reporters, ["张小舟", "李明远"]);
        assert_eq!(article.origin.as_deref(), Some("云河日报"));
        assert_eq!(article.paragraphs, ["附件：报名表.doc"]);
    }
}
