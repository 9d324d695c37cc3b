//! Stage 4, stories: which pieces of text follow each other in one story.
//!
//! Lines of one kind that certainly belong together are a unit. A unit of text goes on in another one where the
//! trained score of the pair says so, the surest pair first; each unit has at most one before and one after it.

mod links;
mod overlap;
mod units;

use super::features::PageShape;
use super::line::Line;
use super::roles::weights::Weights;
use super::roles::{LineRole, Roles, sigmoid};
pub(crate) use overlap::{Grams, Overlap, grams};
pub(crate) use units::{Unit, UnitKind};

/// A story: the units of text that it consists of, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Chain {
    /// Indices of units.
    pub(crate) units: Vec<usize>,
    /// How clear the links are, 0 to 1: the least clear of those made and of those not made.
    pub(crate) clarity: f32,
}

/// The stories of a page, without their headlines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stories {
    /// All units of the page in printed order.
    pub(crate) units: Vec<Unit>,
    /// The stories in the order of their first units.
    pub(crate) chains: Vec<Chain>,
    /// The story of every unit of text.
    pub(crate) owner: Vec<Option<usize>>,
}

impl Stories {
    /// The indices of the units of a kind.
    pub(crate) fn of_kind(&self, kind: UnitKind) -> Vec<usize> {
        (0..self.units.len()).filter(|at| self.units[*at].kind == kind).collect()
    }

    /// Cuts a headline block before one of its lines; the units after it move by one.
    pub(crate) fn cut_head(&mut self, context: Context, unit: usize, at: usize) {
        let below = self.units[unit].lines.split_off(at);
        let above = std::mem::take(&mut self.units[unit].lines);
        self.units[unit] = units::unit(context, UnitKind::Head, above);
        self.units.insert(unit + 1, units::unit(context, UnitKind::Head, below));
        self.owner.insert(unit + 1, None);
        for index in self.chains.iter_mut().flat_map(|chain| &mut chain.units) {
            *index += usize::from(*index > unit);
        }
    }

    /// The character pairs and triples of all units of a story.
    pub(crate) fn grams(&self, chain: &Chain) -> Grams {
        chain.units.iter().flat_map(|unit| self.units[*unit].grams.iter().copied()).collect()
    }
}

/// Pairs that are scored, with the row of each.
pub(crate) type PairRows = Vec<((usize, usize), Vec<f32>)>;

/// What all stages after the roles look at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) lines: &'a [Line],
    pub(crate) roles: &'a Roles,
    pub(crate) shape: &'a PageShape,
    pub(crate) weights: &'a Weights,
}

impl Context<'_> {
    /// The probability that a line has a role.
    pub(crate) fn score(&self, line: usize, role: LineRole) -> f32 {
        self.roles.score(line, role)
    }
}

/// Pairs of units of text, with the rows that their scores are made of.
pub(crate) fn pairs(context: Context, units: &[Unit]) -> PairRows {
    links::pairs(context, units)
}

/// Cuts the lines into units and joins those of text to stories.
pub(crate) fn stories(context: Context) -> Stories {
    let units = units::units(context);
    let mut scored: Vec<(f32, (usize, usize))> = links::pairs(context, &units)
        .into_iter()
        .map(|(pair, row)| (context.weights.links.score(&row), pair))
        .collect();
    // The surest pair first; at a tie the first on the page.
    scored.sort_by(|(a, first), (b, second)| b.total_cmp(a).then(first.cmp(second)));
    let mut next: Vec<Option<usize>> = vec![None; units.len()];
    let mut before: Vec<Option<usize>> = vec![None; units.len()];
    let mut clarity = vec![1.0_f32; units.len()];
    for (score, (from, to)) in scored {
        let sure = 2.0 * sigmoid(score.abs()) - 1.0;
        if score > 0.0 && next[from].is_none() && before[to].is_none() {
            (next[from], before[to]) = (Some(to), Some(from));
            clarity[from] = clarity[from].min(sure);
        } else if next[from].is_none() && before[to].is_none() {
            clarity[to] = clarity[to].min(sure);
            clarity[from] = clarity[from].min(sure);
        }
    }
    chain_up(units, &next, &before, &clarity)
}

fn chain_up(units: Vec<Unit>, next: &[Option<usize>], before: &[Option<usize>], clarity: &[f32]) -> Stories {
    let mut owner = vec![None; units.len()];
    let mut chains = Vec::new();
    for start in 0..units.len() {
        if units[start].kind != UnitKind::Text || before[start].is_some() {
            continue;
        }
        let mut chain = Chain { units: Vec::new(), clarity: 1.0 };
        let mut at = Some(start);
        while let Some(unit) = at {
            owner[unit] = Some(chains.len());
            chain.units.push(unit);
            chain.clarity = chain.clarity.min(clarity[unit]);
            at = next[unit];
        }
        chains.push(chain);
    }
    Stories { units, chains, owner }
}
