//! Lines of tags: links to what else is about the same (标签, 关键词).

use std::sync::LazyLock;

use regex::Regex;

use super::lines::{Line, Link};
use crate::pattern::pattern;

/// Whether a line is links to tags and nothing else, after a word for them or at addresses of tags.
pub(super) fn is_tags(line: &Line) -> bool {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^[\[【(（]?(?:本文|文章|相关|热门)?(?:标签|標籤|关键[词字]|關鍵[詞字]|tags?|keywords?)[\[【(（\]】)）：:|｜/、a-z]*$",
        )
    });
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)(?:^|[/?&_.-])(?:tags?|tagname|tagid|taglist|keywords?)(?:[/=_.-]|$)|/topics?/")
    });
    if line.links.is_empty() {
        return false;
    }
    let mut rest = line.text.clone();
    for link in &line.links {
        rest = without(&rest, link);
    }
    let is_named = WORD.is_match(&rest.split_whitespace().collect::<String>());
    let is_bare = !rest.chars().any(char::is_alphanumeric);
    let lead_to_tags = || line.links.iter().all(|link| ADDRESS.is_match(&link.href));
    is_named || is_bare && lead_to_tags()
}

/// A line without the words of a link, which the line may have with blanks.
fn without(text: &str, link: &Link) -> String {
    if let Some((before, after)) = text.split_once(link.text.as_str()) {
        return format!("{before}{after}");
    }
    let close: String = text.split_whitespace().collect();
    close.replacen(link.text.as_str(), "", 1)
}
