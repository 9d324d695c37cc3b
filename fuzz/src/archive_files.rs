//! The target over the files of an archive that a page fetches one by one.

use std::collections::BTreeSet;

use gongwen_engine::hosted::{Archive, Lookup, Outcome, RECORD, ROOT, Suggested, seal, update};
use gongwen_engine::index::IndexInput;
use gongwen_engine::search::{SearchOptions, Sort};

use crate::small_archive::{Files, files, later_articles};
use crate::targets::exercise;

/// Bytes of the head that a root keeps: magic, version and checksum. Other files begin with the checksum.
const HEAD_OF_ROOT: usize = 9;
const HEAD: usize = 4;

/// What is asked of an archive: frequent and rare strings, words, pinyin, and what calls for the whole fold table.
const QUERIES: [&str; 7] = ["总工会", "技能大赛 骑手", "\"2025年\"", "5.2%", "zongg", "標題:勞動", ""];

/// The input that leaves the file of this number as it is.
pub fn intact(number: u16) -> Option<Vec<u8>> {
    let (path, file) = files().iter().nth(number.into())?;
    Some([&number.to_le_bytes(), &file[head_of(path)..]].concat())
}

fn head_of(path: &str) -> usize {
    match path {
        ROOT => HEAD_OF_ROOT,
        RECORD => 0,
        _ => HEAD,
    }
}

/// Any bytes in the place of one file of an archive, whose number is the first two bytes (the checksum put right): what is asked is
/// answered, refused, or wants a file that was not yet given.
pub fn archive(data: &[u8]) {
    let Some((&number, body)) = data.split_first_chunk::<2>() else { return };
    let number = u16::from_le_bytes(number);
    let mut files = files().clone();
    let path = files.keys().nth(usize::from(number) % files.len()).cloned().expect("there are files");
    if path == RECORD {
        let outcome = update(&files[ROOT], body, &IndexInput::of(later_articles()));
        outcome.expect("a damaged record is no error: the archive is built anew");
        return;
    }
    let mut file = [&files[&path][..head_of(&path)], body].concat();
    seal(&path, &mut file);
    files.insert(path, file);
    if let Ok(mut archive) = Archive::open(&files[ROOT]) {
        ask(&mut archive, &files);
    }
}

fn ask(archive: &mut Archive, files: &Files) {
    let mut given = BTreeSet::new();
    for (number, query) in QUERIES.into_iter().enumerate() {
        let sort = if number % 2 == 0 { Sort::Relevance } else { Sort::Date };
        let options = SearchOptions { limit: 5, sort, facets: number == 0, ..SearchOptions::default() };
        while let Ok(outcome) = archive.search(query, &options) {
            match outcome {
                Outcome::Answer(answer) => exercise::check(&answer.response),
                Outcome::Missing(paths) if give(archive, files, &paths, &mut given) => continue,
                Outcome::Missing(_) => {}
            }
            break;
        }
        while let Ok(Suggested::Missing(paths)) = archive.suggest(query, 5) {
            if !give(archive, files, &paths, &mut given) {
                break;
            }
        }
    }
    for id in ["a3", "new", "a30"] {
        while let Ok(Lookup::Missing(paths)) = archive.article(id) {
            if !give(archive, files, &paths, &mut given) {
                break;
            }
        }
        let _ = archive.keywords(id, 5);
    }
}

/// Hands over what is missing, as a page does; false where a file is not there or was refused. No file is wanted twice.
fn give(archive: &mut Archive, files: &Files, paths: &[String], given: &mut BTreeSet<String>) -> bool {
    assert!(!paths.is_empty());
    paths.iter().all(|path| {
        let taken = files.get(path).is_some_and(|file| archive.supply(path, file).is_ok());
        assert!(!taken || given.insert(path.clone()), "{path} is wanted again");
        taken
    })
}
