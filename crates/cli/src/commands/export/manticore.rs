//! Manticore Search and Sphinx: tables that cut Chinese into single characters (`ngram_len`), so that a phrase is found wherever it
//! is printed. Manticore makes its tables from `schema.sql`; Sphinx takes them from `sphinx.conf`.

use std::fmt::Write as _;

use super::file::ExportFile;
use super::record::Record;

/// Rows of one INSERT.
const ROWS: usize = 200;
const SHARDS: u64 = 2;

/// Ends a line of a body beside the line feed, which neither engine can take for a character.
const PARAGRAPH_SEPARATOR: char = '\u{2029}';
/// Punctuation and ends of lines, as both engines write characters. Each is a word of its own, as every Chinese character is: else
/// a phrase would be found where a quotation mark or a comma parts it. What queries use as operators (`"`, `|`, `-`, `*`) is left out.
const PUNCTUATION: &str = "U+2029, U+23, U+25, U+26, U+2B, U+2C, U+2E, U+3A, U+3B, U+B7, U+2010..U+2027, U+2030..U+205E, U+3001..U+3004, U+3008..U+303F, U+FE30..U+FE4F, U+FF01..U+FF0F, U+FF1A..U+FF20, U+FF3B..U+FF40, U+FF5B..U+FF65";
/// Letters and digits for Sphinx, full width as half width; Chinese characters are in [`SPHINX_NGRAM_CHARS`].
const SPHINX_CHARSET: &str = "0..9, a..z, A..Z->a..z, U+FF10..U+FF19->0..9, U+FF21..U+FF3A->a..z, U+FF41..U+FF5A->a..z, U+C0..U+D6->U+E0..U+F6, U+D8..U+DE->U+F8..U+FE, U+DF..U+F6, U+F8..U+FF";
/// Every one is a word of its own.
const SPHINX_NGRAM_CHARS: &str =
    "U+3005..U+3007, U+3040..U+30FF, U+3400..U+4DBF, U+4E00..U+9FFF, U+F900..U+FAFF, U+20000..U+2FA1F";

const LOAD: &str = "#!/bin/sh
# Loads the articles over MySQL's protocol at 127.0.0.1:9306. Phrases: SELECT id FROM articles WHERE MATCH('\"总工会\"')
# Manticore: sh load.sh
# Sphinx: searchd --config sphinx.conf (started in this folder), then sh load.sh sphinx
set -e
cd \"$(dirname \"$0\")\"
schema=schema.sql
if [ \"${1:-}\" = sphinx ]; then schema=; fi
for file in $schema articles-0.sql articles-1.sql; do
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
        ExportFile::new("sphinx.conf", sphinx_tables()),
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
            "DROP TABLE IF EXISTS articles_{shard};\nCREATE TABLE articles_{shard} (title text, body text, article string, day uint, section string, source string, places json, url string) ngram_len='1' ngram_chars='cont, {PUNCTUATION}' charset_table='non_cont';\n"
        );
    }
    out.push_str("CREATE TABLE articles type='distributed' local='articles_0' local='articles_1';\n");
    out
}

/// The same tables in the form that Sphinx 2 and 3 read when they start.
fn sphinx_tables() -> String {
    let mut out = String::new();
    for shard in 0..SHARDS {
        let _ = write!(
            out,
            "index articles_{shard}
{{
  type = rt
  path = articles_{shard}
  rt_field = title
  rt_field = body
  rt_attr_string = article
  rt_attr_uint = day
  rt_attr_string = section
  rt_attr_string = source
  rt_attr_json = places
  rt_attr_string = url
  charset_table = {SPHINX_CHARSET}
  ngram_len = 1
  ngram_chars = {SPHINX_NGRAM_CHARS}, {PUNCTUATION}
}}

"
        );
    }
    out.push_str(
        "index articles
{
  type = distributed
  local = articles_0
  local = articles_1
}

searchd
{
  listen = 127.0.0.1:9306:mysql41
  workers = threads
  dist_threads = 2
  binlog_path =
  log = searchd.log
  pid_file = searchd.pid
}
",
    );
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
            let body = record.body.replace('\n', &format!("{PARAGRAPH_SEPARATOR}\n"));
            let strings = [&record.title, &body, &record.id].map(|string| quoted(string));
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
