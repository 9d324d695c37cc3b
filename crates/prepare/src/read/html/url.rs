//! The address of a page, if the page itself says it.

use std::sync::LazyLock;

use regex::Regex;

use super::page::Page;
use crate::pattern::pattern;

/// The address and the rule that gave it.
pub(super) fn url(page: &Page<'_>) -> Option<(String, &'static str)> {
    static SAVED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]+?)\s*-->"));
    static MIRRORED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"<!--\s*Mirrored from ([^\s<>]+) by HTTrack"));
    if let Some(given) = page.attributes.field("url") {
        return Some((given.to_owned(), "attribute"));
    }
    let canonical = page.document.select_single("link[rel=canonical]").attr("href");
    if let Some(found) = canonical.and_then(|address| absolute(page, &address)) {
        return Some((found, "canonical"));
    }
    for (names, rule) in [(&["url"], "meta Url"), (&["og:url"], "og:url")] {
        if let Some(found) = page.meta.get(names).and_then(|address| absolute(page, address)) {
            return Some((found, rule));
        }
    }
    if let Some(found) = SAVED.captures(page.html) {
        return Some((found[1].to_owned(), "saved from"));
    }
    let mirrored = MIRRORED.captures(page.html)?;
    Some((format!("http://{}", mirrored[1].trim_start_matches("http://")), "Mirrored from"))
}

/// An address with its host; a path below the host is joined to that of `base`.
fn absolute(page: &Page<'_>, address: &str) -> Option<String> {
    let address = address.trim();
    if address.starts_with("http://") || address.starts_with("https://") {
        return Some(address.to_owned());
    }
    if address.starts_with("//") {
        return Some(format!("https:{address}"));
    }
    let base = page.document.select_single("base[href]").attr("href")?;
    let (scheme, rest) = base.split_once("://")?;
    let host = rest.split('/').next()?;
    address.starts_with('/').then(|| format!("{scheme}://{host}{address}"))
}
