//! From what the stages found to drafts of stories: every line is in exactly one part of one draft, or furniture.

use super::Reading;
use super::endings::{give_credit, take_editors, take_endings};
use super::paragraphs::{StoryText, paragraphs};
use super::{byline_parts, bylines, column_names, head_signatures, labels, picture_blocks};
use super::{run_in_titles, title_lines};
use crate::page::chars::{is_han, unmatched};
use crate::page::draft::{Chosen, Draft, Judged, Page, Part};
use crate::page::forms::furniture;
use crate::page::headline::Headline;
use crate::page::line::Line;
use crate::page::marked_briefs;
use crate::page::place::parts_of;
use crate::page::roles::LineRole;
use crate::page::rules::division;
use crate::page::stories::UnitKind;

/// The drafts of a reading.
pub(crate) fn page(lines: &[Line], reading: &Reading) -> Page {
    let builder = Builder { lines, reading };
    let mut page = Page::default();
    if reading.stories.chains.is_empty() {
        // What cannot be split is one article, never none.
        page.drafts.extend((!lines.is_empty()).then(|| builder.only_draft()));
        return page;
    }
    for story in 0..reading.stories.chains.len() {
        for mut draft in run_in_titles::lift(marked_briefs::divide_marked(builder.story(story))) {
            page.furniture.extend(take_editors(&mut draft));
            if !draft.listing {
                head_signatures::take_first(&mut draft);
                page.furniture.extend(take_endings(&mut draft));
            }
            byline_parts::divide(&mut draft);
            byline_parts::lift_labels(&mut draft);
            page.drafts.push(draft);
        }
    }
    picture_blocks::divide(&mut page.drafts);
    bylines::give_back(lines, &mut page.drafts);
    for head in &reading.headlines.left {
        page.drafts.push(builder.headline_alone(*head));
    }
    page.furniture.extend(take_furniture(&mut page.drafts));
    page.drafts.sort_by_key(first_line);
    column_names::lift(&mut page.drafts);
    for unit in reading.stories.units.iter().filter(|unit| unit.kind == UnitKind::Furniture) {
        page.furniture.extend(unit.lines.iter().map(|at| Part::of_line(&lines[*at])));
    }
    page
}

/// Takes drafts away that are nothing but a line or two with the form of furniture, if other drafts are left.
fn take_furniture(drafts: &mut Vec<Draft>) -> Vec<Part> {
    let is_furniture = |draft: &Draft| {
        let mut parts = parts_of(draft).map(|(_, part)| part);
        parts_of(draft).count() <= FEW_PARTS && parts.all(|part| furniture::is_furniture(&part.folded, true))
    };
    if drafts.iter().all(is_furniture) {
        return Vec::new();
    }
    let taken = drafts.extract_if(.., |draft| is_furniture(draft));
    taken.flat_map(|draft| parts_of(&draft).map(|(_, part)| part.clone()).collect::<Vec<_>>()).collect()
}

/// The first line of a story's text, or of what else it has.
fn first_line(draft: &Draft) -> usize {
    let text = draft.paragraphs.iter().chain(draft.headings.iter()).chain(&draft.captions);
    text.filter_map(|part| part.lines.first()).copied().min().unwrap_or(usize::MAX)
}

/// More parts than these are a story.
const FEW_PARTS: usize = 2;

/// How sure a draft is that only remains.
const UNSURE: f32 = 0.3;

struct Builder<'a> {
    lines: &'a [Line],
    reading: &'a Reading,
}

impl Builder<'_> {
    fn part(&self, at: usize) -> Part {
        Part::of_line(&self.lines[at])
    }

    fn roles_of(&self, lines: &[usize]) -> Vec<LineRole> {
        lines.iter().map(|at| self.reading.roles.best[*at]).collect()
    }

    /// The lines of a unit joined.
    fn joined(&self, unit: usize) -> Part {
        let mut lines = self.reading.stories.units[unit].lines.iter().map(|at| self.part(*at));
        let mut whole = lines.next().unwrap_or_default();
        lines.for_each(|part| whole.push(&part));
        whole
    }

    /// A story with its headline, captions and credits.
    fn story(&self, story: usize) -> Draft {
        let (stories, headlines) = (&self.reading.stories, &self.reading.headlines);
        let chain = &stories.chains[story];
        let StoryText { paragraphs, subheads, listing } = paragraphs(self.lines, self.reading, chain);
        let mut draft = Draft { paragraphs, subheads, listing, ..Draft::default() };
        let block: Vec<usize> =
            headlines.of_story[story].iter().flat_map(|unit| stories.units[*unit].lines.clone()).collect();
        let roles = labels::roles(self.lines, &self.reading.roles, &block, &draft.running_text());
        let headline = self.headline(&block, &roles, &mut draft);
        let captions = &self.reading.captions;
        for (unit, _) in captions.of_story.iter().filter(|(_, owner)| *owner == story) {
            draft.captions.push(self.joined(*unit));
        }
        for (unit, _) in captions.credits.iter().filter(|(_, owner)| *owner == story) {
            let lines = stories.units[*unit].lines.iter().map(|at| self.part(*at));
            let mut parts = byline_parts::joined(lines).into_iter();
            if let Some(last) = draft.paragraphs.last_mut()
                && chain.units.last().copied() == unit.checked_sub(1)
                && unmatched(&last.folded).openers > 0
                && let Some(first) = parts.next()
            {
                // A closing byline that began on the line before.
                last.push(&first);
            }
            parts.for_each(|part| give_credit(&mut draft, part));
        }
        draft.opened = draft.begins_with_opener();
        draft.chosen = Some(Chosen {
            confidence: headlines.clarity[story],
            runner_up: headlines.runner_up[story].map(|unit| stories.units[unit].folded.clone()),
        });
        let least = |lines: &mut dyn Iterator<Item = usize>| {
            lines.map(|at| self.reading.roles.certainty(at)).fold(1.0, f32::min)
        };
        let text_lines = || chain.units.iter().flat_map(|unit| stories.units[*unit].lines.iter().copied());
        let product = |lines: &mut dyn Iterator<Item = usize>| {
            lines.map(|at| self.reading.roles.certainty(at)).product::<f32>()
        };
        let shape = &self.reading.features.shape;
        draft.judged = Some(Judged {
            text: chain.clarity.min(least(&mut text_lines())),
            division: least(&mut block.iter().copied()),
            headline,
            links: chain.clarity,
            lines: [product(&mut text_lines()), product(&mut block.iter().copied())],
            page: [shape.indented, shape.close, f32::from(u8::from(shape.wrapped))],
        });
        draft
    }

    /// Divides the lines of a headline block by their roles; bylines go to the draft.
    fn headline(&self, block: &[usize], roles: &[LineRole], draft: &mut Draft) -> Headline {
        let mut parts: [Vec<Part>; 4] = Default::default();
        let lines = block.iter().map(|at| self.part(*at)).zip(roles.iter().copied()).collect();
        for (part, role) in title_lines::divided(lines, &draft.running_text()) {
            let place = match role {
                LineRole::Byline => {
                    draft.byline_lines.push(part);
                    continue;
                }
                LineRole::Section => 0,
                LineRole::Kicker => 1,
                LineRole::Subtitle | LineRole::SubtitleGoesOn => 3,
                _ => 2,
            };
            parts[place].push(part.clone());
            draft.headings.push(part);
        }
        let [sections, mut kicker, mut title, mut subtitle] = parts;
        if title.is_empty() {
            title = std::mem::take(if subtitle.is_empty() { &mut kicker } else { &mut subtitle });
        }
        if let Some(above) = kicker.pop_if(|above| is_rest(above, &title)) {
            title.insert(0, above);
        }
        let some = |parts: &[Part]| (!parts.is_empty()).then(|| division::joined(parts));
        Headline {
            sections: sections.iter().map(|part| division::clean_label(&part.text)).collect(),
            marked: false,
            kicker: some(&kicker),
            title: without_bullets(&division::joined(&title)).to_owned(),
            subtitle: some(&subtitle),
            margin: 1.0,
        }
    }

    /// A headline that belongs to no story.
    fn headline_alone(&self, unit: usize) -> Draft {
        let mut draft = Draft::default();
        let block = &self.reading.stories.units[unit].lines;
        let headline = self.headline(block, &self.roles_of(block), &mut draft);
        draft.judged = Some(Judged { text: UNSURE, division: UNSURE, headline, ..Judged::default() });
        draft
    }

    /// The only draft of a page without text of a story: all that is printed on it.
    fn only_draft(&self) -> Draft {
        let mut draft = Draft::default();
        let roles = &self.reading.roles.best;
        let (mut head, mut rest): (Vec<usize>, Vec<usize>) =
            (0..self.lines.len()).partition(|at| roles[*at].is_head());
        if rest.is_empty() {
            rest = std::mem::take(&mut head);
        }
        let headline = self.headline(&head, &self.roles_of(&head), &mut draft);
        draft.paragraphs = rest.iter().map(|at| self.part(*at)).collect();
        draft.judged = Some(Judged { text: UNSURE, division: UNSURE, headline, ..Judged::default() });
        draft
    }
}

/// The last line of a headline that another holds the most of, in characters, and the least of that one.
const SHORT_REST: usize = 4;
const LONG_LINE: usize = 8;

/// Whether a title is but the rest of the line right above: 云溪区总工会为高温岗位 / 送清凉.
fn is_rest(above: &Part, title: &[Part]) -> bool {
    let [rest] = title else { return false };
    let follows = above.lines.last().map(|line| line + 1) == rest.lines.first().copied();
    follows
        && rest.len() <= SHORT_REST
        && above.len() >= LONG_LINE
        && above.folded.chars().chain(rest.folded.chars()).all(is_han)
}

/// A headline without the bullet that it begins with.
pub(crate) fn without_bullets(text: &str) -> &str {
    text.trim_start_matches(|c: char| "■□●○◆◇▲△▶►★☆◎".contains(c) || c.is_whitespace())
}
