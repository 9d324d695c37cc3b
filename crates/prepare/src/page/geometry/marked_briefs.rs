//! Briefs without titles: under a label each paragraph begins with the same mark, or ends with who wrote it.

use crate::page::draft::{Draft, Part};
use crate::page::forms::ending::{EndingKind, ending};
use crate::page::headline::Headline;

/// Marks that begin a brief.
const MARKS: &str = "★☆◆◇●○■□▲△◎▶►※";
/// Longest name of a column of briefs, in characters: a longer headline is a title, and its story has marked points.
const LONGEST_LABEL: usize = 6;

/// Divides a draft whose paragraphs begin with one mark (the first may have lost it) or are signed, each for itself. Any other draft stays as it is.
pub(crate) fn divide(mut draft: Draft) -> Vec<Draft> {
    if !has_briefs(&draft) {
        return vec![draft];
    }
    let headline =
        |draft: &Draft| draft.judged.as_ref().map(|judged| judged.headline.clone()).unwrap_or_default();
    let whole = headline(&draft);
    let sections = if whole.title.is_empty() { whole.sections } else { vec![whole.title] };
    let label = Headline { sections, marked: true, margin: 1.0, ..Headline::default() };
    if let Some(judged) = &mut draft.judged {
        judged.headline = label;
    }
    let rest = draft.paragraphs.split_off(1);
    let judged = draft.judged.clone();
    let others = rest.into_iter().map(|paragraph| Draft {
        paragraphs: vec![paragraph],
        judged: judged.clone(),
        agreed: draft.agreed,
        ..Draft::default()
    });
    let others: Vec<Draft> = others.collect();
    std::iter::once(draft).chain(others).collect()
}

fn has_briefs(draft: &Draft) -> bool {
    let mark = |part: &Part| part.folded.chars().next().filter(|c| MARKS.contains(*c));
    let common = draft.paragraphs.last().and_then(mark);
    let is_marked = common.is_some() && draft.paragraphs[1..].iter().all(|part| mark(part) == common);
    // Each is signed by another person.
    let signed = |part: &Part| ending(&part.folded).is_some_and(|found| found.kind == EndingKind::Byline);
    let is_signed = draft.byline_lines.is_empty() && draft.paragraphs.iter().all(signed);
    let title = draft.judged.as_ref().map_or(0, |judged| {
        judged.headline.title.chars().count() + judged.headline.subtitle.as_ref().map_or(0, String::len)
    });
    draft.paragraphs.len() > 1
        && draft.subheads.is_empty()
        && title <= LONGEST_LABEL
        && (is_marked || is_signed)
}
