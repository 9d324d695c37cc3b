//! Rows of lists: links to other pages that follow each other in elements of one build, with the dates and summaries
//! between them. Names of classes do not count: on some sites they are hashes.

mod builds;
mod plain;

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::clues::target_of;
use super::lines::{Line, Link, Range};
use super::page::Page;
use crate::pattern::pattern;
use builds::Builds;

/// Words of links that lead to the rest of an article: `阅读全文`.
static REST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[\[【(（]?(?:点击|继续|立即)?(?:阅读|查看|浏览|了解)?(?:全文|原文|更多|详情|详细|内容|此文)[>»›→….\])）】]*$|^[\[【(（]?(?:continuereading|readmore|more|details?)[>»›→….\])）】]*$",
    )
});

/// Links that are looked at: a longer page is a list after these, too.
const MOST: usize = 600;
/// Rows that make a list.
const ROWS: usize = 3;
/// Characters of the shortest headline.
const SHORTEST: usize = 4;
/// Characters that headlines have on average; menus have shorter words.
const AVERAGE: usize = 6;

/// The rows of a page.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// How many there are.
    pub(super) count: usize,
    /// For each line of the page whether it is part of a row.
    lines: Vec<bool>,
    /// The lines of rows without links.
    plain: Vec<std::ops::Range<usize>>,
    /// The numbers of the links that are their headlines, and the line where each headline is.
    links: Vec<(u32, usize)>,
}

/// The headline of a row: the line and what is linked there.
struct Head<'a> {
    line: usize,
    link: &'a Link,
}

impl Rows {
    pub(super) fn new(page: &Page<'_>) -> Self {
        let lines = page.lines();
        let mut rows = Self { lines: vec![false; lines.len()], ..Self::default() };
        rows.add_in_lines(page);
        let mut builds = Builds::new(page);
        let mut groups: HashMap<u32, Vec<Head<'_>>> = HashMap::new();
        let mut order = Vec::new();
        for head in heads(page) {
            let build = builds.of(lines[head.line].block).0;
            let group = groups.entry(build).or_insert_with(|| {
                order.push(build);
                Vec::new()
            });
            group.push(head);
        }
        for build in order {
            let group = &groups[&build];
            let depths = builds.common_depths(lines, group);
            for run in runs(lines, group, &depths) {
                rows.add(lines, run);
            }
        }
        rows.links.sort_unstable();
        rows.add_plain(page);
        rows
    }

    /// Some pages have all rows in one line.
    fn add_in_lines(&mut self, page: &Page<'_>) {
        for (at, line) in page.lines().iter().enumerate() {
            let mut links: Vec<&Link> = line.links.iter().filter(|link| is_headline(page, link)).collect();
            links.dedup_by_key(|link| &link.href);
            let chars: usize = links.iter().map(|link| link.text.chars().count()).sum();
            if links.len() >= ROWS && chars >= AVERAGE * links.len() && line.linked * 4 >= line.chars {
                self.count += links.len();
                self.links.extend(links.iter().map(|link| (link.number, at)));
                self.lines[at] = true;
            }
        }
    }

    /// Whether a line is part of a row.
    pub(super) fn holds(&self, line: usize) -> bool {
        self.lines.get(line).copied().unwrap_or_default()
    }

    /// Places of the rows, if most of the running text is in none.
    pub(super) fn beside_text(&self, page: &Page<'_>) -> Vec<Range> {
        /// Characters of running text that are an article in any case.
        const LONG: u32 = 150;
        let lines = page.lines();
        let prose = |in_rows: bool| -> u32 {
            (0..lines.len()).filter(|at| self.holds(*at) == in_rows).map(|at| lines[at].prose()).sum()
        };
        if prose(false) < LONG.min(prose(true)) {
            return Vec::new();
        }
        // Without links they may be a list that the article has.
        let is_plain = |at: &usize| self.plain.iter().any(|range| range.contains(at));
        let rows = (0..lines.len()).filter(|at| self.holds(*at) && !is_plain(at));
        rows.map(|at| Range { start: lines[at].place.start, end: lines[at].place.start + 1 }).collect()
    }

    /// The headline of the row that a link is of: its words, or the first line of the row where they lead to the rest.
    pub(super) fn headline<'a>(&self, lines: &'a [Line], link: &'a Link) -> Option<&'a str> {
        let at = self.links.binary_search_by_key(&link.number, |(number, _)| *number).ok()?;
        let first = lines.get(self.links[at].1).map(|line| line.text.as_str());
        if REST.is_match(&link.text) { first } else { Some(&link.text) }
    }

    fn add(&mut self, lines: &[Line], run: &[Head<'_>]) {
        let chars: usize = run.iter().map(|head| head.link.text.chars().count()).sum();
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
        let leads_on = run.iter().all(|head| REST.is_match(&head.link.text));
        if run.len() < ROWS || !leads_on && chars < AVERAGE * run.len() {
            return;
        }
        self.count += run.len();
        // The last row is as long as the others, or the first where the link is at its end.
        let gap = usual_gap(run);
        let mut from = (first.line + 1).saturating_sub(gap);
        for head in run {
            self.links.push((head.link.number, if leads_on { from } else { head.line }));
            from = head.line + 1;
        }
        let range = if leads_on {
            (first.line + 1).saturating_sub(gap)..last.line + 1
        } else {
            first.line..(last.line + gap).min(lines.len())
        };
        self.lines[range].fill(true);
    }
}

/// Links that lines consist of. Of a card whose picture, headline and summary lead to one page the first counts.
fn heads<'a>(page: &'a Page<'_>) -> Vec<Head<'a>> {
    let mut found: Vec<Head<'a>> = Vec::new();
    for (at, line) in page.lines().iter().enumerate() {
        let longest = line.links.iter().max_by_key(|link| link.text.chars().count());
        let Some(link) = longest.filter(|link| leads(page, line, link)) else { continue };
        let is_same = |before: &Head<'_>| before.link.href == link.href;
        if found.last().is_none_or(|before| !is_same(before)) {
            found.push(Head { line: at, link });
            if found.len() == MOST {
                break;
            }
        }
    }
    found
}

/// Whether a link is what its line is for, and leads to a page.
fn leads(page: &Page<'_>, line: &Line, to: &Link) -> bool {
    // A row has the name of a section, a date or a summary beside its headline; a paragraph has sentences.
    let is_long = to.text.chars().count() >= 2 * SHORTEST;
    let is_row = line.is_linked() || line.prose() == 0 || is_long && line.text.starts_with(&to.text);
    // The links of a menu are in one line.
    let is_main = 2 * to.text.chars().count() as u32 >= line.linked;
    is_row && is_main && (is_headline(page, to) || REST.is_match(&to.text) && is_page(page, to))
}

/// Whether the words of a link may be a headline.
fn is_headline(page: &Page<'_>, link: &Link) -> bool {
    link.text.chars().count() >= SHORTEST && is_page(page, link)
}

/// Whether a link leads to a page and not to a file.
fn is_page(page: &Page<'_>, link: &Link) -> bool {
    const FILES: &[&str] =
        &[".doc", ".docx", ".xls", ".xlsx", ".pdf", ".zip", ".rar", ".ppt", ".pptx", ".jpg", ".png", ".mp4"];
    let href = link.href.to_ascii_lowercase();
    !FILES.iter().any(|ending| href.ends_with(ending)) && target_of(page.path, &link.href).is_some()
}

/// Lines from one headline to the next, in the middle of all.
fn usual_gap(run: &[Head<'_>]) -> usize {
    let gaps: Vec<usize> = run.windows(2).map(|pair| pair[1].line - pair[0].line).collect();
    middle(&gaps).max(1)
}

/// Headlines of one build that follow each other as closely as most of them do. `depths` says how deep the element is that
/// holds a headline and the next one.
fn runs<'r, 'a>(
    lines: &[Line],
    heads: &'r [Head<'a>],
    depths: &[usize],
) -> impl Iterator<Item = &'r [Head<'a>]> + use<'r, 'a> {
    /// Characters that a summary may have more than the usual one.
    const MORE: u32 = 120;
    let usual = usual_gap(heads);
    let between = |pair: &[Head<'_>]| -> u32 {
        lines[pair[0].line + 1..pair[1].line.max(pair[0].line + 1)].iter().map(Line::prose).sum()
    };
    let texts: Vec<u32> = heads.windows(2).map(between).collect();
    let (text, depth) = (middle(&texts), middle(depths));
    let ends = (0..texts.len()).filter(|at| {
        let gap = heads[at + 1].line - heads[*at].line;
        // Two lists of one build have other text between them.
        let is_other_list = depths[*at] < depth && texts[*at] > 2 * text;
        gap > 3 * usual + 3 || texts[*at] > 3 * text + MORE || is_other_list
    });
    let mut ends: Vec<usize> = ends.map(|at| at + 1).collect();
    ends.push(heads.len());
    let mut from = 0;
    ends.into_iter().map(move |end| {
        let run = &heads[from..end];
        from = end;
        run
    })
}

/// The value in the middle of some numbers.
fn middle<T: Copy + Ord + Default>(values: &[T]) -> T {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Rows;
    use crate::read::html::HtmlOptions;
    use crate::read::html::page::Page;

    fn rows(html: &str) -> usize {
        let options = HtmlOptions::default();
        Rows::new(&Page::new("a.html", html, "UTF-8", &options)).count
    }

    fn five(row: impl Fn(usize) -> String) -> String {
        (1..6).map(row).collect()
    }

    #[test]
    fn rows_are_known_by_their_build() {
        let summary = "职工下班后来上课，灯还亮着，来的人一个比一个早。";
        for html in [
            five(|n| format!("<div class=k{n}><a href={n}.html>职工夜校第{n}期</a></div>")),
            five(|n| format!("<a href={n}.html><div>职工夜校第{n}期</div><div>{summary}</div></a>")),
            five(|n| format!("<p><a href={n}.html>职工夜校第{n}期</a></p><p>{summary}</p>")),
            five(|n| format!("<h3>职工夜校第{n}期</h3><p>{summary}</p><a href={n}.html>阅读全文</a>")),
            five(|n| format!("<a href={n}.html>职工夜校第{n}期</a> 03-0{n} ")),
        ] {
            assert_eq!(rows(&html), 5, "{html}");
        }
    }

    #[test]
    fn menus_files_and_links_in_text_are_no_rows() {
        for html in [
            five(|n| format!("<li><a href={n}.html>要闻{n}</a></li>")),
            five(|n| format!("<li><a href={n}.doc>职工夜校报名表第{n}期</a></li>")),
            five(|n| {
                format!("<p>会议指出，要办好<a href={n}.html>职工夜校</a>，让职工满意，第{n}期就要开班。</p>")
            }),
        ] {
            assert_eq!(rows(&html), 0, "{html}");
        }
    }
}
