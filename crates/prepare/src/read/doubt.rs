//! Why an editor should look at an article.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::page::Review;

/// Why an editor should look at an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Doubt {
    /// The splitter of newspaper pages is unsure of a part.
    Split(Box<SplitDoubt>),
    /// There is no title: the first words are used.
    NoTitle,
    /// The title is also that of many other pages.
    CommonTitle,
    /// There is a title and no text.
    NoText,
    /// What is said to be a date is none that is known.
    UnreadDate(String),
    /// Another reason, in words.
    Other(String),
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Split(doubt) => doubt.fmt(f),
            Self::NoTitle => f.write_str("no title: the first words are used"),
            Self::CommonTitle => f.write_str("many pages have this title"),
            Self::NoText => f.write_str("no text under the title"),
            Self::UnreadDate(date) => write!(f, "not a known form of a date: {date}"),
            Self::Other(reason) => f.write_str(reason),
        }
    }
}

/// What the splitter of newspaper pages is unsure of: its confidence in each part, 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitDoubt {
    /// That the headline belongs to the story.
    pub title: f32,
    /// That the headline is divided rightly.
    pub division: f32,
    /// That the story begins and ends where it does.
    pub text: f32,
    /// That the byline is one.
    pub byline: f32,
    /// The headline that matches second best.
    pub runner_up: Option<String>,
}

impl Eq for SplitDoubt {}

impl From<&Review> for SplitDoubt {
    fn from(review: &Review) -> Self {
        let Review { title, division, text, byline, .. } = *review;
        Self { title, division, text, byline, runner_up: review.runner_up.clone() }
    }
}

impl fmt::Display for SplitDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { title, division, text, byline, .. } = self;
        write!(
            f,
            "the split is unsure: headline {title:.2}, its division {division:.2}, text {text:.2}, byline {byline:.2}"
        )
    }
}
