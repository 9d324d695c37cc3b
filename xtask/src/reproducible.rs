//! Two promises about the shipped bytes: they are the same wherever they are built, and they tell nothing
//! about the machine that built them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::fresh::collect;
use crate::process::{capture, command};
use crate::{build, paths};

/// Builds the wasm modules from a copy of the workspace at another path, with a target folder of its own,
/// and compares the bytes.
pub(crate) fn same_bytes_elsewhere() -> Result<()> {
    build::everything()?;
    let elsewhere = std::env::temp_dir().join(format!("gongwen-elsewhere-{}", std::process::id()));
    let outcome = copy_sources(&elsewhere).and_then(|()| {
        build::wasm_modules(&elsewhere)?;
        build::MODULES.iter().try_for_each(|module| {
            let file = Path::new("target").join(module.folder).join(build::MODULE_FILE);
            same(&file, &paths::root(), &elsewhere)
        })
    });
    let _ = fs::remove_dir_all(&elsewhere);
    outcome
}

/// Whether a file holds the same bytes in two folders.
fn same(file: &Path, here: &Path, there: &Path) -> Result<()> {
    let (ours, theirs) = (read(&here.join(file))?, read(&there.join(file))?);
    if ours == theirs {
        return Ok(());
    }
    let at = ours.iter().zip(&theirs).position(|(a, b)| a != b).unwrap_or(ours.len().min(theirs.len()));
    bail!(
        "{} differs between two paths: {} and {} bytes, first at {at}",
        file.display(),
        ours.len(),
        theirs.len()
    )
}

/// No file that ships holds the workspace's path, cargo's home or the registry's folder.
pub(crate) fn no_machine_paths() -> Result<()> {
    build::everything()?;
    let mut files = Vec::new();
    for folder in [paths::dist(), paths::wasm_package()] {
        collect(&folder, &mut files).with_context(|| format!("cannot read {}", folder.display()))?;
    }
    let private = [paths::root(), paths::cargo_home(), PathBuf::from("registry/src")];
    for file in files {
        let bytes = read(&file)?;
        for path in &private {
            let needle = path.to_string_lossy();
            if bytes.windows(needle.len()).any(|window| window == needle.as_bytes()) {
                bail!("{} holds the path {needle}", file.display());
            }
        }
    }
    Ok(())
}

/// Copies what git knows or would add: the working tree, without what is ignored.
fn copy_sources(to: &Path) -> Result<()> {
    let root = paths::root();
    let list = capture(command("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))
        .context("`git ls-files` failed: this check needs git")?;
    for file in list.split('\0').filter(|file| !file.is_empty()) {
        let (from, target) = (root.join(file), to.join(file));
        if !from.is_file() {
            continue; // deleted in the working tree, still in git's list
        }
        let folder = target.parent().unwrap_or(to);
        fs::create_dir_all(folder)
            .and_then(|()| fs::copy(&from, &target))
            .with_context(|| format!("cannot copy {file}"))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
