//! The folder to upload, from and to JavaScript.

use gongwen_engine::index::divide::join;
use gongwen_prepare::config::Config;
use gongwen_prepare::read::Reading;
use gongwen_site::{Built, File, Look, Mode, WIDGET, WidgetFile};
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
        self.built.mode.name().to_owned()
    }

    /// The widget with this index in one script, to try the search before anything is uploaded.
    pub fn preview(&self, widget: &Array) -> Result<Vec<u8>, JsValue> {
        let widget = widget_files(widget);
        let named = |stem: &str| {
            let prefix = format!("{WIDGET}/{stem}-");
            let is_it =
                |file: &&File| file.path.strip_prefix(&prefix).is_some_and(|rest| !rest.contains('-'));
            self.built.files.iter().find(is_it).map(|file| file.bytes.as_slice())
        };
        let single = |files: &[File]| {
            files.iter().find(|file| file.path.ends_with(".standalone.js")).map(|file| file.bytes.clone())
        };
        if let (Some(core), Some(companion)) = (named("index"), named("index-expansion")) {
            let index = join(core, companion).map_err(|error| fail(error.message()))?;
            let files =
                gongwen_site::files(&index, Mode::Embedded, &Look::default(), &widget).map_err(fail)?;
            return single(&files).ok_or_else(|| fail("the release has no script for one file"));
        }
        single(&self.built.files).ok_or_else(|| fail("the release has no script for one file"))
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
            return Err(fail("the mode hosted is of the command: gongwen build --mode hosted"));
        }
        other => return Err(fail(format!("no such mode: {other}; the modes are auto, file and embedded"))),
    };
    let built = gongwen_site::build(reading, config, mode, &widget_files(widget)).map_err(fail)?;
    Ok(Folder { built })
}

fn widget_files(widget: &Array) -> Vec<WidgetFile<'static>> {
    widget.iter().filter_map(|file| widget_file(&file)).collect()
}

/// `[name, bytes]`.
fn widget_file(file: &JsValue) -> Option<WidgetFile<'static>> {
    let pair = file.dyn_ref::<Array>()?;
    let bytes = pair.get(1).dyn_into::<Uint8Array>().ok()?;
    Some(WidgetFile { name: pair.get(0).as_string()?.into(), bytes: bytes.to_vec().into() })
}
