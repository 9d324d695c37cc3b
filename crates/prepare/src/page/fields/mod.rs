//! The last stage, fields: from drafts to articles.

mod build;
mod signature;

pub(crate) use build::{build, news_mark, skipped};
pub(crate) use signature::names_somebody;
