//! Detached headlines: which loose heading belongs to which story (rule 11).

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

use super::confidence;
use super::draft::{Chosen, Draft, Loose, Page, Part};
use super::heading;
use super::ngrams::Likeness;
use super::roles;

/// Likeness is a sum of logarithms; the assignment works with integers of this fineness.
const FINENESS: f64 = 1000.0;
/// What it costs to read a unit as a label, or to read one line as two headlines.
const READING_COST: f64 = 1.0;
/// What it costs to leave a story without a headline: newspapers print one over every story. About the likeness of half a headline with its story.
const UNTITLED_COST: f64 = 20.0;
/// With more units than this only the plain reading is tried.
const MOST_READ: usize = 24;
/// Longest label, in characters.
const LONGEST_LABEL: usize = 16;
/// A caption goes to another story than that of the heading it follows only if it matches this much better.
const CAPTION_MARGIN: f64 = 2.0;
/// And by this much in all: a few words that every event shares (活动现场) are no evidence.
const CAPTION_EVIDENCE: f64 = 6.0;

/// Headings that stand together: title and subtitle, or a title on two lines.
#[derive(Clone, Debug)]
struct Unit {
    parts: Vec<Part>,
}

impl Unit {
    fn text(&self) -> String {
        self.parts.iter().map(|part| part.folded.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// One way to read the loose headings.
#[derive(Clone, Debug)]
struct Reading {
    units: Vec<Unit>,
    /// For each unit, labels printed above it.
    labels: Vec<Vec<Part>>,
    cost: f64,
}

impl Reading {
    /// Makes a unit the label of the one after it.
    fn make_label(&mut self, at: usize) {
        let unit = self.units.remove(at);
        let mut labels = self.labels.remove(at);
        labels.extend(unit.parts);
        labels.append(&mut self.labels[at]);
        self.labels[at] = labels;
    }
}

/// The text of a story for comparing.
pub(crate) fn story_text(draft: &Draft) -> String {
    let parts = draft.paragraphs.iter().chain(draft.subheads.iter().map(|(_, part)| part));
    parts.map(|part| part.folded.as_str()).collect::<Vec<_>>().join("\n")
}

/// Gives loose headings, captions and credits to the stories they belong to. Returns the headings that
/// found none.
pub(crate) fn assign(page: &mut Page) -> Vec<Part> {
    give_photo_titles(page);
    if headlines_below(page) {
        shift_headlines(page);
    }
    let texts: Vec<String> = page.drafts.iter().map(story_text).collect();
    let likeness = Likeness::new(texts.iter().map(String::as_str));
    let bare: Vec<usize> = (0..page.drafts.len())
        .filter(|at| page.drafts[*at].headings.is_empty() && !page.drafts[*at].listing)
        .collect();
    let loose = std::mem::take(&mut page.loose);
    let (units, captions) = gather(loose);
    let mut left = Vec::new();
    let mut owner_of: Vec<Option<usize>> = vec![None; units.len()];
    if bare.is_empty() {
        left.extend(units.iter().flat_map(|unit| unit.parts.clone()));
    } else if let Some((reading, owners)) = best_reading(&units, &bare, &likeness) {
        for ((unit, labels), owner) in reading.units.iter().zip(&reading.labels).zip(&owners) {
            let Some(owner) = owner else {
                left.extend(labels.iter().chain(&unit.parts).cloned());
                continue;
            };
            for (index, original) in units.iter().enumerate() {
                if owner_of[index].is_none()
                    && original.parts.iter().any(|part| unit.parts.iter().any(|own| own.lines == part.lines))
                {
                    owner_of[index] = Some(*owner);
                }
            }
            page.drafts[*owner].chosen = Some(choice(&reading.units, unit, *owner, &likeness));
            page.drafts[*owner].headings.extend(labels.iter().chain(&unit.parts).cloned());
        }
    }
    place_captions(page, captions, &owner_of, &likeness);
    left
}

/// Rule "headlines below": the first story has no headline, one is left over after the last story, and
/// each headline matches the story before it better than the story after it, all in all.
fn headlines_below(page: &Page) -> bool {
    let bare_first = page.drafts.first().is_some_and(|draft| draft.headings.is_empty() && !draft.listing);
    let others = page.drafts.iter().skip(1).all(|draft| !draft.headings.is_empty());
    let left: Vec<&Part> = page
        .loose
        .iter()
        .filter_map(|(before, item)| match item {
            Loose::Heading(part) if *before == page.drafts.len() => Some(part),
            _ => None,
        })
        .collect();
    if !bare_first || !others || left.is_empty() || page.drafts.len() < 2 {
        return false;
    }
    let texts: Vec<String> = page.drafts.iter().map(story_text).collect();
    let likeness = Likeness::new(texts.iter().map(String::as_str));
    let text = |parts: &[Part]| parts.iter().map(|part| part.folded.as_str()).collect::<Vec<_>>().join(" ");
    let (mut above, mut below) = (0.0, 0.0);
    for at in 1..page.drafts.len() {
        let heading = text(&page.drafts[at].headings);
        above += likeness.score(&heading, at);
        below += likeness.score(&heading, at - 1);
    }
    let last: Vec<Part> = left.into_iter().cloned().collect();
    above += likeness.score(&text(&last), 0);
    below += likeness.score(&text(&last), page.drafts.len() - 1);
    below > above
}

/// Gives every headline to the story before it.
fn shift_headlines(page: &mut Page) {
    for at in 1..page.drafts.len() {
        page.drafts[at - 1].headings = std::mem::take(&mut page.drafts[at].headings);
    }
    let count = page.drafts.len();
    let (last, rest) = std::mem::take(&mut page.loose)
        .into_iter()
        .partition(|(before, item)| *before == count && matches!(item, Loose::Heading(_)));
    page.loose = rest;
    let last: Vec<(usize, Loose)> = last;
    if let Some(draft) = page.drafts.last_mut() {
        draft.headings.extend(last.into_iter().filter_map(|(_, item)| match item {
            Loose::Heading(part) => Some(part),
            _ => None,
        }));
    }
}

/// A story without an opener, with a photo credit and without a headline takes the loose heading next to it.
fn give_photo_titles(page: &mut Page) {
    for at in 0..page.drafts.len() {
        let draft = &page.drafts[at];
        if draft.opened || draft.listing || !draft.headings.is_empty() || draft.credits.is_empty() {
            continue;
        }
        if let Some(index) = page
            .loose
            .iter()
            .position(|(before, item)| *before == at + 1 && matches!(item, Loose::Heading(_)))
            && let (_, Loose::Heading(part)) = page.loose.remove(index)
        {
            page.drafts[at].headings.push(part);
        }
    }
}

/// A loose caption: its text, its credit, and the unit that it follows.
type FreeCaption = (Option<Part>, Option<Part>, Option<usize>);

/// Gathers loose headings into units; captions remember the unit that they follow.
fn gather(loose: Vec<(usize, Loose)>) -> (Vec<Unit>, Vec<FreeCaption>) {
    let mut units: Vec<Unit> = Vec::new();
    let mut captions = Vec::new();
    let mut last_line = 0;
    for (_, item) in loose {
        match item {
            Loose::Heading(part) => {
                let first = part.lines.first().copied().unwrap_or(0);
                let line = part.lines.last().copied().unwrap_or(0);
                match units.last_mut() {
                    Some(unit) if first == last_line + 1 => unit.parts.push(part),
                    _ => units.push(Unit { parts: vec![part] }),
                }
                last_line = line;
            }
            Loose::Caption(part, credit) => captions.push((Some(part), credit, units.len().checked_sub(1))),
            Loose::Credit(part) => captions.push((None, Some(part), units.len().checked_sub(1))),
        }
    }
    (units, captions)
}

/// Tries every reading of the units (some are labels, some lines hold two headlines) and takes the one
/// with the best total likeness, one to one.
fn best_reading(
    units: &[Unit],
    bare: &[usize],
    likeness: &Likeness,
) -> Option<(Reading, Vec<Option<usize>>)> {
    let mut best: Option<(f64, Reading, Vec<Option<usize>>)> = None;
    for reading in readings(units, bare.len()) {
        let (total, owners) = solve(&reading.units, bare, likeness);
        let untitled = bare.len() - owners.iter().flatten().count();
        let total = total - reading.cost - UNTITLED_COST * untitled as f64;
        if best.as_ref().is_none_or(|(score, ..)| total > *score) {
            best = Some((total, reading, owners));
        }
    }
    best.map(|(_, reading, owners)| (reading, owners))
}

fn readings(units: &[Unit], stories: usize) -> Vec<Reading> {
    let mut plain = Reading { units: units.to_vec(), labels: vec![Vec::new(); units.len()], cost: 0.0 };
    // A column's name in front of another unit is its label.
    for at in (0..units.len().saturating_sub(1)).rev() {
        if is_column(&units[at]) {
            plain.make_label(at);
        }
    }
    let mut all = vec![plain.clone()];
    if plain.units.len() > MOST_READ {
        return all;
    }
    // One more label.
    for at in 0..plain.units.len().saturating_sub(1) {
        if let [only] = plain.units[at].parts.as_slice()
            && only.len() <= LONGEST_LABEL
        {
            let mut reading = plain.clone();
            reading.make_label(at);
            reading.cost += READING_COST;
            all.push(reading);
        }
    }
    // Lines that hold two headlines, while there are fewer units than stories.
    let mut split = Vec::new();
    for reading in &all {
        if reading.units.len() >= stories {
            continue;
        }
        for (at, unit) in reading.units.iter().enumerate() {
            if let Some((left, right)) = halves(unit) {
                let mut other = reading.clone();
                other.units[at] = left;
                other.units.insert(at + 1, right);
                other.labels.insert(at + 1, Vec::new());
                other.cost += READING_COST;
                split.push(other);
            }
        }
    }
    all.extend(split);
    all
}

/// Whether a unit is the name of a column.
fn is_column(unit: &Unit) -> bool {
    matches!(unit.parts.as_slice(), [only] if roles::is_column_name(&only.folded) || heading::is_marked_label(&only.folded))
}

/// How sure a match is: against the headline that matches the same story second best.
fn choice(units: &[Unit], own: &Unit, story: usize, likeness: &Likeness) -> Chosen {
    let rival = units
        .iter()
        .filter(|unit| unit.parts != own.parts)
        .map(|unit| (likeness.score(&unit.text(), story), unit.text()))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let score = likeness.score(&own.text(), story);
    let confidence = confidence::of_match(score, rival.as_ref().map_or(0.0, |(score, _)| *score));
    Chosen { confidence, runner_up: rival.map(|(_, text)| text) }
}

/// The two headlines of a line with one space.
fn halves(unit: &Unit) -> Option<(Unit, Unit)> {
    let [part] = unit.parts.as_slice() else { return None };
    let at = part.folded.chars().position(|c| c == ' ')?;
    let (left, right) = (part.slice(0, at), part.slice(at, part.len()));
    (left.len() >= 4 && right.len() >= 4).then(|| (Unit { parts: vec![left] }, Unit { parts: vec![right] }))
}

/// The one-to-one assignment with the best total; a unit without an owner gets `None`.
fn solve(units: &[Unit], bare: &[usize], likeness: &Likeness) -> (f64, Vec<Option<usize>>) {
    if units.is_empty() || bare.is_empty() {
        return (0.0, vec![None; units.len()]);
    }
    let value =
        |unit: usize, story: usize| (likeness.score(&units[unit].text(), bare[story]) * FINENESS) as i64;
    let transposed = units.len() > bare.len();
    let (rows, columns) = if transposed { (bare.len(), units.len()) } else { (units.len(), bare.len()) };
    let weights =
        Matrix::from_fn(
            rows,
            columns,
            |(row, column)| {
                if transposed { value(column, row) } else { value(row, column) }
            },
        );
    let (total, chosen) = kuhn_munkres(&weights);
    let mut owners = vec![None; units.len()];
    for (row, column) in chosen.into_iter().enumerate() {
        let (unit, story) = if transposed { (column, row) } else { (row, column) };
        owners[unit] = Some(bare[story]);
    }
    (total as f64 / FINENESS, owners)
}

/// Gives captions to the story of the heading that they follow, unless another story matches far better.
fn place_captions(
    page: &mut Page,
    captions: Vec<FreeCaption>,
    owner_of: &[Option<usize>],
    likeness: &Likeness,
) {
    for (caption, credit, unit) in captions {
        let positional = unit.and_then(|unit| owner_of.get(unit).copied().flatten());
        let text = caption.as_ref().map(|part| part.folded.clone()).unwrap_or_default();
        let score = |story: usize| likeness.score(&text, story);
        let best = (0..page.drafts.len()).max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)));
        let owner = match (positional, best) {
            (Some(near), Some(best))
                if score(best) > CAPTION_MARGIN * score(near)
                    && score(best) > score(near) + CAPTION_EVIDENCE =>
            {
                best
            }
            (Some(near), _) => near,
            (None, Some(best)) => best,
            (None, None) => {
                page.furniture.extend(caption.into_iter().chain(credit));
                continue;
            }
        };
        let draft = &mut page.drafts[owner];
        draft.captions.extend(caption);
        draft.credits.extend(credit);
    }
}
