//! Makes the explanations of a query's hits.

use super::{Explanation, FieldLength, FieldOccurrences, PartScore, PartsScore, SearchedString, TermScore};
use crate::index::text::fields;
use crate::index::{DocId, Field, Index, Lengths};
use crate::search::bm25f::AverageLengths;
use crate::search::features::FeatureSet;
use crate::search::occurrence::Occurs;
use crate::search::order::Ranked;
use crate::search::parts::{Part, Parts};
use crate::search::proximity::PartFinder;
use crate::search::query::asked::ranked_strings;
use crate::search::query::{FieldName, Query};
use crate::search::relax;
use crate::search::response::Match;
use crate::search::searched::{Expander, Searched};
use crate::search::steps::{ByOrigin, FoundArticles, average_lengths};
use crate::search::term_matcher::{occurs_at, pattern, text_fields};

/// What some hits were searched and scored by.
struct Origin<'a> {
    set: FeatureSet,
    strings: Strings<'a>,
}

/// The strings that some hits were searched by.
enum Strings<'a> {
    /// Those of a query, or of an expansion with this label.
    Query(&'a Query, Option<Match>),
    /// The parts of the query, and other strings for them.
    Parts(&'a Parts),
}

/// What the explanations of all hits of a query share.
pub(super) struct Explainer<'a> {
    index: &'a Index,
    averages: AverageLengths,
    parts: &'a Parts,
    origins: ByOrigin<Origin<'a>>,
}

impl<'a> Explainer<'a> {
    pub(super) fn new(
        index: &'a Index,
        query: &'a Query,
        found: &'a FoundArticles,
        expander: &dyn Expander,
    ) -> Self {
        let mut searched = Searched::new(index, expander);
        let parts = &found.parts;
        let typed = Origin { set: found.set.clone(), strings: Strings::Query(query, None) };
        let of_parts = Origin { set: parts.features(query, &mut searched), strings: Strings::Parts(parts) };
        let of_expansion = found.expansion.as_ref().map(|expansion| {
            let set = FeatureSet::new(&ranked_strings(&expansion.query), &mut searched);
            let strings = Strings::Query(&expansion.query, Some(expansion.matched));
            (expansion.matched, Origin { set, strings })
        });
        let origins = ByOrigin { typed, parts: of_parts, expansion: of_expansion };
        Self { index, averages: average_lengths(index), parts, origins }
    }

    pub(super) fn explain(&self, hit: &Ranked) -> Explanation {
        let index = self.index;
        let Lengths { headline, body } = index.extents()[hit.doc as usize].lengths;
        let Origin { set, strings } = self.origins.of(hit);
        let bm25f = set.compile(index.alphabet()).score(index, self.averages, hit.doc);
        let parts = (hit.held != 0).then(|| self.parts(hit));
        let score = match &parts {
            Some(PartsScore { share, closeness, .. }) => relax::score(*share, bm25f, *closeness),
            None => bm25f,
        };
        let meta = index.meta();
        let record = meta.record(hit.doc);
        Explanation {
            id: meta.string(record.id()).to_owned(),
            title: index.print(hit.doc, fields(index.text(hit.doc))[Field::Title as usize].clone(), &[]).text,
            matched: hit.matched,
            strings: match strings {
                Strings::Query(query, expansion) => self.strings_of(query, *expansion, hit.doc),
                Strings::Parts(parts) => self.strings_of_parts(parts, hit.doc),
            },
            headline: FieldLength { length: headline, average: self.averages.headline },
            body: FieldLength { length: body, average: self.averages.body },
            terms: self.terms(set, hit.doc),
            bm25f,
            parts,
            score,
            key: hit.key(),
            date: record.date().map(|id| meta.string(id).to_owned()),
            number: hit.doc,
        }
    }

    /// What the features of an article add to its score.
    fn terms(&self, set: &FeatureSet, doc: DocId) -> Vec<TermScore> {
        let lengths = self.index.extents()[doc as usize].lengths;
        let mut features = set.compile(self.index.alphabet());
        let singles = set.singles.iter().map(|&(c, idf)| (String::from(c), idf));
        let pairs = set.pairs.iter().map(|&((first, second), idf)| (String::from_iter([first, second]), idf));
        let counted = singles.chain(pairs).zip(features.count(self.index, doc));
        let score = |((term, idf), frequency): ((String, f32), &_)| {
            let score = self.averages.score(lengths, *frequency, idf);
            TermScore { term, idf, headline: frequency.headline, body: frequency.body, score }
        };
        counted.map(score).collect()
    }

    fn parts(&self, hit: &Ranked) -> PartsScore {
        let parts = self.parts;
        let part = |(number, part): (usize, &Part)| PartScore {
            text: part.folded.iter().collect(),
            weight: part.weight,
            is_held: hit.held >> number & 1 == 1,
        };
        PartsScore {
            parts: parts.parts.iter().enumerate().map(part).collect(),
            share: parts.share(hit.held),
            closeness: PartFinder::new(self.index, &parts.parts).find(hit.doc, hit.held).closeness(hit.held),
        }
    }

    /// The parts of the query, and the other strings for them that an article holds.
    fn strings_of_parts(&self, parts: &Parts, doc: DocId) -> Vec<SearchedString> {
        let mut strings = Vec::new();
        for part in &parts.parts {
            strings.push(self.string(&part.folded, None, None, doc));
            for other in part.others.iter().filter(|other| other.hits.iter().any(|hit| hit.doc == doc)) {
                strings.push(self.string(&other.folded, Some(other.matched), None, doc));
            }
        }
        strings
    }

    /// The strings of a query: the whole, and its terms.
    fn strings_of(&self, query: &Query, expansion: Option<Match>, doc: DocId) -> Vec<SearchedString> {
        let mut strings = Vec::new();
        strings.extend(query.whole.as_ref().map(|whole| self.string(whole, expansion, None, doc)));
        for term in query.terms() {
            strings.push(self.string(&term.folded, expansion, term.field, doc));
            strings.extend(term.printed.as_ref().map(|printed| self.string(printed, expansion, None, doc)));
        }
        strings
    }

    fn string(
        &self,
        folded: &[char],
        expansion: Option<Match>,
        field: Option<FieldName>,
        doc: DocId,
    ) -> SearchedString {
        let occurrences = self.occurrences(folded, field, doc);
        SearchedString { text: folded.iter().collect(), expansion, field, occurrences }
    }

    fn occurrences(&self, folded: &[char], name: Option<FieldName>, doc: DocId) -> Vec<FieldOccurrences> {
        let index = self.index;
        let mut all = Vec::new();
        let Some(pattern) = pattern(folded, index.alphabet()) else { return all };
        let text = index.text(doc);
        for (field, range) in Field::ALL.into_iter().zip(fields(text)) {
            if name.is_some_and(|name| !text_fields(name).contains(&field)) {
                continue;
            }
            let mut of_field = FieldOccurrences { field, whole: 0, inside: 0, crossing: 0, separated: 0 };
            let mut from = range.start;
            while let Some(found) = pattern.find(&text[..range.end], from, index.alphabet().classes()) {
                from = if found.is_exact { found.place.end } else { found.next };
                let start = index.extents()[doc as usize].start as usize;
                let is_crossing = || index.crosses_border(start + found.place.start..start + found.place.end);
                *match occurs_at(found.is_exact, found.place.clone(), doc, index) {
                    Occurs::Whole => &mut of_field.whole,
                    Occurs::Inside if is_crossing() => &mut of_field.crossing,
                    Occurs::Inside => &mut of_field.inside,
                    Occurs::Separated => &mut of_field.separated,
                } += 1;
            }
            if of_field.whole + of_field.inside + of_field.crossing + of_field.separated > 0 {
                all.push(of_field);
            }
        }
        all
    }
}
