//! What the fuzz targets, the chore `cargo xtask fuzz` and the tests that replay the corpora share.

pub mod archive;
pub mod archive_files;
pub mod first_inputs;
pub mod messages;
pub mod module;
pub mod outcome;
pub mod pdf;
pub mod readers;
pub mod small_archive;
pub mod targets;
pub mod workbooks;
pub mod zip;

#[path = "../../crates/prepare/src/read/sheet/workbook_97.rs"]
mod workbook_97;

// The wasm module as far as it responds: that package is no library that another could name.
#[path = "../../src/base64.rs"]
mod base64;
#[path = "../../src/corpus.rs"]
mod corpus;
#[path = "../../src/form.rs"]
mod form;
#[path = "../../src/hosted.rs"]
mod hosted;
#[path = "../../src/json.rs"]
mod json;
#[path = "../../src/outside.rs"]
mod outside;
#[path = "../../src/protocol.rs"]
mod protocol;
#[path = "../../src/search.rs"]
mod search;
#[path = "../../src/summary.rs"]
mod summary;

/// In the place of the module's buffers, which a script fills by address.
mod exchange {
    use std::cell::RefCell;

    thread_local! {
        static ATTACHED: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
    }

    pub(crate) fn attach(file: &[u8]) {
        ATTACHED.with_borrow_mut(|attached| attached.push(file.to_vec()));
    }

    pub(crate) fn attached() -> Vec<Vec<u8>> {
        ATTACHED.take()
    }
}
