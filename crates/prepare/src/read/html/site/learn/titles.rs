//! At which position a template prints the headline.

use std::collections::{HashMap, HashSet};

use super::votes::{TitleVote, Votes};
use crate::read::html::clues::{Spot, text_key};
use crate::read::html::html_page::HtmlPage;
use crate::read::html::lines::bare;
use crate::read::html::part_number::{first_page, without_number};

/// Positions of the headline, the surest first.
pub(super) struct Positions {
    keys: Vec<u32>,
    /// Whether something outside the layout names the headlines there.
    is_named: bool,
}

/// What is known of one position.
#[derive(Default)]
struct Position {
    pages: usize,
    /// Pages where its text is the headline, and where another text is.
    right: usize,
    wrong: usize,
    looks: i64,
    texts: HashSet<u32>,
}

impl Positions {
    pub(super) fn learn(pages: &[HtmlPage], members: &[usize], votes: &Votes) -> Self {
        let named = |at: usize, spot: &Spot| votes.titles(at).iter().any(|vote| vote.names(&spot.text));
        let keys = best(pages, members, 2, named);
        if !keys.is_empty() {
            return Self { keys, is_named: true };
        }
        let title = |at: usize| pages[at].draft.as_ref().map(|draft| bare(&draft.title)).unwrap_or_default();
        let own = |at: usize, spot: &Spot| bare(&spot.text) == title(at);
        Self { keys: best(pages, members, 3, own), is_named: false }
    }
}

/// The positions whose texts are right on so many pages at least, and hardly ever wrong.
fn best(
    pages: &[HtmlPage],
    members: &[usize],
    least: usize,
    is_right: impl Fn(usize, &Spot) -> bool,
) -> Vec<u32> {
    const MOST: usize = 4;
    let mut positions: HashMap<u32, Position> = HashMap::new();
    for at in members {
        let spots = || pages[*at].clues.spots.iter().filter(|spot| is_possible(spot));
        let right: Vec<bool> = spots().map(|spot| is_right(*at, spot)).collect();
        let is_known = right.contains(&true);
        for (spot, is_right) in spots().zip(right) {
            for key in spot.keys {
                let position = positions.entry(key).or_default();
                position.pages += 1;
                position.right += usize::from(is_right);
                position.wrong += usize::from(is_known && !is_right);
                position.looks += spot.look;
                position.texts.insert(text_key(&spot.text));
            }
        }
    }
    let is_sure = |position: &Position| {
        position.right >= least
            && position.right >= 3 * position.wrong
            && position.texts.len() * 2 > position.pages
    };
    let mut sure: Vec<(u32, Position)> =
        positions.into_iter().filter(|(_, position)| is_sure(position)).collect();
    let most = sure.iter().map(|(_, position)| position.right).max().unwrap_or(0);
    // Where several are nearly as often right, the headline is what looks like one.
    sure.sort_by_key(|(key, position)| {
        let is_often = position.right * 10 >= most * 7;
        let look = position.looks / position.pages as i64;
        (!is_often, std::cmp::Reverse(look), std::cmp::Reverse(position.right), *key)
    });
    sure.into_iter().take(MOST).map(|(key, _)| key).collect()
}

/// Whether a line may be a headline.
fn is_possible(spot: &Spot) -> bool {
    /// A heading may link to its own page.
    const HEADING: i64 = 28;
    let chars = spot.text.chars().count();
    spot.is_before
        && (2..=100).contains(&chars)
        && (spot.is_plain || spot.look >= HEADING && spot.parts.iter().all(|part| part.date.is_none()))
        && !spot.text.contains('。')
        && spot.text.chars().any(char::is_alphabetic)
}

/// Rules whose headline is not sure.
const WEAK: &[&str] = &[
    "line over the text",
    "line before the text",
    "first words",
    "<title>",
    "h1",
    "element's name",
    "og:title",
];

/// Rules that only other pages of the site can prove wrong.
const STRONG: &[&str] = &["ArticleTitle", "comment marks", "founder-title", "WeChat"];

/// Takes the headline from the position that the folder has taught.
pub(super) fn apply<'a>(
    page: &mut HtmlPage,
    votes: &[TitleVote],
    learned: impl Iterator<Item = &'a Positions>,
) {
    let Some(title) = page.draft.as_ref().map(|draft| draft.title.clone()) else { return };
    let rule = page.rules.title.unwrap_or_default();
    if matches!(rule, "attribute" | "selector") || votes.iter().any(|vote| vote.is_exactly(&title)) {
        return;
    }
    let named = |spot: &Spot| votes.iter().any(|vote| vote.names(&spot.text));
    let spots: Vec<&Spot> = page.clues.spots.iter().filter(|spot| is_possible(spot)).collect();
    let is_known = spots.iter().any(|spot| named(spot));
    if STRONG.contains(&rule) && !is_known {
        return;
    }
    let mut found = None;
    for positions in learned {
        let may_replace = positions.is_named || WEAK.contains(&rule);
        let at_key = |key: &u32| {
            spots.iter().find(|spot| spot.keys.contains(key) && (!is_known || named(spot))).copied()
        };
        found = positions.keys.iter().find_map(at_key).filter(|_| may_replace);
        if found.is_some() {
            break;
        }
    }
    // Another page links this one by a line that it prints.
    let linked = || {
        let named = spots.iter().filter(|spot| votes.iter().any(|vote| vote.is_exactly(&spot.text)));
        named.max_by_key(|spot| spot.look).copied()
    };
    // A part of an article may print the number of its page after the headline.
    let is_numbered =
        |text: &str| first_page(&page.path).is_some() && bare(without_number(text)) == bare(&title);
    if let Some(text) = found.or_else(linked).map(|spot| spot.text.clone())
        && bare(&text) != bare(&title)
        && !is_numbered(&text)
    {
        replace(page, text);
    }
}

/// Puts the headline in, and takes it and what is over it off the text.
fn replace(page: &mut HtmlPage, title: String) {
    /// Paragraphs among which the headline may be.
    const FIRST: usize = 6;
    let HtmlPage { draft: Some(draft), rules, clues, .. } = page else { return };
    let own = bare(&title);
    let is_title = |text: &String| bare(text) == own;
    if let Some(at) = draft.paragraphs.iter().take(FIRST).position(is_title) {
        let is_spot = |text: &String| clues.spots.iter().any(|spot| spot.is_before && spot.text == *text);
        let mut end = at + 1;
        while draft.paragraphs.get(end).is_some_and(|line| is_spot(line) && line.chars().count() <= 40) {
            end += 1;
        }
        draft.remove_first(end);
    }
    draft.kicker = draft.kicker.take().filter(|text| !is_title(text));
    draft.subtitle = draft.subtitle.take().filter(|text| !is_title(text));
    draft.title = title;
    rules.title = Some("position learned from the site");
}
