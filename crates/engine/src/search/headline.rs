//! How the headline of an article matches a query.

use gongwen_codes::find::find;
use gongwen_codes::pattern::Pattern;
use gongwen_codes::sentence::SEPARATOR;

use super::corpus::CodedString;
use super::parts::Parts;
use super::query::Query;
use super::query::asked::groups;
use super::term_matcher::pattern;
use super::whole_word::is_whole;
use crate::index::alphabet::{code_count, symbol_at};
use crate::index::text::fields;
use crate::index::{DocId, Field, Index};

/// Share of a query's information that a headline must tell which the query holds: 通知 tells little of 图书馆开放时间的通知.
const HEADLINE_SHARE: f32 = 0.3;
/// Characters of the shortest headline that a query may hold.
const SHORTEST_HEADLINE: usize = 2;

/// How a headline matches the whole query; the order is that of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TitleMatch {
    /// It is the query.
    Equal,
    /// It begins with it.
    Begins,
    /// The query holds it, and it tells a good part of the query.
    Held,
    /// None of these.
    Other,
}

/// What a headline is compared with: the whole query.
pub(super) struct HeadlinePattern(Option<Pattern>);

impl HeadlinePattern {
    pub(super) fn of(query: &Query, index: &Index) -> Self {
        let string = match (&query.whole, query.groups.as_slice()) {
            (Some(whole), _) => Some(whole),
            (None, [group]) => match group.as_slice() {
                [term] if term.field.is_none() => Some(&term.folded),
                _ => None,
            },
            _ => None,
        };
        Self(string.and_then(|string| pattern(string, index.alphabet())))
    }

    pub(super) fn matches(&self, index: &Index, doc: DocId) -> TitleMatch {
        let Some(pattern) = &self.0 else { return TitleMatch::Other };
        let text = index.text(doc);
        let title = fields(text)[Field::Title as usize].clone();
        let Some(found) = pattern.find(&text[..title.end], title.start, index.alphabet().classes()) else {
            return TitleMatch::Other;
        };
        // Quotation marks round all of a headline are no part of it.
        let (first, length) = symbol_at(text, title.start);
        let is_mark = index.alphabet().classes()[usize::from(first)] & SEPARATOR != 0;
        let begin = title.start + if is_mark { length } else { 0 };
        if found.place.start > begin || !is_whole(text, found.place.clone(), index.alphabet()) {
            TitleMatch::Other
        } else if found.place.end == title.end {
            TitleMatch::Equal
        } else {
            TitleMatch::Begins
        }
    }
}

/// The strings of a query, to find in them the headlines that the query holds: 大莱龙铁路全长多少 holds 大莱龙铁路.
pub(super) struct HeldHeadlines<'a> {
    index: &'a Index,
    parts: &'a Parts,
    /// The codes of the strings that were typed.
    typed: Vec<Vec<u8>>,
    /// The code of each part.
    part_codes: Vec<Vec<u8>>,
}

impl<'a> HeldHeadlines<'a> {
    pub(super) fn of(query: &Query, parts: &'a Parts, index: &'a Index) -> Self {
        let code = |folded: &[char]| CodedString::new(folded, index.alphabet()).code;
        let typed = groups(query).iter().flatten().map(|term| code(&term.folded)).collect();
        let part_codes = parts.parts.iter().map(|part| code(&part.folded)).collect();
        Self { index, parts, typed, part_codes }
    }

    pub(super) fn matches(&self, doc: DocId) -> TitleMatch {
        let text = self.index.text(doc);
        let headline = &text[fields(text)[Field::Title as usize].clone()];
        let is_held = code_count(headline) >= SHORTEST_HEADLINE
            && self.typed.iter().any(|typed| find(typed, headline, 0).is_some());
        let tells = || {
            let mut told = 0;
            for (number, code) in self.part_codes.iter().enumerate() {
                told |= u64::from(find(headline, code, 0).is_some()) << number;
            }
            self.parts.share(told) >= HEADLINE_SHARE
        };
        if is_held && tells() { TitleMatch::Held } else { TitleMatch::Other }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::index::vocabulary::{VocabularyInput, WordInput};
    use crate::index::{IndexInput, build};
    use crate::search::SearchOptions;
    use crate::{Article, Engine};

    /// The articles that a query finds, the first first; each article is a headline and a paragraph.
    fn found(articles: &[(&str, &str)], words: &[&str], query: &str) -> Vec<String> {
        let articles = (0..).zip(articles).map(|(number, (title, paragraph))| Article {
            id: format!("{number}"),
            title: (*title).to_owned(),
            paragraphs: vec![(*paragraph).to_owned()],
            ..Article::default()
        });
        let words =
            words.iter().map(|&text| WordInput { text: text.to_owned(), ..WordInput::default() }).collect();
        let vocabulary = VocabularyInput { words, ..VocabularyInput::default() };
        let input = IndexInput { vocabulary, ..IndexInput::of(articles.collect()) };
        let engine = Engine::open(build(&input).unwrap()).unwrap();
        let response = engine.search(query, &SearchOptions::default()).unwrap();
        response.hits.into_iter().map(|hit| hit.id).collect()
    }

    #[test]
    fn the_article_whose_headline_a_query_holds_comes_first() {
        let articles = [
            ("另一条铁路", "东山铁路与它相接，东山铁路的全长另有说明，东山铁路以北是全长最大的桥。"),
            ("东山铁路", "本路自东向西，全长以公里计。"),
            ("天气", "今天晴。"),
        ];
        assert_eq!(found(&articles, &["东山铁路", "全长"], "东山铁路全长多少")[0], "1");
    }

    #[test]
    fn a_headline_that_tells_little_of_a_query_does_not_count() {
        let articles = [
            ("通知", "各科室：图书室今日整理，开放另行告知。"),
            ("图书室开放时间的安排", "图书室的开放时间为每日上午，特此通知，图书室开放时间不变。"),
            ("通知", "明日放假。"),
            ("通知", "后日上班。"),
        ];
        let words = ["图书室", "开放", "时间", "通知", "每日"];
        assert_eq!(found(&articles, &words, "每日图书室开放时间通知")[0], "1");
    }
}
