//! How much a line looks like a headline.

use super::lines::Line;
use super::page::Page;

/// How much a line looks like a headline.
pub(super) fn look(page: &Page<'_>, line: &Line) -> i64 {
    let heading = match line.heading {
        1 => 40,
        2 => 34,
        3 => 28,
        4 => 22,
        _ => 0,
    };
    let hint = page.hint(line);
    let named = hint.contains("title")
        || hint.contains("tit")
        || hint.contains("headline")
        || hint.contains("bt")
        || hint.contains("biaoti");
    heading.max(if named { 24 } else { 0 }).max(if line.is_big { 20 } else { 0 })
        + if line.is_centred { 8 } else { 0 }
        + if line.bold == line.chars { 8 } else { 0 }
}
