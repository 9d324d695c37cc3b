//! The tools that a build needs in a pinned version, and the folders they are installed in.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::paths;

/// The version the build was made and tested with.
const WASM_PACK: &str = "0.15.1";

/// A command installed by cargo, pinned.
pub(crate) struct Tool {
    pub(crate) command: &'static str,
    pub(crate) package: &'static str,
    pub(crate) version: String,
}

impl Tool {
    /// One folder for each version, so that clones at different commits do not fight over it.
    pub(crate) fn folder(&self) -> PathBuf {
        paths::tools().join(format!("{}-{}", self.package, self.version))
    }
}

/// The pinned tools. wasm-bindgen's command must be of the very version of the library.
pub(crate) fn pinned() -> Result<Vec<Tool>> {
    let bindgen = locked_version("wasm-bindgen").context("Cargo.lock holds no wasm-bindgen")?;
    Ok(vec![
        Tool { command: "wasm-bindgen", package: "wasm-bindgen-cli", version: bindgen },
        Tool { command: "wasm-pack", package: "wasm-pack", version: WASM_PACK.to_owned() },
    ])
}

/// The folders of the pinned tools that are installed, for the PATH of child processes.
pub(crate) fn folders() -> Vec<PathBuf> {
    let tools = pinned().unwrap_or_default();
    tools.iter().map(|tool| tool.folder().join("bin")).filter(|folder| folder.is_dir()).collect()
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
