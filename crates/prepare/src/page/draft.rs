//! Drafts of stories: parts of text with their lines, before fields are read.

use gongwen_engine::Kind;

use crate::page::chars::{ends_sentence, join_into};
use crate::page::forms::opener;
use crate::page::headline::Headline;
use crate::page::line::Line;
use crate::page::rules::block::Block;

/// A piece of text with the lines that it is printed on.
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
            lines: block.lines.iter().flat_map(Line::numbers).collect(),
            blanks: block.blanks,
        }
    }

    /// A printed line as a part.
    pub(crate) fn of_line(line: &Line) -> Self {
        Self {
            text: line.text.clone(),
            folded: line.folded.clone(),
            lines: line.numbers().collect(),
            blanks: line.blanks,
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

/// How a detached headline was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    /// 0 to 1.
    pub confidence: f32,
    /// The headline that matches second best.
    pub runner_up: Option<String>,
}

/// What the learned reading says of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Judged {
    /// The headline block divided by the roles of its lines.
    pub headline: Headline,
    /// How sure the text's bounds are, 0 to 1.
    pub text: f32,
    /// How sure the division of the headline block is, 0 to 1.
    pub division: f32,
    /// How sure the links between its pieces are, 0 to 1.
    pub links: f32,
    /// The product of the certainties of its lines of text, and of those of its headline block.
    pub lines: [f32; 2],
    /// What the page is like: the share of indented lines, of lines without an empty one above, whether it is wrapped.
    pub page: [f32; 3],
}

/// Who issued a document, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Issue {
    /// The issuing bodies.
    pub(crate) by: Vec<String>,
    /// The day, as `2024年3月5日`.
    pub(crate) on: Option<String>,
}

/// What an editor has said of a story as a whole. A field that is not given is read from the story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Checked {
    pub kind: Option<Kind>,
    /// Empty for none.
    pub byline: Option<String>,
    /// Empty for none.
    pub date: Option<String>,
}

/// The draft of a story.
#[expect(clippy::struct_excessive_bools, reason = "each says something else of the story")]
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// The headings above it or matched to it, in printed order.
    pub headings: Vec<Part>,
    /// Running text; the opener is still in the first one.
    pub paragraphs: Vec<Part>,
    /// Headings inside, with the index of the paragraph that follows.
    pub subheads: Vec<(usize, Part)>,
    /// Captions.
    pub captions: Vec<Part>,
    /// Photo credits.
    pub credits: Vec<Part>,
    /// Sources (来源, 转自).
    pub sources: Vec<Part>,
    /// A byline on a line of its own.
    pub byline_lines: Vec<Part>,
    /// Whether its text begins with a story opener.
    pub opened: bool,
    /// Whether it is a listing.
    pub listing: bool,
    /// How its headline was chosen, if it is detached.
    pub chosen: Option<Chosen>,
    /// What the learned reading says of it, if it is of that reading.
    pub judged: Option<Judged>,
    /// Whether both readings of the page find this story.
    pub agreed: bool,
    /// Who issued it and when, if it is a document.
    pub issue: Option<Issue>,
    /// Whether a closing byline or a source shows that it is complete.
    pub ended: bool,
    /// What an editor has said of it, if one has gone through the page.
    pub checked: Option<Checked>,
}

impl Draft {
    /// The parts of the running text, and its subheads.
    pub(crate) fn text_parts(&self) -> impl Iterator<Item = &Part> {
        self.paragraphs.iter().chain(self.subheads.iter().map(|(_, part)| part))
    }

    /// The folded running text and subheads, for comparing.
    pub(crate) fn running_text(&self) -> String {
        self.text_parts().map(|part| part.folded.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Whether the text begins as a story of news does: `本报讯（记者 李凡）`.
    pub(crate) fn begins_with_opener(&self) -> bool {
        self.paragraphs.first().is_some_and(|part| opener::parse(&part.folded).is_some())
    }

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

/// The page after this stage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// The stories in page order.
    pub drafts: Vec<Draft>,
    /// Zones of headings, captions and credits that no story follows; each with the number of drafts
    /// before it.
    pub loose: Vec<(usize, Loose)>,
    /// Furniture.
    pub furniture: Vec<Part>,
}
