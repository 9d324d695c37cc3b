//! Paragraphs of a plain text whose lines may be hard-wrapped.

use super::lines;
use crate::text::sentence::ends_sentence;
use crate::text::slice;

/// A text with a longer line (in half-width columns) is not hard-wrapped: its lines are paragraphs. Twice the 60 characters
/// of a wide printed column.
const WIDEST: usize = 120;

/// A hard-wrapped text has a line of at least so many columns.
const NARROWEST: usize = 20;

/// A line is full if so many columns are free at its end at most: marks that may not begin a line, and a number or a word
/// that may not be torn, move to the next one.
const RAGGED: usize = 8;

/// The paragraphs of a text: a line each, but a full line that ends inside a sentence and a line that ends with a comma
/// take in the next one. An index counts lines: those taken in are empty at their own.
pub(crate) fn paragraphs(body: &str) -> Vec<&str> {
    let lines: Vec<&str> = body.split('\n').collect();
    let widest = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
    let full =
        if (NARROWEST..=WIDEST).contains(&widest) { widest.saturating_sub(RAGGED) } else { usize::MAX };
    let mut paragraphs = Vec::with_capacity(lines.len());
    let (mut start, mut end, mut taken) = (0, 0, 0);
    for (index, line) in lines.iter().enumerate() {
        end += line.len();
        let next = lines.get(index + 1).map_or("", |next| next.trim());
        if !next.is_empty() && continues(line.trim_end(), next, full) {
            taken += 1;
        } else {
            let whole = slice(body, start..end);
            paragraphs.push(whole.strip_suffix('\r').unwrap_or(whole));
            paragraphs.extend(std::iter::repeat_n("", taken));
            (start, taken) = (end + 1, 0);
        }
        end += 1;
    }
    paragraphs
}

/// Whether a line goes on in the next one; `full` is the least width of a full line.
fn continues(line: &str, next: &str, full: usize) -> bool {
    if line.is_empty() || ends_sentence(line) || lines::is_apart(line) || lines::is_apart(next) {
        return false;
    }
    line.ends_with(['，', '、']) || columns(line) >= full && !line.ends_with(['：', ':'])
}

/// The width of a line in half-width columns.
fn columns(line: &str) -> usize {
    line.trim().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let body = "7月15日，云溪区总工会走进12家企业，为高温岗位\r\n职工送去防暑物资。区总工会主席林某说，今年送清\r\n凉经费增加两成。\n第二段。";
        assert_eq!(paragraphs(body), [&body[..body.find("\n第二").unwrap_or_default()], "", "", "第二段。"]);
    }

    #[test]
    fn headings_notices_and_long_lines_stay_apart() {
        for body in [
            "一、竞赛时间\n2025年5月至9月。",
            "没有句号的小标题\n近日，云溪区总工会走进12家企业，为高温岗位职工送去防暑物资。",
            "各镇（街道）总工会，各直属工会：\n现将有关事项通知如下。",
            "",
        ] {
            assert_eq!(paragraphs(body), body.split('\n').collect::<Vec<_>>());
        }
    }
}
