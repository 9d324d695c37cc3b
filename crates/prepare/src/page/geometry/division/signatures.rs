//! Whether a line below the end of a text says who signed it: an author, a reader, the body that gives notice, and the day.

use std::sync::LazyLock;

use regex::Regex;

use super::{Body, Builder, Ordered};
use crate::page::chars::{ends_sentence, fold_text, is_han};
use crate::page::forms::ending::{self, EndingKind};
use crate::page::geometry::bylines::{is_author, is_byline};
use crate::page::geometry::kinds::LineKind;
use crate::page::geometry::sheet_line::SheetLine;
use crate::page::geometry::{Bounds, Flow};
use crate::pattern::pattern;

/// A body that gives notice, or a part of one that writes, by the last word of its name: enterprises, unions and societies,
/// offices, schools and houses, parts of a works. Characters that end other words, too, have the one before with them: 会 of 协会
/// and 机会, 所 of 派出所 and 场所.
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\p{Han}[\p{Han}·（） ]{0,22}(?:公司|集团|联盟|[厂矿]|银行|[支分]行|(?:合作|报|出版|通讯|旅行)社|商[场店]",
        r"|(?:委员|居委|村委|管委|筹委|组委|业委|编委|工|协|商|学生|联合|研究|促进|基金|理事|董事)会|妇联|[党团工市县区镇乡]委|工会小组",
        r"|政府|[局厅部处科室站]|[院党校团厂政]办|中心|[大中支总小分]队|街道|社区",
        r"|(?:派出|研究|事务|卫生|税务|司法|供电|收费|管理|看守|交易)所|(?:医|学|法|检察|卫生|疗养|研究|福利|敬老|设计|剧)院",
        r"|[大中小]学|[党学技]校|幼儿园|(?:图书|博物|文化|纪念|档案|体育|美术|科技)馆|文化宫|俱乐部",
        r"|班组|车间|工区|分厂|[工机电车]务段|(?:车辆|供电|桥工)段)$"
    ))
});
/// Words of sentences, which names of bodies hardly hold.
const OF_SENTENCES: [char; 10] = ['我', '你', '他', '她', '们', '的', '了', '着', '这', '那'];
/// The day of a signature.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:\d{4}|二[〇○零]\p{Han}{2}) *年 *)?[\d一二三四五六七八九十]{1,3} *月 *[\d一二三四五六七八九十]{1,3} *日$",
    )
});

/// Longest signature, in characters.
const LONGEST: usize = 28;
/// Lines of a column that are looked at.
const COLUMN: usize = 12;

/// Whether a text is the name of a body.
fn is_body(folded: &str) -> bool {
    BODY.is_match(folded) && !folded.contains(OF_SENTENCES)
}

/// Whether a line names who signs a text.
fn names_signer(folded: &str) -> bool {
    let inner = folded.trim_matches(['（', '）']);
    let other = match ending::kind(folded) {
        Some(EndingKind::Byline) | None => inner.starts_with(['见', '详', '附']),
        Some(_) => true,
    };
    if other {
        return false;
    }
    folded.chars().count() <= LONGEST
        && !folded.contains(['。', '，'])
        && (!folded.contains('：') || is_author(inner))
        && (is_byline(folded)
            || is_author(inner)
            || is_body(inner)
            || ending::kind(folded) == Some(EndingKind::Byline))
}

impl Builder<'_> {
    /// Whether a line is a signature: set towards the right below the end of a text, which does not go on after it.
    pub(super) fn signs(&self, line: Ordered, next: Option<&Ordered>) -> bool {
        let weak = |kind| matches!(kind, LineKind::Text | LineKind::Styled | LineKind::Byline);
        let story = self.stories.get(self.current).filter(|_| self.pending.is_empty() && weak(line.kind));
        let Some(last) = story.and_then(|story| story.body.last()).copied() else { return false };
        let (own, above) = (self.line(line), self.line(last.line()));
        let folded = fold_text(own.text.trim());
        let is_dated = || next.is_some_and(|next| DAY.is_match(&fold_text(self.line(*next).text.trim())));
        let ended = || {
            let before = fold_text(above.text.trim());
            ends_sentence(&before) || before.ends_with('）') || is_body(&folded) && is_dated()
        };
        let signs = match last {
            Body::Text(_) => {
                (names_signer(&folded) && self.is_set_apart(line) || self.is_set_as_signature(line, above))
                    && ended()
            }
            Body::Signature(_) => DAY.is_match(&folded),
            Body::Subhead(_) => false,
        };
        signs
            && !own.row
            && own.flow == Flow::Right
            && last.line().frame == line.frame
            && own.size < 1.06 * above.size
            && next.is_none_or(|next| self.ends_before(line, *next))
    }

    /// Whether a line is right below the column of the text, towards its right edge, or in brackets.
    fn is_set_apart(&self, line: Ordered) -> bool {
        /// Furthest distances: from the text above, from the left edge at least, from the right one at most, in ems.
        const BELOW: f32 = 2.5;
        const LEFT: f32 = 0.8;
        const RIGHT: f32 = 3.5;
        let own = self.line(line);
        // Brackets set a name apart wherever it is.
        let bracketed = own.text.trim().starts_with('（') && own.text.trim().ends_with('）');
        let Some(story) = self.stories.get(self.current) else { return false };
        let body = story.body.iter().rev().take(COLUMN).map(|body| &self.line(body.line()).bounds);
        // The last line may end on the left of the signature.
        let column = body.enumerate().filter(|(at, bounds)| *at == 0 || bounds.overlap_x(&own.bounds) > 0.0);
        let column = Bounds::around(column.map(|(_, bounds)| bounds));
        let gap = own.bounds.y0 - column.y1;
        (-0.3 * own.size..BELOW * own.size).contains(&gap)
            && (bracketed
                || own.bounds.x0 - column.x0 > LEFT * own.size
                    && column.x1 - own.bounds.x1 < RIGHT * own.size
                    && own.bounds.center().0 > column.center().0)
    }

    /// Whether a few words in another type are set to the right edge below a text: who signed it, whatever the words.
    fn is_set_as_signature(&self, line: Ordered, above: &SheetLine) -> bool {
        /// Fewest and most characters; least distance from the left edge, most from the right one, in ems.
        const CHARACTERS: std::ops::RangeInclusive<usize> = 2..=14;
        const LEFT: f32 = 4.0;
        const RIGHT: f32 = 2.5;
        let own = self.line(line);
        let text = own.text.trim();
        let Some(story) = self.stories.get(self.current) else { return false };
        let body = story.body.iter().rev().take(COLUMN).map(|body| &self.line(body.line()).bounds);
        let column = Bounds::around(body.filter(|bounds| bounds.overlap_x(&own.bounds) > 0.0));
        own.font != above.font
            && CHARACTERS.contains(&text.chars().count())
            && text.chars().all(|c| is_han(c) || c.is_whitespace())
            && self.is_set_apart(line)
            && own.bounds.x0 - column.x0 > LEFT * own.size
            && column.x1 - own.bounds.x1 < RIGHT * own.size
    }

    /// Whether a text ends before its next line: with a headline, a box, a note in another type, or the day of the signature.
    fn ends_before(&self, line: Ordered, next: Ordered) -> bool {
        let (own, below) = (self.line(line), self.line(next));
        let story = self.stories.get(self.current);
        let text = story.and_then(|story| {
            story.body.iter().rev().find_map(|body| match body {
                Body::Text(line) => Some(self.line(*line)),
                _ => None,
            })
        });
        let other_type = text.is_some_and(|text| (text.font, text.bold) != (below.font, below.bold));
        next.kind != LineKind::Text
            || next.frame != line.frame
            || other_type
            || DAY.is_match(&fold_text(below.text.trim()))
            // Another column, which begins a text of its own, or the text of the next sheet.
            || below.bounds.overlap_x(&own.bounds) <= 0.0 && below.bounds.y0 > own.bounds.y1
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, is_body, names_signer};

    #[test]
    fn bodies_of_many_kinds_sign() {
        for line in [
            "东门派出所",
            "（三河镇卫生院）",
            "清溪县人民法院",
            "松山第二小学",
            "花园社区",
            "澜江市妇联",
            "共青团沙渡县团委",
            "老街居委会",
            "云溪出版社",
            "青禾县图书馆",
            "北原工务段",
            "铸造车间",
            "县供销合作社",
            "市消防救援支队",
            "厂政办",
        ] {
            assert!(names_signer(line), "{line}");
        }
        for line in ["再也没有这样的机会", "走进了图书馆", "他们的车间", "那一片社区", "经营场所", "旅途"]
        {
            assert!(!is_body(line), "{line}");
        }
    }

    #[test]
    fn authors_readers_and_bodies_sign() {
        for line in [
            "（老年医学科 陆小曼）",
            "（护理部）",
            "读者 严守诚",
            "沙渡县读者 常守义",
            "澜江市自来水公司",
            "清溪县公安局交通管理大队",
            "本报记者 李凡",
            "（院办）",
        ] {
            assert!(names_signer(line), "{line}");
        }
        for line in [
            "真正的甲方。”",
            "（详见附表）",
            "（未完待续）",
            "李凡 摄",
            "以上企业将接受",
            "联系电话：0000",
            "大家都说好",
        ] {
            assert!(!names_signer(line), "{line}");
        }
        assert!(DAY.is_match("2026年11月18日") && DAY.is_match("3月2日") && !DAY.is_match("11月18日电"));
    }
}
