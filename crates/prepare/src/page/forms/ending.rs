//! What may follow the last sentence of a text: a closing byline, a source, a photo credit.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::byline::ROLE;
use super::credit;
use crate::page::chars::{is_han, is_pointer};
use crate::page::features::name_share;
use crate::pattern::pattern;
use gongwen_analysis::names::is_name;

/// Longest line of a closing byline without brackets, in characters.
const LONGEST_BARE: usize = 36;
/// Longest bare names after a full stop, in characters.
const LONGEST_NAMES: usize = 14;

/// What follows the last sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EndingKind {
    Byline,
    Source,
    Credit,
    /// 下转第二版: no text of the story.
    Jump,
}

/// What follows the last sentence of a text, and the character that it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) start: usize,
    pub(crate) kind: EndingKind,
}

static SOURCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"转自|摘自|来源|据新华|据《|据\p{Han}{2,6}报|转载|综合|原载"));
static UNIT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"作者|整理|供稿|口述|讲述|采写|执笔|解答|答疑|编译|撰文|文[/｜|：]"));
static PICTURE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:摄|摄影|摄影报道|供图|文/?图|图/?文|文/摄|/图|提供|资料图片?)[）】]?$|^[（【]?(?:特约|本报)?(?:摄影?|图|图片)[/：| ]",
    )
});

/// Who drew a picture: `李凡 作`, `卖豆腐的人（速写 李凡）`.
static DRAWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<a>\p{Han}[\p{Han} ]{1,4}) +作$|（(?:速写|插图|漫画|国画|版画|油画|水彩画?|书法|篆刻|剪纸|木刻)[ ：/]+(?P<b>\p{Han}[\p{Han} ]{1,4})）$",
    )
});

static JUMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[（【]?(?:下转|紧接|转|接|上接|续)第? *[A-Z]?[\d一二三四五六七八九十]{1,3} *版[^。]{0,10}[）】]?|（(?:未完)?待续）)$",
    )
});

/// What is in brackets at the end of a text and is nobody's name.
const NO_NAME: [&str; 12] =
    ["完", "待续", "未完", "全文完", "见图", "如图", "略", "图略", "上图", "下图", "未完待续", "续完"];

/// Whether a text says where a story goes on or comes from: `▼下转第3版`.
pub(crate) fn is_jump(folded: &str) -> bool {
    JUMP.is_match(folded.trim_start_matches(|c| is_pointer(c) || c == ' ').trim_end())
}

/// Whether a text says who drew a picture.
fn is_drawn(text: &str) -> bool {
    DRAWN.captures(text).is_some_and(|found| {
        let name = found.name("a").or_else(|| found.name("b"));
        name.is_some_and(|name| is_name(&name.as_str().replace(' ', "")))
    })
}

/// What kind of ending a short text is, standing alone or after a full stop.
pub(crate) fn kind(folded: &str) -> Option<EndingKind> {
    kind_after(true, folded)
}

/// What kind of ending a short text is. Behind a title or a name, not a sentence's end, a body is where somebody works:
/// `“新型夹具”（机修车间）`.
fn kind_after(stop: bool, folded: &str) -> Option<EndingKind> {
    let text = folded.trim();
    let length = text.chars().count();
    let inner = text.trim_matches(['（', '）', '【', '】']);
    if !(2..=LONGEST_BARE + 8).contains(&length) || inner.contains(['。', '！', '？', '“']) {
        return None;
    }
    if JUMP.is_match(text) {
        return Some(EndingKind::Jump);
    }
    let (role, names) = (ROLE.is_match(text), name_share(inner));
    if credit::is_source(text) || SOURCE.is_match(text) && !role && length <= 20 {
        return Some(EndingKind::Source);
    }
    if (PICTURE.is_match(text) || is_drawn(text)) && length <= 30 {
        return Some(EndingKind::Credit);
    }
    if !stop && is_body(inner) {
        return None;
    }
    let bracketed = text.starts_with('（') && text.ends_with('）');
    let pen = bracketed
        && (2..=4).contains(&length.saturating_sub(2))
        && inner.chars().all(|c| is_han(c) || c == ' ')
        && !NO_NAME.contains(&inner);
    let signed = pen
        || bracketed && (is_employer_and_name(inner) || is_body(inner) || are_names(inner))
        || role && names >= 0.5
        || bracketed && (names >= 1.0 || role || UNIT.is_match(inner));
    (signed || UNIT.is_match(text) && names > 0.0 && length <= 20).then_some(EndingKind::Byline)
}

/// Longest employer or place before a name, in characters.
const LONGEST_EMPLOYER: usize = 14;

/// Whether a text is the author's employer or place, a blank, and the author's name: `总装车间 李凡`.
fn is_employer_and_name(inner: &str) -> bool {
    let words: Vec<&str> = inner.split(' ').filter(|word| !word.is_empty()).collect();
    // A name may be set wide: 一车队 高 原.
    let wide = words.iter().rev().take_while(|word| word.chars().count() == 1).count();
    let name_words = if wide > 1 { wide } else { 1 };
    let Some((employer, name)) = words.split_at_checked(words.len().saturating_sub(name_words)) else {
        return false;
    };
    let employer: String = employer.concat();
    let name = name.concat();
    // 老丁, 小梅: how readers of small papers sign.
    let nickname = name.chars().count() == 2 && name.starts_with(['老', '小', '阿']);
    (2..=LONGEST_EMPLOYER).contains(&employer.chars().count())
        && employer.chars().all(is_han)
        && !is_pointing(&employer)
        && (is_name(&name) || nickname && name.chars().all(is_han))
}

/// Whether a text in brackets is names with blanks between, pen names among them: `夏侯敬 凤仪`.
fn are_names(inner: &str) -> bool {
    let words: Vec<&str> = inner.split([' ', '、']).filter(|word| !word.is_empty()).collect();
    let can_be = |word: &&str| (2..=4).contains(&word.chars().count()) && word.chars().all(is_han);
    (2..=4).contains(&words.len())
        && words.iter().all(can_be)
        && words.iter().any(|word| is_name(word))
        && !is_pointing(inner)
}

/// Whether a text in brackets points elsewhere or restricts what was said: `详见附表`, `此件公开`.
fn is_pointing(inner: &str) -> bool {
    inner.starts_with([
        '见', '此', '第', '共', '含', '限', '由', '为', '以', '详', '注', '图', '附', '据', '即', '指', '如',
        '不', '未',
    ])
}

/// Whether a text in brackets is the body that sent a text in: `市供排水集团`, `宣传部 工会`.
fn is_body(inner: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\p{Han}{1,12}(?:[部局委院校厂队站段所处科室办社]|公司|集团|联合会|协会|学会|党委|团委|中心|车间|工区|支部|工会|(?:报[道导]|通讯|年级|教研|秘书|编写|课题|调研|创作)组)|工会)$",
        )
    });
    let mut words = inner.split([' ', '、']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some_and(|first| !is_pointing(first)) && words.all(|word| FORM.is_match(word))
}

/// What a text alone on its lines below the last sentence is, if it is no sentence.
pub(crate) fn lone(folded: &str) -> Option<EndingKind> {
    static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[（【](?:作者|本文作者|写于|完稿于|本文|原载|供图|执笔|编译|整理)[^（）。]{2,60}[）】]?$|^【?作者简介】?",
        )
    });
    let text = folded.trim();
    if ABOUT.is_match(text) {
        return Some(if text.starts_with("（作者：") || text.starts_with("（执笔") {
            EndingKind::Byline
        } else {
            EndingKind::Source
        });
    }
    let bare =
        text.chars().count() <= LONGEST_NAMES && (name_share(text) >= 1.0 || is_employer_and_name(text));
    kind(text).or(bare.then_some(EndingKind::Byline))
}

/// Finds what follows the last sentence of a text.
pub(crate) fn ending(folded: &str) -> Option<Ending> {
    static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[。！？”…）]( *（[^（）]{2,40}）)$"));
    static BARE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[。！？…”）]( *[^。！？“”，]{2,36})$"));
    let kind_of = |text: Match| {
        let before = folded[..text.start()].trim_end().trim_end_matches('”');
        kind_after(before.ends_with(['。', '！', '？', '…']), text.as_str())
    };
    let found = BRACKETS.captures(folded).and_then(|found| found.get(1));
    let bracketed = found.and_then(|text| kind_of(text).map(|kind| (text, kind)));
    let (text, kind) = bracketed.or_else(|| {
        let text = BARE.captures(folded)?.get(1)?;
        let trimmed = text.as_str().trim();
        let names = name_share(trimmed) >= 1.0 && trimmed.chars().count() <= LONGEST_NAMES;
        let after_stop = folded[..text.start()].ends_with(['。', '！', '？', '…', '）']);
        // ——蓝天, ——一名保洁员
        let signed = trimmed.strip_prefix("——").is_some_and(|name| (2..=8).contains(&name.chars().count()));
        let kind = kind_of(text).or(((names || signed) && after_stop).then_some(EndingKind::Byline))?;
        Some((text, kind))
    })?;
    let spaces = text.as_str().len() - text.as_str().trim_start().len();
    Some(Ending { start: folded[..text.start() + spaces].chars().count(), kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_alone_below_the_text_says_who_wrote_it() {
        for (text, kind) in [
            ("（作者系北原机车厂总装车间班组长）", EndingKind::Source),
            ("【作者简介】李凡，自由撰稿人", EndingKind::Source),
            ("（作者：李凡）", EndingKind::Byline),
            ("王国强", EndingKind::Byline),
            ("市民 李凡", EndingKind::Byline),
            ("（下转第二版）", EndingKind::Jump),
        ] {
            assert_eq!(lone(text), Some(kind), "{text}");
        }
        assert_eq!(lone("大家都说好"), None);
    }

    #[test]
    fn any_mark_that_points_may_be_before_a_jump() {
        for text in ["▼下转第3版", "▷ 转2版", "◀上接第1版", "← 上接A1版", "↓下转第4版", "（下转第二版）"]
        {
            assert!(is_jump(text), "{text}");
        }
        for text in ["→ 转给第3位同事", "▲图为职工在读第3版"] {
            assert!(!is_jump(text), "{text}");
        }
    }

    #[test]
    fn endings_are_found_after_the_last_sentence() {
        for (text, start, kind) in [
            ("大家都说好。（苏小雅 卫平）", 6, EndingKind::Byline),
            ("大家都说好。（作者单位：云溪造船厂工会）", 6, EndingKind::Byline),
            ("大家都说好。 通讯员 李凡", 7, EndingKind::Byline),
            ("大家都说好。据《工人日报》", 6, EndingKind::Source),
            ("大家都说好。记者李凡 摄", 6, EndingKind::Credit),
            ("大家都说好。李凡 作", 6, EndingKind::Credit),
            ("大家都说好。 特约摄影 李凡", 7, EndingKind::Credit),
            ("大家都说好。张越", 6, EndingKind::Byline),
            ("大家都说好。（总装车间 李凡）", 6, EndingKind::Byline),
            ("大家都说好。（秋水）", 6, EndingKind::Byline),
            ("大家都说好。（一车队 高 原）", 6, EndingKind::Byline),
            ("大家都说好。（调度室 曾 小 丽）", 6, EndingKind::Byline),
            ("大家都说好。（宣传部 工会）", 6, EndingKind::Byline),
            ("大家都说好。（市供排水集团）", 6, EndingKind::Byline),
            ("大家都说好。（县报道组）", 6, EndingKind::Byline),
            ("大家都说好。（工会办）", 6, EndingKind::Byline),
            ("大家都说好。（高一年级组）", 6, EndingKind::Byline),
            ("大家都说好。（西关 老丁）", 6, EndingKind::Byline),
            ("大家都说好。（夏侯敬 凤仪）", 6, EndingKind::Byline),
            ("大家都说好。（解答：律师 李凡）", 6, EndingKind::Byline),
            ("大家都说好。——一名保洁员", 6, EndingKind::Byline),
            ("大家都说好。（下转第二版）", 6, EndingKind::Jump),
        ] {
            assert_eq!(ending(text), Some(Ending { start, kind }), "{text}");
        }
        for text in [
            "大家都说好。",
            "他说：“好。”大家都笑了",
            "记者了解到",
            "活动共有三项（详见附表）",
            "共有三队。（见附表一 二）",
            "共有三队。（附：张家班 李家班）",
            "全程十公里。（不含云溪站）",
        ] {
            assert_eq!(ending(text), None, "{text}");
        }
    }
}
