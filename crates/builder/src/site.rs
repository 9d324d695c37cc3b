//! The folder to upload, from and to JavaScript.

use gongwen_engine::hosted::ArchiveFile;
use gongwen_engine::index::divide::join;
use gongwen_prepare::config::Config;
use gongwen_prepare::read::Reading;
use gongwen_site::{ARCHIVE, Built, File, Look, Mode, WIDGET, WidgetFile, hosted_site, is_large, text_bytes};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::fault::fail;
use crate::memory;

/// Postings of an archive that are in memory at once, some 40 bytes each. Each part of the work reads all articles again, which
/// one thread does for part after part: many more at once than the native command has on each of its threads.
const POSTINGS_AT_ONCE: usize = 10_000_000;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "
/** Who takes the files of an archive. They are many, so that they are handed over as they are made, the root last. */
export interface Sink {
  /** Takes a file by its path in the folder to upload. What it throws ends the build. */
  file(path: string, bytes: Uint8Array): void;
  /** Called with the parts of the work that are done, of how many. */
  part(done: number, of: number): void;
}
";

#[wasm_bindgen]
extern "C" {
    /// Who takes the files of an archive.
    #[wasm_bindgen(typescript_type = "Sink")]
    pub type Sink;

    #[wasm_bindgen(structural, method, catch)]
    fn file(this: &Sink, path: &str, bytes: Uint8Array) -> Result<(), JsValue>;

    #[wasm_bindgen(structural, method, catch)]
    fn part(this: &Sink, done: u32, of: u32) -> Result<(), JsValue>;
}

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

    /// How the index is shipped: `embedded`, `file` or `hosted`.
    #[wasm_bindgen(getter)]
    pub fn mode(&self) -> String {
        self.built.mode.name().to_owned()
    }

    /// The widget with this index in one script, to try the search before anything is uploaded. An archive has none.
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

    /// Bytes of the index; of an archive those of all its files.
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
    sink: &Sink,
) -> Result<Folder, JsValue> {
    let mode = match mode {
        "embedded" => Some(Mode::Embedded),
        "file" => Some(Mode::File),
        "hosted" => Some(Mode::Hosted),
        "auto" => None,
        other => {
            return Err(fail(format!(
                "no such mode: {other}; the modes are auto, file, embedded and hosted"
            )));
        }
    };
    memory::make_room_for_build(text_bytes(&reading));
    let widget = widget_files(widget);
    if mode == Some(Mode::Hosted) || mode.is_none() && is_large(&reading) {
        return archive(reading, config, &widget, sink);
    }
    let built = gongwen_site::build(reading, config, mode, &widget).map_err(fail)?;
    Ok(Folder { built })
}

/// The folder of a site whose index is an archive, which goes to the sink.
fn archive(
    reading: Reading,
    config: &Config,
    widget: &[WidgetFile<'_>],
    sink: &Sink,
) -> Result<Folder, JsValue> {
    let site = hosted_site(reading, config, widget).map_err(fail)?;
    let (mut count, mut bytes) = (0, 0);
    let mut put = |file: &ArchiveFile| {
        count += 1;
        bytes += file.bytes.len();
        sink.file(&format!("{WIDGET}/{ARCHIVE}/{}", file.path), Uint8Array::from(file.bytes.as_slice()))
    };
    let writer = site.writer(POSTINGS_AT_ONCE).map_err(fail)?;
    for part in 0..writer.parts() {
        writer.part(part).iter().try_for_each(&mut put)?;
        sink.part(part as u32 + 1, writer.parts() as u32)?;
    }
    put(&writer.record())?;
    put(&writer.root().map_err(|error| fail(error.message()))?)?;
    let report = site.report(count, bytes);
    let articles = site.articles();
    let mut files = site.files;
    files.push(report);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Folder { built: Built { files, mode: Mode::Hosted, articles, index_bytes: bytes } })
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
