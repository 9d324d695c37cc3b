//! Titles on the first line of their text: `【护士夜班补贴翻一番】经职代会票决…`, `■硅钢新品通过认证　集团新开发的…`.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::draft::Draft;
use crate::page::forms::opener;
use crate::page::marked_briefs::MARKS;
use crate::pattern::pattern;

/// Lifts the titles out of the texts of stories that have none. A title before a blank needs others of the same column.
pub(super) fn lift(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let column = drafts.len() > 1 && drafts.iter().all(|draft| found(draft, true).is_some());
    for draft in &mut drafts {
        if let Some(end) = found(draft, column) {
            take(draft, end);
        }
    }
    drafts
}

/// Where the title ends that a story without one begins with, in characters. `spaced`: it may end with a blank.
fn found(draft: &Draft, spaced: bool) -> Option<usize> {
    static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^【[^【】。]{5,28}】 *"));
    static BLANK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[^。，；【】\s]{4,13}(?: [^。，；【】\s]{4,13})?(?: {2,}|\u{3000}+)"));
    let headline = &draft.judged.as_ref()?.headline;
    let first = draft.paragraphs.first()?;
    if !headline.title.is_empty() || opener::parse(&first.folded).is_some() {
        return None;
    }
    let text = first.text.trim_start_matches(|c: char| MARKS.contains(c) || c.is_whitespace());
    let before = first.text.chars().count() - text.chars().count();
    let length = |form: &Regex| form.find(text).map(|found| found.as_str().chars().count());
    let end = length(&BRACKETS).or_else(|| length(&BLANK).filter(|_| spaced))?;
    (before + end < first.len()).then_some(before + end)
}

fn take(draft: &mut Draft, end: usize) {
    let Some(first) = draft.paragraphs.first_mut() else { return };
    let title = first.slice(0, end);
    *first = first.slice(end, first.len());
    if let Some(judged) = &mut draft.judged {
        let bare = title.text.trim_start_matches(|c: char| MARKS.contains(c) || c.is_whitespace());
        bare.trim_start_matches('【').trim_end_matches('】').clone_into(&mut judged.headline.title);
    }
    draft.headings.push(title);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::draft::{Judged, Part};

    fn lifted(texts: &[&str]) -> Vec<(String, String)> {
        let draft = |text: &&str| Draft {
            paragraphs: vec![Part {
                text: (*text).to_owned(),
                folded: (*text).to_owned(),
                ..Part::default()
            }],
            judged: Some(Judged::default()),
            ..Draft::default()
        };
        let drafts = lift(texts.iter().map(draft).collect());
        let title = |draft: &Draft| draft.judged.as_ref().map(|judged| judged.headline.title.clone());
        drafts
            .iter()
            .map(|draft| (title(draft).unwrap_or_default(), draft.paragraphs[0].text.clone()))
            .collect()
    }

    #[test]
    fn a_title_on_the_line_of_its_text_is_lifted() {
        let own = |title: &str, text: &str| (title.to_owned(), text.to_owned());
        assert_eq!(
            lifted(&["【护士夜班补贴翻一番】经决议，补贴翻番。"]),
            [own("护士夜班补贴翻一番", "经决议，补贴翻番。")]
        );
        let column = ["■硅钢新品通过认证　新开发的硅钢通过认证。", "■食堂推出减盐窗口　食堂推出窗口。"];
        assert_eq!(lifted(&column)[0], own("硅钢新品通过认证", "新开发的硅钢通过认证。"));
        // One alone may be the first words of a text, and the name of a place is no title.
        assert_eq!(lifted(&column[..1])[0].0, "");
        assert_eq!(lifted(&["【锦川】古桥修好了。"])[0].0, "");
    }
}
