//! Briefs without titles: under a label each paragraph begins with the same mark, or ends with who wrote it.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::chars::ends_full_stop;
use crate::page::draft::{Draft, Part};
#[cfg(any(feature = "pdf", test))]
use crate::page::forms::ending::{EndingKind, ending};
use crate::page::headline::Headline;
use crate::pattern::pattern;

/// Marks that begin a brief.
pub(crate) const MARKS: &str = "★☆◆◇●○■□▲△◎▶►※";
/// Longest name of a column of briefs, in characters: a longer headline is a title, and its story has marked points.
const LONGEST_LABEL: usize = 6;

/// Longest news item of a sentence or two, in characters.
const LONGEST_BRIEF: usize = 90;

/// Titles of short news. Under other titles marked paragraphs are as often the points of one text: declarations, figures,
/// proposals.
static SHORT_NEWS: LazyLock<Regex> = LazyLock::new(|| pattern("讯|动态|短波|快|简|短|速|播报|点击|一句话"));

/// Names of columns of news, where no title stands under them.
static NEWS_COLUMN: LazyLock<Regex> =
    LazyLock::new(|| pattern("要闻|新闻|信息|民生|财经|体坛|环球|国际|国内|区县|市州|各地"));

/// Divides a draft of short news whose paragraphs begin with one mark; the first may have lost it. Any other draft stays as
/// it is.
pub(crate) fn divide_marked(draft: Draft) -> Vec<Draft> {
    let headline = draft.judged.as_ref().map(|judged| &judged.headline);
    let is_news = headline.is_some_and(|headline| {
        let mut sections = headline.sections.iter().filter(|_| headline.title.is_empty());
        SHORT_NEWS.is_match(&headline.title)
            || sections.any(|name| SHORT_NEWS.is_match(name) || NEWS_COLUMN.is_match(name))
    });
    let apart = is_marked(&draft) || is_one_sentence_each(&draft);
    if is_news && can_have_briefs(&draft) && apart { divided(draft) } else { vec![draft] }
}

/// Divides a draft whose paragraphs begin with one mark or are signed, each for itself. A text tells too little of
/// paragraphs for the latter.
#[cfg(any(feature = "pdf", test))]
pub(crate) fn divide(draft: Draft) -> Vec<Draft> {
    let is_briefs = can_have_briefs(&draft) && (is_marked(&draft) || is_signed(&draft));
    if is_briefs { divided(draft) } else { vec![draft] }
}

fn divided(mut draft: Draft) -> Vec<Draft> {
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

fn is_marked(draft: &Draft) -> bool {
    let mark = |part: &Part| part.folded.chars().next().filter(|c| MARKS.contains(*c));
    let common = draft.paragraphs.last().and_then(mark);
    common.is_some() && draft.paragraphs.iter().skip(1).all(|part| mark(part) == common)
}

/// Whether a column whose name says that its news is short has a news item in each paragraph: a sentence or two that is
/// finished, and does not go on with the one before.
fn is_one_sentence_each(draft: &Draft) -> bool {
    static SHORTEST: LazyLock<Regex> =
        LazyLock::new(|| pattern("一句话|简明|简讯|短讯|快讯|短波|速览|速递|动态|微新闻|集锦"));
    static GOES_ON: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?:他|她|这|该|此|据|同时|目前|其|另|至此|截至目前|活动|会上|记者)"));
    let headline = draft.judged.as_ref().map(|judged| &judged.headline);
    let named = headline.is_some_and(|headline| {
        headline.title.is_empty() && headline.sections.last().is_some_and(|name| SHORTEST.is_match(name))
    });
    named
        && !draft.opened
        && draft.byline_lines.is_empty()
        && draft.paragraphs.iter().all(|part| part.len() <= LONGEST_BRIEF && ends_full_stop(&part.folded))
        && draft.paragraphs.iter().skip(1).all(|part| !GOES_ON.is_match(&part.folded))
}

/// Whether each paragraph is signed, by another person.
#[cfg(any(feature = "pdf", test))]
fn is_signed(draft: &Draft) -> bool {
    let signed = |part: &Part| ending(&part.folded).is_some_and(|found| found.kind == EndingKind::Byline);
    draft.byline_lines.is_empty() && draft.paragraphs.iter().all(signed)
}

/// Whether the headline of a draft can be the name of a column of briefs.
fn can_have_briefs(draft: &Draft) -> bool {
    let title = draft.judged.as_ref().map_or(0, |judged| {
        judged.headline.title.chars().count() + judged.headline.subtitle.as_ref().map_or(0, String::len)
    });
    draft.paragraphs.len() > 1 && draft.subheads.is_empty() && title <= LONGEST_LABEL
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::draft::Judged;

    fn draft(title: &str) -> Draft {
        let part = |text: &str| Part { text: text.to_owned(), folded: text.to_owned(), ..Part::default() };
        let headline = Headline { title: title.to_owned(), ..Headline::default() };
        Draft {
            paragraphs: ["夜校开班。", "●书屋开放。", "●食堂换了菜单。"].map(part).to_vec(),
            judged: Some(Judged { headline, ..Judged::default() }),
            ..Draft::default()
        }
    }

    #[test]
    fn marked_paragraphs_of_short_news_are_briefs_of_their_own() {
        let briefs = divide_marked(draft("简讯"));
        let section = |draft: &Draft| draft.judged.as_ref().map(|judged| judged.headline.sections.clone());
        assert_eq!(briefs.len(), 3);
        assert!(briefs.iter().all(|brief| section(brief) == Some(vec!["简讯".to_owned()])));
        assert_eq!(divide_marked(draft("遗失声明")).len(), 1);
        assert_eq!(divide_marked(draft("夜校开班书屋开放")).len(), 1);
        assert_eq!(divide_marked(draft("民生十件事")).len(), 1);
        let mut column = draft("");
        if let Some(judged) = &mut column.judged {
            judged.headline.sections = vec!["民生".to_owned()];
        }
        assert_eq!(divide_marked(column).len(), 3);
    }

    #[test]
    fn each_paragraph_of_a_column_of_one_sentence_is_a_brief() {
        let column = |section: &str, last: &str| {
            let mut draft = draft("");
            draft.paragraphs[1] = Part { folded: "书屋开放。".to_owned(), ..Part::default() };
            draft.paragraphs[2] = Part { folded: last.to_owned(), ..Part::default() };
            if let Some(judged) = &mut draft.judged {
                judged.headline.sections = vec![section.to_owned()];
            }
            divide_marked(draft).len()
        };
        assert_eq!(column("一句话新闻", "食堂换了菜单。"), 3);
        assert_eq!(column("一句话新闻", "活动还有三场。"), 1);
        assert_eq!(column("人物", "食堂换了菜单。"), 1);
    }
}
