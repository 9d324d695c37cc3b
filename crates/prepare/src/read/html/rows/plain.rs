//! Rows of lists that scripts open: a headline, often the beginning of the text, and a date, without links.

use dom_query::NodeId;

use super::builds::Builds;
use super::{ROWS, Rows};
use crate::fields::printed_date::printed_date;
use crate::read::html::lines::{Line, Range};
use crate::read::html::page::Page;

/// Most lines of a row.
const MOST: usize = 6;

impl Rows {
    /// Adds rows without links: elements of one build that follow each other, each with a headline and under it a date. Comments
    /// have whole sentences, and a chronicle its dates first.
    pub(super) fn add_plain(&mut self, page: &Page<'_>) {
        let mut builds = Builds::new(page);
        let mut run: Vec<Row> = Vec::new();
        let dates: Vec<usize> = (0..page.lines().len()).filter(|at| is_date(&page.lines()[*at])).collect();
        for date in dates {
            let Some(row) = Row::of(page, &mut builds, date) else { continue };
            if run.last().is_some_and(|last| !last.is_before(&row)) {
                self.close(page, &mut run);
            }
            run.push(row);
        }
        self.close(page, &mut run);
    }

    /// Takes the rows of a run, if they are enough.
    fn close(&mut self, page: &Page<'_>, run: &mut Vec<Row>) {
        let rows = std::mem::take(run);
        let has_link =
            |row: &Row| page.lines()[row.first..=row.last].iter().any(|line| !line.links.is_empty());
        // With links they are rows already.
        if rows.len() < ROWS || rows.iter().any(has_link) {
            return;
        }
        self.count += rows.len();
        let range = rows[0].first..rows[rows.len() - 1].last + 1;
        self.lines[range.clone()].fill(true);
        self.plain.push(range);
    }
}

/// A row: its lines, its build, and the element that holds it and the others.
struct Row {
    first: usize,
    last: usize,
    build: u32,
    list: Option<NodeId>,
}

impl Row {
    /// The row that ends in a date: the largest element of few lines that has no other date.
    fn of(page: &Page<'_>, builds: &mut Builds<'_, '_>, date: usize) -> Option<Self> {
        let lines = page.lines();
        let (build, round) = builds.of(lines[date].block);
        let inside = |node: &NodeId| {
            let place = page.place(*node)?;
            Some(span(lines, place, date))
        };
        let mut row = None;
        for (at, node) in round.iter().enumerate() {
            let Some((first, last)) = inside(node) else { break };
            let dates = lines[first..=last].iter().filter(|line| is_date(line)).count();
            if last - first >= MOST || dates > 1 {
                break;
            }
            row = Some(Self { first, last, build, list: round.get(at + 1).copied() });
        }
        row.filter(|row| is_row(&lines[row.first..=row.last]))
    }

    /// Whether another row follows this one.
    fn is_before(&self, next: &Self) -> bool {
        self.build == next.build
            && self.list == next.list
            && self.last < next.first
            && next.first - self.last <= MOST
    }
}

/// The first and the last line round one that an element holds.
fn span(lines: &[Line], place: Range, date: usize) -> (usize, usize) {
    let first =
        (0..date).rev().take(2 * MOST).take_while(|at| place.holds(&lines[*at])).last().unwrap_or(date);
    let last =
        (date..lines.len()).take(2 * MOST).take_while(|at| place.holds(&lines[*at])).last().unwrap_or(date);
    (first, last)
}

/// Whether a line prints a date and little else: a publisher, a counter.
fn is_date(line: &Line) -> bool {
    line.chars <= 40
        && line.prose() == 0
        && printed_date(&line.divided()).is_some()
        && line.labels().is_empty()
}

/// Whether lines are a headline and a date after it; what is between is cut or short.
fn is_row(lines: &[Line]) -> bool {
    /// Characters of a headline.
    const HEADLINE: std::ops::RangeInclusive<u32> = 6..=60;
    let mut texts = lines.iter().filter(|line| !line.text.is_empty());
    let Some(headline) = texts.next() else { return false };
    let rest: Vec<&Line> = texts.collect();
    let is_cut = |text: &str| text.trim_end_matches(']').ends_with(['…', '⋯']) || text.ends_with("...");
    // Tables have days in their columns.
    let is_table = lines.iter().any(|line| line.cell.is_some());
    !is_table
        && HEADLINE.contains(&headline.chars)
        && !headline.text.contains('。')
        && printed_date(&headline.text).is_none()
        && rest.last().is_some_and(|line| is_date(line))
        && rest.iter().all(|line| line.prose() == 0 || is_cut(&line.text))
}
