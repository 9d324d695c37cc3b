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

/// A body that gives notice, or a part of one that writes.
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\p{Han}][\p{Han}·（） ]{0,22}(?:公司|集团|委员会|工会|工会小组|[局厅部处科室]|院办|党办|办公室|办事处|大队|支队|中心|政府|医院|学院|大学|银行|协会|联合会|组委会|学生会|编辑部|[厂矿站])$",
    )
});
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
            || BODY.is_match(inner)
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
            ends_sentence(&before) || before.ends_with('）') || BODY.is_match(&folded) && is_dated()
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
    use super::{DAY, names_signer};

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
