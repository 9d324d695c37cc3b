//! Who signs a text before its first word: in a first paragraph of its own, or set off by a mark or a role.

use std::sync::LazyLock;

use gongwen_analysis::names::is_name;
use regex::Regex;

use crate::page::chars::{ink, is_han};
use crate::page::draft::{Draft, Part};
use crate::page::forms::byline;
use crate::pattern::pattern;

/// Takes a first paragraph that only says who wrote the story for its byline, or what it begins with: `□李凡　朋友来了。`
pub(super) fn take_first(draft: &mut Draft) {
    let Some(first) = draft.paragraphs.first() else { return };
    let only = byline::is_byline_line(&first.folded) && byline::ROLE.is_match(&first.folded)
        || between_dots(&first.folded).is_some_and(|name| is_name(&name));
    if only && draft.paragraphs.len() > 1 {
        let part = draft.paragraphs.remove(0);
        for (before, _) in &mut draft.subheads {
            *before = before.saturating_sub(1);
        }
        add(draft, part);
        draft.opened = draft.begins_with_opener();
        return;
    }
    let mark = first.folded.chars().next();
    let is_list = draft.paragraphs.iter().skip(1).any(|part| part.folded.chars().next() == mark);
    if draft.byline_lines.is_empty()
        && !draft.opened
        && !is_list
        && let Some(end) = signature_at_head(&first.folded)
    {
        let part = first.slice(0, end);
        draft.paragraphs[0] = first.slice(end, first.len());
        add(draft, part);
    }
}

/// Adds a byline in its printed place.
fn add(draft: &mut Draft, part: Part) {
    let at = draft.byline_lines.iter().take_while(|above| above.lines.first() < part.lines.first()).count();
    draft.byline_lines.insert(at, part);
}

/// What is between two dots that are all else there is: `·李 凡·`.
fn between_dots(folded: &str) -> Option<String> {
    let dot = ['·', '．'];
    let inner = folded.trim().strip_prefix(dot)?.strip_suffix(dot)?;
    Some(inner.replace(' ', ""))
}

/// Fewer characters after a signature are no text.
const SHORTEST_TEXT: usize = 12;

/// Where the signature ends that a text begins with, set off by a mark or the paper's role before it and a blank after it:
/// `■李 凡　朋友从外地来`, `本报记者　李凡　家住桐花巷的…`. Characters.
fn signature_at_head(folded: &str) -> Option<usize> {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            // ● and the like are before items of news, too.
            r"^(?:[■□◎●○◆] *(?:本[报刊网]|见习|实习|特约)*(?:记者|通讯员|评论员|作者) *|[■□◎] *",
            r"|本[报刊网台](?:见习|实习|特约|首席)*(?:记者|通讯员|评论员) +)",
        ))
    });
    let lead = LEAD.find(folded)?.end();
    let mut at = lead;
    while let Some(end) = name_at(&folded[at..]).map(|length| at + length) {
        let rest = &folded[end..];
        at = end + rest.len() - rest.trim_start_matches([' ', '、']).len();
        if at == end {
            // No blank: only speech shows that a name ends there.
            return (rest.starts_with('“') && is_text(rest)).then(|| folded[..end].chars().count());
        }
    }
    (at > lead && is_text(&folded[at..])).then(|| folded[..at].chars().count())
}

fn is_text(rest: &str) -> bool {
    ink(rest) >= SHORTEST_TEXT
}

/// The bytes of a name at the beginning of a text, before a blank, a comma between names or speech; it may be set wide.
fn name_at(text: &str) -> Option<usize> {
    let end = text.find(['、', '“']).unwrap_or(text.len());
    let words: Vec<&str> = text[..end].split(' ').take(4).collect();
    let wide = words.iter().take_while(|word| word.chars().count() == 1).count();
    let count = if wide > 1 { wide } else { 1 };
    let name = words[..count].concat();
    // Set wide it may be a pen name: 秋 池.
    let is_pen_name = (2..=3).contains(&wide) && name.chars().all(is_han);
    let is_place = name.ends_with(['乡', '镇', '村', '县', '市', '区', '局', '厂']);
    (is_pen_name || is_name(&name) && !is_place)
        .then(|| words[..count].iter().map(|word| word.len()).sum::<usize>() + count - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;

    /// A story of these lines.
    fn story(text: &str) -> Draft {
        let paragraphs: Vec<Part> = read_lines(text).iter().map(Part::of_line).collect();
        let mut draft = Draft { paragraphs, ..Draft::default() };
        draft.opened = draft.begins_with_opener();
        draft
    }

    fn bylines(draft: &Draft) -> Vec<&str> {
        draft.byline_lines.iter().map(|part| part.text.as_str()).collect()
    }

    #[test]
    fn what_a_text_begins_with_may_sign_it() {
        for (text, byline) in [
            ("■秋 池　朋友从外地来，约在一家新开的面馆。", "■秋 池"),
            ("■汤圆　邻居家有两个孩子，分一只西瓜要用秤称。", "■汤圆"),
            ("本报记者　李凡　家住桐花巷的吴大妈和楼上的邻居和好了。", "本报记者　李凡"),
            ("□本报记者 李凡 王雨　家住桐花巷的吴大妈和楼上的邻居和好了。", "□本报记者 李凡 王雨"),
            ("□记者 钟离“我出差在外地，回不去，明天再说。”", "□记者 钟离"),
        ] {
            let mut draft = story(text);
            take_first(&mut draft);
            assert_eq!(bylines(&draft), [byline], "{text}");
            assert!(text.ends_with(&draft.paragraphs[0].text), "{text}");
        }
        for text in [
            "■县水泵厂　重视产品质量，今年头四个月没有退货。",
            "■石门乡　12月16日，乡卫生院为高血压患者免费体检。",
            "●石磊　12月16日，乡卫生院为高血压患者免费体检。",
            "记者　李凡　家住桐花巷的吴大妈和楼上的邻居和好了。",
            "本报记者近日从市总工会获悉，夜校又添了三门课。",
            "■安全　生产\n■质量　第一，是全厂的大事，人人要记牢。",
        ] {
            let mut draft = story(text);
            take_first(&mut draft);
            assert_eq!(bylines(&draft), [""; 0], "{text}");
        }
        let mut draft = story("·李 凡·\n潮水涨到最高\n跳板像滑梯");
        take_first(&mut draft);
        assert_eq!((bylines(&draft), draft.paragraphs.len()), (vec!["·李 凡·"], 2));
    }

    #[test]
    fn a_first_paragraph_that_says_who_wrote_it_is_the_byline() {
        let mut draft = story("本报记者 冉阳 通讯员 牟小川\n本报讯　站前广场亮起灯。");
        take_first(&mut draft);
        assert_eq!((bylines(&draft), draft.paragraphs.len()), (vec!["本报记者 冉阳 通讯员 牟小川"], 1));
        assert!(draft.opened);
        let mut draft = story("记者走基层\n本报讯　站前广场亮起灯。");
        take_first(&mut draft);
        assert_eq!(draft.paragraphs.len(), 2);
    }
}
