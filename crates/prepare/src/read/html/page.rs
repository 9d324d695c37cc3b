//! One page: its tree, its lines and what it states for programs.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use super::attributes::{Attributes, text_of};
use super::form::ItemForm;
use super::json_ld::JsonLd;
use super::letter::Letter;
use super::lines::{Line, Range};
use super::meta::Meta;
use super::options::HtmlOptions;
use super::rendering::{Rendering, render};

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
    pub(super) letter: Letter,
    pub(super) options: &'a HtmlOptions,
    /// Whether the page is in the encoding of Hong Kong and Taiwan.
    pub(super) is_big5: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(path: &'a str, html: &'a str, encoding: &str, options: &'a HtmlOptions) -> Self {
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
        let letter = Letter::of(&rendering.lines);
        Self {
            path,
            html,
            document,
            rendering,
            attributes,
            meta,
            json_ld,
            form,
            letter,
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
