//! Bylines on a line of their own, where the layout already shows that the line is no text.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::forms::byline;
use crate::pattern::pattern;
use gongwen_analysis::names::is_name;

/// Longest line that is an author's name, in characters.
const LONGEST_AUTHOR: usize = 18;

/// A role and names, whatever the names: `◎ 本报记者 李凡`, `文/图 本报记者 李凡`.
static ROLE_AND_NAMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[◎■□●○▲◆★▶| （]*(?:(?:文|图|撰文|摄影) *[/：|] *|文 *[/／] *图 *|[\p{Han}]{2,6} *[/／∕] *)?(?:[\p{Han}]{0,6}[报刊网社台])?[\p{Han}]{0,4}(?:记者|通讯员|实习生|评论员)[ ：/]*[\p{Han}·]{2,}[\p{Han}· 、/／：|（）■□●○◎]{0,28}$",
    )
});

/// Names of columns: `记者调查`, `记者手记`.
static COLUMN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"记者(?:调查|观察|手记|视点|走基层|在线|连线|札记|日记|见闻|体验|帮)"));

/// The longest word after the first role that can be a name, in characters: `记者` with more is a sentence.
const LONGEST_NAME: usize = 4;

/// Whether what follows the first role of a line begins with a name: no clause, no question of a reporter's.
fn has_name_after_role(folded: &str) -> bool {
    let Some(role) = byline::ROLE.find(folded) else { return true };
    let rest = folded[role.end()..].trim_start_matches([' ', '：', '/']);
    let next = byline::ROLE.find(rest).map_or(rest.len(), |next| next.start());
    let first = rest[..next].split([' ', '、', '/', '（', '）', '|', '／']).find(|word| !word.is_empty());
    first.is_some_and(|first| first.chars().count() <= LONGEST_NAME || first.contains('·'))
}

/// Whether a line is a byline.
pub(crate) fn is_byline(folded: &str) -> bool {
    byline::is_byline_line(folded)
        || ROLE_AND_NAMES.is_match(folded)
            && folded.chars().count() <= 40
            && (!folded.ends_with('摄') || folded.contains('文'))
            && !COLUMN.is_match(folded)
            && has_name_after_role(folded)
}

/// Work and names, under a title: `撰文/苏静`, `讲述：李凡 记录：张越`, `李凡 报道`.
static WORK_AND_NAMES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:文图|图文|文字|图片|文|图|撰文|摄影|撰稿|讲述|口述|记录|整理|编译|采写|策划|供稿|作者|评论|执笔|主持人?) *[/：| ] *[\p{Han}·]{2,4}[ 、]*)+$|^[\p{Han}·]{2,4}(?:[ 、][\p{Han}·]{2,4})* *(?:报道|整理|编译|采写|供稿)$",
    )
});

/// A name alone, or a place or an employer before it.
static NAME_ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[\p{Han}]{2,4}|[\p{Han}] +[\p{Han}]|[\p{Han}]{2,4}·[\p{Han}]{2,5})$"));

/// Where somebody belongs and a name, once or more, with or without what they did: `炼铁厂 鱼汛`, `读者 皮先生`,
/// `文·图/宣传部 李凡 护理部 张越`, `主讲人：超声科 辛夷`. The names of pens are in no list.
static PLACE_AND_NAMES: LazyLock<Regex> = LazyLock::new(|| {
    const PLACE: &str = r"(?:(?:[\p{Han}]{1,3}[省市县区镇乡村] ?)?(?:读者|市民|网友|作者) *|[\p{Han}&&[^进到走在送让把为向从给的了是有]]{0,9}(?:公司|集团|[省市县区镇乡村]|[厂矿部队站段科室处局院校系所社组班会行店]|车间|中心|工区|支部|街道|社区|大学|中学|小学|小组|主任|院长|医师|医生|护士长|药师|教授|律师|书记|主席|经理|工程师|老师|校长) +)";
    pattern(&format!(
        r"^(?:(?:文 *[·、/／∕]? *图|图 *[·、/／∕]? *文|文|图|采访整理|采写整理|采访|整理|采写|撰文|供稿|讲述|口述|主讲人|主讲|解答人|解答|执笔) *[/／∕：| ] *)?{PLACE}\p{{Han}}(?: ?\p{{Han}}){{1,2}}(?:[ 、]+(?:[文图] *[/／∕：] *)?{PLACE}?\p{{Han}}(?: ?\p{{Han}}){{1,2}}){{0,3}}$"
    ))
});

/// Who answers or tells, by a word for it, wherever they belong: `解答人：市法律服务中心律师 李凡`.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:解答人?|主讲人?|讲述人?|口述人?|点评人?|受访人|作者|执笔|整理)[：/∕] *[\p{Han}]{2,20} +\p{Han}(?: ?\p{Han}){1,3}$",
    )
});

/// Those who write to a paper.
static READERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[\p{Han}]{1,3}[省市县区镇乡村])?(?:读者|市民|网友|作者)"));

/// Whether the last word of a line can be a name where nothing else tells of an author: three characters without a surname are rather
/// what somebody did (`客运段 添新装`), two may be the name of a pen.
fn ends_in_name(bare: &str) -> bool {
    let last = bare.rsplit([' ', '、']).find(|word| !word.is_empty()).unwrap_or_default();
    last.chars().count() != 3 || is_name(last)
}

/// Those who sign as a board: `本刊编辑部`.
static BOARD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^本[报刊社网](?:编辑部|评论员|评论部|编委会|综合报道)(?:整理|综合)?$"));

/// Whether a line under a title is an author's name with nothing more.
pub(crate) fn is_author(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| "◎■□●○▲◆◇★▶ /／|-—·（）".contains(c));
    // Where an author works, after the name: `文/李凡（运维部）`.
    let bare = match bare.split_once('（') {
        Some((name, place)) if !place.contains('）') && folded.ends_with('）') => name.trim_end(),
        _ => bare,
    };
    let length = folded.chars().count();
    let is_told = bare.len() < folded.len() || bare.contains(['/', '∕', '：']) || READERS.is_match(bare);
    let is_long =
        WORK_AND_NAMES.is_match(bare) || PLACE_AND_NAMES.is_match(bare) && (is_told || ends_in_name(bare));
    if BOARD.is_match(bare) || (is_long || TOLD.is_match(bare)) && length <= 2 * LONGEST_AUTHOR {
        return true;
    }
    let words = || bare.split([' ', '（', '/']).filter(|word| !word.is_empty());
    let is_named = |word: Option<&str>| {
        word.is_some_and(|word| (2..=4).contains(&word.chars().count()) && is_name(word))
    };
    length <= LONGEST_AUTHOR
        && (NAME_ALONE.is_match(bare)
            || is_named(words().next())
            || is_named(words().next_back()) && words().count() == 2)
}

/// Whether a line is a name after a mark: `□ 李凡`, `◎老钳`.
pub(crate) fn is_marked_name(folded: &str) -> bool {
    let Some(rest) = folded.strip_prefix(['□', '◎', '○', '●', '■']) else { return false };
    let name: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    let rest = rest.trim();
    NAME_ALONE.is_match(rest) && is_name(&name)
        || byline::is_belonging_and_name(rest)
        || PLACE_AND_NAMES.is_match(rest) && ends_in_name(rest)
}

/// Whether a line is a mark and a word that may be a name, of a person or of a column.
pub(crate) fn is_marked_word(folded: &str) -> bool {
    folded
        .strip_prefix(['□', '◎', '○', '●', '■', '◇', '◆'])
        .is_some_and(|rest| NAME_ALONE.is_match(rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_shows_who_wrote_and_where_from() {
        for line in ["□文学院 2022级 沐青", "■ 动力厂 苏木", "□ 李凡", "■ 高血压门诊主任 宫商羽"]
        {
            assert!(is_marked_name(line), "{line}");
        }
        for line in ["■ 工会服务 送到车间", "□文学院新生开学"] {
            assert!(!is_marked_name(line), "{line}");
        }
    }

    #[test]
    fn a_place_shows_names_that_no_list_has() {
        for line in [
            "炼铁厂 鱼汛",
            "◇ 引航站 鹿门山",
            "读者 皮先生",
            "东乡县读者 常守义",
            "供稿/安监部 郎震",
            "文/桂月（运维部）",
            "解答人：市总工会法律服务中心律师 惠中原",
            "读者皮先生",
            "客运站工会小组 华姐",
            "采访整理 宣传科 苏木",
            "文/肾内科 石斛 图/杜仲",
            "文·图∕宣传部 易水寒 护理部 文竹",
            "主讲人：超声科 辛夷",
            "本刊编辑部",
            "本刊编辑部整理",
            "心内科主任 宫商羽",
            "桐山县 读者 滕伯安",
            "青屿市 俞小满",
            "主持人：乔木",
        ] {
            assert!(is_author(line), "{line}");
        }
        for line in [
            "走进车间 看变化",
            "车间里的灯 亮了",
            "让职工办事 少跑一趟",
            "老街理发店 开张第一天",
            "读者来信：路灯不亮了",
            "炼钢厂 传捷报",
            "客运段 添新装",
        ] {
            assert!(!is_author(line), "{line}");
        }
    }

    #[test]
    fn a_role_shows_names_that_no_list_has() {
        for line in [
            "◎ 本报记者 竺可欣",
            "本报记者 耿秋实 文/摄",
            "本报全媒体记者 木春和 白玛央 通讯员 龙在田",
            "文/本报记者 李凡 图/本报记者 张越",
            "采访整理/商报记者 容若水",
            "本报记者 阚北 ○文 通讯员 敖登 ○图",
            "瑶溪日报全媒体记者 端木清",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "记者了解到，今年有十家",
            "记者7日从有关部门获悉",
            "职工都说好",
            "记者调查",
            "记者：年轻人最需要学的是",
            "记者三晚蹲守站台 公司承诺装定位",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }
}
