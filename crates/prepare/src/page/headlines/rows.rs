//! What is known of a headline and a story that may belong together.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::page::forms::opener;
use crate::page::roles::LineRole;
use crate::page::stories::{Context, Grams, Overlap, PairRows, Stories, UnitKind};

/// Where there is nothing to be counted.
const NONE: f32 = 3.0;
/// Empty lines that the edge of a page counts for.
const EDGE: usize = 3;

/// What is known of all headlines and stories.
pub(super) struct Known {
    /// The row of every headline and every story: indices into `heads` and the stories.
    pub(super) pairs: PairRows,
    /// The share that each story says of each headline, 0 to 1: a row for each headline.
    pub(super) said: Vec<Vec<f32>>,
}

/// Looks at every headline with every story.
pub(super) fn known(context: Context, stories: &Stories, heads: &[usize]) -> Known {
    let table = Table::of(context, stories, heads);
    // Each pair costs the same whatever the size of the page: what it counts is counted once before.
    let all = (0..heads.len()).flat_map(|head| (0..stories.chains.len()).map(move |story| (head, story)));
    let pairs = all.map(|(head, story)| ((head, story), table.row(head, story))).collect();
    let shares = |row: Vec<(f32, f32)>| row.into_iter().map(|(share, _)| share).collect();
    Known { pairs, said: table.said.into_iter().map(shares).collect() }
}

/// What does not depend on a single pair.
struct Table<'a> {
    context: Context<'a>,
    stories: &'a Stories,
    heads: &'a [usize],
    /// The unit of text right below and right above each headline, captions and labels passed over.
    below: Vec<Option<usize>>,
    above: Vec<Option<usize>>,
    /// How many headlines are together with each.
    together: Vec<usize>,
    /// Share and weight of what a story says of each headline: a row for each headline.
    said: Vec<Vec<(f32, f32)>>,
    /// The best and the second best of what each headline is said, and of what each story says.
    of_head: Vec<BestTwo>,
    of_story: Vec<BestTwo>,
    /// How many units before each place have a title, begin a story and end one.
    titled: Vec<usize>,
    firsts: Vec<usize>,
    lasts: Vec<usize>,
    /// The share of headlines right above the start of a story, and of those right below the end of one.
    leads: f32,
    trails: f32,
    /// The space above and below each headline.
    space: Vec<Space>,
    /// The share of headlines that are set closer to what is below than to what is above, and the other way round.
    closer: [f32; 2],
}

/// The largest of some shares, where it is, and the largest of the others; 0 where there is none.
#[derive(Clone, Copy, Default)]
struct BestTwo {
    best: f32,
    at: usize,
    second: f32,
}

impl BestTwo {
    fn of(shares: impl Iterator<Item = f32>) -> Self {
        let mut two = Self::default();
        for (at, share) in shares.enumerate() {
            if share > two.best {
                two = Self { best: share, at, second: two.best };
            } else {
                two.second = two.second.max(share);
            }
        }
        two
    }

    /// The largest but for the one at a place.
    fn without(self, at: usize) -> f32 {
        if self.best > 0.0 && at == self.at { self.second } else { self.best }
    }
}

/// How many of the units before each place fulfil something.
fn counts(units: usize, holds: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut count = 0;
    let mut counts = vec![0; units + 1];
    for unit in 0..units {
        count += usize::from(holds(unit));
        counts[unit + 1] = count;
    }
    counts
}

/// Empty lines above and below a headline.
#[derive(Clone, Copy)]
struct Space {
    above: usize,
    below: usize,
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

impl<'a> Table<'a> {
    fn of(context: Context<'a>, stories: &'a Stories, heads: &'a [usize]) -> Self {
        let texts: Vec<Grams> = stories.chains.iter().map(|chain| stories.grams(chain)).collect();
        let overlap = Overlap::of(texts.iter());
        let said = heads.iter().map(|head| {
            let words = &stories.units[*head].grams;
            let each = texts.iter().map(|text| overlap.coverage(words, text));
            each.map(|coverage| (coverage.share, coverage.weight)).collect()
        });
        let said: Vec<Vec<(f32, f32)>> = said.collect();
        let units = stories.units.len();
        let firsts: BTreeSet<usize> =
            stories.chains.iter().filter_map(|chain| chain.units.first().copied()).collect();
        let lasts: BTreeSet<usize> =
            stories.chains.iter().filter_map(|chain| chain.units.last().copied()).collect();
        let passed = |unit: &usize| match stories.units[*unit].kind {
            UnitKind::Text => false,
            UnitKind::Head => !stories.units[*unit].titled,
            _ => true,
        };
        let text = |unit: usize| (stories.units[unit].kind == UnitKind::Text).then_some(unit);
        let below: Vec<Option<usize>> = heads
            .iter()
            .map(|head| (head + 1..stories.units.len()).find(|unit| !passed(unit)).and_then(text))
            .collect();
        let above: Vec<Option<usize>> =
            heads.iter().map(|head| (0..*head).rev().find(|unit| !passed(unit)).and_then(text)).collect();
        let mut table = Self {
            context,
            stories,
            heads,
            together: heads.iter().map(|head| together(stories, *head)).collect(),
            of_head: said.iter().map(|row| BestTwo::of(row.iter().map(|(share, _)| *share))).collect(),
            of_story: (0..texts.len())
                .map(|story| BestTwo::of(said.iter().map(|row| row[story].0)))
                .collect(),
            said,
            titled: counts(units, |unit| stories.units[unit].titled),
            firsts: counts(units, |unit| firsts.contains(&unit)),
            lasts: counts(units, |unit| lasts.contains(&unit)),
            leads: 0.0,
            trails: 0.0,
            below,
            above,
            space: heads.iter().map(|head| space(context, stories, *head)).collect(),
            closer: [0.0; 2],
        };
        let all = heads.len().max(1) as f32;
        let share = |holds: &dyn Fn(&Space) -> bool| {
            table.space.iter().filter(|space| holds(space)).count() as f32 / all
        };
        table.closer = [share(&|space| space.below < space.above), share(&|space| space.above < space.below)];
        table.leads = table.below.iter().filter(|unit| table.is_first(**unit)).count() as f32 / all;
        table.trails = table.above.iter().filter(|unit| table.is_last(**unit)).count() as f32 / all;
        table
    }

    fn is_first(&self, unit: Option<usize>) -> bool {
        unit.is_some_and(|unit| self.firsts[unit] < self.firsts[unit + 1])
    }

    fn is_last(&self, unit: Option<usize>) -> bool {
        unit.is_some_and(|unit| self.lasts[unit] < self.lasts[unit + 1])
    }

    /// How many units of a range fulfil what was counted, in thirds, at most three times three.
    fn count(range: &Range<usize>, counts: &[usize]) -> f32 {
        if range.is_empty() { 0.0 } else { (counts[range.end] - counts[range.start]).min(9) as f32 / 3.0 }
    }

    fn row(&self, head: usize, story: usize) -> Vec<f32> {
        let (unit, chain) = (self.heads[head], &self.stories.chains[story]);
        let first = chain.units.first().copied().unwrap_or(0);
        let last = chain.units.last().copied().unwrap_or(0);
        let (between_below, between_above) = (unit + 1..first, last + 1..unit);
        let counted = |range: &Range<usize>, near: bool, counts: &[usize]| {
            if near { Self::count(range, counts) } else { NONE }
        };
        let (share, weight) = self.said[head][story];
        let rival_story = self.of_head[head].without(story);
        let rival_head = self.of_story[story].without(head);
        let right_below = self.below[head] == Some(first);
        let right_above = self.above[head] == Some(last);
        let (up, down) = (flag(right_below), flag(right_above));
        let start = self.stories.units[first].first();
        let score = |role: LineRole| self.context.score(start, role);
        let lines = &self.stories.units[unit].lines;
        let title = lines.iter().map(|line| self.context.score(*line, LineRole::Title)).fold(0.0, f32::max);
        let alone = flag(self.together[head] == 1);
        let byline = lines.iter().any(|line| self.context.roles.best[*line] == LineRole::Byline);
        let space = self.space[head];
        let (to_below, to_above) = (flag(space.below < space.above), flag(space.above < space.below));
        vec![
            up,
            down,
            flag(first < unit && unit < last),
            flag(unit < first),
            counted(&between_below, first > unit, &self.titled),
            counted(&between_above, last < unit, &self.titled),
            counted(&between_below, first > unit, &self.firsts),
            counted(&between_above, last < unit, &self.lasts),
            share,
            share - rival_story,
            share - rival_head,
            (weight / 30.0).min(1.0),
            flag(share > rival_story && share > rival_head),
            self.leads,
            self.trails,
            (self.together[head] as f32 / 6.0).min(1.0),
            alone,
            (self.heads.len() as f32 / self.stories.chains.len() as f32).min(2.0),
            score(LineRole::StoryStarts),
            score(LineRole::ParagraphStarts),
            score(LineRole::TextGoesOn),
            score(LineRole::Row),
            flag(byline),
            flag(opener::parse(&self.context.lines[start].folded).is_some()),
            (self.stories.chains.len() as f32 / 10.0).min(1.0),
            up * self.leads,
            down * self.trails,
            up * alone,
            down * alone,
            up * score(LineRole::StoryStarts),
            flag(self.is_first(self.below[head])),
            flag(self.is_last(self.above[head])),
            flag(self.below[head].is_some() && !self.is_first(self.below[head])),
            title,
            chain.clarity,
            to_below,
            to_above,
            up * to_below,
            up * to_above,
            down * to_below,
            down * to_above,
            up * self.closer[0],
            up * self.closer[1],
            down * self.closer[0],
            down * self.closer[1],
        ]
    }
}

/// The space around a headline block; the page's edge is far away.
fn space(context: Context, stories: &Stories, head: usize) -> Space {
    let blanks = |unit: usize| stories.units.get(unit).map(|unit| context.lines[unit.first()].blanks);
    let above = if head == 0 { None } else { blanks(head) };
    Space { above: above.unwrap_or(EDGE), below: blanks(head + 1).unwrap_or(EDGE) }
}

/// How many headlines are in one place with this one, captions and labels among them.
fn together(stories: &Stories, head: usize) -> usize {
    let stays = |unit: &usize| {
        matches!(stories.units[*unit].kind, UnitKind::Head | UnitKind::Caption | UnitKind::Credit)
    };
    let up = (0..head).rev().take_while(stays);
    let down = (head + 1..stories.units.len()).take_while(stays);
    1 + up.chain(down).filter(|unit| stories.units[*unit].titled).count()
}
