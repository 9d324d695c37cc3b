//! How sure the splitter is, from the margins of its decisions.

use crate::page::chars::ends_sentence;
use crate::page::draft::Draft;
use crate::page::rules::division::Headline;

/// A headline right above its story.
const ABOVE: f32 = 0.97;
/// A story without any headline: its title is made of its first words.
const NO_TITLE: f32 = 0.2;
/// A story whose beginning no opener and no byline marks.
const UNOPENED: f32 = 0.8;
/// A story whose text ends within a sentence.
const UNFINISHED: f32 = 0.5;

/// Two readings of a page that find other stories make each of them less sure: the weights, which know it themselves,
/// a little, the rules more.
const DISAGREED: f32 = 0.99;
const RULES_ALONE: f32 = 0.88;
/// From this certainty of the weights on, 95 of 100 stories of generated pages are right in title and text.
const TRUSTED: f32 = 0.985;

/// What a certainty of the weights means: at least .9 is a story that may be trusted.
fn calibrated(certainty: f32) -> f32 {
    if certainty >= TRUSTED {
        0.9 + 0.1 * (certainty - TRUSTED) / (1.0 - TRUSTED)
    } else {
        0.9 * certainty / TRUSTED
    }
}

/// How sure the parts of one article are, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
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
}

impl Review {
    /// One figure: the weakest part.
    #[must_use]
    pub fn overall(&self) -> f32 {
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
    let mut notes = Vec::new();
    let title = if headline.title.is_empty() {
        notes.push("没有找到标题，暂用正文开头".to_owned());
        NO_TITLE
    } else if let Some(chosen) = &draft.chosen {
        if chosen.confidence < DOUBTFUL {
            notes.push("标题与正文分开印刷，匹配把握不大".to_owned());
        }
        if draft.judged.is_some() { calibrated(chosen.confidence) } else { chosen.confidence }
    } else {
        ABOVE
    };
    let mut text: f32 = match &draft.judged {
        Some(judged) => calibrated(judged.text),
        None if draft.opened || draft.listing => 1.0,
        None => UNOPENED,
    };
    if !draft.agreed && draft.issue.is_none() {
        text *= if draft.judged.is_some() { DISAGREED } else { RULES_ALONE };
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
    let division = draft.judged.as_ref().map_or(headline.margin, |judged| calibrated(judged.division));
    let byline = if draft.byline_lines.len() > 1 { 0.6 } else { 1.0 };
    Review {
        id: id.to_owned(),
        title,
        division,
        text,
        byline,
        runner_up: draft.chosen.as_ref().and_then(|chosen| chosen.runner_up.clone()),
        notes,
    }
}

#[cfg(test)]
mod tests {
    use super::{TRUSTED, calibrated, of_match};

    #[test]
    fn calibration_rises_and_is_nine_tenths_where_weights_are_to_be_trusted() {
        assert!((calibrated(TRUSTED) - 0.9).abs() < 1e-6);
        let steps: Vec<f32> = (0..=100_u8).map(|step| calibrated(f32::from(step) / 100.0)).collect();
        assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
        assert!((steps[100] - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_tie_is_a_coin_toss_and_a_clear_case_is_sure() {
        assert!((of_match(5.0, 5.0) - 0.5).abs() < 0.01);
        assert!(of_match(40.0, 2.0) > 0.9);
        assert!(of_match(2.0, 8.0) < 0.3);
    }
}
