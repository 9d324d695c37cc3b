//! At which position a template prints the date, and which dates are the template's own.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::super::members::beginning;
use super::votes::Votes;
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;
use crate::read::html::clues::{Clues, key};
use crate::read::html::html_page::HtmlPage;

/// Positions of the date, the surest first, and dates of the template.
pub(super) struct Positions {
    named: Vec<u32>,
    /// Where most pages have the date that their own rules found.
    usual: Vec<u32>,
    /// Dates that all pages print at one position.
    constant: HashSet<String>,
}

#[derive(Default)]
struct Position {
    pages: usize,
    right: usize,
    wrong: usize,
    /// Pages whose own rules took this date.
    taken: usize,
    dates: HashSet<String>,
    texts: HashSet<String>,
}

/// The dates that a page prints, with their positions.
fn printed(clues: &Clues) -> impl Iterator<Item = (u32, &str)> {
    clues.spots.iter().flat_map(|spot| {
        let parts = spot.parts.iter().filter_map(|part| Some((part.key, part.date.as_deref()?)));
        parts.flat_map(|(part, date)| spot.keys.map(|place| (key(&[place, part]), date)))
    })
}

/// Whether a date is what is said elsewhere: the day, or a part of it.
fn agrees(date: &str, vote: &str) -> bool {
    if vote.len() == "03-08".len() { date.ends_with(vote) } else { date.starts_with(vote) }
}

impl Positions {
    pub(super) fn learn(pages: &[HtmlPage], members: &[usize], votes: &Votes) -> Self {
        let mut positions: HashMap<u32, Position> = HashMap::new();
        for at in members {
            let page = &pages[*at];
            let Some(draft) = &page.draft else { continue };
            let votes = votes.dates(*at);
            let is_right = |date: &str| votes.iter().any(|vote| agrees(date, vote));
            let is_known = printed(&page.clues).any(|(_, date)| is_right(date));
            let mut seen = HashSet::new();
            for (key, date) in printed(&page.clues).filter(|(key, _)| seen.insert(*key)) {
                let position = positions.entry(key).or_default();
                position.pages += 1;
                position.right += usize::from(is_right(date));
                position.wrong += usize::from(is_known && !is_right(date));
                position.taken += usize::from(draft.date.as_deref() == Some(date));
                position.dates.insert(date.to_owned());
                position.texts.insert(beginning(draft));
            }
        }
        Self {
            named: sorted(&positions, |position| {
                (position.right >= 2 && position.right >= 3 * position.wrong).then_some(position.right)
            }),
            usual: sorted(&positions, |position| {
                let is_usual = position.taken >= 3
                    && position.taken * 3 >= position.pages * 2
                    && position.dates.len() > 1;
                is_usual.then_some(position.taken)
            }),
            constant: positions
                .values()
                .filter(|position| position.dates.len() == 1 && position.texts.len() >= 4)
                .flat_map(|position| position.dates.iter().cloned())
                .collect(),
        }
    }
}

/// The positions that have a rank, the highest first.
fn sorted(positions: &HashMap<u32, Position>, rank: impl Fn(&Position) -> Option<usize>) -> Vec<u32> {
    let ranked = positions.iter().filter_map(|(key, position)| Some((rank(position)?, *key)));
    let mut ranked: Vec<(usize, u32)> = ranked.collect();
    ranked.sort_by_key(|(rank, key)| (std::cmp::Reverse(*rank), *key));
    ranked.into_iter().map(|(_, key)| key).collect()
}

/// Rules whose date may be of something else.
const WEAK: &[&str] = &["signature", "path", "script", "date after the text", "beside a name"];

/// Takes the date from the position that the folder has taught.
pub(super) fn apply<'a>(page: &mut HtmlPage, votes: &[String], learned: impl Iterator<Item = &'a Positions>) {
    let HtmlPage { draft: Some(draft), rules, clues, other_dates, path, .. } = page else { return };
    let rule = rules.date.unwrap_or_default();
    let own = draft.date.clone();
    let agreed = |date: &str| votes.iter().any(|vote| agrees(date, vote));
    if matches!(rule, "attribute" | "selector") || own.as_deref().is_some_and(agreed) {
        return;
    }
    let learned: Vec<&Positions> = learned.collect();
    let of_template = |date: &str| learned.iter().any(|positions| positions.constant.contains(date));
    let is_weak = own.as_deref().is_none_or(of_template) || WEAK.contains(&rule);
    let at = |key: &u32| printed(clues).find(|(own, _)| own == key).map(|(_, date)| date.to_owned());
    let named = learned.iter().find_map(|positions| positions.named.iter().find_map(at));
    let usual = || learned.iter().find_map(|positions| positions.usual.iter().find_map(at));
    let mut found = named.or_else(|| if is_weak { usual() } else { None });
    if found.is_none() && is_weak {
        let mut printed = printed(clues).map(|(_, date)| date);
        found = printed.find(|date| agreed(date)).map(str::to_owned);
        found = found.or_else(|| said(votes, path));
    }
    if found.is_none() && own.as_deref().is_some_and(of_template) {
        found = other_dates.iter().find(|date| !of_template(date)).cloned();
    }
    if let Some(date) = found
        && own.as_deref() != Some(date.as_str())
    {
        draft.date = Some(date);
        rules.date = Some("position learned from the site");
    }
}

/// The day that lists and the path say together.
fn said(votes: &[String], path: &str) -> Option<String> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[/_-])((?:19|20)\d\d)(?:[/_.-]|[01]\d)"));
    if let Some(whole) = votes.iter().find(|vote| vote.len() == 10) {
        return printed_date(whole);
    }
    let day = votes.iter().find(|vote| vote.len() == 5)?;
    let year = YEAR.captures(path)?;
    printed_date(&format!("{}-{day}", &year[1]))
}
