//! Searches an index: `cargo run -p gongwen-prepare --example search_index -- target/seeds.gwix 工匠学院`.

use gongwen_engine::Engine;
use gongwen_engine::search::SearchOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let index = arguments.next().ok_or("give an index file")?;
    let query = arguments.next().ok_or("give a query")?;
    let engine = Engine::open(std::fs::read(index)?)?;
    let response = engine.search(&query, &SearchOptions { limit: 5, ..SearchOptions::default() })?;
    println!("{} found", response.total);
    for hit in &response.hits {
        // `matched` says why: literally, by words, by an alias, by pinyin, in part or by similarity.
        println!("{} {} ({:?})", hit.id, hit.title, hit.matched);
    }
    for alternative in &response.alternatives {
        println!("您是不是要找：{}", alternative.text);
    }
    Ok(())
}
