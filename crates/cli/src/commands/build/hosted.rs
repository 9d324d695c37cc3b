//! The folder of a site whose index is an archive in files.

use std::path::Path;

use anyhow::Result;
use gongwen_prepare::config::Config;
use gongwen_prepare::read::Reading;
use gongwen_site::{ARCHIVE, WIDGET, WidgetFile, hosted_site};

use super::folder;
use crate::commands::archive::{self, Written};

/// Writes the archive, and then what opens it.
pub(super) fn build(reading: Reading, config: &Config, widget: &[WidgetFile<'_>], out: &Path) -> Result<()> {
    let archive = out.join(WIDGET).join(ARCHIVE);
    archive::check(&archive)?;
    let site = hosted_site(reading, config, widget)?;
    let Written { files, bytes, changes } = archive::write_input(site.input(), &archive)?;
    let count = site.articles();
    let report = site.report(files, usize::try_from(bytes).unwrap_or(usize::MAX));
    let mut written = site.files;
    written.push(report);
    folder::write(out, &written)?;
    if let Some(changes) = changes {
        eprintln!("{changes}");
    }
    eprintln!("{count} articles, archive of {bytes} bytes in {files} files (hosted): {}", out.display());
    Ok(())
}
