//! `cargo xtask test`: every check of the repository, counted together.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::beside::Beside;
use crate::counts::{Row, TestCounts, cargo_line};
use crate::node_tests::{node_tests, programs, test_files};
use crate::process::{self, command, node};
use crate::{bench, browsers, build, builder, reproducible, setup};

/// A named part of the tests.
struct Suite {
    name: &'static str,
    run: fn() -> TestCounts,
    /// Run only when named: it takes long, or needs browsers that not every developer wants installed.
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
    Suite::new("browser", of_widget),
    Suite::new("review", of_review),
    Suite {
        on_request: true,
        ..Suite::new("reproducible", || TestCounts::one(reproducible::same_bytes_elsewhere()))
    },
    Suite { on_request: true, ..Suite::new("builder", of_builder) },
    Suite { on_request: true, ..Suite::new("sites", of_sites) },
    Suite { on_request: true, ..Suite::new("export", of_export) },
    Suite { on_request: true, ..Suite::new("engines", || in_browsers(&ENGINES, engines)) },
    Suite { on_request: true, ..Suite::new("ime", input_method) },
];

/// What runs beside the Rust tests where all suites run: those are few long tests, each on one core, and these are mostly
/// linking and shrinking of modules, on one core, too. They share no folder that either writes.
const BESIDE_RUST: [&str; 5] = ["js-format", "build", "js-types", "size", "paths"];

/// Runs the named suites, or all of them, and prints a line for each.
fn run_named(names: &[String]) -> TestCounts {
    let mut table: Vec<Row> = Vec::new();
    let mut beside = None;
    for suite in SUITES.iter().filter(|suite| suite.wanted(names)) {
        // It ran beside another.
        if table.iter().any(|row| row.name == suite.name) {
            continue;
        }
        if names.is_empty() && suite.name == "rust" {
            beside = compiled_then_beside();
        }
        println!("\n== {}", suite.name);
        let start = Instant::now();
        let counts = (suite.run)();
        table.push(Row { name: suite.name.to_owned(), counts, seconds: start.elapsed().as_secs() });
        table.extend(beside.take().into_iter().flat_map(Beside::finish));
    }
    println!("\n{:<14}{:>8}{:>8}{:>9}{:>9}", "suite", "passed", "failed", "skipped", "seconds");
    let mut total = TestCounts::default();
    for row in table {
        println!("{row}");
        total += row.counts;
    }
    total
}

/// Compiles the Rust tests, which takes all cores, and starts what runs beside them. A fault is told by the suites themselves.
fn compiled_then_beside() -> Option<Beside> {
    let mut compile = command("cargo");
    let compiled = process::run(compile.args(["test", "--workspace", "--locked", "--no-run"]));
    let started = compiled.and_then(|()| Beside::start(&BESIDE_RUST));
    started.inspect_err(|error| eprintln!("warning: {error:#}")).ok()
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

/// The command line tool has the name of the wasm module, so their pages are made one after the other. (Not of the tool alone:
/// with the features that one package asks for, its dependencies would be checked anew.)
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
        doc(&["--workspace", "--exclude", "gongwen-cli"])
            .and_then(|()| doc(&["--workspace", "--exclude", "gongwen"])),
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
    node_tests(command("node"), 1, folders)
}

/// The widget in Chromium, two files at a time: each has a server, a browser and folders of its own. What must happen is waited for,
/// so that a slower machine only makes it take longer; that nothing happens is looked at for a time.
fn of_widget() -> TestCounts {
    let ready = build::everything().and_then(|()| native_command());
    if let Err(error) = ready {
        return TestCounts::one(Err(error));
    }
    if let Err(error) = browsers::everything() {
        eprintln!("warning: {error:#}");
    }
    node_tests(command("node"), 2, &["tests/browser"])
}

/// Compiles the command with the programs of two Rust tests: where all suites run, these are there already. `--package` alone
/// would compile nearly everything again, with the features that one package asks for. (`command` needs it; with `docs`, of the root
/// package, what build scripts need is compiled as for all.)
fn native_command() -> Result<()> {
    let tests = ["--test", "command", "--test", "docs"];
    process::run(command("cargo").args(["test", "--workspace", "--locked", "--no-run"]).args(tests))
}

/// What holds in Firefox, WebKitGTK and many a Chromium, and what Lighthouse says.
const ENGINES: [&str; 2] = ["tests/engines", "tests/lighthouse"];

/// The builder page in Chromium and, where it is, in Firefox; the package for npm beside the native command. On request, as the
/// module takes minutes.
fn of_builder() -> TestCounts {
    let built = builder::everything().and_then(|()| native_command());
    if let Err(error) = built.and_then(|()| browsers::everything()) {
        return TestCounts::one(Err(error));
    }
    node_tests(command("node"), 1, &["tests/builder"])
}

/// The npm package as a build step of other tools' sites. On request, as those tools come from the registry.
fn of_sites() -> TestCounts {
    match builder::everything() {
        Ok(()) => node_tests(command("node"), 1, &["tests/sites"]),
        Err(error) => TestCounts::one(Err(error)),
    }
}

/// What `gongwen export` writes, loaded into Sphinx and Groonga. On request, as these come from the system's packages
/// (`apt-get install sphinxsearch groonga default-mysql-client`).
fn of_export() -> TestCounts {
    match bench::native_command() {
        Ok(()) => node_tests(command("node"), 1, &["tests/export"]),
        Err(error) => TestCounts::one(Err(error)),
    }
}

/// The page of `gongwen review` in Chromium, and in Firefox where it is.
fn of_review() -> TestCounts {
    if let Err(error) = native_command().and_then(|()| browsers::everything()) {
        return TestCounts::one(Err(error));
    }
    node_tests(command("node"), 1, &["tests/review"])
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
    node_tests(session, 1, &["tests/ime"])
}

fn npm_tool(script: &str, arguments: &[&str]) -> Result<()> {
    process::run(node(&format!("node_modules/{script}")).args(arguments))
}
