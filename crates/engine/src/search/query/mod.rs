//! The query language, read leniently: whatever is typed is a valid query.
//!
//! Words divided by white space are all wanted; `"…"`, `“…”` or `「…」` holds an exact phrase; `-word`
//! excludes; `标题:词` asks in a field; `OR` or `|` between two words wants either. What does not read as an
//! operator is taken literally; what names a field may be printed text as well.

pub(super) mod asked;
pub(crate) mod stop_words;

pub use self::stop_words::{content_pieces, is_question};
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

/// Names that are written before a colon, folded.
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

/// One string that is searched as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Folded characters, never empty.
    pub folded: Vec<char>,
    /// Whether it was typed in quotation marks.
    pub phrase: bool,
    /// The field that it must occur in; anywhere if `None`.
    pub field: Option<FieldName>,
    /// Where a field is named: what was typed with the field's name, folded. It may be printed text as well.
    pub printed: Option<Vec<char>>,
}

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these are wanted, of each one at least one term.
    pub groups: Vec<Vec<Term>>,
    /// None of these may occur.
    pub excluded: Vec<Term>,
    /// The whole query as one string, folded, when it has several words and no operator but fields.
    pub whole: Option<Vec<char>>,
}

impl Query {
    /// Reads what was typed, [`LONGEST_QUERY`](crate::limits::LONGEST_QUERY) characters at most.
    #[must_use]
    pub fn parse(typed: &str, table: &FoldTable) -> Self {
        let typed = crate::limits::beginning(typed);
        let mut query = Self::default();
        let mut either = false;
        let mut plain = true;
        for token in tokens(typed) {
            let is_bar = token.text == "|";
            if token.quoted.is_none() && (is_bar || matches!(token.text.as_str(), "OR" | "ＯＲ")) {
                // An `OR` with nothing before it is a word like any other.
                either = !query.groups.is_empty();
                plain &= !either;
                if either || is_bar {
                    continue;
                }
            }
            let Some(TypedTerm { term, is_excluded }) = typed_term(&token, table) else { continue };
            plain &= !is_excluded && !term.phrase;
            if is_excluded {
                query.excluded.push(term);
            } else if either && let Some(group) = query.groups.last_mut() {
                group.push(term);
            } else {
                query.groups.push(vec![term]);
            }
            either = false;
        }
        if query.groups.is_empty() && !query.excluded.is_empty() {
            // Only exclusions: nothing is asked for, so the hyphens are read as part of the words.
            let excluded = std::mem::take(&mut query.excluded);
            for mut term in excluded {
                term.folded.insert(0, '-');
                query.groups.push(vec![term]);
            }
            plain = true;
        }
        if plain && query.groups.len() > 1 {
            query.whole = Some(fold_to_chars(typed, table));
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
struct QueryToken {
    /// What is before the quotation, or the whole token.
    text: String,
    /// What is in quotation marks.
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

fn tokens(typed: &str) -> Vec<QueryToken> {
    let mut tokens = Vec::new();
    let mut text = String::new();
    let mut rest = typed.chars();
    let flush = |text: &mut String, tokens: &mut Vec<QueryToken>| {
        if !text.is_empty() {
            tokens.push(QueryToken { text: std::mem::take(text), quoted: None });
        }
    };
    while let Some(c) = rest.next() {
        if c.is_whitespace() {
            flush(&mut text, &mut tokens);
            continue;
        }
        // A quotation is a phrase only at the start of a word or after `-` or a field's colon, and only if
        // it is closed before a blank or the end; elsewhere quotes are part of the word.
        let opens = matches!(text.as_str(), "" | "-" | "－") || text.ends_with([':', '：']);
        if opens && let Some(close) = closing_quote(c) {
            let ahead = rest.as_str();
            // The first closing quote that ends the word; one in its midst belongs to the phrase.
            let mut ends =
                ahead.match_indices(close).map(|(end, _)| (end, slice(ahead, end + close.len_utf8()..)));
            let end = ends.find(|(_, after)| after.chars().next().is_none_or(char::is_whitespace));
            if let Some((end, after)) = end.filter(|&(end, _)| end > 0) {
                let quoted = slice(ahead, ..end).to_owned();
                tokens.push(QueryToken { text: std::mem::take(&mut text), quoted: Some(quoted) });
                rest = after.chars();
                continue;
            }
        }
        if matches!(c, '|' | '｜') {
            flush(&mut text, &mut tokens);
            tokens.push(QueryToken { text: String::from("|"), quoted: None });
            continue;
        }
        text.push(c);
    }
    flush(&mut text, &mut tokens);
    tokens
}

/// A term, and whether it is excluded.
struct TypedTerm {
    term: Term,
    is_excluded: bool,
}

/// The term of a token; none for a token of blanks alone.
fn typed_term(token: &QueryToken, table: &FoldTable) -> Option<TypedTerm> {
    let mut head = token.text.as_str();
    let has_more = |rest: &str| token.quoted.is_some() || !rest.is_empty();
    let mut is_excluded = false;
    if let Some(rest) = head.strip_prefix(['-', '－']).filter(|rest| has_more(rest)) {
        head = rest;
        is_excluded = true;
    }
    let (mut field, mut printed) = (None, None);
    if let Some((name, rest)) = head.split_once([':', '：']).filter(|&(_, rest)| has_more(rest)) {
        let name: String = fold_to_chars(name, table).into_iter().collect();
        if let Some(&(_, found)) = FIELD_NAMES.iter().find(|&&(known, _)| known == name) {
            field = Some(found);
            // What is excluded is not asked for.
            printed = (!is_excluded).then(|| match &token.quoted {
                Some(quoted) => fold_to_chars(&[head, "“", quoted, "”"].concat(), table),
                None => fold_to_chars(head, table),
            });
            head = rest;
        }
    }
    // What is before a quotation without being an operator was never cut off by `tokens`.
    let folded = fold_to_chars(token.quoted.as_deref().unwrap_or(head), table);
    let phrase = token.quoted.is_some();
    (!folded.is_empty()).then_some(TypedTerm { term: Term { folded, phrase, field, printed }, is_excluded })
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
            let printed = term.printed.iter().flatten().collect::<String>();
            let printed = if printed.is_empty() { printed } else { format!("|{printed}") };
            format!("{field}{quote}{text}{quote}{printed}")
        };
        let groups = query.groups.iter().map(|group| group.iter().map(show).collect::<Vec<_>>().join("|"));
        groups.chain(query.excluded.iter().map(|term| format!("-{}", show(term)))).collect()
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
            ["Title:工匠|标题:工匠", "Person:\"吴晓静\"|记者:“吴晓静”"]
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
        assert_eq!(terms("\"未来"), ["“未来"]);
        assert_eq!(terms("OR 工会 |"), ["or", "工会"]);
        assert_eq!(terms("标题:"), ["标题:"]);
        assert_eq!(terms("-"), ["-"]);
        assert_eq!(terms("-工会"), ["-工会"]);
        assert!(terms("   ").is_empty());
        assert!(terms("\"\" ").len() < 2);
    }

    #[test]
    fn quotes_inside_a_word_belong_to_it() {
        assert_eq!(terms("打造“未来智造城”"), ["打造“未来智造城”"]);
    }
}
