//! Stage 6, captions: which story each caption and each credit belongs to.

mod series;

use super::chars::ends_sentence;
use super::headlines::Headlines;
use super::stories::{Context, Grams, Overlap, PairRows, Stories, UnitKind};

use series::Place;

/// The stories of captions and credits.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Captions {
    /// Caption and story; captions of a page without stories are left out.
    pub(crate) of_story: Vec<(usize, usize)>,
    /// Credit (photo, source, closing byline) and story.
    pub(crate) credits: Vec<(usize, usize)>,
    /// Captions and credits that belong to no story.
    pub(crate) left: Vec<usize>,
}

/// Every caption with every story, and the row of each pair.
pub(crate) fn pairs(context: Context, stories: &Stories, headlines: &Headlines) -> (Vec<usize>, PairRows) {
    let captions = stories.of_kind(UnitKind::Caption);
    let said = |story: usize| -> Grams {
        let heads =
            headlines.of_story[story].iter().flat_map(|unit| stories.units[*unit].grams.iter().copied());
        stories.grams(&stories.chains[story]).into_iter().chain(heads).collect()
    };
    let texts: Vec<Grams> = (0..stories.chains.len()).map(said).collect();
    let overlap = Overlap::of(texts.iter());
    let mut pairs = Vec::new();
    for (index, caption) in captions.iter().enumerate() {
        let words = &stories.units[*caption].grams;
        let said: Vec<f32> = texts.iter().map(|text| overlap.coverage(words, text).share).collect();
        for story in 0..stories.chains.len() {
            let row = row(context, stories, headlines, *caption, story, &said);
            pairs.push(((index, story), row));
        }
    }
    (captions, pairs)
}

fn row(
    context: Context,
    stories: &Stories,
    headlines: &Headlines,
    caption: usize,
    story: usize,
    said: &[f32],
) -> Vec<f32> {
    let kind = |at: &usize| stories.units[*at].kind;
    let is_text = |at: &usize| kind(at) == UnitKind::Text;
    let is_story = |at: &usize| matches!(kind(at), UnitKind::Text | UnitKind::Head);
    let (count, flag) = (stories.units.len(), |holds: bool| f32::from(u8::from(holds)));
    let text_above = (0..caption).rev().find(is_text);
    let text_below = (caption + 1..count).find(is_text);
    let above = (0..caption).rev().find(is_story);
    let below = (caption + 1..count).find(is_story);
    let owns = |at: Option<usize>| at.is_some_and(|at| stories.owner[at] == Some(story));
    let heads = &headlines.of_story[story];
    let is_head = |at: Option<usize>| at.is_some_and(|at| heads.contains(&at));
    let chain = &stories.chains[story].units;
    let (first, last) = (chain.first().copied().unwrap_or(0), chain.last().copied().unwrap_or(0));
    let rival = (0..said.len()).filter(|other| *other != story).map(|other| said[other]).fold(0.0, f32::max);
    let distance = chain.iter().chain(heads).map(|unit| unit.abs_diff(caption)).min().unwrap_or(count);
    let open = |at: usize| !ends_sentence(&context.lines[stories.units[at].last()].folded);
    let line = &context.lines[stories.units[caption].first()];
    let after = context.lines.get(stories.units[caption].last() + 1);
    let points = |marks: &[&str]| marks.iter().any(|mark| line.folded.starts_with(mark));
    let (up, down) = (points(&["▲", "△", "↑", "上图"]), points(&["▼", "▽", "↓", "下图"]));
    let sizes = chain.iter().map(|unit| stories.units[*unit].lines.len()).sum::<usize>();
    let beside = [caption.checked_sub(1), Some(caption + 1)];
    let more = beside.into_iter().flatten().any(|at| at < count && kind(&at) == UnitKind::Caption);
    vec![
        flag(owns(text_above)),
        flag(owns(text_below)),
        flag(owns(text_above) && owns(text_below)),
        flag(is_head(above)),
        flag(is_head(below)),
        flag(above == Some(last)),
        flag(below == Some(first)),
        said[story],
        said[story] - rival,
        flag(said[story] > rival),
        flag(first < caption && caption < last),
        (distance as f32 / 10.0).min(1.0),
        flag(owns(text_above) && text_above.is_some_and(open)),
        (said.len() as f32 / 10.0).min(1.0),
        flag(line.blanks == 0),
        flag(line.blanks > 1),
        flag(after.is_none_or(|after| after.blanks > 0)),
        flag(after.is_none_or(|after| after.blanks > 1)),
        flag(line.blanks == 0 && (owns(text_above) || is_head(above))),
        flag(after.is_some_and(|after| after.blanks == 0) && (owns(text_below) || is_head(below))),
        flag(up && owns(text_above)),
        flag(down && owns(text_below)),
        flag(up || down),
        (sizes as f32 / 20.0).min(1.0),
        flag(more),
        flag(heads.is_empty()),
        context.shape.close,
    ]
}

/// Gives captions to the stories that score best, all of a series to one, and credits to the story right above them, or
/// else right below.
pub(crate) fn captions(context: Context, stories: &Stories, headlines: &Headlines) -> Captions {
    let mut found = Captions::default();
    let (captions, pairs) = pairs(context, stories, headlines);
    let first = |caption: usize| &context.lines[stories.units[captions[caption]].first()].folded;
    let series = series::of((0..captions.len()).map(|caption| Place {
        folded: first(caption),
        follows: caption > 0
            && (captions[caption - 1] + 1..captions[caption]).all(|unit| is_passed(stories, unit)),
    }));
    let mut sums = vec![vec![0.0; stories.chains.len()]; captions.len()];
    for ((caption, story), row) in pairs {
        sums[series[caption]][story] += context.weights.captions.score(&row);
    }
    for (caption, series) in captions.into_iter().zip(series) {
        match best(&sums[series]) {
            Some(story) => found.of_story.push((caption, story)),
            None => found.left.push(caption),
        }
    }
    let owner = |at: usize| stories.owner[at];
    for credit in stories.of_kind(UnitKind::Credit) {
        let above = (0..credit).rev().find_map(owner);
        match above.or_else(|| (credit + 1..stories.units.len()).find_map(owner)) {
            Some(story) => found.credits.push((credit, story)),
            None => found.left.push(credit),
        }
    }
    found
}

/// Whether nothing but a credit or furniture is between two captions.
fn is_passed(stories: &Stories, unit: usize) -> bool {
    matches!(stories.units[unit].kind, UnitKind::Credit | UnitKind::Furniture)
}

/// The first of the stories with the highest score.
fn best(scores: &[f32]) -> Option<usize> {
    let better = |best: usize, story: usize| if scores[story] > scores[best] { story } else { best };
    (0..scores.len()).reduce(better)
}
