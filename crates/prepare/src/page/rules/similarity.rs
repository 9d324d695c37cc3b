//! Similarity of a heading and a story: shared character n-grams, weighted by their rarity on the page.

use std::collections::{BTreeMap, BTreeSet};

use crate::page::chars::is_han;

/// N-gram lengths that are compared (2, 1–2, 2–3, 1–3 and 2–4 give the same split of the seeds).
const LENGTHS: [usize; 3] = [1, 2, 3];

/// The distinct n-grams of a text, punctuation and white space aside.
fn grams(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for run in text.split(|c: char| !(is_han(c) || c.is_ascii_alphanumeric())) {
        let chars: Vec<char> = run.chars().collect();
        for length in LENGTHS {
            for window in chars.windows(length) {
                found.insert(window.iter().collect());
            }
        }
    }
    found
}

/// The stories of a page, ready to be compared with headings.
pub(crate) struct StorySimilarity {
    stories: Vec<BTreeSet<String>>,
    frequency: BTreeMap<String, usize>,
}

impl StorySimilarity {
    /// Takes the text of every story.
    pub(crate) fn new<'a>(stories: impl Iterator<Item = &'a str>) -> Self {
        let stories: Vec<BTreeSet<String>> = stories.map(grams).collect();
        let mut frequency = BTreeMap::new();
        for gram in stories.iter().flatten() {
            *frequency.entry(gram.clone()).or_insert(0) += 1;
        }
        Self { stories, frequency }
    }

    /// How well a heading matches a story: the sum of ln((N + 1) / df) over the n-grams of the heading that
    /// occur in the story (N: number of stories, df: in how many of them it occurs).
    pub(crate) fn score(&self, heading: &str, story: usize) -> f64 {
        let Some(own) = self.stories.get(story) else { return 0.0 };
        let total = (self.stories.len() + 1) as f64;
        grams(heading)
            .iter()
            .filter(|gram| own.contains(*gram))
            .filter_map(|gram| self.frequency.get(gram))
            .map(|df| (total / *df as f64).ln())
            .sum()
    }
}
