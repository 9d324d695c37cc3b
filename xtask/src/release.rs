//! `cargo xtask release`: fills pkg/ with what a webmaster takes.

use std::fs;
use std::path::Path;

use crate::process::{node, run};
use crate::{build, paths};

/// Files of wasm-pack that are not for pkg/: its ignore list hides the folder from git, the stamp is ours.
const LEFT_OUT: [&str; 2] = [".gitignore", ".built-from"];

/// Builds, copies wasm-pack's package and the widget, and writes the manifest of hashes.
pub(crate) fn run_release() -> Result<(), String> {
    build::everything()?;
    let package = paths::root().join("pkg");
    let _ = fs::remove_dir_all(&package);
    copy(&paths::wasm_package(), &package)?;
    copy(&paths::dist().join("gongwen"), &package)?;
    // The service worker lies beside the demo page, as on a site it must lie at the root.
    copy_file(&paths::dist().join("gongwen-sw.js"), &package)?;
    run(&mut node("xtask/web/manifest.mjs"))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let entries = fs::read_dir(from).map_err(|error| format!("cannot read {}: {error}", from.display()))?;
    fs::create_dir_all(to).map_err(|error| format!("cannot make {}: {error}", to.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        if !LEFT_OUT.iter().any(|left_out| name == *left_out) && entry.path().is_file() {
            copy_file(&entry.path(), to)?;
        }
    }
    Ok(())
}

fn copy_file(file: &Path, folder: &Path) -> Result<(), String> {
    let name = file.file_name().unwrap_or_default();
    let copied = fs::copy(file, folder.join(name));
    copied.map(|_| ()).map_err(|error| format!("cannot copy {}: {error}", file.display()))
}
