//! From a text, with or without markup, to its pieces, and from these to the text of an article.

use gongwen_engine::Article;

use super::block::{Block, BlockKind, squeezed};

/// The blocks of a text, with or without markup.
pub(crate) fn of_text(text: &str) -> Vec<Block> {
    #[cfg(feature = "formats")]
    if super::markup::is_html(text) {
        return super::fragment::blocks(text);
    }
    let lines = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::paragraph(line.to_owned())).collect()
}

/// A text of one line, with or without markup.
pub(crate) fn line_of(text: &str) -> String {
    #[cfg(feature = "formats")]
    if let Some(html) = super::markup::line_as_html(text) {
        return super::fragment::line(&html);
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
