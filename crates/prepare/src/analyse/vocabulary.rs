//! The words of a corpus that are worth suggesting, and worth finding by pinyin: persons, organisations,
//! places, keywords, words and phrases of headlines, and the content words of the text.

use std::collections::BTreeMap;

use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::index::lexicon::{WordInput, WordKind};
use gongwen_engine::text::chars::is_han;
use gongwen_engine::text::fold::{FoldTable, fold};
use jieba_rs::Tag;

use super::content::{is_content, is_generic};
use super::dictionary::JIEBA;
use super::keywords::{MOST_CHARS, PHRASE_WORDS, is_phrase, name_words};
use super::readings;
use crate::fields::names::is_name;
use crate::fields::places::is_place;

/// Words that are kept of a corpus of n characters: `LIMIT_FACTOR` × n to the power `LIMIT_POWER`, as
/// vocabularies grow with texts (Heaps' law): 2,500 of 24,000 characters, 20,000 of 770,000.
const LIMIT_FACTOR: f64 = 6.0;
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
    /// Whether it is a keyword of an article.
    keyword: bool,
    /// Whether jieba's dictionary lacks it and nothing else vouches for it.
    guess: bool,
    /// Whether it is a verb or an adjective.
    plain: bool,
}

/// The words of these articles by their folded form.
type Candidates = BTreeMap<String, Candidate>;

/// The words of these articles that are worth suggesting, the most useful first; `keywords` are those of
/// every article.
#[must_use]
pub fn words(articles: &[Article], table: &FoldTable, keywords: &[Vec<String>]) -> Vec<WordInput> {
    let mut candidates = Candidates::new();
    let mut length = 0;
    for (number, article) in articles.iter().enumerate() {
        let mut text = String::new();
        for field in Field::ALL {
            let titled = matches!(field, Field::Title | Field::Kicker | Field::Subtitle);
            for item in field.items(article) {
                // What is written twice over in bylines and credits is the name: see below.
                if !matches!(field, Field::Byline | Field::Credit) {
                    collect(item, table, number + 1, titled, &mut candidates);
                }
                text.extend(fold(item, table).iter().map(|c| c.folded));
                text.push('\n');
            }
        }
        length += text.chars().count();
        let named = keywords.get(number).map_or(&[][..], Vec::as_slice);
        collect_names(article, named, &text, table, number + 1, &mut candidates);
    }
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

/// Counts the words of one text and, in a headline, its phrases.
fn collect(item: &str, table: &FoldTable, article: usize, titled: bool, candidates: &mut Candidates) {
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
        let longest = if titled { longest_phrase(&tags[start..]) } else { 1 };
        for words in 1..=longest {
            let run = &tags[start..start + words];
            let (from, to) = (starts[start], starts[start + words]);
            let quoted = words > 1 && words == name_words(&tags[start..]);
            let Some(found) = judge(run, to - from, quoted, has_role(&tags, start)) else { continue };
            let key = run.iter().map(|tag| tag.word).collect();
            let candidate = see(candidates, key, article, || printed[from..to].iter().collect());
            candidate.count += 1;
            candidate.titled |= titled;
            if candidate.count == 1 {
                (candidate.kind, candidate.guess, candidate.plain) = (found.kind, found.guess, found.plain);
            }
        }
    }
}

/// Words of the longest phrase that may begin here.
fn longest_phrase(tags: &[Tag]) -> usize {
    let run = tags.iter().take_while(|tag| is_content(tag.word, tag.tag, JIEBA.has_word(tag.word)));
    run.take(PHRASE_WORDS).count().max(name_words(tags)).max(1)
}

/// Whether words of `letters` characters together are worth suggesting, and what they are.
fn judge(run: &[Tag], letters: usize, quoted: bool, has_role: bool) -> Option<Candidate> {
    if !(2..=MOST_CHARS).contains(&letters) {
        return None;
    }
    let [tag] = run else {
        let sound = quoted || is_phrase(run) && run.iter().all(|tag| !is_generic(tag.word));
        return sound.then(Candidate::default);
    };
    let known = JIEBA.has_word(tag.word);
    // Names of days and seasons, of places in a wider sense.
    let named = known && matches!(tag.tag, "t" | "s" | "nz" | "ns" | "nt");
    if !(named || is_content(tag.word, tag.tag, known)) || is_date(tag.word) {
        return None;
    }
    // 高素质, 普惠型: a quality, not a person.
    let quality = tag.word.ends_with(['型', '性', '感', '化', '式', '区', '站']);
    let person =
        !known && !quality && tag.tag.starts_with("nr") && letters == 3 && is_name(tag.word) && has_role;
    let kind = match tag.tag {
        "ns" if is_place(tag.word) => WordKind::Place,
        _ if person => WordKind::Person,
        _ => WordKind::Word,
    };
    let latin = tag.word.chars().any(|c| c.is_ascii_alphabetic());
    Some(Candidate {
        kind,
        guess: !known && !latin && !person,
        plain: matches!(tag.tag, "v" | "a"),
        ..Candidate::default()
    })
}

/// Whether the word at a place stands between words that speak of a person: 职工王海珍, 王海珍说.
fn has_role(tags: &[Tag], at: usize) -> bool {
    const ROLES: &str = "席记任人工机手傅理长员者师授士生友家导匠模";
    const SAYS: [&str; 12] =
        ["说", "表示", "介绍", "坦言", "告诉", "感慨", "说道", "介绍说", "认为", "带领", "笑着", "、"];
    let before = at.checked_sub(1).and_then(|before| tags[before].word.chars().last());
    before.is_some_and(|c| ROLES.contains(c)) || tags.get(at + 1).is_some_and(|tag| SAYS.contains(&tag.word))
}

/// Whether a name of an organisation has lost its beginning: 区总工会, 充分发挥好工会.
fn is_fragment(name: &str) -> bool {
    let whole = |tag: &Tag| matches!(tag.tag.as_bytes().first(), Some(b'n' | b'j' | b'e' | b'x' | b'b'));
    // Verbs that the dictionary takes for nouns.
    let verb = ["充分", "发挥", "上线", "联系", "打造"].iter().any(|verb| name.contains(verb));
    let tags = JIEBA.tag(name, true);
    verb || name.starts_with(['省', '市', '县', '区']) || tags.len() < 2 || !tags.first().is_some_and(whole)
}

/// Whether a word says when, and nothing else: 今年, 近日, 上午.
fn is_date(word: &str) -> bool {
    const DATES: &str = "今年 去年 明年 前年 近日 日前 目前 当天 当日 当年 今天 昨天 明天 现在 以后 以前 之后 之前 后来 \
最近 近年 近年来 上午 下午 晚上 中午 早上 凌晨 傍晚 如今 此前 此时 当时 同年 每年 每天 本月 上月 当前 将来 过去 \
那时 这时 其间 期间 当晚 当下 下半年 上半年 年底 年初 月底 月初";
    DATES.split(' ').any(|date| date == word)
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn article(title: &str, body: &str) -> Article {
        Article {
            id: title.to_owned(),
            title: title.to_owned(),
            paragraphs: vec![body.to_owned()],
            ..Article::default()
        }
    }

    fn of(articles: &[Article]) -> Vec<WordInput> {
        words(articles, &FoldTable::default(), &vec![Vec::new(); articles.len()])
    }

    fn find<'a>(words: &'a [WordInput], text: &str) -> Option<&'a WordInput> {
        words.iter().find(|word| word.text == text)
    }

    #[test]
    fn words_of_headlines_and_phrases_are_kept() {
        let found = of(&[article("直播行业工会联合会成立", "主播们有了自己的娘家，他们今年参加了培训。")]);
        for text in ["直播", "行业", "工会", "联合会", "直播行业", "娘家", "培训"] {
            assert!(find(&found, text).is_some(), "{text} in {found:?}");
        }
        assert_eq!(find(&found, "行业").unwrap().reading.as_ref().unwrap().join(" "), "hang ye");
        for text in ["他们", "今年", "自己", "有了"] {
            assert!(find(&found, text).is_none(), "{text}");
        }
    }

    #[test]
    fn names_are_known_by_kind_and_stand_in_the_text() {
        let mut story = article("临平工会开课", "近日，杭州市临平区总工会举办培训。职工王海珍说，很好。");
        story.byline = Some(String::from("记者单霁翔"));
        story.reporters = vec![String::from("单霁翔"), String::from("不在文中")];
        story.organisations = vec![String::from("杭州市临平区总工会")];
        story.places = vec![String::from("杭州市临平区")];
        let found = of(&[story]);
        let kind = |text: &str| find(&found, text).map(|word| word.kind);
        assert_eq!(kind("单霁翔"), Some(WordKind::Person));
        assert_eq!(find(&found, "单霁翔").unwrap().reading.as_ref().unwrap().join(" "), "shan ji xiang");
        assert_eq!(kind("王海珍"), Some(WordKind::Person));
        assert_eq!(kind("杭州市临平区总工会"), Some(WordKind::Organisation));
        assert_eq!(kind("临平区"), Some(WordKind::Place));
        assert_eq!(kind("不在文中"), None);
    }

    #[test]
    fn counts_are_those_of_the_text() {
        let found = of(&[article("骑手", "骑手与骑手。"), article("工会", "骑手有了工会。")]);
        assert_eq!(find(&found, "骑手").unwrap().count, 4);
        assert_eq!(find(&found, "工会").unwrap().count, 2);
    }

    #[test]
    fn traditional_text_gives_its_words_as_printed() {
        let table = FoldTable::new(vec![('勞', '劳'), ('動', '动'), ('會', '会')]);
        let articles = [article("勞動者的工會", "工會服務勞動者。")];
        let found = words(&articles, &table, &[Vec::new()]);
        assert!(find(&found, "勞動者").is_some() && find(&found, "工會").is_some(), "{found:?}");
    }

    #[test]
    fn names_come_before_words_that_tell_nothing() {
        let mut story = article("工会活动", "活动中，总工会开展活动，温州市总工会参加。");
        story.organisations = vec![String::from("温州市总工会")];
        let found = of(&[story]);
        let place = |text: &str| found.iter().position(|word| word.text == text);
        assert!(place("温州市总工会") < place("活动") && place("工会") < place("活动"));
        assert!(place("活动").is_some());
    }

    #[test]
    fn a_place_has_steps() {
        assert_eq!(steps("湖州市德清县新市镇"), ["湖州市德清县新市镇", "湖州市", "德清县", "新市镇"]);
        assert_eq!(steps("重庆"), ["重庆"]);
    }

    #[test]
    fn fragments_are_no_organisations() {
        for name in ["区总工会", "充分发挥好工会", "上线玉环工匠学院"] {
            assert!(is_fragment(name), "{name}: {:?}", JIEBA.tag(name, true));
        }
        for name in ["温州市总工会", "瑞立集团有限公司", "玉环工匠学院"] {
            assert!(!is_fragment(name), "{name}: {:?}", JIEBA.tag(name, true));
        }
    }
}
