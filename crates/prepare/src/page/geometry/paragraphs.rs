//! Paragraphs of a story, by indents and short last lines.

use std::sync::LazyLock;

use regex::Regex;

use super::Bounds;
use super::bylines::is_byline;
use super::sheet_line::SheetLine;
use super::verses;
use crate::page::chars::{ends_sentence, fold_text, is_han};
use crate::page::marked_briefs::MARKS;
use crate::pattern::pattern;

/// Indent of a first line, in ems: two are usual.
const INDENT: f32 = 1.2;
const WIDEST_INDENT: f32 = 4.5;
/// A line this much shorter than its column (ems) ends a paragraph, if its sentence ends.
const SHORT: f32 = 1.8;
/// What is left of a line whose text would have had room for the next word, in ems.
const ALONE: f32 = 0.3;
/// Lines of one column overlap by this share.
const SAME_COLUMN: f32 = 0.5;
/// Right edges of one column differ by this many ems at most: punctuation may hang.
const SAME_RIGHT: f32 = 0.8;
/// Left edges of one column differ by this many ems at most.
const SAME_LEFT: f32 = 4.0;

/// For each line of a story's text whether it begins a paragraph. `taken` are the areas of what else is on the sheet:
/// text runs round it.
pub(crate) fn beginnings(lines: &[&SheetLine], taken: &[Bounds]) -> Vec<bool> {
    let edges: Vec<(f32, f32)> = (0..lines.len()).map(|at| edges(lines, at)).collect();
    let indented: Vec<bool> = lines
        .iter()
        .zip(&edges)
        .map(|(line, (left, _))| {
            (INDENT..WIDEST_INDENT).contains(&((line.bounds.x0 - left) / line.size))
                && (Bounds { x0: *left, x1: line.bounds.x0, ..line.bounds }).is_free(taken)
        })
        .collect();
    let speakers = speakers(lines);
    let listed = list(lines);
    let verse = listed.is_none() && verses::is_verse(lines, &edges, taken);
    let has_indents = indented.iter().any(|indented| *indented);
    (0..lines.len())
        .map(|at| {
            let Some(before) = at.checked_sub(1).map(|before| lines[before]) else { return true };
            let ended = ends_sentence(&fold_text(before.text.trim()));
            let right = edges[at - 1].1;
            let room = right - before.bounds.x1;
            let short = room > SHORT * before.size
                && (Bounds { x0: before.bounds.x1, x1: right, ..before.bounds }).is_free(taken)
                && !is_beside(taken, before, right);
            // The first word would have had room on the line before: the break was meant.
            let meant = short && room > (SHORT + first_word(&lines[at].text)) * before.size;
            let in_column = lines[at].bounds.y0 > before.bounds.y0;
            let gap = (lines[at].bounds.y0 - before.bounds.y1) / before.size;
            let usual = usual_gap(lines, at);
            let spaced = in_column && gap > usual + 0.45 && ended;
            let row = lines[at].row || before.row;
            // A line set to the other side of its column: who wrote the text, and when.
            let moved = lines[at].bounds.x0 - before.bounds.x0;
            let strip = Bounds { x0: edges[at].0, x1: lines[at].bounds.x0, ..lines[at].bounds };
            let to_right =
                edges[at].1 - lines[at].bounds.x1 < 3.0 * before.size && lines[at].glyphs.len() > 1;
            let aside = ended && in_column && moved > MOVED * before.size && to_right && strip.is_free(taken);
            let under_names = at == 1 && -moved > MOVED * before.size;
            let speaks =
                speaker(&lines[at].text).is_some_and(|name| under_names || ended && speakers.contains(&name));
            if closes_bracket(&before.text, &lines[at].text) {
                return false;
            }
            // Briefs begin with a mark each, and may be signed each.
            let marked = (ended || before.text.trim_end().ends_with(['）', ')']))
                && lines[at].text.trim_start().starts_with(|c| MARKS.contains(c));
            row || listed.is_some_and(|is_entry| is_entry(&lines[at].text))
                || verse && !verses::wraps(lines, &edges, at)
                || marked
                || aside
                || speaks
                || indented[at]
                || ended
                    && short
                    && (!has_indents || room > (ALONE + first_word(&lines[at].text)) * before.size)
                || meant
                || spaced && !has_indents
        })
        .collect()
}

/// Longest text in brackets that is broken over two lines, in characters on each.
const LONGEST_BRACKETED: usize = 24;

/// Whether a line closes a short bracket that the line before left open: who signed a text, set at the right on two lines.
fn closes_bracket(before: &str, line: &str) -> bool {
    let open = before.rsplit(['（', '(']).next().filter(|rest| rest.len() < before.len());
    let is_open =
        open.is_some_and(|rest| !rest.contains(['）', ')']) && rest.chars().count() <= LONGEST_BRACKETED);
    let inside = line.trim().split(['）', ')']).next().filter(|inside| inside.len() < line.trim().len());
    is_open
        && inside.is_some_and(|inside| {
            !inside.contains(['（', '(']) && inside.chars().count() <= LONGEST_BRACKETED
        })
}

/// A line moved to the right by so many ems is no first line of a paragraph.
const MOVED: f32 = 5.0;

/// Fewest lines of a list of names.
const ENTRIES: usize = 3;

/// What tells the entries of a list, if many lines of a text are such: of figures or groups, else of names.
fn list(lines: &[&SheetLine]) -> Option<fn(&str) -> bool> {
    let is_list = |is_entry: &fn(&str) -> bool| {
        let entries = lines.iter().filter(|line| is_entry(&line.text)).count();
        entries >= ENTRIES && entries * 5 >= lines.len() * 2
    };
    let kinds: [fn(&str) -> bool; 2] = [is_figure_or_group, is_entry];
    kinds.into_iter().find(is_list)
}

/// Whether a line is an entry with a figure, or of a group.
fn is_figure_or_group(text: &str) -> bool {
    FIGURE_OR_GROUP.is_match(&fold_text(text.trim()))
}

/// An entry that ends in a figure, after a blank (`城北环卫所 用工93人`, `5日 多云 22℃—31℃`), or that begins with what its
/// names have in common: `金牌车长（6人）：李凡 张越`.
static FIGURE_OR_GROUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[^ ，。：][^，。；：]{1,24} +\p{Han}{0,4}[-+\d][-+\d.—～/:℃%]*\p{Han}{0,2}|\p{Han}{2,8}（\d{1,3}\p{Han}?）：.+|[\p{Han}]{2,6}：\p{Han}{2,8}(?: \p{Han}{2,8})+)$",
    )
});

/// Whether a line is an entry of a list: a name, and who that is.
fn is_entry(text: &str) -> bool {
    let text = text.trim();
    if is_byline(&fold_text(text)) {
        return false;
    }
    let is_entry = |name: &str, rest: &str| {
        let name = name.replace("（女）", "");
        (2..=4).contains(&name.chars().count())
            && rest.chars().count() >= 2
            && name.chars().chain(rest.chars()).all(|c| is_han(c) || " （）".contains(c))
    };
    let Some((first, rest)) = text.split_once(' ') else { return false };
    // A name of two characters is set as wide as one of three.
    match rest.split_once(' ') {
        Some((second, rest)) if first.chars().count() == 1 => is_entry(&format!("{first}{second}"), rest),
        _ => is_entry(first, rest),
    }
}

/// Longest name of a speaker, in characters.
const LONGEST_SPEAKER: usize = 8;

/// Who speaks in a line: `问：…`, `李凡：…`.
fn speaker(text: &str) -> Option<String> {
    let (name, _) = text.trim().split_once(['：', ':'])?;
    let short = (1..=LONGEST_SPEAKER).contains(&name.chars().count());
    (short && name.chars().all(is_han)).then(|| name.to_owned())
}

/// Who begins several lines of a text: an interview.
fn speakers(lines: &[&SheetLine]) -> Vec<String> {
    let all: Vec<String> = lines.iter().filter_map(|line| speaker(&line.text)).collect();
    let often = |name: &&String| all.iter().filter(|other| other == name).count() > 1;
    all.iter().filter(often).cloned().collect()
}

/// Whether a line ends beside what else is on the sheet, or the space around that: text that runs round it is short there.
fn is_beside(taken: &[Bounds], line: &SheetLine, right: f32) -> bool {
    let strip = Bounds {
        x0: line.bounds.x1,
        x1: right,
        y0: line.bounds.y0 - 0.9 * line.size,
        y1: line.bounds.y1 + 0.9 * line.size,
    };
    taken.iter().any(|area| {
        area.overlap_x(&strip) > 1.0 && area.overlap_y(&strip) > 0.0 && area.overlap_x(&line.bounds) <= 1.0
    })
}

/// The length of what cannot be divided at the start of a line, in ems: a number or a Latin word, or a character and
/// the punctuation around it.
fn first_word(text: &str) -> f32 {
    let whole = text.trim();
    let text = whole.trim_start_matches(['“', '‘', '（', '《', '「', '『', '【', '〈']);
    let opening = (whole.chars().count() - text.chars().count()) as f32;
    let narrow = text.chars().take_while(char::is_ascii).count();
    let closing =
        text.chars().skip(narrow.max(1)).take_while(|c| "，。、；：！？”’）》】…—".contains(*c)).count();
    opening + 0.55 * narrow as f32 + if narrow == 0 { 1.0 } else { 0.0 } + closing as f32
}

/// The left and right edge of the column of a line, marks that hang out of it aside.
fn edges(lines: &[&SheetLine], at: usize) -> (f32, f32) {
    /// Lines before and after that are looked at.
    const AROUND: usize = 60;
    let own = lines[at];
    let near = &lines[at.saturating_sub(AROUND)..(at + AROUND).min(lines.len())];
    let column = near.iter().filter(|line| {
        let narrow = line.bounds.width().min(own.bounds.width());
        !std::ptr::eq(**line, own)
            && (line.bounds.overlap_x(&own.bounds) > SAME_COLUMN * narrow || are_beside_indent(line, own))
            && (line.bounds.x0 - own.bounds.x0).abs() < SAME_LEFT * own.size
    });
    let mut left = own.bounds.x0;
    let mut rights = vec![own.end];
    for line in column {
        left = left.min(line.bounds.x0);
        rights.push(line.end);
    }
    rights.sort_by(|one, other| other.total_cmp(one));
    (left, right_edge(&rights, SAME_RIGHT * own.size))
}

/// Whether one of two lines is right below the other, which begins or ends beside its indent.
fn are_beside_indent(one: &SheetLine, other: &SheetLine) -> bool {
    let gap = (one.bounds.y0 - other.bounds.y1).max(other.bounds.y0 - one.bounds.y1);
    (one.bounds.x0 - other.bounds.x0).abs() < 2.8 * other.size
        && (-0.4 * other.size..0.9 * other.size).contains(&gap)
        && one.bounds.overlap_x(&other.bounds) > -0.3 * other.size
}

/// Fewer lines tell nothing of a line that reaches over their edge.
const COLUMN: usize = 6;

/// The right edge of lines that end at these places, the furthest first. One line alone that reaches over a column of
/// full lines, by a headline or a gutter that was not seen, is none of them.
fn right_edge(rights: &[f32], same: f32) -> f32 {
    let furthest = rights.first().copied().unwrap_or_default();
    let Some(next) = rights.get(1).copied().filter(|next| furthest - next > same) else { return furthest };
    let full = rights.iter().filter(|right| next - **right < same).count() - 1;
    if rights.len() >= COLUMN && full * 2 >= rights.len() { next } else { furthest }
}

/// The usual distance of the lines around, in ems.
fn usual_gap(lines: &[&SheetLine], at: usize) -> f32 {
    let from = at.saturating_sub(12);
    let mut gaps: Vec<f32> = lines[from..(at + 12).min(lines.len())]
        .windows(2)
        .map(|pair| (pair[1].bounds.y0 - pair[0].bounds.y1) / pair[0].size)
        .filter(|gap| (-0.5..3.0).contains(gap))
        .collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::{closes_bracket, is_entry, is_figure_or_group};

    #[test]
    fn a_name_and_a_work_are_an_entry() {
        for entry in ["段成玉 冷轧厂轧钢工", "闵 强 棒线厂调整工", "水笙（女） 锦屏邮"]
        {
            assert!(is_entry(entry), "{entry}");
        }
        for entry in ["城北环卫所 用工93人", "5日 多云 22℃—31℃", "金牌车长（6人）：李凡 张越"]
        {
            assert!(is_figure_or_group(entry), "{entry}");
        }
        for text in ["记者 李凡", "本报讯 3月2日，夜校开班", "把话说到病房的床头", "只有一个孩子，把石子"]
        {
            assert!(!is_entry(text) && !is_figure_or_group(text), "{text}");
        }
    }

    #[test]
    fn a_short_bracket_may_go_over_two_lines() {
        assert!(closes_bracket("（通讯员 毕小山 记者", "强音）"));
        assert!(closes_bracket("报名到本月底为止。（本报记者", "李凡）"));
        for (before, line) in [
            ("（记者 李凡）", "下一段（二）"),
            ("没有括号的一行", "一）另一段"),
            ("（未完", "这一行也没有括号"),
            ("（一", "（二）"),
        ] {
            assert!(!closes_bracket(before, line), "{before} {line}");
        }
    }
}
