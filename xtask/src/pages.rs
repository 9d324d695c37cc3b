//! The chores of the splitter: scoring it, and training what its learned reading decides by.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::{command, run};

/// Pages for the labeller of lines, for the scores of pairs, those held out, and those that the confidence is measured on.
const PAGES: [(&str, &str, &str, &str); 4] = [
    ("lines", "9000", "31", "train"),
    ("pairs", "1500", "35", "train"),
    ("held", "200", "32", "test"),
    ("sure", "900", "36", "test"),
];
/// Pages by people with their gold: their stories are set in drawn manners, too, and the pages as printed are trained on,
/// with so many variants of each.
const PEOPLE: [&str; 3] = ["tests/pages", "tests/writers/dev", "tests/writers/train"];
const PRINTED: [(&str, &str, &str); 2] = [("lines", "24", "1"), ("pairs", "8", "2")];
/// Pages that the division of headline blocks is learned from: so many generated ones, and those by people as printed.
const DIVIDED: (&str, &str, &str) = ("divided", "600", "77");
/// Scores of pairs, each trained with the weights before it.
const PAIRS: [&str; 3] = ["links", "headlines", "captions"];
/// Times that the labeller sees every page.
const EPOCHS: &str = "14";
/// Networks whose mean is the labeller.
const NETWORKS: &str = "3";
/// Texts of the repository that the pages are made of, beside those of `tools/pages`.
const RECORDS: [&str; 3] = ["tests/gold", "tests/pages", "tests/queries/union/dev.docs.jsonl"];
const WEIGHTS: &str = "crates/prepare/src/page/roles/weights.bin";

/// Scores the splitter on the seeds, on pages made up for it, on the gold typeset anew, and on generated pages of manners
/// that were not trained on.
pub(crate) fn score() -> Result<()> {
    let score = |arguments: &[&str]| {
        let command = &mut command("cargo");
        run(command.args(["run", "--quiet", "--package", "gongwen-eval", "--", "pages"]).args(arguments))
    };
    for (title, arguments) in [
        ("seeds (tuned on)", &["tests/gold", "seeds"][..]),
        ("made-up pages (tuned on)", &["tests/pages", "tests/pages"]),
        ("gold typeset anew", &["--retypeset", "tests/gold"]),
        ("pages by other writers (trained on)", &["tests/writers/dev", "tests/writers/dev"]),
        ("more pages by other writers (trained on)", &["tests/writers/train", "tests/writers/train"]),
        ("pages by other writers (looked at)", &["tests/writers/seen", "tests/writers/seen"]),
        ("pages by other writers (kept aside)", &["tests/writers/test", "tests/writers/test"]),
        ("generated pages of other manners", &["tests/generated", "tests/generated", "--sum"]),
    ] {
        println!("== {title}");
        score(arguments)?;
    }
    Ok(())
}

/// Makes laid-out pages as PDF (their number and a seed; `train` or `test` manners) and scores the reader of PDFs on them.
pub(crate) fn score_sheets(arguments: &[String]) -> Result<()> {
    let argument = |at: usize, other: &str| arguments.get(at).map_or(other, String::as_str).to_owned();
    let folder = paths::root().join("target").join("pages").join("sheets");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    let folder = folder.to_string_lossy().into_owned();
    let mut generate = python("laid.py");
    generate.args([&folder, "--pages", &argument(0, "200"), "--seed", &argument(1, "1")]);
    generate.args(["--part", &argument(2, "test")]);
    run(&mut generate)?;
    let eval = &mut command("cargo");
    run(eval
        .args(["run", "--quiet", "--release", "--package", "gongwen-eval", "--", "pages"])
        .args([&folder, &folder, "--sum"]))
}

/// A file that training makes.
fn at(name: &str) -> String {
    paths::root().join("target").join("pages").join(name).to_string_lossy().into_owned()
}

/// Trains the weights: `cargo xtask pages-train`; of headline blocks alone: `cargo xtask pages-train divisions`. All that it
/// reads is in the repository. `PYTHON` names a Python with numpy.
pub(crate) fn train(arguments: &[String]) -> Result<()> {
    let folder = at("");
    std::fs::create_dir_all(&folder).with_context(|| folder.clone())?;
    match arguments {
        [] => everything(),
        [what] if what == "divisions" => divisions(),
        _ => bail!("pages-train takes nothing, or `divisions`"),
    }
}

/// Trains how headline blocks are divided; all other weights stay as they are.
fn divisions() -> Result<()> {
    let (state, weights) = (at("divisions.pkl"), paths::root().join(WEIGHTS).to_string_lossy().into_owned());
    build_eval()?;
    train_divisions(&state, &weights)?;
    run(python("train.py").args(["replace", &state, &weights]))
}

/// Makes the pages for it, and learns how headline blocks are divided, with the weights so far.
fn train_divisions(state: &str, weights: &str) -> Result<()> {
    let (name, count, seed) = DIVIDED;
    let mut generate = python("generate.py");
    generate.args([&at(name), "--pages", count, "--seed", seed, "--part", "train", "--labels"]);
    run(generate.arg("--records").args(RECORDS.map(|path| paths::root().join(path))))?;
    print_people((name, "1", "3"))?;
    rows("divisions", name, "division-rows", Some(weights))?;
    run(python("train.py").args(["divisions", &at(name), &at("division-rows"), state]))
}

/// Writes the pages by people into a folder.
fn print_people((name, copies, seed): (&str, &str, &str)) -> Result<()> {
    let mut printed = python("printed.py");
    printed.arg(at(name)).args(PEOPLE.map(|path| paths::root().join(path)));
    run(printed.args(["--copies", copies, "--seed", seed]))
}

/// Builds the command that counts the rows.
fn build_eval() -> Result<()> {
    run(command("cargo").args(["build", "--profile", "native", "--locked", "--package", "gongwen-eval"]))
}

/// Writes the rows of a folder of pages.
fn rows(stage: &str, pages: &str, name: &str, weights: Option<&str>) -> Result<()> {
    let binary = paths::root().join("target/native/gongwen-eval");
    let mut eval = command(&binary.to_string_lossy());
    eval.args(["page-rows", stage, &at(pages), &at(name)]);
    if let Some(weights) = weights {
        eval.args(["--weights", weights]);
    }
    run(&mut eval)
}

/// Trains all weights.
fn everything() -> Result<()> {
    let (state, weights) = (at("state.pkl"), at("weights.bin"));
    for (name, count, seed, part) in PAGES {
        let mut generate = python("generate.py");
        generate.args([&at(name), "--pages", count, "--seed", seed, "--part", part, "--labels"]);
        generate.arg("--records").args(RECORDS.map(|path| paths::root().join(path)));
        if part == "train" {
            generate.arg("--people").args(PEOPLE.map(|path| paths::root().join(path)));
        }
        run(&mut generate)?;
    }
    for pages in PRINTED {
        print_people(pages)?;
    }
    build_eval()?;
    rows("lines", "lines", "lines-rows", None)?;
    rows("lines", "held", "held-rows", None)?;
    run(python("train.py")
        .args([
            "labeller",
            &at("lines"),
            &at("lines-rows"),
            &state,
            "--epochs",
            EPOCHS,
            "--networks",
            NETWORKS,
        ])
        .args(["--held", &at("held"), &at("held-rows")]))?;
    for stage in PAIRS {
        run(python("train.py").args(["write", &state, &weights]))?;
        rows(stage, "pairs", "pair-rows", Some(&weights))?;
        run(python("train.py").args([stage, &at("pairs"), &at("pair-rows"), &state]))?;
    }
    run(python("train.py").args(["write", &state, &weights]))?;
    train_divisions(&state, &weights)?;
    run(python("train.py").args(["write", &state, &weights]))?;
    rows("confidence", "sure", "sure-rows", Some(&weights))?;
    run(python("train.py").args(["confidence", &at("sure"), &at("sure-rows"), &state]))?;
    run(python("train.py").args(["write", &state, &paths::root().join(WEIGHTS).to_string_lossy()]))
}

/// A script of `tools/pages`.
fn python(script: &str) -> std::process::Command {
    let path: PathBuf = paths::root().join("tools").join("pages").join(script);
    let interpreter = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut command = command(&interpreter);
    command.arg(path);
    command
}
