//! What an expansion asks of the corpus.

use std::ops::Range;

use gongwen_codes::find::find;

use crate::search::occurrence::Occurs;
use crate::search::query::Term;
use crate::search::searched::Context;
use crate::search::term_matcher::find_term;

impl Context<'_, '_> {
    /// Whether a term occurs in the corpus as it was typed.
    pub(crate) fn occurs(&mut self, term: &Term) -> bool {
        find_term(self.index, term, self.searched).iter().any(|hit| hit.occurs < Occurs::Separated)
    }

    /// Whether a term occurs in the corpus as a whole word or number.
    pub(super) fn occurs_whole(&mut self, term: &Term) -> bool {
        find_term(self.index, term, self.searched).iter().any(|hit| hit.occurs == Occurs::Whole)
    }

    /// How often the string at a place of all texts occurs in any.
    pub(super) fn count(&mut self, place: Range<usize>) -> u32 {
        let index = self.index;
        let code = &index.texts()[place.clone()];
        let mut count = 0;
        for doc in self.searched.articles_with(index.folded(place).into_iter()) {
            let mut from = 0;
            while let Some(at) = find(index.text(doc), code, from) {
                (count, from) = (count + 1, at + code.len());
            }
        }
        count
    }
}
