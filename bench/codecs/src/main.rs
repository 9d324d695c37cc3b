//! Measures how the index is coded against other ways, on the articles of a file or folder:
//!
//! ```text
//! cargo run --release --manifest-path bench/codecs/Cargo.toml -- seeds
//! ```
//!
//! Prints tables in Markdown; `docs/format.md` holds those of the seeds.

mod bits;
mod compression;
mod ngrams;
mod postings;
mod text;
mod vocabulary;

use std::error::Error;
use std::path::PathBuf;

use gongwen_engine::Index;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: gongwen-bench-codecs PATH")?;
    let articles = gongwen_prepare::read::read_path(&path)?;
    let index = Index::open(gongwen_prepare::index(articles.clone())?)?;
    println!("{} articles, index of {} bytes\n", index.len(), index.byte_len());
    text::compare(&articles, &index);
    postings::compare(&index);
    ngrams::compare(&index)?;
    vocabulary::compare(&articles)?;
    Ok(())
}
