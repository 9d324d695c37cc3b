//! What one article says of possible words: which stand in it, where, and as what.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::index::lexicon::WordKind;
use gongwen_engine::text::chars::is_han;
use gongwen_engine::text::fold::{FoldTable, fold_to_string, is_ignorable};

use super::candidates::{PARTS, hash_of, part_of};
use super::judge::{has_role, is_fragment, judge, longest_phrase};
use crate::analyse::words::cut;

/// Most characters of a name: longer ones nobody types to their end.
const LONGEST_NAME: usize = 20;

/// Names of the field that count where they stand.
pub(super) struct Terms<'a> {
    /// The folded names.
    pub(super) names: &'a [String],
    /// Finds them in a folded text, by their place in the list.
    pub(super) finder: Option<AhoCorasick>,
}

/// What an article says of possible words.
#[derive(Default)]
pub(super) struct Sightings<'a> {
    /// Holds the folded forms.
    pub(super) keys: String,
    /// For every part of the candidates what concerns it, in the order of the text, names last.
    pub(super) seen: [Vec<Sighting<'a>>; PARTS],
    /// Characters of the folded text.
    pub(super) length: usize,
}

/// A place where a word stands.
pub(super) struct Sighting<'a> {
    /// Hash of the folded form.
    pub(super) hash: u64,
    /// The folded form, in [`Sightings::keys`].
    pub(super) key: Range<usize>,
    /// The printed form.
    pub(super) printed: &'a str,
    pub(super) what: What,
}

/// As what a word is seen.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// A word, or words together, of a text.
    Text {
        found: Found,
        /// Whether it is several words, and not those of a name in quotation marks.
        phrase: bool,
        /// Whether the text is a headline.
        titled: bool,
    },
    /// A name that is known of the article, with all its places in the text.
    Name {
        /// Nothing for a keyword.
        kind: Option<WordKind>,
        times: u32,
        /// Whether a headline has it.
        titled: bool,
    },
}

/// What the words themselves tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    pub(super) kind: WordKind,
    /// Whether jieba's dictionary lacks it and nothing else vouches for it.
    pub(super) guess: bool,
    /// Whether it is a verb or an adjective.
    pub(super) plain: bool,
}

impl<'a> Sightings<'a> {
    fn push(&mut self, key: Range<usize>, printed: &'a str, what: What) {
        let hash = hash_of(&self.keys[key.clone()]);
        self.seen[part_of(hash)].push(Sighting { hash, key, printed, what });
    }

    /// Sees the words of one text and its phrases.
    fn add_text(&mut self, item: &'a str, table: &FoldTable, titled: bool) {
        // For every folded character the place of its printed form. Blanks part words, so that they stay.
        let (mut folded, mut places) = (String::with_capacity(item.len()), Vec::new());
        for (at, c) in item.char_indices().filter(|&(_, c)| !is_ignorable(c)) {
            table.fold_each(c, |to| {
                folded.push(to);
                places.push(at..at + c.len_utf8());
            });
        }
        let base = self.keys.len();
        self.keys.push_str(&folded);
        let words = cut(&folded);
        let mut from = 0;
        for start in 0..words.len() {
            let quoted_words = words[start].named;
            let mut to = from;
            for length in 1..=longest_phrase(&words[start..], titled).max(quoted_words) {
                let run = &words[start..start + length];
                let last = &words[start + length - 1];
                to += last.letters;
                // 班前十分钟活动 is a name, and so is 班前十分钟.
                let named = length == quoted_words
                    || length > 1 && length + 1 == quoted_words && words[start + length].generic;
                let quoted = length > 1 && named;
                let Some(found) = judge(run, quoted, has_role(&words, start)) else { continue };
                let what = What::Text { found, phrase: length > 1 && !quoted, titled };
                let printed = &item[places[from].start..places[to - 1].end];
                self.push(base + words[start].start..base + last.end, printed, what);
            }
            from += words[start].letters;
        }
    }

    /// Sees a name, place or keyword that is known of the article; `text` and `headline` are folded.
    fn add_name(
        &mut self,
        name: &'a str,
        kind: Option<WordKind>,
        text: &str,
        headline: &[String],
        table: &FoldTable,
    ) {
        let key = fold_to_string(name, table);
        let times = text.matches(key.as_str()).count() as u32;
        if times == 0 || !(2..=LONGEST_NAME).contains(&key.chars().count()) {
            return;
        }
        let titled = headline.iter().any(|part| part.contains(&key));
        let start = self.keys.len();
        self.keys.push_str(&key);
        self.push(start..self.keys.len(), name, What::Name { kind, times, titled });
    }
}

/// What an article says of possible words; `keywords` are its own.
pub(super) fn sightings<'a>(
    article: &'a Article,
    table: &FoldTable,
    keywords: &'a [String],
    terms: &Terms<'a>,
) -> Sightings<'a> {
    let mut sightings = Sightings::default();
    let mut text = String::new();
    for field in Field::ALL {
        let titled = matches!(field, Field::Title | Field::Kicker | Field::Subtitle);
        for item in field.items(article) {
            // What is written twice over in bylines and credits is the name: see below.
            if !matches!(field, Field::Byline | Field::Credit) {
                sightings.add_text(item, table, titled);
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
        sightings.add_name(name, Some(kind), &text, &headline, table);
    }
    for keyword in keywords {
        sightings.add_name(keyword, None, &text, &headline, table);
    }
    if let Some(finder) = &terms.finder {
        for hit in finder.find_overlapping_iter(&text) {
            sightings.add_name(&terms.names[hit.pattern().as_usize()], None, &text, &headline, table);
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
    named.extend(article.places.iter().flat_map(|path| steps(path)).map(|name| (name, WordKind::Place)));
    named.sort_unstable();
    named.dedup_by_key(|(name, _)| *name);
    named
}

/// The steps of a place's path, and the whole of it: 杭州市临平区 has 杭州市 and 临平区.
pub(super) fn steps(path: &str) -> Vec<&str> {
    let mut out = vec![path];
    let mut start = 0;
    for (at, c) in path.char_indices() {
        let end = at + c.len_utf8();
        let ends =
            |text: &str| text.ends_with(['省', '市', '区', '县', '镇', '乡', '村']) || text.ends_with("街道");
        // 新市镇 does not end at 市.
        let goes_on = path[end..].chars().next().is_some_and(|next| ends(&path[..end + next.len_utf8()]));
        if ends(&path[..end]) && !goes_on && path[start..end].chars().filter(|&c| is_han(c)).count() > 1 {
            out.push(&path[start..end]);
            start = end;
        }
    }
    out
}
