//! The sentences that a summary may choose from, each with its place in the text.

use super::{byline, cues, cues::Cues, lines, terms::TermVector};
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

    /// The sentences of a plain text; a line is a paragraph.
    pub(crate) fn of_text(title: &'a str, body: &'a str) -> Self {
        Self::new([title], body.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect())
    }

    fn new(headline: impl IntoIterator<Item = &'a str>, paragraphs: Vec<&'a str>) -> Self {
        let mut all = Vec::new();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            collect(paragraph, index, &mut all);
        }
        // In a text without any full stop (a notice pasted line by line), every line is a sentence.
        if all.iter().any(|sentence: &Sentence| lines::is_running_text(sentence.text)) {
            all.retain(|sentence| lines::is_running_text(sentence.text));
        } else {
            all.retain(|sentence| !lines::is_credit(sentence.text) && !lines::is_listing(sentence.text));
        }
        Self { sentences: all, title: TermVector::of(headline), paragraphs }
    }
}

/// Adds the sentences of one paragraph.
fn collect<'a>(paragraph: &'a str, index: usize, all: &mut Vec<Sentence<'a>>) {
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
        });
        opens_paragraph = false;
    }
}
