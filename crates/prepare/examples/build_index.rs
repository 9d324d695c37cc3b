//! Makes the index of any files that Gongwen reads:
//! `cargo run -p gongwen-prepare --example build_index -- seeds target/seeds.gwix`.

use std::path::Path;

use gongwen_prepare::config::Config;
use gongwen_prepare::index_with;
use gongwen_prepare::read::read_path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let input = arguments.next().ok_or("give a file or folder of articles")?;
    let output = arguments.next().ok_or("give the file for the index")?;
    let articles = read_path(Path::new(&input))?;
    // What `gongwen.toml` of a site says: here aliases of its own beside the built-in ones.
    let config = Config::parse("[aliases]\ngroups = [[\"工会之家\", \"职工服务中心\"]]\n")?;
    let index = index_with(articles, &config)?;
    println!("{output}: {} bytes", index.len());
    std::fs::write(output, index)?;
    Ok(())
}
