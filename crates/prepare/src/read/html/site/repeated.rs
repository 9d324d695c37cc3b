//! Lines of the template: what is at the ends of the texts of many pages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::members::{articles, folders};
use crate::fields::printed_date::printed_date;
use crate::read::html::draft::Draft;
use crate::read::html::html_page::HtmlPage;
use crate::read::html::lines::bare;
use crate::read::html::people::are_names;
use crate::read::html::source::is_organisation;

/// Takes off paragraphs that many pages of the site have.
pub(super) fn drop_repeated_lines(pages: &mut [HtmlPage]) -> Vec<(String, usize)> {
    let articles = articles(pages);
    let mut by_folder: HashMap<&str, FolderLines> = HashMap::new();
    for page in articles.iter().map(|at| &pages[*at]) {
        let Some(draft) = &page.draft else { continue };
        // Only the ends of a text: a template puts nothing into its middle.
        let at_ends = ends(&draft.paragraphs).map(String::as_str);
        let lines: BTreeSet<String> = at_ends.filter(|line| is_possible(line)).map(shape).collect();
        for folder in folders(&page.path) {
            let counted = by_folder.entry(folder).or_default();
            counted.pages += 1;
            for line in &lines {
                *counted.lines.entry(line.clone()).or_insert(0) += 1;
            }
        }
    }
    let repeated: HashMap<String, BTreeMap<String, usize>> = by_folder
        .into_iter()
        .map(|(folder, counted)| (folder.to_owned(), counted.of_template()))
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    for at in articles {
        let page = &mut pages[at];
        let given = matches!(page.rules.body, Some("attribute" | "selector"));
        if let (Some(draft), false) = (&mut page.draft, given) {
            for lines in folders(&page.path).filter_map(|folder| repeated.get(folder)) {
                remove(draft, lines);
            }
        }
    }
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for (line, count) in repeated.into_values().flatten() {
        let most = all.entry(line).or_default();
        *most = count.max(*most);
    }
    all.into_iter().collect()
}

/// The lines at the ends of the texts of a folder, because one input may hold several sites.
#[derive(Default)]
struct FolderLines {
    /// Articles in the folder and those under it.
    pages: usize,
    /// How many of them have a line.
    lines: HashMap<String, usize>,
}

impl FolderLines {
    /// The lines of the template: on one page in three, and of a small site on all. What fewer have may be text: the
    /// rules of a public notice, the last article of a regulation.
    fn of_template(self) -> BTreeMap<String, usize> {
        const PAGES: usize = 5;
        const SHARE: usize = 3;
        const SMALL_SITE: usize = 4;
        let is_of_template = |line: &str, count: usize| {
            count >= PAGES && count * SHARE >= self.pages && is_sentence(line)
                || count >= SMALL_SITE && count == self.pages
        };
        self.lines.into_iter().filter(|(line, count)| is_of_template(line, *count)).collect()
    }
}

/// Whether a line may be the template's: no date or name, which sign the notices of a site, and no salutation.
fn is_possible(line: &str) -> bool {
    const SHORTEST: usize = 2;
    let chars = bare(line).chars().count();
    let is_date = chars <= 12 && printed_date(line).is_some();
    // `各基层工会：` begins many notices.
    !is_date && chars >= SHORTEST && !line.ends_with('：') && !is_organisation(line) && !are_names(line)
}

/// Whether a line is more than some words.
fn is_sentence(line: &str) -> bool {
    const SHORTEST: usize = 10;
    bare(line).chars().count() >= SHORTEST
}

/// A line without its numbers: counters differ from page to page. The numbers of a sentence are its own.
fn shape(line: &str) -> String {
    const COUNTER: usize = 24;
    if line.chars().count() > COUNTER || line.ends_with(['。', '！', '？']) {
        return line.to_owned();
    }
    let mut shape = String::new();
    for c in line.chars() {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if c != '0' || !shape.ends_with('0') {
            shape.push(c);
        }
    }
    shape
}

/// The first two and the last five paragraphs.
fn ends(paragraphs: &[String]) -> impl Iterator<Item = &String> {
    let count = paragraphs.len();
    paragraphs.iter().enumerate().filter(move |(at, _)| *at < 2 || at + 5 >= count).map(|(_, line)| line)
}

/// Removes these lines, unless nothing would be left.
fn remove(draft: &mut Draft, lines: &BTreeMap<String, usize>) {
    if draft.paragraphs.iter().all(|line| lines.contains_key(&shape(line))) {
        return;
    }
    for at in (0..draft.paragraphs.len()).rev() {
        if lines.contains_key(&shape(&draft.paragraphs[at])) {
            draft.paragraphs.remove(at);
            for subhead in draft.subheads.iter_mut().filter(|subhead| subhead.before > at) {
                subhead.before -= 1;
            }
        }
    }
}
