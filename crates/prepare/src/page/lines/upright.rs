//! Upright lettering: a headline that is set from top to bottom comes as lines of one character each.

use crate::page::chars::is_han;
use crate::page::line::Line;

/// Characters of upright lettering: fewer may be what is left of other lines, more are no headline.
const CHARACTERS: std::ops::RangeInclusive<usize> = 3..=20;

/// Joins lines of one Chinese character each that follow each other without an empty line.
pub(super) fn joined(lines: &[Line]) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let follows = |one: &Line, next: &Line| {
        is_character(one) && is_character(next) && next.blanks == 0 && next.number == one.number + 1
    };
    for group in lines.chunk_by(follows) {
        match Line::new(group[0].number, &text(group), group[0].blanks) {
            Some(line) if CHARACTERS.contains(&group.len()) => {
                joined.push(Line { below: group.len() - 1, indent: group[0].indent, ..line });
            }
            _ => joined.extend_from_slice(group),
        }
    }
    joined
}

fn is_character(line: &Line) -> bool {
    let mut characters = line.text.chars();
    characters.next().is_some_and(is_han) && characters.next().is_none()
}

fn text(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use crate::page::lines::read_lines;

    #[test]
    fn lines_of_one_character_are_one_headline() {
        let lines = read_lines("短波\n夜\n校\n开\n班\n近日，夜校开班。\n了\n。");
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["短波", "夜校开班", "近日，夜校开班。", "了", "。"]);
        assert_eq!(lines[1].numbers().collect::<Vec<_>>(), [2, 3, 4, 5]);
    }
}
