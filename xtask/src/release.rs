//! `cargo xtask release`: fills pkg/ with what a webmaster takes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{node, run};
use crate::{build, paths};

/// Files of wasm-pack that are not for pkg/: its ignore list hides the folder from git, the stamp is ours.
const LEFT_OUT: [&str; 2] = [".gitignore", ".built-from"];

/// Builds, copies wasm-pack's package and the widget, and writes the manifest of hashes.
pub(crate) fn run_release() -> Result<()> {
    build::everything()?;
    let package = paths::root().join("pkg");
    let _ = fs::remove_dir_all(&package);
    copy(&paths::wasm_package(), &package)?;
    copy(&paths::dist().join("gongwen"), &package)?;
    // The service worker lies beside the demo page, as on a site it must lie at the root.
    copy_file(&paths::dist().join("gongwen-sw.js"), &package)?;
    run(&mut node("xtask/web/manifest.mjs"))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let entries = fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))?;
    fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        if !LEFT_OUT.iter().any(|left_out| name == *left_out) && entry.path().is_file() {
            copy_file(&entry.path(), to)?;
        }
    }
    Ok(())
}

fn copy_file(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().unwrap_or_default();
    let copied = fs::copy(file, folder.join(name));
    copied.map(|_| ()).with_context(|| format!("cannot copy {}", file.display()))
}
