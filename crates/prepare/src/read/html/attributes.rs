//! Attributes with which a page steers what is read: `data-gongwen-*`, and `data-pagefind-*` in the same meaning.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

/// Fields that attributes name, in English and Chinese.
const FIELDS: &[(&str, &[&str])] = &[
    ("title", &["title", "标题"]),
    ("kicker", &["kicker", "肩题", "引题"]),
    ("subtitle", &["subtitle", "副题", "副标题"]),
    ("date", &["date", "published", "pubdate", "日期", "时间", "发布时间", "发布日期"]),
    ("source", &["source", "origin", "publisher", "来源"]),
    ("author", &["author", "作者", "记者"]),
    ("editor", &["editor", "编辑", "责任编辑"]),
    ("section", &["section", "category", "column", "栏目", "分类"]),
    ("url", &["url"]),
];

/// What the attributes of a page say.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// Elements with the text.
    pub(super) bodies: Vec<NodeId>,
    /// Elements that are not read.
    pub(super) ignored: HashSet<NodeId>,
    /// Values of fields.
    fields: HashMap<&'static str, String>,
}

impl Attributes {
    pub(super) fn of(document: &Document, html: &str) -> Self {
        let mut found = Self::default();
        if !html.contains("data-gongwen-") && !html.contains("data-pagefind-") {
            return found;
        }
        for node in document.root().descendants_it().filter(NodeRef::is_element) {
            for attribute in node.attrs() {
                let name: &str = &attribute.name.local;
                let own = name.strip_prefix("data-gongwen-");
                let Some(name) = own.or_else(|| name.strip_prefix("data-pagefind-")) else { continue };
                found.add(&node, name, &attribute.value);
            }
        }
        found
    }

    /// The value of a field.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }

    fn add(&mut self, node: &NodeRef<'_>, name: &str, value: &str) {
        match name {
            "body" => self.bodies.push(node.id),
            "ignore" => {
                self.ignored.insert(node.id);
            }
            "weight" if value.trim() == "0" => {
                self.ignored.insert(node.id);
            }
            "meta" | "filter" | "sort" => self.add_list(node, value),
            _ => {
                if let Some(field) = field_of(name) {
                    let value = if value.trim().is_empty() { text_of(node) } else { value.trim().to_owned() };
                    self.set(field, value);
                }
            }
        }
    }

    /// A list as Pagefind writes it: `key`, `key[attribute]`, `key:text up to the end`.
    fn add_list(&mut self, node: &NodeRef<'_>, list: &str) {
        let (keys, inline) = match list.split_once(':') {
            Some((keys, inline)) => (keys, Some(inline)),
            None => (list, None),
        };
        let count = keys.split(',').count();
        for (at, key) in keys.split(',').enumerate() {
            let key = key.trim();
            let (key, attribute) = match key.strip_suffix(']').and_then(|key| key.split_once('[')) {
                Some((key, attribute)) => (key, Some(attribute)),
                None => (key, None),
            };
            let Some(field) = field_of(key) else { continue };
            let value = match (inline, attribute) {
                (Some(inline), _) if at + 1 == count => inline.trim().to_owned(),
                (_, Some(attribute)) => {
                    node.attr(attribute).map(|value| value.to_string()).unwrap_or_default()
                }
                _ => text_of(node),
            };
            self.set(field, value);
        }
    }

    fn set(&mut self, field: &'static str, value: String) {
        if !value.is_empty() {
            self.fields.entry(field).or_insert(value);
        }
    }
}

fn field_of(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    FIELDS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(field, _)| *field)
}

/// The value of an element: `content` of a `meta`, `datetime` of a `time`, the text of others.
pub(super) fn text_of(node: &NodeRef<'_>) -> String {
    let special = match node.node_name().as_deref() {
        Some("meta") => node.attr("content"),
        Some("time") => node.attr("datetime"),
        _ => None,
    };
    let text = special.unwrap_or_else(|| node.text());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
