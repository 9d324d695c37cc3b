//! Splits a newspaper page into its stories:
//! `cargo run -p gongwen-prepare --example split_page -- seeds/000_47beddda817b618d.txt`.

use gongwen_prepare::read::{DiskSource, ReadOptions, pages};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the text of a page")?;
    // The ids of the articles begin with the prefix; a file of corrections beside the page is applied.
    let source = DiskSource::of(&[path.into()])?;
    let split = pages::split(&source, 0, "page", &ReadOptions::default())?;
    for (article, review) in split.articles.iter().zip(&split.reviews) {
        println!("{} {} ({:.2})", article.id, article.title, review.overall());
        println!("    by {}; lines {:?}", article.reporters.join("、"), article.source_lines);
        for note in &review.notes {
            println!("    {note}");
        }
    }
    println!("{} lines belong to no story", split.unplaced.len());
    Ok(())
}
