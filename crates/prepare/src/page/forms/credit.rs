//! Credits: who took a picture (… 摄), and the source of a reprinted text (转自《…》).

use std::sync::LazyLock;

use regex::Regex;

use crate::page::forms::byline::{ROLE, persons};
use crate::pattern::pattern;

/// A photo credit at the end of a folded text, as character offsets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhotoCredit {
    /// Where it starts.
    pub start: usize,
    /// Where its persons end (before 摄, 摄影报道 …).
    pub names_end: usize,
    /// Whether its persons wrote the text too (摄影报道, 文/图).
    pub wrote: bool,
}

/// What closes a photo credit.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r" *(摄影报道|摄影报导|文并摄|文 */ *图|图 */ *文|文 */ *摄|/ *摄影|/ *摄|/ *图|摄影|摄|供图|图)[）】]?$",
    )
});

/// `图片由某某提供`, `资料图片`, `摄影：某某`, and the like: the whole of a short text.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[（【]?(?:(?:本文|本版|以上|文中|题图|上图|下图|均为|除署名外)*(?:(?:图片|照片|图)(?:均)?(?:由|来自|来源)[：/ ]?[^。，]{1,24}|(?:图片|照片|图|摄影)[：/][^。，]{1,24}|(?:图片|照片|摄影) [^。，]{2,12})(?:提供|摄|供图)?",
        r"|(?:本报)?资料(?:图片?|照片)|图片来源[：/ ]?[^。，]{1,20}|受访者供图|[\p{Han}]{2,12}供图|[\p{Han}]{2,12}提供)[）】]?$"
    ))
});

/// Finds a photo credit at the end of a folded text.
pub(crate) fn photo(folded: &str) -> Option<PhotoCredit> {
    let chars = |byte: usize| folded[..byte].chars().count();
    if folded.chars().count() <= 30 && WHOLE.is_match(folded) {
        let length = folded.chars().count();
        return Some(PhotoCredit { start: 0, names_end: length, wrote: folded.starts_with("图/文") });
    }
    let mark = MARK.captures(folded)?;
    let (whole, word) = (mark.get(0)?, mark.get(1)?);
    let before = &folded[..whole.start()];
    // The credit begins after the last sentence end or an opening bracket.
    let from = before
        .char_indices()
        .rev()
        .find(|(_, c)| "。！？”…；（【".contains(*c))
        .map_or(0, |(at, c)| if c == '（' || c == '【' { at } else { at + c.len_utf8() });
    let mut start = from;
    let mut names = &before[from..];
    let spaced = whole.as_str().starts_with(' ') || word.as_str().starts_with('/');
    if let Some(role) = ROLE.find(names) {
        // A caption without a full stop may come before the role word.
        start += role.start();
        names = &names[role.start()..];
    } else if let Some(space) = names.trim_end().rfind(' ')
        && names[space..].trim().chars().count() >= 2
    {
        start += space + 1;
        names = &names[space + 1..];
    }
    let stripped = names.trim_matches(['（', '【', ' ', '图', '|']);
    if stripped.chars().count() > 40 || stripped.is_empty() {
        return None;
    }
    let people = persons(stripped, stripped);
    let has_role = ROLE.is_match(stripped);
    let exact = matches!(word.as_str(), "摄" | "图" | "摄影");
    let listed = has_role && spaced && people.all().next().is_some();
    if !people.are_plausible() && !listed {
        return None;
    }
    // 他喜欢拍摄: a name right before 摄 needs a role word, a space or a bracket.
    if exact
        && !has_role
        && !spaced
        && from == 0
        && start == 0
        && !before.starts_with('（')
        && !crate::page::chars::ends_sentence(&before[..start])
        && before.chars().count() > 4
    {
        return None;
    }
    let trimmed = names.trim_end().len();
    let lead = names.len() - names.trim_start().len();
    Some(PhotoCredit {
        start: chars(start + lead),
        names_end: chars(start + trimmed),
        wrote: word.as_str().contains("报") || word.as_str().contains('文'),
    })
}

/// Whether a folded text names the source of a reprinted story: `转自《中工网》`, `（据新华社）`, `来源：…`.
pub(crate) fn is_source(folded: &str) -> bool {
    static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[（【]?(?:(?:本文|原文)?(?:转自|转载自|摘自|选自|原载)[：《“ ]?[^。，]{2,24}|(?:文章|稿件)?来源[：/ ][^。，]{2,24}|据《[^》]{2,16}》(?:报道)?|据(?:新华社|中新社|人民网|中工网|央视)[^。，]{0,8}(?:报道|电)?|本报综合(?:报道|消息)?|综合(?:新华社|本报|各地)[^。，]{0,10})[）】]?$",
        )
    });
    folded.chars().count() <= 30 && SOURCE.is_match(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(String, String)> {
        let folded = crate::page::chars::fold_text(text);
        let found = photo(&folded)?;
        let chars: Vec<char> = text.chars().collect();
        Some((chars[..found.start].iter().collect(), chars[found.start..found.names_end].iter().collect()))
    }

    #[test]
    fn photo_credits() {
        for (text, before, names) in [
            ("展现活力风采。记者邹伟锋 通讯员李琦 摄", "展现活力风采。", "记者邹伟锋 通讯员李琦"),
            ("活动现场。 通讯员许丰麟 摄", "活动现场。 ", "通讯员许丰麟"),
            ("本报记者 王辰阳 摄", "", "本报记者 王辰阳"),
            ("本报记者 盛丽 通讯员 金宇 摄影报道", "", "本报记者 盛丽 通讯员 金宇"),
            ("通讯员李善科 摄", "", "通讯员李善科"),
            ("女职工展示作品。李凡/摄", "女职工展示作品。", "李凡"),
            ("女职工展示作品（李凡 摄）", "女职工展示作品", "（李凡"),
            ("图为活动现场 李凡 摄", "图为活动现场 ", "李凡"),
            ("李凡 摄", "", "李凡"),
        ] {
            assert_eq!(of(text), Some((before.to_owned(), names.to_owned())), "{text}");
        }
        for text in ["他喜欢拍摄", "这里是最美的蓝图", "工会绘就新蓝图", "本报记者在拍摄"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn who_took_the_pictures_and_wrote_is_no_photographer_only() {
        for (text, wrote) in [("图/文 本报记者 李凡", true), ("图/李凡", false), ("图片：李凡", false)]
        {
            assert_eq!(photo(text).map(|found| found.wrote), Some(wrote), "{text}");
        }
    }

    #[test]
    fn sources() {
        assert!(is_source("转自《中工网》"));
        assert!(is_source("（据新华社）"));
        assert!(is_source("来源：工人日报"));
        assert!(!is_source("据了解，红塔区总工会"));
    }
}
