//! Lines of a page: what a browser shows between two breaks.

use dom_query::NodeId;

use super::labels::{Labelled, labels};

/// Places in the walk over a page, from the first to before the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Range {
    /// Whether a line begins inside.
    pub(super) fn holds(self, line: &Line) -> bool {
        self.start <= line.place.start && line.place.start < self.end
    }
}

/// The table cell that a line is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: NodeId,
    pub(super) column: NodeId,
}

/// A link inside a line.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) number: u32,
    /// Its words, without blanks.
    pub(super) text: String,
    pub(super) href: String,
}

/// One line.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the markup")]
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The text, each run of blanks as one.
    pub(super) text: String,
    /// Characters of the text that are no blanks.
    pub(super) chars: u32,
    /// Those of them in links.
    pub(super) linked: u32,
    /// Those of them in bold type.
    pub(super) bold: u32,
    /// 1 to 6 in `h1` to `h6`, 0 elsewhere.
    pub(super) heading: u8,
    pub(super) is_centred: bool,
    /// Whether it begins in a type bigger than running text has.
    pub(super) is_big: bool,
    pub(super) is_item: bool,
    pub(super) is_figcaption: bool,
    pub(super) cell: Option<Cell>,
    /// The nearest element that begins a line.
    pub(super) block: NodeId,
    /// Where it begins and ends in the walk.
    pub(super) place: Range,
    pub(super) links: Vec<Link>,
    /// Places in the text, in bytes, where an element begins or ends that a style may set apart.
    pub(super) breaks: Vec<usize>,
    /// Address and `alt` of its pictures.
    pub(super) images: Vec<(String, String)>,
}

impl Line {
    pub(super) fn new(block: NodeId) -> Self {
        Self {
            text: String::new(),
            chars: 0,
            linked: 0,
            bold: 0,
            heading: 0,
            is_centred: false,
            is_big: false,
            is_item: false,
            is_figcaption: false,
            cell: None,
            block,
            place: Range::default(),
            links: Vec::new(),
            breaks: Vec::new(),
            images: Vec::new(),
        }
    }

    /// The labels of the line with their values.
    pub(super) fn labels(&self) -> Vec<Labelled> {
        let plain = labels(&self.text);
        if self.breaks.is_empty() {
            return plain;
        }
        // Markup may divide a label, too.
        let divided = labels(&self.divided());
        if divided.len() < plain.len() { plain } else { divided }
    }

    /// The text with `│` between elements that a style may set apart.
    pub(super) fn divided(&self) -> String {
        let mut divided = String::with_capacity(self.text.len() + 3 * self.breaks.len());
        let mut from = 0;
        for at in &self.breaks {
            let (Some(before), Some(after)) = (self.text.get(from..*at), self.text.get(*at..)) else {
                continue;
            };
            divided.push_str(before);
            from = *at;
            if !after.is_empty() && !after.starts_with(['：', ':']) && !divided.is_empty() {
                divided.push('│');
            }
        }
        divided.push_str(&self.text[from..]);
        divided
    }

    /// What elements that a style may set apart, or bars, divide the text into, without blanks round it.
    pub(super) fn parts(&self) -> Vec<String> {
        let divided = self.divided();
        let parts = divided.split(['│', '|', '｜']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }

    /// Whether more than half of the text is in links.
    pub(super) fn is_linked(&self) -> bool {
        self.linked * 2 > self.chars
    }

    /// Characters outside links, if the line has punctuation of a sentence; 0 otherwise.
    pub(super) fn prose(&self) -> u32 {
        let has_clause = self.text.contains(['，', '。', '；', '！', '？', '、', '”'])
            || self.text.contains(". ")
            || self.text.ends_with('.')
            || self.text.contains(", ");
        let own = self.chars - self.linked;
        if has_clause && own >= 8 { own } else { 0 }
    }
}

/// The letters, ideographs and digits of a text: for comparing texts whose punctuation and blanks differ.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A text with each run of blanks as one.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
