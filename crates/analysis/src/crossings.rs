//! Where two characters look like a word but belong to two: 工会 in 职工会餐, 和服 in 产品和服务. Segmentation calls it a
//! crossing ambiguity.

use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::text::chars::is_han;
use gongwen_engine::text::fold::{FoldTable, fold_to_string};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::cut::each_word;
use crate::dictionary::JIEBA;

/// Words of two characters, which is all that are looked for: of what looks like a longer word nearly all is one that the
/// tokenizer does not know.
type Pair = [char; 2];

/// An item of an article's text, cut into tokens.
struct Item {
    /// Number of its first character in the article's coded text.
    position: u32,
    characters: Vec<char>,
    /// For every character whether a token starts there, and true for the end.
    borders: Vec<bool>,
}

/// The items of an article.
pub struct Items(Vec<Item>);

/// For every article the numbers, in its coded text, of the characters at which such a pair starts. Only pairs count that
/// are a word of the dictionary and one in another article, and not in this one too: else nothing is ranked before it.
#[must_use]
pub fn crossings(articles: &[Article], table: &FoldTable) -> Vec<Vec<u32>> {
    let items: Vec<Items> = articles.par_iter().map(|article| items(article, table)).collect();
    crossings_of(&items)
}

/// The same for articles that are cut already.
pub fn crossings_of(items: &[Items]) -> Vec<Vec<u32>> {
    let mut words: FxHashSet<Pair> = items.iter().flat_map(|items| &items.0).flat_map(Item::words).collect();
    words.retain(|pair| JIEBA.has_word(&String::from_iter(pair)));
    let crossings = |Items(items): &Items| {
        let own: FxHashSet<Pair> = items.iter().flat_map(Item::words).collect();
        let is_asked = |pair: &Pair| words.contains(pair) && !own.contains(pair);
        items.iter().flat_map(|item| item.crossings(is_asked)).collect()
    };
    items.par_iter().map(crossings).collect()
}

/// The items of an article. What bylines and credits hold is names.
#[must_use]
pub fn items(article: &Article, table: &FoldTable) -> Items {
    let mut items = Vec::new();
    let mut position = 0;
    for field in Field::ALL {
        let texts = field.items(article);
        // Items are divided by one code, and one ends the field.
        let last = texts.len().saturating_sub(1);
        for (number, text) in texts.into_iter().enumerate() {
            let folded = fold_to_string(text, table);
            let length = folded.chars().count() as u32;
            if !matches!(field, Field::Byline | Field::Credit) {
                items.push(Item::new(&folded, position));
            }
            position += length + u32::from(number < last);
        }
        position += 1;
    }
    Items(items)
}

impl Item {
    fn new(text: &str, position: u32) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let mut borders = vec![false; characters.len() + 1];
        borders[0] = true;
        let mut at = 0;
        each_word(text, |word| {
            at += word.letters;
            borders[at] = true;
        });
        Self { position, characters, borders }
    }

    /// Whether a token starts or ends at a place.
    fn is_border(&self, at: usize) -> bool {
        self.borders.get(at).is_some_and(|&border| border)
    }

    /// The characters at a place, if both are Chinese.
    fn pair(&self, at: usize) -> Option<Pair> {
        let pair = [*self.characters.get(at)?, *self.characters.get(at + 1)?];
        pair.iter().all(|&c| is_han(c)).then_some(pair)
    }

    /// The pairs that a token consists of, begins with or ends with: 人才 in 引进人才.
    fn words(&self) -> impl Iterator<Item = Pair> {
        let within = (0..self.characters.len())
            .filter(|&at| !self.is_border(at + 1) && (self.is_border(at) || self.is_border(at + 2)));
        within.filter_map(|at| self.pair(at))
    }

    /// Where a pair that is asked for reaches over a border of two tokens and is cut at one of its ends.
    fn crossings(&self, is_asked: impl Fn(&Pair) -> bool) -> Vec<u32> {
        let crosses = |&at: &usize| {
            self.is_border(at + 1)
                && !(self.is_border(at) && self.is_border(at + 2))
                && self.pair(at).is_some_and(|pair| is_asked(&pair))
                && !self.is_better_as_word(at)
        };
        (0..self.characters.len()).filter(crosses).map(|at| self.position + at as u32).collect()
    }

    /// Whether there are fewer tokens where the pair is one: 工匠人才 is 工匠, 人才, and not 工, 匠人, 才.
    fn is_better_as_word(&self, at: usize) -> bool {
        // The tokens that the pair touches, and one on either side.
        let is_border = |&at: &usize| self.is_border(at);
        let mut before = (0..=at).rev().filter(is_border);
        let mut after = (at + 2..self.borders.len()).filter(is_border);
        let (start, end) = (before.next(), after.next());
        let (start, end) = (before.next().or(start), after.next().or(end));
        let (start, end) = (start.unwrap_or(at), end.unwrap_or(at + 2));
        let tokens = (start..end).filter(is_border).count();
        let count = |from: usize, to: usize| match &self.characters[from..to] {
            [] => 0,
            [only] if is_han(*only) => 1,
            several => JIEBA.cut(&String::from_iter(several), true).len(),
        };
        count(start, at) + 1 + count(at + 2, end) < tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The crossings of articles with these titles, each with a character to either side.
    fn found(titles: &[&str]) -> Vec<String> {
        let article = |title: &&str| Article { title: (*title).to_owned(), ..Article::default() };
        let articles: Vec<Article> = titles.iter().map(article).collect();
        let places = crossings(&articles, &FoldTable::default());
        let found = articles.iter().zip(places).flat_map(|(article, places)| {
            let characters: Vec<char> = article.title.chars().collect();
            places.into_iter().map(move |at| String::from_iter(&characters[at as usize..at as usize + 2]))
        });
        found.collect()
    }

    #[test]
    fn a_pair_across_a_border_is_no_word() {
        for (crossing, word, pair) in [
            ("职工会餐", "某厂工会成立", "工会"),
            ("产品和服务", "展出传统和服一件", "和服"),
            ("工人才艺展示", "引进人才一名", "人才"),
            ("中国会计学会", "某国国会休会", "国会"),
            ("高中学历", "某中学开学", "中学"),
            ("首创新城", "科技创新", "创新"),
        ] {
            assert_eq!(found(&[crossing, word]), [pair], "{crossing}");
        }
    }

    #[test]
    fn words_and_their_parts_are_none() {
        let titles =
            ["浙江省总工会", "工会工作", "工匠人才队伍", "工匠学院", "人才市场", "职工之家，工会，工 会"];
        assert_eq!(found(&titles), [""; 0]);
        // Nowhere else a word.
        assert_eq!(found(&["职工会餐"]), [""; 0]);
        assert_eq!(found(&[""]), [""; 0]);
    }

    #[test]
    fn places_count_all_fields() {
        let article = Article {
            title: "标题".into(),
            kicker: Some("a ㎡".into()),
            byline: Some("职工会餐".into()),
            captions: vec!["图".into(), "职工会餐".into()],
            ..Article::default()
        };
        let table = FoldTable::default().with_expansions(vec![('㎡', "m2".into())]);
        // Title and its end, kicker and its end, two absent fields, byline, credit, a caption, and the character before it.
        let other = Article { title: "工会".into(), ..Article::default() };
        assert_eq!(crossings(&[article, other], &table), [vec![3 + 5 + 2 + 5 + 1 + 2 + 1], vec![]]);
    }
}
