//! What is read from one page, before it becomes an article.

use gongwen_engine::{Article, Kind, Subhead};

/// A file that the article offers to download (附件).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The words of the link.
    pub name: String,
    /// Its address, as the page gives it.
    pub href: String,
}

/// The article of one page. Fields that the page does not give are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// The article. `id` and `source` are the caller's.
    #[must_use]
    pub fn article(self, id: String, source: String) -> Article {
        let kind = if self.paragraphs.is_empty() && self.images > 0 { Kind::Photo } else { Kind::Article };
        Article {
            id,
            source,
            kind,
            title: self.title,
            kicker: self.kicker,
            subtitle: self.subtitle,
            section: self.section,
            byline: self.author,
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

/// The rule that gave each field; `None` where no rule answered. Names are short and stable: the report counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Of the headline.
    pub title: Option<&'static str>,
    /// Of the date.
    pub date: Option<&'static str>,
    /// Of the publisher.
    pub origin: Option<&'static str>,
    /// Of the author.
    pub author: Option<&'static str>,
    /// Of the section.
    pub section: Option<&'static str>,
    /// Of the address.
    pub url: Option<&'static str>,
    /// Of the text.
    pub body: Option<&'static str>,
}
