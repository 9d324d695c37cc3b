//! The numbers of the pages that one article is divided into, in their paths and titles.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::bare;
use super::page::Page;
use crate::pattern::pattern;

/// The path of the first page of an article, and the number of this one: `a/12.html` and 3 for `a/12_3.html`.
pub(super) fn first_page(path: &str) -> Option<(String, u32)> {
    static PART: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.*[^/_-])[_-](\d{1,2})(\.[A-Za-z]+)$"));
    let found = PART.captures(path)?;
    Some((format!("{}{}", &found[1], &found[3]), found[2].parse().ok()?))
}

/// A title without the number of a page after it: `夜校开班(2)`, `夜校开班（第2页）`, `夜校开班 第二页`.
pub(super) fn without_number(title: &str) -> &str {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\s*(?:[（(【\[]\s*第?\s*(?:\d{1,2}|[二三四五六七八九十]{1,2})\s*页?\s*[)）】\]]|[_-]?第?\s*[\d一二三四五六七八九十]{1,2}\s*页|_\d{1,2})\s*$",
        )
    });
    NUMBER.find(title).map_or(title, |found| &title[..found.start()])
}

/// A title without the number of the page, if the page is a part of an article: its path says so, or it prints the headline
/// without the number. A title may end in a number of its own: `工会法释义（二）`.
pub(super) fn of_article(page: &Page<'_>, title: String, end: usize) -> String {
    let rest = without_number(&title);
    if rest.len() == title.len() || bare(rest).is_empty() {
        return title;
    }
    let is_printed = |text: &str| {
        let own = bare(text);
        page.lines().iter().take(end).any(|line| bare(&line.text) == own)
    };
    let first = first_page(page.path).filter(|(_, number)| *number > 1).map(|(first, _)| first);
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let leads_to_first = |first: String| {
        let first = name(&first);
        page.lines().iter().flat_map(|line| &line.links).any(|link| name(&link.href) == first)
    };
    let is_part = first.is_some_and(leads_to_first) || is_printed(rest) && !is_printed(&title);
    if is_part { rest.to_owned() } else { title }
}
