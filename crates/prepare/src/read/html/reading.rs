//! The order in which the fields of a page are read.

use super::draft::{Draft, Rules};
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
    let body = body::body(&page);
    let head = title::title(&page, &body);
    let zone = facts::Zone::new(&page, &body, head.line);
    let facts = facts::facts(&page, &zone);
    let date = when::date(&page, &zone, &facts, &head.text);
    let rows = Rows::new(&page);
    let judged = kind::kind(&page, &rows, &body, &head, &facts, date.is_some());
    let other_titles = head.others.clone();
    let mut rules = Rules::default();
    let mut draft = None;
    let (mut other_dates, mut other_origins) = (Vec::new(), Vec::new());
    if judged.kind == PageKind::Article {
        let mut text = paragraphs::paragraphs(&page, &body, &head);
        other_dates = when::others(&page, &zone, &facts);
        other_origins = source::others(&page, &zone, &facts);
        let origin = source::source(&page, &zone, &facts);
        let author =
            people::author(&page, &body, &zone, &facts, origin.as_ref().map(|(name, _)| name.as_str()));
        let section = section::section(&page, &head);
        let address = url::url(&page);
        let (kicker, subtitle) = headline::around(&page, &head);
        // Some templates have the head of the article inside the element of its text.
        if subtitle.is_some() && text.paragraphs.first() == subtitle.as_ref() {
            text.remove_first(1);
        }
        // A small heading over the headline is the section on pages without a kicker.
        let kicker = kicker.filter(|kicker| section.as_ref().is_none_or(|(section, _)| section != kicker));
        rules = Rules {
            title: Some(head.rule),
            date: date.as_ref().map(|found| found.1),
            origin: origin.as_ref().map(|found| found.1),
            author: author.as_ref().map(|found| found.1),
            section: section.as_ref().map(|found| found.1),
            url: address.as_ref().map(|found| found.1),
            body: Some(body.rule),
        };
        let value = |found: Option<(String, &'static str)>| found.map(|found| found.0);
        let same = |text: &Option<String>| text.as_ref().is_some_and(|text| bare(text) == bare(&head.text));
        draft = Some(Draft {
            kicker: kicker.filter(|text| !same(&Some(text.clone()))),
            subtitle: subtitle.filter(|text| !same(&Some(text.clone()))),
            title: head.text,
            date: value(date),
            origin: value(origin),
            author: value(author),
            editor: people::editor(&page, &facts),
            section: value(section),
            url: value(address),
            ..text
        });
    }
    let clues = clues::clues(&page, draft.as_ref().map(|_| &zone));
    HtmlPage {
        clues,
        encoding: decoded.encoding,
        kind: judged.kind,
        reason: judged.reason,
        draft,
        rules,
        other_titles,
        other_dates,
        other_origins,
        has_body_attribute: !page.attributes.bodies.is_empty(),
        path,
    }
}
