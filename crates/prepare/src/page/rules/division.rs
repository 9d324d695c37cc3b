//! Roles in a headline block: section, kicker, title and subtitle.

use std::sync::LazyLock;

use regex::Regex;

use crate::fields::organisations::names_organisation;
use crate::page::chars::{fold_text, join_into, text_width};
use crate::page::draft::Part;
use crate::page::forms::heading;
use crate::page::headline::Headline;
use crate::pattern::pattern;

/// What the headlines of a page have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct HeadlineStyle {
    /// Whether single-line titles say who does what, so that a couplet above such a line is a kicker.
    pub factual_titles: bool,
}

/// Longest label that is taken for one by its place alone, in characters without quotes.
const PLACE_LABEL: usize = 8;
/// Longest line of a title of two lines, in characters.
const LONGEST_SHORT_LINE: usize = 8;
/// Lines that differ by at most this much in width (half columns) are a couplet.
const COUPLET: usize = 1;

/// Last words of column names.
static COLUMN_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:小灵通|快讯|简讯|短讯|速递|速览|动态|短波|集锦|集萃|扫描|播报|快报|简报|要闻|资讯|传真|点击|广角|看台|园地|",
        r"之窗|之声|之家|风采|论坛|聚焦|关注|热点|观察|视点|视窗|视野|纵横|进行时|新征程|在行动|专栏|专题|特刊|案例|天地|",
        r"故事汇|风景线|直通车|会客厅|面对面|在线|在身边|一线|你我他|大家谈|微新闻|微观察|一句话新闻|新气象|新作为|新篇章|",
        r"百姓事|新时代|开新局|走基层|特别报道|系列报道|调查|访谈|专访|快评|时评|热评|信箱|问答|预告|服务台|公告栏|图说新闻|图片新闻|简明新闻|影像|光影|镜头|副刊)[”’]?$"
    ))
});

/// Column names of briefs.
static BRIEFS_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:小灵通|快讯|简讯|短讯|速递|速览|动态|短波|集锦|集萃|扫描|播报|快报|简报|资讯|传真|点击|微新闻|一句话新闻|要闻)[”’]?$",
    )
});

/// Whether a heading ends in the last word of a column's name.
pub(crate) fn is_column_name(folded: &str) -> bool {
    COLUMN_NAME.is_match(clean_label(folded).as_str())
}

/// Whether a label is that of a briefs column.
pub(crate) fn is_briefs_label(label: &str) -> bool {
    BRIEFS_NAME.is_match(&fold_text(&clean_label(label)))
}

/// Number of characters without quotes and white space.
fn bare_length(part: &Part) -> usize {
    part.folded.chars().filter(|c| !"“”‘’ ".contains(*c)).count()
}

/// The printed lines of one role joined: with a space for a couplet, with nothing where a phrase continues.
pub(crate) fn joined(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        if text.is_empty() {
            text.push_str(&part.text);
            continue;
        }
        let couplet = text_width(&text).abs_diff(text_width(&part.text)) <= COUPLET && !text.contains(' ');
        if couplet {
            text.push(' ');
            text.push_str(&part.text);
        } else {
            join_into(&mut text, &part.text);
        }
    }
    text
}

/// Divides the lines of a headline block.
pub(crate) fn divide(parts: &[Part], style: HeadlineStyle, listing: bool) -> Headline {
    let mut headline = Headline { margin: 1.0, ..Headline::default() };
    let labels = labels(parts, listing);
    headline.sections = parts[..labels].iter().map(|part| clean_label(&part.text)).collect();
    headline.marked = labels > 0 && heading::is_marked_label(&parts[labels - 1].folded);
    let mut rest: Vec<Part> = parts[labels..].to_vec();
    if let Some(part) = rest.first()
        && let Some(at) = dash(&part.folded)
        && (at < part.len() || rest.len() > 1)
    {
        let after = part.slice(at, part.len());
        headline.kicker = Some(part.slice(0, at).text);
        if after.len() > 0 {
            rest[0] = after;
        } else {
            rest.remove(0);
        }
    }
    match rest.as_slice() {
        [] => {}
        [only] => headline.title.clone_from(&only.text),
        _ => title_and_subtitle(&rest, style, &mut headline),
    }
    headline
}

/// Where a kicker that ends in —— ends.
fn dash(folded: &str) -> Option<usize> {
    let at = folded.find("——")?;
    let end = at + "——".len();
    (at > 0).then(|| folded[..end].chars().count())
}

/// A label without the marks around it.
pub(crate) fn clean_label(text: &str) -> String {
    text.trim_matches(|c: char| ">》＞▶<《＜◀【】■□●◆▲★◎※☆|｜—- ".contains(c) || c.is_whitespace()).to_owned()
}

/// How many lines at the top of a block are labels: all up to the last marked one; or the first group of
/// contiguous lines, if one of them ends in a column word, or if it is a very short line over a title and
/// a subtitle of their own.
fn labels(parts: &[Part], listing: bool) -> usize {
    let last = parts.len().saturating_sub(1);
    if let Some(at) = parts[..last].iter().rposition(|part| heading::is_marked_label(&part.folded)) {
        return at + 1;
    }
    let Some(first) = parts.first() else { return 0 };
    let group = 1 + parts[1..].iter().take_while(|part| part.blanks == 0).count();
    if group > last {
        // Without an empty line: only a column word shows it, and the line must be short.
        // It may also be over a longer line with yet another below.
        let named = COLUMN_NAME.is_match(&first.folded) || heading::is_label(&first.folded);
        let over_title =
            last >= 2 && parts[1].len() >= first.len() + 3 && !names_organisation(&parts[1].folded);
        let short = bare_length(first) <= PLACE_LABEL || heading::is_label(&first.folded);
        return usize::from(last > 0 && (named || over_title) && short);
    }
    let named = |part: &Part| COLUMN_NAME.is_match(&part.folded) && part.len() <= 16;
    if let Some(at) = parts[..group].iter().rposition(named) {
        return at + 1;
    }
    let groups = 1 + parts[1..].iter().filter(|part| part.blanks > 0).count();
    let short = group == 1 && bare_length(first) <= PLACE_LABEL && first.len() <= PLACE_LABEL + 2;
    let long_after = parts[group..].iter().any(|part| part.len() > first.len() + 4);
    usize::from(short && long_after && (groups >= 3 || listing))
}

/// Whether a heading says who does what.
fn is_factual(part: &Part) -> bool {
    names_organisation(&part.folded)
}

/// Whether one line is a title that says who does what (for the style of a page).
pub(crate) fn is_factual_title(part: &Part) -> bool {
    is_factual(part) && part.len() >= 12 && !part.folded.contains(' ')
}

/// Whether a line is a couplet: two halves of equal width with a space between.
fn is_couplet(part: &Part) -> bool {
    part.folded.split_once(' ').is_some_and(|(a, b)| text_width(a).abs_diff(text_width(b)) <= COUPLET)
}

/// Divides what is left into title and subtitle (or kicker and title).
fn title_and_subtitle(rest: &[Part], style: HeadlineStyle, headline: &mut Headline) {
    if let [first, second] = rest
        && style.factual_titles
        && is_couplet(first)
        && !is_factual(first)
        && second.len() > first.len()
        && headline.kicker.is_none()
    {
        headline.kicker = Some(first.text.clone());
        headline.title.clone_from(&second.text);
        headline.margin = 0.6;
        return;
    }
    // A short line after a long one is the title under its kicker, if a third line follows.
    if let [kicker, title, subtitle, ..] = rest
        && headline.kicker.is_none()
        && kicker.len() > LONGEST_SHORT_LINE
        && title.len() < kicker.len()
        && subtitle.len() > title.len()
        && !subtitle.folded.starts_with("——")
    {
        headline.kicker = Some(kicker.text.clone());
        headline.title.clone_from(&title.text);
        headline.subtitle = Some(joined(&rest[2..]));
        headline.margin = 0.6;
        return;
    }
    // The subtitle begins with the first line (after the first) that says who does what or is clearly
    // longer than the title.
    let long = |part: &Part| part.len() >= 14 || part.len() > rest[0].len() + 2;
    let split = (1..rest.len()).find(|at| {
        let part = &rest[*at];
        part.folded.starts_with("——")
            || (is_factual(part) && (!is_factual(&rest[0]) || part.blanks > 0))
            || (part.len() >= 14 && (part.blanks > 0 || !is_factual(&rest[0])))
            || (part.blanks > 0 && long(part))
    });
    if let Some(at) = split {
        headline.title = joined(&rest[..at]);
        headline.subtitle = Some(joined(&rest[at..]));
        headline.margin = 0.8;
    } else {
        headline.title = joined(rest);
        headline.margin = if rest.len() > 2 { 0.5 } else { 0.7 };
    }
}

/// The block without the labels at its top.
pub(crate) fn without_labels(parts: &[Part]) -> &[Part] {
    &parts[labels(parts, false)..]
}
