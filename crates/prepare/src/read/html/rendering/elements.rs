//! What elements are: breaking lines, hidden, big.

use dom_query::NodeRef;

/// Elements whose text is not part of the page.
pub(super) const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "select", "textarea",
    "button", "svg", "audio", "video", "map", "noframes", "datalist", "rt", "rp", "math",
];

/// Elements that begin and end a line.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "caption",
    "details",
    "summary",
    "marquee",
    "founder-title",
    "founder-content",
    "html",
    "legend",
    "option",
];

/// What a script writes into the page where it is, if it does nothing else: `document.write('2024-03-08')`.
pub(super) fn written(script: &str) -> Option<&str> {
    /// Most bytes of a fact.
    const LONGEST: usize = 120;
    let call = script.trim().trim_end_matches(';').trim_end();
    let call = call.strip_prefix("document.writeln").or_else(|| call.strip_prefix("document.write"))?;
    let inside = call.trim().strip_prefix('(')?.strip_suffix(')')?.trim();
    let quote = inside.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let text = inside.strip_prefix(quote)?.strip_suffix(quote)?;
    let is_plain = text.len() <= LONGEST && !text.contains([quote, '\\', '<', '>', '+', '&', '\n']);
    is_plain.then_some(text)
}

/// Whether a size of type is one of headlines: 20 pixels, 15 points.
pub(super) fn is_big(size: &str) -> bool {
    let digits = size.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(size.len());
    let (number, unit) = size.split_at(digits);
    let number = number.parse::<f32>().unwrap_or(0.0);
    match unit.get(..2) {
        Some("px") => number >= 20.0,
        Some("pt") => number >= 15.0,
        Some("em" | "re") => number >= 1.3,
        _ => unit.starts_with("x-large") || unit.starts_with("xx-large"),
    }
}

/// Whether a browser does not show an element at all.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    if node.has_attr("hidden") {
        return true;
    }
    node.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().split(';').any(|rule| {
            matches!(rule, "display:none" | "font-size:0" | "font-size:0px" | "display:none!important")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn plain_text_that_a_script_writes_is_text() {
        assert_eq!(written(" document.write('2024-03-08'); "), Some("2024-03-08"));
        assert_eq!(written("document.writeln( \"云河日报\" )"), Some("云河日报"));
        for other in [
            "document.write('<b>1</b>')",
            "document.write(a + 'b')",
            "document.write('a'+'b')",
            "var a = 1",
            "",
        ] {
            assert_eq!(written(other), None, "{other}");
        }
    }
}
