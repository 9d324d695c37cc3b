//! `cargo xtask release`: fills pkg/ with what a webmaster takes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{node, run};
use crate::{build, builder, paths};

/// The builder: one HTML file.
const BUILDER: &str = "gongwen-builder.html";
/// Files that are not copied with a folder: of wasm-pack, whose ignore list hides the folder from git; our stamp; the builder, which is
/// no part of a site.
const LEFT_OUT: [&str; 3] = [".gitignore", ".built-from", BUILDER];

/// What the command `gongwen build` carries.
const CARRIED: &str = "carried";
/// Where the engine says which version of the index it has.
const FORMAT: &str = "crates/engine/src/index/format.rs";
/// The digests of the files, and what they were built from.
const MANIFEST: &str = "MANIFEST.json";

/// Builds, copies wasm-pack's package, the widget and the builder page, and writes the manifest of hashes.
pub(crate) fn run_release() -> Result<()> {
    build::everything()?;
    let package = paths::root().join("pkg");
    let _ = fs::remove_dir_all(&package);
    copy(&paths::wasm_package(), &package)?;
    copy(&paths::dist().join("gongwen"), &package)?;
    copy(&paths::dist().join("carried"), &package.join(CARRIED))?;
    // The service worker lies beside the demo page, as on a site it must lie at the root.
    copy_file(&paths::dist().join("gongwen-sw.js"), &package)?;
    // It carries the widget that was copied right before.
    builder::everything()?;
    copy_file(&paths::root().join("target").join("builder").join(BUILDER), &package)?;
    run(node("xtask/web/manifest.mjs").args([build::sources()?, index_version()?]))
}

/// Lays the committed release out as the build does in dist/, if the manifest says that it was made from the sources as they
/// are here; gives the folder.
pub(crate) fn unpacked() -> Result<Option<PathBuf>> {
    let root = paths::root();
    let package = root.join("pkg");
    let manifest = fs::read_to_string(package.join(MANIFEST)).unwrap_or_default();
    if !manifest.contains(&format!("\"builtFrom\": \"{}\"", build::sources()?)) {
        return Ok(None);
    }
    let site = root.join("target").join("release-site");
    let _ = fs::remove_dir_all(&site);
    copy(&package, &site.join("gongwen"))?;
    copy(&root.join("www").join("pages"), &site)?;
    copy_file(&package.join("gongwen-sw.js"), &site)?;
    Ok(Some(site))
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

/// The version of the index that the engine writes and opens. Read from its source: the chores shall start without compiling
/// the engine.
fn index_version() -> Result<String> {
    let source =
        fs::read_to_string(paths::root().join(FORMAT)).with_context(|| format!("cannot read {FORMAT}"))?;
    let version =
        source.lines().find_map(|line| line.strip_prefix("pub const VERSION: u8 = ")?.strip_suffix(';'));
    version.map(str::to_owned).with_context(|| format!("{FORMAT} names no version"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_names_the_version_of_the_index() {
        let version = index_version().expect("it is there");
        assert!(version.parse::<u8>().is_ok(), "{version}");
    }
}
