//! Cells and rows of a sheet of OpenDocument that say how often they are repeated. The library writes all of them out.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::SheetError;

const ROWS: &str = "number-rows-repeated";
const COLUMNS: &str = "number-columns-repeated";

/// The last row and column of a sheet of OpenDocument, at which the library ends.
const MOST_ROWS: u64 = 1 << 20;
const MOST_COLUMNS: u64 = 1 << 14;

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

impl Counted {
    /// A cell; it holds something where it has a type of value or content.
    fn cell(&mut self, repeated: u64, holds_something: bool) {
        self.width = (self.width + repeated).min(MOST_COLUMNS);
        if holds_something {
            self.filled = self.width;
        }
    }

    fn end_row(&mut self) {
        if self.filled == 0 {
            self.empty_rows = (self.empty_rows + self.repeated).min(MOST_ROWS);
        } else {
            self.rows = (self.rows + self.empty_rows + self.repeated).min(MOST_ROWS);
            self.columns = self.columns.max(self.filled);
            self.empty_rows = 0;
        }
        (self.filled, self.width) = (0, 0);
    }

    fn cells(&self) -> u64 {
        self.rows * self.columns
    }
}

/// Refuses a part whose tables have more cells than `most` together, written out. Where the part is no XML, whoever reads it says so.
pub(super) fn check(part: &[u8], most: usize) -> Result<(), SheetError> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    // As the library reads it.
    (config.check_end_names, config.check_comments) = (false, false);
    let (mut buffer, mut sheet, mut before) = (Vec::new(), Counted::default(), 0);
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => begin(&mut sheet, &tag, true),
            Ok(Event::Empty(tag)) => {
                begin(&mut sheet, &tag, false);
                if tag.local_name().as_ref() == "table-row" {
                    sheet.end_row();
                }
            }
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "table-row" => sheet.end_row(),
                "table" => before += std::mem::take(&mut sheet).cells(),
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
        if before + sheet.cells() > most as u64 {
            return Err(SheetError::TooLarge(most));
        }
        buffer.clear();
    }
}

fn begin(sheet: &mut Counted, tag: &BytesStart<'_>, has_content: bool) {
    match tag.local_name().as_ref() {
        "table-row" => sheet.repeated = repeated(tag, ROWS),
        "table-cell" | "covered-table-cell" => {
            let holds_something = has_content
                || tag.attributes().flatten().any(|attribute| is_value(attribute.key.local_name().as_ref()));
            sheet.cell(repeated(tag, COLUMNS), holds_something);
        }
        _ => {}
    }
}

fn is_value(attribute: &str) -> bool {
    attribute.ends_with("value") || attribute == "value-type"
}

/// How often a row or cell stands; once where it does not say.
fn repeated(tag: &BytesStart<'_>, attribute: &str) -> u64 {
    let named = tag.attributes().flatten().find(|found| found.key.local_name().as_ref() == attribute);
    named
        .and_then(|found| std::str::from_utf8(found.value.as_ref().as_ref()).ok()?.trim().parse().ok())
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::check;

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
        assert!(check(b"<a><table:table-row", 0).is_ok());
        assert!(check(b"\0\x01", 0).is_ok());
    }
}
