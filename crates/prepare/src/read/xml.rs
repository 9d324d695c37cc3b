//! XML: its elements as records. RSS, Atom, WordPress exports, sitemaps, and the search files of site generators.

pub(super) mod error;
mod item;

use std::io;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

pub use self::error::XmlError;
use self::item::Item;
use super::error::ReadCause;
use super::input::Input;
use super::other_file::OtherFile;
use super::outcome::ReadFile;
use super::record::Records;
use super::warning::Warning;

/// Elements that hold one record each.
const RECORDS: [&str; 14] = [
    "item", "entry", "post", "article", "row", "record", "news", "node", "doc", "document", "info", "page",
    "topic", "data",
];

/// Reads a file of XML.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let mut walk = Walk::default();
    let mut reader = Reader::from_reader(input.reader(input.options.bad_bytes)?);
    // Feeds made by hand forget an end tag; what can be read is read.
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut bytes = Vec::new();
    let fault = loop {
        bytes.clear();
        match reader.read_event_into(&mut bytes) {
            Ok(Event::Eof) => break None,
            Ok(event) => walk.event(&event, input.name),
            // The file cannot be read to its end, or is no text.
            Err(quick_xml::Error::Io(error)) => return Err(io_fault(error)),
            Err(error) => break Some(XmlError::Syntax { at: reader.error_position(), error }),
        }
    };
    // Bytes that are no text are told, wherever they are.
    io::copy(reader.get_mut(), &mut io::sink()).map_err(ReadCause::of_io)?;
    if walk.is_sitemap {
        return Ok(ReadFile::other(OtherFile::Sitemap));
    }
    if walk.records.is_empty() {
        return match fault {
            Some(fault) => Err(fault.into()),
            None if input.is_named && walk.left_out == 0 => Err(XmlError::NoRecords.into()),
            None => Ok(ReadFile::other(OtherFile::Data)),
        };
    }
    let (articles, mut warnings) = walk.records.finish();
    if walk.left_out > 0 {
        warnings.push(Warning::Unpublished(walk.left_out));
    }
    if let Some(fault) = fault {
        warnings.push(Warning::BadRecords { count: 1, first: fault.to_string() });
    }
    Ok(ReadFile::articles(articles, warnings))
}

fn io_fault(error: Arc<io::Error>) -> ReadCause {
    let error =
        Arc::try_unwrap(error).unwrap_or_else(|shared| io::Error::new(shared.kind(), shared.to_string()));
    ReadCause::of_io(error)
}

/// The walk over the elements of a file.
#[derive(Default)]
struct Walk {
    depth: usize,
    item: Option<Item>,
    records: Records,
    count: usize,
    /// Drafts, attachments and the like.
    left_out: usize,
    is_sitemap: bool,
}

impl Walk {
    fn event(&mut self, event: &Event<'_>, source: &str) {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag);
            }
            Event::Empty(tag) => {
                self.depth += 1;
                self.start(tag);
                self.end(source);
            }
            Event::End(tag) => {
                self.close(tag.name().as_ref());
                self.end(source);
            }
            Event::Text(text) => self.text(text),
            Event::CData(data) => self.text(data),
            Event::GeneralRef(reference) => self.reference(reference),
            _ => {}
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        let name: &str = name.as_ref();
        if self.depth == 1 {
            self.is_sitemap = matches!(name, "urlset" | "sitemapindex");
        }
        let depth = self.depth;
        let Some(item) = &mut self.item else {
            if self.depth > 1 && RECORDS.contains(&name.to_ascii_lowercase().as_str()) {
                let mut item = Item { depth, values: Vec::new() };
                item.attributes(tag, "");
                self.item = Some(item);
            }
            return;
        };
        if depth == item.depth + 1 {
            item.values.push((name.to_owned(), String::new()));
            item.attributes(tag, name);
        } else if let Some((_, text)) = item.values.last_mut() {
            // Elements inside a child are the markup of its text.
            text.push('<');
            text.push_str(name);
            text.push('>');
        }
    }

    fn close(&mut self, name: &str) {
        let depth = self.depth;
        let Some(item) = self.item.as_mut().filter(|item| depth > item.depth + 1) else { return };
        if let Some((_, text)) = item.values.last_mut() {
            text.push_str("</");
            text.push_str(name);
            text.push('>');
        }
    }

    fn end(&mut self, source: &str) {
        let depth = self.depth;
        if let Some(item) = self.item.take_if(|item| item.depth >= depth) {
            self.add(&item, source);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn text(&mut self, text: &str) {
        let depth = self.depth;
        let Some(item) = self.item.as_mut().filter(|item| depth > item.depth) else { return };
        if let Some((_, value)) = item.values.last_mut() {
            value.push_str(text);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name: &str = reference;
        let text = match (reference.resolve_char_ref(), name) {
            (Ok(Some(c)), _) => c.to_string(),
            (_, "lt") => "<".to_owned(),
            (_, "gt") => ">".to_owned(),
            (_, "amp") => "&".to_owned(),
            (_, "quot") => "\"".to_owned(),
            (_, "apos") => "'".to_owned(),
            // An entity of HTML: whoever reads markup knows it.
            _ => format!("&{name};"),
        };
        self.text(&text);
    }

    fn add(&mut self, item: &Item, source: &str) {
        self.count += 1;
        let count = self.count;
        if !item.is_published() {
            self.left_out += 1;
            return;
        }
        let record = item.record(&mut self.records);
        if record.has_text() {
            self.records.add(record, source, || format!("element {count}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::testing::{articles_of, failure_of, reading_of, torture, warnings_of};
    use crate::read::{FileOutcome, OtherFile};

    const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="c" xmlns:dc="d">
<channel><title>云河工会</title><link>http://a.cn/</link>
<item><title>夜校&amp;书屋</title><link>http://a.cn/1.html</link><guid>http://a.cn/?p=1</guid>
<pubDate>Thu, 07 Mar 2024 16:30:00 +0000</pubDate><dc:creator><![CDATA[李凡]]></dc:creator>
<category><![CDATA[要闻]]></category><description><![CDATA[摘要不同。]]></description>
<content:encoded><![CDATA[<p>近日，<b>夜校</b>开班。</p><p>第二段。</p>]]></content:encoded></item>
<item><title>乙</title><description>&lt;p&gt;只有摘要。&lt;/p&gt;</description><author>a@b.cn (王五)</author></item>
</channel></rss>"#;

    #[test]
    fn rss_is_read() {
        let read = articles_of("feed.xml", RSS.as_bytes());
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].id.as_str(), read[0].title.as_str()), ("http://a.cn/?p=1", "夜校&书屋"));
        assert_eq!(read[0].paragraphs, ["近日，夜校开班。", "第二段。"]);
        assert_eq!(read[0].date.as_deref(), Some("2024-03-08"));
        assert_eq!(read[0].section.as_deref(), Some("要闻"));
        assert_eq!(read[0].author.as_deref(), Some("李凡"));
        assert_eq!(read[0].url.as_deref(), Some("http://a.cn/1.html"));
        assert_eq!((read[1].paragraphs[0].as_str(), read[1].author.as_deref()), ("只有摘要。", Some("王五")));
    }

    #[test]
    fn atom_is_read() {
        let text = r#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>站</title>
<entry><title type="html">甲</title><link rel="self" href="http://a.cn/s"/><link href="http://a.cn/1"/><id>tag:1</id>
<updated>2024-03-09T00:00:00Z</updated><published>2024-03-08T01:00:00Z</published><author><name>李凡</name></author>
<category term="要闻"/><content type="xhtml"><div><p>一<b>二</b></p><p>三</p></div></content></entry></feed>"#;
        let read = articles_of("atom", text.as_bytes());
        assert_eq!((read[0].title.as_str(), read[0].url.as_deref()), ("甲", Some("http://a.cn/1")));
        assert_eq!(read[0].paragraphs, ["一二", "三"]);
        assert_eq!(read[0].date.as_deref(), Some("2024-03-08"));
        assert_eq!((read[0].author.as_deref(), read[0].section.as_deref()), (Some("李凡"), Some("要闻")));
    }

    #[test]
    fn an_export_of_wordpress_gives_what_is_published() {
        let item = |kind: &str, status: &str, title: &str| {
            format!(
                "<item><title>{title}</title><wp:post_id>{title}7</wp:post_id><wp:post_date>2024-03-08 09:00:00</wp:post_date>\
                 <category domain=\"post_tag\">标签</category><category domain=\"category\" nicename=\"a\">要闻</category>\
                 <content:encoded><![CDATA[一。\n\n二。]]></content:encoded><excerpt:encoded></excerpt:encoded>\
                 <wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status></item>"
            )
        };
        let text = format!(
            "<rss><channel>{}{}{}</channel></rss>",
            item("post", "publish", "甲"),
            item("post", "draft", "乙"),
            item("attachment", "inherit", "丙")
        );
        let read = articles_of("wp.xml", text.as_bytes());
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].id.as_str(), read[0].section.as_deref()), ("甲7", Some("要闻")));
        assert_eq!((read[0].paragraphs.len(), read[0].date.as_deref()), (2, Some("2024-03-08")));
        assert_eq!(warnings_of("wp.xml", text.as_bytes()), ["2 records are not published and left out"]);
    }

    #[test]
    fn the_search_file_of_hexo_is_read() {
        let text = "<?xml version=\"1.0\"?><search><entry><title>甲</title><link href=\"/a/\"/><url>/a/</url>\
                    <content type=\"html\"><![CDATA[<h2>一</h2><p>二。</p>]]></content>\
                    <categories><category>要闻</category></categories></entry></search>";
        let read = articles_of("search.xml", text.as_bytes());
        assert_eq!((read[0].subheads.len(), read[0].paragraphs.as_slice()), (1, &["二。".to_owned()][..]));
        assert_eq!((read[0].url.as_deref(), read[0].section.as_deref()), (Some("/a/"), Some("要闻")));
    }

    #[test]
    fn other_xml_is_named() {
        let sitemap = reading_of("sitemap.xml", b"<urlset><url><loc>http://a.cn/</loc></url></urlset>");
        assert!(matches!(sitemap.files[0].outcome, FileOutcome::Other(OtherFile::Sitemap)));
        let settings = reading_of("web.xml", b"<config><a>1</a></config>");
        assert!(matches!(settings.files[0].outcome, FileOutcome::Other(OtherFile::Data)));
        assert!(failure_of("a.xml", b"<rss><a <<").contains("not well-formed"));
    }

    #[test]
    fn hostile_xml_is_no_crash() {
        torture("feed.xml", RSS.as_bytes());
        let deep = "<item>".repeat(100_000);
        let _ = reading_of("a.xml", deep.as_bytes());
        let inside = format!("<rss><item><title>甲</title><content>{}", "<p>".repeat(100_000));
        let _ = reading_of("a.xml", inside.as_bytes());
    }
}
