//! Zips, and the documents that are zips: Word, Excel.

use super::markup::{deep_word, numbered, word};
use super::zip::ZipWriter;
use super::{POISON, Recipe, Scale};

const ARTICLE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n";

/// All kinds.
pub(super) fn all() -> Vec<Recipe> {
    [zips(), words(), sheets()].into_iter().flatten().collect()
}

/// A zip of one entry.
fn zip_of(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::default();
    zip.add(name, content);
    zip.finish()
}

fn zips() -> Vec<Recipe> {
    vec![
        Recipe::file("bomb", "zip", |scale| zip_of("a.txt", &vec![b'a'; scale.of(1 << 30)])),
        Recipe::file("bomb-below-ratio", "zip", |scale| zip_of("a.json", &below_ratio(scale.of(300 << 20)))),
        Recipe::file("small-bombs", "zip", |scale| {
            let mut zip = ZipWriter::default();
            zip.add_each((0..scale.of(7_000)).map(|n| format!("{n}.txt")), &vec![b'\n'; 1 << 20]);
            zip.finish()
        }),
        Recipe::file("overlapping", "zip", |scale| {
            let mut zip = ZipWriter::default();
            zip.add_overlapping(scale.of(7_000), &vec![b'\n'; 1 << 20]);
            zip.finish()
        }),
        Recipe::file("nested", "zip", |scale| {
            (0..scale.of(1_000)).fold(zip_of("a.txt", ARTICLE.as_bytes()), |inner, _| zip_of("a.zip", &inner))
        }),
        Recipe::file("nested-wide", "zip", |scale| {
            let mut inner = ZipWriter::default();
            inner.add_each((0..10).map(|n| format!("{n}.txt")), &vec![b'\n'; 1 << 20]);
            let mut outer = ZipWriter::default();
            outer.add_each((0..scale.of(700)).map(|n| format!("{n}.zip")), &inner.finish());
            outer.finish()
        }),
        Recipe::file("lying", "zip", |_| {
            let mut zip = ZipWriter::default();
            zip.add_lying("a.txt", ARTICLE.as_bytes(), u32::MAX - 1);
            zip.add_lying("b.txt", ARTICLE.as_bytes(), 0);
            zip.finish()
        }),
        Recipe::file("names", "zip", |_| {
            let mut zip = ZipWriter::default();
            for poison in POISON {
                zip.add(&format!("{poison}.txt"), ARTICLE.as_bytes());
                zip.add(&format!("news/{poison}/a.txt"), ARTICLE.as_bytes());
            }
            zip.finish()
        }),
        Recipe::file("same-names", "zip", |scale| {
            let mut zip = ZipWriter::default();
            zip.add_each((0..scale.of(10_000)).map(|_| String::from("a.txt")), ARTICLE.as_bytes());
            zip.finish()
        }),
        Recipe::file("long-names", "zip", |scale| {
            let mut zip = ZipWriter::default();
            zip.add_each(
                (0..scale.of(200)).map(|n| format!("{}{n}.txt", "a/".repeat(30_000))),
                ARTICLE.as_bytes(),
            );
            zip.finish()
        }),
        Recipe::file("empty-files", "zip", |scale| {
            let mut zip = ZipWriter::default();
            zip.add_each((0..scale.of(200_000)).map(|n| format!("{n}.txt")), b"");
            zip.finish()
        }),
    ]
}

/// JSON whose packed size is just large enough not to look like a bomb.
fn below_ratio(length: usize) -> Vec<u8> {
    let mut bytes = br#"{"title":"a","body":""#.to_vec();
    let mut noise = super::text::noise(length / 250).into_iter();
    while bytes.len() < length {
        bytes.extend(noise.next().map(|byte| b'a' + byte % 26));
        bytes.extend_from_slice(&[b'a'; 250]);
    }
    bytes.extend_from_slice(b"\"}");
    bytes
}

/// A document of Word with this main part.
fn docx(main: &str) -> Vec<u8> {
    let mut zip = ZipWriter::default();
    zip.add("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
    zip.add("_rels/.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    zip.add("word/document.xml", main.as_bytes());
    zip.finish()
}

fn words() -> Vec<Recipe> {
    let paragraph = "<w:p><w:r><w:t>工会办实事。</w:t></w:r></w:p>";
    let mut all: Vec<Recipe> = ["w:p", "w:r", "w:tbl", "w:sdt", "x"]
        .into_iter()
        .map(|element| {
            let name = format!("deep-{}", element.trim_start_matches("w:"));
            Recipe::file(&name, "docx", move |scale| docx(&deep_word(scale, element)))
        })
        .collect();
    all.extend([
        Recipe::file("deep-cells", "docx", |scale| {
            docx(&word(&format!("{}工", "<w:tbl><w:tr><w:tc>".repeat(scale.of(50_000)))))
        }),
        Recipe::file("paragraphs", "docx", move |scale| docx(&word(&paragraph.repeat(scale.of(100_000))))),
        Recipe::file("runs", "docx", |scale| {
            docx(&word(&format!("<w:p>{}</w:p>", "<w:r><w:t>工</w:t></w:r>".repeat(scale.of(300_000)))))
        }),
        Recipe::file("bomb", "docx", |scale| {
            docx(&word(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(scale.of(400 << 20)))))
        }),
        Recipe::file("open-runs", "docx", |scale| {
            docx(&word(&"<w:p><w:r><w:t>工".repeat(scale.of(100_000))))
        }),
        Recipe::file("entities", "docx", |_| {
            docx(&format!(
                "<!DOCTYPE a [<!ENTITY a \"{}\"><!ENTITY b \"{}\">]>{}",
                "工".repeat(1_000),
                "&a;".repeat(1_000),
                word(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "&b;".repeat(1_000)))
            ))
        }),
        Recipe::file("no-parts", "docx", |_| zip_of("word/nothing.xml", b"")),
        Recipe::file("poison", "docx", |_| {
            docx(&word(
                &POISON
                    .map(|poison| {
                        format!(
                            "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
                            poison.replace('&', "&amp;").replace('<', "&lt;").replace('\u{1}', "")
                        )
                    })
                    .concat(),
            ))
        }),
    ]);
    all
}

/// A workbook of one sheet.
fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let mut zip = ZipWriter::default();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    zip.add(
        "[Content_Types].xml",
        b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
    );
    zip.add("_rels/.rels", format!("<Relationships xmlns=\"{package}\"><Relationship Id=\"r\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>").as_bytes());
    zip.add("xl/workbook.xml", format!("<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>").as_bytes());
    zip.add("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>").as_bytes());
    zip.add(
        "xl/worksheets/sheet1.xml",
        format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>").as_bytes(),
    );
    zip.add("xl/sharedStrings.xml", format!("<sst xmlns=\"{main}\">{strings}</sst>").as_bytes());
    zip.finish()
}

fn sheets() -> Vec<Recipe> {
    let head = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
    let strings = "<si><t>title</t></si><si><t>body</t></si><si><t>工会</t></si>";
    let row = |n: usize| {
        format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>2</v></c><c r=\"B{n}\" t=\"s\"><v>2</v></c></row>")
    };
    vec![
        Recipe::file("rows", "xlsx", move |scale| {
            xlsx(&format!("{head}{}", numbered(scale.of(100_000), |n| row(n + 2))), strings)
        }),
        Recipe::file("far-cell", "xlsx", move |_| {
            xlsx(&format!("{head}<row r=\"1048576\"><c r=\"XFD1048576\" t=\"s\"><v>2</v></c></row>"), strings)
        }),
        Recipe::file("far-cells", "xlsx", move |_| {
            xlsx(
                &format!(
                    "{head}{}",
                    numbered(1_000, |n| {
                        let n = (n + 1) * 1_000;
                        format!("<row r=\"{n}\"><c r=\"ALL{n}\" t=\"s\"><v>2</v></c></row>")
                    })
                ),
                strings,
            )
        }),
        Recipe::file("wrong-place", "xlsx", move |_| {
            xlsx(
                &format!(
                    "{head}<row r=\"99999999999\"><c r=\"ZZZZZZZ99999999999\" t=\"s\"><v>99999999999</v></c></row>"
                ),
                strings,
            )
        }),
        Recipe::file("repeated-string", "xlsx", move |scale: Scale| {
            let long = format!(
                "<si><t>title</t></si><si><t>body</t></si><si><t>{}</t></si>",
                "工".repeat(scale.of(1_000_000))
            );
            xlsx(&format!("{head}{}", numbered(scale.of(10_000), |n| row(n + 2))), &long)
        }),
        Recipe::file("bomb", "xlsx", move |scale| {
            xlsx(head, &format!("<si><t>{}</t></si>", "a".repeat(scale.of(400 << 20))))
        }),
        Recipe::file("deep", "xlsx", move |scale| {
            xlsx(&"<row>".repeat(scale.of(100_000)), &"<si>".repeat(scale.of(100_000)))
        }),
        Recipe::file("noise", "xls", |scale| {
            [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), super::text::noise(scale.of(1_000_000))].concat()
        }),
    ]
}
