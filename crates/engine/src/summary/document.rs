//! The sentences that a summary may choose from, each with its place in the text.

use super::query::{QueryTerm, share};
use super::{byline, cues, cues::Cues, fragments, lines, terms::TermVector, wrapping};
use crate::article::{Article, Kind};
use crate::text::sentence;
use crate::text::slice;

/// A sentence and its place in the text.
pub(crate) struct Sentence<'a> {
    /// The sentence without the blanks around it.
    pub(crate) text: &'a str,
    /// Index of its paragraph.
    pub(crate) paragraph: usize,
    /// First byte within the paragraph.
    pub(crate) start: usize,
    /// Whether it is the first of its paragraph.
    pub(crate) opens_paragraph: bool,
    /// Its length in characters.
    pub(crate) chars: usize,
    pub(crate) terms: TermVector,
    pub(crate) cues: Cues,
    /// Whether it is a fragment by its place: see [`fragments`].
    pub(crate) bare: bool,
    /// The line before its paragraph if that is a heading: what a short answer answers.
    pub(crate) heading: Option<&'a str>,
}

impl Sentence<'_> {
    /// Whether it may be chosen: it is no fragment, or a short answer to the query.
    pub(crate) fn is_eligible(&self, query: &[QueryTerm]) -> bool {
        !self.cues.fragment && (!self.bare || self.answers(query) > 0.0)
    }

    /// The share of the query's weight that it answers: by its own words, and if it is a fragment by those of its heading
    /// too.
    pub(crate) fn answers(&self, query: &[QueryTerm]) -> f32 {
        let own = share(query, self.text);
        match self.heading {
            Some(heading) if self.bare => own.max(share(query, heading)),
            _ => own,
        }
    }
}

/// A text to summarise.
pub(crate) struct Document<'a> {
    pub(crate) sentences: Vec<Sentence<'a>>,
    /// Terms of the whole headline: kicker, title and subtitle.
    pub(crate) title: TermVector,
    /// The paragraphs of the text.
    pub(crate) paragraphs: Vec<&'a str>,
}

impl<'a> Document<'a> {
    /// The sentences of an article; a listing has none.
    pub(crate) fn of_article(article: &'a Article) -> Self {
        let headline = [article.kicker.as_deref(), Some(article.title.as_str()), article.subtitle.as_deref()];
        let paragraphs: Vec<&str> = if article.kind == Kind::Listing {
            Vec::new()
        } else {
            article.paragraphs.iter().map(String::as_str).collect()
        };
        let mut document = Self::new(headline.into_iter().flatten(), paragraphs);
        document.sentences.retain(|s| !article.captions.iter().any(|caption| caption.trim() == s.text));
        document
    }

    /// The sentences of a plain text; a line is a paragraph, except in a hard-wrapped text.
    pub(crate) fn of_text(title: &'a str, body: &'a str) -> Self {
        Self::new([title], wrapping::paragraphs(body))
    }

    fn new(headline: impl IntoIterator<Item = &'a str>, paragraphs: Vec<&'a str>) -> Self {
        let mut all = Vec::new();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let heading = index.checked_sub(1).and_then(|before| paragraphs.get(before)).copied();
            collect(paragraph, index, heading.filter(|line| fragments::is_heading(line)), &mut all);
        }
        // In a text without any full stop (a notice pasted line by line), every line is a sentence.
        if all.iter().any(|sentence: &Sentence| lines::is_running_text(sentence.text)) {
            all.retain(|sentence| lines::is_running_text(sentence.text));
        } else {
            all.retain(|sentence| !lines::is_apart(sentence.text));
        }
        Self { sentences: all, title: TermVector::of(headline), paragraphs }
    }
}

/// Adds the sentences of one paragraph.
fn collect<'a>(paragraph: &'a str, index: usize, heading: Option<&'a str>, all: &mut Vec<Sentence<'a>>) {
    let first = all.len();
    let skipped = byline::len(paragraph);
    let body = slice(paragraph, skipped..);
    let mut opens_paragraph = true;
    for range in sentence::split(body) {
        let whole = slice(body, range.clone());
        let text = whole.trim();
        if text.is_empty() {
            continue;
        }
        let start = skipped + range.start + (whole.len() - whole.trim_start().len());
        all.push(Sentence {
            text,
            paragraph: index,
            start,
            opens_paragraph,
            chars: text.chars().count(),
            terms: TermVector::of([text]),
            cues: cues::read(text),
            bare: false,
            heading,
        });
        opens_paragraph = false;
    }
    let own = &mut all[first..];
    let alone = own.len() == 1;
    for (place, sentence) in own.iter_mut().enumerate() {
        sentence.bare = fragments::is_bare(sentence.text)
            || alone && heading.is_some() && fragments::is_short_value(sentence.text)
            || place == 0 && !alone && fragments::is_item_head(sentence.text);
    }
}
