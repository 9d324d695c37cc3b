//! What a mark or a name says more surely than the weights: a triangle points at a picture, a bare name under a
//! headline is its author.

use super::{LineRole, Roles};
use crate::page::chars::ends_full_stop;
use crate::page::features::name_share;
use crate::page::forms::credit;
use crate::page::lines::Line;

/// Triangles that point at a picture above or below.
const TRIANGLES: [char; 4] = ['▲', '△', '▼', '▽'];
/// Shorter texts behind a triangle are labels, in characters.
const SHORTEST_CAPTION: usize = 8;
/// Lines of a caption.
const LONGEST_CAPTION: usize = 5;
/// Longest bare author: two names and a space, in characters.
const LONGEST_AUTHOR: usize = 8;

/// Gives captions behind a triangle and bare authors their roles.
pub(super) fn settle(lines: &[Line], roles: &mut Roles) {
    for at in 0..lines.len() {
        if let Some(end) = caption(lines, roles, at) {
            roles.best[at] = LineRole::Caption;
            roles.best[at + 1..end].fill(LineRole::CaptionGoesOn);
        } else if is_author(lines, roles, at) {
            roles.best[at] = LineRole::Byline;
        }
    }
}

/// The line after a caption that begins at `at` with a triangle, is set apart and is a sentence or has a credit. What has a
/// credit and reads like a story is a picture with its text: an item of its own.
fn caption(lines: &[Line], roles: &Roles, at: usize) -> Option<usize> {
    let apart = |at: usize| lines.get(at).is_none_or(|line| line.blanks > 0);
    let role = roles.best[at];
    if !lines[at].folded.starts_with(TRIANGLES) || at > 0 && !apart(at) || role == LineRole::Caption {
        return None;
    }
    let end = (at + 1..=lines.len()).take(LONGEST_CAPTION).find(|end| apart(*end))?;
    let text: String = lines[at..end].iter().map(|line| line.folded.as_str()).collect();
    let credited = credit::photo(&text).is_some();
    let says = ends_full_stop(&text) && !credited || credited && role != LineRole::StoryStarts;
    (says && text.chars().count() >= SHORTEST_CAPTION).then_some(end)
}

/// Whether a line that ends a headline block is nothing but one or two names.
fn is_author(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let under =
        at > 0 && matches!(roles.best[at - 1], LineRole::Title | LineRole::TitleGoesOn | LineRole::Subtitle);
    let goes_on =
        matches!(roles.best[at], LineRole::TitleGoesOn | LineRole::Subtitle | LineRole::SubtitleGoesOn);
    let above_text = roles.best.get(at + 1) == Some(&LineRole::StoryStarts);
    let folded = lines[at].folded.trim_start_matches(['◎', '□', '■', '●', ' ']);
    under
        && goes_on
        && above_text
        && (2..=LONGEST_AUTHOR).contains(&folded.chars().count())
        && name_share(folded) >= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;
    use crate::page::roles::COUNT;

    fn settled(page: &str, best: &[LineRole]) -> Vec<LineRole> {
        let mut roles = Roles { best: best.to_vec(), scores: vec![[0.0; COUNT]; best.len()] };
        settle(&read_lines(page), &mut roles);
        roles.best
    }

    #[test]
    fn a_sentence_behind_a_triangle_is_a_caption() {
        let text = [LineRole::ParagraphStarts; 3];
        let page = "机器换了三代。\n\n▲蒋一帆和徒弟在试验台前测量间隙。\n\n手艺还在。\n";
        assert_eq!(settled(page, &text)[1], LineRole::Caption);
        let label = "机器换了三代。\n\n▲要闻简报\n\n手艺还在。\n";
        assert_eq!(settled(label, &text)[1], LineRole::ParagraphStarts);
    }

    #[test]
    fn a_bare_name_under_a_headline_is_its_author() {
        let roles = [LineRole::Title, LineRole::TitleGoesOn, LineRole::StoryStarts];
        let page = "与一口钟为邻\n李国强\n\n　　我在钟楼对面住了十二年。\n";
        assert_eq!(settled(page, &roles)[1], LineRole::Byline);
        let two_lines = "与一口钟为邻\n十二年的日子\n\n　　我在钟楼对面住了十二年。\n";
        assert_eq!(settled(two_lines, &roles)[1], LineRole::TitleGoesOn);
    }
}
