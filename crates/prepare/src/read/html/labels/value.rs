//! The value of a label: what of the rest of a line belongs to it.

use std::sync::LazyLock;

use regex::Regex;

use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;
use crate::read::html::boilerplate::is_boilerplate;

/// A value without what divides it from the next label.
pub(super) fn trimmed(value: &str) -> String {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '丨'
                    | '│'
                    | '/'
                    | '·'
                    | '•'
                    | ','
                    | '，'
                    | ';'
                    | '；'
                    | '['
                    | '【'
                    | '('
                    | '（'
                    | '-'
                    | '—'
                    | '：'
                    | ':'
                    | '&'
                    | '｜'
            )
    };
    let value = value
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '│' | '：' | ':' | ']' | '】'));
    // What an element of its own or a bar sets apart after the value is a date, a counter or a button.
    let mut kept = String::new();
    for divided in value.split_inclusive(['│', '|', '｜']) {
        let part = divided.trim_end_matches('│').trim_matches(edge);
        if part.is_empty() {
            continue;
        }
        if !kept.is_empty() && (is_besides(part) || printed_date(&kept).is_some()) {
            break;
        }
        kept.push_str(if divided.ends_with('│') { part } else { divided });
    }
    without_open_end(without_counter(kept.trim_matches(edge)).trim_end_matches(edge)).to_owned()
}

/// A value without a bracket at its end that closes what was opened before the label: `【来源：云河日报】`.
fn without_open_end(value: &str) -> &str {
    const PAIRS: [(char, char); 4] = [('【', '】'), ('[', ']'), ('（', '）'), ('(', ')')];
    let last = value.chars().next_back();
    match PAIRS.iter().find(|(_, close)| Some(*close) == last) {
        Some((open, close)) if value.matches(*open).count() < value.matches(*close).count() => {
            value.trim_end_matches(|c: char| c == *close || c.is_whitespace())
        }
        _ => value,
    }
}

/// Whether a part of a line of facts is a date, a counter or a button, and no name.
pub(in super::super) fn is_besides(part: &str) -> bool {
    static OTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:[\d年月日时分秒:：./-]+.{0,3}|.{0,6}(?:围观|圍觀|浏览|瀏覽|阅读|閱讀|点击|點擊|访问|评论|分享|收藏|打印|字号|字体|字數|字数|关闭|纠错|点赞|关注|看过).{0,8}|[A-Z]?[+＋-]|[大中小]|繁體|简体|[\[【(（].{0,6}[)）】\]]|[约共].{0,12})$",
        )
    });
    OTHER.is_match(part.trim()) || printed_date(part).is_some() || is_boilerplate(part)
}

/// A value without the counter that follows it: `本站 33人围观`.
fn without_counter(value: &str) -> &str {
    static COUNTER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\s*(?:[(（【\[]?\s*)?(?:\d[\d,.]*|[-—]+)?\s*(?:万)?(?:[人次位]+|个人|人次)?(?:已被|已|被)?(?:围观|圍觀|浏览|瀏覽|阅读|閱讀|点击|點擊|访问|看过|关注过)(?:过|量|数|次数|了)?\s*\d*\s*(?:人次|次|人|遍)?\s*[)）】\]]?$",
        )
    });
    match COUNTER.find(value) {
        Some(found) if found.start() > 0 => &value[..found.start()],
        _ => value,
    }
}
