//! `<title>`: its parts, and what of them is the name of the site.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// Whether a text ends as names of sites and organisations do.
pub(super) fn is_site_name(text: &str) -> bool {
    [
        "网",
        "網",
        "网站",
        "工会",
        "工會",
        "总工会",
        "委员会",
        "社区",
        "论坛",
        "门户",
        "首页",
        "官网",
        "协会",
        "博客",
        "之家",
        "之窗",
        "在线",
        "数字报",
        "电子报",
        "电子版",
        "日报",
        "晚报",
        "晨报",
        "早报",
        "午报",
        "商报",
        "时报",
        "周报",
        "都市报",
        "青年报",
        "工人报",
        "职工报",
        "劳动报",
        "校报",
    ]
    .iter()
    .any(|word| text.ends_with(word))
}

/// Parts of `<title>` between the marks that systems put between headline, section and site.
pub(super) fn parts(head: &str) -> Vec<&str> {
    static DIVIDER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\s*[_|｜﹣]+\s*|\s+[-–—·•«»]+\s+|\s*(?:>>|<<|::|--|»|«)\s*|\s+[-–—]|[-–—]\s+")
    });
    static HYPHEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[-–—]"));
    let head = head.split("Powered by").next().unwrap_or_default();
    let head = head.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '|'));
    let divided: Vec<&str> = DIVIDER.split(head).map(str::trim).filter(|part| !part.is_empty()).collect();
    // A hyphen or dash without blanks divides, too, unless it is inside a number: `2021-2022`.
    let mut parts = Vec::new();
    for part in divided {
        let mut from = 0;
        for hyphen in HYPHEN.find_iter(part) {
            let before = part[..hyphen.start()].chars().next_back();
            let after = part[hyphen.end()..].chars().next();
            // Two dashes are punctuation of the headline.
            let is_inside =
                [before, after].iter().any(|c| c.is_none_or(|c| c.is_ascii_alphanumeric() || c == '—'));
            if !is_inside {
                parts.push(part[from..hyphen.start()].trim());
                from = hyphen.end();
            }
        }
        parts.push(part[from..].trim());
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn titles_are_divided_where_systems_join_them() {
        assert_eq!(parts("夜校开班_云河市总工会"), ["夜校开班", "云河市总工会"]);
        assert_eq!(parts("夜校开班-工会新闻-云河大学工会"), ["夜校开班", "工会新闻", "云河大学工会"]);
        assert_eq!(parts("2021-2022年度总结 - 云河"), ["2021-2022年度总结", "云河"]);
        assert_eq!(parts("夜校开班 - Powered by EmpireCMS"), ["夜校开班"]);
        assert_eq!(parts("记张三——一位工人"), ["记张三——一位工人"]);
        assert_eq!(parts(""), Vec::<&str>::new());
    }
}
