//! Collects the words, phrases and names of one article.

use aho_corasick::AhoCorasick;
use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::index::vocabulary::WordKind;
use gongwen_engine::text::chars::is_han;
use gongwen_engine::text::fold::{FoldTable, fold_to_string, is_ignorable};

use super::judge::{is_fragment, judge, longest_phrase};
use super::sighting::{Evidence, NameKind, Sightings, TextEvidence};
use crate::occurrences::occurrences;
use crate::persons::has_role;
use crate::tokens::tokenize;

/// Most characters of a name: longer ones nobody types to their end.
const LONGEST_NAME: usize = 20;

/// Aliases, which count where the text contains them.
pub(super) struct KnownNames<'a> {
    /// The folded names.
    pub(super) names: &'a [String],
    /// Finds them in a folded text, by their place in the list.
    pub(super) finder: Option<AhoCorasick>,
}

impl<'a> Sightings<'a> {
    /// Adds the words and phrases of one text.
    fn add_text(&mut self, item: &'a str, table: &FoldTable, in_headline: bool) {
        // For every folded character the place of its printed form. Blanks stay: they divide words.
        let (mut folded, mut places) =
            (String::with_capacity(item.len()), Vec::with_capacity(item.len() / 3));
        for (at, c) in item.char_indices().filter(|&(_, c)| !is_ignorable(c)) {
            table.fold_each(c, |to| {
                folded.push(to);
                places.push(at..at + c.len_utf8());
            });
        }
        let base = self.keys.len();
        self.keys.push_str(&folded);
        let words = tokenize(&folded);
        let mut from = 0;
        for start in 0..words.len() {
            let quoted_words = words[start].named;
            let mut to = from;
            for length in 1..=longest_phrase(&words[start..], in_headline).max(quoted_words) {
                let run = &words[start..start + length];
                let last = &words[start + length - 1];
                to += last.letters;
                // 班前十分钟活动 is a name, and so is 班前十分钟.
                let named = length == quoted_words
                    || length > 1 && length + 1 == quoted_words && words[start + length].generic;
                let quoted = length > 1 && named;
                let Some(facts) = judge(run, quoted, || has_role(&words, start)) else { continue };
                let phrase = length > 1 && !quoted;
                let evidence = Evidence::Text(TextEvidence { facts, phrase, in_headline });
                let printed = &item[places[from].start..places[to - 1].end];
                self.push(base + words[start].start..base + last.end, printed, evidence);
            }
            from += words[start].letters;
        }
    }

    /// Adds a name, place or keyword that is known of the article; `text` and `headline` are folded.
    fn add_name(
        &mut self,
        name: &'a str,
        kind: NameKind,
        text: &str,
        headline: &[String],
        table: &FoldTable,
    ) {
        let key = fold_to_string(name, table);
        if !(2..=LONGEST_NAME).contains(&key.chars().count()) {
            return;
        }
        let times = occurrences(text, &key).count() as u32;
        if times == 0 {
            return;
        }
        let in_headline = headline.iter().any(|part| occurrences(part, &key).next().is_some());
        let start = self.keys.len();
        self.keys.push_str(&key);
        self.push(start..self.keys.len(), name, Evidence::Name { kind, times, in_headline });
    }
}

/// What an article says about possible words; `keywords` are those of the article.
pub(super) fn sightings<'a>(
    article: &'a Article,
    table: &FoldTable,
    keywords: &'a [String],
    terms: &KnownNames<'a>,
) -> Sightings<'a> {
    let mut sightings = Sightings::default();
    let mut text = String::new();
    for field in Field::ALL {
        let in_headline = matches!(field, Field::Title | Field::Kicker | Field::Subtitle);
        for item in field.items(article) {
            // The names of bylines and credits are added below.
            if !matches!(field, Field::Byline | Field::Credit) {
                sightings.add_text(item, table, in_headline);
            }
            text.push_str(&fold_to_string(item, table));
            text.push('\n');
        }
    }
    sightings.length = text.chars().count();
    let headline = [Some(&article.title), article.kicker.as_ref(), article.subtitle.as_ref()];
    let headline: Vec<String> =
        headline.into_iter().flatten().map(|part| fold_to_string(part, table)).collect();
    for (name, kind) in names(article) {
        sightings.add_name(name, NameKind::Named(kind), &text, &headline, table);
    }
    for keyword in keywords {
        sightings.add_name(keyword, NameKind::Keyword, &text, &headline, table);
    }
    if let Some(finder) = &terms.finder {
        for hit in finder.find_overlapping_iter(&text) {
            let name = &terms.names[hit.pattern().as_usize()];
            sightings.add_name(name, NameKind::Keyword, &text, &headline, table);
        }
    }
    sightings
}

/// The persons, organisations and places of an article, each once.
fn names(article: &Article) -> Vec<(&str, WordKind)> {
    let persons = [&article.reporters, &article.correspondents, &article.photographers];
    let mut named: Vec<(&str, WordKind)> = Vec::new();
    named.extend(persons.into_iter().flatten().map(|name| (name.as_str(), WordKind::Person)));
    let organisations = article.organisations.iter().filter(|name| !is_fragment(name));
    named.extend(organisations.map(|name| (name.as_str(), WordKind::Organisation)));
    named.extend(article.places.iter().flat_map(|path| levels(path)).map(|name| (name, WordKind::Place)));
    named.sort_unstable();
    named.dedup_by_key(|(name, _)| *name);
    named
}

/// The path of a place and its levels: 杭州市临平区 has 杭州市 and 临平区.
pub(super) fn levels(path: &str) -> Vec<&str> {
    let mut out = vec![path];
    let mut start = 0;
    for (at, c) in path.char_indices() {
        let end = at + c.len_utf8();
        let ends =
            |text: &str| text.ends_with(['省', '市', '区', '县', '镇', '乡', '村']) || text.ends_with("街道");
        // 新市镇 does not end at 市.
        let name_continues =
            path[end..].chars().next().is_some_and(|next| ends(&path[..end + next.len_utf8()]));
        if ends(&path[..end])
            && !name_continues
            && path[start..end].chars().filter(|&c| is_han(c)).count() > 1
        {
            out.push(&path[start..end]);
            start = end;
        }
    }
    out
}
