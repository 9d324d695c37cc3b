//! Scores keywords by the headline that was withheld from them, beside jieba's TF-IDF.
//!
//! ```text
//! cargo run --release -p gongwen-prepare --example score_keywords -- FILE [keywords]
//! ```
//! FILE: JSON lines `{title, body}`. Printed: the share of the headlines' pairs of Chinese characters that
//! the keywords hold, and of the keywords that the headline holds whole.

use std::process::ExitCode;

use gongwen_engine::Article;
use gongwen_prepare::analyse::keywords::{DocumentFrequencies, keywords};
use jieba_rs::{Jieba, KeywordExtract, TfIdf};
use serde_json::Value;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match args.as_slice() {
        [path] => report(path, 5),
        [path, limit] => {
            limit.parse().map_err(|error| format!("{limit}: {error}")).and_then(|limit| report(path, limit))
        }
        _ => Err("usage: score_keywords FILE [keywords]".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn report(path: &str, limit: usize) -> Result<(), String> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut texts = Vec::new();
    for line in file.lines() {
        let row: Value = serde_json::from_str(line).map_err(|error| format!("{path}: {error}"))?;
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let article =
            Article { paragraphs: text("body").lines().map(str::to_owned).collect(), ..Article::default() };
        texts.push((text("title"), article));
    }
    let articles: Vec<Article> = texts.iter().map(|(_, article)| article.clone()).collect();
    let frequencies = DocumentFrequencies::of(&articles);
    let jieba = Jieba::new();
    let tf_idf = TfIdf::default();
    println!("{} texts, {limit} keywords each", texts.len());
    println!("{:10} {:>16} {:>16}", "", "headline found", "in headline");
    print("gongwen", &texts, |article| keywords(&frequencies, article, limit));
    print("tf-idf", &texts, |article| {
        let found = tf_idf.extract_keywords(&jieba, &article.paragraphs.concat(), limit, Vec::new());
        found.into_iter().map(|keyword| keyword.keyword).collect()
    });
    Ok(())
}

/// Prints the mean shares of one system.
fn print(name: &str, texts: &[(String, Article)], system: impl Fn(&Article) -> Vec<String>) {
    let (mut recall, mut precision) = (0.0, 0.0);
    for (title, article) in texts {
        let found = system(article);
        let letters: Vec<char> = title.chars().filter(|c| c.is_alphanumeric()).collect();
        let pairs: Vec<String> = letters.windows(2).map(|pair| pair.iter().collect()).collect();
        let held =
            pairs.iter().filter(|pair| found.iter().any(|keyword| keyword.contains(pair.as_str()))).count();
        recall += held as f64 / pairs.len().max(1) as f64;
        precision += found.iter().filter(|keyword| title.contains(keyword.as_str())).count() as f64
            / found.len().max(1) as f64;
    }
    let mean = |sum: f64| sum / texts.len().max(1) as f64;
    println!("{name:10} {:16.3} {:16.3}", mean(recall), mean(precision));
}
