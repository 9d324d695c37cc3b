//! Names of columns that the weights take for the title of the first text under them: 快读 over five untitled briefs.

use crate::page::chars::{is_han, is_pointer};
use crate::page::draft::{Draft, Part};
use crate::page::marked_briefs::MARKS;
use crate::page::rules::division::clean_label;
use gongwen_analysis::names::is_name;

/// Longest name of a column, in characters: 一句话信息.
const LONGEST_NAME: usize = 5;
/// Longest text under one, in characters.
const LONGEST_TEXT: usize = 150;

/// Makes the title of a short text a label if the text says nothing of it and is one of several: another untitled one follows,
/// it begins with a mark, or it is a quotation with its speaker. Untitled texts that follow get the label, too.
pub(super) fn lift(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let Some(name) = name(&drafts[at]) else { continue };
        let followed = drafts.get(at + 1).is_some_and(|next| is_untitled(next) && follows(&drafts[at], next));
        if !followed && !is_marked(&drafts[at]) && !is_quoted(&drafts[at]) {
            continue;
        }
        if let Some(judged) = &mut drafts[at].judged {
            judged.headline.title.clear();
            judged.headline.sections.push(name);
        }
        let sections = drafts[at].judged.as_ref().map(|judged| judged.headline.sections.clone());
        for draft in drafts[at + 1..].iter_mut().take_while(|draft| is_untitled(draft)) {
            if let (Some(judged), Some(sections)) = (&mut draft.judged, &sections)
                && judged.headline.sections.is_empty()
            {
                judged.headline.sections.clone_from(sections);
            }
        }
    }
}

/// The title of a short text if it can be the name of a column.
fn name(draft: &Draft) -> Option<String> {
    let headline = &draft.judged.as_ref()?.headline;
    if headline.kicker.is_some() || headline.subtitle.is_some() || !is_short(draft) {
        return None;
    }
    let label = clean_label(&headline.title);
    let name: Vec<char> = label.chars().filter(|c| !c.is_whitespace()).collect();
    let can_be = (2..=LONGEST_NAME).contains(&name.len()) && name.iter().all(|c| is_han(*c));
    let text = draft.running_text();
    let said = name.windows(2).any(|pair| text.contains(&pair.iter().collect::<String>()));
    (can_be && !said).then(|| name.into_iter().collect())
}

fn is_short(draft: &Draft) -> bool {
    !draft.listing
        && draft.subheads.is_empty()
        && draft.credits.is_empty()
        && draft.captions.is_empty()
        && matches!(draft.paragraphs.as_slice(), [only] if only.len() <= LONGEST_TEXT)
}

fn is_untitled(draft: &Draft) -> bool {
    is_short(draft) && draft.judged.as_ref().is_some_and(|judged| judged.headline.title.is_empty())
}

/// Empty lines between two items of a column, at most.
const GAP: usize = 2;

/// Whether a story begins where another ends, on the page as printed.
fn follows(draft: &Draft, next: &Draft) -> bool {
    let parts = draft.paragraphs.iter().chain(&draft.byline_lines);
    let last = parts.filter_map(|part| part.lines.last()).max();
    let first = next.paragraphs.first().and_then(|part| part.lines.first());
    last.zip(first).is_some_and(|(last, first)| (last + 1..=last + 1 + GAP).contains(first))
}

/// Whether a text begins with the mark of an item; a triangle may point to a picture.
fn is_marked(draft: &Draft) -> bool {
    let mark = draft.paragraphs.first().and_then(|part| part.folded.chars().next());
    mark.is_some_and(|mark| MARKS.contains(mark) && !is_pointer(mark))
}

/// Whether a text is a quotation: with its speaker or source, and not only the name of who wrote it.
fn is_quoted(draft: &Draft) -> bool {
    let speaker = |part: &Part| part.folded.strip_prefix("——").is_some_and(|said| !is_name(said.trim()));
    draft.byline_lines.iter().any(speaker)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::draft::Judged;
    use crate::page::headline::Headline;

    fn part(text: &str) -> Part {
        Part { text: text.to_owned(), folded: text.to_owned(), ..Part::default() }
    }

    fn draft(title: &str, text: &str) -> Draft {
        let headline = Headline { title: title.to_owned(), ..Headline::default() };
        Draft {
            paragraphs: vec![part(text)],
            judged: Some(Judged { headline, ..Judged::default() }),
            ..Draft::default()
        }
    }

    /// Title and sections of each, printed one below the other.
    fn lifted(mut drafts: Vec<Draft>) -> Vec<(String, Vec<String>)> {
        for (at, part) in drafts.iter_mut().flat_map(|draft| &mut draft.paragraphs).enumerate() {
            part.lines = vec![2 * at + 2];
        }
        lift(&mut drafts);
        let headline = |draft: Draft| draft.judged.unwrap_or_default().headline;
        drafts.into_iter().map(headline).map(|headline| (headline.title, headline.sections)).collect()
    }

    #[test]
    fn the_name_of_a_column_is_no_title() {
        let named = |title: &str, name: &str| (title.to_owned(), vec![name.to_owned()]);
        let bare = |title: &str| (title.to_owned(), Vec::new());
        let [first, second] = ["县图书馆延长开放时间。", "城南水厂通过验收。"];
        assert_eq!(
            lifted(vec![draft("城 事 速 览", first), draft("", second), draft("秋收", second)]),
            [named("", "城事速览"), named("", "城事速览"), bare("秋收")]
        );
        assert_eq!(lifted(vec![draft("赛场快递", "◆象棋公开赛开赛。")]), [named("", "赛场快递")]);
        let mut quoted = draft("声　音", "门槛踏矮了，家就建成了。");
        quoted.byline_lines = vec![part("——云溪区总工会主席")];
        assert_eq!(lifted(vec![quoted]), [named("", "声音")]);
    }

    #[test]
    fn what_follows_elsewhere_on_the_page_is_no_item_of_the_column() {
        let mut drafts = vec![draft("秋收", "县图书馆延长开放时间。"), draft("", "城南水厂通过验收。")];
        drafts[0].paragraphs[0].lines = vec![2];
        drafts[1].paragraphs[0].lines = vec![9];
        lift(&mut drafts);
        assert_eq!(drafts[0].judged.clone().unwrap_or_default().headline.title, "秋收");
    }

    #[test]
    fn a_short_title_stays_where_nothing_else_speaks_against_it() {
        let text = "县图书馆延长开放时间。";
        for drafts in [
            vec![draft("招领启事", text)],
            vec![draft("春到茶山", text), draft("秋收", text)],
            vec![draft("图书馆", text), draft("", text)],
            vec![draft("县图书馆的夜晚", text), draft("", text)],
            vec![draft("喜迎新春", "▲职工们在写对联。")],
            vec![Draft { byline_lines: vec![part("——李凡")], ..draft("谢谢你们", text) }],
        ] {
            let title = drafts[0].judged.clone().unwrap_or_default().headline.title;
            assert_eq!(lifted(drafts)[0], (title, Vec::new()));
        }
    }
}
