//! An article by its id, and a query marked in a text.

use std::collections::BTreeSet;

use super::archive::Archive;
use super::file::FileId;
use super::session::Session;
use crate::article::Article;
use crate::error::{GongwenError, Result};
use crate::highlight::{Segment, highlight};

/// What comes of looking for an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup {
    /// The paths of files that are to be [supplied](Archive::supply); then the article is to be asked for again.
    Missing(Vec<String>),
    /// The article.
    Article(Box<Article>),
    /// No article with this id was among the texts that were read.
    Absent,
}

impl Archive {
    /// An article of those that some answer read.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`](crate::ErrorCode::Corrupt) when a file holds what no writer writes.
    pub fn article(&self, id: &str) -> Result<Lookup> {
        self.learn_ids()?;
        let Some(&doc) = self.ids.borrow().docs.get(id) else { return Ok(Lookup::Absent) };
        let session = Session::new(&self.root, &self.files, &self.texts);
        let found = session.articles(&BTreeSet::from([doc]));
        check(&session)?;
        Ok(match found.and_then(|mut found| found.pop()) {
            Some((_, input)) => Lookup::Article(Box::new(input.article)),
            None => {
                Lookup::Missing(session.missing().into_iter().map(|id| id.path(self.root.segment)).collect())
            }
        })
    }

    /// The segments of a text with a query marked; joined they give the text back.
    #[must_use]
    pub fn highlight(&self, text: &str, query: &str) -> Vec<Segment> {
        highlight(text, query, &self.root.fold_table)
    }

    /// Looks through the files of texts that came since the last time.
    fn learn_ids(&self) -> Result<()> {
        let mut ids = self.ids.borrow_mut();
        let each = self.root.layout.texts;
        for file in self.files.keys() {
            let FileId::Texts(number) = *file else { continue };
            if ids.looked_through.contains(&number) {
                continue;
            }
            let first = number.saturating_mul(each);
            let end = first.saturating_add(each).min(self.root.layout.articles);
            let session = Session::new(&self.root, &self.files, &self.texts);
            let found = session.articles(&(first..end).collect()).unwrap_or_default();
            check(&session)?;
            ids.looked_through.insert(number);
            ids.docs.extend(found.into_iter().map(|(doc, input)| (input.article.id, doc)));
        }
        Ok(())
    }
}

fn check(session: &Session<'_>) -> Result<()> {
    if session.is_damaged() {
        return Err(GongwenError::corrupt("a file of the archive holds what no Gongwen writes"));
    }
    Ok(())
}
