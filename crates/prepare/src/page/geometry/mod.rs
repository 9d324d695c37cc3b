//! Pages by geometry: from the glyphs, rules and pictures of sheets to stories.
//!
//! `segments` joins glyphs to pieces of lines, `gutters` finds what divides columns, `lines` gives lines; `furniture`,
//! `contents` and `captions` take what is no story; `blocks` are lines of one column, `reading_order` puts them in order; `headlines` and
//! `stories` make drafts, which the text stages turn into articles.

mod beside;
mod blocks;
mod bylines;
mod captions;
mod contents;
mod division;
mod furniture;
mod gutters;
mod headlines;
mod kinds;
mod lines;
mod paragraphs;
pub(crate) mod radicals;
mod report;
mod segments;
mod sheet;
mod side_captions;
mod stories;
mod style;
mod svg;
mod tables;
mod text_lines;
mod unruled;
mod upright;

pub(crate) use super::reading_order::Bounds;
pub(crate) use read::{Laid, read};
pub(crate) use sheet::{Flow, FontStyle, Glyph, Sheet, SheetNote, part};
mod read;
