//! How a headline block is divided: which of its lines are label, kicker, title and subtitle. All divisions of a block
//! are weighed, and the best is taken: one line says little, but a title goes on in the next line, a kicker is set smaller
//! than the title below it, and the story says again what its headline says.

mod boundaries;
mod evidence;

use super::Headlines;
use crate::page::features::LnTable;
use crate::page::roles::LineRole;
use crate::page::stories::{Context, Stories};
use evidence::Block;

/// Lines of a block that is divided; more are no single headline.
const MOST_LINES: usize = 8;
/// Labels of a block.
const MOST_LABELS: usize = 2;

/// A part of a headline block, in printed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PartKind {
    Label,
    Kicker,
    Title,
    Subtitle,
}

/// How many kinds of parts there are.
const KINDS: usize = 4;

impl PartKind {
    /// The role of its first line, and of the others.
    const fn roles(self) -> [LineRole; 2] {
        match self {
            Self::Label => [LineRole::Section, LineRole::Section],
            Self::Kicker => [LineRole::Kicker, LineRole::Kicker],
            Self::Title => [LineRole::Title, LineRole::TitleGoesOn],
            Self::Subtitle => [LineRole::Subtitle, LineRole::SubtitleGoesOn],
        }
    }
}

/// A headline block that can be divided, and the row of every division.
pub(crate) struct Divisions {
    /// Indices of its lines, without bylines and labels below the first lines.
    pub(crate) lines: Vec<usize>,
    /// The part of every line in each division, as numbers from label to subtitle.
    pub(crate) parts: Vec<Vec<usize>>,
    /// What speaks for each division; the last number is how well it agrees with the roles of the lines.
    pub(crate) rows: Vec<Vec<f32>>,
}

/// The blocks of a page that can be divided.
pub(crate) fn divisions(context: Context, stories: &Stories, headlines: &Headlines) -> Vec<Divisions> {
    let blocks = headlines.of_story.iter().zip(&stories.chains).filter_map(|(units, chain)| {
        let lines: Vec<usize> = units.iter().flat_map(|unit| stories.units[*unit].lines.clone()).collect();
        let text: String = chain.units.iter().map(|unit| stories.units[*unit].folded.as_str()).collect();
        let lines = headings(context, lines);
        (2..=MOST_LINES).contains(&lines.len()).then(|| {
            let block = Block::new(context, &lines, &text);
            let (kinds, rows): (Vec<_>, Vec<_>) = divisions_of(lines.len())
                .map(|division| {
                    let mut row = block.row(&division);
                    row.push(of_roles(context, &lines, &division));
                    (division.iter().map(|kind| *kind as usize).collect(), row)
                })
                .unzip();
            Divisions { lines, parts: kinds, rows }
        })
    });
    blocks.collect()
}

/// The best division of every block: lines with their roles.
pub(crate) fn best_divisions(
    context: Context,
    stories: &Stories,
    headlines: &Headlines,
) -> Vec<(usize, LineRole)> {
    let mut found = Vec::new();
    if context.weights.divisions.is_empty() {
        return found;
    }
    for block in divisions(context, stories, headlines) {
        let scores: Vec<f32> = block.rows.iter().map(|row| context.weights.score_division(row)).collect();
        let best = (0..scores.len()).reduce(|best, at| if scores[at] > scores[best] { at } else { best });
        let Some(best) = best else { continue };
        let parts = &block.parts[best];
        for (at, line) in block.lines.iter().enumerate() {
            let goes_on = at > 0 && parts[at] == parts[at - 1];
            found.push((*line, KIND_OF[parts[at]].roles()[usize::from(goes_on)]));
        }
    }
    found
}

const KIND_OF: [PartKind; KINDS] = [PartKind::Label, PartKind::Kicker, PartKind::Title, PartKind::Subtitle];

/// The lines of a block without bylines, and without what the roles take for a label below other lines: that may be the
/// next story's.
fn headings(context: Context, mut lines: Vec<usize>) -> Vec<usize> {
    lines.sort_unstable();
    let mut below_labels = false;
    lines.retain(|at| {
        let role = context.roles.best[*at];
        let heading = role.is_head() && role != LineRole::Byline;
        below_labels |= heading && role != LineRole::Section;
        heading && !(below_labels && role == LineRole::Section)
    });
    lines
}

/// All divisions of so many lines: labels, kicker, title, subtitle, in this order.
fn divisions_of(lines: usize) -> impl Iterator<Item = Vec<PartKind>> {
    let counts = (0..=MOST_LABELS.min(lines - 1)).flat_map(move |labels| {
        (0..lines - labels)
            .flat_map(move |kicker| (1..=lines - labels - kicker).map(move |title| [labels, kicker, title]))
    });
    counts.map(move |[labels, kicker, title]| {
        let mut parts = vec![PartKind::Label; labels];
        parts.resize(labels + kicker, PartKind::Kicker);
        parts.resize(labels + kicker + title, PartKind::Title);
        parts.resize(lines, PartKind::Subtitle);
        parts
    })
}

/// How well a division agrees with the roles of its lines: the sum of the logarithms of their probabilities, beside a
/// number that is the same for all divisions.
fn of_roles(context: Context, lines: &[usize], division: &[PartKind]) -> f32 {
    let agrees = |(at, kind): (&usize, &PartKind)| {
        let [first, second] = kind.roles();
        let goes_on = if first == second { 0.0 } else { context.score(*at, second) };
        (1.0 + 1000.0 * (context.score(*at, first) + goes_on)).ln_table()
    };
    lines.iter().zip(division).map(agrees).sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::page::features::PageShape;
    use crate::page::lines::read_lines;
    use crate::page::roles::weights::Weights;
    use crate::page::roles::{COUNT, Roles};
    use crate::page::stories::{Chain, Unit, UnitKind, grams};

    /// The roles of the lines of a headline block after it was divided, where the roles alone know nothing.
    fn divided(headline: &str, best: &[LineRole]) -> Vec<LineRole> {
        let lines = read_lines(&format!("{headline}\n　　近日，工匠讲堂开讲，一线职工登台。\n"));
        let count = lines.len() - 1;
        let mut best = best.to_vec();
        best.push(LineRole::StoryStarts);
        let mut roles = Roles { scores: vec![[1.0 / COUNT as f32; COUNT]; lines.len()], best };
        let shape = PageShape::default();
        let unit = |kind: UnitKind, of: Vec<usize>| {
            let folded: String = of.iter().map(|at| lines[*at].folded.as_str()).collect();
            Unit { kind, lines: of, grams: grams(&folded), folded, titled: kind == UnitKind::Head }
        };
        let stories = Stories {
            units: vec![unit(UnitKind::Head, (0..count).collect()), unit(UnitKind::Text, vec![count])],
            chains: vec![Chain { units: vec![1], clarity: 1.0 }],
            owner: vec![None, Some(0)],
        };
        let headlines = Headlines { of_story: vec![vec![0]], ..Headlines::default() };
        let context =
            Context { lines: &lines, roles: &roles, shape: &shape, weights: Weights::embedded().unwrap() };
        for (line, role) in best_divisions(context, &stories, &headlines) {
            roles.best[line] = role;
        }
        roles.best.truncate(count);
        roles.best
    }

    #[test]
    fn every_division_has_a_title() {
        let all: Vec<Vec<PartKind>> = divisions_of(3).collect();
        assert_eq!(all.len(), 10);
        assert!(all.iter().all(|division| division.contains(&PartKind::Title) && division.is_sorted()));
        assert_eq!(divisions_of(2).count(), 4);
    }

    #[test]
    fn the_embedded_weights_have_a_number_for_all_that_is_known() {
        let trained = Weights::embedded().unwrap().divisions.len();
        assert_eq!(trained, evidence::WIDTH + 1, "train anew with `cargo xtask pages-train divisions`");
    }

    #[test]
    fn a_title_goes_on_over_the_end_of_a_line_and_a_subtitle_begins_with_a_dash() {
        use LineRole::{Byline, Section, Subtitle, Title, TitleGoesOn};
        assert_eq!(divided("一线职工走上“工匠\n讲堂”当老师", &[Title, Subtitle]), [Title, TitleGoesOn]);
        assert_eq!(divided("一线职工当老师\n——工匠讲堂开讲侧记", &[Title, TitleGoesOn]), [Title, Subtitle]);
        // A byline, and a label that may be the next story's, stay what they are.
        let left = [Title, Byline, Section];
        assert_eq!(divided("一线职工当老师\n本报记者 李凡\n今日谈", &left), left);
    }
}
