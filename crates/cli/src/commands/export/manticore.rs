//! Manticore Search: tables that cut Chinese into single characters (`ngram_len`), so that a phrase is found wherever it is printed.

use std::fmt::Write as _;

use super::file::ExportFile;
use super::record::Record;

/// Rows of one INSERT.
const ROWS: usize = 200;
const SHARDS: u64 = 2;

const LOAD: &str = "#!/bin/sh
# Loads the tables into Manticore on 127.0.0.1:9306 (its port for MySQL's protocol). Phrases: SELECT id FROM articles WHERE MATCH('\"总工会\"')
set -e
cd \"$(dirname \"$0\")\"
for file in schema.sql articles-0.sql articles-1.sql; do
  mysql --host \"${HOST:-127.0.0.1}\" --port \"${PORT:-9306}\" --default-character-set utf8mb4 < \"$file\"
done
";

/// Schema, rows of each shard, and what loads them.
pub(super) fn files(records: &[Record]) -> Vec<ExportFile> {
    let shard = |number: u64| {
        let rows: Vec<&Record> = records.iter().filter(|record| record.number % SHARDS == number).collect();
        inserts(&format!("articles_{number}"), &rows)
    };
    vec![
        ExportFile::new("schema.sql", schema()),
        ExportFile::new("articles-0.sql", shard(0)),
        ExportFile::new("articles-1.sql", shard(1)),
        ExportFile::new("load.sh", LOAD),
    ]
}

fn schema() -> String {
    let mut out = String::from("DROP TABLE IF EXISTS articles;\n");
    for shard in 0..SHARDS {
        let _ = write!(
            out,
            "DROP TABLE IF EXISTS articles_{shard};\nCREATE TABLE articles_{shard} (title text, body text, article string, day uint, section string, source string, places json, url string) ngram_len='1' ngram_chars='cont' charset_table='non_cont';\n"
        );
    }
    out.push_str("CREATE TABLE articles type='distributed' local='articles_0' local='articles_1';\n");
    out
}

fn inserts(table: &str, records: &[&Record]) -> String {
    let mut out = String::new();
    for rows in records.chunks(ROWS) {
        let _ = writeln!(
            out,
            "INSERT INTO {table} (id, title, body, article, day, section, source, places, url) VALUES"
        );
        for (at, record) in rows.iter().enumerate() {
            let end = if at + 1 == rows.len() { ";" } else { "," };
            let places = serde_json::json!({ "names": record.places }).to_string();
            let strings = [&record.title, &record.body, &record.id].map(|string| quoted(string));
            let [title, body, id] = strings;
            let (section, source) = (quoted(&record.section), quoted(&record.source));
            let (places, url) = (quoted(&places), quoted(record.url.as_deref().unwrap_or_default()));
            let _ = writeln!(
                out,
                "({}, {title}, {body}, {id}, {}, {section}, {source}, {places}, {url}){end}",
                record.number, record.day
            );
        }
    }
    out
}

/// A string as SQL has it.
fn quoted(string: &str) -> String {
    let mut out = String::from("'");
    for c in string.chars() {
        match c {
            '\'' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\0' => {}
            _ => out.push(c),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_string_ends_early() {
        assert_eq!(quoted("a'b\\c\nd"), "'a\\'b\\\\c\\nd'");
        assert_eq!(quoted("\\"), "'\\\\'");
    }
}
