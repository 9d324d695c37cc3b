//! An archive: queries to answers, by way of the files that are missing.

use std::cell::RefCell;

use super::answer::Answer;
use super::attempt::Attempt;
use super::file::FileId;
use super::known_ids::KnownIds;
use super::root::Root;
use super::session::{Files, ReadTexts, Session};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::search::SearchOptions;
use crate::text::fold::fold_to_chars;

/// What comes of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The paths of files that are to be [supplied](Archive::supply); then the query is to be asked again.
    Missing(Vec<String>),
    /// The answer.
    Answer(Box<Answer>),
}

/// An archive and those of its files that were fetched.
#[derive(Debug)]
pub struct Archive {
    pub(super) root: Root,
    pub(super) files: Files,
    pub(super) texts: ReadTexts,
    /// The articles whose numbers are known.
    pub(super) ids: RefCell<KnownIds>,
}

impl Archive {
    /// Opens an archive by its root.
    ///
    /// # Errors
    /// [`ErrorCode::NotAnIndex`] when the bytes are no root, [`ErrorCode::Version`] when another version wrote it,
    /// [`ErrorCode::Corrupt`] when it is cut or altered.
    pub fn open(root: &[u8]) -> Result<Self> {
        let root = Root::read(root)?;
        Ok(Self { root, files: Files::new(), texts: ReadTexts::default(), ids: RefCell::default() })
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> usize {
        let recent = self.root.recent.map_or(0, |recent| recent.articles as usize);
        self.root.layout.articles as usize - self.root.withdrawn.len() + recent
    }

    /// The folder of its files, which no other build has.
    #[must_use]
    pub fn segment(&self) -> String {
        format!("{:016x}", self.root.segment)
    }

    /// Bytes of the files at hand.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// Forgets the files at hand: the next query fetches what it needs.
    pub fn forget(&mut self) {
        self.files.clear();
        self.texts.borrow_mut().clear();
    }

    /// Takes a file that was missing.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`] when it is cut, altered, or of another build or place; [`ErrorCode::BadOption`] when the archive has
    /// no such file.
    pub fn supply(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let id = FileId::of_path(path, self.root.segment).ok_or_else(|| {
            GongwenError::new(ErrorCode::BadOption, format!("the archive has no file {path:?}"))
        })?;
        let body = id.open(self.root.segment, bytes)?;
        if let FileId::Folds(_) = id {
            let table = self.root.read_folds(body);
            self.root.fold_table = table.ok_or_else(|| GongwenError::corrupt("a fold table is damaged"))?;
            self.root.has_more_folds = false;
            return Ok(());
        }
        self.files.insert(id, body.to_vec());
        Ok(())
    }

    /// Answers a query, or says which files are missing.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`] when a file holds what no writer writes.
    pub fn search(&self, typed: &str, options: &SearchOptions) -> Result<Outcome> {
        if let Some(path) = self.lacks_folds(typed) {
            return Ok(Outcome::Missing(vec![path]));
        }
        let session = Session::new(&self.root, &self.files, &self.texts);
        let answer = Attempt {
            session: &session,
            typed,
            folded: fold_to_chars(typed, &self.root.fold_table),
            options,
        };
        let answer = answer.answer()?;
        let missing = session.missing();
        if session.is_damaged() {
            return Err(GongwenError::corrupt("a file of the archive holds what no Gongwen writes"));
        }
        Ok(match answer {
            Some(answer) if missing.is_empty() => Outcome::Answer(Box::new(answer)),
            _ => Outcome::Missing(missing.into_iter().map(|id| id.path(self.root.segment)).collect()),
        })
    }

    /// The path of the fold table, where what was typed needs it.
    pub(super) fn lacks_folds(&self, typed: &str) -> Option<String> {
        let folded = fold_to_chars(typed, &self.root.fold_table);
        self.root.may_fold(&folded).then(|| FileId::Folds(0).path(self.root.segment))
    }
}
