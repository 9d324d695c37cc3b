//! Links from a page to others of its site: their words are headlines, and dates are printed beside them.

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::fields::printed_date::{printed_date, short};
use crate::pattern::pattern;
use crate::read::html::boilerplate::is_boilerplate;
use crate::read::html::facts::Zone;
use crate::read::html::lines::Line;
use crate::read::html::page::Page;
use crate::read::html::rows::Rows;

/// A link to another page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in super::super) struct Outbound {
    /// The page, as [`target_of`] writes it.
    #[serde(rename = "a")]
    pub(in super::super) target: String,
    /// The words of the link.
    #[serde(rename = "t")]
    pub(in super::super) text: String,
    /// The date beside it: `2024-03-08`, or `03-08` where the year is not printed.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub(in super::super) date: Option<String>,
    /// Whether it is the headline of a row of a list.
    #[serde(rename = "r", default)]
    pub(in super::super) is_row: bool,
}

/// Links whose words may be headlines. Of an article those after its text, where its neighbours are; its menus and lists
/// are on each page of the site.
pub(super) fn links(page: &Page<'_>, zone: Option<&Zone>, rows: &Rows) -> Vec<Outbound> {
    /// Links of a list that are kept.
    const OF_LIST: usize = 150;
    /// Links of an article.
    const OF_ARTICLE: usize = 12;
    /// Characters of a headline; links with fewer are those of menus.
    const HEADLINE_CHARS: std::ops::RangeInclusive<usize> = 3..=120;
    let lines = page.lines();
    let (from, most) = zone.map_or((0, OF_LIST), |zone| (zone.end, OF_ARTICLE));
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(from) {
        for link in &line.links {
            let headline = rows.headline(lines, link);
            let text = headline.unwrap_or(&link.text);
            if !HEADLINE_CHARS.contains(&text.chars().count()) || is_boilerplate(text) {
                continue;
            }
            let Some(target) = target_of(page.path, &link.href) else { continue };
            let date = if line.links.len() <= 2 { date_beside(lines, at) } else { None };
            let (text, is_row) = (text.to_owned(), headline.is_some());
            found.push(Outbound { target, text, date, is_row });
            if found.len() == most {
                return found;
            }
        }
    }
    found
}

/// The date on the line of a link, or alone on the line before or after it.
fn date_beside(lines: &[Line], at: usize) -> Option<String> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[^0-9./-])(0?[1-9]|1[0-2]) ?(?:[-/.]|月) ?(0?[1-9]|[12]\d|3[01])(?:日|[^0-9./-]|$)")
    });
    let date = |line: &Line| {
        let text = line.divided();
        printed_date(&text).or_else(|| line.parts().iter().find_map(|part| short(part))).or_else(|| {
            let found = DAY.captures(&text)?;
            let (month, day): (u8, u8) = (found[1].parse().ok()?, found[2].parse().ok()?);
            Some(format!("{month:02}-{day:02}"))
        })
    };
    let alone = |line: &&Line| line.chars <= 24 && line.links.is_empty();
    let own = &lines[at];
    let outside = own.chars > own.linked || own.chars <= 80;
    let own = if outside { date(own) } else { None };
    own.or_else(|| lines.get(at + 1).filter(alone).and_then(date))
}

/// The page that a link leads to: the path inside the site in small letters, without what a copy of the site on a disk
/// writes otherwise (`?`, `index.html`, the ending). None for addresses that are no pages.
pub(in super::super) fn target_of(from: &str, href: &str) -> Option<String> {
    let href = href.trim();
    let href = href.split('#').next().unwrap_or_default();
    if href.is_empty() || href.starts_with("javascript:") || href.starts_with("mailto:") {
        return None;
    }
    let (path, is_absolute) = match href.split_once("://") {
        Some((_, rest)) => (rest.split_once('/')?.1, true),
        None => match href.strip_prefix("//") {
            Some(rest) => (rest.split_once('/')?.1, true),
            None => (href.trim_start_matches('/'), href.starts_with('/')),
        },
    };
    let mut parts: Vec<&str> = Vec::new();
    if !is_absolute && let Some((folder, _)) = from.rsplit_once('/') {
        parts.extend(folder.split('/'));
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let whole = parts.join("/").to_lowercase();
    let mut name = whole.as_str();
    for ending in [".html", ".htm"] {
        name = name.strip_suffix(ending).unwrap_or(name);
    }
    for index in ["/index", "/default"] {
        name = name.strip_suffix(index).unwrap_or(name);
    }
    let kept: String = name
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| if c.is_alphanumeric() || matches!(c, '/' | '.' | '-') { c } else { '_' })
        .collect();
    (!kept.is_empty()).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::target_of;

    #[test]
    fn a_copy_on_a_disk_has_the_targets_of_the_site() {
        let of = |href| target_of("news/list.html", href).unwrap_or_default();
        assert_eq!(of("12.html"), "news/12");
        assert_eq!(of("./show.asp?id=3"), "news/show.asp_id=3".replace('=', "_"));
        assert_eq!(of("show.asp@id=3.htm"), "news/show.asp_id_3");
        assert_eq!(of("http://www.example.cn/a/12/index.html"), "a/12");
        assert_eq!(of("../2024/p1/"), "2024/p1");
        assert_eq!(target_of("a.html", "javascript:void(0)"), None);
        assert_eq!(target_of("a.html", "#top"), None);
    }
}
