//! The folder to upload, from and to JavaScript.

use gongwen_prepare::config::Config;
use gongwen_prepare::read::Reading;
use gongwen_site::{Built, File, Mode, WidgetFile};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::fail;

/// A folder that was built.
#[wasm_bindgen]
pub struct Folder {
    built: Built,
}

#[wasm_bindgen]
impl Folder {
    /// How many files it has.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.built.files.len()
    }

    /// The path of a file in the folder; empty if there is no such file.
    #[must_use]
    pub fn path(&self, at: usize) -> String {
        self.built.files.get(at).map_or_else(String::new, |file| file.path.clone())
    }

    /// What a file holds.
    #[must_use]
    pub fn bytes(&self, at: usize) -> Vec<u8> {
        self.built.files.get(at).map_or_else(Vec::new, |File { bytes, .. }| bytes.clone())
    }

    /// How the index is shipped: `embedded` or `file`.
    #[wasm_bindgen(getter)]
    pub fn mode(&self) -> String {
        match self.built.mode {
            Mode::Embedded => "embedded",
            Mode::File => "file",
        }
        .to_owned()
    }

    /// Articles in the index.
    #[wasm_bindgen(getter)]
    pub fn articles(&self) -> usize {
        self.built.articles
    }

    /// Bytes of the index.
    #[wasm_bindgen(getter, js_name = indexBytes)]
    pub fn index_bytes(&self) -> usize {
        self.built.index_bytes
    }
}

pub(crate) fn build(
    reading: Reading,
    config: &Config,
    mode: &str,
    widget: &Array,
) -> Result<Folder, JsValue> {
    let mode = match mode {
        "embedded" => Some(Mode::Embedded),
        "file" => Some(Mode::File),
        "auto" => None,
        "hosted" => {
            return Err(fail("the mode hosted is not built yet; file suits some thousands of articles"));
        }
        other => return Err(fail(format!("no such mode: {other}; the modes are auto, file and embedded"))),
    };
    let widget: Vec<WidgetFile<'static>> = widget.iter().filter_map(|file| widget_file(&file)).collect();
    let built = gongwen_site::build(reading, config, mode, &widget).map_err(fail)?;
    Ok(Folder { built })
}

/// `[name, bytes]`.
fn widget_file(file: &JsValue) -> Option<WidgetFile<'static>> {
    let pair = file.dyn_ref::<Array>()?;
    let bytes = pair.get(1).dyn_into::<Uint8Array>().ok()?;
    Some(WidgetFile { name: pair.get(0).as_string()?.into(), bytes: bytes.to_vec().into() })
}
