//! Unpacks the corpus of a fuzz target, with small inputs of every kind to start from, or packs it again:
//! `corpus unpack TARGET`, `corpus pack TARGET`. The chore `cargo xtask fuzz` calls it.

use std::error::Error;
use std::fs;
use std::path::Path;

use gongwen_engine::Article;
use gongwen_engine::article::{Kind, Subhead};
use gongwen_fuzz::archive::{self, Corpus};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [action, target] = arguments.as_slice() else {
        return Err("usage: corpus unpack|pack TARGET".into());
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let (packed, unpacked) = (folder.join(format!("{target}.tar.zst")), folder.join(target));
    match action.as_str() {
        "unpack" => {
            let mut corpus = if packed.exists() { archive::read(&packed)? } else { Corpus::new() };
            corpus.extend(first_inputs(target)?);
            fs::create_dir_all(&unpacked)?;
            for (name, bytes) in &corpus {
                fs::write(unpacked.join(name), bytes)?;
            }
            println!("{target}: {} inputs", corpus.len());
        }
        "pack" => {
            let mut corpus = Corpus::new();
            for entry in fs::read_dir(&unpacked)? {
                let entry = entry?;
                corpus.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
            }
            let count = archive::write(&packed, &corpus)?;
            println!("{target}: {count} inputs, {} bytes", fs::metadata(&packed)?.len());
        }
        other => return Err(format!("{other}: the action is unpack or pack").into()),
    }
    Ok(())
}

/// What a target starts from: small valid indexes, queries of every kind, a text with a query.
fn first_inputs(target: &str) -> Result<Corpus, Box<dyn Error>> {
    let mut inputs = Corpus::new();
    match target {
        "index_reader" => {
            for (name, count) in [("none", 0), ("one", 1), ("ten", 10)] {
                let articles = (0..count).map(article).collect();
                inputs.insert(name.to_owned(), gongwen_prepare::index(articles)?);
            }
        }
        "query" => {
            for (number, query) in QUERIES.iter().enumerate() {
                // As `arbitrary` reads it: limit, offset, order, snippets and their length (two bytes), the query.
                let mut bytes = vec![20, 0, 0, 2, 80, 0];
                bytes.extend_from_slice(query.as_bytes());
                inputs.insert(number.to_string(), bytes);
            }
        }
        "highlight" => {
            inputs.insert(String::from("0"), "开展 ３ 期工会培训。\u{1}展3 工会".into());
        }
        _ => {}
    }
    Ok(inputs)
}

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

/// An article with something in every field; no two are the same.
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
