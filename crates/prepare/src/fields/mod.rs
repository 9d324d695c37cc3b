//! What an article's words say of it: persons, places, organisations and dates.

pub(crate) mod names;
pub(crate) mod organisations;
