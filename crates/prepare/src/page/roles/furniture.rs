//! Furniture needs more than the look of one line: what reads like a date or a page number may begin a column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{COUNT, LineRole, ROLES, Roles};
use crate::page::chars::ends_sentence;
use crate::page::forms::furniture;
use crate::page::line::Line;
use crate::page::rules::flow;
use crate::pattern::pattern;

/// Lines from the page's top or bottom where furniture is at home.
const EDGE: usize = 4;
/// How sure the weights must be of a line among text.
const SURE: f32 = 0.8;

/// Lines of one column differ by at most this much in width (half columns).
const COLUMN: usize = 10;

/// Takes furniture back that nothing else speaks for: neither its form, nor the page's edge, nor furniture beside it, nor
/// empty lines around it, nor that it comes again. What completes a sentence is no furniture whatever it looks like.
pub(super) fn corroborate(lines: &[Line], roles: &mut Roles) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *times.entry(line.folded.as_str()).or_insert(0) += 1;
    }
    for at in 0..lines.len() {
        let folded = lines[at].folded.as_str();
        if roles.best[at].is_head() && is_rule(folded) {
            roles.best[at] = LineRole::Furniture;
        }
        if roles.best[at] != LineRole::Furniture || is_rule(folded) {
            continue;
        }
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let beside = beside.filter(|other| roles.best.get(*other) == Some(&LineRole::Furniture)).count() > 0;
        let apart = lines[at].blanks > 0 && lines.get(at + 1).is_none_or(|next| next.blanks > 0);
        let corroborated = at < EDGE
            || at + EDGE >= lines.len()
            || beside
            || apart
            || times[folded] > 1
            || roles.certainty(at) >= SURE && furniture::is_furniture(folded, true);
        if completes(lines, roles, at) || continues_column(lines, roles, at) {
            roles.best[at] = LineRole::TextGoesOn;
        } else if is_only_headline(lines, roles, at) {
            roles.best[at] = LineRole::Title;
        } else if !corroborated {
            roles.best[at] = second_best(&roles.scores[at]);
        }
    }
}

/// A line of dashes, dots or asterisks.
pub(crate) fn is_rule(folded: &str) -> bool {
    folded.chars().all(|c| "-—–_=*·.…~━─═－＝ ".contains(c))
}

/// Whether the line is inside a sentence that the lines around it begin and end; furniture begins none.
fn completes(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|before| &lines[before]), lines.get(at + 1))
    else {
        return false;
    };
    let open = roles.best[at - 1] != LineRole::Furniture
        && !ends_sentence(&before.folded)
        && before.folded.chars().count() > 4;
    let number = lines[at].folded.chars().all(|c| c.is_ascii_digit() || ".%-".contains(c));
    let goes_on = flow::word_crosses(&before.folded, &lines[at].folded)
        || flow::word_crosses(&lines[at].folded, &after.folded);
    open && lines[at].blanks == 0 && (goes_on || number && after.blanks == 0)
}

/// Whether the line is at the top of a column, right above text that goes on, after a sentence that is not finished:
/// furniture would be set apart from the text below.
fn continues_column(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &lines[before]) else { return false };
    let below = lines.get(at + 1).is_some_and(|after| after.blanks == 0)
        && roles.best[at + 1] == LineRole::TextGoesOn
        && lines[at].width.abs_diff(lines[at + 1].width) <= COLUMN;
    roles.best[at - 1].is_text() && !ends_sentence(&before.folded) && below && lines[at].width > COLUMN
}

/// Whether the line is the only one that can be the headline of the story right below, and is no date, number or name
/// of a paper: 放大镜下的手艺人 begins like a link of the electronic paper.
fn is_only_headline(lines: &[Line], roles: &Roles, at: usize) -> bool {
    static NO_HEADLINE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[：|@]|(?:[报版期号刊日页篇录印辑]|星期.|\d)$|^[\p{Han}]{1,4}$|责编|编辑|返回|上一|下一|总第|农历.{2,5}$",
        )
    });
    let opens = roles.best.get(at + 1) == Some(&LineRole::StoryStarts) && lines[at + 1].blanks > 0;
    let above = at == 0 || lines[at].blanks > 0 && roles.best[at - 1].is_text();
    let folded = lines[at].folded.as_str();
    opens && above && folded.chars().count() <= 30 && !NO_HEADLINE.is_match(folded)
}

/// The likeliest role that is not furniture.
fn second_best(scores: &[f32; COUNT]) -> LineRole {
    let mut best = LineRole::TextGoesOn;
    for role in ROLES.into_iter().filter(|role| *role != LineRole::Furniture) {
        if scores[role as usize] > scores[best as usize] {
            best = role;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{LineRole, Roles, completes};
    use crate::page::lines::read_lines;

    #[test]
    fn a_number_in_furniture_does_not_go_on_in_the_next_line() {
        let lines = read_lines("特别报道 03\n2024年2月26日 星期一\n云溪港报\n");
        let below = |role| {
            let best = vec![role, LineRole::Furniture, LineRole::Furniture];
            completes(&lines, &Roles { best, ..Roles::default() }, 1)
        };
        assert!(below(LineRole::TextGoesOn));
        assert!(!below(LineRole::Furniture));
    }
}
