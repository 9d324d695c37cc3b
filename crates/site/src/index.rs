//! The index as a page fetches it: what a first query needs, and the rest.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use gongwen_engine::index::divide::{Divided, divide};
use gongwen_engine::index::format::SectionId;
use serde::Serialize;
use std::io::Write as _;

use crate::{File, SiteError, WIDGET, WidgetFile, hash};

/// The sections that only the expansion of a query needs. The widget's modules of the demo are divided in the same way (build.rs of
/// the root package).
const EXPANSION: [SectionId; 2] = [SectionId::Readings, SectionId::Synonyms];

/// The widget in one script, which takes an index.
pub(crate) const SINGLE: &str = "gongwen.standalone.js";

/// The script that a page over an archive loads.
pub(crate) const OF_ARCHIVE: &str = "gongwen-archive.js";

/// Where that script has its index: a string of JavaScript, filled in with JSON that needs no escape.
const PLACE: &str = "__GONGWEN_INDEX__";

/// What is before the name of a module where the script has it, deflated, in base64; two underscores are after it.
const MODULE: &str = "__GONGWEN_FILE_";

/// Bytes of an index up to which [`Mode::suiting`] puts it into one script: less than a tenth of what the script
/// weighs anyway.
pub const TINY: usize = 16 << 10;

/// How the index is shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// In the widget's script, with everything else: one file, which also works from the disk.
    Embedded,
    /// In files beside the widget, fetched when somebody searches.
    File,
    /// As an archive in many files, of which a query fetches a few.
    Hosted,
}

impl Mode {
    /// The mode as it is typed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::File => "file",
            Self::Hosted => "hosted",
        }
    }

    /// What suits an index of so many bytes: one script only for the smallest, since a page that has the script loads all of
    /// it whether somebody searches or not.
    #[must_use]
    pub fn suiting(index: &[u8]) -> Self {
        if index.len() <= TINY { Self::Embedded } else { Self::File }
    }
}

/// An index in two files.
#[derive(Clone, Debug)]
pub struct Parts {
    /// What a first query needs: an index by itself.
    pub core: Vec<u8>,
    /// What its expansion needs besides.
    pub companion: Vec<u8>,
}

/// `index.json`: which files the newest index is in.
#[derive(Serialize)]
struct Manifest {
    core: FileEntry,
    companion: FileEntry,
}

/// A file, and how to tell that it came whole.
#[derive(Serialize)]
struct FileEntry {
    file: String,
    bytes: usize,
    checksum: u32,
}

/// An index inside a script: deflated, in base64.
#[derive(Serialize)]
struct Inside {
    bytes: usize,
    deflated: String,
}

impl FileEntry {
    fn of(stem: &str, bytes: &[u8]) -> Self {
        Self {
            file: format!("{stem}-{}.gwix", hash::short(bytes)),
            bytes: bytes.len(),
            checksum: hash::checksum(bytes),
        }
    }
}

impl Parts {
    /// Divides an index.
    ///
    /// # Errors
    /// Where it is none.
    pub fn of(index: &[u8]) -> Result<Self, SiteError> {
        let Divided { core, companion } = divide(index, &EXPANSION)?;
        Ok(Self { core, companion })
    }

    /// The files, and the one that names them.
    pub(crate) fn files(self) -> Vec<File> {
        let manifest = Manifest {
            core: FileEntry::of("index", &self.core),
            companion: FileEntry::of("index-expansion", &self.companion),
        };
        let at = |name: &str| format!("{WIDGET}/{name}");
        let json = serde_json::to_string(&manifest).unwrap_or_default() + "\n";
        vec![
            File::new(at(&manifest.core.file), self.core),
            File::new(at(&manifest.companion.file), self.companion),
            File::new(at("index.json"), json),
        ]
    }

    /// The widget in one script with the index in it.
    pub(crate) fn single(&self, widget: &[WidgetFile<'_>]) -> Result<File, SiteError> {
        let missing = || SiteError::NoWidgetFile(SINGLE.to_owned());
        let script = widget.iter().find(|file| file.name == SINGLE).ok_or_else(missing)?;
        let script = std::str::from_utf8(&script.bytes).map_err(|_| missing())?;
        let (before, after) = script.split_once(PLACE).ok_or_else(missing)?;
        let inside = |bytes: &[u8]| Inside { bytes: bytes.len(), deflated: deflated(bytes) };
        let parts = [inside(&self.core), inside(&self.companion)];
        // Base64 and numbers: nothing in it ends a string of JavaScript but the quotation marks, which are escaped.
        let json = serde_json::to_string(&parts).unwrap_or_default().replace('"', "\\\"");
        let script = with_modules(&format!("{before}{json}{after}"), widget)?;
        Ok(File::new(format!("{WIDGET}/{SINGLE}"), script))
    }
}

/// A script with the modules in it that it names.
fn with_modules(script: &str, widget: &[WidgetFile<'_>]) -> Result<String, SiteError> {
    let mut pieces = script.split(MODULE);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, after) = piece.split_once("__").unwrap_or((piece, ""));
        let module = widget.iter().find(|file| file.name == name);
        let module = module.ok_or_else(|| SiteError::NoWidgetFile(name.to_owned()))?;
        whole.push_str(&deflated(&module.bytes));
        whole.push_str(after);
    }
    Ok(whole)
}

fn deflated(bytes: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    STANDARD.encode(written.unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn file<'a>(name: &'a str, bytes: &'a str) -> WidgetFile<'a> {
        WidgetFile { name: name.into(), bytes: bytes.as_bytes().into() }
    }

    #[test]
    fn a_script_gets_the_modules_that_it_names() {
        let widget = [file("a-1.wasm", "one"), file("b.wasm", "another")];
        let script = r#"x={bytes:3,deflated:"__GONGWEN_FILE_a-1.wasm__"};y="__GONGWEN_FILE_b.wasm__""#;
        let expected =
            format!(r#"x={{bytes:3,deflated:"{}"}};y="{}""#, deflated(b"one"), deflated(b"another"));
        assert_eq!(with_modules(script, &widget).unwrap(), expected);
        assert_eq!(with_modules("no module", &widget).unwrap(), "no module");
        let missing = with_modules("__GONGWEN_FILE_c.wasm__", &widget).unwrap_err();
        assert!(missing.to_string().contains("c.wasm"), "{missing}");
    }
}
