//! Prints which articles are alike, the most alike pairs first:
//! `cargo run -p gongwen-prepare --example show_related -- PATH [LEAST]`.

use gongwen_prepare::analyse::related;
use gongwen_prepare::config::Config;
use gongwen_prepare::index_input;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give a file or folder of articles")?;
    let least = std::env::args().nth(2).map_or(Ok(related::LEAST), |least| least.parse())?;
    let input = index_input(gongwen_prepare::read::read_path(path.as_ref())?, &Config::default());
    let articles: Vec<_> = input.articles.iter().map(|input| input.article.clone()).collect();
    let (table, words) = (&input.fold_table, &input.vocabulary.words);
    let mut pairs = Vec::new();
    for (one, others) in
        related::likeness(&articles, table, words, least, articles.len()).into_iter().enumerate()
    {
        pairs.extend(
            others
                .into_iter()
                .filter(|&(other, _)| one < other as usize)
                .map(|(other, score)| (score, one, other as usize)),
        );
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (score, one, other) in pairs {
        let [one, other] = [&articles[one], &articles[other]];
        println!("{score:.3}\t{} {}\t{} {}", one.id, one.title, other.id, other.title);
    }
    Ok(())
}
