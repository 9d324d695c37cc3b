//! The object of JavaScript that has the files, as a [`Source`] of the readers.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io;

use gongwen_prepare::read::{Source, SourceError, SourceFile, Watcher};
use js_sys::{Error, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::listing::Listed;
use crate::memory;

/// Bytes of the module's memory beyond which no further file is read. What was read is a fraction of it, but the index of it
/// is made in the same memory, of which a module of 32 bits has 4 GB at most.
const MEMORY: usize = 1 << 30;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "
/** Who has the files. What it throws becomes the reason why a file is not read. */
export interface Host {
  /** The bytes of the file at this place of the list. */
  bytes(at: number): Uint8Array;
  /** The bytes of the file of this name in the folder of the file at this place, if there is one. */
  beside(at: number, name: string): Uint8Array | undefined;
  /** Called before each file, also those in a zip, with its name as it is shown. */
  begins(shown: string): void;
  /** Called after each file, with the number of files that were read. */
  progress(done: number): void;
}
";

#[wasm_bindgen]
extern "C" {
    /// Who has the files.
    #[wasm_bindgen(typescript_type = "Host")]
    pub type Host;

    #[wasm_bindgen(structural, method, catch)]
    fn bytes(this: &Host, at: u32) -> Result<Uint8Array, JsValue>;

    #[wasm_bindgen(structural, method, catch)]
    fn beside(this: &Host, at: u32, name: &str) -> Result<Option<Uint8Array>, JsValue>;

    #[wasm_bindgen(structural, method, catch)]
    fn begins(this: &Host, shown: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(structural, method, catch)]
    fn progress(this: &Host, done: u32) -> Result<(), JsValue>;
}

/// The host of the reading that runs. The readers ask from a closure that must be sharable between threads, which an object of
/// JavaScript is not; the module has one thread.
struct Current {
    host: Host,
    done: u32,
}

thread_local! {
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
}

/// The files of the host.
pub(crate) struct HostSource {
    files: Vec<SourceFile>,
    /// The place of each in the host's own list.
    places: Vec<u32>,
}

impl HostSource {
    /// Takes the host for the readings to come.
    pub(crate) fn new(listed: Vec<Listed>, host: Host) -> Self {
        CURRENT.with_borrow_mut(|current| *current = Some(Current { host, done: 0 }));
        let (places, files) = listed.into_iter().map(|listed| (listed.place, listed.file)).unzip();
        Self { files, places }
    }

    fn ask<T>(
        &self,
        at: usize,
        question: impl FnOnce(&Host, u32) -> Result<T, JsValue>,
    ) -> Result<T, SourceError> {
        let place = *self.places.get(at).ok_or(SourceError::NoSuchFile)?;
        CURRENT.with_borrow(|current| {
            let current = current.as_ref().ok_or(SourceError::NoSuchFile)?;
            question(&current.host, place).map_err(|thrown| io::Error::other(message(&thrown)).into())
        })
    }
}

/// Tells the host how far the reading is. What it throws is of no account here.
pub(crate) struct Telling;

impl Watcher for Telling {
    fn begins(&self, file: &SourceFile) {
        CURRENT.with_borrow(|current| {
            if let Some(current) = current {
                let _ = current.host.begins(&file.shown);
            }
        });
    }

    fn ends(&self, _: &SourceFile) {
        CURRENT.with_borrow_mut(|current| {
            if let Some(current) = current {
                current.done += 1;
                let _ = current.host.progress(current.done);
            }
        });
    }
}

/// Lets the host go.
pub(crate) fn release() {
    CURRENT.with_borrow_mut(|current| *current = None);
}

impl Source for HostSource {
    fn files(&self) -> &[SourceFile] {
        &self.files
    }

    fn bytes(&self, at: usize) -> Result<Cow<'_, [u8]>, SourceError> {
        if memory::size() > MEMORY {
            return Err(io::Error::other(
                "what was read before fills the memory that a browser gives; build the site in parts, or with the \
                 command for your system",
            )
            .into());
        }
        let bytes = self.ask(at, Host::bytes)?;
        memory::make_room_for_file(bytes.length() as usize);
        Ok(Cow::Owned(bytes.to_vec()))
    }

    fn beside(&self, at: usize, name: &str) -> Result<Option<Cow<'_, [u8]>>, SourceError> {
        let found = self.ask(at, |host, place| host.beside(place, name))?;
        Ok(found.map(|bytes| Cow::Owned(bytes.to_vec())))
    }
}

/// The message of what JavaScript throws.
pub(crate) fn message(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<Error>() {
        Some(error) => String::from(error.message()),
        None => thrown.as_string().unwrap_or_else(|| "the file cannot be read".to_owned()),
    }
}
