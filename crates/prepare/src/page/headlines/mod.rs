//! Stage 5, headlines: which headline block belongs to which story.

mod assignment;
mod cuts;
mod division;
mod rows;
mod sheaves;

use super::roles::sigmoid;
use super::stories::{Context, PairRows, Stories, UnitKind};
pub(crate) use division::{best_divisions, divisions};
use rows::Known;

/// A headline goes to its best story even where the score says that it rather does not: what is left over would be
/// nobody's. Found on generated pages.
const BIAS: f32 = 3.0;
/// A block of more lines than this is not taken for a heading inside a story.
const LONGEST_INNER: usize = 2;

/// The headlines of the stories.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Headlines {
    /// For every story the units of its headline block, in printed order.
    pub(crate) of_story: Vec<Vec<usize>>,
    /// How clear it is that this headline is the story's, 0 to 1; 1 for a story without one.
    pub(crate) clarity: Vec<f32>,
    /// The headline that fits each story second best.
    pub(crate) runner_up: Vec<Option<usize>>,
    /// Headings inside a story: the unit of text that follows, and the heading.
    pub(crate) inner: Vec<(usize, usize)>,
    /// Headlines that belong to no story.
    pub(crate) left: Vec<usize>,
}

impl Headlines {
    /// How many stories have a headline.
    pub(crate) fn found(&self) -> usize {
        self.of_story.iter().filter(|block| !block.is_empty()).count()
    }
}

/// Cuts headline blocks that two stories share.
pub(crate) fn cut_blocks(context: Context, stories: &mut Stories) {
    cuts::cut_blocks(context, stories);
    sheaves::cut_sheaves(context, stories);
}

/// Every headline with every story, and the row of each pair.
pub(crate) fn pairs(context: Context, stories: &Stories) -> (Vec<usize>, PairRows) {
    let heads = heads(stories);
    let known = rows::known(context, stories, &heads);
    (heads, known.pairs)
}

/// The units with a headline.
fn heads(stories: &Stories) -> Vec<usize> {
    stories.of_kind(UnitKind::Head).into_iter().filter(|at| stories.units[*at].titled).collect()
}

/// Gives the headlines to the stories, so that all pairs together are the likeliest.
pub(crate) fn headlines(context: Context, stories: &Stories) -> Headlines {
    let heads = heads(stories);
    let Known { pairs, said } = rows::known(context, stories, &heads);
    let mut scored: Vec<(f32, (usize, usize))> =
        pairs.into_iter().map(|(pair, row)| (context.weights.headlines.score(&row) + BIAS, pair)).collect();
    scored.sort_by(|(a, first), (b, second)| b.total_cmp(a).then(first.cmp(second)));
    let count = stories.chains.len();
    let mut found = Headlines {
        of_story: vec![Vec::new(); count],
        clarity: vec![1.0; count],
        runner_up: vec![None; count],
        ..Headlines::default()
    };
    let mut story_of: Vec<Option<usize>> = vec![None; stories.units.len()];
    for (score, (head, story)) in assignment::best(&scored, heads.len(), count) {
        story_of[heads[head]] = Some(story);
        found.of_story[story].push(heads[head]);
        found.clarity[story] = sigmoid(score - BIAS);
    }
    for (score, (head, story)) in &scored {
        let own = found.of_story[*story].first();
        if own.is_some_and(|own| *own != heads[*head]) && found.runner_up[*story].is_none() {
            found.runner_up[*story] = Some(heads[*head]);
            found.clarity[*story] = found.clarity[*story].min(1.0 - sigmoid(*score - BIAS) / 2.0);
        }
    }
    place_rest(stories, &heads, &said, &mut story_of, &mut found);
    place_labels(stories, &story_of, &mut found);
    for block in &mut found.of_story {
        block.sort_unstable();
        block.dedup();
    }
    found
}

/// A block without a story that is beside one without a headline is that one's; one that touches a block with a story is
/// the rest of it, of two such blocks of the one whose story says more of it; one between two pieces of a story is a
/// heading inside.
fn place_rest(
    stories: &Stories,
    heads: &[usize],
    said: &[Vec<f32>],
    story_of: &mut [Option<usize>],
    found: &mut Headlines,
) {
    let matched = story_of.to_vec();
    for (&head, said) in heads.iter().zip(said).filter(|(head, _)| matched[**head].is_none()) {
        let touches = |at: Option<usize>| at.and_then(|at| matched.get(at).copied().flatten());
        let touching = match (touches(head.checked_sub(1)), touches(Some(head + 1))) {
            (Some(above), Some(below)) => Some(if said[below] > said[above] { below } else { above }),
            (above, below) => above.or(below),
        };
        let owner = |at: Option<usize>| at.and_then(|at| stories.owner.get(at).copied().flatten());
        let (above, below) = (owner(head.checked_sub(1)), owner(Some(head + 1)));
        let (ended, begun) = (
            above.filter(|story| stories.chains[*story].units.last() == Some(&(head - 1))),
            below.filter(|story| stories.chains[*story].units.first() == Some(&(head + 1))),
        );
        let bare = [ended, begun].into_iter().flatten().find(|story| found.of_story[*story].is_empty());
        if let Some(story) = bare.or(touching) {
            found.of_story[story].push(head);
            story_of[head] = Some(story);
        } else if above.is_some() && above == below && stories.units[head].lines.len() <= LONGEST_INNER {
            found.inner.push((head + 1, head));
        } else {
            found.left.push(head);
        }
    }
}

/// Labels and bylines without a headline go to the headline or story right below, or to the one right above.
fn place_labels(stories: &Stories, story_of: &[Option<usize>], found: &mut Headlines) {
    let passed = |unit: &usize| {
        matches!(stories.units[*unit].kind, UnitKind::Caption | UnitKind::Credit | UnitKind::Furniture)
    };
    let story_at = |at: usize| story_of[at].or(stories.owner[at]);
    for label in stories.of_kind(UnitKind::Head) {
        if stories.units[label].titled {
            continue;
        }
        let below = (label + 1..stories.units.len()).find(|unit| !passed(unit)).and_then(story_at);
        let above = (0..label).rev().find(|unit| !passed(unit)).and_then(story_at);
        match below.or(above) {
            Some(story) => found.of_story[story].push(label),
            None => found.left.push(label),
        }
    }
}
