//! What the tests of readers share: one file through the whole of reading.

#![allow(clippy::unwrap_used)]

use gongwen_engine::Article;

use super::{FileOutcome, MemorySource, ReadOptions, Reading, read};

/// Reads one file.
pub(crate) fn reading_of(name: &str, bytes: &[u8]) -> Reading {
    read(&MemorySource::new([(name, bytes.to_vec())]), &ReadOptions::default())
}

/// The articles of one file.
pub(crate) fn articles_of(name: &str, bytes: &[u8]) -> Vec<Article> {
    let reading = reading_of(name, bytes);
    if let Some(FileOutcome::Failed(cause)) = reading.files.first().map(|file| &file.outcome) {
        panic!("{name}: {cause}");
    }
    reading.into_articles()
}

/// The warnings of one file.
pub(crate) fn warnings_of(name: &str, bytes: &[u8]) -> Vec<String> {
    reading_of(name, bytes).files[0].warnings.iter().map(ToString::to_string).collect()
}

/// Why one file could not be read.
pub(crate) fn failure_of(name: &str, bytes: &[u8]) -> String {
    match &reading_of(name, bytes).files[0].outcome {
        FileOutcome::Failed(cause) => cause.to_string(),
        other => panic!("{name} was read: {other:?}"),
    }
}

/// Reads every beginning of a file, and the file with each of some bytes in other places: nothing may panic.
pub(crate) fn torture(name: &str, bytes: &[u8]) {
    let step = (bytes.len() / 400).max(1);
    for cut in (0..bytes.len()).step_by(step) {
        let _ = reading_of(name, &bytes[..cut]);
        let mut changed = bytes.to_vec();
        for byte in [0, 0xff, b'<', b'"'] {
            changed[cut] = byte;
            let _ = reading_of(name, &changed);
        }
    }
}
