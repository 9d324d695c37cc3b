//! Readers' comments and answers under an article: where they begin.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::Line;
use super::page::Page;
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;

/// Whether a line is the heading of comments: `2 Comments`, `网友评论`, `在〈…〉中有 1 則留言`.
pub(super) fn is_over_comments(line: &str) -> bool {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:.{0,12}(?:网友|最新|热门|全部|发表|发布)?(?:评论|留言|回帖|跟帖)(?:区|列表)?|.{0,6}\d+ ?(?:条|則|则|个|thoughts?|comments?|responses?|replies).{0,20}|在.{1,60}[條条則则個个](?:留言|评论|回[响響]|迴響)|comments?|leave a (?:reply|comment)|(?:發佈|發表)(?:留言|迴響|回應))[：:（(\d）)条]*$",
        )
    });
    line.chars().count() <= 80 && HEADING.is_match(line.trim()) && printed_date(line).is_none()
}

/// The place in a list of lines of the text where comments begin: at their heading, or at the second post of a thread.
pub(super) fn begin(page: &Page<'_>, text: &[usize]) -> Option<usize> {
    let lines = page.lines();
    let has_text = |at: usize| {
        text[..at].iter().any(|line| lines[*line].prose() >= 15 || !lines[*line].images.is_empty())
    };
    (1..text.len()).find(|at| {
        let line = &lines[text[*at]];
        (is_over_comments(&line.text) && are_comments(page, text[*at], &text[at + 1..])
            || is_post(line) && lines[..text[*at]].iter().any(is_post))
            && has_text(*at)
    })
}

/// Whether lines under such a heading are comments: by the names of their elements, or by what systems print beside each. A
/// newspaper has headings of these words over what it quotes, too.
fn are_comments(page: &Page<'_>, heading: usize, rest: &[usize]) -> bool {
    /// Lines under the heading that are looked at.
    const NEAR: usize = 12;
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)comment|reply|replies|pinglun|liuyan|\bcmt|feedback|guestbook|discuss")
    });
    static SURE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\d{3}\*{3,}\d{2,4}|^(?:请先?)?(?:登录|注册).{0,4}(?:后|才能|即可|方可)?.{0,6}(?:评论|回复|留言|发言)|^(?:暂无|还没有|目前没有).{0,6}(?:评论|留言)|(?:快来|来)?抢(?:占)?沙发",
        )
    });
    let lines = page.lines();
    let is_named = |at: &usize| NAME.is_match(&page.hint(&lines[*at]));
    let near = || rest.iter().take(NEAR);
    is_named(&heading) && near().next().is_none_or(is_named)
        || near().any(|at| lines[*at].chars <= 40 && SURE.is_match(&lines[*at].text))
        || near().filter(|at| is_beside_comment(&lines[**at])).count() > 1
}

/// Whether a line says when a comment was made and by whom, or is a button of one.
fn is_beside_comment(line: &Line) -> bool {
    const LONGEST: u32 = 40;
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[\s│|])(?:(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?|昨天|今天|前天)\s*\d{1,2}:\d\d|\d+ ?(?:秒|分钟|小时|天|周|个月|年)前",
        )
    });
    static BUTTON: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:\d+楼|沙发|板凳|地板|(?:回复|引用|举报|点?赞|顶|支持|反对)\s*(?:[\[(（]?\d*[\])）]?))$")
    });
    line.chars <= LONGEST
        && !line.text.contains(['。', '，'])
        && (TIME.is_match(&line.text) || BUTTON.is_match(line.text.trim()))
}

/// Whether a line is the head of a post in a thread: `佟老师发表于 2014-9-9 19:22:50`.
pub(super) fn is_post(line: &Line) -> bool {
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[^。，：:]{2,24}?\s*(?:发表于|回复于|评论于|回帖于|发布于|發表於|回覆於)[：:]?\s*(?:(?:19|20)?\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d\d[\d:]*$",
        )
    });
    line.chars <= 60 && POST.is_match(line.text.trim())
}
