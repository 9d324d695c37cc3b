//! Organisations: found by their last words (…总工会, …工会联合会, …公司, …学院), begun where jieba's words
//! and tags say that a name begins.

use std::sync::LazyLock;

use regex::Regex;

use crate::analyse::dictionary::JIEBA;
use crate::page::byline::pattern;

/// Last words of organisations, the longer before those that they contain.
const SUFFIXES: &str = "总工会女职工委员会|总工会|工会联合会|工会委员会|工会|股份有限公司|有限责任公司|有限公司|分公司|集团公司|集团|\
工匠学院|技师学院|学院|大学|中学|小学|技工学校|职业学校|学校|医院|法院|检察院|人民政府|人力资源和社会保障局|人社局|公安局|教育局|财政局|管理局|\
总工會|工會聯合會|工會|職工服務中心|职工服务中心|服务中心|文化中心|研究院|研究所|商会|协会|联合会|委员会|合作社|交警大队|消防救援站";

/// Words of headlines that speak of an organisation or of a place of the union's world.
static NAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("{SUFFIXES}|公司|人力社保局|街道|开发区|中心")));

/// Whether a folded heading names an organisation.
pub(crate) fn names_organisation(folded: &str) -> bool {
    NAMED.is_match(folded)
}

/// Most characters of a name before its suffix.
const LONGEST_STEM: usize = 18;
/// Most organisations of one article.
const MOST: usize = 8;

/// Tags of words that a name can hold before its suffix: nouns, places, names, numerals before nouns, Latin.
fn can_be_inside(word: &str, tag: &str) -> bool {
    const NO_NAMES: [&str; 44] = [
        "近日",
        "日前",
        "今年",
        "以来",
        "目前",
        "其中",
        "活动",
        "来自",
        "记者",
        "职工",
        "该",
        "各",
        "区域",
        "负责人",
        "主席",
        "副主席",
        "同时",
        "会员",
        "基层",
        "全国",
        "辖区",
        "本次",
        "此次",
        "部分",
        "多家",
        "由",
        "联合",
        "相关",
        "企业",
        "为",
        "在",
        "和",
        "与",
        "及",
        "等",
        "现场",
        "现在",
        "组织",
        "企业工会",
        "们",
        "个",
        "家",
        "名",
        "年",
    ];
    if NO_NAMES.contains(&word) {
        return false;
    }
    matches!(tag.chars().next(), Some('n' | 'j' | 'b' | 'e' | 's' | 'x' | 'a' | 'z' | 'v' | 'f' | 'q' | 'm'))
        && !matches!(tag, "vd" | "x")
        || word.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Verbs and the like that end the search backwards.
fn is_verb(tag: &str) -> bool {
    tag.starts_with('v') && !matches!(tag, "vn")
}

/// The organisations of a text, in the order of their first mention.
pub(crate) fn organisations(texts: &[&str]) -> Vec<String> {
    static SUFFIX: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?:{SUFFIXES})")));
    let mut found: Vec<(String, usize)> = Vec::new();
    for text in texts {
        let mut words: Vec<(usize, &str, &str)> = Vec::new();
        let mut at = 0;
        for tag in JIEBA.tag(text, true) {
            words.push((at, tag.word, tag.tag));
            at += tag.word.len();
        }
        let mut last_end = 0;
        for suffix in SUFFIX.find_iter(text) {
            // 总工会主席 is no organisation of its own, 总工会女职工委员会 is one.
            let start = begin(text, &words, suffix.start(), last_end);
            last_end = suffix.end();
            let Some(start) = start else { continue };
            let name = text[start..suffix.end()].trim();
            let stem = suffix.start().saturating_sub(start);
            if stem == 0 || name.chars().count() < 4 {
                continue;
            }
            match found.iter_mut().find(|(known, _)| known == name) {
                Some((_, count)) => *count += 1,
                None => found.push((name.to_owned(), 1)),
            }
        }
    }
    let names: Vec<String> = found.into_iter().map(|(name, _)| name).take(MOST).collect();
    names
}

/// Where the name before a suffix begins: back over words that a name can hold, not further than a clause.
fn begin(text: &str, words: &[(usize, &str, &str)], suffix: usize, floor: usize) -> Option<usize> {
    let last = words.iter().rposition(|(at, _, _)| *at < suffix)?;
    let mut start = suffix;
    let mut length = 0;
    for (at, word, tag) in words[..=last].iter().rev() {
        let at = (*at).max(floor);
        if at >= start || at < floor {
            break;
        }
        let piece = &text[at..start.min(at + word.len())];
        length += piece.chars().count();
        let bracket = matches!(piece, "(" | ")" | "（" | "）");
        if length > LONGEST_STEM
            || !(bracket || can_be_inside(piece, tag))
            || is_verb(tag) && piece.chars().count() > 1 && !JIEBA.has_word(piece)
        {
            break;
        }
        start = at;
    }
    // A verb cannot begin a name: 举办, 走进, 联合 …
    while let Some((at, word, _)) = words
        .iter()
        .find(|(at, word, tag)| *at <= start && start < at + word.len() && is_verb(tag) && start < suffix)
    {
        start = at + word.len();
    }
    (start < suffix).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_in_a_suffix_and_begin_at_a_name() {
        let of = |text: &str| organisations(&[text]);
        assert_eq!(of("日前，金华市总工会在职工学校举办培训。"), ["金华市总工会"]);
        assert_eq!(
            of("由龙泉市总工会联合浙江华宇药业股份有限公司举办。"),
            ["龙泉市总工会", "浙江华宇药业股份有限公司"]
        );
        assert_eq!(of("杭州高新区(滨江)直播行业工会联合会成立。"), ["杭州高新区(滨江)直播行业工会联合会"]);
    }
}
