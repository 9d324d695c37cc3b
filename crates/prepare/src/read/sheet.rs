//! Workbooks of spreadsheets (`.xlsx`, `.xlsb`, `.xls`, `.ods`), by the crate `calamine`. A sheet whose first rows name columns is
//! a table of articles; any other sheet is one article, row by row.

mod biff;
mod claims;
pub(super) mod error;
mod opendocument;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Cell, Data, DataRef, Reader, Sheets, open_workbook_auto_from_rs};

pub use self::error::SheetError;
use super::block::{Block, squeezed};
use super::error::ReadCause;
use super::input::Input;
use super::names::Field;
use super::other_file::OtherFile;
use super::outcome::{Found, ReadArticle, ReadFile};
use super::record::{Record, Records};
use super::source::file_name;
use super::table;
use super::warning::Warning;
use super::zip::ZipSource;
use crate::page::stem;

/// Cells that are read of one sheet.
const MOST_CELLS: usize = 20_000_000;
/// Columns of a sheet that are read.
const MOST_COLUMNS: u32 = 1024;

/// Reads a workbook.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let bytes = input.bytes()?;
    if bytes.starts_with(b"PK") {
        // The library trusts what a zip claims, and the places of cells; here every part is unpacked once within the limits.
        let zip = ZipSource::open(&*bytes, "", input.options.zip)?;
        for name in zip.names() {
            let part = zip.read(name)?;
            claims::check(&part)?;
            if name == opendocument::CONTENT {
                opendocument::check(&part, MOST_CELLS)?;
            }
        }
    } else {
        biff::check(&bytes, MOST_CELLS)?;
    }
    let book = open_workbook_auto_from_rs(Cursor::new(bytes.into_owned())).map_err(SheetError::from)?;
    let sheets = sheets(book)?;
    let single = sheets.iter().filter(|(_, rows)| !rows.is_empty()).count() == 1;
    let (mut articles, mut warnings): (Vec<ReadArticle>, Vec<Warning>) = (Vec::new(), Vec::new());
    for (name, rows) in sheets.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        match table::of_rows(input.name, rows.iter().cloned().map(Ok)) {
            Ok(ReadFile { found: Found::Articles(read), warnings: more }) => {
                articles.extend(read.articles);
                warnings.extend(more);
            }
            _ => articles.extend(whole(input, &name, rows, single)),
        }
    }
    if articles.is_empty() {
        return Ok(ReadFile::other(OtherFile::Empty));
    }
    Ok(ReadFile::articles(articles, warnings))
}

/// The sheet as one article: its first row with one cell is the title, else the name of the sheet or the file.
fn whole(input: &Input<'_>, name: &str, mut rows: Vec<Vec<String>>, single: bool) -> Option<ReadArticle> {
    let mut record = Record::default();
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let title = if rows.len() > 1 && filled(&rows[0]) == 1 {
        rows.remove(0).concat()
    } else if single {
        stem(file_name(input.name)).to_owned()
    } else {
        format!("{} {name}", stem(file_name(input.name)))
    };
    record.set(Field::Title, title);
    let lines = rows.iter().map(|row| squeezed(&row.join(" "))).filter(|line| !line.is_empty());
    record.blocks.extend(lines.map(Block::paragraph));
    let mut records = Records::default();
    records.add(record, input.name, || name.to_owned());
    records.finish().0.pop()
}

type Book = Sheets<Cursor<Vec<u8>>>;
/// The name of a sheet, and its rows.
type Sheet = (String, Vec<Vec<String>>);

/// The sheets with their names and rows; a row without text is left out.
fn sheets(mut book: Book) -> Result<Vec<Sheet>, SheetError> {
    let mut all = Vec::new();
    for name in book.sheet_names() {
        let mut cells: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
        let mut count = 0;
        let mut put = |row: u32, column: u32, text: String| -> Result<(), SheetError> {
            count += 1;
            if count > MOST_CELLS {
                return Err(SheetError::TooLarge(MOST_CELLS));
            }
            if column < MOST_COLUMNS && !text.trim().is_empty() {
                cells.entry(row).or_default().insert(column, text);
            }
            Ok(())
        };
        // A sheet may claim a cell in its last corner. Read cell by cell it costs no more than it has.
        match &mut book {
            Sheets::Xlsx(xlsx) => {
                let mut reader = xlsx.worksheet_cells_reader(&name).map_err(calamine::Error::from)?;
                while let Some(cell) = reader.next_cell().map_err(calamine::Error::from)? {
                    put_cell(&cell, &mut put)?;
                }
            }
            Sheets::Xlsb(xlsb) => {
                let mut reader = xlsb.worksheet_cells_reader(&name).map_err(calamine::Error::from)?;
                while let Some(cell) = reader.next_cell().map_err(calamine::Error::from)? {
                    put_cell(&cell, &mut put)?;
                }
            }
            Sheets::Xls(_) | Sheets::Ods(_) => {
                let range = book.worksheet_range(&name)?;
                for (row, column, value) in range.used_cells() {
                    put(row as u32, column as u32, text(value))?;
                }
            }
        }
        all.push((name, cells.into_values().map(row).collect()));
    }
    Ok(all)
}

/// Puts a cell that was read alone to its place.
fn put_cell(
    cell: &Cell<DataRef<'_>>,
    put: &mut impl FnMut(u32, u32, String) -> Result<(), SheetError>,
) -> Result<(), SheetError> {
    let (row, column) = cell.get_position();
    put(row, column, text(&Data::from(cell.get_value().clone())))
}

fn row(cells: BTreeMap<u32, String>) -> Vec<String> {
    let width = cells.keys().next_back().map_or(0, |last| *last as usize + 1);
    let mut row = vec![String::new(); width];
    for (column, text) in cells {
        row[column as usize] = text;
    }
    row
}

/// A cell as text; a date as the serial number that whoever reads dates knows.
fn text(value: &Data) -> String {
    match value {
        Data::DateTime(date) => super::dates::number_date(date.as_f64()).unwrap_or_else(|| value.to_string()),
        Data::Empty | Data::Error(_) => String::new(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::read::testing::{articles_of, failure_of, reading_of, torture, warnings_of};
    use crate::read::zip::testing::zip;

    /// A workbook of one sheet with these rows of XML.
    fn xlsx(rows: &str) -> Vec<u8> {
        xlsx_with(rows, &[])
    }

    /// The same with more parts.
    fn xlsx_with(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
        let sheet = format!(
            "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
        );
        let parts: [(&str, &[u8]); 5] = [
            ("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
            ("_rels/.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
            ("xl/workbook.xml", br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
            ("xl/_rels/workbook.xml.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ];
        zip(&[&parts, more].concat())
    }

    fn row(cells: &[(&str, &str)]) -> String {
        let cell = |(place, text): &(&str, &str)| match text.parse::<f64>() {
            Ok(_) => format!("<c r=\"{place}\"><v>{text}</v></c>"),
            Err(_) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        };
        format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
    }

    #[test]
    fn rows_under_names_are_articles() {
        let rows = [
            row(&[("A1", "云河工会稿件")]),
            row(&[("A2", "标题"), ("B2", "正文"), ("C2", "日期"), ("D2", "点击")]),
            row(&[("A3", "甲"), ("B3", "一。"), ("C3", "45359"), ("D3", "7")]),
        ];
        let bytes = xlsx(&rows.concat());
        let read = articles_of("a.xlsx", &bytes);
        assert_eq!((read.len(), read[0].title.as_str()), (1, "甲"));
        assert_eq!(read[0].date.as_deref(), Some("2024-03-08"));
        assert_eq!(warnings_of("a.xlsx", &bytes), ["fields that are not indexed: 点击"]);
    }

    #[test]
    fn a_table_of_opendocument_is_read() {
        let cell = |text: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        };
        let row =
            |cells: [&str; 2]| format!("<table:table-row>{}</table:table-row>", cells.map(cell).concat());
        let rows = [row(["标题", "正文"]), row(["夜校开班", "近日，职工夜校开班。"])].concat();
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let manifest = br#"<manifest:manifest><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#;
        let bytes = zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", content.as_bytes()),
        ]);
        let read = articles_of("a.ods", &bytes);
        assert_eq!((read.len(), read[0].title.as_str()), (1, "夜校开班"));
        assert_eq!(read[0].paragraphs, ["近日，职工夜校开班。"]);
    }

    #[test]
    fn another_sheet_is_one_article() {
        let rows = [row(&[("A1", "姓名"), ("B1", "数")]), row(&[("A2", "张三"), ("B2", "7")])];
        let read = articles_of("d/名单.xlsx", &xlsx(&rows.concat()));
        assert_eq!((read.len(), read[0].title.as_str()), (1, "名单"));
        assert_eq!(read[0].paragraphs, ["姓名 数", "张三 7"]);
    }

    #[test]
    fn a_cell_at_no_place_is_an_error() {
        for place in ["A99999999999", "ZZZZZZZZZ1"] {
            let error = failure_of("a.xlsx", &xlsx(&row(&[("A1", "甲"), (place, "乙")])));
            assert!(error.contains(place), "{error}");
        }
    }

    #[test]
    fn a_workbook_with_more_texts_than_it_can_have_is_an_error() {
        // The library would take 48 GB for them, which ends a program that no panic ends.
        let texts = br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="2000000000"><si><t>a</t></si></sst>"#;
        let book = xlsx_with(&row(&[("A1", "甲")]), &[("xl/sharedStrings.xml", texts)]);
        let error = failure_of("a.xlsx", &book);
        assert!(error.contains("more texts"), "{error}");
    }

    #[test]
    fn hostile_workbooks_are_no_crash() {
        let far = xlsx(&row(&[("A1", "甲"), ("XFD1048576", "乙")]));
        assert_eq!(articles_of("a.xlsx", &far).len(), 1);
        let _ = reading_of("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0");
        torture("a.xlsx", &far);
    }
}
