//! Suggestions while a query is being typed, and how pinyin spells the words of the corpus.

pub(crate) mod pinyin_matcher;
mod prefix;

pub(crate) use prefix::suggest;
