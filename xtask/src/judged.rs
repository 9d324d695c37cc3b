//! `cargo xtask bench judged`: search beside its peers on judged queries, in `docs/benchmarks.md` too.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process::{capture, command, describe};
use crate::{build, paths};

/// Judged queries, and the articles that they are about.
struct Set {
    title: String,
    /// What `--corpus` of the other benches takes, and `gongwen index` too, from the root of the workspace.
    articles: String,
    queries: String,
}

/// Where the tables are, and the lines around them.
const DOCUMENT: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- judged: begin, written by `cargo xtask bench judged --write` -->\n";
const END: &str = "<!-- judged: end -->\n";

/// Asks all engines the queries of the repository, or of `ARTICLES QUERIES`, and prints their tables; `--kinds` adds
/// one by kind, `--write` writes them into the document. The commands are built already.
pub(crate) fn run(rest: &[String]) -> Result<()> {
    let (flags, paths): (Vec<_>, Vec<_>) = rest.iter().partition(|word| word.starts_with("--"));
    if let Some(unknown) = flags.iter().find(|flag| !["--kinds", "--write"].contains(&flag.as_str())) {
        bail!(
            "{unknown} is not known; usage: cargo xtask bench judged [ARTICLES QUERIES] [--kinds] [--write]"
        );
    }
    let has = |wanted: &str| flags.iter().any(|flag| *flag == wanted);
    let sets = match paths.as_slice() {
        [] => sets(),
        [articles, queries] if !has("--write") => {
            let [articles, queries] = [*articles, *queries].map(String::clone);
            vec![Set { title: queries.clone(), articles, queries }]
        }
        _ => bail!("ARTICLES and QUERIES go together, and only the sets of the repository are written down"),
    };
    let mut tables = String::new();
    for (at, set) in sets.iter().enumerate() {
        let table = compare(set, at, has("--kinds"))?;
        print!("{table}\n\n");
        tables.extend(["\n", &table, "\n"]);
    }
    if has("--write") { write(&tables) } else { Ok(()) }
}

/// The sets of the repository.
fn sets() -> Vec<Set> {
    let set = |title: &str, articles: &str, queries: &str| Set {
        title: title.to_owned(),
        articles: articles.to_owned(),
        queries: format!("tests/queries/{queries}"),
    };
    let [dev, test] = ["tests/queries/union/dev.docs.jsonl", "tests/queries/union/test.docs.jsonl"];
    vec![
        set("Seeds, looked at while building", "seeds", "meaning-dev.jsonl"),
        set("Seeds, kept aside", "seeds", "meaning-test.jsonl"),
        set("Made-up union news, looked at while building", dev, "union/dev.jsonl"),
        set("Made-up union news, kept aside", test, "union/test.jsonl"),
    ]
}

/// Has the peers answer, then scores all.
fn compare(set: &Set, at: usize, kinds: bool) -> Result<String> {
    let folder = format!("target/bench/judged-{at}");
    build::with_chromium(
        "bench/judged.mjs",
        &["--articles", &set.articles, "--queries", &set.queries, "--out", &folder].map(str::to_owned),
    )?;
    let built = paths::root().join("target/native/gongwen-eval");
    let mut score = command(&built.to_string_lossy());
    score.args(["judged", &set.queries, "--articles", &set.articles, "--title", &set.title]);
    score.args(["--documents", &format!("{folder}/documents.jsonl")]);
    score.args(["--peers", &format!("{folder}/peers.jsonl")]);
    if kinds {
        score.arg("--kinds");
    }
    capture(&mut score).with_context(|| format!("`{}` failed", describe(&score)))
}

/// Puts the tables between their lines.
fn write(tables: &str) -> Result<()> {
    let path = paths::root().join(DOCUMENT);
    let text = fs::read_to_string(&path).with_context(|| DOCUMENT.to_owned())?;
    let written =
        replaced(&text, tables).with_context(|| format!("{DOCUMENT} has no place for the tables"))?;
    fs::write(Path::new(&path), written).with_context(|| DOCUMENT.to_owned())
}

/// The text with `tables` in the place of what is between the lines.
fn replaced(text: &str, tables: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{tables}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_lines_is_replaced() {
        let text = format!("a\n{BEGIN}old\n{END}b\n");
        assert_eq!(replaced(&text, "\nnew\n").as_deref(), Some(&*format!("a\n{BEGIN}\nnew\n\n{END}b\n")));
        assert_eq!(replaced("a", "new"), None);
    }
}
