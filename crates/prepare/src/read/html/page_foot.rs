//! The foot of a page: who runs the site and made it, its address, for which browsers it is.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use crate::pattern::{pattern, patterns};

/// Whether a line, without blanks, is the foot of a page. What only a foot says counts in a line that is no sentence; how one
/// reaches somebody is at the end of notices, too.
pub(super) fn is_page_foot(close: &str) -> bool {
    static SITE: LazyLock<RegexSet> = LazyLock::new(|| {
        patterns(&[
            r"版权所有(?:[^人者权归的属方]|$)|(?i:copyright|allrightsreserved)|©",
            r"(?:ICP|公网安|网安)[备证]",
            r"技术(?:支持|维护|服务)[：:]|(?:网站|网页|页面)?(?:建设|制作|设计|维护|承建)(?:单位)?[：:]|(?:网站|网页|主页)(?:制作|维护|设计)",
            r"(?:建议|最佳|推荐).{0,8}(?:分辨率|浏览效果|显示效果|浏览器)|(?:IE|Internet ?Explorer)\d.{0,6}(?:以上|版本|浏览)|\d{3,4}[×xX*✕]\d{3,4}.{0,6}(?:分辨率|以上|浏览|像素|显示)",
            r"您是(?:本站|本页)?的?第.{0,14}(?:访客|访问者|来访者|浏览者|来宾|客人|读者|网友)|(?:总)?访问(?:总)?(?:量|人数|次数|人次)[：:]|(?:当前|目前)?在线(?:人数|人次|访客)[：:]",
            r"网站标识码|网站地图|设为首页|加入收藏|友情链接|免责[声申]明|站长(?:信箱|邮箱|统计)|管理员(?:信箱|邮箱)",
        ])
    });
    static REACH: LazyLock<RegexSet> = LazyLock::new(|| {
        patterns(&[
            r"(?:电话|热线|传真|手机|Tel|TEL)[：:]",
            r"(?:地址|邮编|邮政编码)[：:]",
            r"(?:信箱|邮箱|(?i:e-?mail))[：:]|联系我们",
            r"(?:主办|承办|主管|协办)(?:单位)?[：:]",
        ])
    });
    // Some systems print nothing but the name before it.
    static OWNED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[^。，！？；：:“”、]{2,30}版权所有[©®!！。]?$"));
    // For which browsers it is needs nothing beside it.
    static BROWSER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:本站|本网站)?(?:建议|最佳|推荐).{0,8}(?:分辨率|浏览效果|显示效果|浏览器)")
    });
    // Every line is asked about; few have one of these words.
    if !SITE.is_match(close) {
        return false;
    }
    let of_site = SITE.matches(close).iter().count();
    let is_sentence = close.trim_end_matches('。').contains(['。', '，', '；', '！', '？', '“']);
    let is_visitor = close.starts_with("您是") && !is_sentence;
    OWNED.is_match(close)
        || BROWSER.is_match(close) && !is_sentence
        || is_visitor
        || of_site > 1 && !close.contains('。')
        || of_site == 1 && !is_sentence && REACH.is_match(close)
}

#[cfg(test)]
mod tests {
    use super::is_page_foot;

    #[test]
    fn feet_name_the_site_and_its_maker() {
        for line in [
            "云河钢铁公司工会版权所有厂内电话：2317建议使用800×600分辨率浏览",
            "云河市总工会版权所有",
            "您是第位访客站长信箱：webmaster",
            "您是本站第30217位访问者",
            "主办单位：云河市总工会技术支持：云河云数科技有限公司",
            "最佳浏览效果：IE6.0以上1024*768",
            "地址：人民路1号邮编：330000网站维护：云河市总工会宣教部",
            "联系我们|网站地图|版权所有：云河市总工会",
            "Copyright©2002-2018云河市总工会苏ICP备09000000号",
        ] {
            assert!(is_page_foot(line), "{line}");
        }
    }

    #[test]
    fn how_one_reaches_somebody_is_text() {
        for line in [
            "地址：人民路1号三楼邮编：330000电话：0791-2317",
            "联系电话：2317，联系人：技术部施工",
            "作品的版权所有人是工会，任何人不得转让。",
            "主办单位：云河市总工会联系电话：2317",
            "本届展览由市总工会主办，技术支持：云数公司，联系电话：2317。",
            "请用谷歌浏览器登录工会网上平台，填好表格后提交。",
            "版权所有者可以向工会申请援助",
        ] {
            assert!(!is_page_foot(line), "{line}");
        }
    }
}
