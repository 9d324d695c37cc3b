//! Roles in a headline block: section, kicker, title and subtitle (rule 12).

use super::chars::{join_into, text_width};
use super::heading;
use super::stories::Part;
use crate::fields::organisations::names_organisation;

/// A headline block divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Headline {
    /// Labels over it.
    pub section: Option<String>,
    /// 肩题.
    pub kicker: Option<String>,
    /// 主题.
    pub title: String,
    /// 副题.
    pub subtitle: Option<String>,
}

/// Two lines of one headline: contiguous lines, or a line whose other half follows.
fn joined(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        if text.is_empty() {
            text.push_str(&part.text);
            continue;
        }
        let couplet = text_width(&text).abs_diff(text_width(&part.text)) <= 1 && !text.contains(' ');
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
pub(crate) fn divide(parts: &[Part]) -> Headline {
    let mut rest: Vec<Part> = parts.to_vec();
    let mut headline = Headline::default();
    let mut sections = Vec::new();
    while rest.len() > 1 && is_label(&rest[0], &rest[1..]) {
        sections.push(clean_label(&rest.remove(0).text));
    }
    if !sections.is_empty() {
        headline.section = Some(sections.join(" "));
    }
    if let Some(part) = rest.first()
        && let Some(at) = dash(&part.folded)
    {
        let kicker = part.slice(0, at);
        let after = part.slice(at, part.len());
        headline.kicker = Some(kicker.text);
        if after.len() > 0 {
            rest[0] = after
        } else {
            rest.remove(0);
        }
    }
    match rest.as_slice() {
        [] => headline.title = headline.kicker.take().unwrap_or_default(),
        [only] => headline.title.clone_from(&only.text),
        _ => title_and_subtitle(&rest, &mut headline),
    }
    headline
}

/// Where a kicker that ends in —— ends.
fn dash(folded: &str) -> Option<usize> {
    let at = folded.find("——")?;
    let end = at + "——".len();
    (at > 0).then(|| folded[..end].chars().count())
}

fn clean_label(text: &str) -> String {
    text.trim_matches(|c: char| ">》＞▶<《＜◀【】■□●◆▲★◎※☆|｜ ".contains(c) || c.is_whitespace()).to_owned()
}

/// Rule "label": marked as one, or short and without a verb of its own while a longer heading follows.
fn is_label(part: &Part, after: &[Part]) -> bool {
    if heading::is_marked_label(&part.folded) {
        return true;
    }
    let length = part.len();
    after.len() >= 2
        && length <= 16
        && part.blanks > 0
        && after[0].blanks > 0
        && !names_organisation(&part.folded)
}

/// Lines grouped into the printed lines of one role each: contiguous lines, or halves of equal length.
fn title_and_subtitle(rest: &[Part], headline: &mut Headline) {
    // The subtitle begins with the first line (after the first) that names who does what.
    let factual = |part: &Part| names_organisation(&part.folded) || part.len() >= 14;
    let first_factual = factual(&rest[0]) && names_organisation(&rest[0].folded);
    let split = if first_factual {
        None
    } else {
        (1..rest.len())
            .find(|at| factual(&rest[*at]) || rest[*at].blanks > 0 && rest[*at].len() > rest[0].len() + 2)
    };
    match split {
        Some(at) => {
            headline.title = joined(&rest[..at]);
            headline.subtitle = Some(joined(&rest[at..]));
        }
        None => headline.title = joined(rest),
    }
}
