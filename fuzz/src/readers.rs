//! The targets over the readers of one kind of file each. Those of formats that are a zip get the parts and put the zip together:
//! of random bytes no parser of a part would ever hear.

use crate::outcome::outcome;
use crate::zip::zip;

/// Between two parts of an input; no text of XML holds it.
const NEXT_PART: u8 = 0;

/// The parts of a document of Word, in the order in which an input gives them.
const DOCX: [&str; 4] = ["word/document.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml"];

/// The parts of a workbook, likewise.
const XLSX: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"];

/// The parts of a workbook that name the others.
const XLSX_FRAME: [(&str, &str); 3] = [
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/><sheet name="Sheet2" sheetId="2" r:id="rId2"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#,
    ),
];

/// The same of a zip that is put together from parts; of empty ones there is none.
fn outcome_of_parts(name: &str, parts: &[&str], frame: &[(&str, &str)], data: &[u8]) {
    let given = parts.iter().copied().zip(data.split(|&byte| byte == NEXT_PART));
    let frame = frame.iter().map(|&(part, text)| (part, text.as_bytes()));
    let files: Vec<(&str, &[u8])> = given.filter(|(_, text)| !text.is_empty()).chain(frame).collect();
    outcome(name, zip(&files));
}

/// Any parts as a document of Word.
pub fn docx(data: &[u8]) {
    outcome_of_parts("a.docx", &DOCX, &[], data);
}

/// Any parts as a workbook.
pub fn xlsx(data: &[u8]) {
    outcome_of_parts("a.xlsx", &XLSX, &XLSX_FRAME, data);
}

/// Any bytes as a zip.
pub fn archive_of_files(data: &[u8]) {
    outcome("a.zip", data.to_vec());
}

/// Any bytes as a web page saved as one file.
pub fn mht(data: &[u8]) {
    outcome("a.mht", data.to_vec());
}

/// Any bytes as a table.
pub fn table(data: &[u8]) {
    outcome("a.csv", data.to_vec());
}

/// Any bytes as a feed or another file of XML.
pub fn feed(data: &[u8]) {
    outcome("a.xml", data.to_vec());
}

/// Any bytes as a dump of a database.
pub fn sql(data: &[u8]) {
    outcome("a.sql", data.to_vec());
}

/// Any bytes as Markdown.
pub fn markdown(data: &[u8]) {
    outcome("a.md", data.to_vec());
}

/// Any bytes as JSON, and as lines of it.
pub fn json(data: &[u8]) {
    outcome("a.json", data.to_vec());
    outcome("a.jsonl", data.to_vec());
}
