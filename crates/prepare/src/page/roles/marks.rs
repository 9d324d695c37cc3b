//! What a mark or a name says more surely than the weights: a bare name under a headline is its author, a number between
//! dashes is the page's.

use std::sync::LazyLock;

use regex::Regex;

use super::{LineRole, Roles};
use crate::page::chars::{ends_full_stop, is_han};
use crate::page::features::name_share;
use crate::page::forms::{byline, credit, furniture, opener};
use crate::page::line::Line;
use crate::page::marked_briefs::MARKS;
use crate::pattern::pattern;

/// Longest bare author: two names and a space, in characters.
const LONGEST_AUTHOR: usize = 8;
/// Longest unit that sent a text in: `厂医务室供稿`.
const LONGEST_UNIT: usize = 14;

/// Gives bare authors, page numbers and the like their roles.
pub(super) fn settle(lines: &[Line], roles: &mut Roles) {
    for at in 0..lines.len() {
        if is_author(lines, roles, at)
            || is_byline(lines, roles, at)
            || signs_headline(lines, roles, at)
            || is_rest_of_byline(lines, roles, at)
        {
            roles.best[at] = LineRole::Byline;
        } else if signs_above(lines, roles, at) {
            roles.best[at] = LineRole::Credit;
        } else if is_edition(lines, roles, at) || is_weather(lines, roles, at) {
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

/// Whether a line taken for the end of a text stands in a pile of headlines and says who wrote what is under the one right
/// above.
fn signs_headline(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let folded = lines[at].folded.as_str();
    let head = at > 0
        && matches!(
            roles.best[at - 1],
            LineRole::Title | LineRole::TitleGoesOn | LineRole::Subtitle | LineRole::SubtitleGoesOn
        );
    let names = byline::is_byline_line(folded) && byline::ROLE.is_match(folded);
    // Another story may begin with a byline right below.
    let below = roles.best.get(at + 1) == Some(&LineRole::Byline);
    head && !below
        && roles.best[at] == LineRole::Credit
        && lines[at].blanks <= 1
        && credit::photo(folded).is_none()
        && opener::parse(folded).is_none()
        && (names || byline::is_belonging_and_name(folded))
}

/// Whether a line taken for a credit says what those named in the byline right above did: 文/图.
fn is_rest_of_byline(lines: &[Line], roles: &Roles, at: usize) -> bool {
    at > 0
        && roles.best[at - 1] == LineRole::Byline
        && roles.best[at] == LineRole::Credit
        && lines[at].blanks == 0
        && byline::is_work(&lines[at].folded)
}

/// Whether a line taken for a headline is the name of who wrote the text right above.
fn signs_above(lines: &[Line], roles: &Roles, at: usize) -> bool {
    let text = at > 0 && roles.best[at - 1].is_text() && ends_full_stop(&lines[at - 1].folded);
    let apart = lines.get(at + 1).is_none_or(|next| next.blanks > 0);
    let folded = lines[at].folded.as_str();
    let name = (2..=LONGEST_AUTHOR).contains(&folded.chars().count())
        && (name_share(folded) >= 1.0 || is_set_wide(folded))
        || byline::is_belonging_and_name(folded);
    let unit = (4..=LONGEST_UNIT).contains(&folded.chars().count()) && folded.ends_with("供稿");
    roles.best[at].is_head() && text && lines[at].blanks == 0 && (apart && name || unit)
}

/// Whether a label or kicker is a page's number, with its name or not.
fn is_edition(lines: &[Line], roles: &Roles, at: usize) -> bool {
    matches!(roles.best[at], LineRole::Section | LineRole::Kicker)
        && lines[at].folded.chars().any(|c| c.is_ascii_digit())
        && furniture::is_furniture(&lines[at].folded, true)
}

/// Whether a line taken for a headline tells the weather.
fn is_weather(lines: &[Line], roles: &Roles, at: usize) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[【（]?(?:今日|今天|明日|本市)?(?:天气|气温)(?:预报)?[】）]?[：/ ][晴阴多云雨雪雷阵霜雾霾小中大暴到转有零星局部东西南北风力微级最高低温度气夜间白天今明后日相对湿空质量优良为至～~\-、，,；; \d.%℃°C]{2,60}。?$",
        )
    });
    roles.best[at].is_head() && FORM.is_match(&lines[at].folded)
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

/// Lines below in which another item of the same mark is looked for.
const NEXT_ITEM: usize = 6;

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
    fn a_name_in_a_pile_of_headlines_signs_the_one_above() {
        use LineRole::{Byline, Credit, Section, Title};
        let page = "护士长的抽屉\n护理部 刘 畅\n无偿献血我们先来\n本报记者 李凡\n冬季洗手\n李凡 摄\n";
        let roles = [Title, Credit, Title, Credit, Title, Credit];
        assert_eq!(settled(page, &roles), [Title, Byline, Title, Byline, Title, Credit]);
        // What was done is on a line of its own, and an empty line above.
        let page = "护士长的抽屉\n\n■本报记者 李凡\n文/图\n\n　　抽屉里有一把糖。\n";
        let roles = [Title, Credit, Credit, LineRole::StoryStarts];
        assert_eq!(settled(page, &roles)[1..3], [Byline, Byline]);
        let picture = "职工在义诊。\n李凡 摄\n文/图\n";
        assert_eq!(settled(picture, &[LineRole::Caption, Credit, Credit])[2], Credit);
        // 本报讯 begins a text.
        let opener = "护士长的抽屉\n本报讯（记者 李凡）\n";
        assert_eq!(settled(opener, &[Title, Credit]), [Title, Credit]);
        let unit = "　　不要掐人中。\n厂医务室供稿\n纺车小院\n";
        let roles = [LineRole::ParagraphStarts, Title, Section];
        assert_eq!(settled(unit, &roles), [LineRole::ParagraphStarts, Credit, Section]);
    }

    #[test]
    fn the_weather_is_no_headline_and_news_of_it_is() {
        let weather = |line: &str| settled(&format!("{line}\n"), &[LineRole::Title])[0];
        assert_eq!(weather("今日天气：多云转雨，13～21℃"), LineRole::Furniture);
        assert_eq!(weather("天气 晴 东风3级"), LineRole::Furniture);
        assert_eq!(weather("气温：创下年度新低"), LineRole::Title);
        assert_eq!(weather("气温：突破40℃ 工会送清凉到工地"), LineRole::Title);
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
