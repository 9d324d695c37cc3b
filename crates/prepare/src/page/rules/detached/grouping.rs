//! Groups of detached headings, the ways to group them, and the assignment of groups to stories.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use crate::page::draft::Part;
use crate::page::forms::heading;
use crate::page::rules::division;
use crate::page::rules::similarity::StorySimilarity;

/// Similarity is a sum of logarithms; the assignment needs integers, which are this many times as large.
const FINENESS: f64 = 1000.0;
/// What it costs to take a group for a label, or one line for two headlines.
const CHANGE_COST: f64 = 1.0;
/// What it costs to leave a story without a headline: newspapers print one over every story. About the similarity of
/// half a headline to its story.
const UNTITLED_COST: f64 = 20.0;
/// With more groups than this only the plain grouping is tried.
const MOST_GROUPS: usize = 24;
/// Longest label, in characters.
const LONGEST_LABEL: usize = 16;

/// Headings on consecutive lines: title and subtitle, or a title on two lines.
#[derive(Clone, Debug)]
pub(super) struct HeadingGroup {
    /// The lines.
    pub(super) parts: Vec<Part>,
}

impl HeadingGroup {
    /// The folded lines.
    pub(super) fn text(&self) -> String {
        self.parts.iter().map(|part| part.folded.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// A headline with the labels printed above it.
#[derive(Clone, Debug)]
pub(super) struct LabelledGroup {
    /// The labels.
    pub(super) labels: Vec<Part>,
    /// The headline.
    pub(super) group: HeadingGroup,
}

/// One way to group the detached headings.
#[derive(Clone, Debug)]
pub(super) struct Grouping {
    /// The headlines.
    pub(super) groups: Vec<LabelledGroup>,
    /// What the changes of the printed groups cost.
    cost: f64,
}

impl Grouping {
    /// Makes a group the label of the one after it.
    fn make_label(&mut self, at: usize) {
        let LabelledGroup { mut labels, group } = self.groups.remove(at);
        labels.extend(group.parts);
        labels.append(&mut self.groups[at].labels);
        self.groups[at].labels = labels;
    }
}

/// Tries every grouping (some groups are labels, some lines contain two headlines) and takes the one with the best total
/// similarity, one to one. Returns it with the story of each group.
pub(super) fn best_grouping(
    groups: &[HeadingGroup],
    bare: &[usize],
    similarity: &StorySimilarity,
) -> Option<(Grouping, Vec<Option<usize>>)> {
    let mut best: Option<(f64, Grouping, Vec<Option<usize>>)> = None;
    for grouping in groupings(groups, bare.len()) {
        let (total, owners) = solve(&grouping.groups, bare, similarity);
        let untitled = bare.len() - owners.iter().flatten().count();
        let total = total - grouping.cost - UNTITLED_COST * untitled as f64;
        if best.as_ref().is_none_or(|(score, ..)| total > *score) {
            best = Some((total, grouping, owners));
        }
    }
    best.map(|(_, grouping, owners)| (grouping, owners))
}

fn groupings(groups: &[HeadingGroup], stories: usize) -> Vec<Grouping> {
    let bare = |group: &HeadingGroup| LabelledGroup { labels: Vec::new(), group: group.clone() };
    let mut plain = Grouping { groups: groups.iter().map(bare).collect(), cost: 0.0 };
    // A column's name in front of another group is its label.
    for at in (0..groups.len().saturating_sub(1)).rev() {
        if is_column(&groups[at]) {
            plain.make_label(at);
        }
    }
    let mut all = vec![plain.clone()];
    if plain.groups.len() > MOST_GROUPS {
        return all;
    }
    // One more label.
    for at in 0..plain.groups.len().saturating_sub(1) {
        if let [only] = plain.groups[at].group.parts.as_slice()
            && only.len() <= LONGEST_LABEL
        {
            let mut grouping = plain.clone();
            grouping.make_label(at);
            grouping.cost += CHANGE_COST;
            all.push(grouping);
        }
    }
    // Lines that contain two headlines, while there are fewer groups than stories.
    let mut split = Vec::new();
    for grouping in &all {
        if grouping.groups.len() >= stories {
            continue;
        }
        for (at, labelled) in grouping.groups.iter().enumerate() {
            if let Some((left, right)) = halves(&labelled.group) {
                let mut other = grouping.clone();
                other.groups[at].group = left;
                other.groups.insert(at + 1, LabelledGroup { labels: Vec::new(), group: right });
                other.cost += CHANGE_COST;
                split.push(other);
            }
        }
    }
    all.extend(split);
    all
}

/// Whether a group is the name of a column.
fn is_column(group: &HeadingGroup) -> bool {
    matches!(group.parts.as_slice(), [only] if division::is_column_name(&only.folded) || heading::is_marked_label(&only.folded))
}

/// The two headlines of a line with one space.
fn halves(group: &HeadingGroup) -> Option<(HeadingGroup, HeadingGroup)> {
    let [part] = group.parts.as_slice() else { return None };
    let at = part.folded.chars().position(|c| c == ' ')?;
    let (left, right) = (part.slice(0, at), part.slice(at, part.len()));
    (left.len() >= 4 && right.len() >= 4)
        .then(|| (HeadingGroup { parts: vec![left] }, HeadingGroup { parts: vec![right] }))
}

/// The one-to-one assignment with the best total; a group without an owner gets `None`.
fn solve(
    groups: &[LabelledGroup],
    bare: &[usize],
    similarity: &StorySimilarity,
) -> (f64, Vec<Option<usize>>) {
    if groups.is_empty() || bare.is_empty() {
        return (0.0, vec![None; groups.len()]);
    }
    let value = |group: usize, story: usize| {
        (similarity.score(&groups[group].group.text(), bare[story]) * FINENESS) as i64
    };
    let transposed = groups.len() > bare.len();
    let (rows, columns) = if transposed { (bare.len(), groups.len()) } else { (groups.len(), bare.len()) };
    let weights =
        Matrix::from_fn(
            rows,
            columns,
            |(row, column)| {
                if transposed { value(column, row) } else { value(row, column) }
            },
        );
    let (total, chosen) = kuhn_munkres(&weights);
    let mut owners = vec![None; groups.len()];
    for (row, column) in chosen.into_iter().enumerate() {
        let (group, story) = if transposed { (column, row) } else { (row, column) };
        owners[group] = Some(bare[story]);
    }
    (total as f64 / FINENESS, owners)
}
