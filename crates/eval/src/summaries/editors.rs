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
pub(super) struct Item {
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
        let chosen = |item: &Item, n: usize| item.text.choices(n, weights)[system].clone();
        let Figures { one, precision, recall, f1_of_three } = mean(&items, chosen);
        println!("{name:10} {one:8.3} {precision:8.3} {recall:8.3} {f1_of_three:8.3}");
    }
    let missed: Vec<&str> = items
        .iter()
        .filter(|item| !contains(&item.text.choices(1, weights)[0], &item.one))
        .map(|item| item.id.as_str())
        .collect();
    println!("one sentence missed in: {}", missed.join(" "));
    Ok(())
}

/// How far choices are those of the editors, each 0 to 1.
#[derive(Default)]
pub(super) struct Figures {
    /// Share of the articles whose one sentence is the editor's.
    one: f64,
    /// Share of the chosen three that the editor chose too.
    precision: f64,
    /// Share of the editor's three that were chosen.
    recall: f64,
    /// Harmonic mean of both, the mean over the articles.
    pub(super) f1_of_three: f64,
}

/// The figures of the engine's choices.
pub(super) fn figures(items: &[Item], weights: &Weights) -> Figures {
    mean(items, |item, n| item.text.summary(n, weights))
}

/// The mean figures of what `chosen` takes of an article when asked for so many sentences.
fn mean(items: &[Item], chosen: impl Fn(&Item, usize) -> Vec<String>) -> Figures {
    let mut mean = Figures::default();
    let share = 1.0 / items.len().max(1) as f64;
    for item in items {
        let three = chosen(item, 3);
        let hits = item.three.iter().filter(|sentence| contains(&three, sentence)).count() as f64;
        let precision = hits / three.len().max(1) as f64;
        let recall = hits / item.three.len().max(1) as f64;
        let f1 = if hits > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        mean.one += share * f64::from(u8::from(contains(&chosen(item, 1), &item.one)));
        mean.precision += share * precision;
        mean.recall += share * recall;
        mean.f1_of_three += share * f1;
    }
    mean
}

/// Whether a sentence is among others, white space aside.
fn contains(sentences: &[String], wanted: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    sentences.iter().any(|sentence| bare(sentence) == bare(wanted))
}

/// The articles of all JSON files of a folder that have an editor's summary; an error if there is none.
pub(super) fn load(folder: &Path) -> Result<Vec<Item>> {
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
