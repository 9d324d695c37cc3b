//! Prints the words that a corpus gives for suggestions, with kind, count and special reading, and its aliases:
//! `cargo run -p gongwen-prepare --example show_lexicon -- PATH`.

use gongwen_prepare::config::Config;
use gongwen_prepare::index_input;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give a file or folder of articles")?;
    let input = index_input(gongwen_prepare::read::read_path(path.as_ref())?, &Config::default());
    let lexicon = &input.vocabulary;
    eprintln!(
        "{} articles, {} pairs to fold, {} characters with readings, {} words",
        input.articles.len(),
        input.fold_table.pairs().len(),
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
