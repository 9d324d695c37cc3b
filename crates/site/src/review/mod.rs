//! The page in which an editor corrects a newspaper page: one file that runs from the disk and fetches nothing.
//!
//! `review.js` and `review.css` are made of `www/review` by `xtask/web/review.mjs`; a test holds them to it.

use gongwen_prepare::page::proof::Proof;
use maud::{PreEscaped, html};

use crate::hash;
use crate::page::{NOTHING, document};

const SCRIPT: &str = include_str!("review.js");
const STYLE: &str = include_str!("review.css");

/// The web page for a proof. Its policy lets this script run and no other, and nothing be fetched.
///
/// # Errors
/// None for any proof: it is JSON of strings and numbers.
pub fn review_page(proof: &Proof) -> serde_json::Result<String> {
    let policy = format!(
        "{NOTHING}; img-src data:; script-src {}; style-src {}",
        hash::policy(SCRIPT),
        hash::policy(STYLE)
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
        script { (PreEscaped(SCRIPT)) }
    };
    Ok(document(&policy, STYLE, &head, &body))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use gongwen_prepare::read::{MemorySource, ReadOptions, pages};

    fn page_of(name: &str, text: &str) -> String {
        let source = MemorySource::new([(name, text.as_bytes().to_vec())]);
        review_page(&pages::proof(&source, 0, "p", &ReadOptions::default()).unwrap()).unwrap()
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
        assert!(policy.contains(&hash::policy(SCRIPT)) && policy.contains(&hash::policy(STYLE)));
        assert!(!SCRIPT.contains("</script") && !STYLE.contains("</style"));
        assert!(!page.contains(" src=") && page.matches("<link").count() == 1);
    }
}
