//! What the forms of newspaper text (`forms`) say of a line: evidence among other evidence.

use super::values::flag;
use crate::page::chars::is_han;
use crate::page::draft::Part;
use crate::page::forms::{byline, credit, furniture, heading, listing, opener};
use crate::page::line::Line;
use crate::page::rules::division;
use gongwen_analysis::names::{is_name, split_names};

/// Lines of a narrow column that an opener may run over.
const OPENER_LINES: usize = 4;

pub(super) const NAMES: [&str; 23] = [
    "opener",
    "marked opener",
    "opener below",
    "opener above",
    "byline line",
    "closing byline",
    "credit alone",
    "credit at the end",
    "source",
    "key and value",
    "furniture anywhere",
    "furniture at an edge",
    "furniture above",
    "furniture below",
    "marked caption",
    "marked label",
    "column name",
    "share of names",
    "all names",
    "names above",
    "can be heading",
    "can be caption",
    "byline below",
];

/// Words of bylines that are no names.
const MARKS: [&str; 12] =
    ["摄影报道", "摄影", "报道", "整理", "综合", "供图", "文并摄", "文图", "图文", "摄", "文", "图"];

/// The words of a line that can be personal names, as a share: `(张三 李四)` is 1.
pub(crate) fn name_share(folded: &str) -> f32 {
    if folded.chars().count() > 44 {
        return 0.0;
    }
    let without_roles = byline::ROLE.replace_all(folded, " ");
    let plain: String = without_roles.chars().map(|c| if is_han(c) || c == '·' { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !MARKS.contains(word)).collect();
    let names = split_names(&words.join(" "));
    if names.is_empty() {
        return 0.0;
    }
    names.iter().filter(|name| is_name(name)).count() as f32 / names.len() as f32
}

fn opens(lines: &[Line], at: usize) -> Option<opener::Opener> {
    let end = lines.len().min(at + OPENER_LINES);
    let joined: String = lines.get(at..end)?.iter().map(|line| line.folded.as_str()).collect();
    opener::parse(&joined)
}

pub(super) fn row(lines: &[Line], at: usize) -> [f32; NAMES.len()] {
    let line = &lines[at];
    let folded = line.folded.as_str();
    let above = at.checked_sub(1).map(|at| &lines[at]);
    let below = lines.get(at + 1);
    let opener = opens(lines, at).filter(|_| !byline::is_byline_line(folded));
    let photo = credit::photo(folded);
    let names = name_share(folded);
    let part = Part::of_line(line);
    let is_furniture =
        |line: Option<&Line>| flag(line.is_some_and(|line| furniture::is_furniture(&line.folded, false)));
    [
        flag(opener.is_some()),
        flag(opener.is_some_and(|opener| opener.marked)),
        flag(below.is_some() && opens(lines, at + 1).is_some()),
        flag(at > 0 && opens(lines, at - 1).is_some()),
        flag(byline::is_byline_line(folded)),
        flag(byline::closing(folded).is_some()),
        flag(photo.as_ref().is_some_and(|found| found.start == 0)),
        flag(photo.is_some_and(|found| found.start > 0)),
        flag(credit::is_source(folded)),
        flag(listing::is_key_value(folded)),
        is_furniture(Some(line)),
        flag(furniture::is_furniture(folded, true)),
        is_furniture(above),
        is_furniture(below),
        flag(heading::is_marked_caption(folded)),
        flag(heading::is_marked_label(folded)),
        flag(division::is_column_name(folded)),
        names,
        flag(names >= 1.0),
        above.map_or(0.0, |line| name_share(&line.folded)),
        flag(heading::can_be_heading(&part.folded, line.width)),
        flag(heading::can_be_caption(&part.folded)),
        flag(below.is_some_and(|line| byline::is_byline_line(&line.folded))),
    ]
}
