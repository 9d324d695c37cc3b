//! The headline of a page.

mod head;
mod printed;

use super::body::Body;
use super::boilerplate::is_boilerplate;
use super::found::Head;
use super::head_title::parts;
use super::lines::{Line, bare, tidy};
use super::look::look;
use super::marks::{self, Field};
use super::page::Page;
use super::part_number::of_article;
use super::path_line::is_path;
use head::from_head;
use printed::{LONGEST, before, joined, nearby, printed};

/// Characters of the text that replace a missing headline.
const FIRST_WORDS: usize = 24;

/// Finds the headline.
pub(super) fn title(page: &Page<'_>, body: &Body) -> Head {
    let mut found = stated(page);
    let printed = printed(page, body);
    found.extend(printed.into_iter().map(|(text, rule)| (tidy(&text), rule)));
    found.extend(from_head(page).map(|text| (text, "<title>")));
    found.extend(nearby(page, body).map(|text| (tidy(&text), "line before the text")));
    found.extend(first_words(page, body).map(|text| (text, "first words")));
    found.retain(|(text, _)| text.chars().any(char::is_alphanumeric) && text.chars().count() <= LONGEST);
    if let Some((whole, rule)) = uncut(page, &found) {
        found.insert(0, (whole, rule));
    }
    let Some((text, rule)) = found.first().cloned() else {
        return Head { text: String::new(), rule: "none", line: None, lines: 0, others: Vec::new() };
    };
    let (line, lines) = place(page, body, &text).map_or((None, 0), |(line, lines)| (Some(line), lines));
    let whole = |text: String| of_article(page, text, before(page, body));
    let others = found.into_iter().skip(1).map(|(text, _)| whole(text)).collect();
    let text = whole(text);
    Head { text, rule, line, lines, others }
}

/// The whole of a headline that the system cut for programs, or that begins with its section: the part of `<title>`
/// that the page prints as a line.
fn uncut(page: &Page<'_>, found: &[(String, &'static str)]) -> Option<(String, &'static str)> {
    /// Characters that two headlines share by more than chance.
    const SHORTEST: usize = 6;
    let (text, rule) = found.first()?;
    if matches!(*rule, "attribute" | "selector") {
        return None;
    }
    let own = bare(text);
    let head = page.head_title();
    let parts = parts(&head);
    let longer = |part: &&&str| {
        let whole = bare(part);
        own.chars().count() >= SHORTEST
            && whole.len() > own.len()
            && whole.starts_with(&own)
            && page.lines().iter().any(|line| line.heading > 0 && bare(&line.text) == whole)
    };
    if let Some(whole) = parts.iter().find(longer) {
        return Some((tidy(whole), "line in <title>"));
    }
    // `會務報導 : 理事會…`: the section is a link on the same line, and a part of `<title>` of its own.
    let is_rest = |part: &&&str| {
        let rest = bare(part);
        rest.chars().count() >= SHORTEST && page.lines().iter().any(|line| after_link(line, &own, &rest))
    };
    parts.iter().find(is_rest).map(|rest| (tidy(rest), "line in <title>"))
}

/// Whether a line is `whole`: a link to the section, and `rest` after it.
fn after_link(line: &Line, whole: &str, rest: &str) -> bool {
    let [section] = line.links.as_slice() else { return false };
    let before = whole.strip_suffix(rest).filter(|before| !before.is_empty());
    before.is_some_and(|before| before == bare(&section.text)) && bare(&line.text) == whole
}

/// Headlines that the page states for programs.
fn stated(page: &Page<'_>) -> Vec<(String, &'static str)> {
    let mut found: Vec<(String, &'static str)> = Vec::new();
    found.extend(page.given("title", &page.options.selectors.title));
    found.extend(page.form.title.clone().map(|text| (text, "field of a form")));
    found.extend(page.letter.title.clone().map(|text| (text, "subject of a letter")));
    let of_page = |text: &&str| {
        let text = bare(text);
        page.meta.site_name().is_none_or(|site| bare(site) != text)
            && page.meta.get(&["columnname"]).is_none_or(|column| bare(column) != text)
    };
    let article_title = page.meta.get(&["articletitle"]).filter(of_page);
    found.extend(article_title.map(|text| (text.to_owned(), "ArticleTitle")));
    let founder = page.first("founder-title").or_else(|| marks::element(page.html, "founder-title"));
    found.extend(founder.map(|text| (text, "founder-title")));
    found.extend(marks::field(page.html, Field::Title).map(|text| (Page::plain(&text), "comment marks")));
    if page.html.contains("js_content") {
        let name = page.first("#activity-name").or_else(|| page.meta.get(&["og:title"]).map(str::to_owned));
        let name = name.or_else(|| marks::variable(page.html, "msg_title"));
        found.extend(name.map(|text| (text, "WeChat")));
    }
    found.into_iter().map(|(text, rule)| (tidy(&text), rule)).collect()
}

fn first_words(page: &Page<'_>, body: &Body) -> Option<String> {
    let is_text = |line: &&Line| !line.text.is_empty() && !is_path(&line.text) && !is_boilerplate(&line.text);
    let first = body.lines.iter().map(|at| &page.lines()[*at]).find(is_text)?;
    Some(first.text.chars().take(FIRST_WORDS).collect())
}

/// Where the page prints the headline: index of the line and number of lines.
fn place(page: &Page<'_>, body: &Body, text: &str) -> Option<(usize, usize)> {
    let wanted = bare(text);
    let mut best: Option<(i64, usize, usize)> = None;
    for at in 0..before(page, body) {
        for count in 1..=2 {
            let is_it = |text: &str| {
                let own = bare(text);
                own == wanted || own.ends_with(&wanted) && after_link(&page.lines()[at], &own, &wanted)
            };
            if joined(page, at, count).is_none_or(|text| !is_it(&text)) {
                continue;
            }
            // Of several the one that looks like a headline, and of those the last: the others are where one is.
            let score = look(page, &page.lines()[at]);
            if best.is_none_or(|(most, ..)| score >= most) {
                best = Some((score, at, count));
            }
        }
    }
    best.map(|(_, at, count)| (at, count))
}
