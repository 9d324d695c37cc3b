//! The page in which an editor corrects a newspaper page: one file that runs from the disk and fetches nothing.
//!
//! `review.js` and `review.css` are made of `www/review` by `xtask/web/review.mjs`; a test holds them to it.

use std::path::Path;

use gongwen_prepare::page::proof::Proof;
use gongwen_prepare::page::{REVIEW_SUFFIX, id_prefix};
use gongwen_prepare::read::pages::proof;
use gongwen_prepare::read::{FileKind, ReadError, ReadOptions, Source, file_name};
use maud::{PreEscaped, html};
use serde::Serialize;

use crate::page::{NOTHING, document};
use crate::{SiteError, hash};

/// The program of the page.
#[derive(Clone, Copy, Debug)]
pub struct Editor<'a> {
    /// Its script.
    pub script: &'a str,
    /// Its style sheet.
    pub style: &'a str,
}

impl Editor<'static> {
    /// The program that this crate carries.
    pub const CARRIED: Self = Self { script: include_str!("review.js"), style: include_str!("review.css") };
}

/// A page for an editor.
#[derive(Clone, Debug, Serialize)]
pub struct Review {
    /// The name of its file: `A03.review.html`.
    pub file: String,
    /// The web page.
    pub page: String,
    /// The name of the file of corrections, and why they do not fit, where they do not.
    pub fault: Option<(String, String)>,
}

/// Makes the web page for the first file of a source.
///
/// # Errors
/// Where that is no newspaper page, or cannot be read.
pub fn review(source: &dyn Source, options: &ReadOptions, editor: Editor<'_>) -> Result<Review, SiteError> {
    let (name, shown) = source.files().first().map_or(("", ""), |file| (file_name(&file.name), &file.shown));
    if !matches!(FileKind::of_name(name), FileKind::Page | FileKind::Pdf | FileKind::Unknown) {
        return Err(SiteError::NoPage(shown.to_owned()));
    }
    let proof = proof(source, 0, id_prefix(name), options)
        .map_err(|cause| SiteError::Page(ReadError::new(Path::new(shown), cause)))?;
    let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    Ok(Review {
        file: format!("{stem}{REVIEW_SUFFIX}"),
        page: review_page(&proof, editor)?,
        fault: proof.fault.map(|fault| (proof.fix, fault)),
    })
}

/// The web page for a proof. Its policy lets this script run and no other, and nothing be fetched.
fn review_page(proof: &Proof, Editor { script, style }: Editor<'_>) -> serde_json::Result<String> {
    let policy = format!(
        "{NOTHING}; img-src data:; script-src {}; style-src {}",
        hash::policy(script),
        hash::policy(style)
    );
    // As JSON, every `<` can be written so that no text of the page ends the script.
    let json = serde_json::to_string(proof)?.replace('<', "\\u003c");
    let head = html! {
        // No server is asked for one.
        link rel="icon" href="data:,";
        title { "核对版面：" (proof.file) }
    };
    let body = html! {
        script type="application/json" id="proof" { (PreEscaped(json)) }
        script { (PreEscaped(script)) }
    };
    Ok(document(&policy, style, &head, &body))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use gongwen_prepare::read::MemorySource;

    fn page_of(name: &str, text: &str) -> String {
        let source = MemorySource::new([(name, text.as_bytes().to_vec())]);
        let proof = proof(&source, 0, "p", &ReadOptions::default()).unwrap();
        review_page(&proof, Editor::CARRIED).unwrap()
    }

    #[test]
    fn hostile_text_ends_no_script_and_is_no_markup() {
        let lines = "</script><script>alert(1)</script>\n\n<!-- <img src=x onerror=alert(1)>\n\n本报讯 记者李凡报道 “\\\"&lt;”。\n";
        let page = page_of("<b>&\".txt", lines);
        assert_eq!(page.matches("<script").count(), 2);
        assert_eq!(page.matches("</script>").count(), 2);
        assert!(!page.contains("<img") && !page.contains("<!--") && !page.contains("<b>"));
        assert!(page.contains("&lt;b&gt;&amp;&quot;.txt"));
        let json = page.split_once("id=\"proof\">").unwrap().1.split_once("</script>").unwrap().0;
        let proof: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(proof["lines"][0]["text"], "</script><script>alert(1)</script>");
        assert_eq!(proof["file"], "<b>&\".txt");
    }

    #[test]
    fn nothing_is_fetched_and_no_other_script_runs() {
        let page = page_of("A01.txt", "工会办起夜校\n\n本报讯 近日，夜校开班。\n");
        let policy = page.split_once("Content-Security-Policy\" content=\"").unwrap().1;
        let policy = policy.split_once('"').unwrap().0.replace("&#39;", "'");
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
        let Editor { script, style } = Editor::CARRIED;
        assert!(policy.contains(&hash::policy(script)) && policy.contains(&hash::policy(style)));
        assert!(!script.contains("</script") && !style.contains("</style"));
        assert!(!page.contains(" src=") && page.matches("<link").count() == 1);
    }
}
