//! The list of what an issue has: headlines that are printed once more, over no text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{LineRole, Roles};
use crate::page::chars::is_han;
use crate::page::line::Line;
use crate::pattern::pattern;

/// Shorter lines are printed twice by chance: labels, names.
const SHORTEST: usize = 5;

/// Makes furniture of the lines below the name of such a list, and of headlines that stand over their text elsewhere.
pub(super) fn put_away(lines: &[Line], roles: &mut Roles) {
    let listed: Vec<usize> = (0..lines.len()).flat_map(|at| list(lines, roles, at)).collect();
    let doubled = doubled(lines, roles);
    for at in listed.into_iter().chain(doubled) {
        roles.best[at] = LineRole::Furniture;
    }
}

/// The lines of a list that begins at a line: its name, and headings up to the next empty line.
fn list(lines: &[Line], roles: &Roles, at: usize) -> Vec<usize> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[【（\[]? *(?:本 *期|今 *日|本 *版|内 *容|标 *题|版 *面) *(?:导 *读|要 *目|导 *航|看 *点|提 *要) *[】）\]]?：?$",
        )
    });
    if !roles.best[at].is_head() || !NAME.is_match(&lines[at].folded) {
        return Vec::new();
    }
    let entries = (at + 1..lines.len()).take_while(|at| lines[*at].blanks == 0 && roles.best[*at].is_head());
    let found: Vec<usize> = std::iter::once(at).chain(entries).collect();
    // Right above a text the last of them is its headline.
    let over_text = found.last().and_then(|last| roles.best.get(last + 1)).is_some_and(|role| role.is_text());
    let next = found.last().map_or(0, |last| last + 1);
    if over_text && lines[next].blanks == 0 { Vec::new() } else { found }
}

/// Headlines over no text that are printed over a text, too.
fn doubled(lines: &[Line], roles: &Roles) -> Vec<usize> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| roles.best[*at].is_head() && roles.best[*at] != LineRole::Byline) {
        let text: String = lines[at].folded.chars().filter(|c| is_han(*c)).collect();
        if text.chars().count() >= SHORTEST {
            places.entry(text).or_default().push(at);
        }
    }
    let leads = |at: &usize| {
        let below = (*at + 1..lines.len()).find(|at| !roles.best[*at].is_head());
        below.is_some_and(|below| roles.best[below].is_text())
            && (*at + 1..lines.len()).take_while(|at| roles.best[*at].is_head()).count() < 3
    };
    let split = places.into_values().filter(|places| places.iter().any(leads));
    split.flatten().filter(|at| !leads(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;
    use crate::page::roles::COUNT;

    fn put_away_in(page: &str, best: &[LineRole]) -> Vec<LineRole> {
        let mut roles = Roles { best: best.to_vec(), scores: vec![[0.0; COUNT]; best.len()] };
        put_away(&read_lines(page), &mut roles);
        roles.best
    }

    #[test]
    fn a_list_of_contents_has_no_headlines() {
        use LineRole::{Furniture, Section, StoryStarts, Title};
        let page = "【今日导读】\n★夜校开班\n★书屋开放\n\n夜校开班\n　　昨天，夜校开班。\n";
        let found = put_away_in(page, &[Section, Title, Title, Title, StoryStarts]);
        assert_eq!(found, [Furniture, Furniture, Furniture, Title, StoryStarts]);
        let column = "今日导读\n夜校开班\n　　昨天，夜校开班。\n";
        assert_eq!(put_away_in(column, &[Section, Title, StoryStarts])[..2], [Section, Title]);
    }

    #[test]
    fn a_headline_that_is_printed_over_its_text_too_is_not_needed_elsewhere() {
        use LineRole::{Furniture, StoryStarts, Title};
        let page = "· 职工夜校开进工地\n· 职工书屋开放\n· 一号高炉点火\n· 食堂换菜单\n\n职工夜校开进工地\n　　昨天，夜校开班。\n";
        let found = put_away_in(page, &[Title, Title, Title, Title, Title, StoryStarts]);
        assert_eq!((found[0], found[4]), (Furniture, Title));
    }
}
