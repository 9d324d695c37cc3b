//! Reading files: encodings, corrections, ids and PDF, through the same function as the command.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use gongwen_prepare::read::json::Place;
use gongwen_prepare::read::{
    BadBytes, DiskSource, FileOutcome, KINDS, MemorySource, OtherFile, ReadCause, ReadOptions, read,
    read_path, read_paths,
};

const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n";

/// A folder of its own for one test, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("gongwen-read-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_encoding_gives_the_same_articles() {
    let folder = Folder::new("encodings");
    let crlf = PAGE.replace('\n', "\r\n");
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(PAGE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let gb = encoding_rs::GB18030.encode(PAGE).0.into_owned();
    for (name, bytes) in
        [("a.txt", PAGE.as_bytes()), ("b.txt", crlf.as_bytes()), ("c.txt", &utf16), ("d.txt", &gb)]
    {
        let articles = read_path(&folder.write(name, bytes)).unwrap();
        assert_eq!(articles.len(), 1, "{name}");
        assert_eq!(articles[0].title, "工会办起夜校", "{name}");
        assert_eq!(articles[0].reporters, ["李凡"], "{name}");
        assert_eq!(articles[0].paragraphs, ["近日，夜校开班。"], "{name}");
    }
}

#[test]
fn bad_bytes_name_file_and_line() {
    let folder = Folder::new("bad");
    let mut bytes = PAGE.repeat(10).into_bytes();
    let at = PAGE.len() + "工会".len();
    bytes[at] = 0xff;
    let path = folder.write("bad.txt", &bytes);
    let message = read_path(&path).unwrap_err().to_string();
    assert!(message.contains("bad.txt") && message.contains("line 4"), "{message}");
    let replaced =
        read_paths(&[path], &ReadOptions { bad_bytes: BadBytes::Replace, ..ReadOptions::default() }).unwrap();
    assert!(!replaced.is_empty());
}

#[test]
fn corrections_beside_a_page_are_applied_and_are_no_page() {
    let folder = Folder::new("fix");
    folder.write("A03.txt", PAGE.as_bytes());
    folder.write("A03.fix.toml", "[[set]]\nstory = 3\nfield = \"date\"\nvalue = \"2025-03-08\"\n".as_bytes());
    let articles = read_path(&folder.0).unwrap();
    assert_eq!(articles.len(), 1);
    assert_eq!((articles[0].id.as_str(), articles[0].date.as_deref()), ("A03-01", Some("2025-03-08")));
    folder.write("A03.fix.toml", "[[set]]\nstory = 30\nfield = \"date\"\nvalue = \"x\"\n".as_bytes());
    let message = read_path(&folder.0).unwrap_err().to_string();
    assert!(message.contains("A03.fix.toml") && message.contains("line 30"), "{message}");
}

#[test]
fn pages_of_two_folders_have_ids_of_their_own() {
    let folder = Folder::new("two");
    let paths = ["d1", "d2"].map(|name| folder.0.join(name));
    for (path, name) in paths.iter().zip(["000_a.txt", "000_b.txt"]) {
        fs::create_dir_all(path).unwrap();
        fs::write(path.join(name), PAGE).unwrap();
    }
    let articles = read_paths(&paths, &ReadOptions::default()).unwrap();
    let ids: Vec<&str> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["000_a-01", "000_b-01"]);
}

#[test]
fn other_kinds_of_files_are_refused_or_passed_over() {
    let folder = Folder::new("kinds");
    folder.write("A01.TXT", PAGE.as_bytes());
    let rest = ["a.exe", "b.png", "c.xyz", "notes"].map(|name| folder.write(name, PAGE.as_bytes()));
    folder.write(".hidden", PAGE.as_bytes());
    for path in &rest[..3] {
        let message = read_path(path).unwrap_err().to_string();
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(message.contains(name) && message.contains(KINDS), "{message}");
    }
    assert_eq!(read_path(&rest[3]).unwrap().len(), 1, "a page without an ending");
    let all = [folder.0.clone()];
    assert_eq!(read_paths(&all, &ReadOptions::default()).unwrap().len(), 1);
    let reading = read(&DiskSource::of(&all).unwrap(), &ReadOptions::default());
    let others = reading.files.iter().filter_map(|file| match &file.outcome {
        FileOutcome::Other(other) => Some((file.name.as_str(), other.clone())),
        _ => None,
    });
    let (code, media, unknown) = (OtherFile::Code, OtherFile::Media, OtherFile::Unknown);
    let wanted = [("a.exe", code), ("b.png", media), ("c.xyz", unknown.clone()), ("notes", unknown)];
    assert_eq!(others.collect::<Vec<_>>(), wanted);
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let files =
        [("1.txt", PAGE.as_bytes()), ("2.json", b"{oops}"), ("3.txt", PAGE.as_bytes()), ("4.txt", b"\n")];
    let source = MemorySource::new(files.map(|(name, bytes)| (name, bytes.to_vec())));
    let reading = read(&source, &ReadOptions::default());
    assert!(matches!(reading.files[1].outcome, FileOutcome::Failed(ReadCause::Json(_))));
    assert!(matches!(reading.files[3].outcome, FileOutcome::Other(OtherFile::Empty)));
    let totals = reading.totals();
    assert_eq!((totals.files, totals.read, totals.articles, totals.failed, totals.other), (4, 2, 2, 1, 1));
    assert!(!reading.is_clean(false));
}

#[test]
fn no_two_articles_have_one_id() {
    let json = b"[{\"id\":\"a\",\"title\":\"x\"},{\"id\":\"a\",\"title\":\"y\"}]";
    let source = MemorySource::new([("1.json", json.to_vec()), ("2.json", json.to_vec())]);
    let reading = read(&source, &ReadOptions::default());
    assert_eq!(reading.totals().warnings, 3);
    let ids: Vec<String> = reading.into_articles().into_iter().map(|article| article.id).collect();
    assert_eq!(ids, ["a", "a-2", "a-3", "a-4"]);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let message = read_path("nowhere.txt".as_ref()).unwrap_err().to_string();
    assert_eq!(message, "nowhere.txt: there is no such file or folder");
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_with_a_predefined_cjk_encoding_is_read() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/page.pdf");
    let articles = read_path(&path).unwrap();
    let titles: Vec<&str> = articles.iter().map(|article| article.title.as_str()).collect();
    assert_eq!(titles, ["把培训课堂搬到码头上", "一张工单背后的温度"]);
    assert_eq!(articles[0].correspondents, ["周一舟"]);
}

#[cfg(feature = "pdf")]
#[test]
fn a_file_that_is_no_pdf_is_a_clear_error() {
    let folder = Folder::new("pdf");
    let message = read_path(&folder.write("x.pdf", b"%PDF-1.4 broken")).unwrap_err().to_string();
    assert!(message.contains("x.pdf") && message.contains("pdftotext"), "{message}");
}

#[test]
fn errors_keep_their_cause() {
    use std::error::Error;
    let folder = Folder::new("causes");
    let missing = read_path(&folder.0.join("no.txt")).unwrap_err();
    assert!(matches!(missing.cause(), ReadCause::Missing(_)), "{missing}");
    assert!(missing.path().ends_with("no.txt") && missing.source().unwrap().is::<std::io::Error>());
    let path = folder.write("bad.jsonl", "{\"id\":1,\"title\":\"甲\"}\n{oops}\n".as_bytes());
    let syntax = read_path(&path).unwrap_err();
    assert!(syntax.source().unwrap().is::<serde_json::Error>(), "{syntax}");
    let ReadCause::Json(error) = syntax.cause() else { panic!("{syntax}") };
    assert_eq!(error.place, Place::Line(2));
    assert!(syntax.to_string().ends_with("bad.jsonl: line 2: key must be a string (column 2)"), "{syntax}");
}
