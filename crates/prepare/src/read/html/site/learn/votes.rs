//! What is said about a page elsewhere: headlines and dates by which others link it, its part of `<title>`, its path.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::super::members::{articles, by_folder};
use crate::pattern::pattern;
use crate::read::html::clues::target_of;
use crate::read::html::head_title::parts;
use crate::read::html::html_page::HtmlPage;
use crate::read::html::lines::bare;
use crate::read::html::page_kind::PageKind;

/// A headline by which another page links this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct TitleVote {
    /// Without punctuation and blanks.
    bare: String,
    /// Whether it ends in an ellipsis.
    is_cut: bool,
}

impl TitleVote {
    pub(in super::super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let whole = text.trim_end_matches(['.', '…', '⋯', '·']);
        let bare = bare(whole);
        // A year is no headline.
        let fits = bare.chars().count() >= 2 && bare.chars().any(char::is_alphabetic);
        fits.then_some(Self { bare, is_cut: whole.len() < text.len() })
    }

    /// Whether this is the headline that it means.
    pub(in super::super) fn names(&self, text: &str) -> bool {
        /// Characters that a headline and the beginning of another text do not share by chance.
        const SHORTEST: usize = 6;
        let own = bare(text);
        let is_long = |text: &str| text.chars().count() >= SHORTEST;
        own == self.bare
            || self.is_cut && is_long(&self.bare) && own.starts_with(&self.bare)
            // The link holds more than the headline.
            || is_long(&own) && self.bare.starts_with(&own)
    }

    /// Whether it is the whole headline.
    pub(super) fn is_exactly(&self, text: &str) -> bool {
        !self.is_cut && bare(text) == self.bare
    }
}

/// What is said about a page, by its number.
#[derive(Default)]
pub(super) struct Votes {
    titles: HashMap<usize, Vec<TitleVote>>,
    dates: HashMap<usize, Vec<String>>,
}

impl Votes {
    pub(super) fn new(pages: &[HtmlPage], inbound: &Inbound) -> Self {
        let mut votes = Self::default();
        votes.add_links(pages, inbound);
        votes.add_heads(pages);
        votes.add_paths(pages);
        // The order of the pages tells nothing.
        for dates in votes.dates.values_mut() {
            dates.sort();
            dates.dedup();
        }
        votes
    }

    pub(super) fn titles(&self, page: usize) -> &[TitleVote] {
        self.titles.get(&page).map_or(&[], Vec::as_slice)
    }

    /// Dates as `2024-03-08`, `2024-03` or `03-08`.
    pub(super) fn dates(&self, page: usize) -> &[String] {
        self.dates.get(&page).map_or(&[], Vec::as_slice)
    }

    fn add_links(&mut self, pages: &[HtmlPage], inbound: &Inbound) {
        for (from, link, to) in &inbound.links {
            let link = &pages[*from].clues.links[*link];
            let titles = self.titles.entry(*to).or_default();
            if let Some(vote) = TitleVote::of(&link.text)
                && !titles.contains(&vote)
            {
                titles.push(vote);
            }
            let is_list = matches!(pages[*from].kind, PageKind::List | PageKind::Home);
            if let (Some(date), true) = (&link.date, is_list) {
                self.dates.entry(*to).or_default().push(date.clone());
            }
        }
    }

    /// The parts of `<title>` that no other page of the folder has.
    fn add_heads(&mut self, pages: &[HtmlPage]) {
        for members in by_folder(pages).values() {
            let mut counts: HashMap<String, usize> = HashMap::new();
            for at in members {
                let own: HashSet<String> = parts(&pages[*at].clues.head).into_iter().map(bare).collect();
                for part in own {
                    *counts.entry(part).or_insert(0) += 1;
                }
            }
            let heads: Vec<&str> = members.iter().map(|at| pages[*at].clues.head.as_str()).collect();
            let end = common_end(&heads);
            for at in members {
                let head = &pages[*at].clues.head;
                let whole = head.strip_suffix(end.as_str()).unwrap_or(head);
                let own = parts(head).into_iter().filter(|part| counts.get(&bare(part)) == Some(&1));
                let own: Vec<TitleVote> = own.chain([whole]).filter_map(TitleVote::of).collect();
                let titles = self.titles.entry(*at).or_default();
                for vote in own {
                    if counts.get(&vote.bare).is_none_or(|count| *count == 1) && !titles.contains(&vote) {
                        titles.push(vote);
                    }
                }
            }
        }
    }

    /// Days and months that paths are named after.
    fn add_paths(&mut self, pages: &[HtmlPage]) {
        static DAY: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?:^|[/_t-])((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?:[/_.-]|$)"));
        static MONTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|/)((?:19|20)\d\d)[/-]?([01]\d)/"));
        for at in articles(pages) {
            let path = &pages[at].path;
            let date = DAY.captures(path).map(|found| format!("{}-{}-{}", &found[1], &found[2], &found[3]));
            let date =
                date.or_else(|| MONTH.captures(path).map(|found| format!("{}-{}", &found[1], &found[2])));
            self.dates.entry(at).or_default().extend(date);
        }
    }
}

/// What all of the texts end in.
fn common_end(texts: &[&str]) -> String {
    let Some(first) = texts.first() else { return String::new() };
    let mut end: &str = first;
    for text in texts {
        while !text.ends_with(end) {
            let mut chars = end.chars();
            chars.next();
            end = chars.as_str();
        }
    }
    end.to_owned()
}

/// The links of a site from page to page.
pub(in super::super) struct Inbound {
    /// Page, number of its link, and the page that it leads to.
    pub(in super::super) links: Vec<(usize, usize, usize)>,
}

impl Inbound {
    pub(in super::super) fn new(pages: &[HtmlPage]) -> Self {
        let targets: Vec<String> =
            pages.iter().map(|page| target_of("", &page.path).unwrap_or_default()).collect();
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, target) in targets.iter().enumerate() {
            by_name.entry(last(target)).or_default().push(at);
        }
        let mut links = Vec::new();
        for (from, page) in pages.iter().enumerate() {
            for (number, link) in page.clues.links.iter().enumerate() {
                let candidates = by_name.get(last(&link.target)).map_or(&[][..], Vec::as_slice);
                if let Some(to) = resolve(&link.target, &targets[from], candidates, &targets)
                    && to != from
                {
                    links.push((from, number, to));
                }
            }
        }
        Self { links }
    }
}

fn last(target: &str) -> &str {
    target.rsplit('/').next().unwrap_or_default()
}

/// The page that a link means: that with its path, or the only one whose path ends in it, as where a site lies in a
/// folder.
fn resolve(target: &str, from: &str, candidates: &[usize], targets: &[String]) -> Option<usize> {
    if let Some(same) = candidates.iter().find(|at| targets[**at] == target) {
        return Some(*same);
    }
    let ends = |at: &&usize| targets[**at].strip_suffix(target).is_some_and(|rest| rest.ends_with('/'));
    let top = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let mut inside = candidates.iter().filter(ends).filter(|at| top(&targets[**at]) == top(from));
    let only = inside.next().copied();
    if inside.next().is_some() { None } else { only }
}

/// A page without a section takes the name of the only list that links it.
pub(in super::super) fn fill_sections_by_lists(pages: &mut [HtmlPage], inbound: &Inbound) {
    let mut names: BTreeMap<usize, HashSet<String>> = BTreeMap::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages.iter().filter(|page| page.kind == PageKind::List) {
        for part in parts(&page.clues.head) {
            *counts.entry(bare(part)).or_insert(0) += 1;
        }
    }
    for (from, _, to) in &inbound.links {
        let from = &pages[*from];
        let all = parts(&from.clues.head);
        let first = all.first().filter(|_| from.kind == PageKind::List && all.len() > 1);
        // Not the site's name, which the lists share.
        let is_name =
            |name: &&&str| (2..=8).contains(&name.chars().count()) && counts.get(&bare(name)) == Some(&1);
        if let Some(name) = first.filter(is_name) {
            names.entry(*to).or_default().insert((*name).to_owned());
        }
    }
    for (at, names) in names {
        // What the page's own `<title>` has, too, is the site.
        let head = pages[at].clues.head.clone();
        let mut names = names.into_iter().filter(|name| !head.contains(name.as_str()));
        let HtmlPage { draft: Some(draft), rules, .. } = &mut pages[at] else { continue };
        if let (None, Some(name), None) = (&draft.section, names.next(), names.next()) {
            draft.section = Some(name);
            rules.section = Some("list of the section");
        }
    }
}
