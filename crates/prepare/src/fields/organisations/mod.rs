//! Organisations: they end in certain words (…总工会, …工会联合会, …公司, …学院) and begin where jieba's words and tags
//! show that a name begins.

mod words;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use self::words::{FUNCTION_CHARACTERS, GENERIC_STEMS, NEVER_FIRST, NEVER_INSIDE};
use crate::pattern::pattern;
use gongwen_analysis::byline_names::byline_names;
use gongwen_analysis::cut::{Word, each_word};
use gongwen_analysis::dictionary::JIEBA;
use gongwen_analysis::gazetteer::is_place;
use gongwen_analysis::time_words::is_time_word;
use gongwen_engine::text::chars::is_han;

/// Last words of organisations, the longer before those that they contain.
const SUFFIXES: &str = "总工会女职工委员会|总工会|工会联合会|工会委员会|工会|股份有限公司|有限责任公司|有限公司|分公司|集团公司|集团|\
工匠学院|技师学院|学院|大学|中学|小学|技工学校|职业学校|学校|医院|法院|检察院|人民政府|人力资源和社会保障局|人社局|公安局|教育局|财政局|管理局|\
总工會|工會聯合會|工會|職工服務中心|职工服务中心|服务中心|文化中心|研究院|研究所|商会|协会|联合会|委员会|合作社|交警大队|消防救援站";

/// Words of headlines that show an organisation or a place of union news.
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

/// The tag that this module gives to words that no name contains.
const OUTSIDE: &str = "x";

/// Whether a name can contain a word: nouns, places, names, numbers, Latin, and single characters of company
/// names that the dictionary takes for verbs.
fn can_be_inside(word: &str, tag: &str) -> bool {
    if tag == OUTSIDE || NEVER_INSIDE.contains(&word) {
        return false;
    }
    let single = word.chars().count() == 1 && word.chars().all(is_han);
    if single {
        return !matches!(tag, "p" | "c" | "u" | "uj" | "ul" | "d" | "r" | "y");
    }
    let noun = matches!(tag.chars().next(), Some('n' | 'j' | 'b' | 's' | 'm' | 'q' | 'f' | 'a'));
    noun || matches!(tag, "vn" | "eng" | "g") || word.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Whether a name can begin with a word.
fn can_begin(word: &str, tag: &str) -> bool {
    let long_verb = tag.starts_with('v') && word.chars().count() > 1;
    let other = matches!(tag.chars().next(), Some('m' | 'q' | 'f' | 'a' | 'd' | 'p' | 'c' | 'u' | 'r'));
    let function = word.chars().all(|c| FUNCTION_CHARACTERS.contains(&c));
    !(NEVER_FIRST.contains(&word) || other || long_verb || function)
}

/// What may come right before the bare word 工会: where its members work.
static UNION_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:市|县|区|镇|乡|街道|公司|集团|厂|院|校|港|局|行业|社区|产业|系统|股份|水务|机关|中心|站|村)$|^[\p{Han}]{2,6}$",
    )
});

/// Whether this stem and suffix are the name of an organisation.
fn is_name(stem: &str, suffix: &str, first_tag: &str) -> bool {
    if GENERIC_STEMS.contains(&stem) || stem.chars().count() < 2 && stem != "省" {
        return false;
    }
    match suffix {
        "工会" | "工會" => {
            UNION_OF.is_match(stem) && (first_tag.starts_with("ns") || stem.chars().count() > 3)
        }
        "学校" | "学院" | "大学" | "医院" | "集团" | "中心" | "服务中心" => {
            first_tag.starts_with('n')
        }
        _ => true,
    }
}

/// The organisations of a text, those named most often first.
pub(crate) fn organisations(texts: &[&str]) -> Vec<String> {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?:{SUFFIXES})+")));
    static ONE: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?:{SUFFIXES})")));
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for text in texts {
        let words = words_of(text);
        for run in WHOLE.find_iter(text) {
            let (start, first_tag) = begin(text, &words, run.start());
            let stem = text[start..run.start()].trim();
            // 某某有限公司工会 names the company, too.
            for suffix in ONE.find_iter(run.as_str()) {
                let name = text[start..run.start() + suffix.end()].trim().to_owned();
                if stem.is_empty() || !is_name(stem, suffix.as_str(), first_tag) {
                    continue;
                }
                let place = *places.entry(name).or_insert_with_key(|name| {
                    found.push((name.clone(), 0));
                    found.len() - 1
                });
                found[place].1 += 1;
            }
        }
    }
    // Stable: those named equally often stay in the order of their first mention.
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found.truncate(MOST);
    found.into_iter().map(|(name, _)| name).collect()
}

/// The words of a text with their places and tags. Who wrote of an organisation, and when something was, is no part of its
/// name.
fn words_of(text: &str) -> Vec<(usize, &str, &str)> {
    let mut bylines: Vec<Range<usize>> = byline_names(text).into_iter().map(|byline| byline.place).collect();
    bylines.sort_unstable_by_key(|place| place.start);
    let mut bylines = bylines.into_iter().peekable();
    let (mut words, mut at, mut byline_end) = (Vec::new(), 0, 0);
    each_word(text, |Word { bytes, tag, .. }| {
        while let Some(place) = bylines.next_if(|place| place.start <= at) {
            byline_end = byline_end.max(place.end);
        }
        let in_byline = at < byline_end;
        let word = &text[at..at + bytes];
        words.push((at, word, if in_byline || is_time_word(word) { OUTSIDE } else { tag }));
        at += bytes;
    });
    words
}

/// Where the name before a suffix begins: back over words that a name can contain, then forward to one that can
/// begin it, after brackets that it would tear.
fn begin<'a>(text: &str, words: &[(usize, &'a str, &'a str)], suffix: usize) -> (usize, &'a str) {
    let none = (suffix, "");
    let Some(last) = words.partition_point(|(at, _, _)| *at < suffix).checked_sub(1) else { return none };
    let piece = |index: usize| {
        let (at, word, _) = words[index];
        &text[at..suffix.min(at + word.len())]
    };
    if is_bare(piece(last), last.checked_sub(1).map(|before| (piece(before), words[before].2))) {
        return none;
    }
    let mut first = last + 1;
    let mut length = 0;
    for index in (0..=last).rev() {
        let piece = piece(index);
        length += piece.chars().count();
        if length > LONGEST_STEM || !(is_bracket(piece) || can_be_inside(piece, words[index].2)) {
            break;
        }
        first = index;
    }
    while first <= last {
        let (at, _, tag) = words[first];
        if can_begin(piece(first), tag) && !is_bracket(piece(first)) && has_whole_brackets(&text[at..suffix])
        {
            let piece = piece(first);
            // A function word that the dictionary put into a longer word: 由省, 即学.
            let cut = piece.len() - piece.trim_start_matches(FUNCTION_CHARACTERS).len();
            return (at + cut, tag);
        }
        first += 1;
    }
    none
}

/// Whether each bracket of a text has its other half in it.
fn has_whole_brackets(text: &str) -> bool {
    let mut open = 0;
    for c in text.chars() {
        match c {
            '(' | '（' => open += 1,
            ')' | '）' if open == 0 => return false,
            ')' | '）' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

fn is_bracket(piece: &str) -> bool {
    matches!(piece, "(" | ")" | "（" | "）")
}

/// Whether the word before a suffix is a division without its name: 区 of 报名表报区总工会. The word `before` it is no
/// place then. The tokenizer may have put a verb before the division (报区): divisions with names of one character
/// (易县) are few, and known.
fn is_bare(division: &str, before: Option<(&str, &str)>) -> bool {
    let (word, tag) = before.unwrap_or_default();
    let unnamed = || {
        let named = ["ns", "nr", "nz", "nt", "j"].iter().any(|kind| tag.starts_with(kind));
        let guess = !word.is_empty() && word.chars().all(is_han) && !JIEBA.has_word(word);
        !(named || guess || is_bracket(word))
    };
    match division {
        "省" | "市" | "县" | "区" => unnamed(),
        // The name may be any word: 解放街道, 幸福镇.
        "街道" | "镇" | "乡" => word.chars().count() == 1 && unnamed(),
        _ => {
            division.chars().count() == 2
                && division.ends_with(['省', '市', '县', '区', '镇', '乡'])
                && !JIEBA.has_word(division)
                && !is_place(division)
                && unnamed()
        }
    }
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

    #[test]
    fn names_are_not_torn() {
        let of = |text: &str| organisations(&[text]).join(" ");
        for (text, expected) in [
            ("各镇（街道）总工会，各直属工会：", ""),
            ("各县（市、区）总工会", ""),
            ("请各单位将报名表报区总工会经济工作部。", ""),
            ("请将名单报送区总工会，", ""),
            ("把材料寄市总工会，", ""),
            ("名单交县总工会，", ""),
            ("交由省总工会审核", ""),
            ("表格报镇工会", ""),
            ("名单报街道总工会", ""),
            ("联系街道总工会，", ""),
            ("今天下午云溪区总工会开会", "云溪区总工会"),
            ("上周五余杭区总工会开会", "余杭区总工会"),
            ("近年来，杭州市总工会", "杭州市总工会"),
            ("记者张三 通讯员李四 云溪区总工会报道", "云溪区总工会"),
            ("（通讯员王海珍）临平区总工会", "临平区总工会"),
            ("云溪街道（云溪区总工会旁）", "云溪区总工会"),
            ("高新区（滨江）总工会", "高新区（滨江）总工会"),
            ("余杭区（临平街道）总工会", "余杭区（临平街道）总工会"),
            ("浙江（杭州）有限公司", "浙江（杭州）有限公司"),
            ("随县总工会", ""),
            ("通州区总工会", "通州区总工会"),
            ("东林镇总工会", "东林镇总工会"),
            ("新华街道总工会", "新华街道总工会"),
            ("云溪区和平街道总工会", "云溪区和平街道总工会"),
            ("云溪区新市镇总工会", "云溪区新市镇总工会"),
            ("经开区总工会", "经开区总工会"),
            ("（浙江省总工会", "浙江省总工会"),
            ("“小哥”工会联合会", ""),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
