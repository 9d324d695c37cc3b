//! The chore of the reader of web pages: making pages with their gold, and scoring it on them.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::{command, run};

/// The pages that are committed.
const COMMITTED: &str = "tests/fixtures/html";
/// Articles of each layout among them.
const FEW: &str = "2";
/// Articles of each layout in `target/fixtures`.
const MANY: &str = "25";

/// Makes pages and scores the reader on them: `cargo xtask fixtures [--write]`.
pub(crate) fn run_fixtures(arguments: &[String]) -> Result<()> {
    let write = match arguments {
        [] => false,
        [flag] if flag == "--write" => true,
        _ => bail!("usage: cargo xtask fixtures [--write]"),
    };
    let many = paths::root().join("target").join("fixtures");
    let few = paths::root().join(COMMITTED);
    make(&many, MANY)?;
    if write {
        make(&few, FEW)?;
    }
    for (title, folder) in [("made now", &many), ("committed", &few)] {
        println!("== {title}");
        eval(&["web", &folder.to_string_lossy()])?;
    }
    Ok(())
}

/// Writes a folder of pages anew.
fn make(folder: &std::path::Path, pages: &str) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    eval(&["fixtures", &folder.to_string_lossy(), "--pages", pages])
}

fn eval(arguments: &[&str]) -> Result<()> {
    let command = &mut command("cargo");
    run(command.args(["run", "--quiet", "--package", "gongwen-eval", "--"]).args(arguments))
}
