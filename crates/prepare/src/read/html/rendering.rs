//! From the tree to lines: a walk over the page that breaks lines where a browser would, and notes for each line where
//! it is in the tree and how it looks.

mod elements;

use std::collections::HashMap;

use dom_query::{Document, NodeData, NodeId, NodeRef};

use super::lines::{Cell, Line, Link, Range};
use elements::{BLOCKS, SKIPPED, is_big, is_hidden, written};

/// What the tree says about its lines, beside the lines themselves.
pub(super) struct Rendering {
    /// The lines in the order of the page.
    pub(super) lines: Vec<Line>,
    /// Where each element begins and ends: places in the walk.
    pub(super) places: HashMap<NodeId, Range>,
    /// Comments with their place in the walk.
    pub(super) comments: Vec<(u32, String)>,
}

/// How text looks, and where it is: inherited from element to element.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools)]
struct Look {
    block: NodeId,
    link: Option<u32>,
    bold: bool,
    centred: bool,
    big: bool,
    heading: u8,
    item: bool,
    figcaption: bool,
    pre: bool,
    cell: Option<Cell>,
}

enum Step<'a> {
    Enter(NodeRef<'a>, Look),
    Leave(NodeId, bool),
}

struct Walk {
    out: Rendering,
    line: Line,
    hrefs: Vec<String>,
    at: u32,
    blank: bool,
}

/// Walks over a page. `is_ignored` names elements that are left out.
pub(super) fn render(document: &Document, is_ignored: &dyn Fn(NodeId) -> bool) -> Rendering {
    let root = document.root();
    let look = Look {
        block: root.id,
        link: None,
        bold: false,
        centred: false,
        big: false,
        heading: 0,
        item: false,
        figcaption: false,
        pre: false,
        cell: None,
    };
    let mut walk = Walk {
        out: Rendering { lines: Vec::new(), places: HashMap::new(), comments: Vec::new() },
        line: Line::new(root.id),
        hrefs: Vec::new(),
        at: 0,
        blank: false,
    };
    let mut steps = vec![Step::Enter(root, look)];
    while let Some(step) = steps.pop() {
        walk.at += 1;
        match step {
            Step::Leave(id, is_block) => {
                if is_block {
                    walk.end_line();
                } else {
                    walk.line_break();
                }
                if let Some(place) = walk.out.places.get_mut(&id) {
                    place.end = walk.at;
                }
            }
            Step::Enter(node, look) => {
                if let Some((look, is_block)) = walk.enter(&node, look, is_ignored) {
                    steps.push(Step::Leave(node.id, is_block));
                    steps.extend(node.children_it(true).map(|child| Step::Enter(child, look)));
                }
            }
        }
    }
    walk.end_line();
    walk.out
}

impl Walk {
    /// Takes a node in. The look of its children, and whether it is a block; none if it has none to visit.
    fn enter(
        &mut self,
        node: &NodeRef<'_>,
        look: Look,
        is_ignored: &dyn Fn(NodeId) -> bool,
    ) -> Option<(Look, bool)> {
        let text = node.query(|node| match &node.data {
            NodeData::Text { contents } => Some((true, contents.to_string())),
            NodeData::Comment { contents } => Some((false, contents.to_string())),
            _ => None,
        });
        match text.flatten() {
            Some((true, text)) => {
                self.text(&text, &look);
                return None;
            }
            Some((false, comment)) => {
                self.out.comments.push((self.at, comment));
                return None;
            }
            None => {}
        }
        if !node.is_element() {
            return Some((look, true));
        }
        let name = node.node_name()?;
        let name: &str = &name;
        self.out.places.insert(node.id, Range { start: self.at, end: self.at });
        if name == "script"
            && let Some(text) = written(&node.text())
        {
            self.text(text, &look);
        }
        if SKIPPED.contains(&name) || is_hidden(node) || is_ignored(node.id) {
            return None;
        }
        match name {
            "br" => self.end_line(),
            "img" => self.image(node, &look),
            _ => {}
        }
        let is_block = BLOCKS.contains(&name);
        if is_block {
            self.end_line();
        } else {
            self.line_break();
        }
        Some((self.look(node, name, is_block, look), is_block))
    }

    fn look(&mut self, node: &NodeRef<'_>, name: &str, is_block: bool, mut look: Look) -> Look {
        if is_block {
            look.block = node.id;
        }
        match name {
            "a" => {
                // A link without an address is followed by script; one with a name only is a place to go to.
                let href = node.attr("href");
                if href.is_some() || !node.has_attr("name") && !node.has_attr("id") {
                    self.hrefs.push(href.map(|href| href.to_string()).unwrap_or_default());
                    look.link = Some(self.hrefs.len() as u32 - 1);
                }
            }
            "b" | "strong" | "th" => look.bold = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => look.heading = name.as_bytes()[1] - b'0',
            "center" => look.centred = true,
            "font" => {
                if let Some(size) = node.attr("size") {
                    look.big = matches!(&*size, "4" | "5" | "6" | "7" | "+1" | "+2" | "+3" | "+4");
                }
            }
            "li" => look.item = true,
            "pre" => look.pre = true,
            "figcaption" | "caption" => look.figcaption = true,
            "table" => {
                look.cell = None;
                look.centred = false;
            }
            "tr" => look.cell = Some(Cell { row: node.id, column: node.id }),
            _ => {}
        }
        if matches!(name, "td" | "th")
            && let Some(cell) = &mut look.cell
        {
            cell.column = node.id;
        }
        // A table in the middle has its text at the left.
        if let (Some(align), true) = (node.attr("align"), name != "table") {
            look.centred = align.eq_ignore_ascii_case("center") || align.eq_ignore_ascii_case("middle");
        }
        if let Some(style) = node.attr("style") {
            let style: String =
                style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
            if let Some((_, align)) = style.split_once("text-align:") {
                look.centred = align.starts_with("center");
            }
            if let Some((_, size)) = style.split_once("font-size:") {
                look.big = is_big(size);
            }
            if let Some((_, weight)) = style.split_once("font-weight:") {
                look.bold = weight.starts_with("bold") || weight.starts_with(['6', '7', '8', '9']);
            }
        }
        look
    }

    fn text(&mut self, text: &str, look: &Look) {
        for c in text.chars() {
            if look.pre && c == '\n' {
                self.end_line();
                continue;
            }
            if c.is_whitespace() || matches!(c, '\u{a0}' | '\u{200b}' | '\u{feff}' | '\u{ad}') {
                // A zero-width character divides nothing.
                self.blank |= !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}');
                continue;
            }
            if c.is_control() {
                continue;
            }
            if self.line.text.is_empty() {
                self.begin(look);
            } else if self.blank {
                self.line.text.push(' ');
            }
            self.blank = false;
            self.line.text.push(c);
            self.line.chars += 1;
            self.line.bold += u32::from(look.bold);
            if let Some(link) = look.link {
                self.link(link, c);
            }
        }
        self.line.place.end = self.at;
    }

    /// Notes a character of a link.
    fn link(&mut self, link: u32, c: char) {
        self.line.linked += 1;
        match self.line.links.last_mut() {
            Some(last) if last.number == link => last.text.push(c),
            _ => {
                let href = self.hrefs[link as usize].clone();
                self.line.links.push(Link { number: link, text: c.to_string(), href });
            }
        }
    }

    fn begin(&mut self, look: &Look) {
        let line = &mut self.line;
        if line.images.is_empty() {
            line.place.start = self.at;
        }
        line.block = look.block;
        line.heading = look.heading;
        line.is_centred = look.centred;
        line.is_big = look.big;
        line.is_item = look.item;
        line.is_figcaption = look.figcaption;
        line.cell = look.cell;
    }

    fn image(&mut self, node: &NodeRef<'_>, look: &Look) {
        if self.line.text.is_empty() && self.line.images.is_empty() {
            self.begin(look);
            self.line.place = Range { start: self.at, end: self.at };
        }
        let attribute = |name| node.attr(name).map(|value| value.to_string()).unwrap_or_default();
        let source = ["data-src", "src"].into_iter().map(attribute).find(|source| !source.is_empty());
        self.line.images.push((source.unwrap_or_default(), attribute("alt")));
    }

    /// Notes that an element begins or ends inside the line.
    fn line_break(&mut self) {
        /// Longer lines, in bytes, are running text.
        const LONGEST: usize = 600;
        let at = self.line.text.len();
        if (1..LONGEST).contains(&at) && self.line.breaks.last() != Some(&at) {
            self.line.breaks.push(at);
        }
    }

    fn end_line(&mut self) {
        self.blank = false;
        if self.line.text.is_empty() && self.line.images.is_empty() {
            return;
        }
        let block = self.line.block;
        self.out.lines.push(std::mem::replace(&mut self.line, Line::new(block)));
    }
}
