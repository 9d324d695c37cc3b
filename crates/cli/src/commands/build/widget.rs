//! The widget that is written beside an index.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use gongwen_site::WidgetFile;

/// The release for sites of their own content, which the command carries (build.rs), in the order of its names.
static CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/widget.rs"));

/// The files of that release.
pub(super) fn carried() -> Vec<WidgetFile<'static>> {
    let file = |&(name, bytes): &(&'static str, &'static [u8])| WidgetFile {
        name: Cow::Borrowed(name),
        bytes: Cow::Borrowed(bytes),
    };
    CARRIED.iter().map(file).collect()
}

/// The files of a folder, in the order of their names.
pub(super) fn of_folder(folder: &Path) -> Result<Vec<WidgetFile<'static>>> {
    let context = || folder.display().to_string();
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.push(WidgetFile {
            name: name.into(),
            bytes: fs::read(entry.path()).with_context(context)?.into(),
        });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use gongwen_engine::index::format::VERSION;

    use super::*;

    const MANIFEST: &str = include_str!("../../../../../pkg/MANIFEST.json");

    #[test]
    fn the_release_opens_what_this_command_writes() {
        let line = format!("\"indexVersion\": {VERSION},");
        assert!(MANIFEST.contains(&line), "pkg/ is older than the index: run `cargo xtask release`");
        assert!(CARRIED.iter().any(|(name, _)| *name == "gongwen-search.js"));
    }
}
