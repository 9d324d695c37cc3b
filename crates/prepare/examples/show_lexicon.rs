//! Prints the words that a corpus gives for suggestions, with kind, count and special reading, and its aliases:
//! `cargo run -p gongwen-prepare --example show_lexicon -- PATH`.

use gongwen_prepare::analyse::aliases::built_in;
use gongwen_prepare::analyse::fold_table::fold_table;
use gongwen_prepare::analyse::keywords::{DocumentFrequencies, keywords};
use gongwen_prepare::analyse::lexicon::lexicon;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give a file or folder of articles")?;
    let articles = gongwen_prepare::read::read_path(path.as_ref())?;
    let table = fold_table(&articles);
    let mut frequencies = DocumentFrequencies::default();
    for article in &articles {
        frequencies.add(article);
    }
    let keywords: Vec<Vec<String>> =
        articles.iter().map(|article| keywords(&frequencies, article, 6)).collect();
    let lexicon = lexicon(&articles, &table, &keywords, built_in());
    eprintln!(
        "{} articles, {} pairs to fold, {} characters with readings, {} words",
        articles.len(),
        table.pairs().len(),
        lexicon.readings.len(),
        lexicon.words.len()
    );
    for word in &lexicon.words {
        let reading = word.reading.as_ref().map(|syllables| syllables.join(" ")).unwrap_or_default();
        println!("{}\t{:?}\t{}\t{reading}", word.text, word.kind, word.count);
    }
    for group in &lexicon.aliases {
        println!("{}", group.join(" = "));
    }
    Ok(())
}
