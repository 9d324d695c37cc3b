//! `cargo xtask setup`: installs what a build needs and lacks, from the package registries alone.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::{capture, command, run, version};
use crate::tools::{self, Tool};

const TARGET: &str = "wasm32-unknown-unknown";
const NODE_MAJOR: u32 = 20;

/// Installs everything a build needs.
pub(crate) fn everything() -> Result<()> {
    wasm_target()?;
    for tool in tools::pinned()? {
        install_tool(&tool)?;
    }
    npm_packages()
}

/// npm's packages by the lock file, once for each state of the lock file.
pub(crate) fn npm_packages() -> Result<()> {
    // No package needs its install script; without them nothing is fetched from outside the registry.
    install(&paths::root(), &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
}

/// The peers that the benches compare with. `npm ci` refuses their lock file: Pagefind's builds for other
/// systems, which it would have to name, are not in every registry.
pub(crate) fn bench_packages() -> Result<()> {
    install(
        &paths::root().join("bench"),
        &["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"],
    )
}

/// The pages of other search tools, which only `cargo xtask bench looks` shows.
pub(crate) fn looks() -> Result<()> {
    install(
        &paths::root().join("bench").join("looks"),
        &["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    )
}

/// Lighthouse, which only `cargo xtask test engines` needs. `npm ci` refuses its lock file as it does the benches'.
pub(crate) fn lighthouse() -> Result<()> {
    install(
        &paths::root().join("tests").join("lighthouse"),
        &["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"],
    )
}

/// Installs the packages of a folder unless its lock file is the one that was installed last.
fn install(folder: &Path, arguments: &[&str]) -> Result<()> {
    let node = version("node").with_context(|| {
        format!("node is missing: install Node.js {NODE_MAJOR} or later with npm and run this again")
    })?;
    let major = node.trim_start_matches('v').split('.').next().and_then(|part| part.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR) {
        bail!("node {node} is too old: Node.js {NODE_MAJOR} or later is needed");
    }
    let wanted = fs::read(folder.join("package-lock.json")).context("cannot read package-lock.json")?;
    // npm keeps no plain copy of the lock file, so the one that was installed is kept beside its own.
    let installed = folder.join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    run(command("npm").current_dir(folder).args(arguments))
        .context("cannot install npm's packages; the npm registry must be reachable once, after that no network is needed")?;
    fs::write(&installed, wanted).context("cannot write in node_modules")
}

/// The standard library for WebAssembly.
fn wasm_target() -> Result<()> {
    let folder = capture(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if folder.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!("the Rust target {TARGET} is missing: `rustup target add {TARGET}` installs it")
    })
}

/// Installs a tool unless it is there in its version.
fn install_tool(tool: &Tool) -> Result<()> {
    let Tool { command: name, package, version: wanted } = tool;
    if version(name).is_some_and(|text| text.split_whitespace().any(|word| word == wanted)) {
        return Ok(());
    }
    println!("{package} {wanted} is not on this machine: installing it (some minutes, once)");
    run(command("cargo")
        .args(["install", "--locked", package, "--version", wanted, "--root"])
        .arg(tool.folder())
        // The chores may run under flags or a target folder meant for this workspace alone.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_TARGET_DIR"))
    .with_context(|| {
        format!("cannot install {package}; by hand: `cargo install --locked {package} --version {wanted}`")
    })
}
