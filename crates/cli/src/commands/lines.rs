//! JSON lines, one value each.

use std::io::BufRead;

use serde::de::DeserializeOwned;

/// Reads a value from every line that is not blank; an error names the line and the wanted `shape`.
pub(crate) fn read<T: DeserializeOwned>(
    input: impl BufRead,
    shape: &str,
) -> impl Iterator<Item = Result<T, String>> {
    input.lines().enumerate().filter_map(move |(number, line)| {
        let place = format!("standard input, line {}", number + 1);
        let line = match line {
            Ok(line) if line.trim().is_empty() => return None,
            Ok(line) => line,
            Err(error) => return Some(Err(format!("{place}: {error}"))),
        };
        Some(
            serde_json::from_str(&line)
                .map_err(|error| format!("{place}: {error}; each line must be {shape}")),
        )
    })
}
