//! Markdown, with a head of YAML or TOML: the sources of Hexo, Hugo, VitePress and notes.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::block::{Block, squeezed};
use super::blocks;
use super::error::ReadCause;
use super::front_matter;
use super::input::Input;
use super::names::Field;
use super::other_file::OtherFile;
use super::outcome::ReadFile;
use super::record::Records;

/// Reads a file of Markdown.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let text = input.text()?;
    let mut walk = Walk::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    for event in Parser::new_ext(&text, options) {
        walk.event(event);
    }
    walk.flush();
    let is = |name: &str, value: &str| walk.fields.iter().any(|(known, text)| known == name && text == value);
    if is("draft", "true") || is("published", "false") {
        return Ok(ReadFile::other(OtherFile::Draft));
    }
    if walk.blocks.is_empty() && walk.title.is_none() {
        return Ok(ReadFile::other(OtherFile::Empty));
    }
    let mut records = Records::default();
    // Settings of the theme are no loss: only names that mean a field are taken.
    let known = walk.fields.iter().filter(|(name, _)| Field::of_name(name).is_some());
    let known = known.filter(|(name, _)| !matches!(name.as_str(), "id" | "slug" | "published"));
    let mut record = records.record(known.map(|(name, text)| (name.as_str(), text.clone())));
    if let Some(title) = walk.title {
        match record.get(Field::Title) {
            None => record.set(Field::Title, title),
            Some(named) if *named == title => {}
            Some(_) => walk.blocks.insert(0, Block::subhead(title)),
        }
    }
    record.blocks = walk.blocks;
    records.add(record, input.name, || "the file".to_owned());
    let (articles, warnings) = records.finish();
    Ok(ReadFile::articles(articles, warnings))
}

/// The walk over the events of a file.
#[derive(Default)]
struct Walk {
    fields: Vec<(String, String)>,
    /// The first heading, if it is of the first level and nothing comes before it.
    title: Option<String>,
    blocks: Vec<Block>,
    text: String,
    heading: Option<HeadingLevel>,
    head: Option<MetadataBlockKind>,
    /// Whether line breaks are the author's: in code.
    verbatim: bool,
    html: String,
    picture: Option<String>,
}

impl Walk {
    fn event(&mut self, event: Event<'_>) {
        if !self.html.is_empty() && !matches!(event, Event::Html(_)) {
            let html = std::mem::take(&mut self.html);
            self.blocks.extend(super::fragment::blocks(&html));
        }
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(&text);
            }
            Event::Html(html) => {
                self.flush();
                self.html.push_str(&html);
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.flush(),
            Event::SoftBreak => self.push("\n"),
            Event::HardBreak => self.flush(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(kind) = self.head {
            self.fields.extend(match kind {
                MetadataBlockKind::YamlStyle => front_matter::yaml(text),
                MetadataBlockKind::PlusesStyle => front_matter::toml(text).unwrap_or_default(),
            });
        } else if let Some(words) = &mut self.picture {
            words.push_str(text);
        } else if self.verbatim {
            for line in text.lines() {
                self.text.push_str(line);
                self.flush();
            }
        } else {
            self.text.push_str(text);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::MetadataBlock(kind) => self.head = Some(*kind),
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(*level);
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.verbatim = true;
            }
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::TableCell => self.text.push(' '),
            Tag::Paragraph
            | Tag::Item
            | Tag::List(_)
            | Tag::TableRow
            | Tag::TableHead
            | Tag::BlockQuote(_) => {
                self.flush();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.head = None,
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.verbatim = false;
            }
            TagEnd::Image => {
                let words = self.picture.take().map(|words| squeezed(&words)).unwrap_or_default();
                if words.chars().filter(|c| gongwen_engine::text::chars::is_han(*c)).count() >= 2 {
                    self.blocks.push(Block::caption(words));
                }
            }
            TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableRow
            | TagEnd::TableHead
            | TagEnd::FootnoteDefinition => {
                self.flush();
            }
            _ => {}
        }
    }

    fn flush(&mut self) {
        let text = squeezed(&std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        match self.heading {
            Some(HeadingLevel::H1) if self.title.is_none() && self.blocks.is_empty() => {
                self.title = Some(blocks::line_of(&text));
            }
            Some(_) => self.blocks.push(Block::subhead(text)),
            None => self.blocks.push(Block::paragraph(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::testing::{articles_of, reading_of, torture};
    use crate::read::{FileOutcome, OtherFile};

    const POST: &str = "---\ntitle: 夜校开班\ndate: 2024-03-08 09:00:00\ncategories: [要闻]\nlayout: post\n---\n# 夜校开班\n\n近日，\n**夜校**开班。<br>第二行\n\n## 课程\n\n- 甲\n- 乙\n\n| 名 | 数 |\n|---|---|\n| 张三 | 1 |\n\n![职工上课](a.jpg)\n\n<div>附<b>注</b></div>\n\n```\n代码 1\n代码 2\n```\n";

    #[test]
    fn a_post_is_read() {
        let article = &articles_of("2024/a.md", POST.as_bytes())[0];
        assert_eq!((article.id.as_str(), article.title.as_str()), ("2024/a", "夜校开班"));
        assert_eq!((article.date.as_deref(), article.section.as_deref()), (Some("2024-03-08"), Some("要闻")));
        let wanted =
            ["近日，夜校开班。", "第二行", "甲", "乙", "名 数", "张三 1", "附注", "代码 1", "代码 2"];
        assert_eq!(article.paragraphs, wanted);
        assert_eq!((article.subheads[0].text.as_str(), article.subheads[0].before), ("课程", 2));
        assert_eq!(article.captions, ["职工上课"]);
    }

    #[test]
    fn heads_of_all_forms_are_read() {
        let toml = "+++\ntitle = \"甲\"\ndate = 2024-03-08T09:00:00+08:00\n+++\n一。\n";
        for text in [toml, "---\r\ntitle: 甲\r\ndate: 2024/3/8\r\n---\r\n一。\r\n"] {
            let article = &articles_of("a.md", text.as_bytes())[0];
            assert_eq!((article.title.as_str(), article.date.as_deref()), ("甲", Some("2024-03-08")));
            assert_eq!(article.paragraphs, ["一。"]);
        }
        assert_eq!(articles_of("a.md", "# 甲\n\n一。".as_bytes())[0].title, "甲");
        assert_eq!(articles_of("a.md", "一。".as_bytes())[0].title, "一。");
        let draft = reading_of("a.md", "---\ntitle: 甲\ndraft: true\n---\n一。".as_bytes());
        assert!(matches!(draft.files[0].outcome, FileOutcome::Other(OtherFile::Draft)));
    }

    #[test]
    fn hostile_markdown_is_no_crash() {
        torture("a.md", POST.as_bytes());
        for deep in ["> ", "[", "- ", "*", "<div>", "!["] {
            let _ = reading_of("a.md", deep.repeat(20_000).as_bytes());
        }
    }
}
