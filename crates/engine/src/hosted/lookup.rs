//! An article by its id, and a query marked in a text.

use std::collections::BTreeSet;

use super::archive::Archive;
use super::attributes::id_key;
use super::file::FileId;
use super::session::Session;
use crate::article::Article;
use crate::error::{GongwenError, Result};
use crate::highlight::{Segment, highlight};
use crate::suggestion::Suggestion;

/// What comes of the beginning of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Suggested {
    /// The paths of files that are to be [supplied](Archive::supply); then it is to be asked again.
    Missing(Vec<String>),
    /// What may be meant, the best first.
    Suggestions(Vec<Suggestion>),
}

/// What comes of looking for an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup {
    /// The paths of files that are to be [supplied](Archive::supply); then the article is to be asked for again.
    Missing(Vec<String>),
    /// The article.
    Article(Box<Article>),
    /// No article has this id.
    Absent,
}

impl Archive {
    /// An article by its id. Where no answer has read it, its id is a key.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`](crate::ErrorCode::Corrupt) when a file holds what no writer writes.
    pub fn article(&self, id: &str) -> Result<Lookup> {
        self.learn_ids()?;
        let session = Session::new(&self.root, &self.files, &self.texts);
        let known = self.ids.borrow().docs.get(id).copied();
        let docs = match known {
            Some(doc) => Some(BTreeSet::from([doc])),
            None => {
                session.list(id_key(id)).map(|list| list.map_or_else(BTreeSet::new, |list| set(&list.docs)))
            }
        };
        let found = docs.and_then(|docs| session.articles(&docs));
        check(&session)?;
        let Some(found) = found else {
            return Ok(Lookup::Missing(self.paths(&session)));
        };
        // Another string may have the same key.
        let article = found.into_iter().find(|(_, input)| input.article.id == id);
        Ok(article.map_or(Lookup::Absent, |(_, input)| Lookup::Article(Box::new(input.article))))
    }

    /// What may be meant by the beginning of a query, in characters or pinyin: words of the archive, the best first.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`](crate::ErrorCode::Corrupt) when a file holds what no writer writes.
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<Suggested> {
        let session = Session::new(&self.root, &self.files, &self.texts);
        let suggestions = session.suggestions(typed, limit)?;
        check(&session)?;
        Ok(suggestions.map_or_else(|| Suggested::Missing(self.paths(&session)), Suggested::Suggestions))
    }

    /// The keywords of an article that was read.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`](crate::ErrorCode::Corrupt) when a file holds what no writer writes.
    pub fn keywords(&self, id: &str, limit: usize) -> Result<Vec<String>> {
        self.learn_ids()?;
        let Some(doc) = self.ids.borrow().docs.get(id).copied() else { return Ok(Vec::new()) };
        let session = Session::new(&self.root, &self.files, &self.texts);
        let found = session.articles(&BTreeSet::from([doc])).unwrap_or_default();
        check(&session)?;
        let keywords = found.into_iter().flat_map(|(_, input)| input.keywords);
        Ok(keywords.take(limit).collect())
    }

    fn paths(&self, session: &Session<'_>) -> Vec<String> {
        session.missing().into_iter().map(|id| id.path(self.root.segment)).collect()
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

fn set(docs: &[u32]) -> BTreeSet<u32> {
    docs.iter().copied().collect()
}

fn check(session: &Session<'_>) -> Result<()> {
    if session.is_damaged() {
        return Err(GongwenError::corrupt("a file of the archive holds what no Gongwen writes"));
    }
    Ok(())
}
