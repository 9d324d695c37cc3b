//! Documents of Word (`.docx`): title, headings, lists, tables row by row, text boxes, footnotes.

pub(super) mod error;
mod paragraph;
mod record;

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

pub use self::error::DocxError;
use self::paragraph::{Paragraph, Style};
use self::record::record;
use super::block::squeezed;
use super::error::ReadCause;
use super::input::Input;
use super::other_file::OtherFile;
use super::outcome::ReadFile;
use super::record::Records;
use super::zip::{ZipError, ZipSource};

/// Reads a document of Word.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let paragraphs = paragraphs(input)?;
    if paragraphs.is_empty() {
        return Ok(ReadFile::other(OtherFile::Empty));
    }
    let mut records = Records::default();
    records.add(record(paragraphs), input.name, || "the document".to_owned());
    let (articles, warnings) = records.finish();
    Ok(ReadFile::articles(articles, warnings))
}

fn paragraphs(input: &Input<'_>) -> Result<Vec<Paragraph>, DocxError> {
    let zip = ZipSource::of(Box::new(input.content), "", input.options.zip)?;
    let part = |name: &str| -> Result<Option<String>, DocxError> {
        if !zip.has(name) {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&zip.read(name)?).into_owned()))
    };
    let styles = match part("word/styles.xml")? {
        Some(text) => styles(&text)?,
        None => BTreeMap::new(),
    };
    let document = zip.names().find(|name| name.starts_with("word/document") && !name.contains(".rels"));
    let document = document.unwrap_or("word/document.xml").to_owned();
    let text = part(&document)?.ok_or(ZipError::NoEntry(document))?;
    let mut all = walk(&text, &styles)?;
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(text) = part(name)? {
            all.extend(walk(&text, &styles)?);
        }
    }
    Ok(all)
}

/// The styles of a document by their ids. Word keeps their names in English, WPS and others in Chinese.
fn styles(text: &str) -> Result<BTreeMap<String, Style>, quick_xml::Error> {
    let mut styles = BTreeMap::new();
    let mut id = String::new();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(styles),
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "w:style" => id = value(&tag, "w:styleId").unwrap_or_default(),
                "w:name" => {
                    let name = value(&tag, "w:val").unwrap_or_default().to_lowercase();
                    let level = name.chars().next_back().and_then(|c| c.to_digit(10)).unwrap_or(1) as u8;
                    let style = match name.as_str() {
                        "title" | "标题" => Style::Title,
                        "subtitle" | "副标题" => Style::Subtitle,
                        "caption" | "题注" => Style::Caption,
                        name if name.starts_with("heading") || name.starts_with("标题 ") => {
                            Style::Heading(level)
                        }
                        _ => Style::Text,
                    };
                    styles.insert(id.clone(), style);
                }
                _ => {}
            },
            _ => {}
        }
    }
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok().flatten()?;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// The walk over the elements of a document.
#[derive(Default)]
struct Walk {
    done: Vec<Paragraph>,
    /// Paragraphs that are open: text boxes lie inside paragraphs.
    open: Vec<Paragraph>,
    /// Rows of tables that are open: their texts so far.
    rows: Vec<Vec<String>>,
    /// Elements that are not read, one inside the other.
    hidden: usize,
    in_text: bool,
    in_run: bool,
}

fn walk(text: &str, styles: &BTreeMap<String, Style>) -> Result<Vec<Paragraph>, quick_xml::Error> {
    let mut walk = Walk::default();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event()? {
            Event::Eof => break,
            Event::Start(tag) => walk.start(&tag, styles),
            Event::Empty(tag) => {
                walk.start(&tag, styles);
                walk.end(tag.name().as_ref());
            }
            Event::End(tag) => walk.end(tag.name().as_ref()),
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let c = reference.resolve_char_ref().ok().flatten();
                let known = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"'), ("apos", '\'')];
                let c = c.or_else(|| known.iter().find(|(known, _)| *known == name).map(|(_, c)| *c));
                walk.text(c.unwrap_or(' ').encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
    }
    // A document that is cut keeps what it has.
    while !walk.open.is_empty() {
        walk.end("w:p");
    }
    while !walk.rows.is_empty() {
        walk.end("w:tr");
    }
    Ok(walk.done)
}

impl Walk {
    fn start(&mut self, tag: &BytesStart<'_>, styles: &BTreeMap<String, Style>) {
        let name = tag.name();
        let name: &str = name.as_ref();
        // The fallback repeats a text box for old programs; deleted text is not printed.
        if matches!(name, "mc:Fallback" | "w:del" | "w:moveFrom") {
            self.hidden += 1;
        }
        match name {
            "w:p" => self.open.push(Paragraph { in_table: !self.rows.is_empty(), ..Paragraph::default() }),
            "w:tr" => self.rows.push(Vec::new()),
            "w:t" => self.in_text = true,
            "w:r" => self.in_run = true,
            _ => {}
        }
        let in_run = self.in_run;
        let Some(paragraph) = self.open.last_mut() else { return };
        match name {
            "w:tab" if in_run => paragraph.text.push(' '),
            "w:br" | "w:cr" => paragraph.text.push('\u{2028}'),
            "w:noBreakHyphen" => paragraph.text.push('-'),
            "w:jc" => paragraph.is_centred = value(tag, "w:val").as_deref() == Some("center"),
            "w:pStyle" => {
                let style = value(tag, "w:val").and_then(|id| styles.get(&id).copied());
                paragraph.style = style.unwrap_or_default();
            }
            "w:sz" if in_run => {
                let size = value(tag, "w:val").and_then(|size| size.parse().ok()).unwrap_or(0);
                paragraph.size = paragraph.size.max(size);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut().filter(|_| self.in_text && self.hidden == 0) {
            paragraph.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "mc:Fallback" | "w:del" | "w:moveFrom" => self.hidden = self.hidden.saturating_sub(1),
            "w:t" => self.in_text = false,
            "w:r" => self.in_run = false,
            "w:p" => self.paragraph(),
            "w:tr" => {
                let cells = self.rows.pop().unwrap_or_default().join(" ");
                match self.rows.last_mut() {
                    Some(outer) => outer.push(cells),
                    None if cells.is_empty() => {}
                    None => self.done.push(Paragraph { text: cells, in_table: true, ..Paragraph::default() }),
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        for line in paragraph.text.split('\u{2028}').map(squeezed).filter(|line| !line.is_empty()) {
            match self.rows.last_mut() {
                Some(cells) => cells.push(line),
                None => self.done.push(Paragraph { text: line, ..paragraph.clone() }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::testing::{articles_of, failure_of, reading_of, torture};
    use crate::read::zip::testing::zip;

    const NS: &str = r#"<w:document xmlns:w="w" xmlns:mc="mc"><w:body>"#;

    fn docx(body: &str) -> Vec<u8> {
        let styles = r#"<w:styles><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>"#;
        let notes =
            "<w:footnotes><w:footnote><w:p><w:r><w:t>脚注。</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let document = format!("{NS}{body}</w:body></w:document>");
        zip(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", document.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
            ("word/footnotes.xml", notes.as_bytes()),
        ])
    }

    fn paragraph(properties: &str, text: &str) -> String {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn a_document_with_styles_is_read() {
        let body = [
            paragraph(r#"<w:pStyle w:val="a3"/>"#, "关于开办&lt;夜校&gt;的通知"),
            paragraph("", "各单位："),
            paragraph(r#"<w:pStyle w:val="1"/>"#, "一、时间"),
            "<w:p><w:r><w:t>近</w:t></w:r><w:r><w:t>日</w:t><w:br/><w:t>第二行</w:t></w:r><w:del><w:r><w:t>删</w:t></w:r></w:del></w:p>".to_owned(),
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>张三</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>文本框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>".to_owned(),
            paragraph("", "云河市总工会"),
            paragraph("", "2024年3月8日"),
        ];
        let article = &articles_of("通知.docx", &docx(&body.concat()))[0];
        assert_eq!((article.id.as_str(), article.title.as_str()), ("通知", "关于开办<夜校>的通知"));
        let wanted =
            ["各单位：", "近日", "第二行", "张三 1", "文本框", "云河市总工会", "2024年3月8日", "脚注。"];
        assert_eq!(article.paragraphs, wanted);
        assert_eq!((article.subheads[0].text.as_str(), article.subheads[0].before), ("一、时间", 1));
        assert_eq!(article.date.as_deref(), Some("2024-03-08"));
    }

    #[test]
    fn the_largest_centred_lines_are_the_title() {
        let line = |size: u32, text: &str| {
            format!(
                r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"#
            )
        };
        let body = [
            line(72, "云河市总工会文件"),
            line(32, "云工发〔2024〕5号"),
            line(44, "云河市总工会关于"),
            line(44, "开办夜校的通知"),
            paragraph("", "各单位："),
        ];
        let article = &articles_of("a.docx", &docx(&body.concat()))[0];
        assert_eq!(article.title, "云河市总工会关于开办夜校的通知");
        assert_eq!(article.paragraphs, ["云河市总工会文件", "云工发〔2024〕5号", "各单位：", "脚注。"]);
    }

    #[test]
    fn hostile_documents_are_no_crash() {
        torture("a.docx", &docx(&paragraph("", "近日。")));
        for deep in ["<w:p>", "<w:tr>", "<w:tbl><w:tr><w:tc>"] {
            let _ = reading_of("a.docx", &docx(&deep.repeat(50_000)));
        }
        assert!(failure_of("a.docx", &zip(&[("word/styles.xml", b"<")])).contains("damaged"));
    }
}
