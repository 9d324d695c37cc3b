//! What of the inputs is in memory, by a source that counts what it is asked for. Sizes are small: only what is larger than
//! what counts.

#![allow(clippy::unwrap_used)]

use std::borrow::Cow;
use std::io::Read;
use std::sync::Mutex;

use super::*;
use crate::read::source::{MemorySource, SourceError};
use crate::read::zip::testing::zip;
use crate::read::{FileOutcome, FileReport, sites};

/// Bytes from which on a file is large in these tests, and bytes that may be in memory.
const LARGE_HERE: u64 = 70_000;
const IN_MEMORY_HERE: u64 = 60_000;

/// A source whose files can be read piece by piece, as those of a disk, and that takes down how they are read.
struct Counting<'a> {
    files: MemorySource,
    budget: &'a Budget,
    asked: Mutex<Asked>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    /// The largest file that was read as a whole, and the longest part of one.
    whole: u64,
    part: u64,
    /// The most bytes that permits were given for while a file was read as a whole.
    held: u64,
}

struct Counted<'a> {
    bytes: Cow<'a, [u8]>,
    source: &'a Counting<'a>,
}

impl Source for Counting<'_> {
    fn files(&self) -> &[SourceFile] {
        self.files.files()
    }

    fn bytes(&self, at: usize) -> Result<Cow<'_, [u8]>, SourceError> {
        self.files.bytes(at)
    }

    fn content(&self, at: usize) -> Result<Box<dyn Content + '_>, SourceError> {
        Ok(Box::new(Counted { bytes: self.files.bytes(at)?, source: self }))
    }

    fn beside(&self, at: usize, name: &str) -> Result<Option<Cow<'_, [u8]>>, SourceError> {
        self.files.beside(at, name)
    }
}

impl Content for Counted<'_> {
    fn length(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn whole(&self) -> Result<Cow<'_, [u8]>, SourceError> {
        let mut asked = self.source.asked.lock().unwrap();
        let held = self.source.budget.held();
        assert!(held >= self.length(), "a file is read without a permit");
        (asked.whole, asked.held) = (asked.whole.max(self.length()), asked.held.max(held));
        Ok(Cow::Borrowed(&self.bytes))
    }

    fn reader(&self) -> Result<Box<dyn Read + '_>, SourceError> {
        Ok(Box::new(&self.bytes[..]))
    }

    fn part(&self, at: u64, length: u64) -> Option<Cow<'_, [u8]>> {
        let mut asked = self.source.asked.lock().unwrap();
        asked.part = asked.part.max(length);
        let start = usize::try_from(at).unwrap();
        self.bytes.get(start..start + usize::try_from(length).unwrap()).map(Cow::Borrowed)
    }
}

/// Reads files by a source that counts, and by one that has them in memory; both must give the same.
fn asked_of(files: &[(String, Vec<u8>)]) -> (Asked, Vec<FileReport>) {
    let options = ReadOptions::default();
    let memory = MemorySource::new(files.to_vec());
    let (budget, room) = (Budget::new(IN_MEMORY_HERE), Budget::new(u64::MAX));
    let counting = Counting { files: memory.clone(), budget: &budget, asked: Mutex::default() };
    let by = |source: &dyn Source, large, budget| {
        let pass = Pass { options: &options, watcher: &(), large, budget };
        sites::finish(pass.source(source, 0))
    };
    let reports = by(&counting, LARGE_HERE, &budget);
    assert_eq!(format!("{reports:?}"), format!("{:?}", by(&memory, u64::MAX, &room)));
    assert_eq!(budget.held(), 0);
    (counting.asked.into_inner().unwrap(), reports)
}

#[test]
fn a_file_over_which_an_earlier_reading_broke_down_is_not_read_again() {
    let page = ("a.md".to_owned(), b"# A\n\ntext".to_vec());
    let packed = zip(&[("b.md", b"# B\n\ntext".as_slice()), ("c.md", b"# C\n\ntext")]);
    let source = MemorySource::new([page, ("d.zip".to_owned(), packed)]);
    let shown = &super::super::read(&source, &ReadOptions::default()).files[2].shown;
    let options = ReadOptions { broken: [shown.clone()].into(), ..ReadOptions::default() };
    let reading = super::super::read(&source, &options);
    let titles: Vec<&str> = reading.articles().map(|read| read.article.title.as_str()).collect();
    assert_eq!(titles, ["A", "C"]);
    let failed = |report: &FileReport| matches!(report.outcome, FileOutcome::Failed(ReadCause::Broken(_)));
    assert_eq!(reading.files.iter().map(failed).collect::<Vec<_>>(), [false, false, true, false]);
}

/// Records, each with a body of so many bytes of comments.
fn records(count: usize, padding: usize) -> Vec<(String, String)> {
    let padding = "template ".repeat(padding / 9);
    let record =
        |number| (format!("夜校{number}"), format!("<p>第{number}期夜校开班。</p><!-- {padding}-->"));
    (0..count).map(record).collect()
}

/// The records in a file of each format.
fn in_all_formats(records: &[(String, String)]) -> Vec<(String, Vec<u8>)> {
    let json =
        |(title, body): &(String, String)| format!("{{\"title\": \"{title}\", \"content\": \"{body}\"}}");
    let all = |each: &dyn Fn(&(String, String)) -> String, between: &str| {
        records.iter().map(each).collect::<Vec<_>>().join(between)
    };
    let files = [
        ("a.jsonl", all(&json, "\n")),
        ("list.json", format!("[{}]", all(&json, ","))),
        ("data.json", format!("{{\"code\": 0, \"data\": {{\"list\": [\n{}]}}}}", all(&json, ",\n"))),
        ("a.csv", format!("标题,正文\n{}", all(&|(title, body)| format!("{title},\"{body}\""), "\n"))),
        (
            "a.sql",
            format!(
                "CREATE TABLE `news` (`title` text, `content` text);\n{}",
                all(&|(title, body)| format!("INSERT INTO `news` VALUES ('{title}','{body}');"), "\n")
            ),
        ),
        (
            "a.xml",
            format!(
                "<rss><channel>{}</channel></rss>",
                all(
                    &|(title, body)| format!(
                        "<item><title>{title}</title><description><![CDATA[{body}]]></description></item>"
                    ),
                    "\n"
                )
            ),
        ),
    ];
    files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect()
}

fn articles(report: &FileReport) -> usize {
    match &report.outcome {
        FileOutcome::Articles(read) => read.articles.len(),
        _ => 0,
    }
}

#[test]
fn files_of_records_are_read_record_by_record() {
    for (count, padding) in [(130, 900), (6, 20_000)] {
        for file in in_all_formats(&records(count, padding)) {
            assert!(file.1.len() as u64 > 3 * LARGE_HERE / 2, "{}", file.0);
            let (asked, reports) = asked_of(std::slice::from_ref(&file));
            assert_eq!(articles(&reports[0]), count, "{}", file.0);
            assert_eq!(asked.whole, 0, "{}", file.0);
            assert!(asked.part <= ENDS, "{}: {asked:?}", file.0);
        }
    }
}

/// Bytes that do not pack.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let byte = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..length).map(byte).collect()
}

/// Newspaper pages of 20 kilobytes.
fn pages(count: usize) -> Vec<(String, Vec<u8>)> {
    let page = |number: usize| {
        let blank = " \n".repeat(10_000);
        let text = format!("夜校{number}\n\n本报讯 记者李凡报道 近日，第{number}期夜校开班。\n{blank}");
        (format!("A{number:02}.txt"), text.into_bytes())
    };
    (0..count).map(page).collect()
}

#[test]
fn zips_are_read_entry_by_entry() {
    let mut files = pages(40);
    files.push(("film.mp4".to_owned(), noise(200_000)));
    files.extend(in_all_formats(&records(130, 900)));
    let named: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let (asked, reports) = asked_of(&[("site.zip".to_owned(), zip(&named))]);
    assert_eq!(reports.iter().map(articles).sum::<usize>(), 40 + 6 * 130);
    assert_eq!(asked.whole, 0);
    assert!(asked.part <= ENDS + 100, "{asked:?}");
}

#[test]
fn pictures_of_documents_are_not_read() {
    let text =
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>夜校开班</w:t></w:r></w:p></w:body></w:document>";
    let picture = noise(300_000);
    let document = zip(&[("word/document.xml", text.as_bytes()), ("word/media/1.jpg", &picture)]);
    let (asked, reports) = asked_of(&[("a.docx".to_owned(), document)]);
    assert_eq!((articles(&reports[0]), asked.whole), (1, 0));
    assert!(asked.part <= ENDS + 100, "{asked:?}");
}

#[test]
fn no_more_files_are_in_memory_than_there_is_room_for() {
    let mut files = pages(40);
    files.push(("B01.txt".to_owned(), files[0].1.repeat(3)));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(8).build().unwrap();
    let (asked, _) = pool.install(|| asked_of(&files));
    // A file that is larger than all the room is read alone.
    let largest = files[40].1.len() as u64;
    assert!(largest > IN_MEMORY_HERE && asked.whole == largest && asked.held == largest, "{asked:?}");
    let (asked, _) = pool.install(|| asked_of(&files[..40]));
    assert!(asked.held <= IN_MEMORY_HERE, "{asked:?}");
}
