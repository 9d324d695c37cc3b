//! Poems: lines that end where they like, in one column or several.

use std::collections::BTreeSet;

use super::Bounds;
use super::sheet_line::SheetLine;
use crate::page::chars::{ends_sentence, fold_text, is_han};

/// Fewest lines of a poem.
const VERSES: usize = 4;
/// Characters of half a verse in regular form.
const HALVES: std::ops::RangeInclusive<usize> = 4..=7;
/// What is left of a line that ends before its edge, in ems, and how many such lines are no prose.
const SHORT: f32 = 1.5;
const OPEN: usize = 3;
/// Indent of a first line, in ems.
const INDENT: f32 = 1.2;
/// A full line of a column is no shorter than the longest by more than this, in ems.
const FULL: f32 = 0.6;
/// How far the rest of a long verse is set out or in, in ems.
const HANGING: f32 = 0.7;
/// A column ends no further before the next one, in ems.
const GUTTER: f32 = 2.0;

/// Whether the lines of a text are verses: they end where they like, hardly one at a full stop or indented.
pub(super) fn is_verse(lines: &[&SheetLine], edges: &[(f32, f32)], taken: &[Bounds]) -> bool {
    if is_regular(lines) || is_centered(lines) || is_list(lines) {
        return true;
    }
    let count = |is: &dyn Fn(usize) -> bool| (0..lines.len()).filter(|at| is(*at)).count();
    let room = |at: usize| (edges[at].1 - lines[at].bounds.x1) / lines[at].size;
    let full = count(&|at| room(at) < 1.0);
    let columns: BTreeSet<i32> = edges.iter().map(|(_, right)| right.round() as i32).collect();
    // The longest line of each column is full, however short it is.
    let full_of_columns = count(&|at| room(at) < FULL).saturating_sub(columns.len());
    // Prose without punctuation there is none.
    let bare = count(&|at| !lines[at].text.contains(['，', '。', '、', '；', '：', '！', '？']));
    let is_bare = bare * 10 >= lines.len() * 9 && full * 2 <= lines.len();
    let is_free_form =
        is_bare || full * 4 <= lines.len() || columns.len() > 1 && full_of_columns * 4 <= lines.len();
    // Prose that is short of its edge has come to the end of a sentence.
    let open = count(&|at| {
        let own = lines[at].bounds;
        let ended = ends_sentence(&fold_text(lines[at].text.trim()));
        room(at) > SHORT && !ended && (Bounds { x0: own.x1, x1: edges[at].1, ..own }).is_free(taken)
    });
    let is_verse = is_free_form || open >= OPEN && open * 10 >= lines.len() * 3;
    let indented = count(&|at| lines[at].bounds.x0 - edges[at].0 > INDENT * lines[at].size);
    let figures = count(&|at| lines[at].text.contains(|c: char| c.is_ascii_digit()));
    let stopped = count(&|at| ends_sentence(&fold_text(lines[at].text.trim())));
    lines.len() >= VERSES
        && figures * 3 <= lines.len()
        && is_verse
        && indented * 6 <= lines.len()
        && stopped * 4 <= lines.len()
}

/// Whether no line has any punctuation, but each a space between Chinese words: a list of names and what they gave.
fn is_list(lines: &[&SheetLine]) -> bool {
    let is_entry = |line: &&SheetLine| {
        let text = fold_text(line.text.trim());
        text.contains(char::is_whitespace)
            && text.contains(is_han)
            && !text.ends_with('.')
            && !has_mark(&text)
    };
    lines.len() >= VERSES && lines.iter().all(is_entry)
}

/// Whether a folded text has a mark of a sentence: one between digits is that of a number or a time.
fn has_mark(folded: &str) -> bool {
    const MARKS: [char; 10] = ['，', '。', '、', '；', '：', '！', '？', '“', '”', '"'];
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    folded.match_indices(MARKS).any(|(at, mark)| {
        !is_digit(folded[..at].chars().next_back()) || !is_digit(folded[at + mark.len()..].chars().next())
    })
}

/// Whether all lines are of two halves of as many characters: `云自峰头起，车从树杪行。`
fn is_regular(lines: &[&SheetLine]) -> bool {
    let half = |line: &&SheetLine| {
        let text = fold_text(line.text.trim());
        let (first, second) = text.split_once(['，', '；', '？', '！'])?;
        let second = second.strip_suffix(['。', '，', '；', '？', '！'])?;
        let length = first.chars().count();
        let whole = (HALVES.contains(&length) && length == second.chars().count())
            && first.chars().chain(second.chars()).all(is_han);
        whole.then_some(length)
    };
    let first = lines.first().and_then(half);
    lines.len() > 1 && first.is_some() && lines.iter().all(|line| half(line) == first)
}

/// Whether all lines are set in the middle of their column, each as long as it likes.
fn is_centered(lines: &[&SheetLine]) -> bool {
    /// How far the middles of the lines differ, and how far the first characters of half of them are set in, in ems.
    const SAME: f32 = 0.6;
    const IN: f32 = 1.0;
    let Some(first) = lines.first() else { return false };
    let left = lines.iter().map(|line| line.bounds.x0).fold(f32::MAX, f32::min);
    let middle = first.bounds.center().0;
    let set_in = lines.iter().filter(|line| line.bounds.x0 - left > IN * first.size).count();
    let stopped = lines.iter().filter(|line| ends_sentence(&fold_text(line.text.trim()))).count();
    lines.len() >= VERSES
        && set_in * 2 >= lines.len()
        && stopped * 4 <= lines.len()
        && lines.iter().all(|line| (line.bounds.center().0 - middle).abs() < SAME * first.size)
}

/// Whether a line is the rest of the verse before, for which the column was too narrow: it is set out to the left, or the
/// next column is right beside the verse.
pub(super) fn wraps(lines: &[&SheetLine], edges: &[(f32, f32)], at: usize) -> bool {
    let (Some(before), line) = (at.checked_sub(1).map(|before| lines[before]), lines[at]) else {
        return false;
    };
    let in_column =
        line.bounds.y0 > before.bounds.y0 && line.bounds.overlap_x(&before.bounds) > -0.3 * line.size;
    let full = edges[at - 1].1 - before.bounds.x1 < FULL * before.size;
    let hangs = before.bounds.x0 - line.bounds.x0 > HANGING * line.size;
    let is_narrow = || {
        let beside =
            |other: &&SheetLine| (0.0..GUTTER * before.size).contains(&(other.bounds.x0 - before.bounds.x1));
        let near = (line.bounds.x0 - before.bounds.x0).abs() < HANGING * line.size;
        near && line.bounds.width() < 0.7 * before.bounds.width() && lines.iter().any(beside)
    };
    // What had no room on a full line is shorter than it.
    in_column && full && line.bounds.width() < before.bounds.width() && (hangs || is_narrow())
}

#[cfg(test)]
mod tests {
    use crate::page::geometry::lines::lines;
    use crate::page::geometry::paragraphs::beginnings;
    use crate::page::geometry::sheet_line::SheetLine;
    use crate::page::geometry::testing::sheet;

    /// The paragraphs of columns of lines, each with its place in ems.
    fn read(columns: &[&[(&'static str, f32)]]) -> Vec<String> {
        let mut all: Vec<SheetLine> = Vec::new();
        for column in columns {
            let words: Vec<_> =
                (0..).zip(*column).map(|(row, (text, x))| (*text, *x, 1.5 * row as f32)).collect();
            all.extend(lines(&sheet(&words)));
        }
        let refs: Vec<&SheetLine> = all.iter().collect();
        let mut found: Vec<String> = Vec::new();
        for (line, begins) in refs.iter().zip(beginnings(&refs, &[])) {
            match found.last_mut() {
                Some(last) if !begins => last.push_str(&line.text),
                _ => found.push(line.text.clone()),
            }
        }
        found
    }

    #[test]
    fn a_poem_in_short_columns_keeps_its_verses() {
        let first = [("他用一把锤子", 0.0), ("给大地号脉", 0.0), ("每一根枕木", 0.0), ("都应一声", 0.0)];
        let second = [("雪把脚印盖上", 12.0), ("他又走出来", 12.0), ("夜里的列车不知道", 12.0)];
        let third = [("它正睡在", 24.0), ("一个人的脚步上", 24.0)];
        assert_eq!(read(&[&first, &second, &third]).len(), 9);
    }

    #[test]
    fn the_rest_of_a_long_verse_goes_with_it() {
        let hanging = [
            ("月亮把谷子又晒了一", 1.0),
            ("遍", 0.0),
            ("父亲坐在木锨旁", 1.0),
            ("像守着金子", 1.0),
            ("风来的时候", 1.0),
        ];
        assert_eq!(read(&[&hanging]), ["月亮把谷子又晒了一遍", "父亲坐在木锨旁", "像守着金子", "风来的时候"]);
        let narrow = [
            ("那口钟挂在旧教学楼的二层", 0.0),
            ("与三层之间", 0.0),
            ("像一枚没有寄出", 0.0),
            ("粉笔灰落在", 0.0),
            ("落了六十个秋天", 0.0),
        ];
        let next = [("它第一次响起时的慌张", 13.5), ("谁也没有听见", 13.5)];
        assert_eq!(read(&[&narrow, &next])[0], "那口钟挂在旧教学楼的二层与三层之间");
    }

    #[test]
    fn a_poem_in_one_column_keeps_its_verses() {
        let free = [
            ("一根钢轨醒着", 0.0),
            ("它听见山那边的雨", 0.0),
            ("听见扳手落下的回声", 0.0),
            ("我们弯腰，像稻子", 0.0),
            ("在夜里替黎明", 0.0),
            ("拧紧最后一颗螺栓", 0.0),
            ("列车过去了", 0.0),
            ("风把帽檐吹热", 0.0),
        ];
        assert_eq!(read(&[&free]).len(), free.len());
        let regular = [("云自峰头起，车从树杪行。", 0.0), ("千崖收宿雨，一笛送新晴。", 0.0)];
        assert_eq!(read(&[&regular]).len(), 2);
        let centered = [
            ("七级石阶，一级比一级低", 1.0),
            ("最低的那一级", 3.5),
            ("捶打我们一家人的冬天", 1.5),
            ("棒槌起落，山就一声一声地应", 0.0),
            ("洗它那件旧衣裳", 3.0),
        ];
        assert_eq!(read(&[&centered]).len(), centered.len());
    }

    #[test]
    fn text_in_narrow_columns_is_no_poem() {
        let first = [
            ("老汤磨齿工作室由", 2.0),
            ("技师领衔三年来完成技", 0.0),
            ("攻关四十余项带出技师", 0.0),
            ("一共九名他们还在一道", 0.0),
        ];
        let second =
            [("继续努力把活干得更好", 14.0), ("把人带得更多更出色些", 14.0), ("这就是他们想要的", 14.0)];
        assert_eq!(read(&[&first, &second]).len(), 1);
    }
}
