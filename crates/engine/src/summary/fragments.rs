//! Fragments: sentences by their last mark that say nothing without what precedes or follows them, such as the values of a
//! notice (`2025年5月至9月。` under `一、竞赛时间`) and the heads of numbered items (`1、法律援助。`).

use crate::text::sentence::{ends_sentence, is_closing, is_end, is_item_numeral};

/// A value under a heading has at most so many characters.
const LONGEST_VALUE: usize = 20;

/// The head of a numbered item has at most so many characters, its number among them.
const LONGEST_HEAD: usize = 16;

/// A heading has at most so many characters.
const LONGEST_HEADING: usize = 30;

/// The parts of a bare list have on average at most so many characters.
const LIST_PART: usize = 6;

/// Whether a line is a heading: short, and without a mark that ends a sentence or goes on.
pub(crate) fn is_heading(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty()
        && line.chars().count() <= LONGEST_HEADING
        && !ends_sentence(line)
        && !line.ends_with(['，', ',', '、', '；'])
}

/// Whether a sentence is a fragment wherever it occurs: a bare date, a bare list, or the trailing enumeration by which a
/// feature sets its scene (`接收订单、快速取餐……`).
pub(crate) fn is_bare(text: &str) -> bool {
    let core = core(text);
    core.is_empty() || is_bare_date(core) || is_bare_list(core) || trails_off(text)
}

/// Whether the only sentence under a heading is its value and no sentence of its own: short and of one clause.
pub(crate) fn is_short_value(text: &str) -> bool {
    text.chars().count() <= LONGEST_VALUE && !text.contains(['，', ','])
}

/// Whether the first of several sentences of a paragraph is the head of a numbered item.
pub(crate) fn is_item_head(text: &str) -> bool {
    let core = core(text);
    let rest = core.trim_start_matches(is_item_numeral);
    let numbered =
        rest.len() < core.len() && rest.starts_with(['、', '.', '．', '是']) || core.starts_with(is_circled);
    numbered && core.chars().count() <= LONGEST_HEAD && !core.contains(['，', ',', '：'])
}

/// Numbers in circles: ① to ⑳.
fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// A sentence without the marks at its end.
fn core(text: &str) -> &str {
    text.trim_end_matches(|c| is_end(c) || is_closing(c) || matches!(c, '.' | '．'))
}

/// Whether a text consists of dates and times only.
fn is_bare_date(core: &str) -> bool {
    core.contains(|c: char| c.is_ascii_digit())
        && core.chars().all(|c| {
            c.is_ascii_punctuation()
                || is_item_numeral(c)
                || "年月日时分号点至到起止前后上午下午周星期每—–－～：、".contains(c)
        })
}

/// Whether a text is a list of short words only: `焊工、电工、钳工`.
fn is_bare_list(core: &str) -> bool {
    let parts = 1 + core.matches('、').count();
    parts >= 3
        && !core.contains(['，', ',', '：', '；', '“'])
        && core.chars().count() <= parts * (LIST_PART + 1)
}

/// Whether an enumeration trails off.
fn trails_off(text: &str) -> bool {
    text.trim_end_matches(is_closing).ends_with('…')
}

#[cfg(test)]
mod tests {
    use super::{is_bare, is_heading, is_item_head, is_short_value};

    #[test]
    fn fragments_are_recognised() {
        for text in
            ["2025年5月至9月。", "5月6日上午9:00—11:30。", "焊工、电工、钳工。", "接收订单、快速取餐……", "……"]
        {
            assert!(is_bare(text), "{text}");
        }
        for text in [
            "9月23日，论坛举办。",
            "为职工免费代理仲裁。",
            "市总工会、市人社局、市教育局联合举办技能竞赛活动。",
        ] {
            assert!(!is_bare(text), "{text}");
        }
    }

    #[test]
    fn heads_of_items_are_recognised() {
        for text in ["1、法律援助。", "一是建强队伍。", "（二）、困难帮扶。", "①技能培训。", "2.困难帮扶."]
        {
            assert!(is_item_head(text), "{text}");
        }
        for text in
            ["2025年，竞赛开始。", "技能培训开班。", "3家企业获奖。", "一是深入开展调研，摸清企业底数。"]
        {
            assert!(!is_item_head(text), "{text}");
        }
    }

    #[test]
    fn values_under_headings_are_recognised() {
        assert!(is_heading("三、参赛对象") && is_short_value("全区在职职工。"));
        assert!(!is_heading("全区在职职工。") && !is_short_value("参赛选手须在职，且年满十八周岁。"));
    }
}
