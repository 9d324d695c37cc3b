//! Tables as text: CSV and TSV, as Excel and databases write them. A row is an article.

pub(super) mod error;

use std::io::{BufRead, Cursor, Read};

use csv::{ByteRecord, ReaderBuilder};

pub use self::error::TableError;
use super::error::ReadCause;
use super::input::Input;
use super::names::Field;
use super::outcome::ReadFile;
use super::record::Records;

/// How many rows from the top may come before the names of the columns: titles of the table, remarks.
const ABOVE: usize = 5;

/// Reads a table, row by row.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let mut text = input.reader(input.options.bad_bytes)?;
    let first = first_lines(&mut text).map_err(ReadCause::of_io)?;
    let (separator, first) = separator(&first);
    let rows = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(Cursor::new(first).chain(text))
        .into_byte_records();
    of_rows(input.name, rows.map(|row| Ok(cells(&row.map_err(fault)?))))
}

/// What is wrong with a row; of a file that cannot be read to its end, why.
fn fault(error: csv::Error) -> ReadCause {
    if !error.is_io_error() {
        return TableError::from(error).into();
    }
    match error.into_kind() {
        csv::ErrorKind::Io(error) => ReadCause::of_io(error),
        other => ReadCause::of_io(std::io::Error::other(format!("{other:?}"))),
    }
}

/// The lines of a text up to the first that is not blank. A line that tells the separator brings the next one along.
fn first_lines(text: &mut dyn BufRead) -> std::io::Result<String> {
    let mut lines = String::new();
    loop {
        let start = lines.len();
        let count = text.read_line(&mut lines)?;
        let line = lines[start..].trim_matches('\u{feff}').trim();
        if count == 0 || !line.is_empty() {
            return Ok(lines);
        }
    }
}

fn cells(row: &ByteRecord) -> Vec<String> {
    row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
}

/// The separator of a table, and the text without the line `sep=;` that Excel understands.
fn separator(text: &str) -> (u8, &str) {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(rest) = text.strip_prefix("sep=") {
        let named = rest.as_bytes().first().copied().filter(u8::is_ascii);
        let after = rest.split_once('\n').map_or("", |(_, after)| after);
        return (named.filter(|byte| !byte.is_ascii_control() || *byte == b'\t').unwrap_or(b','), after);
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let most = [b',', b'\t', b';', b'|'].into_iter().rev().max_by_key(count);
    (most.unwrap_or(b','), text)
}

/// The articles of the rows of a table whose first rows name its columns.
pub(crate) fn of_rows(
    source: &str,
    mut rows: impl Iterator<Item = Result<Vec<String>, ReadCause>>,
) -> Result<ReadFile, ReadCause> {
    let first: Vec<Vec<String>> = rows.by_ref().take(ABOVE).collect::<Result<_, _>>()?;
    let header = header(&first).ok_or_else(|| {
        let first = first.first().map(|row| row.join(", ")).unwrap_or_default();
        TableError::NoColumns(first.chars().take(80).collect())
    })?;
    let names = first[header].clone();
    let names: Vec<&str> = names.iter().map(|name| name.trim()).collect();
    let mut records = Records::default();
    for (at, row) in first.into_iter().map(Ok).chain(rows).enumerate().skip(header + 1) {
        let row = row?;
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let record = records.record(names.iter().copied().chain(std::iter::repeat("")).zip(row));
        records.add(record, source, || format!("row {}", at + 1));
    }
    let (articles, warnings) = records.finish();
    if articles.is_empty() {
        Err(TableError::NoRows.into())
    } else {
        Ok(ReadFile::articles(articles, warnings))
    }
}

/// The row that names the columns: the first one near the top that names a title or a text and something else.
fn header(rows: &[Vec<String>]) -> Option<usize> {
    let is_header = |row: &Vec<String>| {
        let fields: Vec<Field> =
            row.iter().filter_map(|name| Field::of_name(name.trim())).map(|(field, _)| field).collect();
        let has_text =
            fields.iter().any(|field| matches!(field, Field::Title | Field::Body | Field::Summary));
        // A cell of a row of data is seldom the name of a field, and two are never.
        has_text && (fields.len() >= 2 || row.iter().filter(|cell| !cell.trim().is_empty()).count() <= 2)
    };
    rows.iter().position(is_header)
}

#[cfg(test)]
mod tests {
    use crate::read::testing::{articles_of, failure_of, warnings_of};

    #[test]
    fn a_table_of_excel_in_gbk_is_read() {
        let text = "序号,标题,正文,发布时间,来源,点击\r\n1,夜校开班,\"近日，夜校开班。\r\n职工来上课。\",2024/3/8 9:00,云河工会,5\r\n,,,,,\r\n2,书屋开放,书屋开放。,45359,,\r\n";
        let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
        let read = articles_of("a.csv", &bytes);
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].id.as_str(), read[0].title.as_str()), ("1", "夜校开班"));
        assert_eq!(read[0].paragraphs, ["近日，夜校开班。", "职工来上课。"]);
        assert!(read.iter().all(|article| article.date.as_deref() == Some("2024-03-08")));
        assert_eq!(warnings_of("a.csv", &bytes), ["fields that are not indexed: 点击"]);
    }

    #[test]
    fn separators_are_found() {
        for text in [
            "sep=;\n标题;正文\n甲,乙;一。\n",
            "\u{feff}标题;正文\n甲,乙;一。\n",
            "标题\t正文\n甲,乙\t一。\n",
            "标题|正文\n甲,乙|一。",
        ] {
            let read = articles_of("a.csv", text.as_bytes());
            assert_eq!((read[0].title.as_str(), read[0].paragraphs[0].as_str()), ("甲,乙", "一。"), "{text}");
        }
    }

    #[test]
    fn names_may_stand_under_a_title_of_the_table() {
        let read = articles_of("a.csv", "云河工会稿件,\n,\n标题,内容\n甲,一。\n".as_bytes());
        assert_eq!(read[0].title, "甲");
    }

    #[test]
    fn a_table_without_names_is_an_error() {
        assert!(failure_of("a.csv", "1,2\n3,4\n".as_bytes()).contains("no column is known"));
        assert!(failure_of("a.csv", "标题,正文\n".as_bytes()).contains("no rows"));
    }
}
