//! The learned reading: all its stages, one after another.

mod byline_parts;
mod bylines;
mod column_names;
mod drafts;
mod endings;
mod head_signatures;
mod labels;
mod paragraphs;
mod picture_blocks;
mod run_in_titles;
mod title_lines;

use super::captions::{self, Captions};
use super::features::{self, Features};
use super::headlines::{self, Headlines};
use super::line::Line;
use super::roles::weights::Weights;
use super::roles::{self, Roles};
use super::stories::{self, Context, Stories};
pub(crate) use drafts::page;
#[cfg(any(feature = "pdf", test))]
pub(crate) use drafts::without_bullets;
#[cfg(any(feature = "pdf", test))]
pub(crate) use endings::take_endings;

/// Lines of a page that are read by trained weights; of more, only by rules. A page of a newspaper has some hundreds, and
/// time grows with the square: every headline is compared with every story.
pub(crate) const MOST_LINES: usize = 2_000;

/// What each stage has found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) features: Features,
    pub(crate) roles: Roles,
    pub(crate) stories: Stories,
    pub(crate) headlines: Headlines,
    pub(crate) captions: Captions,
}

impl Reading {
    /// What the later stages look at.
    pub(crate) fn context<'a>(&'a self, lines: &'a [Line], weights: &'a Weights) -> Context<'a> {
        Context { lines, roles: &self.roles, shape: &self.features.shape, weights }
    }

    /// Reads the lines of a page by trained weights.
    pub(crate) fn of(lines: &[Line], weights: &Weights) -> Self {
        let features = features::features(lines);
        let roles = roles::roles(lines, &features, weights);
        let mut reading = Self { features, roles, ..Self::default() };
        let mut stories = stories::stories(reading.context(lines, weights));
        headlines::cut_blocks(reading.context(lines, weights), &mut stories);
        reading.stories = stories;
        reading.headlines = headlines::headlines(reading.context(lines, weights), &reading.stories);
        for (line, role) in
            headlines::best_divisions(reading.context(lines, weights), &reading.stories, &reading.headlines)
        {
            reading.roles.best[line] = role;
        }
        reading.captions =
            captions::captions(reading.context(lines, weights), &reading.stories, &reading.headlines);
        reading
    }
}
