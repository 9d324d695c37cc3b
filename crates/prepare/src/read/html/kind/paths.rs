//! What the path of a file says about its kind.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// Whether files with such paths are articles.
pub(super) fn is_article_path(path: &str) -> bool {
    static ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:art_\d+_\d+|t(?:19|20)\d{6}_\d+|/?info/\d+/\d+\.|content_\d+|c\d+-\d+|thread-\d+|tid=\d+|show[-_.]?\w*[-_@?=]\w*=?\d+|(?:19|20)\d{2}[-/]?\d{2}[-/]?\d{2}/[^/]*\d|[?@&_](?:p|id|aid|articleid|newsid)=\d+|(?:^|/)a/\w+/(?:19|20)\d+/\d+|(?:^|/)archives/\d+|(?:^|/)posts?/|c\d+a\d+/page|(?:^|/)(?:19|20)\d{2}/\d{1,2}/[^/]+/(?:index\.|$)|(?:^|/)(?:19|20)\d{2}/\d{1,2}/\d{1,2}/|(?:view|detail|article|news|read|shownews|newsshow)\w*\.(?:asp|aspx|php|jsp)[?@_]|(?:19|20)\d{2}[-/]?\d{4}[_-]\d+\.|(?:^|/)\d{3,}\.s?html?$)",
        )
    });
    ARTICLE.is_match(path)
}

/// Whether files with such paths are lists.
pub(super) fn is_list_path(path: &str) -> bool {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^|/)(?:col/col\d+|col\d+/|index(?:[-_]\d+)?\.|list[-_\d.]|forum[-_]?\d*|lists?/|more[-_.]|default\.|search|category/|categories/|tags?/|archives?(?:/index|\.)|page/\d+/|newslist|\w*list\.(?:asp|aspx|php|jsp)|home\.|main\.)",
        )
    });
    // `viewforum.php` begins as pages of articles do.
    let is_forum = path.contains("viewforum") || path.contains("forumdisplay");
    is_forum || LIST.is_match(path) && !is_article_path(path)
}

/// Whether a path is that of an index at least two folders deep, and says nothing else of a list.
pub(super) fn is_deep_index(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else { return false };
    let is_index = ["index.html", "index.htm"].iter().any(|index| name.eq_ignore_ascii_case(index));
    is_index && folder.contains('/') && !is_list_path(&format!("{folder}/a.html"))
}
