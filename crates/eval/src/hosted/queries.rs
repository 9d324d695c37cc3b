//! A varied list of queries, drawn from a corpus: strings of its texts, words as readers type them, and what occurs nowhere.

use gongwen_engine::Article;
use gongwen_engine::index::IndexInput;

use super::Random;

/// A query, and how it was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnQuery {
    /// How it was drawn.
    pub kind: &'static str,
    /// As it is typed.
    pub text: String,
}

/// Of a thousand queries so many are of each kind.
const MIX: [(&str, usize); 22] = [
    ("one character", 30),
    ("two characters", 80),
    ("three characters", 60),
    ("four to eight", 110),
    ("nine to twenty", 60),
    ("long", 20),
    ("quoted", 60),
    ("word", 100),
    ("words run together", 70),
    ("two words", 70),
    ("three words", 30),
    ("excluded", 25),
    ("alternatives", 25),
    ("field", 25),
    ("jumble", 50),
    ("headline", 40),
    ("pinyin", 40),
    ("initials", 15),
    ("latin", 20),
    ("digits", 30),
    ("mixed", 20),
    ("absent", 20),
];
const SEED: u64 = 18;
/// Draws of one query until one succeeds.
const TRIES: usize = 100;

/// Draws about `count` queries, always the same from one corpus.
#[must_use]
pub fn queries(input: &IndexInput, count: usize) -> Vec<DrawnQuery> {
    let mut drawer = Drawer::of(input);
    let mut queries = Vec::new();
    for (kind, share) in MIX {
        for _ in 0..(share * count).div_ceil(1000) {
            let text = (0..TRIES).find_map(|_| drawer.draw(kind).filter(|text| !text.trim().is_empty()));
            queries.extend(text.map(|text| DrawnQuery { kind, text }));
        }
    }
    queries
}

/// What queries are drawn from.
struct Drawer<'a> {
    random: Random,
    articles: Vec<&'a Article>,
    /// All items of running text and headlines.
    texts: Vec<Vec<char>>,
    words: Vec<&'a str>,
    /// Words with their pinyin.
    readings: Vec<Vec<&'a str>>,
}

impl<'a> Drawer<'a> {
    fn of(input: &'a IndexInput) -> Self {
        let articles: Vec<&Article> = input.articles.iter().map(|input| &input.article).collect();
        let strings = |article: &&'a Article| {
            let some = [&article.kicker, &article.subtitle, &article.section, &article.byline].into_iter();
            let lists = article.paragraphs.iter().chain(&article.captions);
            lists.chain([&article.title]).chain(some.flatten()).collect::<Vec<_>>()
        };
        let texts = articles.iter().flat_map(strings).map(|text| text.chars().collect()).collect();
        let vocabulary = &input.vocabulary;
        let usual = |c: char| {
            let at = vocabulary.readings.binary_search_by_key(&c, |(known, _)| *known).ok()?;
            vocabulary.readings[at].1.first().map(String::as_str)
        };
        let reading = |word: &'a str| word.chars().map(usual).collect::<Option<Vec<_>>>();
        let words: Vec<&str> = vocabulary.words.iter().map(|word| word.text.as_str()).collect();
        let readings = words.iter().filter_map(|word| reading(word)).collect();
        Self { random: Random(SEED), articles, texts, words, readings }
    }

    fn draw(&mut self, kind: &str) -> Option<String> {
        match kind {
            "one character" => self.stretch(1, 1),
            "two characters" => self.stretch(2, 2),
            "three characters" => self.stretch(3, 3),
            "four to eight" => self.stretch(4, 8),
            "nine to twenty" => self.stretch(9, 20),
            "long" => self.stretch(21, 80),
            "quoted" => Some(format!("“{}”", self.stretch(2, 12)?)),
            "word" => self.word(),
            "words run together" => Some(self.word()? + &self.neighbour()?),
            "two words" => Some(format!("{} {}", self.neighbour()?, self.word()?)),
            "three words" => Some(format!("{} {} {}", self.neighbour()?, self.neighbour()?, self.word()?)),
            "excluded" => Some(format!("{} -{}", self.word()?, self.word()?)),
            "alternatives" => Some(format!("{} OR {} {}", self.word()?, self.word()?, self.neighbour()?)),
            "field" => self.field(),
            "jumble" => self.jumble(),
            "headline" => self.headline(),
            "pinyin" => Some(self.random.one(&self.readings)?.concat()),
            "initials" => {
                let reading = self.random.one(&self.readings).filter(|reading| reading.len() > 2)?;
                Some(reading.iter().filter_map(|syllable| syllable.chars().next()).collect())
            }
            "latin" => self.run(&|c| c.is_ascii_alphabetic(), 0),
            "digits" => self.run(&|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'), 0),
            "mixed" => self.run(&|c| c.is_ascii_alphanumeric(), 2),
            _ => self.absent(),
        }
    }

    fn text(&mut self) -> Option<&[char]> {
        let at = self.random.below(self.texts.len());
        self.texts.get(at).map(Vec::as_slice)
    }

    /// A string of a text, wherever it begins.
    fn stretch(&mut self, least: usize, most: usize) -> Option<String> {
        let length = least + self.random.below(most - least + 1);
        let place = self.random.below(usize::MAX);
        let text = self.text()?;
        let starts = (text.len() + 1).checked_sub(length).filter(|&starts| starts > 0)?;
        Some(text[place % starts..][..length].iter().collect())
    }

    fn word(&mut self) -> Option<String> {
        // Frequent words come first, and are asked for more often.
        let at = self.random.below(self.words.len());
        self.words.get(self.random.below(at + 1)).map(ToString::to_string)
    }

    /// Two to four characters between punctuation marks: what a reader may take for a word.
    fn neighbour(&mut self) -> Option<String> {
        self.stretch(2, 4).filter(|text| text.chars().all(char::is_alphanumeric))
    }

    /// A headline or a part of one.
    fn headline(&mut self) -> Option<String> {
        let title: Vec<char> = self.random.one(&self.articles)?.title.chars().collect();
        let end = title.len() / (1 + self.random.below(3));
        Some(title[..end].iter().collect())
    }

    fn field(&mut self) -> Option<String> {
        let article = *self.random.one(&self.articles)?;
        let (name, value) = match self.random.below(5) {
            0 => ("标题", self.headline()),
            1 => ("记者", self.random.one(&article.reporters).cloned()),
            2 => ("地区", self.random.one(&article.places).cloned()),
            3 => ("栏目", article.section.clone()),
            _ => ("标题", self.word()),
        };
        let value = value.filter(|value| !value.contains(' '))?;
        Some(match self.random.below(2) {
            0 => format!("{name}:{value}"),
            _ => format!("{} {name}：{value}", self.word()?),
        })
    }

    /// The characters of a string in another order.
    fn jumble(&mut self) -> Option<String> {
        let mut characters: Vec<char> = self.stretch(3, 8)?.chars().collect();
        for at in (1..characters.len()).rev() {
            characters.swap(at, self.random.below(at + 1));
        }
        Some(characters.iter().collect())
    }

    /// A run of some characters in a text, with others about it.
    fn run(&mut self, belongs: &dyn Fn(char) -> bool, about: usize) -> Option<String> {
        let place = self.random.below(usize::MAX);
        let text = self.text()?;
        let places: Vec<usize> = (0..text.len()).filter(|&at| belongs(text[at])).collect();
        let at = *places.get(place % places.len().max(1))?;
        let start = (0..at).rev().take_while(|&before| belongs(text[before])).last().unwrap_or(at);
        let end = (at..text.len()).find(|&after| !belongs(text[after])).unwrap_or(text.len());
        Some(text[start.saturating_sub(about)..(end + about).min(text.len())].iter().collect())
    }

    /// A string that occurs in no text, though its pieces do.
    fn absent(&mut self) -> Option<String> {
        let string = self.stretch(1, 2)? + &self.stretch(1, 2)?;
        let characters: Vec<char> = string.chars().collect();
        let occurs = |text: &Vec<char>| text.windows(characters.len()).any(|part| part == characters);
        (!self.texts.iter().any(occurs)).then_some(string)
    }
}
