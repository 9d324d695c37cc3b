//! Headline blocks that run together: two headlines side by side look like one of two lines, but two stories say them.

use crate::page::roles::LineRole;
use crate::page::stories::{Context, Grams, Overlap, Stories, UnitKind, grams};

/// By how much more of a heading its own story must say than the other's.
const MARGIN: f32 = 0.3;

/// Cuts each block where the lines above and below are said by two different stories.
pub(super) fn cut_blocks(context: Context, stories: &mut Stories) {
    let texts: Vec<Grams> = stories.chains.iter().map(|chain| stories.grams(chain)).collect();
    if texts.len() < 2 {
        return;
    }
    let overlap = Overlap::of(texts.iter());
    let mut unit = 0;
    while unit < stories.units.len() {
        if stories.units[unit].kind == UnitKind::Head
            && stories.units[unit].titled
            && let Some(at) = cut(context, &stories.units[unit].lines, &texts, &overlap)
        {
            stories.cut_head(context, unit, at);
        }
        unit += 1;
    }
}

/// The index of the line that begins another headline.
fn cut(context: Context, lines: &[usize], texts: &[Grams], overlap: &Overlap) -> Option<usize> {
    let text = |lines: &[usize]| -> String {
        let headings = lines
            .iter()
            .filter(|at| !matches!(context.roles.best[**at], LineRole::Section | LineRole::Byline));
        headings.map(|at| context.lines[*at].folded.as_str()).collect()
    };
    let said = |words: &str| -> Vec<f32> {
        let words = grams(words);
        texts.iter().map(|text| overlap.coverage(&words, text).share).collect()
    };
    let best =
        |shares: &[f32]| (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b]).then(b.cmp(a)));
    (1..lines.len()).find(|at| {
        let (above, below) = (said(&text(&lines[..*at])), said(&text(&lines[*at..])));
        let (Some(first), Some(second)) = (best(&above), best(&below)) else { return false };
        first != second && above[first] - above[second] > MARGIN && below[second] - below[first] > MARGIN
    })
}
