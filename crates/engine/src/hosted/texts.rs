//! Files of texts: some articles, whole, in one stream of a range coder: strings by a [`TextModel`], numbers by adaptive codes.
//!
//! Where two characters only look like a word is not told: the lists tell.

use super::article_fields::{lists, optional, running_text};
use super::characters::Characters;
use super::models::Gamma;
use super::range_coder::{Decoder, Encoder};
use super::text_model::TextModel;
use crate::article::{Article, Kind, Subhead};
use crate::index::ArticleInput;

/// Characters of the largest string.
const LONGEST: usize = 16 << 20;
const KINDS: [Kind; 4] = [Kind::Article, Kind::Photo, Kind::Listing, Kind::Brief];

/// Writes a file of texts.
pub(super) fn write(articles: &[&ArticleInput], characters: &Characters) -> Vec<u8> {
    let mut out = Writer {
        characters,
        model: TextModel::new(characters.codes()),
        numbers: Numbers::default(),
        out: Encoder::default(),
    };
    out.number(Number::Articles, articles.len());
    for article in articles {
        out.article(article);
    }
    out.out.finish()
}

/// Bits of a place in a text.
fn place_bits(text: &[char]) -> u32 {
    u32::BITS - (text.len() as u32).leading_zeros()
}

/// The articles of a file; `None` where it is damaged.
pub(super) fn read(bytes: &[u8], characters: &Characters) -> Option<Vec<ArticleInput>> {
    let mut reader = Reader {
        characters,
        model: TextModel::new(characters.codes()),
        numbers: Numbers::default(),
        bits: Decoder::new(bytes),
    };
    let count = reader.number(Number::Articles)?;
    let mut articles = Vec::new();
    for _ in 0..count {
        articles.push(reader.article()?);
    }
    reader.bits.is_valid().then_some(articles)
}

/// What a number is of.
#[derive(Clone, Copy)]
enum Number {
    Articles,
    Kind,
    Confidence,
    /// Strings of a list.
    Strings,
    Subhead,
    Lines,
    FirstLine,
    LastLine,
    Keywords,
    KeywordLength,
}

/// The codes of each sort of number.
#[derive(Default)]
struct Numbers([Gamma; 10]);

/// What a string is of: those before [`OPTIONAL`] by themselves, then the optional ones, then the lists.
const ID: u32 = 0;
const SOURCE: u32 = 1;
const TITLE: u32 = 2;
const SUBHEAD: u32 = 3;
const OPTIONAL: u32 = 4;
const LISTS: u32 = 13;

struct Writer<'a> {
    characters: &'a Characters,
    model: TextModel<'a>,
    numbers: Numbers,
    out: Encoder,
}

impl Writer<'_> {
    fn number(&mut self, of: Number, number: usize) {
        self.numbers.0[of as usize].write(&mut self.out, u32::try_from(number).unwrap_or(u32::MAX - 1));
    }

    fn string(&mut self, field: u32, string: &str) {
        self.model.begin(field);
        for symbol in string.chars().filter_map(|c| self.characters.symbol(c)) {
            self.model.symbol(&mut self.out, Some(symbol));
        }
        self.model.symbol(&mut self.out, Some(self.characters.end()));
    }

    fn strings<'s>(&mut self, field: u32, strings: impl ExactSizeIterator<Item = &'s String>) {
        self.number(Number::Strings, strings.len());
        strings.for_each(|string| self.string(field, string));
    }

    fn article(&mut self, input: &ArticleInput) {
        let article = &input.article;
        self.number(Number::Kind, KINDS.iter().position(|&kind| kind == article.kind).unwrap_or_default());
        self.number(Number::Confidence, (article.confidence.clamp(0.0, 1.0) * 100.0).round() as usize);
        for (field, string) in [(ID, &article.id), (SOURCE, &article.source), (TITLE, &article.title)] {
            self.string(field, string);
        }
        for (field, string) in (OPTIONAL..).zip(optional(article)) {
            self.string(field, string.as_deref().unwrap_or_default());
        }
        for (field, strings) in (LISTS..).zip(lists(article)) {
            self.strings(field, strings.iter());
        }
        self.strings(SUBHEAD, article.subheads.iter().map(|subhead| &subhead.text));
        article.subheads.iter().for_each(|subhead| self.number(Number::Subhead, subhead.before));
        self.number(Number::Lines, article.source_lines.len());
        for &(first, last) in &article.source_lines {
            self.number(Number::FirstLine, first);
            self.number(Number::LastLine, last.saturating_sub(first));
        }
        self.keywords(&running_text(article), &input.keywords);
    }

    /// Keywords as places of the text; what does not occur there is left out.
    fn keywords(&mut self, text: &[char], keywords: &[String]) {
        let place = |keyword: &String| {
            let keyword: Vec<char> = keyword.chars().collect();
            let at = text.windows(keyword.len().max(1)).position(|part| part == keyword)?;
            Some((at, keyword.len()))
        };
        let places: Vec<(usize, usize)> = keywords.iter().filter_map(place).collect();
        self.number(Number::Keywords, places.len());
        for (at, length) in places {
            self.out.direct(at as u32, place_bits(text));
            self.number(Number::KeywordLength, length);
        }
    }
}

struct Reader<'a> {
    characters: &'a Characters,
    model: TextModel<'a>,
    numbers: Numbers,
    bits: Decoder<'a>,
}

impl Reader<'_> {
    /// The next number.
    fn number(&mut self, of: Number) -> Option<usize> {
        let number = self.numbers.0[of as usize].read(&mut self.bits);
        self.bits.is_valid().then_some(number as usize)
    }

    fn string(&mut self, field: u32) -> Option<String> {
        self.model.begin(field);
        let mut string = String::new();
        loop {
            let symbol = self.model.symbol(&mut self.bits, None);
            if symbol == self.characters.end() {
                return self.bits.is_valid().then_some(string);
            }
            string.push(self.characters.character(symbol)?);
            (self.bits.is_valid() && string.len() < LONGEST).then_some(())?;
        }
    }

    fn strings(&mut self, field: u32) -> Option<Vec<String>> {
        let count = self.number(Number::Strings)?;
        let mut strings = Vec::new();
        for _ in 0..count {
            strings.push(self.string(field)?);
        }
        Some(strings)
    }

    fn article(&mut self) -> Option<ArticleInput> {
        let kind = *KINDS.get(self.number(Number::Kind)?)?;
        let confidence = self.number(Number::Confidence)?.min(100) as f32 / 100.0;
        let (id, source, title) = (self.string(ID)?, self.string(SOURCE)?, self.string(TITLE)?);
        let mut article = Article { id, source, kind, title, confidence, ..Article::default() };
        let optional = [
            &mut article.kicker,
            &mut article.subtitle,
            &mut article.section,
            &mut article.byline,
            &mut article.credit,
            &mut article.date,
            &mut article.url,
            &mut article.origin,
            &mut article.author,
        ];
        for (field, string) in (OPTIONAL..).zip(optional) {
            *string = Some(self.string(field)?).filter(|string| !string.is_empty());
        }
        let lists = [
            &mut article.reporters,
            &mut article.correspondents,
            &mut article.photographers,
            &mut article.places,
            &mut article.organisations,
            &mut article.paragraphs,
            &mut article.captions,
        ];
        for (field, list) in (LISTS..).zip(lists) {
            *list = self.strings(field)?;
        }
        for text in self.strings(SUBHEAD)? {
            article.subheads.push(Subhead { text, before: 0 });
        }
        for at in 0..article.subheads.len() {
            article.subheads[at].before = self.number(Number::Subhead)?;
        }
        for _ in 0..self.number(Number::Lines)? {
            let first = self.number(Number::FirstLine)?;
            article.source_lines.push((first, first.saturating_add(self.number(Number::LastLine)?)));
        }
        let text = running_text(&article);
        let mut keywords = Vec::new();
        for _ in 0..self.number(Number::Keywords)? {
            let at = self.bits.direct(place_bits(&text)) as usize;
            let length = self.number(Number::KeywordLength)?;
            keywords.push(text.get(at..at.checked_add(length)?)?.iter().collect());
        }
        Some(ArticleInput { article, keywords, ..ArticleInput::default() })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::article_fields::each_string;
    use super::super::characters::CharacterInput;
    use super::*;

    #[test]
    fn articles_come_back() {
        let some = |string: &str| Some(string.to_owned());
        let article = Article {
            id: "a-1".into(),
            source: "b".into(),
            origin: some("云溪日报"),
            author: some("陈一"),
            kind: Kind::Brief,
            title: "职工之家启用热水".into(),
            kicker: some("肩"),
            subtitle: some("副"),
            section: some("要闻"),
            byline: some("记者陈一"),
            reporters: vec!["陈一".into()],
            correspondents: vec!["陈二".into()],
            photographers: vec!["陈三".into(), "陈一".into()],
            date: some("2025-06"),
            places: vec!["云溪".into()],
            organisations: vec!["总工会".into()],
            paragraphs: vec!["云溪市总工会。".into(), "免费开放。".into()],
            subheads: vec![Subhead { text: "热水".into(), before: 1 }],
            captions: vec!["图".into()],
            credit: some("转自"),
            url: some("b/1"),
            source_lines: vec![(1, 3), (5, 9)],
            confidence: 0.5,
        };
        let input = ArticleInput { keywords: vec!["热水".into()], ..article.into() };
        let mut all = std::collections::BTreeSet::new();
        each_string(&input.article, &mut |string| all.extend(string.chars()));
        let all = all.into_iter().map(|c| CharacterInput { c, printed: 1, articles: 1 }).collect();
        let characters = Characters::build(all, 1).unwrap();
        let bytes = write(&[&input, &input], &characters);
        let back = read(&bytes, &characters).unwrap();
        assert_eq!(back.len(), 2);
        assert_eq!(back[1].article, input.article);
        assert_eq!(back[1].keywords, input.keywords);
        // The checksum of a file tells of damage; what is read of it takes no longer than the bytes allow.
        for end in 0..bytes.len() {
            let _ = read(&bytes[..end], &characters);
        }
    }
}
