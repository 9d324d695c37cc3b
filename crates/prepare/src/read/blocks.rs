//! Pieces of a text, and how they become the text of an article.

use gongwen_engine::Article;
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

/// The blocks of a text, with or without markup.
pub(crate) fn of_text(text: &str) -> Vec<Block> {
    #[cfg(feature = "formats")]
    if super::fragment::has_markup(text) {
        return super::fragment::blocks(text);
    }
    let lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::paragraph(line.to_owned())).collect()
}

/// A text of one line, with or without markup.
pub(crate) fn line_of(text: &str) -> String {
    #[cfg(feature = "formats")]
    if super::fragment::has_markup(text) {
        return super::fragment::line(text);
    }
    squeezed(text)
}

/// Adds blocks to an article. A heading after which nothing comes is a paragraph.
pub(crate) fn add(article: &mut Article, blocks: Vec<Block>) {
    for Block { kind, text } in blocks {
        match kind {
            BlockKind::Paragraph => article.paragraphs.push(text),
            #[cfg(feature = "formats")]
            BlockKind::Caption => article.captions.push(text),
            #[cfg(feature = "formats")]
            BlockKind::Subhead => {
                article.subheads.push(gongwen_engine::Subhead { text, before: article.paragraphs.len() });
            }
        }
    }
    let end = article.paragraphs.len();
    let trailing = article.subheads.iter().position(|subhead| subhead.before >= end);
    if let Some(trailing) = trailing {
        article.paragraphs.extend(article.subheads.drain(trailing..).map(|subhead| subhead.text));
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
