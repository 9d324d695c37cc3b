//! Stage 5, fields: from a draft to an [`Article`].

use std::sync::LazyLock;

use gongwen_engine::{Article, Kind, Subhead};

use super::signature;
use crate::page::chars::{ink, is_pointing_triangle};
use crate::page::draft::{Checked, Draft, Part};
use crate::page::forms::byline::{self, persons};
use crate::page::forms::credit;
use crate::page::forms::opener;
use crate::page::headline::Headline;
use crate::pattern::pattern;
use gongwen_analysis::names::is_name;
use regex::Regex;

/// Whether a character before a text is no text: a triangle that points to the picture, a blank. An arrow is text, as it may
/// begin the first item of a list.
fn is_no_text(c: char) -> bool {
    is_pointing_triangle(c) || matches!(c, ' ' | '\u{3000}')
}

/// How many characters of a part are no text where a story begins with it: its opener, a mark that points to the picture.
pub(crate) fn skipped(part: &Part, opener: Option<&opener::Opener>) -> usize {
    let rest: String = part.text.chars().skip(opener.map_or(0, |opener| opener.body)).collect();
    let rest = rest.trim_start();
    let rest = if ink(rest) > 1 { rest.trim_start_matches(is_no_text) } else { rest };
    part.text.chars().count() - rest.chars().count()
}

/// Builds the article of a draft.
pub(crate) fn build(source: &str, id: String, draft: &Draft, headline: Headline) -> Article {
    let mut article = Article {
        id,
        source: source.to_owned(),
        title: headline.title,
        kicker: headline.kicker,
        subtitle: headline.subtitle,
        section: (!headline.sections.is_empty()).then(|| headline.sections.join(" › ")),
        confidence: 1.0,
        ..Article::default()
    };
    take_text(draft, &mut article);
    let about = take_bylines(draft, &mut article);
    take_credits(draft, about, &mut article);
    if let Some(issue) = draft.issue.as_ref().filter(|issue| !issue.by.is_empty()) {
        article.byline = Some(issue.by.join("、"));
        article.organisations.clone_from(&issue.by);
    }
    article.kind = if draft.listing {
        Kind::Listing
    } else if !draft.opened && !draft.credits.is_empty() {
        Kind::Photo
    } else {
        Kind::Article
    };
    if article.kind == Kind::Photo && article.byline.is_none() {
        credit_as_byline(&mut article);
    }
    if article.title.is_empty() && article.paragraphs.is_empty() && article.captions.is_empty() {
        // Nothing but credits or bylines: any text will do, that none is lost.
        let texts = crate::page::place::parts_of(draft).map(|(_, part)| part.text.as_str());
        texts.chain([source]).find(|text| ink(text) > 0).unwrap_or("—").clone_into(&mut article.title);
    }
    article.source_lines = ranges(draft);
    if let Some(checked) = &draft.checked {
        apply(checked, &mut article);
    }
    article
}

/// Sets what an editor has said of the story, but for the date.
fn apply(checked: &Checked, article: &mut Article) {
    if let Some(kind) = checked.kind {
        article.kind = kind;
    }
    if let Some(byline) = &checked.byline {
        article.byline = Some(byline.clone()).filter(|byline| !byline.is_empty());
        name_persons(article);
    }
}

/// The news mark of a story's opener with its date, if it has one: `本报6月10日讯`. Of a document, its day.
pub(crate) fn news_mark(draft: &Draft) -> Option<String> {
    if let Some(on) = draft.issue.as_ref().and_then(|issue| issue.on.clone()) {
        return Some(on);
    }
    opener::parse(&draft.paragraphs.first()?.folded).and_then(|found| found.dateline)
}

fn take_text(draft: &Draft, article: &mut Article) {
    let mut dropped = 0;
    let mut kept_before = Vec::new();
    for (index, part) in draft.paragraphs.iter().enumerate() {
        kept_before.push(index - dropped);
        let mut text = part.text.clone();
        if index == 0
            && draft.opened
            && let Some(found) = opener::parse(&part.folded)
        {
            let body = part.slice(found.body, part.len());
            if let Some((from, to)) = found.byline {
                let byline = part.slice(from, to);
                article.byline = Some(byline.text);
            }
            text = body.text;
        }
        // The mark that points to the picture is no text.
        if index == 0 && draft.judged.is_some() && ink(&text) > 1 {
            text = text.trim_start_matches(is_no_text).chars().collect();
        }
        // A story with nothing but an opener keeps that as its text.
        if ink(&text) == 0 && draft.paragraphs.len() == 1 {
            text.clone_from(&part.text);
        }
        if ink(&text) == 0 {
            dropped += 1;
            continue;
        }
        article.paragraphs.push(text);
    }
    for (before, part) in &draft.subheads {
        let before = kept_before.get(*before).copied().unwrap_or(article.paragraphs.len());
        article.subheads.push(Subhead { text: part.text.clone(), before });
    }
    article.captions = draft.captions.iter().map(|part| caption(&part.text).to_owned()).collect();
}

/// A caption without brackets round the whole of it; where it has others inside, all stay.
fn caption(printed: &str) -> &str {
    let text = printed.trim();
    let inner = text.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inner.filter(|inner| !inner.contains(['（', '(', '）', ')'])).unwrap_or(text)
}

/// Joins the bylines; gives back what is printed beside them and names nobody.
fn take_bylines(draft: &Draft, article: &mut Article) -> Vec<String> {
    let mut about = Vec::new();
    for part in &draft.byline_lines {
        let shown = match credit::photo(&part.folded) {
            Some(found) if found.wrote => {
                article.photographers.extend(photographers(part));
                part.slice(found.start, found.names_end).text
            }
            _ => part.text.clone(),
        };
        let signature = signature::of(&shown);
        // A text that only says where its author works is signed with that.
        let (shown, rest) = match signature.names {
            "" if article.byline.is_none() => (shown.as_str(), ""),
            names => (names, signature.rest),
        };
        about.extend((!rest.is_empty()).then(|| rest.to_owned()));
        if shown.is_empty() {
            continue;
        }
        match &mut article.byline {
            Some(byline) => {
                byline.push(' ');
                byline.push_str(shown);
            }
            None => article.byline = Some(shown.to_owned()),
        }
    }
    name_persons(article);
    about
}

/// Names the reporters and correspondents of the byline.
fn name_persons(article: &mut Article) {
    article.reporters.clear();
    article.correspondents.clear();
    if let Some(byline) = &article.byline {
        let folded = crate::page::chars::fold_text(byline);
        let found = persons(byline, &folded);
        let reporters = found.reporters.into_iter().filter(|name| is_person(name)).collect();
        let without_role = !byline::ROLE.is_match(&folded);
        article.reporters = if without_role { without_employers(reporters) } else { reporters };
        article.correspondents = found.correspondents.into_iter().filter(|name| is_person(name)).collect();
    }
}

/// In a byline without a role the author's employer or place may come before the name: `总装车间 李凡`.
fn without_employers(names: Vec<String>) -> Vec<String> {
    const ENDS: [char; 26] = [
        '段', '室', '厂', '队', '站', '区', '县', '市', '乡', '镇', '村', '校', '院', '店', '社', '处', '科',
        '部', '局', '所', '班', '组', '矿', '司', '会', '者',
    ];
    // Names have three characters at most, but for double surnames.
    let is_employer = |word: &String| !is_name(word) && (word.chars().count() > 3 || word.ends_with(ENDS));
    if names.len() > 1 && names.last().is_some_and(|name| is_name(name)) {
        names.into_iter().filter(|name| !is_employer(name)).collect()
    } else {
        names
    }
}

/// Whether a word of a byline can be a person: units and sources occur there, too.
fn is_person(word: &str) -> bool {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"单位|工会|公司|集团|职工|委员会|中心|协会|学校|医院|大学|研究|新华|日报|晚报|供稿|综合|整理|来源|宣传部|委$|局$|厂$|《|》|\d",
        )
    });
    word.chars().count() > 1 && !OTHER.is_match(word)
}

fn photographers(part: &Part) -> Vec<String> {
    let Some(found) = credit::photo(&part.folded) else { return Vec::new() };
    let names = part.slice(found.start, found.names_end);
    let people = persons(&names.text, &names.folded);
    if people.are_plausible() || byline::ROLE.is_match(&names.folded) {
        people.all().cloned().collect()
    } else {
        Vec::new()
    }
}

fn take_credits(draft: &Draft, about: Vec<String>, article: &mut Article) {
    let mut texts = Vec::new();
    for part in &draft.credits {
        for name in photographers(part) {
            if !article.photographers.contains(&name) {
                article.photographers.push(name);
            }
        }
        texts.push(part.text.clone());
    }
    texts.extend(draft.sources.iter().map(|part| part.text.clone()).chain(about));
    if !texts.is_empty() {
        article.credit = Some(texts.join(" "));
    }
}

/// In a photo story the photographers are the authors.
fn credit_as_byline(article: &mut Article) {
    let Some(text) = article.credit.clone() else { return };
    let folded = crate::page::chars::fold_text(&text);
    let Some(found) = credit::photo(&folded) else { return };
    let printed: String = text.chars().skip(found.start).take(found.names_end - found.start).collect();
    let names = persons(&printed, &crate::page::chars::fold_text(&printed));
    if byline::ROLE.is_match(&crate::page::chars::fold_text(&printed)) {
        article.reporters = names.reporters;
        article.correspondents = names.correspondents;
        article.byline = Some(printed);
    }
}

/// The lines of a draft as ranges.
fn ranges(draft: &Draft) -> Vec<(usize, usize)> {
    let mut lines: Vec<usize> = draft
        .headings
        .iter()
        .chain(&draft.paragraphs)
        .chain(draft.subheads.iter().map(|(_, part)| part))
        .chain(&draft.captions)
        .chain(&draft.credits)
        .chain(&draft.sources)
        .chain(&draft.byline_lines)
        .flat_map(|part| part.lines.iter().copied())
        .collect();
    lines.sort_unstable();
    lines.dedup();
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match ranges.last_mut() {
            Some((_, last)) if line == *last + 1 => *last = line,
            _ => ranges.push((line, line)),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> Part {
        Part { text: text.to_owned(), folded: text.to_owned(), ..Part::default() }
    }

    #[test]
    fn brackets_round_a_caption_are_no_part_of_it() {
        assert_eq!(caption("（图为表彰大会现场）"), "图为表彰大会现场");
        assert_eq!(caption("（左）李凡，（右）王雨"), "（左）李凡，（右）王雨");
        assert_eq!(caption("（左）李凡，王雨（右）"), "（左）李凡，王雨（右）");
        assert_eq!(caption("▲李凡（左）在夜校里学做账。"), "▲李凡（左）在夜校里学做账。");
    }

    #[test]
    fn a_picture_without_a_headline_has_no_title() {
        let draft = Draft { paragraphs: vec![part("职工在夜校里学做账。")], ..Draft::default() };
        let article = build("p.txt", "p-01".to_owned(), &draft, Headline::default());
        assert_eq!((article.title.as_str(), article.heading().as_str()), ("", "职工在夜校里学做账。"));
        let input = crate::index_input(vec![article], &crate::config::Config::default());
        assert_eq!(input.articles[0].article.title, "职工在夜校里学做账。", "what a list shows");
    }

    #[test]
    fn what_is_neither_text_nor_caption_is_the_title() {
        let draft = Draft { credits: vec![part("陈禾 摄")], ..Draft::default() };
        let article = build("p.txt", "p-01".to_owned(), &draft, Headline::default());
        assert_eq!(article.title, "陈禾 摄");
    }

    #[test]
    fn a_triangle_before_a_text_is_no_text() {
        for (text, count) in [("▲读书", 1), ("◁ ▷读书", 3), ("→第一步", 0), ("读书", 0)] {
            assert_eq!(skipped(&part(text), None), count, "{text}");
        }
        // A mark alone is all that there is.
        assert_eq!(skipped(&part("▲"), None), 0);
    }
}
