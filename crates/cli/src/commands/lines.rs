//! JSON lines, one value each.

use std::fs::File;
use std::io::{BufRead, BufReader, stdin};
use std::path::Path;

use anyhow::{Error, Result, anyhow};
use gongwen_prepare::read::json::fault;
use serde::de::DeserializeOwned;

/// Reads a value from every line that is not blank; an error names the input, the line and the wanted `shape`.
/// A byte order mark at the start is passed over.
fn read<T: DeserializeOwned>(
    name: String,
    input: impl BufRead,
    shape: &str,
) -> impl Iterator<Item = Result<T>> {
    input.lines().enumerate().filter_map(move |(number, line)| {
        let place = format!("{name}: line {}", number + 1);
        let line = match line {
            Ok(line) => line,
            Err(error) => return Some(Err(Error::new(error).context(place))),
        };
        let line = if number == 0 { line.trim_start_matches('\u{feff}') } else { &line };
        if line.trim().is_empty() {
            return None;
        }
        Some(
            serde_json::from_str(line)
                .map_err(|error| anyhow!("{place}: {}; each line must be {shape}", fault(&error))),
        )
    })
}

/// Reads the lines of standard input.
pub(crate) fn read_stdin<T: DeserializeOwned>(shape: &str) -> impl Iterator<Item = Result<T>> {
    read(String::from("standard input"), stdin().lock(), shape)
}

/// Reads the lines of a file.
pub(crate) fn read_file<T: DeserializeOwned>(
    path: &Path,
    shape: &str,
) -> Result<impl Iterator<Item = Result<T>>> {
    let file = File::open(path)
        .map_err(|error| super::unreadable(path, error, &format!("it is to hold lines {shape}")))?;
    Ok(read(path.display().to_string(), BufReader::new(file), shape))
}
