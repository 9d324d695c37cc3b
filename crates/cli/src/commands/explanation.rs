//! What `gongwen search --explain` prints of a hit.

use std::fmt::Write;

use gongwen_engine::search::explain::{
    Explanation, FieldLength, FieldOccurrences, Occurs, PartsScore, SearchedString, TermScore, TitleMatch,
};
use gongwen_engine::search::{Match, Sort};

/// Characters of a term's column.
const TERM_WIDTH: usize = 6;

/// The explanation of the hit at a place, with a line break after each line but the last.
pub(super) fn describe(explanation: &Explanation, place: usize, sort: Sort) -> String {
    let mut lines =
        vec![format!("{place}. {}  {}", explanation.id, explanation.title), found_by(explanation.matched)];
    lines.extend(explanation.strings.iter().map(string));
    lines.push(format!(
        "   length      headline {}, other text {}",
        length(explanation.headline),
        length(explanation.body)
    ));
    if !explanation.terms.is_empty() {
        lines.push(String::from("   BM25F       term      idf  headline  other text   adds"));
    }
    lines.extend(explanation.terms.iter().map(term));
    if let Some(parts) = &explanation.parts {
        lines.extend(part_lines(parts));
    }
    lines.push(score(explanation));
    lines.push(order(explanation, sort));
    lines.join("\n")
}

/// The label of a hit, and the step that gives it.
fn found_by(matched: Match) -> String {
    let by = match matched {
        Match::Literal => "literal: all that was typed occurs in a row",
        Match::Words => "words: all words occur, apart, or with other separators",
        Match::Value => "value: a number or date occurs in another written form",
        Match::Alias => "alias: another name, or the long form of an abbreviation, occurs",
        Match::Pinyin => "pinyin: what the query spells occurs",
        Match::Partial => "partial: most of the query's information occurs",
        Match::Similar => "similar: a little of the query occurs, or what it may be a typo of",
    };
    format!("   found by    {by}")
}

fn string(string: &SearchedString) -> String {
    let mut line = format!("   looked for  {}", string.text);
    if let Some(matched) = string.expansion {
        let _ = write!(line, " ({matched:?})");
    }
    if let Some(field) = string.field {
        let _ = write!(line, " in the field {field:?}");
    }
    let fields: Vec<String> = string.occurrences.iter().map(occurrences).collect();
    match (fields.is_empty(), string.field) {
        (false, _) => format!("{line}: {}", fields.join("; ")),
        (true, Some(_)) => format!("{line}: not in the text; values of the article are searched, too"),
        (true, None) => format!("{line}: does not occur"),
    }
}

/// A field, and how often a string occurs in it in each way.
fn occurrences(of: &FieldOccurrences) -> String {
    let ways = [
        (of.whole, "whole"),
        (of.inside, "inside a longer word"),
        (of.crossing, "across a word border"),
        (of.separated, "with other separators"),
    ];
    let ways: Vec<String> =
        ways.iter().filter(|(count, _)| *count > 0).map(|(count, way)| format!("{count} {way}")).collect();
    format!("{:?} {}", of.field, ways.join(", "))
}

fn length(FieldLength { length, average }: FieldLength) -> String {
    format!("{length} (average {average:.1})")
}

fn term(term: &TermScore) -> String {
    // A Chinese character takes two columns.
    let width: usize = term.term.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!(
        "               {}{} {:6.3} {:9} {:11} {:6.3}",
        term.term,
        " ".repeat(TERM_WIDTH.saturating_sub(width)),
        term.idf,
        term.headline,
        term.body,
        term.score
    )
}

fn part_lines(parts: &PartsScore) -> Vec<String> {
    let part = |part: &gongwen_engine::search::explain::PartScore| {
        let held = if part.is_held { "held" } else { "lacking" };
        format!("   part        {}  weight {:.3}, {held}", part.text, part.weight)
    };
    let mut lines: Vec<String> = parts.parts.iter().map(part).collect();
    lines.push(format!("   proximity   {:.3}, of 0 to 1", parts.closeness));
    lines
}

fn score(explanation: &Explanation) -> String {
    let Explanation { score, bm25f, .. } = explanation;
    match &explanation.parts {
        Some(PartsScore { share, closeness, .. }) => format!(
            "   score       {score:.3}: share {share:.3} of the information, BM25F {bm25f:.3}, proximity {closeness:.3}"
        ),
        None => format!("   score       {score:.3}: BM25F"),
    }
}

/// What hits are sorted by, the first first.
fn order(explanation: &Explanation, sort: Sort) -> String {
    let key = explanation.key;
    let title = match key.title {
        TitleMatch::Equal => "the headline is the query",
        TitleMatch::Begins => "the headline begins with the query",
        TitleMatch::Held => "the query holds the headline",
        TitleMatch::Other => "the headline neither is the query nor begins with it, nor is held by it",
    };
    let occurs = match key.occurs {
        Occurs::Whole => "a whole word",
        Occurs::Inside => "inside a longer word or across a word border",
        Occurs::Separated => "apart, or with other separators",
    };
    let date = match sort {
        Sort::Relevance => String::new(),
        Sort::Date => {
            let label = if explanation.matched.is_full() { Match::Words } else { explanation.matched };
            format!("at least {label:?} > date {} > ", explanation.date.as_deref().unwrap_or("none"))
        }
    };
    format!(
        "   order       {date}step {} > {title} > {occurs} > score {:.3} > article number {}",
        key.step, explanation.score, explanation.number
    )
}
