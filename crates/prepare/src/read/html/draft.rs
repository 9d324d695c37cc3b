//! What is read from one page, before it becomes an article.

use gongwen_engine::{Article, Kind, Subhead};

use crate::fields::names::is_name;

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
    /// The article. `id` and `source` are the caller's. The publisher is its credit, and the names of attachments are
    /// its last paragraphs: whoever looks for a form types its name.
    #[must_use]
    pub fn article(mut self, id: String, source: String) -> Article {
        let has_no_text = self.paragraphs.is_empty();
        let files = self.attachments.iter().map(|file| format!("附件：{}", file.name));
        self.paragraphs.extend(files);
        let reporters = self.author.as_deref().map(persons).unwrap_or_default();
        let kind = if has_no_text && self.images > 0 { Kind::Photo } else { Kind::Article };
        Article {
            id,
            source,
            kind,
            title: self.title,
            kicker: self.kicker,
            subtitle: self.subtitle,
            section: self.section,
            byline: self.author,
            reporters,
            credit: self.origin.map(|origin| format!("来源：{origin}")),
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
fn persons(author: &str) -> Vec<String> {
    let parts = author.split(['、', ' ', '，', '/']).filter(|part| !part.is_empty());
    let names: Vec<String> = parts.map(str::to_owned).collect();
    if names.iter().all(|name| is_name(name)) { names } else { Vec::new() }
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
        assert_eq!(article.credit.as_deref(), Some("来源：云河日报"));
        assert_eq!(article.paragraphs, ["附件：报名表.doc"]);
    }
}
