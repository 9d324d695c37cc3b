//! Whether a field of data is HTML, or a text that prints tags: `如何使用 <img> 标签`.
//!
//! A tag that the text speaks of stands between blanks or quotation marks, or before the word 标签; it has no attributes, and
//! often no partner. A body with one tag that is none of these, or with a character reference, is HTML as a whole. A title
//! is judged tag by tag: it hardly ever has more than a pair round some words.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// A tag of a known element.
struct Tag<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    name: String,
    closes: bool,
    has_attributes: bool,
}

/// The tags of known elements.
fn tags(text: &str) -> Vec<Tag<'_>> {
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)<(/?)(p|br|div|span|strong|b|em|i|u|a|img|font|table|tbody|tr|td|ul|ol|li|h[1-6]|section|article|blockquote|figure|style|script|center|pre|hr|o:p|sup|sub)(\s[^<>]*?)?/?>",
        )
    });
    let found = TAG.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        Some(Tag {
            text,
            start: whole.start(),
            end: whole.end(),
            name: found[2].to_ascii_lowercase(),
            closes: !found[1].is_empty(),
            has_attributes: found.get(3).is_some_and(|attributes| attributes.as_str().contains('=')),
        })
    });
    found.collect()
}

impl Tag<'_> {
    /// Whether the element has no text of its own, so that its tag has no partner.
    fn breaks(&self) -> bool {
        matches!(self.name.as_str(), "br" | "hr" | "p" | "li" | "td" | "tr")
    }

    /// Whether the element is part of a line.
    fn is_inline(&self) -> bool {
        matches!(
            self.name.as_str(),
            "span" | "strong" | "b" | "em" | "i" | "u" | "a" | "font" | "sup" | "sub"
        )
    }

    /// Whether another tag ends what this one begins.
    fn has_partner(&self, tags: &[Tag<'_>]) -> bool {
        let is_partner = |other: &&Tag<'_>| {
            other.name == self.name
                && other.closes != self.closes
                && (other.start > self.start) == other.closes
        };
        tags.iter().any(|other| is_partner(&other))
    }

    /// Whether the text speaks of the tag.
    fn is_mentioned(&self) -> bool {
        static NOUN: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r#"(?i)^[\s`'"”’」》）)/、和与及或]*(?:标签|標籤|标记|標記|元素|tags?\b|elements?\b)"#)
        });
        if self.has_attributes {
            return false;
        }
        // Without its address a picture or a link is nothing.
        if !self.closes && matches!(self.name.as_str(), "img" | "font") {
            return true;
        }
        let before = self.text[..self.start].chars().next_back();
        let after = self.text[self.end..].chars().next();
        let is_quote = |c: Option<char>| c.is_some_and(|c| "`'\"“”‘’「」『』《》（）()".contains(c));
        let is_apart =
            |c: Option<char>| is_quote(c) || c.is_some_and(|c| " \u{a0}\u{3000}、，。：:,".contains(c));
        NOUN.is_match(&self.text[self.end..])
            || is_quote(before) && is_quote(after)
            || !self.breaks() && is_apart(before) && is_apart(after)
    }
}

/// Whether a text has a character reference.
fn has_reference(text: &str) -> bool {
    static REFERENCE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)&(?:[a-z]{2,8}[0-9]?|#[0-9]{2,6}|#x[0-9a-f]{2,5});"));
    text.contains('&') && REFERENCE.is_match(text)
}

/// Whether a body is HTML.
pub(crate) fn is_html(text: &str) -> bool {
    if !text.contains(['<', '&']) {
        return false;
    }
    let tags = tags(text);
    let is_markup = |tag: &Tag<'_>| {
        let is_lone = tag.is_inline() && !tag.closes && !tag.has_attributes && !tag.has_partner(&tags);
        !is_lone && !tag.is_mentioned()
    };
    has_reference(text) || tags.iter().any(is_markup)
}

/// A text of one line as HTML, with the tags that it speaks of escaped; none if it is no HTML at all.
pub(crate) fn line_as_html(text: &str) -> Option<String> {
    if !text.contains(['<', '&']) {
        return None;
    }
    let tags = tags(text);
    // A title has lines, and perhaps a paragraph that nothing ends.
    let may_be_lone =
        |tag: &Tag<'_>| matches!(tag.name.as_str(), "br" | "hr") || tag.name == "p" && tag.start == 0;
    let is_word = |tag: &Tag<'_>| {
        tag.is_mentioned() || !may_be_lone(tag) && !tag.has_attributes && !tag.has_partner(&tags)
    };
    let has_words = tags.iter().any(is_word);
    // Beside a tag that the title speaks of a lone break is another one.
    let is_markup =
        |tag: &&Tag<'_>| !is_word(tag) && (tag.has_attributes || tag.has_partner(&tags) || !has_words);
    let markup: Vec<&Tag<'_>> = tags.iter().filter(is_markup).collect();
    if markup.is_empty() && !has_reference(text) {
        return None;
    }
    let mut html = String::with_capacity(text.len() + 8);
    let mut from = 0;
    for tag in markup {
        html.push_str(&text[from..tag.start].replace('<', "&lt;"));
        html.push_str(&text[tag.start..tag.end]);
        from = tag.end;
    }
    html.push_str(&text[from..].replace('<', "&lt;"));
    Some(html)
}

#[cfg(test)]
mod tests {
    use super::{is_html, line_as_html};
    use crate::read::blocks::line_of;

    #[test]
    fn bodies_are_html_or_text() {
        for text in [
            "<p>甲",
            "甲<br>乙",
            "&ldquo;甲&rdquo;",
            "甲&#8220;",
            "<P CLASS=a>",
            "甲</SPAN>",
            "<div>\n甲\n</div>",
            "第一行 <br> 第二行",
            "图<img src=\"1.jpg\">",
            "这是<b>重点</b>",
            "<p>如何使用 <img> 标签</p>",
        ] {
            assert!(is_html(text), "{text}");
        }
        for text in [
            "a<b",
            "《甲》",
            "AT&T; 甲",
            "1 < 2 > 0",
            "<甲>",
            "a & b;",
            "用 <img> 标签插图。\n再写一行。",
            "`<b>` 和 `</b>` 之间是粗体",
            "换行写 <br> 标签",
            "<b>和<strong>的区别",
            "“<p>”是段落",
        ] {
            assert!(!is_html(text), "{text}");
        }
    }

    #[test]
    fn titles_keep_the_tags_that_they_speak_of() {
        for text in [
            "如何使用 <img> 标签",
            "<b>和<strong>的区别",
            "<div>与<span>怎么选",
            "<br>标签的用法",
            "在 <body> 里写 <p>",
            "List<String> 入门",
            "a<b 且 c>d",
            "工会<动态>",
        ] {
            assert_eq!(line_of(text), text);
        }
        for (text, read) in [
            ("夜校<b>开班</b>", "夜校开班"),
            ("<font color=red>夜校开班", "夜校开班"),
            ("夜校<br>开班", "夜校 开班"),
            ("夜校开班<img src=\"new.gif\">", "夜校开班"),
            ("&ldquo;夜校&rdquo;开班", "“夜校”开班"),
            ("如何使用 &lt;img&gt; 标签", "如何使用 <img> 标签"),
            ("<b>如何</b>使用 <img> 标签", "如何使用 <img> 标签"),
            ("A &amp; B 与 <img>", "A & B 与 <img>"),
        ] {
            assert_eq!(line_of(text), read, "{text}");
        }
        assert_eq!(line_as_html("夜校开班"), None);
    }
}
