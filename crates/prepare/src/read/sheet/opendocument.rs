//! The content of a workbook of OpenDocument. The library writes out cells, rows and blanks as often as they say that they are
//! repeated, and looks for the end of what has begun for ever, where there is none.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::SheetError;

/// The part that holds the sheets.
pub(super) const CONTENT: &str = "content.xml";

const ROWS: &str = "number-rows-repeated";
const COLUMNS: &str = "number-columns-repeated";
const BLANKS: &str = "c";

/// The last row and column of a sheet of OpenDocument, at which the library ends.
const MOST_ROWS: u64 = 1 << 20;
const MOST_COLUMNS: u64 = 1 << 14;

/// Blanks that a content writes as a number of them.
const MOST_BLANKS: u64 = 1_000_000;

/// The sheet that is being counted.
#[derive(Default)]
struct Counted {
    /// Rows up to the last one that holds something, and those since.
    rows: u64,
    empty_rows: u64,
    columns: u64,
    /// Of the row that is open: how often it stands, its columns up to the last one that holds something, and all of them.
    repeated: u64,
    filled: u64,
    width: u64,
}

/// What a content asks for.
#[derive(Default)]
struct Asked {
    sheet: Counted,
    /// The cells of the sheets before.
    before: u64,
    blanks: u64,
}

impl Counted {
    /// A cell; it holds something where it has a type of value or content.
    fn cell(&mut self, repeated: u64, holds_something: bool) {
        self.width = self.width.saturating_add(repeated).min(MOST_COLUMNS);
        if holds_something {
            self.filled = self.width;
        }
    }

    fn end_row(&mut self) {
        if self.filled == 0 {
            self.empty_rows = self.empty_rows.saturating_add(self.repeated).min(MOST_ROWS);
        } else {
            self.rows = (self.rows + self.empty_rows).saturating_add(self.repeated).min(MOST_ROWS);
            self.columns = self.columns.max(self.filled);
            self.empty_rows = 0;
        }
        (self.filled, self.width) = (0, 0);
    }

    fn cells(&self) -> u64 {
        self.rows * self.columns
    }
}

/// Refuses a content that is no whole XML, or that has more cells than `most`, written out.
pub(super) fn check(content: &[u8], most: usize) -> Result<(), SheetError> {
    let mut reader = Reader::from_reader(content);
    let (mut buffer, mut asked, mut depth) = (Vec::new(), Asked::default(), 0_usize);
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| SheetError::Content)? {
            Event::Start(tag) => {
                depth += 1;
                asked.begin(&tag, true);
            }
            Event::Empty(tag) => {
                asked.begin(&tag, false);
                asked.end(tag.local_name().as_ref());
            }
            Event::End(tag) => {
                depth = depth.checked_sub(1).ok_or(SheetError::Content)?;
                asked.end(tag.local_name().as_ref());
            }
            Event::Eof if depth > 0 => return Err(SheetError::Content),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if asked.before + asked.sheet.cells() > most as u64 || asked.blanks > MOST_BLANKS {
            return Err(SheetError::TooLarge(most));
        }
        buffer.clear();
    }
}

impl Asked {
    fn begin(&mut self, tag: &BytesStart<'_>, has_content: bool) {
        match tag.local_name().as_ref() {
            "table-row" => self.sheet.repeated = number(tag, ROWS),
            "table-cell" | "covered-table-cell" => {
                let mut attributes = tag.attributes().flatten();
                let holds_something =
                    has_content || attributes.any(|attribute| is_value(attribute.key.local_name().as_ref()));
                self.sheet.cell(number(tag, COLUMNS), holds_something);
            }
            "s" => self.blanks = self.blanks.saturating_add(number(tag, BLANKS)),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table-row" => self.sheet.end_row(),
            "table" => self.before += std::mem::take(&mut self.sheet).cells(),
            _ => {}
        }
    }
}

fn is_value(attribute: &str) -> bool {
    attribute.ends_with("value") || attribute == "value-type"
}

/// A number of times; once where it does not say.
fn number(tag: &BytesStart<'_>, attribute: &str) -> u64 {
    let named = tag.attributes().flatten().find(|found| found.key.local_name().as_ref() == attribute);
    named
        .and_then(|found| std::str::from_utf8(found.value.as_ref().as_ref()).ok()?.trim().parse().ok())
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::read::testing::failure_of;
    use crate::read::zip::testing::zip;

    fn table(rows: &str) -> String {
        format!("<office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet>")
    }

    #[test]
    fn rows_and_cells_count_as_often_as_they_are_repeated() {
        let filled = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"4\"/>";
        let row = |cells: &str, times: u32| {
            format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
        };
        let last = "<table:table-cell table:number-columns-repeated=\"16000\"/>";
        // Rows of four cells; the empty ones before them count, those after the last do not, nor the columns to the right.
        let rows =
            [row("<table:table-cell/>", 3), row(&[filled, last].concat(), 2), row(last, 1_048_571)].concat();
        assert!(check(table(&rows).as_bytes(), 20).is_ok());
        assert!(check(table(&rows).as_bytes(), 19).is_err());
        assert!(check([table(&rows), table(&rows)].concat().as_bytes(), 40).is_ok());
        assert!(check([table(&rows), table(&rows)].concat().as_bytes(), 39).is_err());
        let text = row("<table:table-cell><text:p>甲</text:p></table:table-cell>", 7);
        assert!(check(table(&text).as_bytes(), 7).is_ok() && check(table(&text).as_bytes(), 6).is_err());
    }

    #[test]
    fn what_no_sheet_has_is_no_sheet_s_size() {
        let row = format!(
            "<table:table-row table:number-rows-repeated=\"{}\"><table:table-cell office:value=\"1\" table:number-columns-repeated=\"{}\"/></table:table-row>",
            u64::MAX,
            u64::MAX
        );
        assert!(check(table(&row).as_bytes(), 20_000_000).is_err());
        let blanks = table("<text:s text:c=\"4000000000\"/>");
        assert!(check(blanks.as_bytes(), 20_000_000).is_err());
    }

    #[test]
    fn what_does_not_end_is_damaged() {
        let annotation = "<office:annotation><text:p>甲</text:p></office:annotation>";
        let whole = table(&format!(
            "<table:table-row><table:table-cell office:value-type=\"string\">{annotation}</table:table-cell></table:table-row>"
        ));
        assert!(check(whole.as_bytes(), 9).is_ok());
        for (at, _) in whole.char_indices().skip(1) {
            assert!(check(&whole.as_bytes()[..at], 9).is_err(), "{}", &whole[..at]);
        }
        let other = whole.replace("</office:annotation>", "</office:annotatiom>");
        assert!(check(other.as_bytes(), 9).is_err());
        let error = failure_of(
            "a.ods",
            &zip(&[
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                (super::CONTENT, &whole.as_bytes()[..150]),
            ]),
        );
        assert!(error.contains("cut or damaged"), "{error}");
    }
}
