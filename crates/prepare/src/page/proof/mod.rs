//! Proofs: a page as an editor corrects it: its printed lines, and every story with the runs of lines it is made of.
//!
//! `gongwen review` writes a proof into a web page, the builder page asks for one. What the editor changes there comes back
//! as `[[story]]` tables of a `.fix.toml` ([`Fixes`]).

mod stories;
#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic)]
mod tests;

use gongwen_engine::Kind;
use serde::Serialize;

use super::beside::FIX_SUFFIX;
use super::choice::Choice;
use super::fix::{FixError, Fixes, PartRole};
use super::roles::weights::Weights;
use super::runs::{Ledger, Run};
use super::{Split, finish, lines, read};

/// A page as an editor corrects it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proof {
    /// The name of the file.
    pub file: String,
    /// The name of its file of corrections.
    pub fix: String,
    /// Why the corrections that lie beside the page are not in it, if they are not.
    pub fault: Option<String>,
    lines: Vec<ProofLine>,
    sheets: Vec<ProofSheet>,
    stories: Vec<ProofStory>,
    furniture: Vec<Vec<Run>>,
}

/// A printed line.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct ProofLine {
    number: usize,
    text: String,
    /// Where it is, if the file tells.
    place: Option<Place>,
}

/// The place of a line on its sheet, in points from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Place {
    /// Number of the sheet, from 0.
    sheet: usize,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    /// Whether its characters are one below the other.
    upright: bool,
}

/// Width and height of a sheet, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct ProofSheet {
    width: f32,
    height: f32,
}

/// A story as it was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct ProofStory {
    id: String,
    /// Whether an editor should look at it.
    doubtful: bool,
    /// What to look at, in Chinese.
    notes: Vec<String>,
    kind: Kind,
    title: String,
    kicker: String,
    subtitle: String,
    section: String,
    /// The byline, where it is not what the parts say.
    byline: Option<String>,
    /// The date, where it is not what the parts say.
    date: Option<String>,
    /// The date that was read of the parts.
    read_date: Option<String>,
    /// The bodies that issued it, if it is a document.
    issuers: Vec<String>,
    parts: Vec<ProofPart>,
}

/// A part of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct ProofPart {
    role: PartRole,
    runs: Vec<Run>,
    /// Characters at its beginning that the text of a story leaves off: 本报讯, a mark that points to a picture.
    skip: usize,
    /// The byline among them.
    byline: Option<String>,
}

/// A page read for its proof.
struct Corrected {
    split: Split,
    choice: Choice,
    fault: Option<String>,
}

/// Reads with the corrections; without them, if they do not fit, as the proof is what they are mended with.
fn corrected(
    fixes: Result<Fixes, FixError>,
    mut read: impl FnMut(&Fixes) -> Result<(Split, Choice), FixError>,
) -> Corrected {
    let tried = fixes.and_then(|fixes| read(&fixes));
    let fault = tried.as_ref().err().map(ToString::to_string);
    // Without corrections nothing can fail to fit.
    let (split, choice) = tried.or_else(|_| read(&Fixes::default())).unwrap_or_default();
    Corrected { split, choice, fault }
}

impl Proof {
    /// The proof of a page of text.
    pub(crate) fn of_text(file: &str, prefix: &str, text: &str, fixes: Result<Fixes, FixError>) -> Self {
        let weights = Weights::embedded();
        let choice = read(lines::read_lines(text), weights);
        let corrected = corrected(fixes, |fixes| finish(file, prefix, text, choice.clone(), fixes, weights));
        Self::new(file, text, corrected)
    }

    /// The proof of the sheets of a file that are laid out.
    #[cfg(feature = "pdf")]
    pub(crate) fn of_laid(
        file: &str,
        prefix: &str,
        laid: &super::geometry::Laid,
        fixes: Result<Fixes, FixError>,
    ) -> Self {
        let corrected = corrected(fixes, |fixes| super::finish_laid(file, prefix, laid.clone(), fixes));
        let mut proof = Self::new(file, &laid.text, corrected);
        for line in &mut proof.lines {
            line.place = laid.placed.get(line.number - 1).map(|placed| Place {
                sheet: placed.sheet - 1,
                x: placed.line.bounds.x0,
                y: placed.line.bounds.y0,
                width: placed.line.bounds.width(),
                height: placed.line.bounds.height(),
                upright: placed.line.flow != super::geometry::Flow::Right,
            });
        }
        proof.sheets = laid
            .outlines
            .iter()
            .map(|sheet| ProofSheet { width: sheet.width, height: sheet.height })
            .collect();
        proof
    }

    fn new(file: &str, text: &str, Corrected { split, choice, fault }: Corrected) -> Self {
        let mut ledger = Ledger::new(text);
        let lines = ledger
            .lines()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(number, text)| ProofLine { number, text, place: None })
            .collect();
        let (stories, furniture) = stories::stories(&mut ledger, &split, &choice);
        Self {
            file: file.to_owned(),
            fix: format!("{}{}", super::stem(file), FIX_SUFFIX),
            fault,
            lines,
            sheets: Vec::new(),
            stories,
            furniture,
        }
    }
}
