//! Telling running text from credit lines and listing lines.

use crate::text::{contains, slice};

use super::cues::{contains_any, opens_with};
use crate::text::chars::is_han;
use crate::text::sentence::{ends_sentence, is_closing, is_end};

/// Beginnings of credit lines and captions.
const CREDIT_OPENERS: &str = "图为 图① 图1 上图 下图 左图 右图 图片由 图片来源 转自 来源： 责任编辑 \
原标题 编辑： 校对 供稿";

/// Endings of credit lines, before their last mark.
const CREDIT_ENDINGS: &str = "摄 摄影报道 摄影 供图 提供图片 文/图 图/文 制图 扫码关注";

/// Keys of notices and programmes: `时间：6月3日`.
const LISTING_KEYS: &str = "时间 地点 地址 对象 主题 内容 报名 电话 联系 主办 承办 协办 人数 费用 名额 \
方式 要求 讲师 老师 主讲 网址 邮箱 日期 截止";

/// Words of politeness and haste before a call.
const CALL_POLITE: &str = "请您 请 来 欢迎 快来 快 赶快 赶紧 速 记得 别忘了 立即 即刻 现在";

/// Beginnings of calls.
const CALL_OPENERS: &str = "扫一扫 扫描二维码 扫描下 扫描上 扫描文 长按 识别二维码 识别下 点击下 点击上 点击文 点击蓝字 \
点击“ 点击「 点击左 点击右 点击阅读 点击链接 戳 转发本 转发给 转发到 转发收藏 转发扩散 分享给 分享到 点个 点赞关注 点赞收藏 往期 阅读原文 看记者 看本台 看总台";

/// Words that occur in calls only.
const CALL_WORDS: &str = "不迷路 点赞、在看 点赞、转发 点赞、收藏 点赞在看 在看、转发 一键三连 阅读原文 文末二维码 长按识别 识别二维码 回复关键词";

/// What calls want to be followed.
const CALL_CHANNELS: &str = "我们 公众号 微信 本号 视频号 抖音号 官微 微博";

/// A line that begins with 扫码 and is longer (in characters) may be news.
const LONGEST_CALL: usize = 30;

/// Whether a line is running text: it ends like a sentence and is neither a credit, a caption nor a listing line.
pub(crate) fn is_running_text(text: &str) -> bool {
    ends_sentence(text) && !is_apart(text)
}

/// Whether a line is a credit, a caption, a listing line or a call.
pub(crate) fn is_apart(text: &str) -> bool {
    is_credit(text) || is_listing(text) || is_call(text)
}

/// Whether a line calls on the reader to scan, follow or forward (`扫码关注我们！`), or to watch (`来看记者发回的报道。`). News of such
/// calls has a subject before them (`职工扫码入会`), so that only the beginning of the line counts, but for words that no news
/// has.
pub(crate) fn is_call(text: &str) -> bool {
    let core = text.trim_start_matches(|c: char| !is_han(c) && !c.is_ascii_alphanumeric());
    let core = CALL_POLITE.split(' ').find_map(|word| core.strip_prefix(word)).unwrap_or(core);
    let follows = core.starts_with("关注") && contains_any(core, CALL_CHANNELS);
    follows
        || core.starts_with("扫码") && core.chars().count() <= LONGEST_CALL
        || opens_with(core, CALL_OPENERS)
        || contains_any(core, CALL_WORDS)
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
            "扫码关注“云溪工会”公众号，点赞、在看、转发！",
            "👉扫码入会，领取大礼包！",
            "关注我们，不迷路！",
            "欢迎长按识别二维码，加入我们。",
            "▼请点击下方链接报名！",
            "来看总台记者在茗新村的蹲点调研。",
            "来看记者发回的报道。",
            "请看本台记者的专访。",
        ] {
            assert!(!is_running_text(line), "{line}");
        }
        for line in [
            "近日，大会召开。",
            "关注职工健康，工会在行动。",
            "全市3万名职工扫码入会。",
            "来看展的职工络绎不绝。",
            "记者在现场看到，来看病的职工排起长队。",
            "扫码入会成为职工的新选择，截至目前全市已有3万名新就业形态劳动者通过这一方式加入工会。",
        ] {
            assert!(is_running_text(line), "{line}");
        }
    }
}
