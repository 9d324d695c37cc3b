//! Bounds for hostile pages: tags nested without end cost the parser and every walk of the tree.

use std::borrow::Cow;

/// Most elements inside each other. Browsers stop at 512; real pages stay under 60.
const DEEPEST: usize = 512;

/// Elements that have no end tag, or whose end tag is left out by custom: they do not nest.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "frame", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "td", "th", "tr", "wbr", "tbody", "thead", "html", "head", "body",
    "o:p",
];

/// The page without the start and end tags that nest deeper than [`DEEPEST`]. All text stays.
pub(super) fn bounded(html: &str) -> Cow<'_, str> {
    if html.bytes().filter(|byte| *byte == b'<').count() <= DEEPEST {
        return Cow::Borrowed(html);
    }
    let (mut out, mut kept) = (String::new(), 0);
    let (mut depth, mut dropped) = (0_usize, 0_usize);
    for tag in (Tags { html, at: 0 }) {
        if FLAT.iter().any(|flat| tag.name.eq_ignore_ascii_case(flat)) {
            continue;
        }
        let drop = if tag.closes {
            if dropped > 0 {
                dropped -= 1;
                true
            } else {
                depth = depth.saturating_sub(1);
                false
            }
        } else if depth >= DEEPEST {
            dropped += 1;
            true
        } else {
            depth += 1;
            false
        };
        if drop {
            out.push_str(&html[kept..tag.start]);
            kept = tag.end;
        }
    }
    if kept == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[kept..]);
    Cow::Owned(out)
}

/// A start or end tag.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    start: usize,
    end: usize,
}

/// The tags of a page, outside comments and scripts; tags without children (`<a/>`) are left out.
struct Tags<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let start = self.at + self.html[self.at..].find('<')?;
            let rest = &self.html[start + 1..];
            if rest.starts_with("!--") {
                self.at = start + rest.find("-->").map_or(rest.len(), |end| end + 3) + 1;
                continue;
            }
            let closes = rest.starts_with('/');
            let name = rest.strip_prefix('/').unwrap_or(rest);
            let length =
                name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b':').count();
            let name = &name[..length];
            self.at = start + 1;
            if length == 0 {
                continue;
            }
            let end = start + 1 + rest.find('>').map_or(rest.len(), |end| end + 1);
            self.at = end;
            if !closes && ["script", "style"].iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                self.skip_raw(name);
                continue;
            }
            if !self.html[..end].ends_with("/>") {
                return Some(Tag { name, closes, start, end });
            }
        }
    }
}

impl Tags<'_> {
    /// Goes to after the end tag of a script or a style sheet.
    fn skip_raw(&mut self, name: &str) {
        let mut from = self.at;
        while let Some(found) = self.html[from..].find("</") {
            from += found + 2;
            if self.html.get(from..from + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
                self.at = from;
                return;
            }
        }
        self.at = self.html.len();
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, bounded};

    #[test]
    fn usual_pages_are_as_they_were() {
        let page = "<ul>".to_owned() + &"<li><p>文<font>字</font><br><img src=a>".repeat(2_000) + "</ul>";
        assert_eq!(bounded(&page), page);
        let page = "<!-- <div> --><script>a='<div>'</script><br/>".repeat(1_000);
        assert_eq!(bounded(&page), page);
    }

    #[test]
    fn deep_nesting_is_flattened_and_text_stays() {
        let page = "<div>".repeat(5_000) + "文" + &"</div>".repeat(5_000) + "<p>尾";
        let flat = bounded(&page);
        assert_eq!(flat.matches("<div>").count(), DEEPEST);
        assert_eq!(flat.matches("</div>").count(), DEEPEST);
        assert!(flat.contains('文') && flat.ends_with("<p>尾"));
    }
}
