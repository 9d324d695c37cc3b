//! What a mark or a name says more surely than the weights: a triangle points at a picture, a bare name under a
//! headline is its author.

use std::sync::LazyLock;

use regex::Regex;

use super::{LineRole, Roles};
use crate::page::chars::{ends_full_stop, is_han};
use crate::page::features::name_share;
use crate::page::forms::{byline, credit, furniture};
use crate::page::line::Line;
use crate::page::marked_briefs::MARKS;
use crate::pattern::pattern;

/// Triangles that point at a picture above or below.
const TRIANGLES: [char; 4] = ['▲', '△', '▼', '▽'];
/// Shorter texts after a triangle are labels, in characters.
const SHORTEST_CAPTION: usize = 8;
/// Lines of a caption.
const LONGEST_CAPTION: usize = 5;
/// Longest bare author: two names and a space, in characters.
const LONGEST_AUTHOR: usize = 8;

/// Gives captions after a triangle and bare authors their roles.
pub(super) fn settle(lines: &[Line], roles: &mut Roles) {
    for at in 0..lines.len() {
        if let Some(end) = caption(lines, roles, at) {
            roles.best[at] = LineRole::Caption;
            roles.best[at + 1..end].fill(LineRole::CaptionGoesOn);
        } else if is_author(lines, roles, at) || is_byline(lines, roles, at) {
            roles.best[at] = LineRole::Byline;
        } else if signs_above(lines, roles, at) {
            roles.best[at] = LineRole::Credit;
        } else if is_edition(lines, roles, at) {
            roles.best[at] = LineRole::Furniture;
        } else if is_set_like_title(lines, roles, at) {
            roles.best[at] = LineRole::TitleGoesOn;
        } else if is_marked_text(lines, roles, at) {
            roles.best[at] = LineRole::StoryStarts;
            roles.best[at + 1] = LineRole::TextGoesOn;
        } else if is_imprint(lines, roles, at) || is_folio(&lines[at].folded) {
            roles.best[at] = LineRole::Furniture;
        }
    }
}

/// The line after a caption that begins at `at` with a triangle, is set apart and is a sentence or has a credit. What has a
/// credit and reads like a story is a picture with its text: an item of its own.
fn caption(lines: &[Line], roles: &Roles, at: usize) -> Option<usize> {
    let apart = |at: usize| lines.get(at).is_none_or(|line| line.blanks > 0);
    let role = roles.best[at];
    if !lines[at].folded.starts_with(TRIANGLES) || at > 0 && !apart(at) || role == LineRole::Caption {
        return None;
    }
    let end = (at + 1..=lines.len()).take(LONGEST_CAPTION).find(|end| apart(*end))?;
    let text: String = lines[at..end].iter().map(|line| line.folded.as_str()).collect();
    let credited = credit::photo(&text).is_some();
    let says = ends_full_stop(&text) && !credited || credited && role != LineRole::StoryStarts;
    (says && text.chars().count() >= SHORTEST_CAPTION).then_some(end)
}

/// Whether a line that ends a headline block is nothing but one or two names, or a unit and a name.
fn is_author(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let under =
        at > 0 && matches!(roles.best[at - 1], LineRole::Title | LineRole::TitleGoesOn | LineRole::Subtitle);
    let goes_on =
        matches!(roles.best[at], LineRole::TitleGoesOn | LineRole::Subtitle | LineRole::SubtitleGoesOn);
    let above_text = roles.best.get(at + 1).is_some_and(|role| role.is_text());
    let folded = lines[at].folded.trim_start_matches(['◎', '□', '■', '●', ' ']);
    let names = (2..=LONGEST_AUTHOR).contains(&folded.chars().count())
        && (name_share(folded) >= 1.0 || is_set_wide(folded));
    under && goes_on && above_text && (names || byline::is_belonging_and_name(folded))
}

/// Whether a line of a headline block says who wrote by its own words.
fn is_byline(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let role = roles.best[at];
    let beside = |at: Option<usize>| at.and_then(|at| roles.best.get(at)).is_some_and(|role| role.is_head());
    role.is_head()
        && (beside(at.checked_sub(1)) || beside(Some(at + 1)))
        && (byline::is_byline_line(without_place(&lines[at].folded))
            && byline::ROLE.is_match(&lines[at].folded)
            || byline::is_work_and_name(&lines[at].folded))
}

/// Whether a line taken for a headline is the name of who wrote the text right above.
fn signs_above(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let text = at > 0 && roles.best[at - 1].is_text() && ends_full_stop(&lines[at - 1].folded);
    let apart = lines.get(at + 1).is_none_or(|next| next.blanks > 0);
    let folded = lines[at].folded.as_str();
    let name = (2..=LONGEST_AUTHOR).contains(&folded.chars().count())
        && (name_share(folded) >= 1.0 || is_set_wide(folded))
        || byline::is_belonging_and_name(folded);
    roles.best[at].is_head() && text && apart && lines[at].blanks == 0 && name
}

/// Lines below in which another item of the same mark is looked for.
const NEXT_ITEM: usize = 6;

/// Whether a label or kicker is a page's number, with its name or not.
fn is_edition(lines: &[Line], roles: &Roles, at: usize) -> bool {
    matches!(roles.best[at], LineRole::Section | LineRole::Kicker)
        && lines[at].folded.chars().any(|c| c.is_ascii_digit())
        && furniture::is_furniture(&lines[at].folded, true)
        || roles.best[at].is_head() && is_weather(&lines[at].folded)
}

/// Whether a line tells the weather.
fn is_weather(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[【（]?(?:今日|今天|明日|本市)?(?:天气|气温)(?:预报)?[】）]?[：/ ][^。]{0,30}(?:℃|°C|度|级|有雨).{0,30}$",
        )
    });
    FORM.is_match(folded)
}

/// Whether a subtitle is set wide as the line of the headline right above is: 完 成 首 例.
fn is_set_like_title(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let wide = |at: usize| {
        let mut words = lines[at].folded.split(' ').filter(|word| !word.is_empty());
        lines[at].folded.chars().count() > 4 && words.all(|word| word.chars().count() == 1)
    };
    at > 0
        && roles.best[at] == LineRole::Subtitle
        && matches!(roles.best[at - 1], LineRole::Title | LineRole::TitleGoesOn)
        && wide(at)
        && wide(at - 1)
}

/// Whether a line with a mark, taken for a headline, is the first of a news item that goes on in the next line, as the
/// next item with the mark is no headline.
fn is_marked_text(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let mark = lines[at].folded.chars().next().filter(|mark| MARKS.contains(*mark));
    let Some(mark) = mark.filter(|_| roles.best[at] == LineRole::Title) else { return false };
    let below = roles.best.get(at + 1).is_some_and(|role| role.is_text())
        && lines[at + 1].blanks == 0
        && !lines[at + 1].folded.starts_with(mark)
        && lines[at + 1].indent <= lines[at].indent;
    let next = (at + 2..lines.len()).take(NEXT_ITEM).find(|at| lines[*at].folded.starts_with(mark));
    below && next.is_some_and(|next| roles.best[next].is_text())
}

/// A byline without the place that it is sent from: 本报记者 李凡 发自云溪.
fn without_place(folded: &str) -> &str {
    folded.rsplit_once(" 发自").map_or(folded, |(byline, _)| byline)
}

/// A name of two characters that is set as wide as one of three: `秋 原`.
fn is_set_wide(folded: &str) -> bool {
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    let single =
        |word: Option<&str>| word.is_some_and(|word| word.chars().count() == 1 && word.chars().all(is_han));
    single(words.next()) && single(words.next()) && words.next().is_none()
}

/// Lines from the page's top where the paper's own lines are.
const TOP: usize = 6;

/// Whether a line above a headline at the top of the page is not the first line of that headline, but one of the paper's
/// own: who edits or publishes it.
fn is_imprint(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let head = |at: usize| {
        matches!(
            roles.best.get(at),
            Some(LineRole::Title | LineRole::TitleGoesOn | LineRole::Kicker | LineRole::Subtitle)
        )
    };
    at < TOP && head(at) && head(at + 1) && furniture::is_furniture(&lines[at].folded, true)
}

/// Whether a line is a page number between dashes. Bare digits are none: they may belong to a sentence.
fn is_folio(folded: &str) -> bool {
    static FORM: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[-‐‑–—―－·•]{1,2} *\d{1,3} *[-‐‑–—―－·•]{1,2}$"));
    FORM.is_match(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;
    use crate::page::roles::COUNT;

    fn settled(page: &str, best: &[LineRole]) -> Vec<LineRole> {
        let mut roles = Roles { best: best.to_vec(), scores: vec![[0.0; COUNT]; best.len()] };
        settle(&read_lines(page), &mut roles);
        roles.best
    }

    #[test]
    fn a_sentence_behind_a_triangle_is_a_caption() {
        let text = [LineRole::ParagraphStarts; 3];
        let page = "机器换了三代。\n\n▲蒋一帆和徒弟在试验台前测量间隙。\n\n手艺还在。\n";
        assert_eq!(settled(page, &text)[1], LineRole::Caption);
        let label = "机器换了三代。\n\n▲要闻简报\n\n手艺还在。\n";
        assert_eq!(settled(label, &text)[1], LineRole::ParagraphStarts);
    }

    #[test]
    fn a_bare_name_under_a_headline_is_its_author() {
        let roles = [LineRole::Title, LineRole::TitleGoesOn, LineRole::StoryStarts];
        let page = "与一口钟为邻\n李国强\n\n　　我在钟楼对面住了十二年。\n";
        assert_eq!(settled(page, &roles)[1], LineRole::Byline);
        for author in ["秋 原", "动力厂 苏木"] {
            let page = format!("与一口钟为邻\n{author}\n\n　　我在钟楼对面住了十二年。\n");
            assert_eq!(settled(&page, &roles)[1], LineRole::Byline);
        }
        let two_lines = "与一口钟为邻\n十二年的日子\n\n　　我在钟楼对面住了十二年。\n";
        assert_eq!(settled(two_lines, &roles)[1], LineRole::TitleGoesOn);
    }

    #[test]
    fn a_number_between_dashes_is_no_text() {
        let roles = [LineRole::StoryStarts, LineRole::TextGoesOn, LineRole::TextGoesOn];
        let settled =
            |number: &str| settled(&format!("夜校开了三门课，其\n{number}\n中一门教维修。\n"), &roles)[1];
        assert_eq!(settled("- 3 -"), LineRole::Furniture);
        assert_eq!(settled("—12—"), LineRole::Furniture);
        assert_eq!(settled("3"), LineRole::TextGoesOn);
    }

    #[test]
    fn who_publishes_a_paper_is_no_part_of_its_headline() {
        let roles = [LineRole::Title, LineRole::TitleGoesOn, LineRole::StoryStarts];
        let page = "责任编辑：李凡　版式：王頔\n夜校开班\n\n　　本报讯 夜校开班了。\n";
        assert_eq!(settled(page, &roles)[0], LineRole::Furniture);
        let two_lines = "夜校开进工地\n工友放下工具拿起笔\n\n　　本报讯 夜校开班了。\n";
        assert_eq!(settled(two_lines, &roles)[0], LineRole::Title);
    }

    #[test]
    fn bylines_are_known_by_their_words() {
        let roles = [LineRole::Title, LineRole::Subtitle, LineRole::StoryStarts];
        let settled = |line: &str| settled(&format!("换装时刻\n{line}\n　　天亮了。\n"), &roles)[1];
        for line in ["影像记录：周楚　文字：李凡", "口述/裘伯年（82岁）", "本报记者 李凡 发自云溪"]
        {
            assert_eq!(settled(line), LineRole::Byline, "{line}");
        }
        assert_eq!(settled("地铁里的一班人"), LineRole::Subtitle);
    }

    #[test]
    fn what_signs_a_text_or_tells_the_weather_is_no_headline() {
        let roles = [LineRole::StoryStarts, LineRole::Title, LineRole::Title];
        let settled = |line: &str| settled(&format!("车床边有了年轻的面孔。\n{line}\n\n简讯\n"), &roles)[1];
        assert_eq!(settled("秦 桑"), LineRole::Credit);
        assert_eq!(settled("今日天气：多云，17℃～24℃"), LineRole::Furniture);
        assert_eq!(settled("夜校开进工地"), LineRole::Title);
    }

    #[test]
    fn a_marked_line_that_goes_on_is_text() {
        let roles = [LineRole::Title, LineRole::StoryStarts, LineRole::ParagraphStarts, LineRole::TextGoesOn];
        let settled = |page: &str| settled(page, &roles)[0];
        let item = "◆ 园林局对古树完成\n“体检”。\n◆ 新增三条线路，末\n班车延至一点。\n";
        assert_eq!(settled(item), LineRole::StoryStarts);
        assert_eq!(
            settled("◆ 古树完成体检\n园林局完成体检。\n夜校开班，老师讲\n了三课。\n"),
            LineRole::Title
        );
    }
}
