//! Headings, labels and captions, as far as one line shows.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::chars::{ends_full_stop, ends_sentence, is_balanced, is_han};
use crate::page::forms::listing;
use crate::pattern::pattern;

/// Longest headline line, in characters.
pub(crate) const LONGEST_HEADING: usize = 32;
/// Longest subhead, in characters.
pub(crate) const LONGEST_SUBHEAD: usize = 20;
/// Longest caption, in characters: captions may be two sentences.
pub(crate) const LONGEST_CAPTION: usize = 60;

/// Last words of the names of columns for essays, comments and studies.
static ESSAY_COLUMN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:留痕|札记|茶座|漫笔|随笔|杂谈|絮语|素描|争鸣|巷议|手记|微评|荐读|荐书|短论|经验交流|研究|思考|视角|特稿|策划|短评|心声|贴士|留言板|光荣榜|曝光台|说法|释法|笔谈|今日谈|语录|夜话|走笔|直击|金点子|言论|人物|往事|讲堂|课堂|心语|之苑|诗苑|书评|小小说|散文|诗歌|连载|情深|留声|一评|闲话|偶得|拾零|拾贝|撷英|三言两语)$",
    )
});

/// Whether a label ends in the last word of a column's name for essays, comments or studies.
pub(crate) fn is_essay_column(folded: &str) -> bool {
    ESSAY_COLUMN.is_match(folded)
}

/// Longest label, in characters.
const LONGEST_LABEL: usize = 14;

/// Whether a line has the form of a column's name that is no headline whatever is below it: it ends in the word for a kind
/// of text, names a series (`车间人物·之九`), or has a word of columns before a dot or colon (`聚焦·职代会`).
pub(crate) fn is_label(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:.{0,6}(?:手记|素描|絮语|札记|随笔|杂谈|漫笔|小说|散文诗|连载|书讯|文讯|艺讯|简讯|短讯|快讯|选登|众说|微言|一周要闻|信箱|信访窗)",
            r"|凡人小事|新知|.{2,10}·?之[一二三四五六七八九十]{1,2}",
            r"|(?:聚焦|关注|热点|特别策划|特别报道|征文选登|征文|观察|视点|深度|人物|专题|国际|国内|综合)[·・：｜|].{2,10})$"
        ))
    });
    folded.chars().count() <= LONGEST_LABEL && FORM.is_match(folded)
}

/// Whether a line by itself can be a heading: short, balanced, not ending in a full stop.
pub(crate) fn can_be_heading(folded: &str, width: usize) -> bool {
    let length = folded.chars().count();
    (2..=LONGEST_HEADING + 8).contains(&length)
        && width <= 2 * LONGEST_HEADING
        && is_balanced(folded)
        && !ends_full_stop(folded)
        && !folded.ends_with(['，', '、', '；'])
        && !folded.starts_with(['，', '。', '、', '；', '：', '）', '”', '！', '？', '》'])
        && folded.chars().any(is_han)
        && !folded.contains('。')
}

/// Whether a line by itself can be a caption: a short complete sentence.
pub(crate) fn can_be_caption(folded: &str) -> bool {
    let length = folded.chars().count();
    (3..=LONGEST_CAPTION).contains(&length)
        && ends_sentence(folded)
        && ends_full_stop(folded)
        && is_balanced(folded)
        && !listing::is_key_value(folded)
}

/// Whether a line is marked as a caption: `图①：…`, `图为…`, `上图：…`.
pub(crate) fn is_marked_caption(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:[上下左右题]?图(?:[①-⑩]|[一二三四五六]|\d)?(?:[：/]|为)|(?:图片说明|图说)[：/])")
    });
    folded.chars().count() <= LONGEST_CAPTION && FORM.is_match(folded)
}

/// Whether a line is marked as a label: `>> 北京经验 <<`, `【工会动态】`, `■ 简讯`.
pub(crate) fn is_marked_label(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:[>》＞▶]{2,} *[^<>]{1,16} *[<《＜◀]{2,}|【[^】]{1,12}】|[■□●◆▲★◎※☆]+ *[\p{Han}“”·]{2,10} *[■□●◆▲★◎※☆]*|[—-]{1,2} *[\p{Han}“”·]{2,10} *[—-]{1,2}|\|? *[\p{Han}“”]{2,8} *\|)$",
        )
    });
    FORM.is_match(folded)
}
