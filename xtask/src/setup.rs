//! `cargo xtask setup`: installs what a build needs and lacks, from the package registries alone.

use std::fs;
use std::path::{Path, PathBuf};

use crate::paths;
use crate::process::{capture, command, run, version};

/// The version the build was made and tested with.
const WASM_PACK: &str = "0.15.1";
const TARGET: &str = "wasm32-unknown-unknown";
const NODE_MAJOR: u32 = 20;

/// Installs everything a build needs.
pub(crate) fn everything() -> Result<(), String> {
    wasm_target()?;
    for tool in tools()? {
        tool.ensure()?;
    }
    npm_packages()
}

/// npm's packages by the lock file, once for each state of the lock file.
pub(crate) fn npm_packages() -> Result<(), String> {
    // No package needs its install script; without them nothing is fetched from outside the registry.
    install(&paths::root(), &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
}

/// The peers that the benches compare with. `npm ci` refuses their lock file: Pagefind's builds for other
/// systems, which it would have to name, are not in every registry.
pub(crate) fn bench_packages() -> Result<(), String> {
    install(
        &paths::root().join("bench"),
        &["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"],
    )
}

/// Lighthouse, which only `cargo xtask test engines` needs. `npm ci` refuses its lock file as it does the benches'.
pub(crate) fn lighthouse() -> Result<(), String> {
    install(
        &paths::root().join("tests").join("lighthouse"),
        &["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"],
    )
}

/// Installs the packages of a folder unless its lock file is the one that was installed last.
fn install(folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let node = version("node").ok_or_else(|| {
        format!("node is missing: install Node.js {NODE_MAJOR} or later with npm and run this again")
    })?;
    let major = node.trim_start_matches('v').split('.').next().and_then(|part| part.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR) {
        return Err(format!("node {node} is too old: Node.js {NODE_MAJOR} or later is needed"));
    }
    let wanted = fs::read(folder.join("package-lock.json"))
        .map_err(|error| format!("cannot read package-lock.json: {error}"))?;
    // npm keeps no plain copy of the lock file, so the one that was installed is kept beside its own.
    let installed = folder.join("node_modules").join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    run(command("npm").current_dir(folder).args(arguments)).map_err(|error| {
        format!("{error}. The npm registry must be reachable once; after that no network is needed")
    })?;
    fs::write(&installed, wanted).map_err(|error| format!("cannot write in node_modules: {error}"))
}

/// The standard library for WebAssembly.
fn wasm_target() -> Result<(), String> {
    let folder = capture(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if folder.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", TARGET])).map_err(|error| {
        format!("{error}. The Rust target {TARGET} is missing: `rustup target add {TARGET}` installs it")
    })
}

/// A command installed by cargo, pinned.
struct Tool {
    command: &'static str,
    package: &'static str,
    version: String,
}

/// The pinned tools. wasm-bindgen's command must be of the very version of the library.
fn tools() -> Result<Vec<Tool>, String> {
    let bindgen = locked_version("wasm-bindgen").ok_or("Cargo.lock holds no wasm-bindgen")?;
    Ok(vec![
        Tool { command: "wasm-bindgen", package: "wasm-bindgen-cli", version: bindgen },
        Tool { command: "wasm-pack", package: "wasm-pack", version: WASM_PACK.to_owned() },
    ])
}

/// The folders of the pinned tools that are installed, for the PATH of child processes.
pub(crate) fn tool_folders() -> Vec<PathBuf> {
    let tools = tools().unwrap_or_default();
    tools.iter().map(|tool| tool.folder().join("bin")).filter(|folder| folder.is_dir()).collect()
}

impl Tool {
    /// One folder for each version, so that clones at different commits do not fight over it.
    fn folder(&self) -> PathBuf {
        paths::tools().join(format!("{}-{}", self.package, self.version))
    }

    fn ensure(&self) -> Result<(), String> {
        let found = version(self.command);
        let fits = |text: &str| text.split_whitespace().any(|word| word == self.version);
        if found.as_deref().is_some_and(fits) {
            return Ok(());
        }
        println!(
            "{} {} is not on this machine: installing it (some minutes, once)",
            self.package, self.version
        );
        run(command("cargo")
            .args(["install", "--locked", self.package, "--version", &self.version, "--root"])
            .arg(self.folder())
            // The chores may run under flags or a target folder meant for this workspace alone.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_TARGET_DIR"))
        .map_err(|error| {
            format!("{error}. By hand: `cargo install --locked {} --version {}`", self.package, self.version)
        })
    }
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Option<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).ok()?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_bindgen_version() {
        let version = locked_version("wasm-bindgen").expect("Cargo.lock holds wasm-bindgen");
        assert!(version.split('.').count() == 3 && version.starts_with("0.2."), "{version}");
        assert_eq!(locked_version("no-such-package"), None);
    }
}
