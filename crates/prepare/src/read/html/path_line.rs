//! Lines that say where in the site one is (当前位置), and names that are the template's.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// Words with which a path begins.
pub(super) static START: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:位\s*置(?:是|为)?\s*[：:]?|当前栏目\s*[：:]|您?(?:正在|现在|当前)?(?:浏览|阅读|查看|所在)的?(?:是|页面|栏目|版块)\s*[：:]|首\s*页|主\s*页|[首主]頁|^\s*home\b|導航|您在這裡|所在位置)",
    )
});
/// What divides its parts.
pub(super) static DIVIDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\s*(?:[>＞›»→≫▶▸➤»]+|-{1,2}>|&gt;|\s[/\\·—-]\s|::|》|／|\s[-–:：]{1,2}\s)\s*")
});

/// A path with bars: three parts, the first the home page; a menu has more.
pub(super) static BARS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:网站)?[首主][页頁]\s*[|｜]\s*[^|｜]{2,12}\s*[|｜]\s*[^|｜]{2,40}$"));

/// Whether a line says where in the site one is.
pub(super) fn is_path(text: &str) -> bool {
    /// Longer lines, in bytes, are text.
    const LONGEST: usize = 600;
    text.len() < LONGEST
        && (START.is_match(text) && (DIVIDER.is_match(text) || text.contains("位置") && !text.contains('。'))
            || BARS.is_match(text))
}

/// Whether a name is the template's, for the page itself or for the home page: `新闻详情页`.
pub(super) fn is_template(name: &str) -> bool {
    TEMPLATE.is_match(name)
}

/// Words of templates for the page itself and for the home page.
pub(super) static TEMPLATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:网站|新闻|新聞|文章|信息|正|文|内容|內容|详细|詳細|详情|詳情|查看|浏览|瀏覽|阅读|閱讀|显示|页面|页|当前|全文)*(?:正文|内容|內容|详情|詳情|详细|詳細|查看|浏览|瀏覽|阅读|閱讀|显示|全文)(?:页|頁|页面|信息|文章|新闻|新聞|内容|內容|正文)?|(?:网站|本站|站点|返回)?[首主]页|首頁|主頁|home|分类|分類|归档|(?:文章)?列表|論壇|论坛|門戶)$",
    )
});

/// The name of the page of a newspaper: `第03版：人物`.
pub(super) static PAGE_NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^第?\s*[A-Za-z]?\d{1,3}\s*版\s*[：:]\s*([\p{Han}·/]{2,12})$"));

/// Whether a line names the page of a newspaper.
pub(super) fn is_page_name(line: &str) -> bool {
    PAGE_NAME.is_match(line)
}
