//! Telling running text from credit lines and listing lines.

use crate::text::{contains, slice};

use super::cues::opens_with;
use crate::text::sentence::{is_closing, is_end};

/// Beginnings of credit lines and captions.
const CREDIT_OPENERS: &str = "图为 图① 图1 上图 下图 左图 右图 图片由 图片来源 转自 来源： 责任编辑 \
原标题 编辑： 校对 供稿";

/// Endings of credit lines, before their last mark.
const CREDIT_ENDINGS: &str = "摄 摄影报道 摄影 供图 提供图片 文/图 图/文 制图 扫码关注";

/// Keys of notices and programmes: `时间：6月3日`.
const LISTING_KEYS: &str = "时间 地点 地址 对象 主题 内容 报名 电话 联系 主办 承办 协办 人数 费用 名额 \
方式 要求 讲师 老师 主讲 网址 邮箱 日期 截止";

/// Whether a line is running text: it ends like a sentence and is neither a credit, a caption nor a listing line.
pub(crate) fn is_running_text(text: &str) -> bool {
    ends_like_sentence(text) && !is_credit(text) && !is_listing(text)
}

/// Whether the last mark ends a sentence.
pub(crate) fn ends_like_sentence(text: &str) -> bool {
    text.trim_end_matches(is_closing).ends_with(is_end)
}

/// Whether a line credits a writer, a photographer or a source.
pub(crate) fn is_credit(text: &str) -> bool {
    let core =
        text.trim_end_matches(|c| is_end(c) || is_closing(c)).trim_start_matches(['（', '(', '【', ' ']);
    let bracketed = text.starts_with(['（', '(', '【']) && text.ends_with(['）', ')', '】']);
    opens_with(core, CREDIT_OPENERS)
        || CREDIT_ENDINGS.split(' ').any(|ending| core.ends_with(ending)) && core.chars().count() <= 60
        || bracketed && core.chars().count() <= 40
}

/// Whether a line is `key：value` of a notice.
pub(crate) fn is_listing(text: &str) -> bool {
    let Some(at) = text.find(['：', ':']) else { return false };
    let key = slice(text, ..at);
    key.chars().count() <= 8 && LISTING_KEYS.split(' ').any(|word| contains(key, word))
}

#[cfg(test)]
mod tests {
    use super::is_running_text;

    #[test]
    fn credits_and_listings_are_no_text() {
        for line in [
            "记者邹伟锋 通讯员李琦 摄",
            "图为活动现场。",
            "（图片由市总工会提供）",
            "时间：6月3日。",
            "转自《中工网》",
            "没有句号的小标题",
        ] {
            assert!(!is_running_text(line), "{line}");
        }
        assert!(is_running_text("近日，大会召开。"));
    }
}
