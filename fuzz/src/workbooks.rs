//! The targets over workbooks whose parts are bytes or lie in a container: an input is what lies inside, and small valid ones.

use crate::outcome::outcome;
use crate::workbook_97::{begin, bound, in_container, record, utf16};
use crate::zip::zip;

/// The parts of a binary workbook, in the order in which an input gives them, each after its length in two bytes.
const XLSB: [&str; 4] =
    ["xl/workbook.bin", "xl/worksheets/sheet1.bin", "xl/sharedStrings.bin", "xl/styles.bin"];

/// The part of a binary workbook that names the others.
const XLSB_FRAME: (&str, &str) = (
    "xl/_rels/workbook.bin.rels",
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#,
);

/// What a workbook of OpenDocument has beside its content.
const ODS_FRAME: [(&str, &str); 2] = [
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    (
        "META-INF/manifest.xml",
        r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#,
    ),
];

/// Any bytes as the records of a workbook of Excel 97.
pub fn xls(data: &[u8]) {
    outcome("a.xls", in_container(data));
}

/// Any parts as a binary workbook.
pub fn xlsb(data: &[u8]) {
    let mut rest = data;
    let mut files = Vec::new();
    for name in XLSB {
        let Some((length, after)) = rest.split_first_chunk::<2>() else { break };
        let (part, after) = after.split_at(usize::from(u16::from_le_bytes(*length)).min(after.len()));
        files.push((name, part));
        rest = after;
    }
    files.push((XLSB_FRAME.0, XLSB_FRAME.1.as_bytes()));
    outcome("a.xlsb", zip(&files));
}

/// Any text as the content of a workbook of OpenDocument.
pub fn ods(data: &[u8]) {
    let frame = ODS_FRAME.map(|(name, text)| (name, text.as_bytes()));
    outcome("a.ods", zip(&[&frame[..], &[("content.xml", data)]].concat()));
}

/// Records of Excel 97: a sheet of two rows, texts shared, in their cells and as numbers.
pub fn records_of_excel_97() -> Vec<u8> {
    let cell = |row: u8, column: u8, rest: &[u8]| [&[row, 0, column, 0, 0, 0], rest].concat();
    let sheet = [
        begin(16),
        record(0x0200, &[0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0]),
        record(0x00FD, &cell(0, 0, &[0, 0, 0, 0])),
        record(0x0204, &cell(0, 1, &[&[2, 0, 1][..], &utf16("正文")].concat())),
        record(0x0204, &cell(1, 0, &[&[2, 0, 1][..], &utf16("夜校")].concat())),
        record(0x0203, &cell(1, 1, &45359_f64.to_le_bytes())),
        record(0x00BD, &[1, 0, 2, 0, 0, 0, 0, 0, 240, 63, 0, 0, 0, 0, 240, 63, 3, 0]),
        record(0x0006, &cell(1, 4, &[0, 0, 0, 0, 0, 0, 240, 63, 0, 0, 0, 0, 0, 0, 3, 0, 0x1E, 1, 0])),
        record(0x000A, &[]),
    ];
    let shared = record(0x00FC, &[&[1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1][..], &utf16("标题")].concat());
    let page = record(0x0042, &1200_u16.to_le_bytes());
    let format = record(0x00E0, &[0, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let globals = [begin(5), page, format, shared].concat();
    let end = record(0x000A, &[]);
    let start = globals.len() + bound(0).len() + end.len();
    [globals, bound(start as u32), end, sheet.concat()].concat()
}

/// Parts of a binary workbook: a sheet of two rows.
pub fn parts_of_xlsb() -> Vec<u8> {
    let book = [
        binary_record(0x83, &[]),
        binary_record(0x8F, &[]),
        binary_record(0x9C, &[&[0, 0, 0, 0, 1, 0, 0, 0][..], &counted("rId1"), &counted("名单")].concat()),
        binary_record(0x90, &[]),
        binary_record(0x84, &[]),
    ];
    let cell = |column: u8, rest: &[u8]| [&[column, 0, 0, 0, 0, 0, 0, 0], rest].concat();
    let row = |row: u8| binary_record(0, &[row, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let sheet = [
        binary_record(0x81, &[]),
        binary_record(0x94, &[0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]),
        binary_record(0x91, &[]),
        row(0),
        binary_record(0x07, &cell(0, &[0, 0, 0, 0])),
        binary_record(0x06, &cell(1, &counted("正文"))),
        row(1),
        binary_record(0x06, &cell(0, &counted("夜校"))),
        binary_record(0x05, &cell(1, &45359_f64.to_le_bytes())),
        binary_record(0x92, &[]),
        binary_record(0x82, &[]),
    ];
    let shared = [
        binary_record(0x9F, &[1, 0, 0, 0, 1, 0, 0, 0]),
        binary_record(0x13, &[&[0][..], &counted("标题")].concat()),
    ];
    let parts = [book.concat(), sheet.concat(), shared.concat()];
    parts.iter().flat_map(|part| [&(part.len() as u16).to_le_bytes()[..], part].concat()).collect()
}

/// A record of a binary workbook: type and length of seven bits a byte.
fn binary_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let kind = if kind < 0x80 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
    assert!(data.len() < 0x80);
    [&kind[..], &[data.len() as u8], data].concat()
}

/// A text after the number of its units.
fn counted(text: &str) -> Vec<u8> {
    let units = utf16(text);
    [&(units.len() as u32 / 2).to_le_bytes()[..], &units].concat()
}

/// Contents of workbooks of OpenDocument.
pub const ODS: [&str; 2] = [
    "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>标题</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>正文</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"date\" office:date-value=\"2024-03-08\"/><table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"float\" office:value=\"7\"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
    "<office:body><office:spreadsheet><table:table><table:table-row><table:covered-table-cell/><table:table-cell office:value-type=\"percentage\" office:value=\"0.5\" table:formula=\"of:=[.A1]\"/><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/></table:table-row></table:table></office:spreadsheet></office:body>",
];
