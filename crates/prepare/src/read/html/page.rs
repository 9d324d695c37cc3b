//! One page: its tree, its lines and its marks, and the order in which the fields are read.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::attributes::{Attributes, text_of};
use super::form::ItemForm;
use super::json_ld::JsonLd;
use super::lines::{Line, Range, bare};
use super::meta::Meta;
use super::rendering::{Rendering, render};
use super::{Draft, HtmlOptions, HtmlPage, Rules};
use super::{
    body, clues, facts, guard, headline, kind, paragraphs, people, section, source, title, url, when,
};
use crate::read::decode::Decoded;

/// Inline elements that only readers of another kind see: jammers of forums, anchors, line numbers.
const INLINE: &str = ".jammer, .headerlink, .header-anchor, .heading-anchor, .gutter, .line-numbers, .pstatus, .sr-only, .screen-reader-text";

/// A page with everything that the rules look at.
pub(super) struct Page<'a> {
    /// Path inside the site.
    pub(super) path: &'a str,
    /// The source of the page.
    pub(super) html: &'a str,
    pub(super) document: Document,
    pub(super) rendering: Rendering,
    pub(super) attributes: Attributes,
    pub(super) meta: Meta,
    pub(super) json_ld: JsonLd,
    pub(super) form: ItemForm,
    pub(super) options: &'a HtmlOptions,
    /// Whether the page is in the encoding of Hong Kong and Taiwan.
    pub(super) is_big5: bool,
}

impl<'a> Page<'a> {
    fn new(path: &'a str, html: &'a str, encoding: &str, options: &'a HtmlOptions) -> Self {
        let document = Document::from(html);
        let attributes = Attributes::of(&document, html);
        let mut ignored: HashSet<NodeId> = attributes.ignored.clone();
        for selector in &options.selectors.ignore {
            ignored.extend(document.select(selector).nodes().iter().map(|node| node.id));
        }
        ignored.extend(document.select(INLINE).nodes().iter().map(|node| node.id));
        let rendering = render(&document, &|node| ignored.contains(&node));
        let meta = Meta::of(&document);
        let json_ld = JsonLd::of(&document);
        let form = ItemForm::of(&document, &rendering.lines);
        Self {
            path,
            html,
            document,
            rendering,
            attributes,
            meta,
            json_ld,
            form,
            options,
            is_big5: encoding == "Big5",
        }
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.rendering.lines
    }

    /// The place of an element in the walk; none if it was not visited.
    pub(super) fn place(&self, node: NodeId) -> Option<Range> {
        self.rendering.places.get(&node).copied().filter(|place| place.start < place.end)
    }

    /// The words of ids and classes of the block of a line and of the two elements round it.
    pub(super) fn hint(&self, line: &Line) -> String {
        let mut hint = String::new();
        let mut node = self.document.tree.get(&line.block);
        for _ in 0..3 {
            let Some(here) = node else { break };
            if matches!(here.node_name().as_deref(), Some("body" | "html")) {
                break;
            }
            for part in [here.id_attr(), here.class()].into_iter().flatten() {
                hint.push_str(&part);
                hint.push(' ');
            }
            node = here.parent();
        }
        hint.make_ascii_lowercase();
        hint
    }

    /// The value of the first of the selectors that matches something with text.
    pub(super) fn selected(&self, selectors: &[String]) -> Option<String> {
        selectors.iter().find_map(|selector| self.first(selector))
    }

    /// The value of the first element with text that a selector matches.
    pub(super) fn first(&self, selector: &str) -> Option<String> {
        let found = self.document.select(selector);
        found.nodes().iter().map(text_of).find(|text| !text.is_empty())
    }

    /// The words of `<title>`.
    pub(super) fn head_title(&self) -> String {
        self.first("title").unwrap_or_default()
    }

    /// A piece of HTML as text.
    pub(super) fn plain(html: &str) -> String {
        let fragment = Document::from(html);
        text_of(&fragment.root())
    }

    /// A field that an attribute or a selector of the site gives, with the name of the rule.
    pub(super) fn given(&self, field: &str, selectors: &[String]) -> Option<(String, &'static str)> {
        let attribute = self.attributes.field(field).map(|value| (value.to_owned(), "attribute"));
        attribute.or_else(|| self.selected(selectors).map(|value| (value, "selector")))
    }

    /// The line that contains the start of an element.
    pub(super) fn line_of(&self, node: &NodeRef<'_>) -> Option<usize> {
        let place = self.place(node.id)?;
        let is_of = |line: &Line| {
            place.holds(line) || line.place.start <= place.start && place.start < line.place.end
        };
        self.lines().iter().position(is_of)
    }
}

/// Reads a page.
pub(super) fn read(path: &str, decoded: &Decoded, options: &HtmlOptions) -> HtmlPage {
    let path = path.replace('\\', "/");
    let html = guard::bounded(&decoded.text);
    let page = Page::new(&path, &html, decoded.encoding, options);
    let body = body::body(&page);
    let head = title::title(&page, &body);
    let zone = facts::Zone::new(&page, &body, head.line);
    let facts = facts::facts(&page, &zone);
    let date = when::date(&page, &zone, &facts, &head.text);
    let judged = kind::kind(&page, &body, &head, &facts, date.is_some());
    let other_titles = head.others.clone();
    let mut rules = Rules::default();
    let mut draft = None;
    let (mut other_dates, mut other_origins) = (Vec::new(), Vec::new());
    if judged.kind == super::PageKind::Article {
        let mut text = paragraphs::paragraphs(&page, &body, &head);
        other_dates = when::others(&page, &zone, &facts);
        other_origins = source::others(&page, &zone, &facts);
        let origin = source::source(&page, &zone, &facts);
        let author =
            people::author(&page, &body, &zone, &facts, origin.as_ref().map(|(name, _)| name.as_str()));
        let section = section::section(&page, &head);
        let address = url::url(&page);
        let (kicker, subtitle) = headline::around(&page, &head);
        // Some templates have the head of the article inside the element of its text.
        if subtitle.is_some() && text.paragraphs.first() == subtitle.as_ref() {
            text.remove_first(1);
        }
        // A small heading over the headline is the section on pages without a kicker.
        let kicker = kicker.filter(|kicker| section.as_ref().is_none_or(|(section, _)| section != kicker));
        rules = Rules {
            title: Some(head.rule),
            date: date.as_ref().map(|found| found.1),
            origin: origin.as_ref().map(|found| found.1),
            author: author.as_ref().map(|found| found.1),
            section: section.as_ref().map(|found| found.1),
            url: address.as_ref().map(|found| found.1),
            body: Some(body.rule),
        };
        let value = |found: Option<(String, &'static str)>| found.map(|found| found.0);
        let same = |text: &Option<String>| text.as_ref().is_some_and(|text| bare(text) == bare(&head.text));
        draft = Some(Draft {
            kicker: kicker.filter(|text| !same(&Some(text.clone()))),
            subtitle: subtitle.filter(|text| !same(&Some(text.clone()))),
            title: head.text,
            date: value(date),
            origin: value(origin),
            author: value(author),
            editor: people::editor(&page, &facts),
            section: value(section),
            url: value(address),
            ..text
        });
    }
    let clues = clues::clues(&page, draft.as_ref().map(|_| &zone));
    HtmlPage {
        clues,
        encoding: decoded.encoding,
        kind: judged.kind,
        reason: judged.reason,
        draft,
        rules,
        other_titles,
        other_dates,
        other_origins,
        has_body_attribute: !page.attributes.bodies.is_empty(),
        path,
    }
}
