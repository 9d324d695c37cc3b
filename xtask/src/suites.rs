//! `cargo xtask test`: every check of the repository, counted together.

use std::env;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Result, bail};

use crate::counts::{TestCounts, cargo_line, node_line};
use crate::fresh::collect;
use crate::process::{self, command, node};
use crate::{bench, browsers, build, builder, paths, reproducible, setup};

/// A named part of the tests.
struct Suite {
    name: &'static str,
    run: fn() -> TestCounts,
    /// Run only when named: it needs browsers that not every developer wants installed.
    on_request: bool,
}

impl Suite {
    const fn new(name: &'static str, run: fn() -> TestCounts) -> Self {
        Self { name, run, on_request: false }
    }

    fn wanted(&self, names: &[String]) -> bool {
        if names.is_empty() { !self.on_request } else { names.iter().any(|name| name == self.name) }
    }
}

/// The quick ones first.
const SUITES: [Suite; 17] = [
    Suite::new("format", || {
        TestCounts::one(process::run(command("cargo").args(["fmt", "--all", "--check"])))
    }),
    Suite::new("lint", lint),
    Suite::new("docs", docs),
    Suite::new("rust", rust),
    Suite::new("js-format", || TestCounts::one(npm_tool("prettier/bin/prettier.cjs", &["--check", "."]))),
    Suite::new("build", || TestCounts::one(build::everything())),
    Suite::new("js-types", || TestCounts::one(js_types())),
    Suite::new("size", || TestCounts::one(build::everything().and_then(|()| build::size()))),
    Suite::new("paths", || TestCounts::one(reproducible::no_machine_paths())),
    Suite::new("reproducible", || TestCounts::one(reproducible::same_bytes_elsewhere())),
    Suite::new("browser", || in_browsers(&["tests/browser"], browsers::everything)),
    Suite::new("review", of_review),
    Suite { on_request: true, ..Suite::new("builder", of_builder) },
    Suite { on_request: true, ..Suite::new("sites", of_sites) },
    Suite { on_request: true, ..Suite::new("export", of_export) },
    Suite { on_request: true, ..Suite::new("engines", || in_browsers(&ENGINES, engines)) },
    Suite { on_request: true, ..Suite::new("ime", input_method) },
];

/// Runs the named suites, or all of them, and prints a line for each.
fn run_named(names: &[String]) -> TestCounts {
    let mut total = TestCounts::default();
    let mut table = Vec::new();
    for suite in SUITES.iter().filter(|suite| suite.wanted(names)) {
        println!("\n== {}", suite.name);
        let start = Instant::now();
        let counts = (suite.run)();
        table.push((suite.name, counts, start.elapsed().as_secs()));
        total += counts;
    }
    println!("\n{:<14}{:>8}{:>8}{:>9}{:>9}", "suite", "passed", "failed", "skipped", "seconds");
    for (name, counts, seconds) in table {
        println!("{name:<14}{:>8}{:>8}{:>9}{seconds:>9}", counts.passed, counts.failed, counts.skipped);
    }
    total
}

/// Checks the names, prepares npm's packages, runs.
fn check_and_run(names: &[String]) -> Result<TestCounts> {
    if let Some(unknown) = names.iter().find(|name| SUITES.iter().all(|suite| suite.name != name.as_str())) {
        bail!("there is no suite `{unknown}`; `cargo xtask test --list` names them");
    }
    setup::npm_packages()?;
    Ok(run_named(names))
}

/// The command. Its last line counts everything.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    if arguments.iter().any(|argument| argument == "--list") {
        for suite in &SUITES {
            println!("{}", suite.name);
        }
        return ExitCode::SUCCESS;
    }
    let counts = match check_and_run(arguments) {
        Ok(counts) => counts,
        Err(error) => {
            eprintln!("error: {error:#}");
            TestCounts { failed: 1, ..TestCounts::default() }
        }
    };
    let skipped = if counts.skipped > 0 { format!(", {} skipped", counts.skipped) } else { String::new() };
    println!("{} passed, {} failed{skipped}", counts.passed, counts.failed);
    if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The benches are a project of their own: what they compare with is installed beside them.
fn js_types() -> Result<()> {
    npm_tool("typescript/bin/tsc", &["-p", "tsconfig.json"])?;
    setup::bench_packages()?;
    npm_tool("typescript/bin/tsc", &["-p", "bench/tsconfig.json"])
}

/// The features of the root package that are linted: those of each module alone, as it is built, and all together.
const LINTED_FEATURES: [&str; 7] = [
    "search",
    "expansion",
    "summary",
    "search,outside",
    "expansion,outside",
    "hosted",
    "api,search,expansion,summary",
];

/// The workspace, and the root package with its features.
fn lint() -> TestCounts {
    let clippy = |what: &[&str]| {
        process::run(command("cargo").args(["clippy", "--locked"]).args(what).args(["--", "-D", "warnings"]))
    };
    let with_features = |features: &&str| {
        clippy(&["--package", "gongwen", "--lib", "--tests", "--no-default-features", "--features", features])
    };
    TestCounts::one(
        clippy(&["--workspace", "--all-targets"])
            .and_then(|()| LINTED_FEATURES.iter().try_for_each(with_features)),
    )
}

/// The command line tool has the name of the wasm module, so their pages are made one after the other.
fn docs() -> TestCounts {
    let doc = |arguments: &[&str]| {
        process::run(
            command("cargo")
                .args(["doc", "--no-deps", "--document-private-items", "--locked"])
                .args(arguments)
                .env("RUSTDOCFLAGS", "-D warnings"),
        )
    };
    TestCounts::one(
        doc(&["--workspace", "--exclude", "gongwen-cli"]).and_then(|()| doc(&["--package", "gongwen-cli"])),
    )
}

fn rust() -> TestCounts {
    TestCounts::of(command("cargo").args(["test", "--workspace", "--locked", "--no-fail-fast"]), cargo_line)
}

/// Tests of the built widget. They skip what has no browser; where `CI` is set a skipped test is a failed one.
fn in_browsers(folders: &[&str], install: fn() -> Result<()>) -> TestCounts {
    if let Err(error) = build::everything() {
        return TestCounts::one(Err(error));
    }
    if let Err(error) = install() {
        eprintln!("warning: {error:#}");
    }
    node_tests(command("node"), folders)
}

/// What holds in Firefox, WebKitGTK and many a Chromium, and what Lighthouse says.
const ENGINES: [&str; 2] = ["tests/engines", "tests/lighthouse"];

/// The builder page in Chromium and, where it is, in Firefox; the package for npm beside the native command. On request, as the
/// module takes minutes.
fn of_builder() -> TestCounts {
    let built = builder::everything().and_then(|()| {
        process::run(command("cargo").args(["build", "--locked", "--package", "gongwen-cli"]))
    });
    if let Err(error) = built.and_then(|()| browsers::everything()) {
        return TestCounts::one(Err(error));
    }
    node_tests(command("node"), &["tests/builder"])
}

/// The npm package as a build step of other tools' sites. On request, as those tools come from the registry.
fn of_sites() -> TestCounts {
    match builder::everything() {
        Ok(()) => node_tests(command("node"), &["tests/sites"]),
        Err(error) => TestCounts::one(Err(error)),
    }
}

/// What `gongwen export` writes, loaded into Sphinx and Groonga. On request, as these come from the system's packages
/// (`apt-get install sphinxsearch groonga default-mysql-client`).
fn of_export() -> TestCounts {
    match bench::native_command() {
        Ok(()) => node_tests(command("node"), &["tests/export"]),
        Err(error) => TestCounts::one(Err(error)),
    }
}

/// The page of `gongwen review` in Chromium, and in Firefox where it is.
fn of_review() -> TestCounts {
    let built = process::run(command("cargo").args(["build", "--locked", "--package", "gongwen-cli"]));
    if let Err(error) = built.and_then(|()| browsers::everything()) {
        return TestCounts::one(Err(error));
    }
    node_tests(command("node"), &["tests/review"])
}

/// Installs what they need.
fn engines() -> Result<()> {
    browsers::everything().and_then(|()| browsers::engines()).and_then(|()| setup::lighthouse())
}

/// `cargo xtask snapshots`: writes the golden trees anew, to be looked at by `git diff`.
pub(crate) fn snapshots() -> Result<()> {
    build::everything()?;
    engines()?;
    let mut tests = command("node");
    tests.args(["--test", "--test-concurrency=1", "--test-name-pattern=tree"]).env("BLESS", "1");
    tests.arg("tests/browser/access.test.mjs").args(test_files("tests/engines"));
    process::run(tests.envs(programs()))
}

/// The variables that tell the tests where the browsers are.
fn programs() -> impl Iterator<Item = (&'static str, PathBuf)> {
    let programs = [
        ("CHROMIUM", browsers::chromium()),
        ("FIREFOX", browsers::firefox()),
        ("WEBKIT_DRIVER", browsers::webkit()),
    ];
    programs.into_iter().filter_map(|(name, program)| Some((name, program?)))
}

/// Real pinyin in real windows, on a display and a message bus of its own.
fn input_method() -> TestCounts {
    if let Err(error) =
        build::everything().and_then(|()| browsers::everything()).and_then(|()| browsers::input_method())
    {
        return TestCounts::one(Err(error));
    }
    let mut session = command("xvfb-run");
    session.args(["-a", "-s", "-screen 0 1024x768x24", "dbus-run-session", "--", "sh"]);
    session.args(["tests/ime/session.sh", "node"]);
    node_tests(session, &["tests/ime"])
}

/// Runs the tests of some folders by Node, which `tests` starts, and counts them.
fn node_tests(mut tests: Command, folders: &[&str]) -> TestCounts {
    tests.args(["--test", "--test-concurrency=1"]);
    for reporter in ["spec", "./tests/engines/table.mjs"] {
        tests.args([format!("--test-reporter={reporter}"), "--test-reporter-destination=stdout".to_owned()]);
    }
    for folder in folders {
        tests.args(test_files(folder));
    }
    tests.envs(programs());
    let mut counts = TestCounts::of(&mut tests, node_line);
    if env::var("CI").is_ok_and(|value| value == "true") && counts.skipped > 0 {
        eprintln!("error: {} browser tests were skipped, which CI does not allow", counts.skipped);
        counts.failed += counts.skipped;
        counts.skipped = 0;
    }
    counts
}

/// The test files of a folder. Node's versions differ in what they make of a folder or a pattern.
fn test_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    // A folder that cannot be read gives no file, and Node then fails for want of tests.
    let _ = collect(&paths::root().join(folder), &mut files);
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files
}

fn npm_tool(script: &str, arguments: &[&str]) -> Result<()> {
    process::run(node(&format!("node_modules/{script}")).args(arguments))
}
