//! Text from `pdftotext -layout`: columns side by side are separated before any other rule.
//!
//! A *gutter* is a cell position where at least five lines have white space of two cells or more with ink on
//! both sides. The lines around it that keep it free are a band; the band is read column by column.

use crate::page::chars::is_han;

/// Lines that must show a gutter.
const GUTTER_LINES: usize = 5;
/// White space between columns, in cells.
const GUTTER_WIDTH: usize = 2;
/// A row of a table has at least so many cells, which are not wider than this on average; columns of newspapers are
/// wider (in cells of a terminal).
const CELLS: usize = 3;
const SHORT_CELL: usize = 14;
/// Depth of the recursion: a page is divided at most so many times.
const DEEPEST: usize = 6;

/// A raw line: its number in the source and its text. Empty text is an empty line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawLine {
    /// Number of the line in the source, from 1.
    pub number: usize,
    /// The text with its white space.
    pub text: String,
}

/// Cells that a character takes in a terminal, as `pdftotext -layout` counts them.
fn cells(c: char) -> usize {
    match c {
        '\u{0}'..='\u{1f}' | '\u{feff}' | '\u{200b}'..='\u{200f}' => 0,
        c if is_han(c)
            || (c as u32) >= 0x2e80
            || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '●' | '■' | '□' | '★' | '▲') =>
        {
            2
        }
        _ => 1,
    }
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\t' || c == '\u{a0}' || c == '\u{3000}'
}

/// The runs of ink of a line: first cell and the cell after the last; single spaces belong to the ink, wide ones
/// (第一条　为了) too: no tool sets columns apart by one.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let (mut cell, mut spaces) = (0, 0);
    for c in text.chars() {
        let width = cells(c);
        if is_space(c) {
            spaces += 1;
        } else if width > 0 {
            match runs.last_mut() {
                Some((_, end)) if spaces < 2 || cell < *end + GUTTER_WIDTH => *end = cell + width,
                _ => runs.push((cell, cell + width)),
            }
            spaces = 0;
        }
        cell += width;
    }
    runs
}

/// Whether a line leaves a cell free, with ink on both sides.
fn shows(runs: &[(usize, usize)], cell: usize) -> bool {
    runs.windows(2).any(|pair| pair[0].1 <= cell && cell < pair[1].0)
}

/// Whether a line has ink at a cell.
fn covers(runs: &[(usize, usize)], cell: usize) -> bool {
    runs.iter().any(|(start, end)| *start <= cell && cell < *end)
}

/// Separates columns; the lines come back in reading order, with empty lines between columns.
pub(crate) fn separate_columns(lines: Vec<RawLine>) -> Vec<RawLine> {
    separate_to(lines, DEEPEST)
}

fn separate_to(lines: Vec<RawLine>, depth: usize) -> Vec<RawLine> {
    let all: Vec<Vec<(usize, usize)>> = lines.iter().map(|line| runs(&line.text)).collect();
    let Some((gutter, from, to)) = widest_band(&all).filter(|_| depth > 0) else { return lines };
    let mut out = separate_to(lines[..from].to_vec(), depth - 1);
    let (left, right): (Vec<RawLine>, Vec<RawLine>) =
        lines[from..to].iter().map(|line| divide(line, gutter)).unzip();
    let empty = RawLine { number: lines[from].number, text: String::new() };
    out.push(empty.clone());
    out.extend(separate_to(without_margin(left), depth - 1));
    out.push(empty.clone());
    out.extend(separate_to(without_margin(right), depth - 1));
    out.push(empty);
    out.extend(separate_to(lines[to..].to_vec(), depth - 1));
    out
}

/// The gutter that most lines of one band show: its cell, and the first and the one after the last line.
fn widest_band(all: &[Vec<(usize, usize)>]) -> Option<(usize, usize, usize)> {
    let mut votes: Vec<usize> = Vec::new();
    for runs in all {
        for pair in runs.windows(2) {
            if votes.len() < pair[1].0 {
                votes.resize(pair[1].0, 0);
            }
            for vote in &mut votes[pair[0].1..pair[1].0] {
                *vote += 1;
            }
        }
    }
    let mut best: Option<(usize, usize, usize, usize)> = None;
    for (cell, vote) in votes.iter().enumerate() {
        if *vote < GUTTER_LINES || best.is_some_and(|(most, ..)| *vote <= most) {
            continue;
        }
        if let Some((shown, from, to)) = band(all, cell)
            && best.is_none_or(|(most, ..)| shown > most)
        {
            best = Some((shown, cell, from, to));
        }
    }
    best.map(|(_, cell, from, to)| (cell, from, to))
}

/// The longest run of lines that keep a cell free, from the first to the last that shows it as a gutter
/// (and what continues below on the right alone); with the number of lines that show it.
fn band(all: &[Vec<(usize, usize)>], cell: usize) -> Option<(usize, usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    let mut at = 0;
    while at < all.len() {
        if !shows(&all[at], cell) {
            at += 1;
            continue;
        }
        let mut to = at + 1;
        let mut shown = 0;
        let mut next = at;
        while next < all.len() && !covers(&all[next], cell) {
            if shows(&all[next], cell) {
                shown += 1;
                to = next + 1;
            } else if all[next].first().is_some_and(|(start, _)| *start > cell) {
                to = next + 1;
            } else if next + 1 == all.len() || all[next].is_empty() {
                // An empty line or the page's end: the band may continue.
            }
            next += 1;
        }
        let from = first_of_band(all, at, cell);
        // Lines that continue on the left alone, without an empty line between.
        while to < next && !all[to].is_empty() {
            to += 1;
        }
        if shown >= GUTTER_LINES
            && shown * 2 >= to - from - all[from..to].iter().filter(|runs| runs.is_empty()).count()
            && best.is_none_or(|(most, ..)| shown > most)
            && !is_table(&all[from..to])
        {
            best = Some((shown, from, to));
        }
        at = next.max(at + 1);
    }
    best
}

/// Whether lines are the rows of a table, and no columns of text: most have three cells or more, and cells are short.
fn is_table(band: &[Vec<(usize, usize)>]) -> bool {
    let rows = band.iter().filter(|runs| !runs.is_empty()).count();
    let wide = band.iter().filter(|runs| runs.len() >= CELLS).count();
    let widths = band.iter().flatten().map(|(start, end)| end - start);
    let cells = band.iter().map(Vec::len).sum::<usize>();
    wide * 2 >= rows && widths.sum::<usize>() <= cells * SHORT_CELL
}

/// The first line of a band whose first line with both columns is `from`: above it, headlines may be on the
/// right alone, and on the left alone between those or right above them.
fn first_of_band(all: &[Vec<(usize, usize)>], from: usize, cell: usize) -> usize {
    let free = all[..from].iter().rposition(|runs| covers(runs, cell)).map_or(0, |at| at + 1);
    let right = |runs: &Vec<(usize, usize)>| runs.first().is_some_and(|(start, _)| *start > cell);
    let Some(mut first) = (free..from).find(|at| right(&all[*at])) else { return from };
    while first > free && !all[first - 1].is_empty() {
        first -= 1;
    }
    first
}

/// A line cut at a cell that it keeps free.
fn divide(line: &RawLine, gutter: usize) -> (RawLine, RawLine) {
    let mut cell = 0;
    let mut at = line.text.len();
    for (byte, c) in line.text.char_indices() {
        if cell >= gutter {
            at = byte;
            break;
        }
        cell += cells(c);
    }
    let part = |text: &str| RawLine { number: line.number, text: text.to_owned() };
    (part(line.text[..at].trim_end()), part(line.text[at..].trim_end()))
}

/// Takes the margin off that all lines of a column share.
fn without_margin(column: Vec<RawLine>) -> Vec<RawLine> {
    let margin = column
        .iter()
        .filter(|line| !line.text.trim().is_empty())
        .map(|line| line.text.chars().take_while(|c| is_space(*c)).map(cells).sum::<usize>())
        .min()
        .unwrap_or(0);
    column
        .into_iter()
        .map(|line| {
            let mut cell = 0;
            let text = line.text.chars().skip_while(|c| {
                let skip = cell < margin && is_space(*c);
                cell += cells(*c);
                skip
            });
            RawLine { number: line.number, text: text.collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Vec<RawLine> {
        text.split('\n')
            .enumerate()
            .map(|(at, line)| RawLine { number: at + 1, text: line.to_owned() })
            .collect()
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let page = "    通栏标题横跨两栏的一行字在这里\n甲一甲一甲一  乙一乙一\n甲二甲二甲二  乙二乙二\n甲三          乙三乙三\n\n甲四甲四甲四  乙四\n甲五甲五甲五  乙五乙五\n              乙六";
        let lines: Vec<String> = separate_columns(raw(page))
            .into_iter()
            .map(|line| line.text)
            .filter(|text| !text.is_empty())
            .collect();
        assert_eq!(
            lines,
            [
                "    通栏标题横跨两栏的一行字在这里",
                "甲一甲一甲一",
                "甲二甲二甲二",
                "甲三",
                "甲四甲四甲四",
                "甲五甲五甲五",
                "乙一乙一",
                "乙二乙二",
                "乙三乙三",
                "乙四",
                "乙五乙五",
                "乙六"
            ]
        );
    }

    #[test]
    fn one_wide_space_sets_no_columns_apart() {
        let page = "第一条　为加强管理，制定本办法。\n第二条　本办法适用于各单位。\n第三条　奖励由委员会确定。\n第四条　违章的予以批评。\n第五条　本办法由工会解释。\n第六条　本办法自公布之日起施行。";
        assert_eq!(separate_columns(raw(page)), raw(page));
    }

    #[test]
    fn rows_of_a_table_stay_whole() {
        let rows = [
            "项目    普通市民   会员",
            "羽毛球   40元     15元",
            "乒乓球   20元     免费",
            "健身房   25元     10元",
        ];
        let page = [rows, rows].concat().join("\n");
        assert_eq!(separate_columns(raw(&page)), raw(&page));
    }

    #[test]
    fn prose_with_spaces_is_left_alone() {
        let page = "记者 张三  通讯员 李四\n这是一行很长的没有空格的文字\n这是一行很长的没有空格的文字";
        assert_eq!(separate_columns(raw(page)), raw(page));
    }
}
