//! Options from JS objects. They are read by hand: a deserialiser would weigh more than all of this module.

use gongwen_engine::facets::{Facet, Filters};
use gongwen_engine::search::{SearchOptions, Sort};
use gongwen_engine::summary::SummaryOptions;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use crate::error::bad_option;

/// A JS object, or nothing at all.
struct Options(JsValue);

impl Options {
    fn new(value: JsValue) -> Result<Self, JsValue> {
        if value.is_undefined() || value.is_null() || value.is_object() {
            Ok(Self(value))
        } else {
            Err(bad_option("options must be an object"))
        }
    }

    /// The property, unless it is left out.
    fn get(&self, name: &str) -> Result<Option<JsValue>, JsValue> {
        if !self.0.is_object() {
            return Ok(None);
        }
        let value = Reflect::get(&self.0, &name.into())?;
        Ok((!value.is_undefined() && !value.is_null()).then_some(value))
    }

    /// A whole number of at least zero.
    fn count(&self, name: &str) -> Result<Option<usize>, JsValue> {
        let Some(value) = self.get(name)? else { return Ok(None) };
        match value.as_f64() {
            // `as` saturates: what is greater than any count asks for all there is.
            Some(number) if number >= 0.0 && number.fract() == 0.0 => Ok(Some(number as usize)),
            _ => Err(bad_option(&[name, " must be a whole number of at least 0"].concat())),
        }
    }

    fn string(&self, name: &str) -> Result<Option<String>, JsValue> {
        let Some(value) = self.get(name)? else { return Ok(None) };
        value.as_string().map(Some).ok_or_else(|| bad_option(&[name, " must be a string"].concat()))
    }

    /// A string, or an array of them.
    fn strings(&self, name: &str) -> Result<Vec<String>, JsValue> {
        let Some(value) = self.get(name)? else { return Ok(Vec::new()) };
        let values = if Array::is_array(&value) { Array::from(&value) } else { Array::of1(&value) };
        let strings: Option<Vec<String>> = values.iter().map(|value| value.as_string()).collect();
        strings.ok_or_else(|| bad_option(&[name, " must be a string or an array of strings"].concat()))
    }

    fn flag(&self, name: &str) -> Result<Option<bool>, JsValue> {
        Ok(self.get(name)?.map(|value| value.is_truthy()))
    }
}

/// Options of a search; what is left out has its default.
pub(crate) fn search(options: JsValue) -> Result<SearchOptions, JsValue> {
    let options = Options::new(options)?;
    let default = SearchOptions::default();
    let sort = match options.string("sort")?.as_deref() {
        None => default.sort,
        Some("relevance") => Sort::Relevance,
        Some("date") => Sort::Date,
        Some(_) => return Err(bad_option("sort must be 'relevance' or 'date'")),
    };
    Ok(SearchOptions {
        limit: options.count("limit")?.unwrap_or(default.limit),
        offset: options.count("offset")?.unwrap_or(default.offset),
        sort,
        snippets: options.count("snippets")?.unwrap_or(default.snippets),
        snippet_chars: options.count("snippet_chars")?.unwrap_or(default.snippet_chars),
        filters: filters(options.get("filters")?.unwrap_or_default())?,
        facets: options.flag("facets")?.unwrap_or(default.facets),
        expand: options.flag("expand")?.unwrap_or(default.expand),
    })
}

fn filters(options: JsValue) -> Result<Filters, JsValue> {
    let options = Options::new(options)?;
    let mut filters =
        Filters { from: options.string("from")?, to: options.string("to")?, ..Filters::default() };
    for facet in Facet::ALL {
        filters.accept(facet, options.strings(facet.name())?);
    }
    Ok(filters)
}

/// Options of a summary; what is left out has its default.
pub(crate) fn summary(options: JsValue) -> Result<SummaryOptions, JsValue> {
    let options = Options::new(options)?;
    Ok(SummaryOptions {
        max_sentences: options.count("max_sentences")?,
        max_chars: options.count("max_chars")?,
        query: options.string("query")?,
    })
}
