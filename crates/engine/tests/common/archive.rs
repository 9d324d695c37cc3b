//! A small archive of articles that look random and are the same each time, and what hosts its files.

#![allow(dead_code, clippy::unwrap_used)]

use std::collections::BTreeMap;

use gongwen_engine::Suggestion;
use gongwen_engine::hosted::{Answer, Archive, ArchiveSettings, Lookup, Outcome, ROOT, Suggested, Writer};
use gongwen_engine::index::IndexInput;
use gongwen_engine::search::SearchOptions;
use gongwen_engine::{Article, Kind};

/// Phrases of which articles are made: some meet in many articles, some in few.
const PHRASES: [&str; 24] = [
    "总工会",
    "劳动竞赛",
    "职工之家",
    "产业工人",
    "技能大赛",
    "困难职工",
    "帮扶",
    "2025年",
    "3.8万人",
    "“八八战略”",
    "Wi-Fi",
    "工会会员",
    "职代会",
    "杭州市",
    "新业态",
    "骑手",
    "暖心驿站",
    "1,200名",
    "GDP增长5.2%",
    "《工人日报》",
    "送清凉",
    "集体协商",
    "劳模工匠",
    "女职工",
];
const FILL: [&str; 6] = ["，", "。", "和", "开展了", "在", "的"];

/// Numbers that look random and are the same each time (D. Lehmer).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn text(&mut self, phrases: usize) -> String {
        let mut text = String::new();
        for _ in 0..phrases {
            // The first phrases are frequent.
            let at = self.below(PHRASES.len()).min(self.below(PHRASES.len()));
            text.push_str(PHRASES[at]);
            text.push_str(FILL[self.below(FILL.len())]);
        }
        text
    }
}

pub(crate) fn articles(count: usize) -> Vec<Article> {
    let mut random = Random(7);
    let article = |number: usize| Article {
        id: format!("a{number}"),
        title: random.text(2),
        paragraphs: (0..3).map(|_| random.text(6)).collect(),
        date: (!number.is_multiple_of(5))
            .then(|| format!("2025-{:02}-{:02}", 1 + number % 12, 1 + number % 28)),
        section: (!number.is_multiple_of(7)).then(|| ["要闻", "基层", "副刊"][number % 3].to_owned()),
        places: [vec!["杭州市临平区"], vec!["杭州市", "宁波市"], vec![], vec!["宁波市"]][number % 4]
            .iter()
            .map(ToString::to_string)
            .collect(),
        reporters: vec![["陈一", "李二", "王三"][number / 2 % 3].to_owned()],
        source: format!("第{}版", number % 5),
        kind: if number.is_multiple_of(6) { Kind::Photo } else { Kind::Article },
        confidence: 1.0,
        ..Article::default()
    };
    (0..count).map(article).collect()
}

/// An archive of some articles and all its files.
pub(crate) struct Host {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Host {
    pub(crate) fn of(articles: Vec<Article>, frequent: u32) -> Self {
        Self::of_input(&IndexInput::of(articles), frequent)
    }

    pub(crate) fn of_input(input: &IndexInput, frequent: u32) -> Self {
        let writer = Writer::new(input, &ArchiveSettings { frequent, postings_at_once: 4000 }).unwrap();
        let mut files = BTreeMap::new();
        for part in 0..writer.parts() {
            for file in writer.part(part) {
                assert!(files.insert(file.path, file.bytes).is_none());
            }
        }
        for file in [writer.root().unwrap(), writer.record()] {
            files.insert(file.path, file.bytes);
        }
        Self { files }
    }

    pub(crate) fn open(&self) -> Archive {
        Archive::open(&self.files[ROOT]).unwrap()
    }

    /// The paths that each round of a query asks for, with nothing at hand.
    pub(crate) fn rounds(&self, query: &str, options: &SearchOptions) -> Vec<Vec<String>> {
        let (mut archive, mut rounds) = (self.open(), Vec::new());
        while let Outcome::Missing(paths) = archive.search(query, options).unwrap() {
            assert!(rounds.len() < 20, "{query}");
            self.supply(&mut archive, &paths);
            rounds.push(paths);
        }
        rounds
    }

    /// The answer to a query, and the rounds that it took.
    pub(crate) fn ask(&self, archive: &mut Archive, query: &str, options: &SearchOptions) -> (Answer, usize) {
        for rounds in 0..20 {
            match archive.search(query, options).unwrap() {
                Outcome::Answer(answer) => return (*answer, rounds),
                Outcome::Missing(paths) => self.supply(archive, &paths),
            }
        }
        panic!("{query}: the archive never has enough");
    }

    /// An article by its id.
    pub(crate) fn article(&self, archive: &mut Archive, id: &str) -> Option<Article> {
        loop {
            match archive.article(id).unwrap() {
                Lookup::Article(article) => return Some(*article),
                Lookup::Absent => return None,
                Lookup::Missing(paths) => self.supply(archive, &paths),
            }
        }
    }

    /// What may be meant by the beginning of a query.
    pub(crate) fn suggest(&self, archive: &mut Archive, typed: &str, limit: usize) -> Vec<Suggestion> {
        loop {
            match archive.suggest(typed, limit).unwrap() {
                Suggested::Suggestions(suggestions) => return suggestions,
                Suggested::Missing(paths) => self.supply(archive, &paths),
            }
        }
    }

    pub(crate) fn supply(&self, archive: &mut Archive, paths: &[String]) {
        assert!(!paths.is_empty());
        for path in paths {
            archive.supply(path, &self.files[path]).unwrap();
        }
    }
}
