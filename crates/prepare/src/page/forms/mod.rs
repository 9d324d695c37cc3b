//! Forms of newspaper text: what a line can be by its own words, wherever it is.

pub(crate) mod byline;
pub(crate) mod caption;
pub(crate) mod credit;
pub(crate) mod ending;
pub(crate) mod furniture;
pub(crate) mod heading;
pub(crate) mod listing;
pub(crate) mod opener;
pub(crate) mod speech;
