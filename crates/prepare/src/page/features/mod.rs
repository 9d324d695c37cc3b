//! Stage 2, features: what can be said of every line in numbers, without deciding anything.
//!
//! A line's row is the groups one after another; each group names its features beside the function that counts them.
//! The names are what the trained weights are held against (`fingerprint`), so a change of the table asks for training.

mod cues;
mod echo;
mod known;
mod marks;
mod page;
mod pairs;
mod retold;
mod runs;
mod shape;
mod values;

use super::line::Line;
pub(crate) use echo::LnTable;
pub(crate) use known::name_share;
pub(crate) use page::PageShape;
pub(crate) use values::quantile;

/// The rows of a page, one a line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    /// A row of [`width`] numbers for every line.
    pub(crate) rows: Vec<Vec<f32>>,
    /// What the lines of the page have in common.
    pub(crate) shape: PageShape,
}

/// The names of all features, in the order of a row.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let groups: [&[&str]; 8] = [
        &shape::NAMES,
        &page::NAMES,
        &marks::NAMES,
        &echo::NAMES,
        &retold::NAMES,
        &known::NAMES,
        &runs::NAMES,
        cues::names(),
    ];
    groups.into_iter().flatten().copied()
}

/// How many features a line has.
pub(crate) fn width() -> usize {
    names().count()
}

/// A number that changes with the table of features (FNV-1a of their names).
pub(crate) fn fingerprint() -> u64 {
    let bytes = names().flat_map(|name| name.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// The features of every line of a page.
pub(crate) fn features(lines: &[Line]) -> Features {
    let page = PageShape::of(lines);
    let shapes = shape::shapes(lines);
    let runs = runs::rows(lines);
    let echoes = echo::echoes(lines, page.wrapped);
    let retold = retold::rows(lines, page.wrapped);
    let rows = (0..lines.len())
        .map(|at| {
            let mut row = Vec::with_capacity(width());
            row.extend(shapes[at]);
            row.extend(page.row(at, lines.len()));
            row.extend(marks::row(lines, at));
            row.extend(echoes[at]);
            row.extend(retold[at]);
            row.extend(known::row(lines, at));
            row.extend(runs[at]);
            cues::extend(&mut row, lines, at);
            row
        })
        .collect();
    Features { rows, shape: page }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;

    #[test]
    fn every_row_has_every_feature_and_every_feature_a_name_of_its_own() {
        let found = features(&read_lines(
            "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班，职工学\n习新技能。\n\n3版\n",
        ));
        assert_eq!(found.rows.len(), 4);
        for row in &found.rows {
            assert_eq!(row.len(), width());
            assert!(row.iter().all(|value| value.is_finite() && value.abs() <= 10.0), "{row:?}");
        }
        let mut sorted: Vec<&str> = names().collect();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), width());
    }

    #[test]
    fn a_page_without_lines_has_no_rows() {
        assert!(features(&[]).rows.is_empty());
    }
}
