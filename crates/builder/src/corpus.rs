//! [`Corpus`]: what was read, and what is made of it.

use gongwen_engine::Article;
use gongwen_prepare::config::Config;
use gongwen_prepare::read::{BadBytes, FileOutcome, ReadOptions, Reading, read_watched};
use wasm_bindgen::prelude::*;

use crate::fault::fail;
use crate::host::{self, Host, HostSource};
use crate::site::{self, Folder, Sink};
use crate::{listing, table};

/// Files that were read.
#[wasm_bindgen]
pub struct Corpus {
    reading: Reading,
    config: Config,
    /// Ids that corrections name and no article has.
    lost: Vec<String>,
}

#[wasm_bindgen]
impl Corpus {
    /// Reads files. `files` is an array of JSON, `{name, shown?, named?, input?}` each; `config` is the text of a gongwen.toml, or
    /// empty. Throws where the configuration is wrong; a file that cannot be read is told by [`table`](Self::table).
    /// `broken` are files over which an earlier reading broke down, as [`Host`] was told of them: they are not read.
    pub fn read(
        files: &str,
        config: &str,
        host: Host,
        replace_bad_bytes: Option<bool>,
        broken: Option<Vec<String>>,
    ) -> Result<Corpus, JsValue> {
        let config = Config::parse(config).map_err(fail)?;
        let bad_bytes = if replace_bad_bytes == Some(true) { BadBytes::Replace } else { BadBytes::Refuse };
        let source = HostSource::new(listing::of_json(files).map_err(fail)?, host);
        let broken = broken.unwrap_or_default().into_iter().collect();
        let options = ReadOptions { broken, ..config.read_options(bad_bytes) };
        let mut reading = read_watched(&source, &options, &host::Telling);
        host::release();
        let lost = config.correct(&mut reading);
        Ok(Self { reading, config, lost })
    }

    /// The ids that corrections name and no article has.
    #[wasm_bindgen(js_name = lostCorrections)]
    #[must_use]
    pub fn lost_corrections(&self) -> Vec<String> {
        self.lost.clone()
    }

    /// Gives the articles of a file an address.
    #[wasm_bindgen(js_name = setAddress)]
    pub fn set_address(&mut self, name: &str, url: &str) {
        for file in self.reading.files.iter_mut().filter(|file| file.name == name) {
            let FileOutcome::Articles(read) = &mut file.outcome else { continue };
            for read in &mut read.articles {
                read.article.url = Some(url.to_owned());
            }
        }
    }

    /// What became of every file: an array of JSON, with the articles of each and why an editor should look at them.
    pub fn table(&self) -> Result<String, JsValue> {
        serde_json::to_string(&table::of(&self.reading)).map_err(fail)
    }

    /// Counts over all files, as JSON.
    pub fn totals(&self) -> Result<String, JsValue> {
        serde_json::to_string(&self.reading.totals()).map_err(fail)
    }

    /// The articles as JSON lines, as `gongwen articles --json` prints them.
    pub fn articles(&self) -> Result<String, JsValue> {
        let mut lines = String::new();
        for read in self.reading.articles() {
            lines.push_str(&gongwen_prepare::json_line(&read.article).map_err(fail)?);
            lines.push('\n');
        }
        Ok(lines)
    }

    /// An article as JSON; nothing if there is none with this id.
    pub fn article(&self, id: &str) -> Result<Option<String>, JsValue> {
        let read = self.reading.articles().find(|read| read.article.id == id);
        read.map(|read| gongwen_prepare::json_line(&read.article)).transpose().map_err(fail)
    }

    /// Adds articles that are none of the files': an array of JSON in the form that `gongwen articles --json` prints, of which all
    /// but `id` and `title` may be left out.
    pub fn add(&mut self, articles: &str) -> Result<(), JsValue> {
        let articles: Vec<Article> = serde_json::from_str(articles).map_err(fail)?;
        table::add(&mut self.reading, articles);
        Ok(())
    }

    /// The index, as `gongwen index` writes it. What was read is used up.
    pub fn index(self) -> Result<Vec<u8>, JsValue> {
        let articles = self.reading.into_articles();
        if articles.is_empty() {
            return Err(fail("the inputs hold no article"));
        }
        gongwen_prepare::index_with(articles, &self.config).map_err(|error| fail(error.message()))
    }

    /// The folder to upload, as `gongwen build` writes it. `mode` is `file`, `embedded`, `hosted` or `auto`; `widget` are the files
    /// of the release, `[name, bytes]` each. `sink` takes the files of an archive; the others are those of the folder. What was
    /// read is used up.
    pub fn build(self, mode: &str, widget: &js_sys::Array, sink: &Sink) -> Result<Folder, JsValue> {
        site::build(self.reading, &self.config, mode, widget, sink)
    }
}
