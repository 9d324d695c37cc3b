//! Lines of columns: wrapping, cutting, and columns side by side.

/// Characters that may not begin a line.
const NO_START: &str = "，。、；：！？）》”’】…—」』,;:!?)";
/// Characters that may not end a line.
const NO_END: &str = "（《“‘【「『(";

/// Wraps a text hard, the first line `indent` characters short.
pub(super) fn wrap(text: &str, column: usize, indent: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut room = 2 * (column - indent);
    let mut at = 0;
    while at < chars.len() {
        // A number or a Latin word is not cut.
        let mut end = at + 1;
        while end < chars.len()
            && chars[at].is_ascii_alphanumeric()
            && chars[end].is_ascii_alphanumeric()
            && end - at < 12
        {
            end += 1;
        }
        while end < chars.len() && NO_START.contains(chars[end]) {
            end += 1;
        }
        while end < chars.len() && NO_END.contains(chars[end - 1]) {
            end += 1;
        }
        let unit: String = chars[at..end].iter().collect();
        if !line.is_empty() && text_width(&line) + text_width(&unit) > room + 1 {
            lines.push(std::mem::take(&mut line));
            room = 2 * column;
        }
        line.push_str(&unit);
        at = end;
    }
    lines.push(line);
    lines
}

/// Cuts a text at a width, even within words and before punctuation.
pub(super) fn cut(text: &str, column: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for c in text.chars() {
        if lines.last().is_some_and(|line| text_width(line) + text_width(&c.to_string()) > 2 * column) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines
}

/// Terminal cells of a text as `pdftotext -layout` counts them.
fn cells(text: &str) -> usize {
    text.chars().map(|c| if (c as u32) >= 0x2e80 || "“”‘’…—·".contains(c) { 2 } else { 1 }).sum()
}

/// Sets lines in two columns side by side; the column breaks between stories, so that no headline crosses.
pub(super) fn side_by_side(lines: &[String], column: usize) -> Vec<String> {
    let middle = (lines.len() / 2..lines.len()).find(|at| lines[*at].is_empty()).unwrap_or(lines.len());
    let (left, right) = lines.split_at(middle);
    let wide = left.iter().map(|line| cells(line)).max().unwrap_or(0).max(2 * column) + 3;
    (0..left.len().max(right.len()))
        .map(|at| {
            let left = left.get(at).map_or("", String::as_str);
            let right = right.get(at).map_or("", String::as_str);
            format!("{left}{}{right}", " ".repeat(wide - cells(left))).trim_end().to_owned()
        })
        .collect()
}

/// Cuts a paragraph of a wide page into pieces of about that many hundreds of characters.
pub(super) fn pieces(paragraph: &str, hundreds: Option<usize>) -> Vec<String> {
    let Some(hundreds) = hundreds else { return vec![paragraph.to_owned()] };
    let chars: Vec<char> = paragraph.chars().collect();
    let size = hundreds * 67;
    let mut pieces = Vec::new();
    let mut from = 0;
    while from + size + 10 < chars.len() {
        let mut at = from + size;
        // Between two Chinese characters, so that the sentence is visibly unfinished.
        while at < chars.len() && !(is_han(chars[at]) && is_han(chars[at - 1])) {
            at += 1;
        }
        pieces.push(chars[from..at].iter().collect());
        from = at;
    }
    pieces.push(chars[from..].iter().collect());
    pieces
}

/// Whether this is a Chinese character.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Width of a text on paper in half columns. Newspaper faces set curly quotes and the middle dot narrow.
fn text_width(text: &str) -> usize {
    let width = |c: char| match c {
        '“' | '”' | '‘' | '’' | '·' => 1,
        c if (c as u32) < 0x2e80 && !matches!(c, '—' | '…' | '■' | '□' | '◎' | '●' | '○' | '★' | '▲') => {
            1
        }
        _ => 2,
    };
    text.chars().map(width).sum()
}
