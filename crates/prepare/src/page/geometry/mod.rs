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
mod drop_caps;
mod flow;
mod furniture;
mod gaps;
mod gutters;
mod headlines;
mod imprint;
mod kinds;
mod labels;
mod laid;
mod line_end;
mod lines;
mod mastheads;
mod material;
mod outline;
mod paragraphs;
mod places;
mod plain;
pub(crate) mod radicals;
mod read;
mod reading;
mod report;
mod segments;
mod sheet;
mod sheet_line;
mod side_captions;
mod stacks;
mod stories;
mod style;
mod svg;
mod tables;
#[cfg(test)]
mod testing;
mod text_lines;
mod under_heads;
mod unruled;
mod upright;
mod verses;

pub(crate) use super::reading_order::Bounds;
pub(crate) use flow::Flow;
pub(crate) use laid::Laid;
pub(crate) use read::read;
pub(crate) use sheet::{FontStyle, Glyph, Sheet, SheetNote, part};
