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
    let rows = rows(context, stories, headlines, &captions, &shares(stories, headlines, &captions));
    (captions, rows)
}

fn rows(
    context: Context,
    stories: &Stories,
    headlines: &Headlines,
    captions: &[usize],
    shares: &[Vec<f32>],
) -> PairRows {
    let mut pairs = Vec::new();
    for (index, caption) in captions.iter().enumerate() {
        for story in 0..stories.chains.len() {
            let row = row(context, stories, headlines, *caption, story, &shares[index]);
            pairs.push(((index, story), row));
        }
    }
    pairs
}

/// How much of every caption is in the text and the headlines of every story, 0 to 1.
fn shares(stories: &Stories, headlines: &Headlines, captions: &[usize]) -> Vec<Vec<f32>> {
    let said = |story: usize| -> Grams {
        let heads =
            headlines.of_story[story].iter().flat_map(|unit| stories.units[*unit].grams.iter().copied());
        stories.grams(&stories.chains[story]).into_iter().chain(heads).collect()
    };
    let texts: Vec<Grams> = (0..stories.chains.len()).map(said).collect();
    let overlap = Overlap::of(texts.iter());
    let of = |caption: &usize| {
        let words = &stories.units[*caption].grams;
        texts.iter().map(|text| overlap.coverage(words, text).share).collect()
    };
    captions.iter().map(of).collect()
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

/// A caption leaves its series where the story that it scores best with by itself holds so much more of its words than the
/// story of the series.
pub(crate) const LEAVES_SERIES: f32 = 0.25;

/// Gives captions to the stories that score best, those of a series to one, unless the words say otherwise, and credits to
/// the story right above them, or else right below.
pub(crate) fn captions(context: Context, stories: &Stories, headlines: &Headlines) -> Captions {
    let mut found = Captions::default();
    let captions = stories.of_kind(UnitKind::Caption);
    let shares = shares(stories, headlines, &captions);
    let first = |caption: usize| &context.lines[stories.units[captions[caption]].first()].folded;
    let series = series::of((0..captions.len()).map(|caption| Place {
        folded: first(caption),
        follows: caption > 0
            && (captions[caption - 1] + 1..captions[caption]).all(|unit| is_passed(stories, unit)),
    }));
    let mut scores = vec![vec![0.0; stories.chains.len()]; captions.len()];
    let mut sums = scores.clone();
    for ((caption, story), row) in rows(context, stories, headlines, &captions, &shares) {
        scores[caption][story] = context.weights.captions.score(&row);
        sums[series[caption]][story] += scores[caption][story];
    }
    for (at, caption) in captions.into_iter().enumerate() {
        let own = best(&scores[at]);
        let of_series = best(&sums[series[at]]);
        let leaves = own
            .zip(of_series)
            .is_some_and(|(own, series)| shares[at][own] - shares[at][series] > LEAVES_SERIES);
        let story = if leaves { own } else { of_series };
        match story {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::page::learned::Reading;
    use crate::page::lines::read_lines;
    use crate::page::roles::weights::Weights;

    /// For every caption the first headline of its story.
    fn owners(text: &str) -> Vec<String> {
        let lines = read_lines(text);
        let reading = Reading::of(&lines, Weights::embedded().unwrap());
        let headline = |story: &usize| {
            let unit = reading.headlines.of_story[*story].first();
            unit.map_or(String::new(), |unit| lines[reading.stories.units[*unit].first()].folded.clone())
        };
        reading.captions.of_story.iter().map(|(_, story)| headline(story)).collect()
    }

    const STORIES: &str = "盐渎钢厂办起职工夜校\n\n　　本报讯（记者李凡）近日，盐渎钢厂工会办起职工夜校，炉前工赵铁\n山每周二晚到课堂学习数控编程，三个月下来已能独立编写程序。\n　　赵铁山说，夜校的老师讲得明白，他还带了三名徒弟一起来。\n\n\n柳河乡渔民有了体检车\n\n　　本报讯（记者王雨）昨天，柳河乡卫生院的流动体检车开到码头，渔民孙\n大海第一个上车量血压、做心电图，全程不到二十分钟。\n　　孙大海说，以前体检要进城，来回得耽误一天出海的工夫。\n\n";

    #[test]
    fn a_series_goes_to_one_story() {
        let page = format!("{STORIES}\n图①：赵铁山在职工夜校学习数控编程。\n\n图②：教室里坐满了人。\n");
        assert_eq!(owners(&page), ["盐渎钢厂办起职工夜校", "盐渎钢厂办起职工夜校"]);
    }

    #[test]
    fn a_caption_with_the_words_of_another_story_leaves_its_series() {
        let page = format!(
            "{STORIES}\n图①：赵铁山在职工夜校学习数控编程。\n\n图②：渔民孙大海在流动体检车上量血压。\n"
        );
        assert_eq!(owners(&page), ["盐渎钢厂办起职工夜校", "柳河乡渔民有了体检车"]);
    }
}
