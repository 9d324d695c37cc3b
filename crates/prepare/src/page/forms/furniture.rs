//! Page furniture: masthead, date, edition, page number, links to other pages, editors' lines.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// Furniture anywhere on a page.
static ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:",
        // Page numbers and editions: 3, 03版, 第3版, A03, 第A03版：要闻, 2 要闻, T2
        r"第? *[A-Z]{0,2}\d{1,3} *(?:版|页|/ *\d{1,3})(?: *[：·|]? *[\p{Han}·]{0,10})?|[A-Z]{0,2}\d{1,3}|[-—·] *\d{1,3} *[-—·]",
        r"|第?[一二三四五六七八九十]{1,3}版(?: *[：·|]? *[\p{Han}]{0,8})?",
        // Dates: 2025年6月10日 星期二 农历…
        r"|.{0,12}(?:\d{4}|[〇○零一二三四五六七八九]{4}) *年 *[\d一二三四五六七八九十]{1,3} *月 *[\d一二三四五六七八九十]{1,3} *日(?: *[（ ]?星期.[）]?)?.{0,60}",
        r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}(?: *星期.)?|星期[一二三四五六日天](?: .{0,20})?|(?:农历|乙巳|甲辰|丙午|癸卯).{2,14}",
        // Editors and production
        r"|(?:本版|值班|责任|版面|美术|视觉|见习|执行|文字|图文|首席|一读|二读)? *(?:编辑|责编|主编|编委|总编辑|校对|美编|版式|组版|制图|排版|设计|审读|签发|监制|统筹)[：/| ] *[^。]{2,60}",
        r"|责编 *[\p{Han}]{2,4}.{0,30}|责任编辑 *[\p{Han}]{2,4}.{0,30}",
        // Links of the electronic paper
        r"|[<【\[（]? *(?:上一版|下一版|上一篇|下一篇|上一期|下一期|返回目录|返回首页|版面导航|放大|缩小|默认|打印|关闭|PDF版?|标题导航|本版新闻|版面概览|往期回顾|分享到?).{0,40}",
        // Imprint
        r"|.{0,16}(?:国内统一(?:连续出版物)?(?:刊)?号|邮发代号|(?:ISSN|CN) *\d{2}|刊号|零售价|今日\d+版|总第 *\d+ *期|第 *\d+ *期|(?:社长|社址|报社地址|发行部?电话|广告(?:部|热线|许可证)|新闻热线|投稿(?:邮箱|信箱)|印刷|邮编|邮政编码|电子(?:邮箱|信箱)|本报地址|本报网址|官方网站|值班电话)[：/ ]).{0,60}",
        r"|(?:https?：//|www\.)[^\p{Han}]{4,60}|E-?mail[：].{4,50}",
        r"|.{0,12}(?:主管|主办|出版|承印)(?: .{0,30})?",
        r"|(?:（)?(?:上接|下转)第? *[A-Z]?[\d一二三四]{1,3} *版.{0,12}(?:）)?",
        r")$"
    ))
});

/// The name of a paper.
static MASTHEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[\p{Han}]{1,6}(?:日报|晚报|时报|早报|晨报|工人报|劳动报|导报|周报|商报|都市报|工报|快报|周刊|新报)|工人日报|劳动报|[A-Z][A-Z ]{6,40}(?:DAILY|NEWS|TIMES|RIBAO|BAO))$",
    )
});

/// A line that can be the name of a paper, if other furniture is next to it.
static PAPER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\p{Han} ]{2,8}(?:报|報|周刊|时报|导刊)$"));

/// Whether a line at the edge of a page is the name of a paper, as furniture next to it shows.
pub(crate) fn is_masthead_beside(folded: &str, neighbours: &[&str]) -> bool {
    PAPER.is_match(folded) && neighbours.iter().any(|line| is_furniture(line, false))
}

/// Page labels that papers print over a page, with nothing else on the line.
static PAGE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:要闻|综合|综合新闻|工会新闻|本地新闻|时政|国内|国际|社会|经济|民生|副刊|视点|专版|专刊|广告|公益广告|新闻|工会|工运|头版|一版)$",
    )
});

/// Whether a folded line is furniture. `at_edge`: it comes before the first or after the last story,
/// where masthead and page name are furniture too.
pub(crate) fn is_furniture(folded: &str, at_edge: bool) -> bool {
    if folded.chars().count() > 90 || folded.contains(['。', '“']) && folded.chars().count() > 30 {
        return false;
    }
    // Masthead, date and page number side by side.
    let pieces: Vec<&str> = folded.split("  ").map(str::trim).filter(|piece| !piece.is_empty()).collect();
    if pieces.len() > 1 {
        let known = pieces.iter().filter(|piece| is_furniture(piece, true) || PAPER.is_match(piece)).count();
        return known == pieces.len() && pieces.iter().any(|piece| is_furniture(piece, false));
    }
    if ANYWHERE.is_match(folded) {
        return !is_sentence_with_date(folded);
    }
    at_edge && (MASTHEAD.is_match(folded) || PAGE_NAME.is_match(folded))
}

/// A line of running text that contains a date.
fn is_sentence_with_date(folded: &str) -> bool {
    folded.contains(['，', '。', '；', '“']) && !folded.contains("编辑") && !folded.contains("邮")
}

/// The date of the page, if this furniture line gives one: `2025-06-10`.
pub(crate) fn page_date(folded: &str) -> Option<String> {
    static DATE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(\d{4}) *[年./-] *(\d{1,2}) *[月./-] *(\d{1,2})"));
    let found = DATE.captures(folded)?;
    let part = |n: usize| found.get(n).and_then(|m| m.as_str().parse::<u32>().ok());
    let (year, month, day) = (part(1)?, part(2)?, part(3)?);
    ((1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_lines() {
        for line in [
            "03版",
            "第A03版：要闻",
            "3",
            "2025年6月10日 星期二",
            "责任编辑：李凡 美编：王頔",
            "上一版 下一版",
            "国内统一刊号：CN33-0001",
            "邮发代号：31-1",
        ] {
            assert!(is_furniture(line, false), "{line}");
        }
        for line in [
            "2025年6月10日，大会在杭州举行",
            "关爱“半边天”",
            "时间：6月19日",
            "工会“小灵通”",
            "电话：0571-56000319（工作日）",
        ] {
            assert!(!is_furniture(line, false), "{line}");
        }
        assert!(is_furniture("浙江工人日报", true));
        assert!(!is_furniture("浙江工人日报", false));
        assert_eq!(page_date("2025年6月10日 星期二").as_deref(), Some("2025-06-10"));
    }
}
