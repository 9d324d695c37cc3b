//! A small corpus with words, pinyin, aliases and related articles.

use gongwen_engine::index::vocabulary::{VocabularyInput, WordInput, WordKind};
use gongwen_engine::index::{ArticleInput, IndexInput, build};
use gongwen_engine::{Article, Engine, Kind};

pub(crate) fn article(id: &str, title: &str, text: &str) -> Article {
    Article { id: id.into(), title: title.into(), paragraphs: vec![text.into()], ..Article::default() }
}

pub(crate) fn corpus() -> Vec<Article> {
    let mut all = vec![
        article("club", "工会新闻", "总工会为职工办班。DeepSeek 来了，“AI”赋能。"),
        article("bank", "银行与先锋", "吴晓静到银行，行走三里。户外劳动者说：“好！”"),
        article("rider", "网约配送员进校园", "女职工与网约配送员同唱。西安。"),
    ];
    all[0].places = vec!["杭州市临平区".into()];
    all[0].date = Some("2025-06-10".into());
    all[1].places = vec!["杭州市".into(), "宁波市".into()];
    all[1].reporters = vec!["吴晓静".into()];
    all[1].date = Some("2024-12-01".into());
    all[2].kind = Kind::Photo;
    all[2].date = Some("06-10".into());
    all
}

const READINGS: &str = "工gong 会hui,kuai 总zong 职zhi 新xin 闻wen 为wei 办ban 班ban 赋fu 能neng 银yin 行xing,hang 与yu \
    先xian 锋feng 吴wu 晓xiao 静jing 到dao 走zou 三san 里li 户hu 外wai 劳lao 动dong 者zhe 说shuo 好hao 网wang 约yue \
    配pei 送song 员yuan 进jin 校xiao 园yuan 女nv 同tong 唱chang 西xi 安an 慧hui 攻gong 骑qi 手shou 了le 来lai";

pub(crate) fn vocabulary() -> VocabularyInput {
    let word = |&(text, kind, reading): &(&str, WordKind, &str)| WordInput {
        text: text.to_owned(),
        kind,
        count: 1,
        reading: (!reading.is_empty()).then(|| reading.split(' ').map(str::to_owned).collect()),
    };
    let words = [
        ("工会", WordKind::Word, ""),
        ("职工", WordKind::Word, ""),
        ("总工会", WordKind::Organisation, ""),
        ("银行", WordKind::Word, "yin hang"),
        ("女职工", WordKind::Word, ""),
        ("吴晓静", WordKind::Person, ""),
        ("西安", WordKind::Place, ""),
        ("先锋", WordKind::Word, ""),
        ("网约配送员", WordKind::Word, ""),
        ("户外劳动者", WordKind::Word, ""),
        ("工会新", WordKind::Word, ""),
        ("不在这里", WordKind::Word, ""),
    ];
    let reading = |one: &str| {
        let c = one.chars().next().unwrap();
        (c, one[c.len_utf8()..].split(',').map(str::to_owned).collect())
    };
    let mut readings: Vec<_> = READINGS.split_whitespace().map(reading).collect();
    readings.sort();
    let group = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    VocabularyInput {
        words: words.iter().map(word).collect(),
        readings,
        aliases: vec![group(&["骑手", "外卖小哥", "网约配送员"]), group(&["只此一名"])],
        synonyms: vec![group(&["打工人", "职工", "劳动者"])],
    }
}

pub(crate) fn engine() -> Engine {
    let related = [vec![2, 1], vec![], vec![0]];
    let articles = corpus().into_iter().zip(related);
    let input = IndexInput {
        articles: articles.map(|(article, related)| ArticleInput { related, ..article.into() }).collect(),
        vocabulary: vocabulary(),
        ..IndexInput::default()
    };
    let bytes = build(&input).unwrap();
    assert_eq!(bytes, build(&input).unwrap());
    Engine::open(bytes).unwrap()
}
