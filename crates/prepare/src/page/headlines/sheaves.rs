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
