//! The repository's own chores, one way on every platform: `cargo xtask <chore>`.
//!
//! Each chore is a file of its own; `usage` below lists them.

mod bench;
mod beside;
mod browsers;
mod build;
mod builder;
mod counts;
mod fixtures;
mod fresh;
mod fuzz;
mod judged;
mod node_tests;
mod pages;
mod paths;
mod process;
mod release;
mod reproducible;
mod serve;
mod setup;
mod suites;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

const USAGE: &str = "\
cargo xtask <chore>

  serve [PORT]   serve the demo on 127.0.0.1 (the port is free to choose): the committed release at once where it was
                 built from these sources, otherwise what is built from them; `--build` builds in any case
  test [SUITE…]  run all tests, or the named suites only; `cargo xtask test --list` names them
                 (`cargo xtask test engines`: Firefox, WebKitGTK and more old Chromiums, Lighthouse; some
                 minutes; `cargo xtask test reproducible`: the modules have the same bytes where they are built in
                 another folder; `cargo xtask test builder`: the builder page and the npm package;
                 `cargo xtask test sites`: the npm package with Vite, esbuild, Hexo, VitePress; `cargo xtask test export`: exported articles in
                 Sphinx and Groonga; `cargo xtask test ime`: real pinyin typing, before a release)
  build          build the wasm module and the widget into dist/
  builder        build the builder page (target/builder/gongwen-builder.html) and the npm package (target/npm/)
  review         bundle the editor of newspaper pages (www/review) into crates/site/src/review, which is committed
  pages          split the seeds, the made-up and the generated pages and score them against gold
  pages-pdf [N [SEED [train|test]]]
                 make N laid-out pages as PDF in target/pages/sheets/ and score the reader of PDFs on them (Python)
  fixtures [--write]
                 make web pages of all layouts in target/fixtures/ and score the reader of web pages on them
                 and on the committed ones; `--write` writes those of tests/fixtures/html/ anew
  pages-train [divisions]
                 train the weights of the splitter anew, or only how it divides headline blocks (Python with numpy;
                 docs/splitter.md)
  size           print the size of every file a page loads, and hold it against bench/size-budget.json
  bench [NAME]   measure the widget's start and queries in Chromium, or what is named;
                 `cargo xtask bench --list` names the benches (docs/benchmarks.md)
  fuzz [TARGET…] [--minutes N]
                 fuzz from the corpora in fuzz/corpus/ and keep what was found (fuzz/README.md)
  supply         check the licences of all that goes into the release, ask for known faults, and write the list of it
                 (CycloneDX) to target/sbom.cdx.json
  snapshots      write the golden trees of tests/snapshots/ anew, in all engines
  screenshots    take the pictures in docs/screenshots/ anew
  pictures [WORD…]  take a picture of every state at 360 and 1,200 pixels, in all themes, on a clean and on an old page, in
                 target/pictures/; with words those whose name holds one of them (`cargo xtask pictures results-old`)
  setup          install what is missing: wasm target, wasm-pack, wasm-bindgen, npm packages
  browsers       install Chromium, a Chinese font and the oldest Chromium (`browsers engines`: all the others too)
  release        build, then fill pkg/ with what a webmaster takes and a manifest of hashes
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("serve") => serve::run_serve(rest),
        Some("test") => return suites::run(rest),
        Some("build") => build::everything(),
        Some("builder") => builder::everything(),
        Some("review") => {
            setup::npm_packages().and_then(|()| process::run(&mut process::node("xtask/web/review.mjs")))
        }
        Some("fixtures") => fixtures::run_fixtures(rest),
        Some("pages") => pages::score(),
        Some("pages-pdf") => pages::score_sheets(rest),
        Some("pages-train") => pages::train(rest),
        Some("size") => build::everything().and_then(|()| build::size()),
        Some("bench") => bench::run_named(rest),
        Some("fuzz") => fuzz::run_targets(rest),
        Some("screenshots") => screenshots(),
        Some("pictures") => pictures(rest),
        Some("supply") => process::run(&mut process::node("xtask/web/supply.mjs")),
        Some("snapshots") => suites::snapshots(),
        Some("setup") => setup::everything(),
        Some("browsers") => setup::npm_packages()
            .and_then(|()| browsers::everything())
            .and_then(|()| if rest.contains(&"engines".to_owned()) { browsers::engines() } else { Ok(()) }),
        Some("release") => release::run_release(),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The pictures of the documentation.
fn screenshots() -> Result<()> {
    build::everything()?;
    build::with_chromium("xtask/web/screenshots.mjs", &[])
}

/// Pictures of every state, for people to look at; with words only those whose name holds one of them.
fn pictures(words: &[String]) -> Result<()> {
    build::everything()?;
    let folder = "target/pictures".to_owned();
    let arguments: Vec<String> = std::iter::once(folder).chain(words.iter().cloned()).collect();
    build::with_chromium("xtask/web/pictures/main.mjs", &arguments)
}
