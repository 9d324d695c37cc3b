//! One element of XML as a record.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use crate::read::names::Field;
use crate::read::record::{Record, Records};
use crate::read::{blocks, fragment};

/// A record being read.
pub(super) struct Item {
    /// Depth of its element.
    pub(super) depth: usize,
    /// The name of each child with its text; attributes count as children of the name `element@attribute`.
    pub(super) values: Vec<(String, String)>,
}

impl Item {
    /// Takes the attributes of an element.
    pub(super) fn attributes(&mut self, tag: &BytesStart<'_>, element: &str) {
        for attribute in tag.attributes().with_checks(false).flatten() {
            let name: &str = attribute.key.as_ref();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
            self.values.push((format!("{element}@{name}"), value));
        }
        // What follows is the text of the element, not of its attribute.
        if !element.is_empty() && self.values.last().is_some_and(|(name, _)| name.contains('@')) {
            self.values.push((element.to_owned(), String::new()));
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.values.iter().filter(|(known, text)| known == name && !text.trim().is_empty());
        values.next().map(|(_, text)| text.trim())
    }

    /// Whether the record of a WordPress export is a post or a page that everybody may read.
    pub(super) fn is_published(&self) -> bool {
        let is = |name: &str, known: &[&str]| self.get(name).is_none_or(|value| known.contains(&value));
        is("wp:post_type", &["post", "page"])
            && is("wp:status", &["publish", "inherit"])
            && self.get("wp:post_password").is_none()
    }

    /// The record: the elements of feeds by their own meaning, others by their names.
    pub(super) fn record(&self, records: &mut Records) -> Record {
        let category = self.category();
        let known = |(name, text): &(String, String)| {
            let name = name.as_str();
            let is_technical = name.contains('@')
                || name == "source"
                || name.starts_with("wp:post_date_gmt")
                || name.contains(':') && Field::of_name(name.trim_start_matches("wp:")).is_none()
                || matches!(
                    name,
                    "category" | "categories" | "comments" | "enclosure" | "rights" | "tags" | "ttl"
                )
                || name.starts_with("wp:") && !matches!(name, "wp:post_id" | "wp:post_date");
            (!is_technical).then(|| (name.trim_start_matches("wp:").to_owned(), text.clone()))
        };
        let mut values: Vec<(String, String)> = self.values.iter().filter_map(known).collect();
        if let Some(link) = self.link() {
            values.retain(|(name, _)| name != "link");
            values.push(("url".to_owned(), link));
        }
        if let Some(author) = values.iter_mut().find(|(name, _)| name == "author") {
            author.1 = person(&author.1);
        }
        let mut record =
            records.record(values.iter().map(|(name, text)| (name.as_str(), text.trim().to_owned())));
        if let Some(category) = category {
            record.set(Field::Section, category);
        }
        if let Some(origin) = self.get("source") {
            record.set(Field::Origin, plain(origin));
        }
        record
    }

    /// The link of an entry of Atom, or of RSS.
    fn link(&self) -> Option<String> {
        let mut alternate = true;
        for (name, value) in &self.values {
            match name.as_str() {
                "link@rel" => alternate = value == "alternate",
                "link@href" if alternate => return Some(value.clone()),
                "link" => alternate = true,
                _ => {}
            }
        }
        self.get("link").map(str::to_owned)
    }

    /// The first category that is none of WordPress's tags.
    fn category(&self) -> Option<String> {
        let mut is_tag = false;
        let mut term = None;
        for (name, value) in &self.values {
            match name.as_str() {
                "category@domain" => is_tag = value != "category",
                "category@term" => term = term.or(Some(value.clone())),
                "category" | "categories" if !value.trim().is_empty() => {
                    if !is_tag {
                        // `<categories><category>…</category></categories>` has its names as markup.
                        let lines = value.replace("</category>", "<br>");
                        return fragment::blocks(&lines).into_iter().next().map(|block| block.text);
                    }
                    is_tag = false;
                }
                _ => {}
            }
        }
        term
    }
}

/// The name in the text of an author: Atom has it in an element of its own, RSS writes `a@b.cn (张三)`.
fn person(text: &str) -> String {
    let between = |open: &str, close: &str| {
        let (_, rest) = text.split_once(open)?;
        rest.split_once(close).map(|(name, _)| name.trim().to_owned())
    };
    let of_mail = text.contains('@').then(|| between("(", ")")).flatten();
    between("<name>", "</name>").or(of_mail).unwrap_or_else(|| plain(text))
}

fn plain(text: &str) -> String {
    blocks::line_of(text)
}
