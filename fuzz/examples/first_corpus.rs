//! Writes what the fuzz targets start from: small sound indexes, and queries of every kind.

use std::error::Error;
use std::fs;
use std::path::Path;

use gongwen_engine::Article;
use gongwen_engine::article::{Kind, Subhead};

fn main() -> Result<(), Box<dyn Error>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let indexes = corpus.join("index_reader");
    fs::create_dir_all(&indexes)?;
    for (name, count) in [("none", 0), ("one", 1), ("ten", 10)] {
        let articles = (0..count).map(article).collect();
        fs::write(indexes.join(name), gongwen_prepare::index(articles)?)?;
    }
    let queries = corpus.join("query");
    fs::create_dir_all(&queries)?;
    const QUERIES: [&str; 8] = [
        "工会",
        "\"产业 工人\" -北京 职工",
        "标题:工匠 OR 劳模|先进",
        "哪些地方成立了工匠学院？",
        "2025 AI Ｗi Fi",
        "记者：\"吴晓静\" 来源:000",
        "“未来 ｜ -",
        "业工",
    ];
    for (number, query) in QUERIES.iter().enumerate() {
        // As `arbitrary` reads it: limit, offset, order, snippets and their length (two bytes), the query.
        let mut bytes = vec![20, 0, 0, 2, 80, 0];
        bytes.extend_from_slice(query.as_bytes());
        fs::write(queries.join(format!("{number}")), bytes)?;
    }
    let texts = corpus.join("highlight");
    fs::create_dir_all(&texts)?;
    fs::write(texts.join("0"), "开展 ３ 期工会培训。\u{1}展3 工会")?;
    Ok(())
}

/// An article with something in every field; no two are alike.
fn article(number: usize) -> Article {
    let own = char::from_u32(0x4E00 + number as u32 * 7).unwrap_or('一');
    Article {
        id: format!("a-{number}"),
        source: String::from("页面.txt"),
        kind: [Kind::Article, Kind::Photo, Kind::Listing, Kind::Brief][number % 4],
        title: format!("职工{own}技能大赛"),
        kicker: Some(String::from("工会 新闻")),
        byline: Some(String::from("记者 吴晓静")),
        reporters: vec![String::from("吴晓静")],
        date: Some(String::from("2025-06-10")),
        places: vec![String::from("杭州市临平区")],
        paragraphs: vec![format!("{own}地 3 期 AI Club 开班。「勞模」ＡＩ！"), String::from("图😀为现场")],
        subheads: vec![Subhead { text: String::from("甲"), before: 1 }],
        captions: vec![String::from("图一"), String::from("图二")],
        source_lines: vec![(1, 4), (9, 12)],
        confidence: 0.5,
        ..Article::default()
    }
}
