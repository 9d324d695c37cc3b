//! A piece of a text.

use gongwen_engine::text::chars::is_han;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Paragraph,
    /// A heading inside the text.
    #[cfg(feature = "formats")]
    Subhead,
    /// The words under a picture.
    #[cfg(feature = "formats")]
    Caption,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) text: String,
}

impl Block {
    pub(crate) fn paragraph(text: String) -> Self {
        Self { kind: BlockKind::Paragraph, text }
    }

    #[cfg(feature = "formats")]
    pub(crate) fn subhead(text: String) -> Self {
        Self { kind: BlockKind::Subhead, text }
    }

    #[cfg(feature = "formats")]
    pub(crate) fn caption(text: String) -> Self {
        Self { kind: BlockKind::Caption, text }
    }
}

/// Whether a character is Chinese or Chinese punctuation.
fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// A text with every run of blanks as one; between Chinese characters a line break is none.
pub(crate) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut blank, mut broken) = (false, false);
    for c in text.chars() {
        if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\0') {
            blank |= c.is_whitespace();
            broken |= c == '\n' || c == '\r';
            continue;
        }
        if blank && !out.is_empty() {
            let joined = broken && is_wide(c) && out.chars().next_back().is_some_and(is_wide);
            if !joined {
                out.push(' ');
            }
        }
        (blank, broken) = (false, false);
        out.push(c);
    }
    out
}
