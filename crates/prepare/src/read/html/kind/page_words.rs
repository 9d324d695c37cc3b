//! Words that templates print round articles, and those that they print round lists.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;
use crate::read::html::lines::Line;

/// Which of these words a page has.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a word of its own")]
pub(super) struct Words {
    /// Links to the article before and after: `上一篇：`.
    pub(super) neighbours: bool,
    /// Buttons and counters of an article: `【打印】`, `字号：`, `浏览次数`.
    pub(super) furniture: bool,
    /// Links to the pages of a list: `共3页`, `下一页 尾页`.
    pub(super) pager: bool,
    /// Links to whole lists: `更多>>`.
    pub(super) more: usize,
}

impl Words {
    pub(super) fn of(lines: &[Line]) -> Self {
        /// Characters of a line that may be such a word with its value.
        const LONGEST: u32 = 80;
        static NEIGHBOURS: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"^[【\[(（<«←‹]*\s*(?:上|下|前|后)一?(?:篇|条|則|则|主题|文章)[^。]{0,60}$|^(?i:previous post|next post|(?:上|下)一(?:篇|条)文章)",
            )
        });
        static FURNITURE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"(?:字号|字体|字體)\s*[：:]|[【\[(（]\s*(?:打印|关闭|纠错|关闭窗口|打印本页)|打印本[页文]|责任?编辑?\s*[：:]|(?:浏览|阅读|点击|访问)(?:次数|量|数)\s*[：:]",
            )
        });
        static PAGER: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"共\s*\d+\s*(?:页|条)|(?:上|前)一?页.{0,60}(?:下|后)一?页|下一?页.{0,12}(?:尾页|末页)|(?i:older posts|newer posts)|加载更多|查看更多",
            )
        });
        static MORE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?i)^[\[【(（]?\s*(?:\+?\s*更多|more|查看全部|全部)\s*[>»›+…\])）】.]*$")
        });
        let mut words = Self::default();
        for line in lines.iter().filter(|line| line.chars <= LONGEST) {
            words.neighbours |= NEIGHBOURS.is_match(&line.text) && !line.links.is_empty();
            words.furniture |= FURNITURE.is_match(&line.text);
            words.pager |= PAGER.is_match(&line.text);
            words.more += line.links.iter().filter(|link| MORE.is_match(&link.text)).count();
        }
        words
    }
}
