//! How sure the splitter is, from the margins of its decisions.

use crate::page::chars::ends_sentence;
use crate::page::draft::{Draft, Judged};
use crate::page::features::LnTable;
use crate::page::headline::Headline;
use crate::page::roles::sigmoid;
use crate::page::roles::weights::Weights;

/// A headline right above its story.
const ABOVE: f32 = 0.97;
/// A story without any headline: a picture may have none, a text seldom.
const NO_TITLE: f32 = 0.2;
/// A story whose beginning no opener and no byline marks.
const UNOPENED: f32 = 0.8;
/// A story whose text ends within a sentence.
const UNFINISHED: f32 = 0.5;

/// The rules are less sure of a story that the weights do not find, too.
const RULES_ALONE: f32 = 0.88;

/// How many numbers the confidence of the learned reading is made of.
pub(crate) const EVIDENCE: usize = 24;

/// How sure the parts of one article are, 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Id of the article.
    pub id: String,
    /// That this headline belongs to this story.
    pub title: f32,
    /// That the headline block is divided rightly into kicker, title and subtitle.
    pub division: f32,
    /// That the story begins and ends where it does.
    pub text: f32,
    /// That the byline is one (1 where there is none to doubt).
    pub byline: f32,
    /// For a detached headline: the headline that matches the story second best.
    pub runner_up: Option<String>,
    /// What an editor should look at, in Chinese.
    pub notes: Vec<String>,
    /// What the confidence of the learned reading is made of; `None` where rules have read.
    pub(crate) evidence: Option<[f32; EVIDENCE]>,
    /// The trained mapping of the evidence: how many of 100 such articles are right in title and all paragraphs.
    pub(crate) calibrated: Option<f32>,
}

impl Review {
    /// That of a story which an editor has gone through.
    pub(crate) fn certain(id: &str) -> Self {
        Self { id: id.to_owned(), title: 1.0, division: 1.0, text: 1.0, byline: 1.0, ..Self::default() }
    }

    /// One figure: of the learned reading the share of such articles that are right (`cargo xtask pages-train` measures
    /// it on generated pages of styles that were not trained on), of the rules the weakest part.
    #[must_use]
    pub fn overall(&self) -> f32 {
        if let Some(calibrated) = self.calibrated {
            return calibrated;
        }
        [self.title, self.division.max(0.5), self.text, self.byline].into_iter().fold(1.0, f32::min)
    }

    /// Whether an editor should look at it.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.overall() < DOUBTFUL
    }
}

/// Articles below this are shown to an editor.
const DOUBTFUL: f32 = 0.65;

/// Confidence in a detached headline, from its similarity to the story and the best similarity of a
/// rival: 0.5 at a tie, near 1 for a clear case.
pub(crate) fn of_match(own: f64, rival: f64) -> f32 {
    if own <= 0.0 {
        return 0.3;
    }
    (0.5 + 0.47 * ((own - rival) / own.max(rival)).clamp(-1.0, 1.0)).clamp(0.1, 0.97) as f32
}

/// Reviews one story.
pub(crate) fn review(id: &str, draft: &Draft, headline: &Headline) -> Review {
    if draft.checked.is_some() {
        return Review::certain(id);
    }
    let mut notes = Vec::new();
    let title = if headline.title.is_empty() {
        notes.push("没有找到标题，列表里显示开头几个字".to_owned());
        NO_TITLE
    } else if let Some(chosen) = &draft.chosen {
        if chosen.confidence < DOUBTFUL {
            notes.push("标题与正文分开印刷，匹配把握不大".to_owned());
        }
        chosen.confidence
    } else {
        ABOVE
    };
    let mut text: f32 = match &draft.judged {
        Some(judged) => judged.text,
        None if draft.opened || draft.listing => 1.0,
        None => UNOPENED,
    };
    if !draft.agreed && draft.judged.is_none() {
        text *= RULES_ALONE;
    }
    if draft.paragraphs.is_empty() {
        notes.push("没有正文".to_owned());
        text = NO_TITLE;
    } else if !draft.listing
        && draft.issue.is_none()
        && draft.paragraphs.iter().any(|part| !ends_sentence(&part.folded))
    {
        notes.push("正文有段落没有说完".to_owned());
        text = text.min(UNFINISHED);
    }
    let division = draft.judged.as_ref().map_or(headline.margin, |judged| judged.division);
    let byline = if draft.byline_lines.len() > 1 { 0.6 } else { 1.0 };
    Review {
        id: id.to_owned(),
        title,
        division,
        text,
        byline,
        runner_up: draft.chosen.as_ref().and_then(|chosen| chosen.runner_up.clone()),
        notes,
        // Documents are read by their wording, not by the weights.
        evidence: draft
            .judged
            .as_ref()
            .filter(|_| draft.issue.is_none())
            .map(|judged| evidence(draft, judged, headline)),
        calibrated: None,
    }
}

impl Review {
    /// Lets the trained mapping say what the evidence is worth.
    pub(crate) fn calibrate(&mut self, weights: &Weights) {
        self.calibrated = self.evidence.map(|evidence| sigmoid(weights.confidence.score(&evidence)));
    }
}

/// What speaks for an article of the learned reading: the first twelve numbers rise with what the stages are sure of.
fn evidence(draft: &Draft, judged: &Judged, headline: &Headline) -> [f32; EVIDENCE] {
    let flag = |holds: bool| f32::from(u8::from(holds));
    let title = match &draft.chosen {
        _ if headline.title.is_empty() => 0.0,
        Some(chosen) => chosen.confidence,
        None => ABOVE,
    };
    let surprise = |certainty: f32| (1.0 / (1.001 - certainty.clamp(0.0, 1.0))).ln_table() / 4.0;
    let unfinished = draft.paragraphs.iter().filter(|part| !ends_sentence(&part.folded)).count();
    [
        title,
        surprise(title),
        judged.division,
        surprise(judged.division),
        judged.text,
        surprise(judged.text),
        judged.links,
        surprise(judged.links),
        judged.lines[0],
        surprise(judged.lines[0]),
        judged.lines[1],
        surprise(judged.lines[1]),
        flag(draft.agreed),
        flag(headline.title.is_empty()),
        flag(draft.paragraphs.is_empty()),
        flag(unfinished > 0 && !draft.listing),
        flag(draft.listing),
        flag(draft.opened),
        flag(draft.byline_lines.len() > 1),
        (draft.paragraphs.len() as f32 / 10.0).min(1.0),
        (draft.headings.len() as f32 / 5.0).min(1.0),
        judged.page[0],
        judged.page[1],
        judged.page[2],
    ]
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::page::draft::Chosen;

    #[test]
    fn confidence_never_falls_where_a_stage_is_surer() {
        let weights = Weights::embedded().expect("the weights fit");
        let judged = |sure: f32| Judged {
            text: sure,
            division: sure,
            links: sure,
            lines: [sure; 2],
            ..Judged::default()
        };
        let headline = Headline { title: "夜校开班".to_owned(), ..Headline::default() };
        let steps: Vec<f32> = (0..=50_u8)
            .map(|step| {
                let certainty = f32::from(step) / 50.0;
                let chosen = Chosen { confidence: certainty, runner_up: None };
                let draft =
                    Draft { chosen: Some(chosen), judged: Some(judged(certainty)), ..Draft::default() };
                let mut review = review("p-01", &draft, &headline);
                review.calibrate(weights);
                review.overall()
            })
            .collect();
        assert!(steps.windows(2).all(|pair| pair[0] <= pair[1]), "{steps:?}");
        assert!(steps[0] < 0.3 && steps[50] > steps[0] + 0.3, "{steps:?}");
    }

    #[test]
    fn a_tie_is_a_coin_toss_and_a_clear_case_is_sure() {
        assert!((of_match(5.0, 5.0) - 0.5).abs() < 0.01);
        assert!(of_match(40.0, 2.0) > 0.9);
        assert!(of_match(2.0, 8.0) < 0.3);
    }
}
