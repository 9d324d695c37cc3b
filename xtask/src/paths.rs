//! Where things lie: the workspace, cargo's home, the tools that all clones share.

use std::env;
use std::path::{Path, PathBuf};

/// The workspace root. Known at compile time, so the chores work from any folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Cargo's own folder: `CARGO_HOME`, or `.cargo` in the user's home.
pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from)
}

/// Pinned tools live beside cargo's own caches, so that every clone finds what one has installed.
/// `GONGWEN_TOOLS` moves the folder.
pub(crate) fn tools() -> PathBuf {
    env::var_os("GONGWEN_TOOLS").map_or_else(|| cargo_home().join("gongwen-tools"), PathBuf::from)
}

/// What wasm-pack makes of the whole module, before it is bundled: see [`crate::build::MODULES`].
pub(crate) fn wasm_package() -> PathBuf {
    root().join("target").join("wasm-pkg")
}

/// The deployable folder that `serve` shows and `release` copies from.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

fn home() -> PathBuf {
    #[allow(deprecated, reason = "what was wrong with it on Windows is mended since Rust 1.85")]
    env::home_dir().unwrap_or_default()
}
