//! `cargo xtask builder`: the module of the builder page and of `npx gongwen`, the page in target/builder/ and the package for npm
//! in target/npm/. Neither is committed by this.

use std::path::PathBuf;

use anyhow::Result;

use crate::build::{self, remap};
use crate::fresh::{digest, when_stale};
use crate::process::{command, node, run};
use crate::{paths, setup};

/// What the module is made from.
const MODULE_INPUTS: [&str; 17] = [
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "crates/analysis",
    "crates/builder",
    "crates/bytecount",
    "crates/codes",
    "crates/engine",
    "crates/hayro-jbig2",
    "crates/hayro-jpeg2000",
    "crates/include-flate",
    "crates/moxcms",
    "crates/packed-dictionary",
    "crates/prepare",
    "crates/site",
    "crates/zune-jpeg",
    "xtask/src/builder.rs",
];

/// What the page and the package are made from beside it.
const PAGE_INPUTS: [&str; 5] = ["npm", "www", "xtask/web", "pkg/carried", "package-lock.json"];

/// What makes the module quick and small (`-Oz` gives a larger one after packing). Every engine that runs the page has these features.
const SHRINKING: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "-O2",
    "--strip-debug",
    "--strip-producers",
];

/// How the module is compiled: a profile of Cargo.toml.
const PROFILE: &str = "builder-module";

/// The module, as wasm-bindgen names it.
const MODULE: &str = "builder_bg.wasm";

/// Where the module and the page are.
fn folder() -> PathBuf {
    paths::root().join("target").join("builder")
}

/// Builds what is stale.
pub(crate) fn everything() -> Result<()> {
    setup::everything()?;
    let root = paths::root();
    let folder = folder();
    let module = folder.join(MODULE);
    let source = digest(&root, &MODULE_INPUTS)?;
    when_stale(&folder.join(".built-from"), &source, &module, wasm_module)?;
    let page = format!("{source} {}", digest(&root, &PAGE_INPUTS)?);
    when_stale(&folder.join(".page-from"), &page, &folder.join("gongwen-builder.html"), || {
        run(&mut node("xtask/web/builder.mjs"))
    })
}

/// Builds the module and the script that wasm-bindgen makes for it.
fn wasm_module() -> Result<()> {
    let root = paths::root();
    run(command("cargo").current_dir(&root).args(["fetch", "--locked"]))?;
    let target = "wasm32-unknown-unknown";
    run(command("cargo").current_dir(&root).args([
        "build",
        "--locked",
        "--profile",
        PROFILE,
        "--package",
        "gongwen-builder",
        "--target",
        target,
        "--config",
        &remap(&root),
    ]))?;
    let built = root.join("target").join(target).join(PROFILE).join("gongwen_builder.wasm");
    let folder = folder();
    run(command("wasm-bindgen")
        .args([
            "--target",
            "web",
            "--experimental-reset-state-function",
            "--out-name",
            "builder",
            "--out-dir",
        ])
        .arg(&folder)
        .arg(built))?;
    let module = folder.join(MODULE);
    run(build::wasm_opt().args(SHRINKING).arg(&module).arg("-o").arg(&module))
}
