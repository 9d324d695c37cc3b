//! The newspaper splitter: from the text of a page to its stories.
//!
//! A page is read twice, and the better reading is taken:
//!
//! - by rules (`rules`, with `forms`: what a text can be by its own words), which fit pages whose stories begin with
//!   本报讯 under their headlines;
//! - by trained weights, in stages that each weigh evidence: `lines` → `features` → `roles` → `stories` → `headlines` →
//!   `captions`, put together in `learned`.
//!
//! `choice` takes one of them for each region of the page; `document` reads what is no page of news, but a notice or a
//! regulation; `fields` makes articles of the drafts. [`stages()`] shows what every stage found.

pub(crate) mod beside;
mod captions;
pub(crate) mod chars;
mod choice;
mod confidence;
mod document;
mod draft;
pub(crate) mod features;
mod fields;
mod fix;
pub(crate) mod forms;
#[cfg(any(feature = "pdf", test))]
pub(crate) mod geometry;
mod headline;
mod headlines;
mod learned;
mod line;
mod lines;
mod marked_briefs;
mod place;
pub mod proof;
mod reading_order;
pub(crate) mod roles;
mod rules;
mod runs;
mod stages;
mod stories;
pub mod training;

use gongwen_engine::{Article, Kind};

pub use beside::{FIX_SUFFIX, REVIEW_SUFFIX};
use choice::{Choice, Read};
pub use confidence::Review;
use draft::{Draft, Part};
pub use fix::{FixError, Fixes, PageFixes};
pub use forms::caption::caption_text;
use headline::Headline;
use learned::Reading;
use line::Line;
pub use place::{Placement, Role};
use roles::weights::Weights;
pub use stages::{StageReport, stages};

/// What a page was split into.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// The stories in page order.
    pub articles: Vec<Article>,
    /// How sure each article's parts are, in the same order.
    pub reviews: Vec<Review>,
    /// Where every line went, in the order of lines. A line with parts of two things is there twice.
    pub placements: Vec<Placement>,
    /// Texts of lines that belong to no story: the last article has them, so that they are searched.
    pub unplaced: Vec<String>,
    /// Lines of furniture: masthead, page number, editors and the like.
    pub furniture: Vec<String>,
    /// The date of the page, if its furniture gives one: `2025-06-10`.
    pub date: Option<String>,
    /// Printing characters of the page that are in no place, or in two: always 0 unless there is a fault.
    pub imbalance: usize,
}

/// Splits the text of one page into articles; `source` is the file's name. Ids begin with the part of the
/// name before the first `_`.
#[must_use]
pub fn split(source: &str, text: &str) -> Vec<Article> {
    split_page(source, id_prefix(source), text).articles
}

/// Splits the text of one page; the ids of its articles begin with `prefix`.
#[must_use]
pub fn split_page(source: &str, prefix: &str, text: &str) -> Split {
    // Without corrections nothing can fail to fit.
    split_fixed(source, prefix, text, &Fixes::default()).unwrap_or_default()
}

/// Splits the text of one page and applies an editor's corrections.
pub fn split_fixed(source: &str, prefix: &str, text: &str, fixes: &Fixes) -> Result<Split, FixError> {
    split_by(source, prefix, text, fixes, Weights::embedded())
}

/// Splits the text of one page by the given weights.
fn split_by(
    source: &str,
    prefix: &str,
    text: &str,
    fixes: &Fixes,
    weights: Option<&Weights>,
) -> Result<Split, FixError> {
    finish(source, prefix, text, read(lines::read_lines(text), weights), fixes, weights)
        .map(|(split, _)| split)
}

/// Makes articles of what a page was read as, with an editor's corrections; gives what they are made of, too. By the
/// weights the confidence of a reading of text is calibrated.
fn finish(
    source: &str,
    prefix: &str,
    text: &str,
    choice: Choice,
    fixes: &Fixes,
    weights: Option<&Weights>,
) -> Result<(Split, Choice), FixError> {
    let Choice { mut page, mut unplaced } = choice;
    fixes.apply(text, &mut page, &mut unplaced)?;
    let date = page.furniture.iter().find_map(|part| forms::furniture::page_date(&part.folded));
    let columns = rules::columns::headlines(&page.drafts);
    let mut split = Split { date, ..Split::default() };
    for (index, (draft, column)) in page.drafts.iter().zip(columns).enumerate() {
        let id = format!("{prefix}-{:02}", index + 1);
        let mut review = confidence::review(&id, draft, &column.headline);
        if let Some(weights) = weights {
            review.calibrate(weights);
        }
        let mut article = fields::build(source, id, draft, column.headline);
        if column.brief && draft.checked.as_ref().is_none_or(|checked| checked.kind.is_none()) {
            article.kind = Kind::Brief;
        }
        article.date = crate::fields::dates::date(
            fields::news_mark(draft).as_deref(),
            article.paragraphs.first().map_or("", String::as_str),
            split.date.as_deref(),
        );
        if let Some(date) = draft.checked.as_ref().and_then(|checked| checked.date.as_ref()) {
            article.date = Some(date.clone()).filter(|date| !date.is_empty());
        }
        article.confidence = review.overall();
        split.articles.push(article);
        split.reviews.push(review);
    }
    if !unplaced.is_empty() {
        let id = format!("{prefix}-{:02}", page.drafts.len() + 1);
        let rest = Draft { paragraphs: unplaced.clone(), ..Draft::default() };
        let review = confidence::review(&id, &rest, &Headline::default());
        let mut article = fields::build(source, id, &rest, Headline::default());
        article.confidence = review.overall();
        split.articles.push(article);
        split.reviews.push(review);
    }
    crate::fields::add_places_and_organisations(&mut split.articles);
    fixes.set_fields(&mut split.articles)?;
    let ids: Vec<String> = split.articles.iter().map(|article| article.id.clone()).collect();
    split.placements = place::placements(&page.drafts, &ids, &page.furniture, &unplaced);
    let parts = page.drafts.iter().flat_map(place::parts_of).map(|(_, part)| part);
    split.imbalance = place::imbalance(text, parts.chain(&page.furniture).chain(&unplaced));
    let texts = |parts: &[Part]| parts.iter().map(|part| part.text.clone()).collect();
    split.furniture = texts(&page.furniture);
    split.unplaced = texts(&unplaced);
    Ok((split, Choice { page, unplaced }))
}

/// Splits the sheets of a file that are laid out, and applies an editor's corrections.
#[cfg(feature = "pdf")]
pub(crate) fn split_laid(
    source: &str,
    prefix: &str,
    laid: geometry::Laid,
    fixes: &Fixes,
) -> Result<Split, FixError> {
    finish_laid(source, prefix, laid, fixes).map(|(split, _)| split)
}

/// [`finish`] for sheets that are laid out.
#[cfg(feature = "pdf")]
fn finish_laid(
    source: &str,
    prefix: &str,
    mut laid: geometry::Laid,
    fixes: &Fixes,
) -> Result<(Split, Choice), FixError> {
    if let Some(page) = laid.page.take() {
        // What the geometry tells is not calibrated.
        let choice = Choice { page, unplaced: Vec::new() };
        return finish(source, prefix, &laid.text, choice, fixes, None);
    }
    let weights = Weights::embedded();
    let Choice { page, unplaced } = read(std::mem::take(&mut laid.lines), weights);
    let choice = Choice { page: laid.completed(page), unplaced };
    finish(source, prefix, &laid.text, choice, fixes, weights)
}

/// Reads the lines of a page: as one document if it is one, else by rules and by trained weights.
fn read(lines: Vec<Line>, weights: Option<&Weights>) -> Choice {
    let weights = weights.filter(|_| lines.len() <= learned::MOST_LINES);
    let reading = weights.map(|weights| Reading::of(&lines, weights));
    let stories = reading.as_ref().map_or(1, |reading| reading.headlines.found());
    if let Some(page) = document::read(&lines, stories) {
        return Choice { page, unplaced: Vec::new() };
    }
    let learned = reading.map(|reading| learned::page(&lines, &reading));
    let (page, unplaced) = rules::read(lines);
    match learned {
        Some(learned) => {
            choice::choose(&Read { page, unplaced }, &Read { page: learned, unplaced: Vec::new() })
        }
        None => Choice { page, unplaced },
    }
}

/// The part of a file name that its articles' ids begin with: up to the first `_`, or to the extension.
#[must_use]
pub fn id_prefix(source: &str) -> &str {
    let stem = stem(source);
    match stem.split_once('_') {
        Some((prefix, _)) if !prefix.is_empty() => prefix,
        _ => stem,
    }
}

/// A file name without its extension.
#[must_use]
pub fn stem(source: &str) -> &str {
    source.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or(source, |(stem, _)| stem)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_that_lost_its_story_is_searched() {
        let page = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n\n书屋开放\n\n本报讯 记者王頔报道 日前，书屋开放。\n";
        let fixes = Fixes::parse("[[headline]]\nlines = [5]\nstory = 3\n").unwrap();
        let split = split_fixed("p.txt", "p", page, &fixes).unwrap();
        assert_eq!(split.unplaced, ["工会办起夜校"]);
        let rest = split.articles.last().unwrap();
        assert_eq!((split.articles.len(), rest.paragraphs.as_slice()), (3, &["工会办起夜校".to_owned()][..]));
        assert!(rest.confidence < 0.5);
        assert_eq!(split.imbalance, 0);
    }
}
