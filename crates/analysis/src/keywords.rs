//! Keywords of an article: single words and phrases of two or three, none inside another.
//!
//! A candidate is a content word of two characters or more, a run of two or three neighbouring ones, or a name in
//! quotation marks; those of several words must occur twice in the text, or in the headline. Its score is the number of
//! occurrences × the idf of its words, more if it occurs early or in the headline. On abstracts with authors' keywords
//! phrases raise F1 of the first five from .115 (tf·idf of single words) to .187.

mod candidate;

use gongwen_engine::Article;
use rustc_hash::FxHashMap;

use self::candidate::KeywordCandidate;
use super::content::is_noun;
pub use super::frequencies::DocumentFrequencies;
use super::frequencies::headline;
use super::occurrences::occurrences;
use super::token::Token;
use super::tokens::tokenize_with;
use crate::byline_names::{BylineNames, byline_names};

/// Keywords of an article if no number is asked for.
pub const DEFAULT_KEYWORDS: usize = 5;

/// Most words of a phrase.
pub(crate) const PHRASE_WORDS: usize = 3;

/// Most characters of a keyword: longer ones do not fit a chip on a phone.
pub(crate) const MOST_CHARS: usize = 10;

/// What the score of a keyword in the headline is multiplied by.
const HEADLINE_FACTOR: f64 = 1.5;

/// What the very beginning of the text adds to the factor 1; on 2,000 news stories 2 finds more of the withheld headlines
/// than 0.5 (.207 against .197 of their pairs of characters).
const EARLY_BONUS: f64 = 2.0;

/// What the score of a candidate is multiplied by if its neighbour on one side is always the same content word: it is a
/// piece of a longer name.
const PIECE_FACTOR: f64 = 0.4;

/// Share of a keyword's pairs of characters that a better one has, from which it is a repetition.
const REPEATED_SHARE: f64 = 0.5;

/// Words of one character that may end a phrase: names of places, organisations and events end in them.
const SUFFIXES: &str = "城镇乡村县市区街站班会赛馆院校园厅课社奖家师员团队厂站日节周月";

/// The possible keywords of an article, by their text.
type Candidates<'a> = FxHashMap<&'a str, KeywordCandidate<'a>>;

/// The keywords of an article, best first; `frequencies` are those of the corpus it belongs to.
#[must_use]
pub fn keywords(frequencies: &DocumentFrequencies, article: &Article, limit: usize) -> Vec<String> {
    let headline: String = headline(article).collect::<Vec<_>>().join("\n");
    let texts = std::iter::once(headline.as_str()).chain(article.paragraphs.iter().map(String::as_str));
    let texts: Vec<(&str, Vec<BylineNames>)> = texts.map(|text| (text, byline_names(text))).collect();
    let authors = authors(article, &texts[1..]);
    let mut candidates = Candidates::default();
    let mut length = 0;
    for (text, bylines) in &texts {
        length = collect(frequencies, (text, bylines), &authors, length, &mut candidates);
    }
    let mut scored: Vec<(f64, &str, &KeywordCandidate)> = candidates
        .iter()
        .filter_map(|(&text, candidate)| {
            let in_headline = occurrences(&headline, text).next().is_some();
            if candidate.words > 1 && candidate.count == 1 && !in_headline {
                return None;
            }
            let early = 1.0 + EARLY_BONUS * (1.0 - candidate.first as f64 / length.max(1) as f64);
            let headline_factor = if in_headline { HEADLINE_FACTOR } else { 1.0 };
            let piece = if candidate.is_piece() { PIECE_FACTOR } else { 1.0 };
            Some((candidate.count as f64 * candidate.idf * early * headline_factor * piece, text, candidate))
        })
        .collect();
    scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.2.first.cmp(&b.2.first)).then(a.1.cmp(b.1)));
    without_nesting(&scored, limit)
}

/// The names of those who wrote an article and took its pictures: they are not its subject. `paragraphs` have their bylines.
fn authors(article: &Article, paragraphs: &[(&str, Vec<BylineNames>)]) -> Vec<String> {
    let named = [&article.reporters, &article.correspondents, &article.photographers];
    let texts = article.byline.iter().chain(&article.author).chain(&article.credit);
    let printed = texts.flat_map(|text| byline_names(text)).flat_map(|byline| byline.names);
    let inside = paragraphs.iter().flat_map(|(_, bylines)| bylines).flat_map(|byline| byline.names.clone());
    let all = named.into_iter().flatten().cloned().chain(printed).chain(inside);
    all.filter(|name| !name.is_empty()).collect()
}

/// Takes the best so that none is part of another: a longer one replaces shorter ones that hardly ever occur without
/// it.
fn without_nesting(scored: &[(f64, &str, &KeywordCandidate)], limit: usize) -> Vec<String> {
    let mut taken: Vec<(&str, usize)> = Vec::new();
    for &(_, text, candidate) in scored {
        let inner = |&&(other, _): &&(&str, usize)| text.contains(other);
        if taken.len() >= limit && !taken.iter().any(|held| inner(&held)) {
            break;
        }
        let replaceable = taken.iter().filter(inner).all(|&(_, count)| count <= candidate.count + 1);
        if !replaceable || taken.iter().any(|(other, _)| other.contains(text)) || repeats(text, &taken) {
            continue;
        }
        let place = taken.iter().position(|held| inner(&held)).unwrap_or(taken.len());
        taken.retain(|held| !inner(&held));
        taken.insert(place.min(taken.len()), (text, candidate.count));
    }
    taken.into_iter().take(limit).map(|(text, _)| text.to_owned()).collect()
}

/// Whether a keyword shares too much with one that is taken and is not part of it.
fn repeats(text: &str, taken: &[(&str, usize)]) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let shared = |other: &str| {
        letters.windows(2).filter(|pair| other.contains(&pair.iter().collect::<String>())).count() as f64
    };
    let pairs = (letters.len() - 1) as f64;
    taken.iter().any(|(other, _)| !text.contains(other) && shared(other) >= REPEATED_SHARE * pairs)
}

/// Lets words of a text that are a name of `authors` carry no meaning, unless the name is part of a longer word.
fn leave_out(words: &mut [Token], text: &str, authors: &[String]) {
    for name in authors {
        for start in occurrences(text, name) {
            let first = words.partition_point(|word| word.start < start);
            let end = words.partition_point(|word| word.end <= start + name.len());
            let is_whole =
                |number: usize, at: usize| words.get(number).map_or(text.len(), |word| word.start) == at;
            if is_whole(first, start) && is_whole(end, start + name.len()) {
                words[first..end].iter_mut().for_each(|word| word.content = false);
            }
        }
    }
}

/// Counts the candidates of one text with its bylines, whose first word has the number `from` in the article. Returns the number
/// of the word after its last.
fn collect<'a>(
    frequencies: &DocumentFrequencies,
    (text, bylines): (&'a str, &[BylineNames]),
    authors: &[String],
    from: usize,
    candidates: &mut Candidates<'a>,
) -> usize {
    let mut words = tokenize_with(text, bylines);
    leave_out(&mut words, text, authors);
    let content = |word: &&Token| word.content && !word.generic;
    let neighbour = |at: usize| words.get(at).filter(content).map(|word| word.text);
    for start in 0..words.len() {
        let run = words[start..].iter().take_while(content).take(PHRASE_WORDS).count();
        let named = words[start].named;
        for length in (1..=run).chain((named > run).then_some(named)) {
            let phrase = &words[start..start + length];
            let letters = phrase.iter().map(|word| word.letters).sum();
            let accepted = length == named && length > 1 || is_phrase(phrase);
            if !(2..=MOST_CHARS).contains(&letters) || !accepted {
                continue;
            }
            let key = &text[words[start].start..words[start + length - 1].end];
            let candidate = candidates.entry(key).or_insert_with(|| KeywordCandidate {
                first: from + start,
                idf: phrase.iter().map(|word| frequencies.idf(word.text)).sum(),
                words: length,
                ..KeywordCandidate::default()
            });
            candidate.count += 1;
            candidate.before.add(start.checked_sub(1).and_then(neighbour));
            candidate.after.add(neighbour(start + length));
        }
    }
    from + words.len()
}

/// Whether words read as a noun phrase: it ends with a noun and does not begin with a verb.
pub(crate) fn is_phrase(words: &[Token]) -> bool {
    match words {
        [first, .., last] => {
            first.tag != "v" && is_noun(last.tag) && (last.letters > 1 || SUFFIXES.contains(last.text))
        }
        [only] => is_noun(only.tag),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str, body: &str, limit: usize) -> Vec<String> {
        let article =
            Article { title: title.to_owned(), paragraphs: vec![body.to_owned()], ..Article::default() };
        keywords(&DocumentFrequencies::default(), &article, limit)
    }

    #[test]
    fn phrases_beat_their_words() {
        let found = of(
            "直播行业工会联合会成立",
            "直播行业工会联合会近日成立。直播行业从业者有了娘家。直播行业工会联合会将服务主播。",
            3,
        );
        assert!(found.iter().any(|word| word.contains("直播行业")), "{found:?}");
        for (at, word) in found.iter().enumerate() {
            assert!(
                !found.iter().enumerate().any(|(other, text)| other != at && text.contains(word.as_str()))
            );
        }
    }

    #[test]
    fn common_words_of_the_corpus_weigh_less() {
        let article =
            Article { paragraphs: vec!["工会服务职工。工会".to_owned()], ..Article::default() };
        let before = DocumentFrequencies::default().idf("工会");
        let frequencies = DocumentFrequencies::of(&vec![article; 300]);
        assert!(frequencies.idf("工会") < before / 2.0);
        assert!(frequencies.idf("骑手") > frequencies.idf("工会"));
    }

    #[test]
    fn times_are_no_keywords() {
        let body = "今天下午三点，云溪区总工会开会，讨论送清凉。今天下午还走访企业。上周五、每周三、去冬今春，企业都送清凉。";
        let found = of("今天下午开会", body, 8);
        assert!(!found.iter().any(|word| word.contains(['今', '周', '午'])), "{found:?}");
        assert!(found.iter().any(|word| word.contains("总工会")), "{found:?}");
    }

    #[test]
    fn names_are_whole_keywords_or_none() {
        let body = "亨利·福特是企业家，亨利·福特创办工厂。俞建华表示，亨利·福特值得学习。";
        let found = of("劳模亨利·福特", body, 8);
        assert!(found.iter().any(|word| word == "亨利·福特"), "{found:?}");
        for half in ["亨利", "福特", "建华", "俞建"] {
            assert!(!found.iter().any(|word| word == half), "{found:?}");
        }
    }

    #[test]
    fn authors_are_no_keywords() {
        let body = "户外劳动者驿站30家，驿站供水，驿站充电。张三还到过新驿站。本报讯 记者张三 通讯员李四报道。责任编辑王五。";
        let found = of("驿站建设", body, 8);
        for name in ["张三", "李四", "王五"] {
            assert!(!found.iter().any(|word| word.contains(name)), "{found:?}");
        }
        let mut article = Article { title: String::from("驿站"), ..Article::default() };
        article.paragraphs = vec![String::from("驿站供水，俞建华在驿站，王海珍参加。")];
        article.reporters = vec![String::from("俞建华")];
        let found = keywords(&DocumentFrequencies::default(), &article, 8);
        assert!(!found.iter().any(|word| word.contains("建华")), "{found:?}");
        assert!(found.iter().any(|word| word == "王海珍"), "{found:?}");
    }

    #[test]
    fn names_in_quotation_marks_are_not_torn() {
        let body = "活动有“学习、守好红色根脉”两项，“守好红色根脉”是主题。";
        let found = of("“守好红色根脉”活动", body, 8);
        assert!(found.iter().any(|word| word == "守好红色根脉"), "{found:?}");
        assert!(!found.iter().any(|word| word.starts_with("好红") || word.ends_with("红色根")), "{found:?}");
    }

    #[test]
    fn an_empty_article_has_none() {
        assert!(of("", "", 5).is_empty());
        assert!(of("工会", "工会。", 0).is_empty());
    }
}
