//! Search against a naive twin: folded strings, looked for one by one in every item of every article.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::exercise::{check, check_ranges};
use gongwen_engine::index::{Field, IndexInput, build};
use gongwen_engine::search::{Hit, Match, Query, SearchOptions, SearchResponse};
use gongwen_engine::text::fold::{FoldTable, fold};
use gongwen_engine::{Article, Engine};
use proptest::prelude::*;

fn folded(text: &str, table: &FoldTable) -> Vec<char> {
    fold(text, table).iter().map(|c| c.folded).collect()
}

fn contains(items: &[Vec<char>], needle: &[char]) -> bool {
    items.iter().any(|item| item.windows(needle.len()).any(|window| window == needle))
}

/// Articles of few different characters, so that queries of the same characters often match.
fn corpus() -> impl Strategy<Value = Vec<Article>> {
    let item = || "[工会职业勞劳aAb1２א ع　。，“”\"‘’'」😀\u{301}\u{200B}\u{202E}\u{200F}]{0,60}";
    let article =
        (item(), prop::option::of(item()), prop::collection::vec(item(), 0..4), prop::option::of(item()));
    prop::collection::vec(article, 0..7).prop_map(|articles| {
        let article = |(number, (title, kicker, paragraphs, byline))| Article {
            id: format!("{number}"),
            title,
            kicker,
            paragraphs,
            byline,
            ..Article::default()
        };
        articles.into_iter().enumerate().map(article).collect()
    })
}

/// A word of a query that no operator can be seen in.
fn word() -> impl Strategy<Value = String> {
    "[工会职业勞aB1２א，😀]{1,5}"
}

/// Words with quotation marks of all forms in them; none begins a phrase.
fn word_with_quotes() -> impl Strategy<Value = String> {
    "[工会职][工会职\"＂“”「」'‘’]{0,6}"
}

/// A folded string with one mark for all quotation marks of a kind.
fn with_plain_quotes(folded: &[char]) -> Vec<char> {
    let one = |&c: &char| match c {
        '”' => '“',
        '’' => '‘',
        _ => c,
    };
    folded.iter().map(one).collect()
}

/// What is asked, as structure: the engine sees it written out only.
#[derive(Clone, Debug)]
struct Asked {
    /// At least one word of each group, with whether it is quoted.
    groups: Vec<Vec<(String, bool)>>,
    excluded: Vec<String>,
}

fn asked() -> impl Strategy<Value = Asked> {
    let term = || prop_oneof![3 => (word(), Just(false)), 1 => ("[工会职业a。， ]{0,2}[工会]", Just(true))];
    let group =
        prop_oneof![4 => prop::collection::vec(term(), 1..2), 1 => prop::collection::vec(term(), 2..4)];
    let excluded = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(word(), 1..3)];
    (prop::collection::vec(group, 1..4), excluded).prop_map(|(groups, excluded)| Asked { groups, excluded })
}

impl Asked {
    fn written(&self) -> String {
        let term =
            |(word, quoted): &(String, bool)| if *quoted { format!("“{word}”") } else { word.clone() };
        let group = |group: &Vec<(String, bool)>| group.iter().map(term).collect::<Vec<_>>().join(" OR ");
        let excluded = self.excluded.iter().map(|word| format!("-{word}"));
        self.groups.iter().map(group).chain(excluded).collect::<Vec<_>>().join(" ")
    }

    /// How many groups an article contains; `None` if it contains an excluded word.
    fn count_groups(&self, items: &[Vec<char>], twin: &Twin) -> Option<usize> {
        if self.excluded.iter().any(|word| contains(items, &folded(word, &twin.table))) {
            return None;
        }
        let held = |group: &&Vec<(String, bool)>| {
            group.iter().any(|(word, quoted)| contains(items, &twin.needle(word, *quoted)))
        };
        Some(self.groups.iter().filter(held).count())
    }
}

struct Twin {
    engine: Engine,
    table: FoldTable,
    items: BTreeMap<String, Vec<Vec<char>>>,
}

impl Twin {
    fn new(articles: Vec<Article>) -> Self {
        let table = common::fold_table();
        let items = |article: &Article| {
            let items = Field::ALL.iter().flat_map(|field| field.items(article));
            items.map(|item| folded(item, &table)).collect()
        };
        let items = articles.iter().map(|article| (article.id.clone(), items(article))).collect();
        let bytes = build(&IndexInput { fold_table: table.clone(), ..IndexInput::of(articles) }).unwrap();
        Self { engine: Engine::open(bytes).unwrap(), table, items }
    }

    /// A word as it is searched, folded: without the punctuation at its ends if it never occurs with it.
    fn needle(&self, word: &str, quoted: bool) -> Vec<char> {
        let needle = folded(word, &self.table);
        let is_punctuation = |c: char| !c.is_alphanumeric() && c != '😀';
        let bare: Vec<char> = String::from_iter(&needle).trim_matches(is_punctuation).chars().collect();
        let holds_it = |items: &Vec<Vec<char>>| {
            items.iter().any(|item| contains(&[with_plain_quotes(item)], &with_plain_quotes(&needle)))
        };
        if quoted || bare.is_empty() || self.items.values().any(holds_it) { needle } else { bare }
    }

    fn all(&self, query: &str) -> SearchResponse {
        let options = SearchOptions {
            limit: usize::MAX,
            snippets: 2,
            snippet_chars: 16,
            expand: false,
            ..SearchOptions::default()
        };
        let response = self.engine.search(query, &options).unwrap();
        check(&response);
        response
    }
}

fn ids<'a>(hits: impl IntoIterator<Item = &'a Hit>) -> BTreeSet<String> {
    hits.into_iter().map(|hit| hit.id.clone()).collect()
}

/// The text of each range.
fn marked<'a>(text: &'a str, ranges: &'a [(u32, u32)]) -> impl Iterator<Item = String> + 'a {
    let units: Vec<u16> = text.encode_utf16().collect();
    ranges.iter().map(move |&(start, end)| String::from_utf16(&units[start as usize..end as usize]).unwrap())
}

/// Whether occurrences of the needles, overlapping or touching, cover all of `text` and nothing is left over.
fn covered(text: &[char], needles: &[Vec<char>]) -> bool {
    let mut cover = vec![false; text.len()];
    for needle in needles.iter().filter(|needle| !needle.is_empty()) {
        for at in 0..(text.len() + 1).saturating_sub(needle.len()) {
            if text[at..].starts_with(needle) {
                cover[at..at + needle.len()].fill(true);
            }
        }
    }
    cover.iter().all(|&covered| covered)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn words_phrases_and_exclusions_as_the_twin_finds_them(articles in corpus(), asked in asked()) {
        let twin = Twin::new(articles);
        let query = asked.written();
        let response = twin.all(&query);
        let found = ids(response.hits.iter().filter(|hit| hit.matched.is_full()));
        let literal = ids(response.hits.iter().filter(|hit| hit.matched == Match::Literal));
        for (id, items) in &twin.items {
            match asked.count_groups(items, &twin) {
                Some(held) if held == asked.groups.len() => prop_assert!(found.contains(id), "{}: {}", query, id),
                Some(_) => prop_assert!(!literal.contains(id), "{}: {}", query, id),
                None => prop_assert!(!ids(&response.hits).contains(id), "{}: {}", query, id),
            }
        }
        prop_assert_eq!(response.full, found.len());
        prop_assert_eq!(response.counts.literal, literal.len());
        prop_assert_eq!(response.total, response.hits.len());
    }

    #[test]
    fn one_string_is_found_exactly_and_shown(articles in corpus(), word in word()) {
        let twin = Twin::new(articles);
        for (query, quoted) in [(word.clone(), false), (format!("“{word}”"), true), (format!("「{word}」"), true)] {
            let needle = twin.needle(&word, quoted);
            let expected: BTreeSet<String> =
                twin.items.iter().filter(|(_, items)| contains(items, &needle)).map(|(id, _)| id.clone()).collect();
            let response = twin.all(&query);
            let literal: Vec<&Hit> = response.hits.iter().filter(|hit| hit.matched == Match::Literal).collect();
            prop_assert_eq!(ids(literal.iter().copied()), expected.clone(), "{}", query);
            for hit in literal {
                // The title is the first item; elsewhere the string must show in a snippet.
                let outside = contains(&twin.items[&hit.id][1..], &needle);
                let shown = hit.snippets.iter().any(|snippet| {
                    contains(&[folded(&snippet.text, &twin.table)], &needle) && !snippet.ranges.is_empty()
                });
                prop_assert!(shown || !outside, "{} in {:?}", word, hit);
                prop_assert!(outside || !hit.title_ranges.is_empty());
            }
        }
    }

    #[test]
    fn a_quotation_mark_matches_all_of_its_kind(articles in corpus(), word in word_with_quotes()) {
        let twin = Twin::new(articles);
        let held = |needle: &[char]| -> BTreeSet<String> {
            let holds_it = |items: &[Vec<char>]| items.iter().any(|item| contains(&[with_plain_quotes(item)], needle));
            twin.items.iter().filter(|(_, items)| holds_it(items)).map(|(id, _)| id.clone()).collect()
        };
        for (query, quoted) in [(word.clone(), false), (format!("『{word}』"), true)] {
            let needle = with_plain_quotes(&twin.needle(&word, quoted));
            let expected = held(&needle);
            let response = twin.all(&query);
            let literal: Vec<&Hit> = response.hits.iter().filter(|hit| hit.matched == Match::Literal).collect();
            prop_assert_eq!(ids(literal.iter().copied()), expected.clone(), "{}", query);
            for hit in literal {
                let shown = hit.snippets.iter().flat_map(|snippet| marked(&snippet.text, &snippet.ranges));
                let marks = shown.chain(marked(&hit.title, &hit.title_ranges));
                let covers = |mark: String| covered(&with_plain_quotes(&folded(&mark, &twin.table)), std::slice::from_ref(&needle));
                prop_assert!(marks.map(covers).collect::<Vec<_>>().into_iter().all(|it| it), "{}: {:?}", query, hit);
            }
        }
    }

    #[test]
    fn marks_are_what_was_asked(articles in corpus(), asked in asked(), chars in 16usize..40) {
        let twin = Twin::new(articles);
        let query = asked.written();
        let parsed = Query::parse(&query, &twin.table);
        let words = asked.groups.iter().flatten().map(|(word, quoted)| twin.needle(word, *quoted));
        let needles: Vec<Vec<char>> = words.chain(parsed.whole).collect();
        let options = SearchOptions { limit: 100, snippets: 2, snippet_chars: chars, expand: false, ..SearchOptions::default() };
        let hits = twin.engine.search(&query, &options).unwrap().hits.into_iter();
        for hit in hits.filter(|hit| hit.matched == Match::Literal) {
            let mut pieces: Vec<String> = marked(&hit.title, &hit.title_ranges).collect();
            for snippet in &hit.snippets {
                pieces.extend(marked(&snippet.text, &snippet.ranges));
            }
            for piece in pieces {
                let text = folded(&piece, &twin.table);
                prop_assert!(!text.is_empty() && covered(&text, &needles), "{:?} is marked for {}", piece, query);
            }
        }
    }

    #[test]
    fn hits_do_not_repeat_and_pages_join(articles in corpus(), asked in asked(), size in 1usize..4) {
        let twin = Twin::new(articles);
        let query = asked.written();
        let all = twin.all(&query);
        prop_assert_eq!(ids(&all.hits).len(), all.hits.len());
        prop_assert_eq!(&twin.all(&query), &all);
        let mut joined = Vec::new();
        for page in 0.. {
            let options =
                SearchOptions { limit: size, offset: page * size, snippets: 2, snippet_chars: 16, expand: false, ..SearchOptions::default() };
            let hits = twin.engine.search(&query, &options).unwrap().hits;
            if hits.is_empty() {
                break;
            }
            joined.extend(hits);
        }
        prop_assert_eq!(joined, all.hits);
    }

    #[test]
    fn full_matches_come_first_and_scores_are_numbers(articles in corpus(), asked in asked()) {
        let hits = Twin::new(articles).all(&asked.written()).hits;
        prop_assert!(hits.windows(2).all(|pair| pair[0].matched <= pair[1].matched));
        prop_assert!(hits.iter().all(|hit| hit.score.is_finite() && hit.score >= 0.0));
    }

    #[test]
    fn anything_typed_is_answered(articles in common::articles(3), query in common::text(), snippets in 0usize..4, chars in any::<usize>()) {
        let twin = Twin::new(articles);
        let options = SearchOptions { snippets, snippet_chars: chars, expand: false, ..SearchOptions::default() };
        let response = twin.engine.search(&query, &options).unwrap();
        check(&response);
        prop_assert_eq!(ids(&response.hits).len(), response.hits.len());
    }

    #[test]
    fn segments_joined_give_the_text_back(text in common::text(), query in common::text()) {
        let segments = gongwen_engine::highlight::highlight(&text, &query, &common::fold_table());
        let joined: String = segments.iter().map(|segment| segment.text.as_str()).collect();
        prop_assert_eq!(joined, text);
        prop_assert!(segments.windows(2).all(|pair| pair[0].hit != pair[1].hit));
        let mut at = 0;
        let mut ranges = Vec::new();
        for segment in &segments {
            let end = at + segment.text.encode_utf16().count() as u32;
            if segment.hit {
                ranges.push((at, end));
            }
            at = end;
        }
        check_ranges(&segments.iter().map(|segment| segment.text.as_str()).collect::<String>(), &ranges);
    }
}
