//! What the parts of a workbook claim: the places of cells, and how many texts they share. The library computes a place without a
//! check: one that is too large would become another one, or stop a build that checks its arithmetic. And it takes memory for as
//! many texts as are claimed.

use std::sync::LazyLock;

use quick_xml::Reader;
use quick_xml::events::Event;
use regex::Regex;

use super::SheetError;
use crate::pattern::pattern;

/// Letters of a column and digits of a row at the most: the last cell of a sheet is XFD1048576.
const MOST_LETTERS: usize = 3;
const MOST_DIGITS: usize = 7;

/// The value of an attribute that holds a place, in a tag as it is written.
static PLACE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"\s(?:r|ref)\s*=\s*(?:"([^"]*)"|'([^']*)')"#));

/// The number of shared texts, in a tag as it is written.
static TEXTS: LazyLock<Regex> = LazyLock::new(|| pattern(r#"uniqueCount\s*=\s*["']\s*\+?0*(\d+)"#));

/// Refuses a part in which a cell, a row or the size of the sheet is at a place that no sheet has, or that claims to share more texts
/// than it has bytes. Where the part is no XML, whoever reads it says so.
pub(super) fn check(part: &[u8]) -> Result<(), SheetError> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    // As the library reads it.
    (config.check_end_names, config.check_comments) = (false, false);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag))
                if matches!(tag.local_name().as_ref(), "c" | "row" | "dimension") =>
            {
                for place in PLACE.captures_iter(&tag) {
                    let place = place.get(1).or(place.get(2)).map_or("", |value| value.as_str());
                    if !is_place(place) {
                        return Err(SheetError::Place(place.chars().take(40).collect()));
                    }
                }
            }
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "sst" => {
                for count in TEXTS.captures_iter(&tag) {
                    if count[1].parse().map_or(true, |count: usize| count > part.len()) {
                        return Err(SheetError::Texts);
                    }
                }
            }
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
        buffer.clear();
    }
}

/// Whether a text is the place of a cell or a row, or goes from one to a later one; or is none at all, which the library refuses.
fn is_place(text: &str) -> bool {
    let mut before = (0, 0);
    text.split(':').all(|cell| {
        let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, digits) = cell.split_at(letters);
        if letters.len() > MOST_LETTERS || digits.len() > MOST_DIGITS {
            return false;
        }
        let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        let column = letters.bytes().fold(0, |column, letter| column * 26 + digit(letter));
        let row = digits.parse().unwrap_or(u32::MAX);
        let follows = before.0 <= row && before.1 <= column;
        before = (row, column);
        follows
    })
}

#[cfg(test)]
mod tests {
    use super::{check, is_place};

    #[test]
    fn places_are_within_a_sheet() {
        for place in ["A1", "xfd1048576", "7", "A1:B2", "A1:A1"] {
            assert!(is_place(place), "{place}");
        }
        for place in ["A99999999", "AAAA1", "99999999", "B2:A1", "A2:B1", "A1:B99999999999"] {
            assert!(!is_place(place), "{place}");
        }
    }

    #[test]
    fn places_of_cells_rows_and_sizes_are_checked() {
        for tag in ["c r=\"A99999999999\"", "x:row spans='1' r = '99999999999'", "dimension ref=\"B2:A1\"/"] {
            assert!(check(format!("<a><{tag}>").as_bytes()).is_err(), "{tag}");
        }
        for tag in [
            "c r=\"A1\" s=\"99999999999\"",
            "row ht=\"15.123456789012\"",
            "a r=\"99999999999\"",
            "c",
            "c r=x",
        ] {
            assert!(check(format!("<a><{tag}>r=\"99999999999\"").as_bytes()).is_ok(), "{tag}");
        }
    }

    #[test]
    fn no_part_shares_more_texts_than_it_has_bytes() {
        for count in
            ["\"2000000000\"", "'0002003764205266896641'", "\"99999999999999999999999999\"", "\"+999\""]
        {
            assert!(
                check(format!("<?xml?><x:sst count=\"3\" uniqueCount = {count}><si/>").as_bytes()).is_err(),
                "{count}"
            );
        }
        for part in ["<sst uniqueCount=\"3\"><si/><si/><si/></sst>", "<sst/>", "<a uniqueCount=\"999999\"/>"]
        {
            assert!(check(part.as_bytes()).is_ok(), "{part}");
        }
    }
}
