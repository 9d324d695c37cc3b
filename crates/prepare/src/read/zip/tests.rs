use super::testing::{zip, zip_of_bytes};
use super::*;
use crate::read::testing::{articles_of, reading_of, torture};
use crate::read::{FileOutcome, ReadCause};

const PAGE: &[u8] = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n".as_bytes();

#[test]
fn names_in_gbk_are_read() {
    let (name, _, _) = encoding_rs::GB18030.encode("新闻\\工会.txt");
    let bytes = zip_of_bytes(&[(&name, PAGE), ("图.jpg".as_bytes(), b"x")]);
    let reading = reading_of("site.zip", &bytes);
    let names: Vec<&str> = reading.files.iter().map(|file| file.shown.as_str()).collect();
    assert_eq!(names, ["site.zip", "site.zip/图.jpg", "site.zip/新闻/工会.txt"]);
    assert_eq!(reading.into_articles()[0].title, "工会办起夜校");
}

#[test]
fn a_zip_inside_is_read_but_no_deeper() {
    let mut bytes = zip(&[("a.txt", PAGE)]);
    for depth in 0..4 {
        let reading = reading_of("a.zip", &bytes);
        assert_eq!(reading.totals().articles, usize::from(depth < 2), "{depth}");
        let nested = |file: &crate::read::FileReport| {
            matches!(file.outcome, FileOutcome::Failed(ReadCause::NestedZip))
        };
        assert_eq!(reading.files.iter().any(nested), depth >= 2);
        bytes = zip(&[("a.zip", &bytes)]);
    }
}

#[test]
fn names_that_lead_outside_are_refused_and_named() {
    let bytes = zip(&[
        ("../a.txt", PAGE),
        ("/b.txt", PAGE),
        ("C:\\c.txt", PAGE),
        ("d/../../e.txt", PAGE),
        ("f.txt", PAGE),
    ]);
    let reading = reading_of("a.zip", &bytes);
    assert_eq!(reading.totals().articles, 1);
    let warning = reading.files[0].warnings[0].to_string();
    assert!(warning.starts_with("4 entries of the zip are not read (../a.txt: "), "{warning}");
}

#[test]
fn bombs_are_refused() {
    let bomb = zip(&[("a.txt", &vec![b'a'; 4 << 20])]);
    let source = ZipSource::open(bomb.as_slice(), "", ZipLimits::default()).unwrap();
    assert!(matches!(source.read("a.txt"), Err(ZipError::Bomb(_))));
    let small = ZipLimits { file_bytes: 1 << 20, ..ZipLimits::default() };
    let source = ZipSource::open(bomb.as_slice(), "", small).unwrap();
    assert!(matches!(source.read("a.txt"), Err(ZipError::TooLarge { .. })));
    let total = ZipLimits { total_bytes: 1 << 20, ..ZipLimits::default() };
    assert!(matches!(ZipSource::open(bomb.as_slice(), "", total), Err(ZipError::TotalTooLarge { .. })));
    let few = ZipLimits { files: 0, ..ZipLimits::default() };
    assert!(matches!(ZipSource::open(bomb.as_slice(), "", few), Err(ZipError::TooManyFiles { .. })));
    // The directory says less than there is.
    let mut liar = zip(&[("a.txt", PAGE)]);
    let at = liar.windows(4).position(|window| window == b"PK\x01\x02").unwrap() + 24;
    liar[at..at + 4].copy_from_slice(&4_u32.to_le_bytes());
    let source = ZipSource::open(liar.as_slice(), "", ZipLimits::default()).unwrap();
    assert!(source.read("a.txt").is_err());
}

#[test]
fn something_before_a_zip_does_no_harm() {
    let bytes = [b"MZ program".as_slice(), &zip(&[("a.txt", PAGE)])].concat();
    let source = ZipSource::open(bytes, "", ZipLimits::default()).unwrap();
    assert_eq!(source.read("a.txt").unwrap(), PAGE);
}

#[test]
fn damaged_zips_are_no_crash() {
    let bytes = zip(&[("a.txt", PAGE), ("b.zip", &zip(&[("c.txt", PAGE)]))]);
    assert_eq!(articles_of("a.zip", &bytes).len(), 2);
    torture("a.zip", &bytes);
}
