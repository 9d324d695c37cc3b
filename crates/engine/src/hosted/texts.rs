//! Files of texts: some articles, whole. Deflate over the codes of [`Characters`]. Strings end with a byte 0; numbers are varints.

use super::characters::Characters;
use super::file::{deflate, inflate};
use crate::article::{Article, Kind, Subhead};
use crate::index::ArticleInput;
use crate::index::varint::{self, Cursor};

/// Bytes of the largest file of texts, inflated.
const MOST_BYTES: usize = 64 << 20;
const KINDS: [Kind; 4] = [Kind::Article, Kind::Photo, Kind::Listing, Kind::Brief];

/// Writes a file of texts.
pub(super) fn write(articles: &[&ArticleInput], characters: &Characters) -> Vec<u8> {
    let mut out = Writer { characters, out: Vec::new() };
    out.number(articles.len());
    for article in articles {
        out.article(article);
    }
    deflate(&out.out)
}

/// An article in codes, as a file has it.
pub(super) fn codes(article: &ArticleInput, characters: &Characters) -> Vec<u8> {
    let mut out = Writer { characters, out: Vec::new() };
    out.article(article);
    out.out
}

/// Calls `each` with every string of an article that a file has.
pub(super) fn each_string(input: &ArticleInput, each: &mut dyn FnMut(&str)) {
    let article = &input.article;
    for string in [&article.id, &article.source, &article.title] {
        each(string);
    }
    optional(article).into_iter().flatten().for_each(|string| each(string));
    lists(article).into_iter().flatten().for_each(|string| each(string));
    article.subheads.iter().for_each(|subhead| each(&subhead.text));
    input.keywords.iter().for_each(|string| each(string));
}

/// The articles of a file; `None` where it is damaged.
pub(super) fn read(bytes: &[u8], characters: &Characters) -> Option<Vec<ArticleInput>> {
    let bytes = inflate(bytes, MOST_BYTES)?;
    let mut reader = Reader { characters, rest: &bytes };
    let count = reader.number()?;
    let mut articles = Vec::new();
    for _ in 0..count {
        articles.push(reader.article()?);
    }
    reader.rest.is_empty().then_some(articles)
}

struct Writer<'a> {
    characters: &'a Characters,
    out: Vec<u8>,
}

impl Writer<'_> {
    fn number(&mut self, number: usize) {
        varint::write(&mut self.out, number as u64);
    }

    fn string(&mut self, string: &str) {
        self.characters.encode(string, &mut self.out);
        self.out.push(0);
    }

    fn strings<'s>(&mut self, strings: impl ExactSizeIterator<Item = &'s String>) {
        self.number(strings.len());
        strings.for_each(|string| self.string(string));
    }

    fn article(&mut self, input: &ArticleInput) {
        let article = &input.article;
        self.number(KINDS.iter().position(|&kind| kind == article.kind).unwrap_or_default());
        self.number((article.confidence.clamp(0.0, 1.0) * 100.0).round() as usize);
        for string in [&article.id, &article.source, &article.title] {
            self.string(string);
        }
        for string in optional(article) {
            self.string(string.as_deref().unwrap_or_default());
        }
        for strings in lists(article) {
            self.strings(strings.iter());
        }
        self.strings(article.subheads.iter().map(|subhead| &subhead.text));
        article.subheads.iter().for_each(|subhead| self.number(subhead.before));
        self.number(article.source_lines.len());
        for &(first, last) in &article.source_lines {
            self.number(first);
            self.number(last);
        }
        self.strings(input.keywords.iter());
        self.number(input.crossings.len());
        let mut before = 0;
        for &place in &input.crossings {
            self.number((place - before) as usize);
            before = place;
        }
    }
}

fn optional(article: &Article) -> [&Option<String>; 7] {
    let Article { kicker, subtitle, section, byline, credit, date, url, .. } = article;
    [kicker, subtitle, section, byline, credit, date, url]
}

fn lists(article: &Article) -> [&Vec<String>; 7] {
    let Article {
        reporters, correspondents, photographers, places, organisations, paragraphs, captions, ..
    } = article;
    [reporters, correspondents, photographers, places, organisations, paragraphs, captions]
}

struct Reader<'a> {
    characters: &'a Characters,
    rest: &'a [u8],
}

impl Reader<'_> {
    /// The next number.
    fn number(&mut self) -> Option<usize> {
        let mut cursor = Cursor::new(self.rest);
        let number = cursor.below(usize::MAX);
        let taken = cursor.position();
        cursor.valid(())?;
        self.rest = self.rest.get(taken..)?;
        Some(number)
    }

    fn string(&mut self) -> Option<String> {
        let (string, length) = self.characters.decode(self.rest)?;
        self.rest = self.rest.get(length..)?;
        Some(string)
    }

    fn strings(&mut self) -> Option<Vec<String>> {
        let count = self.number()?;
        // A string takes a byte at least.
        (count <= self.rest.len()).then_some(())?;
        (0..count).map(|_| self.string()).collect()
    }

    fn numbers(&mut self, count: usize) -> Option<Vec<usize>> {
        (count <= self.rest.len()).then_some(())?;
        (0..count).map(|_| self.number()).collect()
    }

    fn article(&mut self) -> Option<ArticleInput> {
        let kind = *KINDS.get(self.number()?)?;
        let confidence = self.number()?.min(100) as f32 / 100.0;
        let (id, source, title) = (self.string()?, self.string()?, self.string()?);
        let mut article = Article { id, source, kind, title, confidence, ..Article::default() };
        let optional = [
            &mut article.kicker,
            &mut article.subtitle,
            &mut article.section,
            &mut article.byline,
            &mut article.credit,
            &mut article.date,
            &mut article.url,
        ];
        for string in optional {
            *string = Some(self.string()?).filter(|string| !string.is_empty());
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
        for list in lists {
            *list = self.strings()?;
        }
        let texts = self.strings()?;
        let before = self.numbers(texts.len())?;
        article.subheads =
            texts.into_iter().zip(before).map(|(text, before)| Subhead { text, before }).collect();
        let count = self.number()?;
        let lines = self.numbers(count.checked_mul(2)?)?;
        article.source_lines = lines.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        let keywords = self.strings()?;
        let count = self.number()?;
        let mut crossings = Vec::new();
        let mut before = 0_u32;
        for gap in self.numbers(count)? {
            before = before.checked_add(u32::try_from(gap).ok()?)?;
            crossings.push(before);
        }
        Some(ArticleInput { article, keywords, related: Vec::new(), crossings })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::characters::CharacterInput;
    use super::*;

    #[test]
    fn articles_come_back() {
        let article = Article {
            id: "a-1".into(),
            title: "职工之家启用".into(),
            section: Some("要闻".into()),
            paragraphs: vec!["云溪市总工会。".into(), "免费开放。".into()],
            subheads: vec![Subhead { text: "热水".into(), before: 1 }],
            source_lines: vec![(1, 3), (5, 9)],
            confidence: 0.5,
            kind: Kind::Brief,
            ..Article::default()
        };
        let input =
            ArticleInput { keywords: vec!["热水".into()], crossings: vec![3, 3, 9], ..article.into() };
        let all = "a-1职工之家启用要闻云溪市总会。免费开放热水".chars();
        let all = all.map(|c| CharacterInput { c, printed: 1, articles: 1 }).collect();
        let characters = Characters::build(all, 1).unwrap();
        let bytes = write(&[&input, &input], &characters);
        let back = read(&bytes, &characters).unwrap();
        assert_eq!(back.len(), 2);
        assert_eq!(back[1].article, input.article);
        assert_eq!((&back[1].keywords, &back[1].crossings), (&input.keywords, &input.crossings));
        for end in 0..bytes.len() {
            assert!(read(&bytes[..end], &characters).is_none(), "{end}");
        }
    }
}
