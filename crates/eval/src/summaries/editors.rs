//! Share of the sentences that human editors chose: JSON files of articles with
//! `editor_summary: {summary1, summary3}`.

use std::path::Path;

use anyhow::{Context, Result, bail};
use gongwen_engine::Article;
use gongwen_engine::summary::Weights;
use jieba_rs::Jieba;
use serde_json::Value;

use super::systems::{NAMES, SummarisedText};
use crate::files;

/// One article and the editor's choice.
struct Item {
    id: String,
    text: SummarisedText,
    one: String,
    three: Vec<String>,
}

/// Prints the figures over all JSON files of a folder.
pub fn report(folder: &Path, weights: &Weights) -> Result<()> {
    let items = load(folder)?;
    let editors: Vec<&String> = items.iter().flat_map(|item| item.three.iter().chain([&item.one])).collect();
    let split: usize = items
        .iter()
        .flat_map(|item| item.three.iter().chain([&item.one]).filter(|s| contains(&item.text.sentences, s)))
        .count();
    println!(
        "{} articles; {split} of {} editors' sentences are sentences of the splitter",
        items.len(),
        editors.len()
    );
    println!("{:10} {:>8} {:>8} {:>8} {:>8}", "", "one", "P of 3", "R of 3", "F1 of 3");
    for (system, name) in NAMES.iter().enumerate() {
        let mut sums = [0.0; 4];
        for item in &items {
            let one = &item.text.choices(1, weights)[system];
            let three = &item.text.choices(3, weights)[system];
            let hits = item.three.iter().filter(|sentence| contains(three, sentence)).count() as f64;
            let precision = hits / three.len().max(1) as f64;
            let recall = hits / item.three.len().max(1) as f64;
            let f1 = if hits > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
            let found = f64::from(u8::from(contains(one, &item.one)));
            for (sum, value) in sums.iter_mut().zip([found, precision, recall, f1]) {
                *sum += value / items.len() as f64;
            }
        }
        println!("{name:10} {:8.3} {:8.3} {:8.3} {:8.3}", sums[0], sums[1], sums[2], sums[3]);
    }
    let missed: Vec<&str> = items
        .iter()
        .filter(|item| !contains(&item.text.choices(1, weights)[0], &item.one))
        .map(|item| item.id.as_str())
        .collect();
    println!("one sentence missed in: {}", missed.join(" "));
    Ok(())
}

/// Whether a sentence is among others, white space aside.
fn contains(sentences: &[String], wanted: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    sentences.iter().any(|sentence| bare(sentence) == bare(wanted))
}

fn load(folder: &Path) -> Result<Vec<Item>> {
    let jieba = Jieba::new();
    let mut items = Vec::new();
    for file in files::json_files(folder)? {
        let place = || file.display().to_string();
        for row in files::json::<Vec<Value>>(&file)? {
            let editor = row["editor_summary"].clone();
            let Some(one) = editor["summary1"].as_str() else { continue };
            let three: Vec<String> =
                serde_json::from_value(editor["summary3"].clone()).with_context(place)?;
            let article: Article = serde_json::from_value(row).with_context(place)?;
            items.push(Item {
                id: article.id.clone(),
                one: one.to_owned(),
                three,
                text: SummarisedText::new(&jieba, article),
            });
        }
    }
    if items.is_empty() {
        bail!("{}: no article with an editor's summary", folder.display());
    }
    Ok(items)
}
