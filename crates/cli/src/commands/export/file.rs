//! A file of an export.

/// What it is called, and what it holds.
pub(super) struct ExportFile {
    pub(super) name: &'static str,
    pub(super) text: String,
}

impl ExportFile {
    pub(super) fn new(name: &'static str, text: impl Into<String>) -> Self {
        Self { name, text: text.into() }
    }
}
