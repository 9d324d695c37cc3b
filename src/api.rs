//! [`Engine`]: what a program of the webmaster's own calls. Objects go in and out.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::corpus::WHOLE;
use crate::error::to_js;
use crate::options;

/// Suggestions that are given if none are counted.
const SUGGESTIONS: usize = 8;

/// A corpus that can be searched and summed up.
#[wasm_bindgen]
pub struct Engine {
    inner: gongwen_engine::Engine,
}

#[wasm_bindgen]
impl Engine {
    /// The corpus inside the module.
    pub fn embedded() -> Result<Engine, JsValue> {
        gongwen_engine::Engine::open(WHOLE).map(|inner| Engine { inner }).map_err(|error| to_js(&error))
    }

    /// Opens the bytes of an index, as `gongwen index` writes them. Throws a `GongwenError`; of a forged file so may any
    /// later call, where it reads what is damaged.
    pub fn open(index: &Uint8Array) -> Result<Engine, JsValue> {
        gongwen_engine::Engine::open(index.to_vec())
            .map(|inner| Engine { inner })
            .map_err(|error| to_js(&error))
    }

    /// Answers a query; whatever is typed is valid. Of a long one the first 1,000 characters are read.
    #[wasm_bindgen(unchecked_return_type = "SearchResponse")]
    pub fn search(
        &self,
        query: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "SearchOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        into_js(&self.inner.search(query, &options::search(options)?).map_err(|error| to_js(&error))?)
    }

    /// What may be meant by the beginning of a query, in characters or pinyin, the best first; eight if
    /// `limit` is left out.
    #[wasm_bindgen(unchecked_return_type = "Suggestion[]")]
    pub fn suggest(&self, prefix: &str, limit: Option<u32>) -> Result<JsValue, JsValue> {
        let limit = limit.map_or(SUGGESTIONS, |limit| limit as usize);
        into_js(&self.inner.suggest(prefix, limit).map_err(|error| to_js(&error))?)
    }

    /// What all articles can be narrowed by, with counts.
    #[wasm_bindgen(unchecked_return_type = "Facets")]
    pub fn facets(&self) -> Result<JsValue, JsValue> {
        into_js(&self.inner.facets())
    }

    /// The articles most like one, the best first; all that are stored if `limit` is left out. Throws a
    /// `GongwenError` when there is none with this id.
    #[wasm_bindgen(unchecked_return_type = "Hit[]")]
    pub fn related(&self, id: &str, limit: Option<u32>) -> Result<JsValue, JsValue> {
        let limit = limit.map_or(usize::MAX, |limit| limit as usize);
        into_js(&self.inner.related(id, limit).map_err(|error| to_js(&error))?)
    }

    /// One article, whole. Throws a `GongwenError` when there is none with this id.
    #[wasm_bindgen(unchecked_return_type = "Article")]
    pub fn article(&self, id: &str) -> Result<JsValue, JsValue> {
        into_js(&self.inner.article(id).map_err(|error| to_js(&error))?)
    }

    /// Divides any text at the places where the query occurs; the segments joined give the text back.
    #[wasm_bindgen(unchecked_return_type = "Segment[]")]
    pub fn highlight(&self, text: &str, query: &str) -> Result<JsValue, JsValue> {
        into_js(&self.inner.highlight(text, query))
    }

    /// Sums up an article in whole sentences. Throws a `GongwenError` when there is none with this id.
    #[wasm_bindgen(unchecked_return_type = "Summary")]
    pub fn summarize(
        &self,
        id: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "SummaryOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        into_js(&self.inner.summarize(id, &options::summary(options)?).map_err(|error| to_js(&error))?)
    }

    /// Sums up a text from outside the corpus; a line of `body` is a paragraph, `title` may be empty.
    #[wasm_bindgen(js_name = summarizeText, unchecked_return_type = "Summary")]
    pub fn summarize_text(
        &self,
        title: &str,
        body: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "SummaryOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        into_js(&self.inner.summarize_text(title, body, &options::summary(options)?))
    }

    /// One text over the articles that answer a query; each sentence names its article.
    #[wasm_bindgen(unchecked_return_type = "Summary")]
    pub fn digest(
        &self,
        query: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "SummaryOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = options::summary(options)?;
        into_js(&self.inner.digest(query, &options).map_err(|error| to_js(&error))?)
    }

    /// The keywords of an article, the best first; all that are stored if `limit` is left out.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn keywords(&self, id: &str, limit: Option<u32>) -> Result<JsValue, JsValue> {
        let limit = limit.map_or(usize::MAX, |limit| limit as usize);
        into_js(&self.inner.keywords(id, limit).map_err(|error| to_js(&error))?)
    }

    /// What the corpus holds.
    #[wasm_bindgen(unchecked_return_type = "Stats")]
    pub fn stats(&self) -> Result<JsValue, JsValue> {
        into_js(&self.inner.stats())
    }
}

fn into_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(value)?)
}
