//! The query language, read leniently: whatever is typed is a valid query.
//!
//! Words divided by white space are all wanted; `"…"`, `“…”` or `「…」` holds an exact phrase; `-word`
//! excludes; `标题:词` asks in a field; `OR` or `|` between two words wants either. What does not read as an
//! operator is taken literally; what names a field may be printed text as well. `edges` tells what becomes of signs at the edges
//! of words.

use std::iter;

use super::forms::{MOST_FORMS, forms};
use crate::text::chars::{is_han, is_word};
use crate::text::fold::{FoldTable, fold_to_chars};
use crate::text::slice;

/// A part of an article that a query can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// Headline, kicker, subtitle, subheads: `标题:`, `title:`.
    Title,
    /// Reporters, correspondents and photographers: `记者:`, `author:`.
    Person,
    /// Places: `地区:`, `place:`.
    Place,
    /// The page or file: `来源:`, `source:`.
    Source,
    /// Column or page label: `栏目:`, `section:`.
    Section,
    /// Organisations: `单位:`, `org:`.
    Organisation,
}

/// Names that stand before a colon, folded.
const FIELD_NAMES: [(&str, FieldName); 14] = [
    ("标题", FieldName::Title),
    ("title", FieldName::Title),
    ("记者", FieldName::Person),
    ("作者", FieldName::Person),
    ("通讯员", FieldName::Person),
    ("author", FieldName::Person),
    ("地区", FieldName::Place),
    ("place", FieldName::Place),
    ("来源", FieldName::Source),
    ("source", FieldName::Source),
    ("栏目", FieldName::Section),
    ("section", FieldName::Section),
    ("单位", FieldName::Organisation),
    ("org", FieldName::Organisation),
];

/// One string that is searched as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Folded characters, never empty.
    pub folded: Vec<char>,
    /// Whether it stood in quotes.
    pub phrase: bool,
    /// The field that it must stand in; anywhere if `None`.
    pub field: Option<FieldName>,
    /// Whether it is another form of the term before it: with its quotation signs turned, or what was typed with the
    /// name of a field, as text. It is found as that term is, but neither ranked nor put otherwise by itself.
    pub variant: bool,
}

/// Whether a group is one term, in whatever forms.
pub(crate) fn is_one(group: &[Term]) -> bool {
    group.iter().filter(|term| !term.variant).count() == 1
}

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these are wanted, of each one at least one term.
    pub groups: Vec<Vec<Term>>,
    /// None of these may occur.
    pub excluded: Vec<Term>,
    /// The whole query as one string, folded, in all its forms, when it has several words and no operator but fields.
    pub whole: Vec<Vec<char>>,
}

impl Query {
    /// Reads what was typed, [`LONGEST_QUERY`](super::LONGEST_QUERY) characters at most.
    #[must_use]
    pub fn parse(typed: &str, table: &FoldTable) -> Self {
        let typed = super::beginning(typed);
        let mut query = Self::default();
        let mut either = false;
        let mut plain = true;
        let mut room = MOST_FORMS;
        for token in tokens(typed) {
            let is_sign = token.text == "|";
            if token.quoted.is_none() && (is_sign || matches!(token.text.as_str(), "OR" | "ＯＲ")) {
                // An `OR` with nothing before it is a word like any other.
                either = !query.groups.is_empty();
                plain &= !either;
                if either || is_sign {
                    continue;
                }
            }
            let (terms, excluded) = terms(&token, table, &mut room);
            let Some(first) = terms.first() else { continue };
            plain &= !excluded && !first.phrase;
            if excluded {
                query.excluded.extend(terms);
            } else if either && let Some(group) = query.groups.last_mut() {
                group.extend(terms);
            } else {
                query.groups.push(terms);
            }
            either = false;
        }
        if query.groups.is_empty() && !query.excluded.is_empty() {
            // Only exclusions: nothing is asked for, so the signs are read as part of the words.
            let excluded = std::mem::take(&mut query.excluded);
            for mut term in excluded {
                term.folded.insert(0, '-');
                match query.groups.last_mut().filter(|_| term.variant) {
                    Some(group) => group.push(term),
                    None => query.groups.push(vec![term]),
                }
            }
            plain = true;
        }
        if plain && query.groups.len() > 1 {
            query.whole = forms(fold_to_chars(typed, table), &mut room);
        }
        query
    }

    /// The terms that are wanted, in the order of the query.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.groups.iter().flatten()
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

/// A piece of the query between blanks or quotes.
struct Token {
    /// What stands before the quotation, or the whole token.
    text: String,
    /// What stands in quotes.
    quoted: Option<String>,
}

/// The quotes that open a phrase, and what closes it.
fn closing_quote(open: char) -> Option<char> {
    Some(match open {
        '"' | '＂' => open,
        '“' => '”',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}

fn tokens(typed: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut text = String::new();
    let mut rest = typed.chars();
    let flush = |text: &mut String, tokens: &mut Vec<Token>| {
        if !text.is_empty() {
            tokens.push(Token { text: std::mem::take(text), quoted: None });
        }
    };
    while let Some(c) = rest.next() {
        if c.is_whitespace() {
            flush(&mut text, &mut tokens);
            continue;
        }
        // A quotation is a phrase only at the start of a word or behind `-` or a field's colon, and only if
        // it is closed before a blank or the end; elsewhere quotes are part of the word.
        let opens = matches!(text.as_str(), "" | "-" | "－") || text.ends_with([':', '：']);
        if opens && let Some(close) = closing_quote(c) {
            let ahead = rest.as_str();
            // The first closing quote that ends the word; one in its midst belongs to the phrase.
            let mut ends =
                ahead.match_indices(close).map(|(end, _)| (end, slice(ahead, end + close.len_utf8()..)));
            let end = ends.find(|(_, behind)| behind.chars().next().is_none_or(char::is_whitespace));
            if let Some((end, behind)) = end.filter(|&(end, _)| end > 0) {
                let quoted = slice(ahead, ..end).to_owned();
                tokens.push(Token { text: std::mem::take(&mut text), quoted: Some(quoted) });
                rest = behind.chars();
                continue;
            }
        }
        if matches!(c, '|' | '｜') {
            flush(&mut text, &mut tokens);
            tokens.push(Token { text: String::from("|"), quoted: None });
            continue;
        }
        text.push(c);
    }
    flush(&mut text, &mut tokens);
    tokens
}

/// The term of a token in all its forms, and whether it is excluded. None for a token of blanks alone.
fn terms(token: &Token, table: &FoldTable, room: &mut usize) -> (Vec<Term>, bool) {
    let mut head = token.text.as_str();
    let has_more = |rest: &str| token.quoted.is_some() || !rest.is_empty();
    let mut excluded = false;
    if let Some(rest) = head.strip_prefix(['-', '－']).filter(|rest| has_more(rest)) {
        head = rest;
        excluded = true;
    }
    let mut field = None;
    let mut literal = None;
    if let Some((name, rest)) = head.split_once([':', '：']).filter(|&(_, rest)| has_more(rest)) {
        let name: String = fold_to_chars(name, table).into_iter().collect();
        if let Some(&(_, found)) = FIELD_NAMES.iter().find(|&&(known, _)| known == name) {
            field = Some(found);
            // It may be a printed string as well; what is excluded is not asked for.
            literal = (!excluded).then(|| match &token.quoted {
                Some(quoted) => [head, "“", quoted, "”"].concat(),
                None => head.to_owned(),
            });
            head = rest;
        }
    }
    // What stands before a quotation without being an operator was never cut off by `tokens`.
    let wanted = fold_to_chars(token.quoted.as_deref().unwrap_or(head), table);
    let phrase = token.quoted.is_some();
    let mut terms = Vec::new();
    if !wanted.is_empty() {
        let literal = literal.map(|literal| (fold_to_chars(&literal, table), None));
        for (folded, field) in iter::once((wanted, field)).chain(literal) {
            for folded in forms(folded, room) {
                terms.push(Term { folded, phrase, field, variant: !terms.is_empty() });
            }
        }
    }
    (terms, excluded)
}

/// Longest string that is taken at its word when it does not occur. Beyond it a query is a sentence, whose
/// parts are worth looking for.
const LONGEST_WORD: usize = 10;

/// Question words: a query that holds one asks, and is answered by passages that share its other words.
pub(crate) const QUESTION_WORDS: [&str; 24] = [
    "为什么",
    "什么",
    "哪些",
    "哪里",
    "哪儿",
    "哪个",
    "哪家",
    "哪位",
    "哪",
    "谁",
    "怎么样",
    "怎么",
    "怎样",
    "如何",
    "为何",
    "何时",
    "何地",
    "多少",
    "几",
    "是否",
    "有没有",
    "吗",
    "呢",
    "?",
];

/// Words that carry no content in a question.
pub(crate) const STOP_WORDS: [&str; 12] =
    ["请问", "关于", "的", "了", "是", "着", "和", "与", "及", "被", "之", "在"];

/// Whether a term that does not occur literally is to be looked for by its parts.
#[must_use]
pub fn is_question(folded: &[char]) -> bool {
    if folded.iter().filter(|&&c| is_han(c)).count() > LONGEST_WORD || folded.len() > 2 * LONGEST_WORD {
        return true;
    }
    QUESTION_WORDS.iter().any(|word| find(folded, word, 0).is_some())
}

/// The first place of `word` in `folded` at or behind `from`.
fn find(folded: &[char], word: &str, from: usize) -> Option<usize> {
    (from..folded.len()).find(|&at| starts_with(&folded[at..], word))
}

fn starts_with(folded: &[char], word: &str) -> bool {
    let mut rest = folded.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// The pieces of a question that carry content: what is left without question words, stop words and
/// punctuation. If nothing is left, the question itself.
#[must_use]
pub fn content_pieces(folded: &[char]) -> Vec<Vec<char>> {
    let mut pieces = vec![Vec::new()];
    let mut at = 0;
    while at < folded.len() {
        let words = QUESTION_WORDS.iter().chain(&STOP_WORDS);
        if let Some(word) =
            words.filter(|word| starts_with(&folded[at..], word)).max_by_key(|word| word.len())
        {
            at += word.chars().count();
            pieces.push(Vec::new());
            continue;
        }
        let c = folded[at];
        at += 1;
        if !is_word(c) {
            pieces.push(Vec::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    if pieces.is_empty() && !folded.is_empty() {
        pieces.push(folded.to_vec());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(typed: &str) -> Vec<String> {
        let query = Query::parse(typed, &FoldTable::default());
        let show = |term: &Term| {
            assert!(!term.folded.is_empty());
            let text: String = term.folded.iter().collect();
            let quote = if term.phrase { "\"" } else { "" };
            let field = term.field.map(|field| format!("{field:?}:")).unwrap_or_default();
            format!("{field}{quote}{text}{quote}")
        };
        let groups = query.groups.iter().map(|group| group.iter().map(show).collect::<Vec<_>>().join("|"));
        groups.chain(query.excluded.iter().map(|term| format!("-{}", show(term)))).collect()
    }

    /// A string with its two quotation signs in all their forms.
    fn all(string: &str) -> String {
        let pieces: Vec<&str> = string.split(['“', '”']).collect();
        let signs = ["“”", "””", "““", "”“"].map(|signs| signs.chars().collect::<Vec<_>>());
        let form =
            |signs: &Vec<char>| format!("{}{}{}{}{}", pieces[0], signs[0], pieces[1], signs[1], pieces[2]);
        signs.iter().map(form).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_phrases_and_exclusions() {
        assert_eq!(terms("工会 骑手"), ["工会", "骑手"]);
        assert_eq!(terms("“产业工人” -北京"), ["\"产业工人\"", "-北京"]);
        assert_eq!(terms("-\"产业 工人\" 职工"), ["职工", "-\"产业工人\""]);
        assert_eq!(terms("工匠　OR 劳模|先进"), ["工匠|劳模|先进"]);
    }

    #[test]
    fn fields() {
        assert_eq!(
            terms("标题：工匠 记者:\"吴晓静\""),
            ["Title:工匠|标题:工匠".to_owned(), format!("Person:\"吴晓静\"|{}", all("\"记者:“吴晓静”\""))]
        );
        assert_eq!(terms("TITLE:AI"), ["Title:ai|title:ai"]);
        assert_eq!(terms("工会 -标题:工匠"), ["工会", "-Title:工匠"]);
        assert_eq!(terms("时间:19"), ["时间:19"]);
    }

    #[test]
    fn full_width_operators() {
        assert_eq!(terms("职工　－北京"), ["职工", "-北京"]);
        assert_eq!(terms("工匠 ＯＲ 劳模｜先进"), ["工匠|劳模|先进"]);
        assert_eq!(terms("职工 －＂北京 市＂"), ["职工", "-\"北京市\""]);
        assert_eq!(terms("职工－北京 － －5"), ["职工-北京", "-", "-5"]);
    }

    #[test]
    fn malformed_queries_are_plain_words() {
        assert_eq!(terms("\"未来"), ["“未来|”未来"]);
        assert_eq!(terms("OR 工会 |"), ["or", "工会"]);
        assert_eq!(terms("标题:"), ["标题:"]);
        assert_eq!(terms("-"), ["-"]);
        assert_eq!(terms("-工会"), ["-工会"]);
        assert!(terms("   ").is_empty());
        assert!(terms("\"\" ").len() < 2);
    }

    #[test]
    fn quotes_inside_a_word_belong_to_it() {
        assert_eq!(terms("打造“未来智造城”"), [all("打造“未来智造城”")]);
    }

    #[test]
    fn questions_lose_what_carries_nothing() {
        let pieces = |typed: &str| -> Vec<String> {
            let folded: Vec<char> = typed.chars().collect();
            content_pieces(&folded).into_iter().map(String::from_iter).collect()
        };
        assert_eq!(pieces("哪些地方成立了工匠学院?"), ["地方成立", "工匠学院"]);
        assert_eq!(pieces("什么"), ["什么"]);
        assert!(is_question(&"谁来了".chars().collect::<Vec<_>>()));
        assert!(!is_question(&"匠工".chars().collect::<Vec<_>>()));
    }
}
