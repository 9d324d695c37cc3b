//! What a trainer of the learned reading asks for: the rows of numbers that each stage judges by.

use super::learned::Reading;
use super::lines::read_lines;
use super::roles::weights::Weights;
pub use super::roles::weights::WeightsError;
use super::stories::{self, UnitKind};
use super::{Fixes, captions, features, headlines, split_by};

/// A stage that trained weights decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The roles of lines.
    Lines,
    /// Which piece of text goes on in which.
    Links,
    /// Which headline belongs to which story.
    Headlines,
    /// Which caption belongs to which story.
    Captions,
    /// Which lines of a headline block are label, kicker, title and subtitle.
    Divisions,
    /// Whether an article is right.
    Confidence,
}

/// What a stage judges on one page.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Number of each line in the source, from 1.
    pub numbers: Vec<usize>,
    /// Empty lines before each line.
    pub blanks: Vec<usize>,
    /// The lines of each piece of text, as indices into `numbers`.
    pub fragments: Vec<Vec<usize>>,
    /// The pieces of text of each story.
    pub stories: Vec<Vec<usize>>,
    /// The lines of each headline or caption that asks for its story.
    pub asking: Vec<Vec<usize>>,
    /// The pairs that are scored: two pieces of text, or what asks and a story.
    pub pairs: Vec<(usize, usize)>,
    /// Title and paragraphs of the articles that are judged.
    pub articles: Vec<(String, Vec<String>)>,
    /// The part of every line of `asking` in each of its divisions, from label (0) to subtitle (3).
    pub divisions: Vec<Vec<Vec<usize>>>,
    /// The rows: one a line, one a pair, one a division, or one an article.
    pub rows: Vec<Vec<f32>>,
}

/// A number that changes with the table of features.
#[must_use]
pub fn feature_fingerprint() -> u64 {
    features::fingerprint()
}

/// The rows of one page. Every stage but the first needs the weights trained so far.
pub fn rows(text: &str, stage: Stage, weights: Option<&[u8]>) -> Result<Rows, WeightsError> {
    let lines = read_lines(text);
    let mut found = Rows {
        numbers: lines.iter().map(|line| line.number).collect(),
        blanks: lines.iter().map(|line| line.blanks).collect(),
        ..Rows::default()
    };
    if stage == Stage::Lines {
        found.rows = features::features(&lines).rows;
        return Ok(found);
    }
    let mut weights = Weights::read(weights.unwrap_or_default())?;
    if stage == Stage::Divisions {
        // The rows are those of blocks that nothing has divided yet.
        weights.divisions.clear();
    }
    if stage == Stage::Confidence {
        // Without corrections nothing can fail to fit.
        let split = split_by("", "", text, &Fixes::default(), Some(&weights)).unwrap_or_default();
        for (article, review) in split.articles.into_iter().zip(split.reviews) {
            if let Some(evidence) = review.evidence {
                found.articles.push((article.title, article.paragraphs));
                found.rows.push(evidence.to_vec());
            }
        }
        return Ok(found);
    }
    let reading = Reading::of(&lines, &weights);
    let (context, units) = (reading.context(&lines, &weights), &reading.stories.units);
    let texts = reading.stories.of_kind(UnitKind::Text);
    if stage == Stage::Divisions {
        for block in headlines::divisions(context, &reading.stories, &reading.headlines) {
            found.asking.push(block.lines);
            found.divisions.push(block.parts);
            found.rows.extend(block.rows);
        }
        return Ok(found);
    }
    let index = |unit: &usize| texts.binary_search(unit).unwrap_or(0);
    found.fragments = texts.iter().map(|unit| units[*unit].lines.clone()).collect();
    found.stories =
        reading.stories.chains.iter().map(|chain| chain.units.iter().map(index).collect()).collect();
    let pairs = match stage {
        Stage::Lines | Stage::Links => {
            let pairs = stories::pairs(context, units).into_iter();
            pairs.map(|((a, b), row)| ((index(&a), index(&b)), row)).collect()
        }
        _ => {
            let (asking, pairs) = match stage {
                Stage::Headlines => headlines::pairs(context, &reading.stories),
                _ => captions::pairs(context, &reading.stories, &reading.headlines),
            };
            found.asking = asking.iter().map(|unit| units[*unit].lines.clone()).collect();
            pairs
        }
    };
    (found.pairs, found.rows) = pairs.into_iter().unzip();
    Ok(found)
}
