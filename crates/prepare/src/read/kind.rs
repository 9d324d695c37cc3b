//! What a file is: by the ending of its name, then by its first bytes, which know better.

use super::source::file_name;

/// The kinds of files that are read, as a message names them.
pub const KINDS: &str = ".txt, .pdf, .html, .mht, .md, .docx, .json, .jsonl, .csv, .tsv, .xlsx, .xls, .xml (RSS, Atom, \
                         WordPress), .sql and .zip";

/// What a file contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FileKind {
    /// The text of a newspaper page or a notice.
    Page,
    /// A PDF.
    Pdf,
    /// A web page.
    Html,
    /// A web page saved as one file (`.mht`), or a mail.
    Mht,
    /// JSON, or JSON lines.
    Json,
    /// A table as text: CSV, TSV.
    Table,
    /// A workbook of a spreadsheet.
    Sheet,
    /// RSS, Atom, a WordPress export, a sitemap, `search.xml`.
    Xml,
    /// Markdown.
    Markdown,
    /// A document of Word (`.docx`).
    Docx,
    /// A dump of a database.
    Sql,
    /// A zip of files.
    Zip,
    /// A document that no reader knows: `.doc`, `.wps`, `.ppt`, `.rar`.
    Document,
    /// A picture, a sound, a film, a font.
    Media,
    /// Style sheets and programs of a site.
    Code,
    /// Anything else.
    Unknown,
}

/// How many bytes at the beginning of a file tell its kind.
const HEAD: usize = 1024;

impl FileKind {
    /// The kind by the ending of a name alone.
    #[must_use]
    pub fn of_name(path: &str) -> Self {
        let Some(ending) = ending(path) else { return Self::Unknown };
        match ending.as_str() {
            "txt" | "text" => Self::Page,
            "pdf" => Self::Pdf,
            "html" | "htm" | "shtml" | "shtm" | "xhtml" | "asp" | "aspx" | "php" | "jsp" | "jspx" | "do"
            | "cfm" => Self::Html,
            "mht" | "mhtml" | "eml" => Self::Mht,
            "json" | "jsonl" | "ndjson" => Self::Json,
            "csv" | "tsv" | "tab" => Self::Table,
            "xls" | "xlsx" | "xlsm" | "xlsb" | "ods" | "et" => Self::Sheet,
            "xml" | "rss" | "atom" | "rdf" | "wxr" => Self::Xml,
            "md" | "markdown" | "mdx" | "mdown" => Self::Markdown,
            "docx" | "docm" | "dotx" => Self::Docx,
            "sql" | "dump" => Self::Sql,
            "zip" => Self::Zip,
            "doc" | "wps" | "ppt" | "pptx" | "rtf" | "odt" | "rar" | "7z" | "gz" | "bz2" | "xz" | "tar"
            | "tgz" | "ofd" | "ceb" | "caj" | "epub" | "mdb" | "accdb" | "bak" | "mdf" | "chm" => {
                Self::Document
            }
            "jpg" | "jpeg" | "png" | "gif" | "bmp" | "webp" | "svg" | "ico" | "tif" | "tiff" | "avif"
            | "psd" | "mp3" | "wav" | "wma" | "ogg" | "m4a" | "mp4" | "avi" | "wmv" | "mov" | "flv"
            | "swf" | "webm" | "m3u8" | "ts" | "rm" | "rmvb" | "mpg" | "mpeg" | "ttf" | "otf" | "woff"
            | "woff2" | "eot" => Self::Media,
            "css" | "js" | "mjs" | "map" | "less" | "scss" | "sass" | "vue" | "wasm" | "cur" | "htc"
            | "inc" | "tpl" | "lbi" | "config" | "ini" | "toml" | "yml" | "yaml" | "lock" | "db" | "log"
            | "exe" | "dll" | "class" | "jar" | "cs" | "java" | "py" | "sh" | "bat" | "htaccess" => {
                Self::Code
            }
            _ => Self::Unknown,
        }
    }

    /// The kind by name and content. The content decides where it is unmistakable: exports called `.xls` that are web
    /// pages, text called `.doc`, names without an ending.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8]) -> Self {
        let named = Self::of_name(path);
        if matches!(named, Self::Media | Self::Code) {
            return named;
        }
        let head = Head::of(bytes);
        match named {
            Self::Html if head.starts_with("<?xml") && !head.contains("<html") => {
                head.kind().unwrap_or(named)
            }
            Self::Html | Self::Json | Self::Table | Self::Markdown | Self::Mht | Self::Sql => {
                head.kind_of_container().unwrap_or(named)
            }
            Self::Docx | Self::Sheet | Self::Document if head.is_zip() => {
                kind_of_office(bytes).unwrap_or(named)
            }
            Self::Sheet if head.is_ole() => named,
            Self::Sheet => head.kind().unwrap_or(Self::Table),
            Self::Page => head.kind_of_text().unwrap_or(named),
            Self::Zip => {
                if head.is_zip() {
                    kind_of_office(bytes).unwrap_or(named)
                } else {
                    named
                }
            }
            Self::Xml if !head.is_zip() => named,
            _ if head.is_zip() => kind_of_office(bytes).unwrap_or(Self::Zip),
            _ => head.kind().unwrap_or(named),
        }
    }

    /// The name of the kind, for reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "text",
            Self::Pdf => "PDF",
            Self::Html => "HTML",
            Self::Mht => "MHT",
            Self::Json => "JSON",
            Self::Table => "CSV",
            Self::Sheet => "spreadsheet",
            Self::Xml => "XML",
            Self::Markdown => "Markdown",
            Self::Docx => "DOCX",
            Self::Sql => "SQL",
            Self::Zip => "zip",
            Self::Document => "document",
            Self::Media => "media",
            Self::Code => "code",
            Self::Unknown => "unknown",
        }
    }
}

/// The ending of a name in small letters. `index.php@id=9.html` and `view.asp?id=9`, as programs that copy sites write
/// them, have one, too.
pub(crate) fn ending(path: &str) -> Option<String> {
    let name = file_name(path);
    let name = match name.split_once('?') {
        Some((before, _)) if before.contains('.') => before,
        _ => name,
    };
    let (_, ending) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())?;
    let ending = ending.split('@').next().unwrap_or(ending);
    let is_ending =
        !ending.is_empty() && ending.len() <= 10 && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    is_ending.then(|| ending.to_ascii_lowercase())
}

/// The first bytes of a file.
struct Head<'a> {
    bytes: &'a [u8],
    /// In small letters, without a byte order mark and blanks before; of UTF-16 only the ASCII.
    text: String,
}

impl<'a> Head<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let bytes = &bytes[..bytes.len().min(HEAD)];
        let text =
            bytes.iter().filter(|b| b.is_ascii() && **b != 0).map(|b| char::from(b.to_ascii_lowercase()));
        let text: String = text.collect();
        Self { bytes, text: text.trim_start().to_owned() }
    }

    fn starts_with(&self, what: &str) -> bool {
        self.text.starts_with(what)
    }

    fn contains(&self, what: &str) -> bool {
        self.text.contains(what)
    }

    fn is_zip(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04") || self.bytes.starts_with(b"PK\x05\x06")
    }

    /// An OLE compound file: what Office wrote until 2007.
    fn is_ole(&self) -> bool {
        self.bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    }

    /// A zip or a PDF under a name that says otherwise.
    fn kind_of_container(&self) -> Option<FileKind> {
        if self.is_zip() {
            return Some(FileKind::Zip);
        }
        if self.bytes.starts_with(b"%PDF-") { Some(FileKind::Pdf) } else { self.mht() }
    }

    /// A file called `.txt` that is none.
    fn kind_of_text(&self) -> Option<FileKind> {
        let html = ["<!doctype html", "<html"].iter().any(|start| self.starts_with(start));
        if html { Some(FileKind::Html) } else { self.kind_of_container() }
    }

    fn mht(&self) -> Option<FileKind> {
        let starts = [
            "mime-version:",
            "from:",
            "return-path:",
            "received:",
            "message-id:",
            "content-type: multipart/",
        ];
        let is_mail = starts.iter().any(|start| self.starts_with(start))
            && ["mime-version:", "content-type:"].iter().any(|field| self.contains(field));
        is_mail.then_some(FileKind::Mht)
    }

    /// The kind that the content alone gives.
    fn kind(&self) -> Option<FileKind> {
        if let Some(kind) = self.kind_of_container() {
            return Some(kind);
        }
        let has = |starts: &[&str]| starts.iter().any(|start| self.starts_with(start));
        let xml = ["<rss", "<feed", "<urlset", "<sitemapindex", "<rdf:rdf", "<search>"];
        if xml.iter().any(|root| self.contains(root)) {
            return Some(FileKind::Xml);
        }
        if has(&["<!doctype", "<html", "<head", "<body", "<meta", "<table"]) || self.contains("<html") {
            return Some(FileKind::Html);
        }
        if has(&["<?xml"]) {
            return Some(FileKind::Xml);
        }
        has(&["insert into", "create table", "drop table"]).then_some(FileKind::Sql)
    }
}

/// What a zip is that Office wrote. Its first entries are named in the first local headers, its parts in the directory at
/// the end.
fn kind_of_office(bytes: &[u8]) -> Option<FileKind> {
    let tail = &bytes[bytes.len().saturating_sub(1 << 16)..];
    let has = |name: &[u8]| tail.windows(name.len()).any(|window| window == name);
    if has(b"word/document") {
        return Some(FileKind::Docx);
    }
    if has(b"xl/workbook") {
        return Some(FileKind::Sheet);
    }
    (has(b"ppt/presentation") || has(b"META-INF/container.xml") || has(b"OFD.xml"))
        .then_some(FileKind::Document)
}

#[cfg(test)]
mod tests {
    use super::FileKind;

    #[test]
    fn names_of_copied_sites_have_an_ending() {
        for name in ["a/index.php@id=9.html", "view.asp?id=9", "t20240308_1.SHTML", "a.php"] {
            assert_eq!(FileKind::of_name(name), FileKind::Html, "{name}");
        }
        for name in ["notes", ".htaccess", "a.", "第1.2期 总结"] {
            assert_eq!(FileKind::of_name(name), FileKind::Unknown, "{name}");
        }
    }

    #[test]
    fn the_content_decides() {
        for (name, bytes, kind) in [
            ("a.xls", "<html><table><tr><td>标题".as_bytes(), FileKind::Html),
            ("a.xls", "标题\t正文\n".as_bytes(), FileKind::Table),
            ("a.txt", b"%PDF-1.4".as_slice(), FileKind::Pdf),
            ("a.txt", "工会办起夜校".as_bytes(), FileKind::Page),
            ("a", b"<?xml version='1.0'?><rss>", FileKind::Xml),
            ("feed", b"\xef\xbb\xbf<?xml version='1.0'?>\n<feed", FileKind::Xml),
            ("a.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", FileKind::Mht),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Document),
            ("a.html", b"PK\x03\x04", FileKind::Zip),
            ("a.php", b"<?xml version='1.0'?><rss>", FileKind::Xml),
            ("a.html", b"<?xml version='1.0'?><!DOCTYPE html><html>", FileKind::Html),
            ("a.css", b"<html>", FileKind::Code),
        ] {
            assert_eq!(FileKind::of(name, bytes), kind, "{name}");
        }
    }
}
