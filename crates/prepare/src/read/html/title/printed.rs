//! Headlines among the lines of a page.

use crate::fields::printed_date::printed_date;
use crate::read::html::body::Body;
use crate::read::html::boilerplate::is_boilerplate;
use crate::read::html::facts_line::is_facts_line;
use crate::read::html::head_title::{is_site_name, parts};
use crate::read::html::lines::{Line, bare};
use crate::read::html::look::look;
use crate::read::html::page::Page;
use crate::read::html::path_line::{is_page_name, is_path};

/// Most characters of a headline.
pub(super) const LONGEST: usize = 120;

/// Headlines among the lines of the page, the best first.
pub(super) fn printed(page: &Page<'_>, body: &Body) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    let head = page.head_title();
    // A line far from the text may be the name of the site, and `<title>` the same on all pages.
    let mut lines: Vec<(i64, String, &'static str)> = Vec::new();
    lines.extend(best_match(page, body, &head).map(|(score, text)| (score, text, "line in <title>")));
    lines.extend(
        inside_line(page, body, &head).map(|(score, text)| (score, text, "part of a line in <title>")),
    );
    lines.extend(over_text(page, body).map(|(score, text)| (score, text, "line over the text")));
    lines.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    found.extend(lines.into_iter().map(|(_, text, rule)| (text, rule)));
    found.extend(only_heading(page).map(|text| (text, "h1")));
    let stated = page.json_ld.headline.as_deref().or_else(|| page.meta.get(&["og:title", "twitter:title"]));
    found.extend(stated.map(|text| (strip_site(page, text), "og:title")));
    found.extend(named(page).map(|text| (text, "element's name")));
    found
}

/// The lines before which the headline must be: the first of the text, and some more because the text's element may
/// contain the headline.
pub(super) fn before(page: &Page<'_>, body: &Body) -> usize {
    body.first_text(page).unwrap_or(body.first(page)).saturating_add(4).min(page.lines().len())
}

/// Most characters of the name of a section.
const SECTION: usize = 8;

/// The line that is part of `<title>` and looks most like a headline.
fn best_match(page: &Page<'_>, body: &Body, head: &str) -> Option<(i64, String)> {
    let anchor = facts_line(page, body).unwrap_or(body.first(page)) as i64;
    let whole = bare(head);
    let parts: Vec<String> = parts(head).iter().map(|part| bare(part)).collect();
    let site = page.meta.site_name().map(bare);
    let last = if parts.len() > 1 { parts.last().cloned() } else { None };
    let mut best: Option<(i64, String)> = None;
    for at in 0..before(page, body) {
        for count in 1..=2 {
            let Some(text) = joined(page, at, count) else { continue };
            let own = bare(&text);
            let chars = own.chars().count();
            if !(2..=LONGEST).contains(&chars) || Some(&own) == site.as_ref() || is_boilerplate(&text) {
                continue;
            }
            let is_part = parts.contains(&own);
            // The system cut the headline for `<title>`.
            let is_cut = count == 1
                && parts
                    .first()
                    .is_some_and(|part| part.chars().count() >= 8 && own.starts_with(part.as_str()));
            // The last part is the site's name, unless the first one is.
            let begins_with_site = parts.first().is_some_and(|first| is_site_name(first));
            let is_last = Some(&own) == last.as_ref() && parts.first() != Some(&own) && !begins_with_site;
            let fits = is_part || is_cut || chars >= 4 && whole.contains(&own);
            // On the pages of some sites `<title>` is their name.
            let is_site = parts.len() == 1 && own == whole && (is_site_name(&own) || is_logo(page, &own));
            // On those of others it is the section, which only the menu prints.
            let is_section =
                parts.len() == 1 && own == whole && chars <= SECTION && is_entry(&page.lines()[at]);
            if is_last || !fits || is_site || is_section {
                continue;
            }
            let line = &page.lines()[at];
            let mut score = 2 * chars as i64 + look(page, line);
            score += if whole.starts_with(&own) { 30 } else { 0 } + if is_part { 10 } else { 0 };
            // Systems put the headline first, and hand-made sites their name.
            let is_first = parts.len() > 1 && parts.first() == Some(&own) && !is_site_name(&own);
            score += if is_first { 40 } else { 0 };
            score -= if line.is_linked() { 30 } else { 0 };
            score -= 2 * (anchor - at as i64).clamp(0, FAR);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, text));
            }
        }
    }
    best
}

/// Whether a line is a link and no heading.
fn is_entry(line: &Line) -> bool {
    line.is_linked() && line.heading == 0
}

/// Whether a text is that of a picture at the head of the page: the site's name on its logo.
fn is_logo(page: &Page<'_>, own: &str) -> bool {
    /// Lines of the head.
    const HEAD: usize = 6;
    let images = page.lines().iter().take(HEAD).flat_map(|line| &line.images);
    images.filter(|(_, alt)| !alt.is_empty()).any(|(_, alt)| bare(alt) == own)
}

/// The first part of `<title>` inside a line before the text: after the kind of a thread, or at the end of the path.
fn inside_line(page: &Page<'_>, body: &Body, head: &str) -> Option<(i64, String)> {
    const SHORTEST: usize = 6;
    let parts = parts(head);
    let first = parts.first().filter(|_| parts.len() > 1)?;
    let own = bare(first);
    let chars = own.chars().count();
    if chars < SHORTEST || is_site_name(&own) || page.meta.site_name().is_some_and(|site| bare(site) == own) {
        return None;
    }
    let lines = &page.lines()[..before(page, body)];
    let holds = |line: &&Line| line.chars < 200 && bare(&line.text).ends_with(&own);
    let best = lines.iter().filter(holds).map(|line| look(page, line)).max()?;
    Some((2 * chars as i64 + best.min(30) + 60, (*first).to_owned()))
}

/// Lines between a headline and the text that make it a headline no less; more than these no further.
const FAR: i64 = 24;

/// The last line before the text that prints date, source or author.
fn facts_line(page: &Page<'_>, body: &Body) -> Option<usize> {
    let lines = page.lines();
    let end = body.first_text(page).unwrap_or(lines.len()).min(before(page, body));
    (0..end).rev().find(|at| *at > 0 && is_facts_line(&lines[*at]))
}

/// One line, or two that are one heading broken in two.
pub(super) fn joined(page: &Page<'_>, at: usize, count: usize) -> Option<String> {
    let lines = page.lines().get(at..at + count)?;
    if lines.iter().any(|line| line.text.is_empty()) {
        return None;
    }
    if count == 2 {
        let second = &lines[1];
        let is_facts = !second.labels().is_empty() || printed_date(&second.text).is_some();
        if lines[0].block != second.block || is_facts {
            return None;
        }
    }
    Some(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// The only `h1` of the page, unless it is a link home.
fn only_heading(page: &Page<'_>) -> Option<String> {
    let site = page.meta.site_name().map(bare);
    let mut headings =
        page.lines().iter().enumerate().filter(|(_, line)| line.heading == 1 && !line.is_linked());
    let (_, first) = headings.next()?;
    let others = headings.filter(|(_, line)| line.block != first.block).count();
    let chars = first.text.chars().count();
    let fits = others == 0 && chars >= 2 && site.is_none_or(|site| site != bare(&first.text));
    fits.then(|| first.text.clone())
}

/// An element whose name says that it is the headline.
fn named(page: &Page<'_>) -> Option<String> {
    const SELECTORS: &str = "#thread_subject, .article-title, .article_title, #articletitle, .articletitle, .Article_Title, .arti_title, .news_title, \
        .newstitle, .content_title, .contenttitle, .detail-title, .entry-title, .post-title, .xl_title, .arc_title, .info_title, \
        .bt, [itemprop=headline], #title, .h-title, .title h1, .title h2, .title";
    page.document.select(SELECTORS).nodes().iter().find_map(|node| {
        let at = page.line_of(node)?;
        let line = &page.lines()[at];
        let fits =
            (4..=60).contains(&line.text.chars().count()) && !line.is_linked() && line.labels().is_empty();
        (fits && !is_boilerplate(&line.text)).then(|| line.text.clone())
    })
}

/// The line over the facts, or a heading over the text, with a score to hold against a line of `<title>`.
fn over_text(page: &Page<'_>, body: &Body) -> Option<(i64, String)> {
    /// Lines over the facts among which the headline is.
    const NEAR: usize = 4;
    /// Lines over the text among which a headline in big type is: the first lines of a poem are short.
    const NEAR_POEM: usize = 9;
    /// Lines under them.
    const UNDER: usize = 3;
    /// Lines between the facts and the text; a line of facts further off is the page's head.
    const NEAR_TEXT: usize = 8;
    let lines = page.lines();
    let text = body.first_text(page);
    let facts = facts_line(page, body).filter(|at| text.is_none_or(|text| text - at.min(&text) <= NEAR_TEXT));
    let end = facts.or(text)?;
    let is_title = |line: &Line| {
        let chars = line.text.chars().count();
        let is_counter = line.text.chars().filter(char::is_ascii_digit).count() * 3 > chars;
        let is_row = line.text.contains(['|', '｜', '│']);
        (2..=60).contains(&chars)
            && !line.is_linked()
            && !is_counter
            && !is_row
            && !is_page_name(&line.text)
            && line.labels().is_empty()
            && !is_boilerplate(&line.text)
            && !line.text.ends_with(['：', '；'])
            && !line.text.contains('。')
            && !line.text.contains(['>', '→', '›', '»'])
    };
    // The name of the site is a heading, too, and the whole of `<title>` on the pages of some sites.
    let head = bare(&page.head_title());
    let mut best: Option<(i64, String)> = None;
    for at in (end.saturating_sub(NEAR_POEM)..(end + UNDER).min(lines.len())).rev() {
        let line = &lines[at];
        let is_poem = facts.is_none() && line.is_big && !is_site_name(&bare(&line.text));
        if at + NEAR < end && !is_poem {
            continue;
        }
        let looks = look(page, line);
        let is_under = at >= end;
        // Under the facts only what is set as a headline, and before the text.
        let is_before_text = body.first_text(page).is_none_or(|text| at < text);
        if !is_title(line)
            || facts.is_none() && looks < 16
            || is_under && (facts.is_none() || looks < 28 || !is_before_text || is_facts_line(line))
        {
            continue;
        }
        let right_over = if end.abs_diff(at) == 1 { 10 } else { 0 };
        let site = if is_site_name(&bare(&line.text)) && bare(&line.text) == head { 40 } else { 0 };
        let score =
            34 + looks + right_over - site + 2 * i64::from(line.chars.min(20)) - 6 * end.abs_diff(at) as i64;
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, line.text.clone()));
        }
    }
    best
}

/// Short lines before the text that may be the headline, the likeliest first: for pages that set it in no way apart, and
/// for the second pass, which finds out which of them other pages have, too.
pub(super) fn nearby<'a>(page: &'a Page<'_>, body: &Body) -> impl Iterator<Item = String> + 'a {
    /// Lines before the text.
    const NEAR: usize = 12;
    const MOST: usize = 6;
    let end = before(page, body);
    let is_possible = |line: &&Line| {
        let chars = line.text.chars().count();
        let has_date = printed_date(&line.text).is_some() || is_facts_line(line);
        (4..=60).contains(&chars)
            && !line.is_linked()
            && !has_date
            && line.labels().is_empty()
            && !is_boilerplate(&line.text)
            && !is_path(&line.text)
            && !is_page_name(&line.text)
            && line.prose() < 30
            && !line.text.ends_with(['。', '：', '；', '，'])
    };
    let lines = &page.lines()[end.saturating_sub(NEAR)..end];
    let mut found: Vec<(i64, &Line)> =
        lines.iter().rev().filter(is_possible).map(|line| (look(page, line), line)).collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().take(MOST).map(|(_, line)| line.text.clone())
}

fn strip_site(page: &Page<'_>, text: &str) -> String {
    let Some(site) = page.meta.site_name() else { return text.to_owned() };
    let rest = text.trim_end().strip_suffix(site).unwrap_or(text);
    rest.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '|' | '–' | '—' | '·'))
        .to_owned()
}
