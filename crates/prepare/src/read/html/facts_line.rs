//! Lines that print facts of an article: date, source, author.

use super::labels::{Label, Labelled};
use super::lines::Line;
use super::posted;
use crate::fields::printed_date::printed_date;

/// Whether a line prints facts of an article: a date, or two labels.
pub(super) fn is_facts_line(line: &Line) -> bool {
    let found = line.labels();
    let is_date = |found: &Labelled| {
        matches!(found.label, Label::Date) && found.value.starts_with(|c: char| c.is_ascii_digit())
    };
    let is_dated = printed_date(&line.text).is_some() || found.iter().any(is_date);
    let is_dated = is_dated && !line.text.contains("今天");
    let is_named = found.iter().filter(|found| found.label != Label::Other).count() > 1
        || found.iter().any(|found| found.label == Label::Source);
    line.chars < 160
        && !line.is_linked()
        && (is_dated
            && (line.chars <= 30
                || !found.is_empty()
                || line.prose() == 0
                || posted::author(&line.text).is_some())
            || is_named)
}
