//! Stories in the making: parts of text with their lines, and what a page holds before fields are read.

use super::blocks::Block;
use super::chars::{ends_sentence, join_into};

/// A piece of text with the lines that it stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// The text as printed, columns joined.
    pub text: String,
    /// The text folded.
    pub folded: String,
    /// Numbers of its lines.
    pub lines: Vec<usize>,
    /// Empty lines before it.
    pub blanks: usize,
}

impl Part {
    pub(crate) fn of(block: &Block) -> Self {
        Self {
            text: block.text.clone(),
            folded: block.folded.clone(),
            lines: block.lines.iter().map(|line| line.number).collect(),
            blanks: block.blanks,
        }
    }

    /// The characters from `from` to `to` as a part on the same lines, trimmed.
    pub(crate) fn slice(&self, from: usize, to: usize) -> Self {
        let cut = |text: &str| text.chars().skip(from).take(to - from).collect::<String>().trim().to_owned();
        Self {
            text: cut(&self.text),
            folded: cut(&self.folded),
            lines: self.lines.clone(),
            blanks: self.blanks,
        }
    }

    /// Appends a part that continues this one.
    pub(crate) fn push(&mut self, next: &Self) {
        join_into(&mut self.text, &next.text);
        join_into(&mut self.folded, &next.folded);
        self.lines.extend(&next.lines);
    }

    /// Number of characters.
    pub(crate) fn len(&self) -> usize {
        self.folded.chars().count()
    }
}

/// How a headline that stood apart was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    /// 0 to 1.
    pub confidence: f32,
    /// The headline that matches second best.
    pub runner_up: Option<String>,
}

/// A story in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Headings printed above it (or matched to it), in printed order.
    pub headings: Vec<Part>,
    /// Running text; the opener is still in the first one.
    pub paragraphs: Vec<Part>,
    /// Headings inside, with the index of the paragraph that follows.
    pub subheads: Vec<(usize, Part)>,
    /// Captions.
    pub captions: Vec<Part>,
    /// Photo credits.
    pub credits: Vec<Part>,
    /// Where it was taken from.
    pub sources: Vec<Part>,
    /// A byline on a line of its own.
    pub byline_lines: Vec<Part>,
    /// Whether its text begins with an opener.
    pub opened: bool,
    /// Whether it is a listing.
    pub listing: bool,
    /// How its headline was chosen, if it stood apart.
    pub chosen: Option<Chosen>,
    /// Whether a closing byline or a source says that it is complete.
    pub ended: bool,
}

impl Draft {
    /// Whether the last paragraph is an unfinished sentence.
    pub(crate) fn is_open(&self) -> bool {
        !self.listing && self.paragraphs.last().is_some_and(|part| !ends_sentence(&part.folded))
    }
}

/// An element of a zone without a story of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Loose {
    /// A heading or label.
    Heading(Part),
    /// A caption, with the credit after it.
    Caption(Part, Option<Part>),
    /// A credit alone.
    Credit(Part),
}

/// What the page holds after this stage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// The stories in page order.
    pub drafts: Vec<Draft>,
    /// Zones of headings, captions and credits that no story follows; each with the number of drafts that
    /// stood before it.
    pub loose: Vec<(usize, Loose)>,
    /// Furniture.
    pub furniture: Vec<Part>,
}
