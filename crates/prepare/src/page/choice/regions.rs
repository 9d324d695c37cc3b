//! Regions: lines that stories of either reading join.

use std::collections::{BTreeMap, BTreeSet};

use super::{Read, lines_of};

/// The regions of a page in the order of their first lines.
pub(super) fn regions(rules: &Read, learned: &Read) -> Vec<BTreeSet<usize>> {
    let mut joined = Joined::default();
    for read in [rules, learned] {
        for draft in &read.page.drafts {
            joined.join(lines_of(draft).into_iter());
        }
        // A part may be on several lines, a line in several parts.
        for part in read.page.furniture.iter().chain(&read.unplaced) {
            joined.join(part.lines.iter().copied());
        }
    }
    joined.groups()
}

/// Sets of lines, each named by its smallest line.
#[derive(Default)]
struct Joined(BTreeMap<usize, usize>);

impl Joined {
    fn root(&mut self, line: usize) -> usize {
        let above = *self.0.entry(line).or_insert(line);
        if above == line {
            return line;
        }
        let root = self.root(above);
        self.0.insert(line, root);
        root
    }

    fn join(&mut self, lines: impl Iterator<Item = usize>) {
        let mut first = None;
        for line in lines {
            let root = self.root(line);
            let Some(own) = first else {
                first = Some(root);
                continue;
            };
            let (low, high) = (root.min(own), root.max(own));
            self.0.insert(high, low);
            first = Some(low);
        }
    }

    fn groups(mut self) -> Vec<BTreeSet<usize>> {
        let lines: Vec<usize> = self.0.keys().copied().collect();
        let mut groups: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for line in lines {
            let root = self.root(line);
            groups.entry(root).or_default().insert(line);
        }
        groups.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_a_set_joins_are_one_group() {
        let mut joined = Joined::default();
        for lines in [&[1, 2][..], &[4, 5], &[2, 7], &[3]] {
            joined.join(lines.iter().copied());
        }
        let groups: Vec<Vec<usize>> =
            joined.groups().into_iter().map(|group| group.into_iter().collect()).collect();
        assert_eq!(groups, [vec![1, 2, 7], vec![3], vec![4, 5]]);
    }
}
