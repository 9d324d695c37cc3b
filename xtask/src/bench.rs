//! `cargo xtask bench [NAME [OPTION…]]`: the measurements of `bench/`, each with what it needs built first.
//! What they print and what it means: `docs/benchmarks.md`.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::process::{command, node, run};
use crate::{build, builder, judged, paths, setup};

/// A measurement.
struct Bench {
    name: &'static str,
    what: &'static str,
    /// Builds what it needs, then runs it with the given options.
    run: fn(&[String]) -> Result<()>,
}

const BENCHES: [Bench; 20] = [
    Bench {
        name: "widget",
        what: "what a reader waits for: the widget's start and queries in Chromium",
        run: |rest| {
            build::everything()?;
            build::with_chromium("bench/browser.mjs", rest)
        },
    },
    Bench {
        name: "tasks",
        what: "the longest tasks of the main thread, slowed four times; fails above 50 ms",
        run: |rest| {
            build::everything()?;
            build::with_chromium("bench/tasks.mjs", rest)
        },
    },
    Bench {
        name: "speed",
        what: "cold start, latency and what is found, beside the peers in Chromium [--corpus seeds|made:N|FILE]",
        run: |rest| {
            peers()?;
            build::with_chromium("bench/speed.mjs", rest)
        },
    },
    Bench {
        name: "sizes",
        what: "bytes of engine, index and articles, beside the peers [--corpus seeds|made:N|FILE]",
        run: |rest| {
            peers()?;
            run(node("bench/sizes.mjs").args(rest))
        },
    },
    Bench {
        name: "looks",
        what: "pictures of the peers' search pages and of ours, of the same articles and queries [QUERY…]",
        run: |rest| {
            peers()?;
            setup::looks()?;
            build::with_chromium("bench/looks.mjs", rest)
        },
    },
    Bench {
        name: "memory",
        what: "memory of the module after opening and searching [--corpus seeds|made:N|FILE]",
        run: |rest| {
            build::everything()?;
            peers()?;
            run(node("bench/memory.mjs").args(rest))
        },
    },
    Bench {
        name: "index",
        what: "time and memory of making an index [--corpus made:20000|seeds|FILE] [--threads N] [--rounds N]",
        run: |rest| {
            native_command()?;
            run(node("bench/index.mjs").args(rest))
        },
    },
    Bench {
        name: "hosted",
        what: "an archive in files: build, bytes and rounds of queries --texts FILE|FOLDER [--counts 20000,100000]",
        run: |rest| {
            native_command()?;
            run(node("bench/hosted.mjs").args(rest))
        },
    },
    Bench {
        name: "network",
        what: "time to the first results of an archive on 4G beside Pagefind, in Chromium --texts FILE|FOLDER [--counts 20000]",
        run: |rest| {
            peers()?;
            build::with_chromium("bench/network.mjs", rest)
        },
    },
    Bench {
        name: "build",
        what: "`gongwen build` of web pages, fresh and again, Pagefind on the fixture pages, memory as inputs grow [--pages 1100] [--threads N]",
        run: |rest| {
            setup::npm_packages()?;
            setup::bench_packages()?;
            native_commands()?;
            run(node("bench/build.mjs").args(rest))
        },
    },
    Bench {
        name: "report",
        what: "writes BENCHMARKS.md and its charts from what speed, sizes, memory, index, hosted and network measured last",
        run: |rest| run(node("bench/report.mjs").args(rest)),
    },
    Bench {
        name: "ranking",
        what: "MRR@10 and nDCG@10 on questions with known answers: DOCS.jsonl QUERIES.jsonl",
        run: |rest| {
            native_command()?;
            run(node("bench/ranking.mjs").args(rest))
        },
    },
    Bench {
        name: "literal",
        what: "whether every printed string is found, and nothing else: DOCS.jsonl [COUNT]",
        run: |rest| {
            native_command()?;
            run(node("bench/literal.mjs").args(rest))
        },
    },
    Bench {
        name: "builder",
        what: "seconds, memory and longest task of the builder page in Chromium [COUNT…]",
        run: |rest| {
            native_command()?;
            builder::everything()?;
            build::with_chromium("bench/builder.mjs", rest)
        },
    },
    Bench {
        name: "latency",
        what: "time of queries in the engine alone, without a browser: DOCS.jsonl QUERIES.jsonl...",
        run: latency,
    },
    Bench { name: "queries", what: "the judged queries of tests/queries, by kind [--verbose]", run: queries },
    Bench {
        name: "judged",
        what: "search beside BM25 and the peers on judged queries [ARTICLES QUERIES] [--kinds] [--write]",
        run: |rest| {
            setup::npm_packages()?;
            setup::bench_packages()?;
            native_commands()?;
            judged::run(rest)
        },
    },
    Bench {
        name: "summary",
        what: "time of a summary in the module, and the bytes of the summariser",
        run: |rest| {
            build::everything()?;
            run(node("bench/summary.mjs").args(rest))?;
            run(&mut node("bench/summary-bytes.mjs"))
        },
    },
    Bench {
        name: "pages",
        what: "the page splitter on seeds, made-up and generated pages",
        run: |_| crate::pages::score(),
    },
    Bench {
        name: "codecs",
        what: "bytes of the index's parts in other codings [FILE or folder of articles]",
        run: |rest| {
            let seeds = [String::from("seeds")];
            let input = if rest.is_empty() { &seeds } else { rest };
            let manifest = ["run", "--release", "--manifest-path", "bench/codecs/Cargo.toml", "--"];
            run(command("cargo").args(manifest).args(input))
        },
    },
];

/// Runs the named bench, or the first where none is named.
pub(crate) fn run_named(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        return (BENCHES[0].run)(&[]);
    };
    if name == "--list" {
        for Bench { name, what, .. } in &BENCHES {
            println!("{name:<8} {what}");
        }
        return Ok(());
    }
    let bench = BENCHES.iter().find(|bench| bench.name == name);
    let unknown = || format!("there is no bench `{name}`; `cargo xtask bench --list` names them");
    (bench.with_context(unknown)?.run)(rest)
}

/// What the benches beside the peers need: the module, the command, the peers.
fn peers() -> Result<()> {
    build::everything()?;
    native_command()?;
    setup::bench_packages()
}

/// The command `gongwen`, optimised, where bench/lib/paths.mjs looks for it.
pub(crate) fn native_command() -> Result<()> {
    run(command("cargo").args(["build", "--profile", "native", "--locked", "--package", "gongwen-cli"]))
}

/// That command, and the one that scores.
fn native_commands() -> Result<()> {
    run(command("cargo").args(["build", "--profile", "native", "--locked"]).args([
        "--package",
        "gongwen-cli",
        "--package",
        "gongwen-eval",
    ]))
}

/// Indexes articles, and times queries about them.
fn latency(rest: &[String]) -> Result<()> {
    native_commands()?;
    let Some((articles, queries)) = rest.split_first() else {
        bail!("latency needs a file of articles and one of queries");
    };
    let built = |name: &str| command(&paths::root().join("target/native").join(name).to_string_lossy());
    let index = "target/latency.gwix";
    run(built("gongwen").args(["index", articles, "--out", index]))?;
    run(built("gongwen-eval").args(["latency", index]).args(queries))
}

/// Indexes the seeds and the fictional pages, and scores search on the queries about them.
fn queries(rest: &[String]) -> Result<()> {
    native_commands()?;
    let mut pages = crate::fresh::files_under("tests/pages")?;
    pages.retain(|page| Path::new(page).extension().is_some_and(|extension| extension == "txt"));
    score(&[String::from("seeds")], "seeds", &["dev", "test"], rest)?;
    score(&pages, "pages", &["other"], rest)
}

fn score(input: &[String], name: &str, sets: &[&str], rest: &[String]) -> Result<()> {
    let built = |name: &str| command(&paths::root().join("target/native").join(name).to_string_lossy());
    let index = format!("target/{name}.gwix");
    run(built("gongwen").arg("index").args(input).arg("--out").arg(&index))?;
    let files = sets.iter().map(|set| format!("tests/queries/{set}.jsonl"));
    run(built("gongwen-eval").args(["queries", &index]).args(files).args(rest))
}
