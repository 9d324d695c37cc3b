//! The words of a corpus that are worth suggesting, and worth finding by pinyin: persons, organisations,
//! places, keywords, words and phrases of headlines, and the content words of the text.

mod judge;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use aho_corasick::AhoCorasick;
use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::index::lexicon::{WordInput, WordKind};
use gongwen_engine::text::chars::is_han;
use gongwen_engine::text::fold::{FoldTable, fold};

use self::judge::{has_role, is_fragment, judge, longest_phrase};
use super::content::is_generic;
use super::dictionary::JIEBA;
use super::keywords::name_words;
use super::readings;

/// Words that are kept of a corpus of n characters: `LIMIT_FACTOR` × n to the power `LIMIT_POWER`, as
/// vocabularies grow with texts (Heaps' law): 2,100 of 24,000 characters, 17,000 of 770,000. Every string of the text
/// is found by its sound, be it a word of this list or not; the list says what to offer first.
const LIMIT_FACTOR: f64 = 5.0;
/// See [`LIMIT_FACTOR`].
const LIMIT_POWER: f64 = 0.6;

/// Most characters of a name: longer ones nobody types to their end.
const LONGEST_NAME: usize = 20;

/// What is known of a word.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a fact of its own.
struct Candidate {
    /// As first printed.
    printed: String,
    kind: WordKind,
    /// Occurrences.
    count: u32,
    articles: u32,
    /// The article of its last occurrence, counted from 1.
    last: usize,
    /// Whether a headline has it.
    titled: bool,
    /// Whether it is a keyword of an article, or a name of the list of aliases.
    keyword: bool,
    /// Whether it is several words of running text together, of which it must not be a mere piece.
    phrase: bool,
    /// Whether jieba's dictionary lacks it and nothing else vouches for it.
    guess: bool,
    /// Whether it is a verb or an adjective.
    plain: bool,
}

/// The words of these articles by their folded form.
type Candidates = BTreeMap<String, Candidate>;

/// Phrases that have been seen once, by their hash, and in which article. Most never come again, so that their
/// text is not kept.
type SeenOnce = HashMap<u64, usize>;

/// The words of these articles that are worth suggesting, the most useful first; `keywords` are those of
/// every article, `terms` names of the field that count where they stand in the text.
#[must_use]
pub fn words(
    articles: &[Article],
    table: &FoldTable,
    keywords: &[Vec<String>],
    terms: &[&str],
) -> Vec<WordInput> {
    let mut candidates = Candidates::new();
    let mut seen_once = SeenOnce::new();
    let mut length = 0;
    let terms: Vec<String> = terms.iter().map(|term| folded(term, table)).collect();
    let finder = AhoCorasick::new(&terms).ok();
    for (number, article) in articles.iter().enumerate() {
        let mut text = String::new();
        for field in Field::ALL {
            let titled = matches!(field, Field::Title | Field::Kicker | Field::Subtitle);
            for item in field.items(article) {
                // What is written twice over in bylines and credits is the name: see below.
                if !matches!(field, Field::Byline | Field::Credit) {
                    collect(item, table, number + 1, titled, &mut candidates, &mut seen_once);
                }
                text.extend(fold(item, table).iter().map(|c| c.folded));
                text.push('\n');
            }
        }
        length += text.chars().count();
        let named = keywords.get(number).map_or(&[][..], Vec::as_slice);
        let mut named: Vec<String> = named.to_vec();
        if let Some(finder) = &finder {
            named.extend(finder.find_overlapping_iter(&text).map(|hit| terms[hit.pattern()].clone()));
        }
        collect_names(article, &named, &text, table, number + 1, &mut candidates);
    }
    drop_pieces(&mut candidates);
    let mut ranked: Vec<(f64, String, Candidate)> = candidates
        .into_iter()
        .filter(|(text, word)| !word.guess || word.count > 1 || word.titled && text.chars().count() == 2)
        .map(|(text, candidate)| (usefulness(&text, &candidate), text, candidate))
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let limit = (LIMIT_FACTOR * (length as f64).powf(LIMIT_POWER)).ceil() as usize;
    ranked
        .into_iter()
        .take(limit)
        .map(|(_, text, candidate)| WordInput {
            reading: readings::of_word(&text, candidate.kind),
            text: candidate.printed,
            kind: candidate.kind,
            count: candidate.count,
        })
        .collect()
}

/// How much good a suggestion does: more for names and keywords, for words of headlines, frequent and longer
/// ones; less for words that tell nothing of a subject.
fn usefulness(text: &str, word: &Candidate) -> f64 {
    let kind = match word.kind {
        WordKind::Organisation => 3.0,
        WordKind::Person | WordKind::Place => 2.5,
        WordKind::Word => 0.0,
    };
    let bonus = |applies: bool, points: f64| if applies { points } else { 0.0 };
    let letters = text.chars().count().clamp(2, 6) as f64;
    kind + bonus(word.keyword, 2.0)
        + bonus(word.titled, 2.0)
        + f64::from(word.articles).ln()
        + 0.7 * f64::from(word.count).ln()
        + 0.2 * (letters - 2.0)
        - bonus(is_generic(text), 4.0)
        - bonus(word.plain, 1.0)
        - bonus(word.guess, 1.5)
}

/// Counts the words of one text and its phrases: in a headline all, in running text those that come twice.
fn collect(
    item: &str,
    table: &FoldTable,
    article: usize,
    titled: bool,
    candidates: &mut Candidates,
    seen_once: &mut SeenOnce,
) {
    let printed: Vec<char> = item.chars().collect();
    // One character for one, so that a place in the one is a place in the other.
    let folded: String = printed.iter().map(|&c| table.fold_char(c)).collect();
    let tags = JIEBA.tag(&folded, true);
    let mut starts = Vec::with_capacity(tags.len() + 1);
    let mut at = 0;
    for tag in &tags {
        starts.push(at);
        at += tag.word.chars().count();
    }
    starts.push(at);
    for start in 0..tags.len() {
        let quoted_words = name_words(&tags[start..]);
        for words in 1..=longest_phrase(&tags[start..], titled).max(quoted_words) {
            let run = &tags[start..start + words];
            let (from, to) = (starts[start], starts[start + words]);
            // 班前十分钟活动 is a name, and so is 班前十分钟.
            let named = words == quoted_words
                || words + 1 == quoted_words && is_generic(tags[start + words].word) && words > 1;
            let quoted = words > 1 && named;
            let Some(found) = judge(run, to - from, quoted, has_role(&tags, start)) else { continue };
            let key: String = run.iter().map(|tag| tag.word).collect();
            let mut before = None;
            if words > 1 && !titled && !quoted && !candidates.contains_key(&key) {
                before = seen_once.insert(hash_of(&key), article);
                if before.is_none() {
                    continue;
                }
            }
            let candidate = see(candidates, key, article, || printed[from..to].iter().collect());
            if candidate.count == 0 {
                (candidate.kind, candidate.guess, candidate.plain) = (found.kind, found.guess, found.plain);
                candidate.phrase = words > 1 && !quoted;
            }
            if let Some(first) = before {
                candidate.count += 1;
                candidate.articles += u32::from(first != article);
            }
            candidate.count += 1;
            candidate.titled |= titled;
        }
    }
}

fn hash_of(phrase: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    phrase.hash(&mut hasher);
    hasher.finish()
}

/// Drops phrases that stand nowhere but inside a longer one: 工匠学 beside 工匠学院.
fn drop_pieces(candidates: &mut Candidates) {
    let mut pieces: Vec<String> = Vec::new();
    for (text, whole) in candidates.iter() {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for from in 0..ends.len() {
            for to in from + 2..ends.len() {
                let piece = &text[ends[from]..ends[to]];
                let inside = |piece: &Candidate| {
                    piece.phrase && !piece.keyword && !piece.titled && piece.count <= whole.count
                };
                if piece.len() < text.len() && candidates.get(piece).is_some_and(inside) {
                    pieces.push(piece.to_owned());
                }
            }
        }
    }
    for piece in pieces {
        candidates.remove(&piece);
    }
}

/// Counts the names, places and keywords that are known of an article; `text` is its folded text.
fn collect_names(
    article: &Article,
    keywords: &[String],
    text: &str,
    table: &FoldTable,
    number: usize,
    candidates: &mut Candidates,
) {
    let persons = [&article.reporters, &article.correspondents, &article.photographers];
    let mut named: Vec<(&str, WordKind)> = Vec::new();
    named.extend(persons.into_iter().flatten().map(|name| (name.as_str(), WordKind::Person)));
    let organisations = article.organisations.iter().filter(|name| !is_fragment(name));
    named.extend(organisations.map(|name| (name.as_str(), WordKind::Organisation)));
    named.extend(article.places.iter().flat_map(|path| steps(path)).map(|name| (name, WordKind::Place)));
    named.sort_unstable();
    named.dedup_by_key(|(name, _)| *name);
    let headline = [Some(&article.title), article.kicker.as_ref(), article.subtitle.as_ref()];
    let headline: Vec<String> = headline.into_iter().flatten().map(|part| folded(part, table)).collect();
    let all = named.into_iter().map(|(name, kind)| (name, Some(kind)));
    for (name, kind) in all.chain(keywords.iter().map(|keyword| (keyword.as_str(), None))) {
        let key = folded(name, table);
        let times = text.matches(key.as_str()).count() as u32;
        if times == 0 || !(2..=LONGEST_NAME).contains(&key.chars().count()) {
            continue;
        }
        let known = candidates.get(&key).map_or(0, |word| word.count);
        let titled = headline.iter().any(|part| part.contains(&key));
        let seen_here = candidates.get(&key).is_some_and(|word| word.last == number);
        let candidate = see(candidates, key, number, || name.to_owned());
        // Words of the text are counted already.
        candidate.count = if seen_here { known } else { known + times };
        candidate.titled |= titled;
        candidate.guess = false;
        candidate.phrase = false;
        match kind {
            Some(kind) => candidate.kind = kind,
            None => candidate.keyword = true,
        }
    }
}

fn folded(text: &str, table: &FoldTable) -> String {
    fold(text, table).iter().map(|c| c.folded).collect()
}

/// The candidate of this folded form, seen in an article.
fn see(
    candidates: &mut Candidates,
    key: String,
    article: usize,
    printed: impl FnOnce() -> String,
) -> &mut Candidate {
    let candidate =
        candidates.entry(key).or_insert_with(|| Candidate { printed: printed(), ..Candidate::default() });
    if candidate.last != article {
        candidate.last = article;
        candidate.articles += 1;
    }
    candidate
}

/// The steps of a place's path, and the whole of it: 杭州市临平区 has 杭州市 and 临平区.
fn steps(path: &str) -> Vec<&str> {
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
