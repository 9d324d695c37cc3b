//! Running other programs: shown before they run, and a failure says which one.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{paths, tools};

/// A command that runs in the workspace root and sees the pinned tools first.
pub(crate) fn command(program: &str) -> Command {
    // On Windows npm is a batch file, which is only found by its full name.
    let program = if cfg!(windows) && program == "npm" { "npm.cmd" } else { program };
    let mut command = Command::new(program);
    command.current_dir(paths::root()).env("PATH", search_path());
    command
}

/// `node SCRIPT`, the script given from the workspace root.
pub(crate) fn node(script: &str) -> Command {
    let mut command = command("node");
    command.arg(paths::root().join(script));
    command
}

/// Runs a command with its output on this terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = describe(command);
    println!("$ {line}");
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start `{}`", command.get_program().to_string_lossy()))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs a command quietly and gives its standard output; `None` where it cannot start or fails.
pub(crate) fn capture(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether `program` starts at all and what `--version` answers.
pub(crate) fn version(program: &str) -> Option<String> {
    capture(command(program).arg("--version"))
}

/// The command as a person would type it, without the folders of this machine.
pub(crate) fn describe(command: &Command) -> String {
    let root = paths::root();
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| {
            let path = Path::new(word);
            path.strip_prefix(&root).unwrap_or(path).to_string_lossy().into_owned()
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The pinned tools' folders, then the user's PATH.
fn search_path() -> std::ffi::OsString {
    let mut folders = tools::folders();
    if let Some(path) = std::env::var_os("PATH") {
        folders.extend(std::env::split_paths(&path));
    }
    std::env::join_paths(folders).unwrap_or_default()
}
