//! Labels at the top of a headline block that the weights take for the headline itself.

use crate::page::forms::heading;
use crate::page::line::Line;
use crate::page::roles::{LineRole, Roles};
use crate::page::rules::division;
use crate::page::stories::grams;

/// Longest label over a headline that nothing marks as one, in characters.
const LONGEST_LABEL: usize = 5;
/// Longest label that ends in a word of columns, in characters.
const LONGEST_NAME: usize = 8;
/// A headline has more pairs and triples of characters than this in common with its story.
const FEW_SAID: usize = 2;

/// The roles of the lines of a headline block. Rule "label on the headline": its first line may be the column's name,
/// by its form, or as it is a few characters that the story never says, while it says the next line.
pub(super) fn roles(lines: &[Line], roles: &Roles, block: &[usize], text: &str) -> Vec<LineRole> {
    let mut found: Vec<LineRole> = block.iter().map(|at| roles.best[*at]).collect();
    title_of_labels(lines, block, &mut found);
    if found.contains(&LineRole::Section) {
        return found;
    }
    let Some(first) = found.iter().position(|role| *role != LineRole::Byline) else { return found };
    let Some(next) = (first + 1..found.len()).find(|at| found[*at] != LineRole::Byline) else { return found };
    let is_title = |at: usize| matches!(found[at], LineRole::Title | LineRole::TitleGoesOn);
    if !is_title(first) {
        return found;
    }
    let folded = |at: usize| lines[block[at]].folded.as_str();
    let label = folded(first);
    let length = label.chars().count();
    let named = length <= LONGEST_NAME
        && (division::is_column_name(label) || is_title(next) && heading::is_essay_column(label));
    let story = grams(text);
    let said = |at: usize| grams(folded(at)).iter().filter(|gram| story.contains(*gram)).count();
    let unsaid = length <= LONGEST_LABEL && is_title(next) && said(first) == 0 && said(next) > FEW_SAID;
    if named || unsaid || heading::is_label(label) {
        found[first] = LineRole::Section;
        raise(&mut found[next..]);
    }
    found
}

/// The last of some labels is the headline if no other line is, unless it has the form of a column's name.
fn title_of_labels(lines: &[Line], block: &[usize], found: &mut [LineRole]) {
    if found.iter().any(|role| !matches!(role, LineRole::Section | LineRole::Byline)) {
        return;
    }
    let Some(last) = found.iter().rposition(|role| *role == LineRole::Section) else { return };
    let label = lines[block[last]].folded.as_str();
    let named = division::is_column_name(label)
        || division::is_briefs_label(label)
        || heading::is_essay_column(label)
        || heading::is_label(label)
        || heading::is_marked_label(label);
    if !named {
        found[last] = LineRole::Title;
    }
}

/// Makes the first line below a label the headline, if no other is.
fn raise(below: &mut [LineRole]) {
    if below.contains(&LineRole::Title) || below.first() == Some(&LineRole::TitleGoesOn) {
        return;
    }
    for (at, role) in below.iter_mut().enumerate() {
        *role = match (at, *role) {
            (0, _) => LineRole::Title,
            (_, LineRole::SubtitleGoesOn) => LineRole::TitleGoesOn,
            _ => break,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;
    use crate::page::roles::COUNT;

    fn found(block: &str, best: &[LineRole]) -> Vec<LineRole> {
        let given = Roles { best: best.to_vec(), scores: vec![[0.0; COUNT]; best.len()] };
        let all: Vec<usize> = (0..best.len()).collect();
        roles(&read_lines(block), &given, &all, "账本摆在桌上，会员一页一页地翻。")
    }

    #[test]
    fn the_name_of_a_column_is_no_headline() {
        use LineRole::{Section, Subtitle, Title, TitleGoesOn};
        assert_eq!(found("主席手记\n账本要让会员看得懂\n", &[Title, Subtitle]), [Section, Title]);
        assert_eq!(
            found("车间人物·之九\n账本要让会员看得懂\n", &[Title, TitleGoesOn]),
            [Section, TitleGoesOn]
        );
        let two = "账本摆上桌\n会员一页一页地翻\n";
        assert_eq!(found(two, &[Title, Subtitle]), [Title, Subtitle]);
    }
}
