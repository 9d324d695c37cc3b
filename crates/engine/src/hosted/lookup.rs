//! An article by its id, and a query marked in a text.

use std::collections::BTreeSet;

use super::archive::Archive;
use super::attributes::id_key;
use super::file::FileId;
use super::session::{Read, Session};
use crate::article::Article;
use crate::error::{GongwenError, Result};
use crate::highlight::{Segment, highlight};
use crate::index::ArticleInput;
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
        let session = Session::new(&self.root, &self.files, &self.texts);
        let found = self.find(id, &session)?;
        check(&session)?;
        Ok(match found {
            None => Lookup::Missing(self.paths(&session)),
            Some(None) => Lookup::Absent,
            Some(Some(input)) => Lookup::Article(Box::new(input.article)),
        })
    }

    /// An article by its id; nothing where a file is missing.
    #[allow(clippy::option_option, reason = "missing and absent are two things")]
    fn find(&self, id: &str, session: &Session<'_>) -> Result<Read<Option<ArticleInput>>> {
        self.learn_ids()?;
        let Some(recent) = session.recent() else { return Ok(None) };
        let is_it = |input: &&ArticleInput| input.article.id == id;
        if let Some(input) = recent.iter().flat_map(|recent| &recent.articles).find(is_it) {
            return Ok(Some(Some(input.clone())));
        }
        let mut docs: BTreeSet<u32> = self.ids.borrow().docs.get(id).copied().into_iter().collect();
        if docs.is_empty() {
            let Some(list) = session.list(id_key(id)) else { return Ok(None) };
            docs.extend(list.iter().flat_map(|list| &list.docs));
            docs.retain(|&doc| !session.is_withdrawn(doc));
        }
        // Another string may have the same key.
        let articles = session.articles(&docs);
        Ok(articles.map(|found| found.into_iter().map(|(_, input)| input).find(|input| is_it(&input))))
    }

    /// What may be meant by the beginning of a query, in characters or pinyin: words of the archive, the best first.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`](crate::ErrorCode::Corrupt) when a file holds what no writer writes.
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<Suggested> {
        if let Some(path) = self.lacks_folds(typed) {
            return Ok(Suggested::Missing(vec![path]));
        }
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
        let session = Session::new(&self.root, &self.files, &self.texts);
        let found = self.find(id, &session)?;
        check(&session)?;
        Ok(found.into_iter().flatten().flat_map(|input| input.keywords).take(limit).collect())
    }

    pub(super) fn paths(&self, session: &Session<'_>) -> Vec<String> {
        session.missing().into_iter().map(|id| id.path(self.root.segment)).collect()
    }

    /// The segments of a text with a query marked; joined they give the text back.
    #[must_use]
    pub fn highlight(&self, text: &str, query: &str) -> Vec<Segment> {
        highlight(text, query, &self.root.fold_table)
    }

    /// Looks through the files of texts that came since the last time.
    pub(super) fn learn_ids(&self) -> Result<()> {
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
            let there = found.into_iter().filter(|(doc, _)| !session.is_withdrawn(*doc));
            ids.docs.extend(there.map(|(doc, input)| (input.article.id, doc)));
        }
        Ok(())
    }
}

pub(super) fn check(session: &Session<'_>) -> Result<()> {
    if session.is_damaged() {
        return Err(GongwenError::corrupt("a file of the archive holds what no Gongwen writes"));
    }
    Ok(())
}
