//! Bylines that a headline block took along though they stand at the text of another story, which has none.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use gongwen_analysis::names::is_name;
use regex::Regex;

use crate::page::chars::{ends_sentence, ink, is_han};
use crate::page::draft::{Draft, Part};
use crate::page::fields::names_somebody;
use crate::page::forms::{byline, opener};
use crate::page::line::Line;
use crate::pattern::pattern;

/// Gives bylines to the stories at whose text they are printed, where those have none, and the story that has them either has
/// another or stands with its headline between the other's headline and text.
pub(super) fn give_back(lines: &[Line], drafts: &mut [Draft]) {
    let order = Order::of(lines);
    let stories = Stories::of(&order, drafts);
    let mut signed: Vec<bool> = drafts.iter().map(is_signed).collect();
    let mut moves: Vec<(usize, Range<usize>, usize)> = Vec::new();
    for (from, draft) in drafts.iter().enumerate() {
        let groups = groups(&order, draft);
        for group in &groups {
            let others = groups.iter().any(|other| other.first != group.first && other.names_somebody);
            let has_another = others || is_signed_in_opener(draft);
            let to = stories.meant(&order, drafts, from, group, has_another);
            if let Some(to) = to.filter(|to| group.names_somebody && !signed[*to]) {
                signed[to] = true;
                moves.push((from, group.parts.clone(), to));
            }
        }
    }
    // From the last on, so that the places of those before stay as they are.
    for (from, parts, to) in moves.into_iter().rev() {
        let given: Vec<Part> = drafts[from].byline_lines.drain(parts).collect();
        // Before what only says where the author works.
        drafts[to].byline_lines.splice(0..0, given);
    }
}

/// Lines of bylines right below each other.
struct Group {
    /// Which of the story's.
    parts: Range<usize>,
    /// Places of its first and its last line.
    first: usize,
    last: usize,
    /// Whether an empty line is above it.
    apart: bool,
    names_somebody: bool,
}

/// The bylines of a story.
fn groups(order: &Order, draft: &Draft) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, part) in draft.byline_lines.iter().enumerate() {
        let Some((first, last)) = order.span(part) else { continue };
        let names = names_somebody(&part.text);
        match groups.last_mut() {
            Some(group) if group.last + 1 == first && group.parts.end == at => {
                group.parts.end = at + 1;
                group.last = last;
                group.names_somebody |= names;
            }
            _ => groups.push(Group {
                parts: at..at + 1,
                first,
                last,
                apart: part.blanks > 0,
                names_somebody: names,
            }),
        }
    }
    groups
}

/// Where the stories of a page begin and end.
struct Stories {
    /// The story by the place of the first line of its text, if no empty line is above it.
    begins: HashMap<usize, usize>,
    /// The story by the place below its finished text, and below its headline.
    ends: HashMap<usize, usize>,
    titled: HashMap<usize, usize>,
}

impl Stories {
    fn of(order: &Order, drafts: &[Draft]) -> Self {
        let (mut begins, mut ends, mut titled) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (at, draft) in drafts.iter().enumerate() {
            let first = draft.paragraphs.first().filter(|text| text.blanks == 0);
            begins.extend(first.and_then(|text| order.span(text)).map(|(first, _)| (first, at)));
            let last = draft.paragraphs.last().filter(|text| ends_sentence(&text.folded));
            ends.extend(last.and_then(|text| order.span(text)).map(|(_, last)| (last + 1, at)));
            titled.extend(
                draft.headings.iter().filter_map(|part| order.span(part)).map(|(_, last)| (last + 1, at)),
            );
        }
        Self { begins, ends, titled }
    }

    /// The other story that bylines of one are those of.
    fn meant(
        &self,
        order: &Order,
        drafts: &[Draft],
        from: usize,
        group: &Group,
        has_another: bool,
    ) -> Option<usize> {
        let owner = &drafts[from];
        let own = owner.paragraphs.iter().filter_map(|part| order.span(part));
        // They sign the story that has them, on the last line of its text or right below it.
        if own.into_iter().any(|(first, last)| first <= group.last && group.first <= last + 1) {
            return None;
        }
        let other = |story: Option<&usize>| story.copied().filter(|story| *story != from);
        let below = other(self.begins.get(&(group.last + 1)))
            .filter(|below| has_another || is_between(order, owner, &drafts[*below], group.first));
        below.or_else(|| {
            let above = other(self.titled.get(&group.first)).or_else(|| other(self.ends.get(&group.first)));
            above.filter(|_| has_another && !group.apart)
        })
    }
}

/// Whether between a place and the headline of the other story above it nothing but the owner's headline is printed.
fn is_between(order: &Order, owner: &Draft, other: &Draft, place: usize) -> bool {
    let spans = |parts: &[Part]| parts.iter().filter_map(|part| order.span(part)).collect::<Vec<_>>();
    let above = spans(&other.headings).into_iter().map(|(_, last)| last).filter(|last| *last < place).max();
    let own: Vec<_> = [spans(&owner.headings), spans(&owner.byline_lines)].concat();
    above.is_some_and(|above| {
        (above + 1..place).all(|at| own.iter().any(|(first, last)| (*first..=*last).contains(&at)))
    })
}

/// Whether anything says who wrote a story: where the author works does not.
fn is_signed(draft: &Draft) -> bool {
    draft.byline_lines.iter().any(|part| names_somebody(&part.text)) || is_signed_in_opener(draft)
}

/// Whether the opener of a story says who wrote it: `本报讯（记者 李凡）`.
fn is_signed_in_opener(draft: &Draft) -> bool {
    let first = draft.paragraphs.first().filter(|_| draft.opened);
    first.and_then(|part| opener::parse(&part.folded)).is_some_and(|found| found.byline.is_some())
}

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
        draft.opened = draft.paragraphs.first().is_some_and(|part| opener::parse(&part.folded).is_some());
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
    let dot = ['·', '•', '．'];
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

/// In which order the lines of a page are read.
struct Order {
    /// The place of a line by its number; none where two columns have a line of that number.
    places: HashMap<usize, Option<usize>>,
}

impl Order {
    fn of(lines: &[Line]) -> Self {
        let mut places = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            for number in line.numbers() {
                places.entry(number).and_modify(|place| *place = None).or_insert(Some(at));
            }
        }
        Self { places }
    }

    /// The places of the first and the last line of a part.
    fn span(&self, part: &Part) -> Option<(usize, usize)> {
        let place =
            |number: Option<&usize>| number.and_then(|number| self.places.get(number)).copied().flatten();
        Some((place(part.lines.first())?, place(part.lines.last())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;

    /// A page, and a story of the numbers of its lines: headline, byline, text.
    fn story(lines: &[Line], heads: &[usize], bylines: &[usize], text: &[usize]) -> Draft {
        let parts = |numbers: &[usize]| numbers.iter().map(|at| Part::of_line(&lines[at - 1])).collect();
        let mut draft = Draft {
            headings: parts(heads),
            byline_lines: parts(bylines),
            paragraphs: parts(text),
            ..Draft::default()
        };
        draft.opened = draft.paragraphs.first().is_some_and(|part| opener::parse(&part.folded).is_some());
        draft
    }

    fn bylines(draft: &Draft) -> Vec<&str> {
        draft.byline_lines.iter().map(|part| part.text.as_str()).collect()
    }

    const PAGE: &str = "老影院“复活”\n银发讲解员上岗\n本报记者 苗晓棠\n挂着山货的村民不再绕行。\n\
                        本报讯（记者 甘棠）讲解员上岗了。\n大家都说好。\n□钟离越";

    #[test]
    fn a_byline_goes_back_to_the_text_that_it_stands_at() {
        let lines = read_lines(PAGE);
        // The second has its author in its opener.
        let mut drafts = [story(&lines, &[1], &[], &[4]), story(&lines, &[2], &[3], &[5])];
        give_back(&lines, &mut drafts);
        assert_eq!(drafts.each_ref().map(bylines), [vec!["本报记者 苗晓棠"], vec![]]);
        // Its own headline stands between the other's headline and text.
        let mut drafts = [story(&lines, &[1], &[], &[4]), story(&lines, &[2], &[3], &[6])];
        give_back(&lines, &mut drafts);
        assert_eq!(drafts.each_ref().map(bylines), [vec!["本报记者 苗晓棠"], vec![]]);
        // Below a headline: where the author works names nobody.
        let mut drafts = [story(&lines, &[2], &[], &[4]), story(&lines, &[1], &[3, 7], &[6])];
        let employer =
            Part { text: "（作者单位：云溪厂）".to_owned(), ..drafts[0].paragraphs[0].clone() };
        drafts[0].byline_lines.push(employer);
        drafts[0].paragraphs[0] = drafts[1].paragraphs[0].clone();
        give_back(&lines, &mut drafts);
        assert_eq!(bylines(&drafts[0]), ["本报记者 苗晓棠", "（作者单位：云溪厂）"]);
        // Below a text: of two bylines the one that stands there.
        let mut drafts = [story(&lines, &[1], &[], &[6]), story(&lines, &[2], &[3, 7], &[4])];
        give_back(&lines, &mut drafts);
        assert_eq!(drafts.each_ref().map(bylines), [vec!["□钟离越"], vec!["本报记者 苗晓棠"]]);
    }

    #[test]
    fn the_only_byline_of_a_headline_far_from_its_text_stays() {
        let lines = read_lines(PAGE);
        let mut drafts = [story(&lines, &[], &[], &[4]), story(&lines, &[2], &[3], &[6])];
        give_back(&lines, &mut drafts);
        assert_eq!(drafts.each_ref().map(bylines), [vec![], vec!["本报记者 苗晓棠"]]);
    }

    #[test]
    fn what_signs_its_own_story_stays_though_another_begins_below() {
        let lines =
            read_lines("本报讯（记者 李凡）书屋开放了。（王强）\n夜校新添三门课。\n食堂开出夜班窗口。");
        let mut drafts = [story(&lines, &[], &[1], &[1]), story(&lines, &[], &[], &[2])];
        give_back(&lines, &mut drafts);
        assert_eq!(drafts.each_ref().map(|draft| draft.byline_lines.len()), [1, 0]);
    }

    #[test]
    fn bylines_below_each_other_stay_together() {
        let lines = read_lines(
            "讲解员上岗\n本报记者 苗晓棠\n文/图\n村民不再绕行。\n本报讯（记者 甘棠）上岗了。\n□钟离越",
        );
        let mut drafts = [story(&lines, &[1], &[2, 3, 6], &[5]), story(&lines, &[], &[], &[4])];
        give_back(&lines, &mut drafts);
        assert_eq!(drafts.each_ref().map(bylines), [vec!["□钟离越"], vec!["本报记者 苗晓棠", "文/图"]]);
        // There is no other but what was done.
        let mut drafts = [story(&lines, &[1], &[2, 3], &[6]), story(&lines, &[], &[], &[4])];
        give_back(&lines, &mut drafts);
        assert_eq!(drafts.each_ref().map(bylines), [vec!["本报记者 苗晓棠", "文/图"], vec![]]);
    }

    #[test]
    fn lines_of_two_columns_with_one_number_are_at_no_place() {
        let mut lines =
            read_lines("讲解员上岗\n本报记者 苗晓棠\n村民不再绕行。\n本报讯（记者 甘棠）上岗了。");
        lines[3].number = 3;
        assert_eq!(Order::of(&lines).span(&Part::of_line(&lines[2])), None);
        assert_eq!(Order::of(&lines).span(&Part::of_line(&lines[1])), Some((1, 1)));
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
            let lines = read_lines(text);
            let mut draft = story(&lines, &[], &[], &[1]);
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
            let lines = read_lines(text);
            let numbers: Vec<usize> = (1..=lines.len()).collect();
            let mut draft = story(&lines, &[], &[], &numbers);
            take_first(&mut draft);
            assert_eq!(bylines(&draft), [""; 0], "{text}");
        }
        let lines = read_lines("·李 凡·\n潮水涨到最高\n跳板像滑梯");
        let mut draft = story(&lines, &[], &[], &[1, 2, 3]);
        take_first(&mut draft);
        assert_eq!((bylines(&draft), draft.paragraphs.len()), (vec!["·李 凡·"], 2));
    }

    #[test]
    fn a_first_paragraph_that_says_who_wrote_it_is_the_byline() {
        let lines = read_lines("回家的票\n本报记者 冉阳 通讯员 牟小川\n本报讯　站前广场亮起灯。\n记者走基层");
        let mut draft = story(&lines, &[1], &[], &[2, 3]);
        take_first(&mut draft);
        assert_eq!((bylines(&draft), draft.paragraphs.len()), (vec!["本报记者 冉阳 通讯员 牟小川"], 1));
        assert!(draft.opened);
        let mut draft = story(&lines, &[1], &[], &[4, 3]);
        take_first(&mut draft);
        assert_eq!(draft.paragraphs.len(), 2);
    }
}
