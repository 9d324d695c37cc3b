//! Bylines that a headline block took along though they stand at the text of another story, which has none.

use std::collections::HashMap;
use std::ops::Range;

use crate::page::chars::ends_sentence;
use crate::page::draft::{Draft, Part};
use crate::page::fields::names_somebody;
use crate::page::forms::opener;
use crate::page::line::Line;

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
        draft.opened = draft.begins_with_opener();
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
}
