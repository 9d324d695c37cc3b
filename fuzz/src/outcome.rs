//! What holds of every file that is read. The tests of random files ask it, too.

use gongwen_prepare::read::{FileKind, FileOutcome, MemorySource, ReadCause, ReadOptions, read};

/// Any bytes as a file of a name: every file has an outcome, and every article an id, a heading and subheads between its paragraphs.
/// No reader breaks down, but for the library of workbooks.
pub fn outcome(name: &str, bytes: Vec<u8>) {
    let reading = read(&MemorySource::new([(name, bytes)]), &ReadOptions::default());
    let totals = reading.totals();
    assert_eq!(totals.files, totals.read + totals.other + totals.failed);
    assert!(totals.files >= 1);
    for file in &reading.files {
        if let FileOutcome::Failed(ReadCause::Broken(reason)) = &file.outcome {
            assert!(file.kind == FileKind::Sheet, "{}: {reason}", file.name);
        }
    }
    for read in reading.articles() {
        let article = &read.article;
        assert!(!article.id.is_empty() && !article.heading().trim().is_empty(), "{article:?}");
        assert!(article.subheads.iter().all(|subhead| subhead.before <= article.paragraphs.len()));
    }
}
