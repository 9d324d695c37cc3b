//! The last stage, fields: from drafts to articles.

mod build;

pub(crate) use build::{build, news_mark, skipped};
