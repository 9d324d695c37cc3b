//! Headings inside a long story that the weights take for headlines: the page sets its headlines in another way.

use super::{LineRole, Roles};
use crate::page::forms::opener;
use crate::page::line::Line;

/// An indent of so many half columns or more is one that a heading has and its text has not.
const INDENT: usize = 3;
/// Fewer sure headlines than this do not show how the page sets them.
const FEW_HEADLINES: usize = 2;

/// How a heading is set: indented, an empty line below.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Setting {
    indented: bool,
    below: bool,
}

/// A block of headline lines: the first of them, and the line of text below.
struct Block {
    first: usize,
    text: usize,
}

/// Makes subheads of single headlines that nothing beside them shows to be one (no label, byline or opener), where they
/// are set as no sure headline of the page is.
pub(super) fn lower(lines: &[Line], roles: &mut Roles) {
    let blocks = blocks(roles);
    let (sure, doubtful): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(|block| is_sure(lines, roles, block));
    let settings: Vec<Setting> = sure.iter().map(|block| setting(lines, block)).collect();
    if settings.len() < FEW_HEADLINES {
        return;
    }
    let Some(first) = sure.first().map(|block| block.first) else { return };
    for block in doubtful.iter().filter(|block| block.first > first) {
        if is_inside(roles.best[block.first - 1]) && differs(setting(lines, block), &settings) {
            roles.set(block.first, LineRole::Subhead);
            roles.set(block.text, LineRole::ParagraphStarts);
        }
    }
}

/// Whether a line with this role may be right above a heading inside a story.
fn is_inside(role: LineRole) -> bool {
    role.is_text() || matches!(role, LineRole::Caption | LineRole::CaptionGoesOn | LineRole::Subhead)
}

/// Whether a heading is set in from the edge, or apart from its text, unlike every sure headline.
fn differs(own: Setting, sure: &[Setting]) -> bool {
    let indented = own.indented && sure.iter().all(|other| !other.indented);
    let apart = own.below && sure.iter().all(|other| !other.below);
    indented || apart
}

/// All blocks with a headline over text.
fn blocks(roles: &Roles) -> Vec<Block> {
    let mut found = Vec::new();
    let mut first = None;
    for (at, role) in roles.best.iter().enumerate() {
        if role.is_head() {
            first.get_or_insert(at);
        } else if let Some(first) = first.take()
            && role.is_text()
        {
            found.push(Block { first, text: at });
        }
    }
    found
}

/// Whether a label, a byline, another line or the opener of the text shows a headline.
fn is_sure(lines: &[Line], roles: &Roles, block: &Block) -> bool {
    let single = block.text == block.first + 1 && roles.best[block.first] == LineRole::Title;
    !single || opener::parse(&lines[block.text].folded).is_some()
}

fn setting(lines: &[Line], block: &Block) -> Setting {
    Setting { indented: lines[block.first].indent >= INDENT, below: lines[block.text].blanks > 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;
    use crate::page::roles::COUNT;

    fn lowered(page: &str) -> Vec<LineRole> {
        use LineRole::{Byline, StoryStarts, Title};
        let best = vec![Title, Byline, StoryStarts, Title, StoryStarts, Title, StoryStarts];
        let mut roles = Roles { scores: vec![[0.0; COUNT]; best.len()], best };
        lower(&read_lines(page), &mut roles);
        roles.best
    }

    #[test]
    fn a_heading_set_as_no_headline_of_the_page_is_inside_a_story() {
        let page = |heading: &str| {
            format!(
                "村里办起乐队\n本报记者 李凡\n　　村里有一支乐队。\n{heading}\n　　他用农活教节拍。\n\n夜校开班\n　　本报讯 夜校开班了。\n"
            )
        };
        let indented = lowered(&page("　　　用农活教节拍"));
        assert_eq!(indented[3..5], [LineRole::Subhead, LineRole::ParagraphStarts]);
        let apart = lowered(&page("\n用农活教节拍\n"));
        assert_eq!(apart[3], LineRole::Subhead);
        let alike = lowered(&page("\n用农活教节拍"));
        assert_eq!(alike[3], LineRole::Title);
        // What an opener or a byline follows is a headline, however it is set.
        assert_eq!(alike[5], LineRole::Title);
    }
}
