//! The path from the home page to a page (当前位置), and the section that it names.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;
use crate::read::html::found::Head;
use crate::read::html::head_title::is_site_name;
use crate::read::html::lines::{Line, Link, bare};
use crate::read::html::page::Page;
use crate::read::html::path_line::{BARS, DIVIDER, START, TEMPLATE, is_path};

/// Elements that say where one is.
const CRUMBS: &str = ".breadcrumb, .breadcrumbs, .crumb, .crumbs, .bread, .mbx, .curmbs, #pt, .position, #position, .location, #location, .place, \
    .weizhi, .wz, .dqwz, .curpos, .local, .site-path, .path, .sitepath, .siteposition, .posi, .nav-path, .where, .loc, .lujing, .currentpath, .cur_position, .col_path, \
    [class*=crumb i], [id*=crumb i], [id*=navpath], [class*=navpath], [class*=pathway], [class*=position], [class*=Position], [id*=position], [class*=location], [class*=weizhi], [class*=dqwz], [aria-label*=readcrumb], [itemtype*=BreadcrumbList]";

/// The last part of the path from the home page that is neither the article nor a word of the template.
pub(super) fn crumbs(page: &Page<'_>, head: &Head) -> Option<String> {
    let title = head.text.as_str();
    for node in page.document.select(CRUMBS).nodes() {
        let Some(place) = page.place(node.id) else { continue };
        let lines: Vec<&Line> = page.lines().iter().filter(|line| place.holds(line)).collect();
        let text = lines.iter().map(|line| divided(line)).collect::<Vec<_>>().join(" > ");
        let is_path = START.is_match(&text) || lines.iter().any(|line| DIVIDER.is_match(&divided(line)));
        if text.chars().count() > 200 || !is_path {
            continue;
        }
        if let Some(section) = last_part(page, &text, title) {
            return Some(section);
        }
    }
    let lines = page.lines();
    // Running text has the word 位置, too.
    let named = |line: &&Line| {
        let is_place = line.chars < 200 && line.text.contains("位置") && START.is_match(&line.text);
        is_place && (line.links.len() > 1 || !line.text.contains('。'))
    };
    let home = |line: &&Line| is_path(&line.text);
    let places = |fits: &dyn Fn(&&Line) -> bool| -> Vec<usize> {
        (0..lines.len()).filter(|at| fits(&&lines[*at])).collect()
    };
    let mut found = places(&named).into_iter().chain(places(&home));
    if let Some(section) = found.find_map(|at| last_part(page, &whole(page, at, title), title)) {
        return Some(section);
    }
    if let Some(section) = from_home(page, head) {
        return Some(section);
    }
    // Parts and arrows in cells of their own, without a word before them.
    let is_divider = |line: &Line| DIVIDER.is_match(&line.text) && bare(&line.text).is_empty();
    let arrow = lines.iter().position(is_divider)?;
    last_part(page, &whole(page, arrow.checked_sub(1)?, title), title)
}

/// A line of a path; links that nothing but blanks divide are parts.
fn divided(line: &Line) -> String {
    if DIVIDER.is_match(&line.text) {
        return line.text.clone();
    }
    if line.links.len() < 2 {
        // An icon that a style draws divides parts that are elements of their own.
        let is_path = START.find(&line.text).is_some_and(|found| found.start() == 0);
        return if is_path { line.divided().replace('│', " > ") } else { line.text.clone() };
    }
    let links: Vec<&str> = line.links.iter().map(|link| link.text.as_str()).collect();
    let start = START.find(&line.text).map_or("", |found| &line.text[..found.end()]);
    let start = if start.contains('置') { start } else { "" };
    let tail = line
        .links
        .last()
        .and_then(|last| line.text.rsplit_once(last.text.as_str()))
        .map_or("", |(_, tail)| tail);
    format!("{start} {} > {tail}", links.join(" > "))
}

/// The end of a row of few names that begins with a link home, whatever divides them and whatever the elements are called:
/// `<ul>` of links, `/` or `·` without blanks, pictures. A menu begins so, too: without dividers, and without the headline
/// or a word for it at the end, the row counts only if another link home was before it.
fn from_home(page: &Page<'_>, head: &Head) -> Option<String> {
    let lines = page.lines();
    let end = head.line.map_or(lines.len(), |title| (title + 1).min(lines.len()));
    let mut homes = 0;
    for (at, line) in lines.iter().enumerate().take(end) {
        let Some(link) = line.links.first().filter(|link| is_home(link)) else { continue };
        homes += usize::from(WORDS.is_match(&link.text));
        let Some(row) = row(page, at, &link.text) else { continue };
        let is_end = |part: &String| TEMPLATE.is_match(part) || bare(part) == bare(&head.text);
        let ends = row.parts.len() > 2 && row.parts.last().is_some_and(is_end);
        if !row.is_divided && !ends && homes < 2 {
            continue;
        }
        let name = |part: &&String| {
            !is_end(part) && (2..=20).contains(&part.chars().count()) && part.chars().any(char::is_alphabetic)
        };
        if let Some(section) = row.parts.iter().skip(1).rev().find(name) {
            return Some(section.clone());
        }
    }
    None
}

/// Words of a link to the first page of the site.
static WORDS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:网站|本站|返回|论坛|回)?(?:[首主][页頁]|home)$"));

/// Whether a link leads to the first page of the site.
fn is_home(link: &Link) -> bool {
    static ROOT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^(?:https?://[^/?#]+/?|\.{0,2}/|(?:\.{0,2}/)*(?:index|default|main)\.\w+)$")
    });
    WORDS.is_match(&link.text) || ROOT.is_match(&link.href) && !link.text.is_empty()
}

/// Names in a row.
struct Row {
    parts: Vec<String>,
    /// Whether punctuation that menus do not have divides them.
    is_divided: bool,
}

/// The names of the line of a link home, or of the smallest element that has another line, too; none if they are too many.
fn row(page: &Page<'_>, at: usize, home: &str) -> Option<Row> {
    const MOST_LINKS: usize = 5;
    const MOST_PARTS: usize = 6;
    const CHARS: u32 = 100;
    let lines = page.lines();
    let first = &lines[at];
    let mut own: Vec<&Line> = vec![first];
    if bare(&first.text) == bare(home) {
        let node = page.document.tree.get(&first.block)?;
        own = node.ancestors_it(Some(4)).find_map(|outer| {
            let place = page.place(outer.id)?;
            let own: Vec<&Line> = lines.iter().skip(at).take_while(|line| place.holds(line)).collect();
            (own.len() > 1).then_some(own)
        })?;
    }
    let count: usize = own.iter().map(|line| line.links.len()).sum();
    if count > MOST_LINKS || own.iter().map(|line| line.chars).sum::<u32>() > CHARS {
        return None;
    }
    let mut row = Row { parts: Vec::new(), is_divided: false };
    for line in own {
        let mut rest = line.text.as_str();
        for link in &line.links {
            let Some((before, after)) = rest.split_once(link.text.as_str()) else { continue };
            row.push(before);
            row.push(&link.text);
            rest = after;
        }
        row.push(rest);
    }
    (2..=MOST_PARTS).contains(&row.parts.len()).then_some(row)
}

impl Row {
    /// Takes a piece of text without the punctuation round it.
    fn push(&mut self, piece: &str) {
        let name = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if name.is_empty() || name.len() < piece.trim().len() {
            let is_mark = |c: char| ">＞›»→≫▶▸➤/\\·:：—–-".contains(c);
            self.is_divided |= !self.parts.is_empty() && piece.chars().any(is_mark);
        }
        if !name.is_empty()
            && !START.find(name).is_some_and(|found| name.contains('置') && found.end() == name.len())
        {
            self.parts.push(name.to_owned());
        }
    }
}

/// A path whose parts are in cells or items of their own, as one line.
fn whole(page: &Page<'_>, at: usize, title: &str) -> String {
    /// Lines after the one with the word 位置.
    const MOST: usize = 14;
    let lines = page.lines();
    let mut text = lines[at].text.clone();
    let ends_open = DIVIDER.split(&text).last().is_none_or(|part| part.trim().is_empty());
    if lines[at].links.len() > 1 {
        text = divided(&lines[at]);
    }
    let has_parts = DIVIDER.split(&text).filter(|part| !part.trim().is_empty()).count() > 1;
    if has_parts && !ends_open {
        return text;
    }
    for line in lines.iter().skip(at + 1).take(MOST) {
        let own = line.text.as_str();
        let is_divider = DIVIDER.is_match(own) && bare(own).is_empty();
        let is_end = matches!(own, "正文" | "内容");
        let is_end = is_end || TEMPLATE.is_match(own);
        if own.chars().count() > 30 || !(line.is_linked() || is_divider || is_end) || bare(own) == bare(title)
        {
            break;
        }
        text.push_str(" > ");
        text.push_str(own);
    }
    text
}

fn last_part(page: &Page<'_>, text: &str, title: &str) -> Option<String> {
    let start = START.find(text);
    let text = match start {
        Some(found) if text[found.range()].contains('置') || text[found.range()].ends_with(['：', ':']) => {
            &text[found.end()..]
        }
        _ => text,
    };
    let (title, site) = (bare(title), page.meta.site_name().map(bare));
    let mut parts: Vec<&str> = DIVIDER.split(text).map(|part| part.trim_matches(edge)).collect();
    if let ([only], true) = (parts.as_slice(), BARS.is_match(text)) {
        parts = only.split(['|', '｜']).map(|part| part.trim_matches(edge)).collect();
    }
    parts.retain(|part| !part.is_empty());
    let is_section = |part: &&&str| {
        let own = bare(part);
        let cut = own.strip_suffix("...").unwrap_or(&own);
        let is_title = own == title || cut.chars().count() >= 6 && title.starts_with(cut);
        let is_template = TEMPLATE.is_match(&part.replace(' ', ""));
        !own.is_empty()
            && !is_title
            && !is_template
            && site.as_ref().is_none_or(|site| *site != own)
            && part.chars().count() <= 20
    };
    // The first part is the home page, under whatever name.
    let from = usize::from(parts.len() > 1);
    let is_home = |part: &&str| TEMPLATE.is_match(part);
    let from = if parts.first().is_some_and(is_home) { 1 } else { from };
    let own = parts.get(from..)?.iter().rev().find(is_section);
    // `您现在浏览的是：工会动态 → 浏览文章` leaves the home page out.
    let only = || match parts.as_slice() {
        [first, last] if TEMPLATE.is_match(last) && !is_site_name(first) => Some(first).filter(is_section),
        _ => None,
    };
    own.or_else(only).map(|part| (*part).to_owned())
}

fn edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '：' | ':' | '>' | '[' | ']' | '【' | '】' | '|' | '“' | '”' | '·' | '《' | '》' | '/' | '-'
        )
}
