//! What readers type that is not a word of the text: the beginning of one, its sound in letters.

pub(crate) mod spelling;
pub(crate) mod suggest;
