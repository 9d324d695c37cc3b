//! The order in which the fields of a page are read.

use super::body::Body;
use super::draft::{Draft, Rules};
use super::facts::Fact;
use super::found::{Found, Head};
use super::html_page::HtmlPage;
use super::lines::bare;
use super::options::HtmlOptions;
use super::page::Page;
use super::page_kind::PageKind;
use super::rows::Rows;
use super::{
    body, clues, facts, guard, headline, kind, paragraphs, people, section, source, title, url, when,
};
use crate::read::decode::Decoded;

/// Reads a page.
pub(super) fn read(path: &str, decoded: &Decoded, options: &HtmlOptions) -> HtmlPage {
    let path = path.replace('\\', "/");
    let html = guard::bounded(&decoded.text);
    let page = Page::new(&path, &html, decoded.encoding, options);
    let rows = Rows::new(&page);
    let body = body::body(&page, &rows);
    let head = title::title(&page, &body);
    let zone = facts::Zone::new(&page, &body, head.line);
    let facts = facts::facts(&page, &zone);
    let date = when::date(&page, &zone, &facts, &head.text);
    let judged = kind::kind(&page, &rows, &body, &head, &facts, date.is_some());
    let is_article = judged.kind == PageKind::Article;
    let other_titles = head.others.clone();
    // What other pages may take for an article is read, too.
    let read = is_article || judged.is_open();
    let (mut draft, mut rules) = (None, Rules::default());
    let (mut other_dates, mut other_origins) = (Vec::new(), Vec::new());
    if read {
        other_dates = when::others(&page, &zone, &facts);
        other_origins = source::others(&page, &zone, &facts);
        let (found, by) = Parts { page: &page, body: &body, zone: &zone, facts: &facts }.draft(head, date);
        (draft, rules) = (Some(found), by);
    }
    let mut clues = clues::clues(&page, draft.as_ref().map(|_| &zone), &rows, judged.is_open());
    clues.score = judged.score;
    let kept = if is_article { None } else { draft.take() };
    HtmlPage {
        clues,
        encoding: decoded.encoding,
        kind: judged.kind,
        reason: judged.reason,
        draft,
        kept,
        rules,
        other_titles,
        other_dates,
        other_origins,
        has_body_attribute: !page.attributes.bodies.is_empty(),
        path,
    }
}

/// What the fields of an article are read from.
struct Parts<'p, 'a> {
    page: &'p Page<'a>,
    body: &'p Body,
    zone: &'p facts::Zone,
    facts: &'p [Fact],
}

impl Parts<'_, '_> {
    /// The article, and the rule of each field.
    fn draft(&self, head: Head, date: Found) -> (Draft, Rules) {
        let Self { page, body, zone, facts } = *self;
        let origin = source::source(page, zone, facts);
        let author = people::author(page, body, zone, facts, origin.as_ref().map(|(name, _)| name.as_str()));
        let name = author.as_ref().map(|(name, _)| name.as_str());
        let mut text = paragraphs::paragraphs(page, body, &head, name);
        let section = section::section(page, &head);
        let address = url::url(page);
        let (kicker, subtitle) = headline::around(page, &head);
        // Some templates have the head of the article inside the element of its text.
        if subtitle.is_some() && text.paragraphs.first() == subtitle.as_ref() {
            text.remove_first(1);
        }
        // A small heading over the headline is the section on pages without a kicker.
        let kicker = kicker.filter(|kicker| section.as_ref().is_none_or(|(section, _)| section != kicker));
        let rules = Rules {
            title: Some(head.rule),
            date: date.as_ref().map(|found| found.1),
            origin: origin.as_ref().map(|found| found.1),
            author: author.as_ref().map(|found| found.1),
            section: section.as_ref().map(|found| found.1),
            url: address.as_ref().map(|found| found.1),
            body: Some(body.rule),
        };
        let value = |found: Found| found.map(|found| found.0);
        let other = |text: &String| bare(text) != bare(&head.text);
        let draft = Draft {
            kicker: kicker.filter(other),
            subtitle: subtitle.filter(other),
            title: head.text,
            date: value(date),
            origin: value(origin),
            author: value(author),
            editor: people::editor(page, facts),
            section: value(section),
            url: value(address),
            ..text
        };
        (draft, rules)
    }
}
