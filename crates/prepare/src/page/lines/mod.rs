//! Stage 1, lines: the printed lines of a page, with indent, width and the empty lines before them.

mod grid;
mod upright;

use super::chars::ends_sentence;
use super::line::Line;
use grid::RawLine;

/// Cuts a text into its printed lines, columns side by side separated. A form feed (page break) counts as an empty line.
pub(crate) fn read_lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut blanks = 0;
    let raws =
        text.split('\n').enumerate().map(|(index, raw)| RawLine { number: index + 1, text: raw.to_owned() });
    for raw in grid::separate_columns(raws.collect()) {
        if raw.text.starts_with('\u{c}') {
            blanks += 1;
        }
        match Line::new(raw.number, &raw.text, blanks) {
            Some(line) => {
                lines.push(line);
                blanks = 0;
            }
            None => blanks += 1,
        }
    }
    let mut lines = upright::joined(&lines);
    close_up(&mut lines);
    lines
}

/// The rule needs at least so many lines.
const FEW_LINES: usize = 12;
/// Widest column (half columns) of double-spaced text; wider lines are paragraphs, which blanks divide.
const WIDEST_DOUBLE_SPACED: usize = 64;

/// Rule "double spacing": if there are empty lines between all lines of a page, and most lines are short and end
/// no sentence, the empty lines common to all carry no meaning and are removed.
fn close_up(lines: &mut [Line]) {
    let Some(common) = lines.iter().skip(1).map(|line| line.blanks).min().filter(|common| *common > 0) else {
        return;
    };
    let mut widths: Vec<usize> = lines.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let open = lines.iter().filter(|line| !ends_sentence(&line.folded)).count();
    if lines.len() >= FEW_LINES
        && widths[widths.len() / 2] <= WIDEST_DOUBLE_SPACED
        && open * 10 >= lines.len() * 7
    {
        for line in lines {
            line.blanks = line.blanks.saturating_sub(common);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_number_blanks_and_indent() {
        let lines = read_lines("\n\n　　甲乙\n \nAB\r\n");
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].number, lines[0].blanks, lines[0].indent, lines[0].width), (3, 2, 4, 4));
        assert_eq!((lines[1].number, lines[1].blanks, lines[1].text.as_str()), (5, 1, "AB"));
    }
}
