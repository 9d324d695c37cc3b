//! Headlines set together over their stories: as many lines as stories without a headline of their own follow, each said
//! by one of them.

use crate::page::roles::LineRole;
use crate::page::stories::{Context, Grams, Overlap, Stories, UnitKind, grams};

/// Cuts each block whose lines are the headlines of the stories right below.
pub(super) fn cut_sheaves(context: Context, stories: &mut Stories) {
    let texts: Vec<Grams> = stories.chains.iter().map(|chain| stories.grams(chain)).collect();
    let overlap = Overlap::of(texts.iter());
    let mut unit = 0;
    while unit < stories.units.len() {
        let lines = &stories.units[unit].lines;
        let all_heads = stories.units[unit].kind == UnitKind::Head
            && lines.len() > 1
            && lines.iter().all(|at| is_heading(context.roles.best[*at]));
        let below = following(stories, unit);
        if all_heads && below.len() == lines.len() && fits(context, lines, &below, &texts, &overlap) {
            for at in (1..lines.len()).rev() {
                stories.cut_head(context, unit, at);
            }
        }
        unit += 1;
    }
}

fn is_heading(role: LineRole) -> bool {
    role.is_head() && !matches!(role, LineRole::Section | LineRole::Byline)
}

/// The stories that begin below a unit before another headline does.
fn following(stories: &Stories, unit: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for at in unit + 1..stories.units.len() {
        match stories.units[at].kind {
            UnitKind::Head => break,
            UnitKind::Text => {
                let story =
                    stories.owner[at].filter(|story| stories.chains[*story].units.first() == Some(&at));
                found.extend(story);
            }
            _ => (),
        }
    }
    found
}

/// Whether each line is said by the story of its place at least as much as by the others, and most are said at all.
fn fits(context: Context, lines: &[usize], below: &[usize], texts: &[Grams], overlap: &Overlap) -> bool {
    let mut said = 0;
    for (place, at) in lines.iter().enumerate() {
        let words = grams(&context.lines[*at].folded);
        let share = |story: usize| overlap.coverage(&words, &texts[story]).share;
        let own = share(below[place]);
        if below.iter().any(|story| share(*story) > own) {
            return false;
        }
        said += usize::from(own > 0.0);
    }
    said + 1 >= lines.len() && said > 0
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::page::features::PageShape;
    use crate::page::lines::read_lines;
    use crate::page::roles::weights::Weights;
    use crate::page::roles::{COUNT, Roles};
    use crate::page::stories::{Chain, Unit};

    /// How many headline blocks there are after two lines over two stories were looked at.
    fn blocks(second: &str) -> usize {
        let page =
            format!("古桥换了新颜\n{second}\n\n锦川古桥换新颜，今天通车。\n\n港区启用卡车，装卸更快。\n");
        let lines = read_lines(&page);
        let best = vec![LineRole::Title, LineRole::TitleGoesOn, LineRole::StoryStarts, LineRole::StoryStarts];
        let roles = Roles { scores: vec![[0.0; COUNT]; best.len()], best };
        let shape = PageShape::default();
        let context =
            Context { lines: &lines, roles: &roles, shape: &shape, weights: Weights::embedded().unwrap() };
        let unit = |kind: UnitKind, of: &[usize]| {
            let folded: String = of.iter().map(|at| lines[*at].folded.as_str()).collect();
            let grams = grams(&folded);
            Unit { kind, lines: of.to_vec(), folded, grams, titled: kind == UnitKind::Head }
        };
        let chain = |unit: usize| Chain { units: vec![unit], clarity: 1.0 };
        let mut stories = Stories {
            units: vec![
                unit(UnitKind::Head, &[0, 1]),
                unit(UnitKind::Text, &[2]),
                unit(UnitKind::Text, &[3]),
            ],
            chains: vec![chain(1), chain(2)],
            owner: vec![None, Some(0), Some(1)],
        };
        cut_sheaves(context, &mut stories);
        stories.of_kind(UnitKind::Head).len()
    }

    #[test]
    fn headlines_together_over_their_stories_are_one_for_each() {
        assert_eq!(blocks("港区启用无人卡车"), 2);
        // A second line that the first story says is its subtitle.
        assert_eq!(blocks("锦川古桥今天通车"), 1);
    }
}
