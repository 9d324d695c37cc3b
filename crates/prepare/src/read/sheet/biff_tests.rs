#![allow(clippy::unwrap_used)]

use super::check;
use super::workbook_97::{begin, bound, in_container, record, utf16};
use crate::read::testing::{articles_of, failure_of};

/// A cell of text.
fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = text.encode_utf16().count() as u16;
    let head = [row, column, 0, length].map(u16::to_le_bytes).concat();
    record(0x0204, &[&head[..], &[1], &utf16(text)].concat())
}

/// A cell of a number.
fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    let head = [row, column, 0].map(u16::to_le_bytes).concat();
    record(0x0203, &[&head[..], &value.to_le_bytes()].concat())
}

fn dimensions(rows: u32, columns: u16) -> Vec<u8> {
    record(
        0x0200,
        &[&0_u32.to_le_bytes()[..], &rows.to_le_bytes(), &[0, 0], &columns.to_le_bytes(), &[0, 0]].concat(),
    )
}

/// A workbook that names a sheet of these records `times` times.
fn xls(times: usize, sheet: &[Vec<u8>]) -> Vec<u8> {
    let end = record(0x000A, &[]);
    let start = begin(5).len() + times * bound(0).len() + end.len();
    let stream =
        [begin(5), bound(start as u32).repeat(times), end.clone(), begin(16), sheet.concat(), end].concat();
    in_container(&stream)
}

#[test]
fn a_table_of_excel_97_is_read() {
    let cells = [
        label(0, 0, "标题"),
        label(0, 1, "正文"),
        label(0, 2, "日期"),
        label(1, 0, "夜校开班"),
        label(1, 1, "近日，职工夜校开班。"),
        number(1, 2, 45359.0),
    ];
    let read = articles_of("a.xls", &xls(1, &cells));
    assert_eq!((read.len(), read[0].title.as_str()), (1, "夜校开班"));
    assert_eq!(read[0].date.as_deref(), Some("2024-03-08"));
    let sized = [vec![dimensions(65_536, 256)], cells[3..5].to_vec()].concat();
    assert_eq!(articles_of("a.xls", &xls(1, &sized)).len(), 1);
}

#[test]
fn what_claims_more_room_than_a_sheet_has_is_an_error() {
    let far = [label(0, 0, "甲"), label(u16::MAX, u16::MAX, "乙")];
    let row_of_numbers = [label(0, 0, "甲"), record(0x00BD, &[255, 255, 0, 0, 255, 255])];
    let sized = [dimensions(u32::MAX, 255), label(0, 0, "甲")];
    let backwards = [record(0x0200, &[[9, 0, 0, 0], [1, 0, 0, 0], [0, 0, 9, 0]].concat()), label(0, 0, "甲")];
    let backwards = [record(0x0200, &[&backwards[0][4..], &[0, 0]].concat()), label(0, 0, "甲")];
    // A first column that no sheet of that time has is taken for the first one: 65,000 rows of 24,000 columns.
    let beyond = [0_u8, 0, 0, 0, 0, 0, 1, 0, 0x5F, 0x5F, 0x5F, 0x5F, 0, 0];
    let beyond = [record(0x0200, &beyond), label(0, 0, "甲")];
    for sheet in [&far, &row_of_numbers, &sized, &backwards, &beyond] {
        let error = failure_of("a.xls", &xls(1, sheet));
        assert!(error.contains("cells"), "{error}");
    }
    // Each time it is named the sheet is read.
    let one = [label(0, 0, "甲"), label(999, 999, "乙")];
    assert!(check(&xls(1, &one), 1_000_000).is_ok() && check(&xls(1, &one), 999_999).is_err());
    assert!(check(&xls(3, &one), 2_999_999).is_err());
}

#[test]
fn a_damaged_workbook_is_an_error_and_no_end() {
    // The library takes two bytes of an empty record, and a sheet from beyond the end of the stream.
    let globals = [begin(5), record(0x0042, &[]), record(0x000A, &[])].concat();
    let beyond = record(0x0085, &[&9_999_999_u32.to_le_bytes()[..], &[0, 0, 2, 1], &utf16("名单")].concat());
    let beyond = [begin(5), beyond, record(0x000A, &[])].concat();
    for stream in [globals, beyond] {
        let error = failure_of("a.xls", &in_container(&stream));
        assert!(error.contains("damaged"), "{error}");
    }
}
