//! Text with markup inside a field of data: the body of a feed, a table or a dump, as paragraphs.
//!
//! Only the tokenizer of html5ever works here: a fragment needs no tree, and so no nesting costs anything.

use std::cell::{Cell, RefCell};

use gongwen_engine::text::chars::is_han;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::block::{Block, squeezed};

/// The blocks of a text with markup.
pub(crate) fn blocks(html: &str) -> Vec<Block> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // The sink never asks the tokenizer to stop, so one call reads all.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.flush();
    tokenizer.sink.blocks.take()
}

/// A short text with markup on one line: a title, a name.
pub(crate) fn line(html: &str) -> String {
    let texts = blocks(html).into_iter().map(|block| block.text);
    texts.collect::<Vec<_>>().join(" ")
}

/// Takes tokens and writes blocks.
#[derive(Default)]
struct Sink {
    blocks: RefCell<Vec<Block>>,
    text: RefCell<String>,
    /// Whether the block is a heading.
    heading: Cell<bool>,
    /// Elements that are not read, one inside the other.
    hidden: Cell<usize>,
    /// Whether line breaks of the text are those of the author.
    verbatim: Cell<bool>,
}

impl Sink {
    fn flush(&self) {
        let text = self.text.take();
        let text = squeezed(&text);
        if !text.is_empty() {
            let block = if self.heading.get() { Block::subhead(text) } else { Block::paragraph(text) };
            self.blocks.borrow_mut().push(block);
        }
    }

    fn characters(&self, text: &str) {
        if self.hidden.get() > 0 {
            return;
        }
        if !self.verbatim.get() {
            self.text.borrow_mut().push_str(text);
            return;
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.flush();
            }
            self.text.borrow_mut().push_str(line);
        }
    }

    fn start(&self, tag: &Tag) {
        let name: &str = &tag.name;
        match name {
            "object" | "select" | "svg" | "template" | "audio" | "video" if !tag.self_closing => {
                self.hidden.set(self.hidden.get() + 1);
            }
            "img" if self.hidden.get() == 0 => self.picture(tag),
            "td" | "th" => self.text.borrow_mut().push(' '),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading.set(true);
            }
            "pre" => {
                self.flush();
                self.verbatim.set(true);
            }
            name if is_block(name) => {
                self.flush();
                self.heading.set(false);
            }
            _ => {}
        }
    }

    fn end(&self, tag: &Tag) {
        let name: &str = &tag.name;
        match name {
            "object" | "select" | "svg" | "template" | "audio" | "video" => {
                self.hidden.set(self.hidden.get().saturating_sub(1));
            }
            "pre" => {
                self.flush();
                self.verbatim.set(false);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading.set(false);
            }
            name if is_block(name) => self.flush(),
            _ => {}
        }
    }

    /// The alternative text of a picture is its caption, if it is words and no file name.
    fn picture(&self, tag: &Tag) {
        let words = tag.attrs.iter().find(|attribute| &*attribute.name.local == "alt");
        let Some(words) = words.map(|words| squeezed(&words.value)) else { return };
        let is_name =
            words.rsplit_once('.').is_some_and(|(_, ending)| ending.len() <= 4 && ending.is_ascii());
        if !is_name && words.chars().filter(|c| is_han(*c)).count() >= 2 {
            self.blocks.borrow_mut().push(Block::caption(words));
        }
    }
}

/// Elements that begin and end a paragraph.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "br"
            | "div"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "tr"
            | "table"
            | "caption"
            | "section"
            | "article"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "hr"
            | "center"
            | "header"
            | "footer"
            | "form"
            | "fieldset"
            | "tbody"
            | "thead"
            | "address"
            | "aside"
            | "main"
            | "nav"
            | "option"
            | "body"
    )
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => self.characters(&text),
            Token::TagToken(tag) if tag.kind == StartTag => {
                self.start(&tag);
                // What these contain is no text of the reader's: it goes into a comment-like state and is dropped.
                let name: &str = &tag.name;
                if matches!(name, "script" | "style" | "noscript" | "iframe" | "title" | "textarea") {
                    self.hidden.set(self.hidden.get() + 1);
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            Token::TagToken(tag) => {
                let name: &str = &tag.name;
                if matches!(name, "script" | "style" | "noscript" | "iframe" | "title" | "textarea") {
                    self.hidden.set(self.hidden.get().saturating_sub(1));
                }
                self.end(&tag);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        blocks(html).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blocks_are_paragraphs_and_inline_elements_are_not() {
        let html = "<p>工<strong>会</strong>活动&nbsp;开始</p><p>第二段<br/>第三段</p><style>.a{color:red}</style>\
                    <script>alert('<p>1</p>')</script><!-- 注 --><div>　　第四段\n续</div>";
        assert_eq!(texts(html), ["工会活动 开始", "第二段", "第三段", "第四段续"]);
    }

    #[test]
    fn tables_come_row_by_row_and_headings_are_subheads() {
        let html = "<h2>一、名单</h2><table><tr><td>张三</td><td>李四</td></tr><tr><td><p>王五</p></td></tr></table>";
        let read = blocks(html);
        assert_eq!(read[0], Block::subhead("一、名单".to_owned()));
        assert_eq!(texts(html), ["一、名单", "张三 李四", "王五"]);
    }

    #[test]
    fn nesting_costs_nothing() {
        let deep = "<div>".repeat(100_000) + "甲" + &"</div>".repeat(100_000);
        assert_eq!(texts(&deep), ["甲"]);
        for broken in ["<", "<p", "<!--", "&", "&#", "<script>", "<style><p>", "</", "<img alt='"] {
            let _ = blocks(broken);
        }
    }
}
