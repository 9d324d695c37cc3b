//! What stands beside a story's text and is none: closing bylines, sources, credits, and the page's own editors.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::chars::{ends_full_stop, ends_sentence};
use crate::page::draft::{Draft, Part};
use crate::page::forms::ending::{self, EndingKind};
use crate::page::forms::{byline, credit};
use crate::pattern::pattern;

/// A byline and a jump line, say.
const MOST_ENDINGS: usize = 2;

/// Takes the page's own editors away from those who wrote the story.
pub(super) fn take_editors(draft: &mut Draft) -> Vec<Part> {
    static EDITORS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^ *(?:值班|责任|执行|本版|本期|本报)?(?:总编|编委|编辑|责编|主编|主任|校对|审读|组版|版式|美编) *[：/].*(?:编辑|责编|校对|审读|组版|版式|美编)",
        )
    });
    let is_editors = |part: &Part| EDITORS.is_match(&part.folded) && !byline::is_byline_line(&part.folded);
    if draft.byline_lines.iter().all(is_editors) {
        return Vec::new();
    }
    draft.byline_lines.extract_if(.., |part| is_editors(part)).collect()
}

/// Puts a credit, a source or a closing byline where it belongs.
pub(super) fn give_credit(draft: &mut Draft, part: Part) {
    match ending::kind(&part.folded) {
        Some(EndingKind::Source) => draft.sources.push(part),
        Some(EndingKind::Credit | EndingKind::Jump) => draft.credits.push(part),
        None if credit::photo(&part.folded).is_some() => draft.credits.push(part),
        Some(EndingKind::Byline) | None => draft.byline_lines.push(part),
    }
}

/// What the last paragraph is if it is no text: a closing byline, a source, a credit on lines of its own after a finished
/// sentence.
fn lone_ending(paragraphs: &[Part]) -> Option<EndingKind> {
    let [.., before, last] = paragraphs else { return None };
    if !ends_sentence(&before.folded) || ends_full_stop(&last.folded) {
        return None;
    }
    ending::lone(&last.folded)
}

/// Takes closing bylines, sources and credits off the end of the text; gives back what is furniture.
pub(crate) fn take_endings(draft: &mut Draft) -> Vec<Part> {
    let mut furniture = Vec::new();
    for _ in 0..MOST_ENDINGS {
        if let Some(kind) = lone_ending(&draft.paragraphs)
            && let Some(part) = draft.paragraphs.pop()
        {
            match kind {
                EndingKind::Jump => furniture.push(part),
                // The author is named above: this says who that is.
                EndingKind::Byline if !draft.byline_lines.is_empty() => draft.sources.push(part),
                _ => give_credit(draft, part),
            }
            continue;
        }
        let Some(last) = draft.paragraphs.last_mut() else { break };
        let Some(found) = ending::ending(&last.folded) else { break };
        let (text, rest) = (last.slice(0, found.start), last.slice(found.start, last.len()));
        *last = text;
        if found.kind == EndingKind::Jump {
            furniture.push(rest);
        } else {
            give_credit(draft, rest);
        }
    }
    furniture
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;

    #[test]
    fn the_editors_of_the_page_did_not_write_the_story() {
        let parts =
            |texts: &[&str]| read_lines(&texts.join("\n")).iter().map(Part::of_line).collect::<Vec<_>>();
        let editors = "值班总编：楚云飞　责任编辑：池小荷　校对：林鹿";
        let mut draft = Draft { byline_lines: parts(&["本报记者 夏溪", editors]), ..Draft::default() };
        let taken = take_editors(&mut draft);
        assert_eq!(taken.iter().map(|part| part.text.as_str()).collect::<Vec<_>>(), [editors]);
        assert_eq!(draft.byline_lines, parts(&["本报记者 夏溪"]));
        let mut draft = Draft { byline_lines: parts(&[editors]), ..Draft::default() };
        assert!(take_editors(&mut draft).is_empty());
    }
}
