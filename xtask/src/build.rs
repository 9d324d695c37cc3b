//! `cargo xtask build`: the wasm module by wasm-pack, lowered for old browsers, then the
//! widget bundled around it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;

use anyhow::{Result, anyhow};

use crate::fresh::{digest, when_stale};
use crate::process::{command, node, run};
use crate::{browsers, paths, setup};

/// A wasm module: the features of the root package in it, and the folder in target/ that its package is made in.
pub(crate) struct Module {
    features: &'static str,
    pub(crate) folder: &'static str,
}

/// The whole module is for programs of the webmaster's own (pkg/); the widget loads the others, each when it is
/// needed; those with `outside` and `hosted` are for the folder that `gongwen build` writes. The whole one comes last, so that it is the one left in cargo's own folder, where the benches find it.
pub(crate) const MODULES: [Module; 7] = [
    Module { features: "search", folder: "wasm-search" },
    Module { features: "expansion", folder: "wasm-expansion" },
    Module { features: "summary", folder: "wasm-summary" },
    Module { features: "search,outside", folder: "wasm-search-outside" },
    Module { features: "expansion,outside", folder: "wasm-expansion-outside" },
    Module { features: "hosted", folder: "wasm-hosted" },
    Module { features: "api", folder: "wasm-pkg" },
];

/// The name that wasm-bindgen gives each module.
pub(crate) const MODULE_FILE: &str = "gongwen_bg.wasm";

/// What the wasm modules are made from.
const WASM_INPUTS: [&str; 11] = [
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "src",
    "seeds",
    "crates/analysis",
    "crates/codes",
    "crates/engine",
    "crates/prepare",
    "xtask/src/build.rs",
];

/// What the widget is made from, beside the wasm module.
const WEB_INPUTS: [&str; 4] = ["www", "xtask/web", "package.json", "package-lock.json"];

/// The passes that bring the module down to engines without bulk memory, saturating float conversion and
/// sign extension (Chromium 72). The features must be named: with all of them wasm-opt lowers nothing.
const LOWERING: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
];

/// What makes the module small. Measured after brotli: finding the control flow anew (`flatten`, `rereloop`)
/// and a second round save 0.6 % over one `-Oz`; a third, functions joined that differ in a constant, and locals numbered by
/// how often they are used, 0.3 % more. Rust keeps the end of its stack in the lowest kilobyte, which a
/// program that has not overflowed never reaches. Functions of one caller are joined with it only while they are
/// small: a browser compiles a function whole at its first call (crates/engine/src/lib.rs), which costs a first query
/// a third of its time, and hardly a byte is won. The smallest functions are joined with all callers: each function costs a
/// browser some microseconds besides its length, and with a tenth fewer of them the first query takes a tenth less.
const SHRINKING: [&str; 14] = [
    "--low-memory-unused",
    "--merge-similar-functions",
    "--flatten",
    "--rereloop",
    "--one-caller-inline-max-function-size",
    "60",
    "--always-inline-max-function-size",
    "5",
    "-Oz",
    "-Oz",
    "-Oz",
    "--reorder-locals",
    "--strip-debug",
    "--strip-producers",
];

/// Installs what is missing and builds what is stale.
pub(crate) fn everything() -> Result<()> {
    setup::everything()?;
    let root = paths::root();
    let (package, dist) = (paths::wasm_package(), paths::dist());
    let (wasm, web) = (wasm_sources()?, sources()?);
    when_stale(&package.join(".built-from"), &wasm, &package.join(MODULE_FILE), || wasm_modules(&root))?;
    when_stale(&dist.join(".built-from"), &web, &dist.join("index.html"), || {
        run(&mut node("xtask/web/build.mjs"))
    })
}

/// A digest of what the wasm modules are made from.
fn wasm_sources() -> Result<String> {
    digest(&paths::root(), &WASM_INPUTS)
}

/// A digest of what the widget is made from, its modules included.
pub(crate) fn sources() -> Result<String> {
    Ok(format!("{} {}", wasm_sources()?, digest(&paths::root(), &WEB_INPUTS)?))
}

/// Prints the sizes and fails above the budget.
pub(crate) fn size() -> Result<()> {
    run(&mut node("xtask/web/size.mjs"))
}

/// Runs a script that drives Chromium, with arguments of its own.
pub(crate) fn with_chromium(script: &str, arguments: &[String]) -> Result<()> {
    browsers::everything()?;
    let chromium = browsers::chromium().unwrap_or_default();
    run(node(script).args(arguments).env("CHROMIUM", chromium))
}

/// Builds the wasm modules of the workspace at `root` into its target folder. Each is shrunk while the next is compiled: both
/// mostly take one core.
pub(crate) fn wasm_modules(root: &Path) -> Result<()> {
    // Unpacks the packages, so that `remap` sees the folder they are in.
    run(command("cargo").current_dir(root).args(["fetch", "--locked"]))?;
    let remap = remap(root);
    thread::scope(|scope| {
        let (compiled, modules) = mpsc::channel::<PathBuf>();
        let shrinking = scope.spawn(move || modules.iter().try_for_each(|module| lower(&module)));
        let compiling = MODULES.iter().try_for_each(|module| {
            // Nobody receives after a module could not be shrunk, which is told below.
            let _ = compiled.send(compile(root, module, &remap)?);
            Ok(())
        });
        drop(compiled);
        let shrunk = shrinking.join().map_err(|_| anyhow!("the thread that shrinks modules has panicked"))?;
        compiling.and(shrunk)
    })
}

/// Compiles a module and gives its file.
fn compile(root: &Path, module: &Module, remap: &str) -> Result<PathBuf> {
    let package = root.join("target").join(module.folder);
    run(command("wasm-pack")
        .current_dir(root)
        .args(["build", "--mode", "no-install", "--release", "--target", "web", "--out-name", "gongwen"])
        .arg("--out-dir")
        .arg(&package)
        .args([".", "--", "--locked", "--no-default-features", "--features", module.features])
        .args(["--config", remap]))?;
    Ok(package.join(MODULE_FILE))
}

/// The crates that the modules of a page consist of.
const SHIPPED: [&str; 2] = ["engine", "codes"];

/// Paths of this machine must neither reach the shipped bytes nor change them, so they are renamed. The folder of
/// unpacked packages is named after the registry, which differs with mirrors: it goes too.
pub(crate) fn remap(root: &Path) -> String {
    let home = paths::cargo_home();
    let unpacked = fs::read_dir(home.join("registry").join("src")).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = unpacked.map(|entry| entry.path()).collect();
    folders.sort();
    // Where several fit a path, the last one is taken.
    folders.insert(0, home);
    let rename =
        |from: &Path, to: &str| format!("{:?}", format!("--remap-path-prefix={}={to}", from.display()));
    let mut flags: Vec<String> = folders.iter().map(|folder| rename(folder, "cargo")).collect();
    flags.push(rename(root, "gongwen"));
    // cargo names the files of this workspace from its root. Every file that can fail has its name in the module.
    flags.extend(SHIPPED.map(|name| rename(&Path::new("crates").join(name).join("src"), name)));
    format!("target.wasm32-unknown-unknown.rustflags=[{}]", flags.join(","))
}

/// The optimiser of wasm modules.
pub(crate) fn wasm_opt() -> Command {
    node("node_modules/binaryen/bin/wasm-opt")
}

fn lower(module: &Path) -> Result<()> {
    run(wasm_opt().args(LOWERING).args(SHRINKING).arg(module).arg("-o").arg(module))
}
