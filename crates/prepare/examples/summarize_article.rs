//! Summarises the articles of a file and names what they are about:
//! `cargo run -p gongwen-prepare --example summarize_article -- seeds/000_47beddda817b618d.txt`.

use std::path::Path;

use gongwen_analysis::keywords::{DEFAULT_KEYWORDS, DocumentFrequencies, keywords};
use gongwen_engine::summary::{SummaryOptions, summarize};
use gongwen_prepare::read::read_path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give a file or folder of articles")?;
    let articles = read_path(Path::new(&path))?;
    // Keywords are words that are rarer in the other articles.
    let frequencies = DocumentFrequencies::of(&articles);
    let options = SummaryOptions { max_sentences: Some(2), ..SummaryOptions::default() };
    for article in &articles {
        println!("{}", article.title);
        for sentence in summarize(article, &options).sentences {
            println!("    {}", sentence.text);
        }
        println!("    {}", keywords(&frequencies, article, DEFAULT_KEYWORDS).join(" "));
    }
    Ok(())
}
