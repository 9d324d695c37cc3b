//! Scores keywords by the headline that was withheld from them, beside jieba's TF-IDF: `gongwen-eval keywords`.

use std::path::Path;

use anyhow::Result;
use gongwen_analysis::keywords::{DocumentFrequencies, keywords};
use gongwen_engine::Article;
use jieba_rs::{Jieba, KeywordExtract, TfIdf};

use crate::files::{self, GivenText};

/// Prints the share of the headlines' pairs of Chinese characters that the keywords contain, and the share of the
/// keywords that the headline contains, over a file of JSON lines `{title, body}`.
pub fn report(path: &Path, limit: usize) -> Result<()> {
    let texts: Vec<(String, Article)> = files::json_lines::<GivenText>(path)?
        .into_iter()
        .map(|text| (Article { paragraphs: text.paragraphs(), ..Article::default() }, text.title))
        .map(|(article, title)| (title, article))
        .collect();
    let articles: Vec<Article> = texts.iter().map(|(_, article)| article.clone()).collect();
    let frequencies = DocumentFrequencies::of(&articles);
    let jieba = Jieba::new();
    let tf_idf = TfIdf::default();
    println!("{} texts, {limit} keywords each", texts.len());
    println!("{:10} {:>16} {:>16}", "", "headline found", "in headline");
    print_shares("gongwen", &texts, |article| keywords(&frequencies, article, limit));
    print_shares("tf-idf", &texts, |article| {
        let found = tf_idf.extract_keywords(&jieba, &article.paragraphs.concat(), limit, Vec::new());
        found.into_iter().map(|keyword| keyword.keyword).collect()
    });
    Ok(())
}

/// Prints the mean shares of one system.
fn print_shares(name: &str, texts: &[(String, Article)], system: impl Fn(&Article) -> Vec<String>) {
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
