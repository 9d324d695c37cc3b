//! From ordered lines to drafts of stories: a headline begins a story, what follows it is its text.

use std::sync::LazyLock;

use regex::Regex;

use super::Bounds;
use super::bylines::{is_author, is_byline};
use super::captions::SheetCaption;
use super::division::{Body, Story, stories};
use super::headlines::{self, Head};
use super::kinds::LineKind;
use super::material::{Material, Ordered};
use super::paragraphs;
use super::sheet_line::SheetLine;
use crate::page::chars::{ends_sentence, is_han};
use crate::page::draft::{Draft, Judged, Part};
use crate::page::forms::ending::{self, EndingKind};
use crate::page::learned::take_endings;
use crate::page::marked_briefs;
use crate::pattern::pattern;
use gongwen_analysis::names::is_name;

/// The drafts of one sheet, and the furniture that was found in them.
pub(crate) fn drafts(
    material: Material<'_>,
    ordered: &[Ordered],
    captions: &[SheetCaption],
) -> (Vec<Draft>, Vec<Part>) {
    let mut stories = stories(material, ordered);
    let owners: Vec<Owner> = captions.iter().map(|caption| owner(material, &stories, caption)).collect();
    let mut furniture = Vec::new();
    if stories.is_empty() && !captions.is_empty() {
        stories.push(Story::default());
    }
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        let of = |wanted: Owner| captions.iter().zip(&owners).filter(move |(_, owner)| **owner == wanted);
        let own: Vec<&SheetCaption> = of(Owner::Story(index)).map(|(caption, _)| caption).collect();
        if own.is_empty() && is_notice_in_box(material, story) {
            furniture.extend(story.head.iter().map(|line| material.part(line.at)));
        } else if !own.is_empty() || !story.head.is_empty() || !story.body.is_empty() {
            for mut draft in marked_briefs::divide(whole(material, story, &own, &mut furniture)) {
                furniture.extend(take_endings(&mut draft));
                drafts.push(draft);
            }
        }
        drafts.extend(of(Owner::NoneAfter(index)).map(|(caption, _)| picture_story(material, caption)));
    }
    (drafts, furniture)
}

/// The draft of a story with its captions.
fn whole(
    material: Material<'_>,
    story: &Story,
    captions: &[&SheetCaption],
    furniture: &mut Vec<Part>,
) -> Draft {
    let mut draft = draft(material, story);
    furniture.extend(take_jump(&mut draft));
    for caption in captions {
        add_caption(material, caption, &mut draft);
    }
    if story.body.is_empty() && draft.captions.len() == 1 {
        // Under a headline without text the caption is the text: a story in a picture.
        draft.paragraphs = std::mem::take(&mut draft.captions);
    }
    draft
}

fn draft(material: Material<'_>, story: &Story) -> Draft {
    let mut draft = Draft::default();
    let Head { headline, headings, bylines } = headlines::head(material, &story.head);
    draft.headings = headings;
    draft.byline_lines = bylines;
    fill(material, story, &mut draft);
    if !story.body.first().is_some_and(|body| material.lines[body.line().at].row) {
        take_first_byline(&mut draft);
    }
    let contrast = if story.head.iter().any(|line| line.kind == LineKind::Large) { 1.0 } else { 0.985 };
    draft.opened = draft.begins_with_opener();
    draft.judged = Some(Judged {
        headline,
        text: 0.99,
        division: contrast,
        links: 1.0,
        lines: [1.0; 2],
        ..Judged::default()
    });
    draft.agreed = true;
    draft
}

/// Whether a story has nothing but a few words in large type in a box: an advertisement, a call, a hotline.
fn is_notice_in_box(material: Material<'_>, story: &Story) -> bool {
    /// Longer texts are notices or letters, whatever their type, in characters.
    const LONGEST: usize = 60;
    let frame = story.head.first().and_then(|line| line.frame);
    let texts = || story.head.iter().map(|line| material.lines[line.at].text.as_str());
    story.body.is_empty()
        && frame.is_some()
        && story.head.iter().all(|line| line.frame == frame)
        && texts().map(|text| text.chars().count()).sum::<usize>() <= LONGEST
        && !texts().any(|text| text.contains(['。', '，']))
}

/// Takes off the text where it comes from: `（上接第一版）`.
fn take_jump(draft: &mut Draft) -> Option<Part> {
    static JUMP: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^（[上紧]?[接承]第? *[A-Z]?[\d一二三四五六七八九十]{1,3} *版[^（）]{0,10}）")
    });
    let first = draft.paragraphs.first_mut()?;
    let length = JUMP.find(&first.folded)?.as_str().chars().count();
    let jump = first.slice(0, length);
    *first = first.slice(length, first.len());
    Some(jump)
}

/// Whether words that may name an author are more than a few characters: a surname, a place beside the name, a mark.
fn names_somebody(folded: &str) -> bool {
    is_name(folded) || folded.contains(|c: char| !is_han(c))
}

/// A name alone at the head of the text, which nothing but its place sets apart, is the byline.
fn take_first_byline(draft: &mut Draft) {
    let is_byline_part = |part: &Part| {
        part.lines.len() <= 2
            && !ends_sentence(&part.folded)
            && (is_byline(&part.folded) || is_author(&part.folded) && names_somebody(&part.folded))
    };
    let has_text = draft.paragraphs.len() > 1 && draft.subheads.iter().all(|(at, _)| *at > 0);
    if has_text && draft.byline_lines.is_empty() && draft.paragraphs.first().is_some_and(is_byline_part) {
        draft.byline_lines.push(draft.paragraphs.remove(0));
        for (at, _) in &mut draft.subheads {
            *at -= 1;
        }
    }
}

/// Fills a draft with paragraphs and subheads.
fn fill(material: Material<'_>, story: &Story, draft: &mut Draft) {
    let texts: Vec<&SheetLine> = story
        .body
        .iter()
        .filter_map(|body| match body {
            Body::Text(line) => Some(&material.lines[line.at]),
            Body::Subhead(_) | Body::Signature(_) => None,
        })
        .collect();
    let mut is_own = vec![false; material.lines.len()];
    for body in &story.body {
        is_own[body.line().at] = true;
    }
    let others = material.lines.iter().zip(is_own).filter(|(_, own)| !own).map(|(line, _)| line.bounds);
    let taken: Vec<Bounds> = others.chain(material.pictures.iter().copied()).collect();
    let mut beginnings = paragraphs::beginnings(&texts, &taken).into_iter();
    let mut after_subhead = false;
    let mut after_byline = false;
    let mut signature: Option<Part> = None;
    let mut after_signature = false;
    for body in &story.body {
        let part = material.part(body.line().at);
        match body {
            Body::Subhead(_) => {
                match draft.subheads.last_mut() {
                    Some((at, subhead)) if after_subhead && *at == draft.paragraphs.len() => {
                        subhead.push(&part);
                    }
                    _ => draft.subheads.push((draft.paragraphs.len(), part)),
                }
                after_subhead = true;
            }
            Body::Signature(_) => {
                match &mut signature {
                    Some(signature) if after_signature => signature.push(&part),
                    _ => draft.sources.extend(signature.replace(part)),
                }
                after_signature = true;
            }
            Body::Text(line) => {
                let is_byline = line.kind == LineKind::Byline;
                let begins = beginnings.next().unwrap_or(true)
                    || after_subhead
                    || after_signature
                    || is_byline && !after_byline;
                after_byline = is_byline;
                after_signature = false;
                match draft.paragraphs.last_mut() {
                    Some(paragraph) if !begins => paragraph.push(&part),
                    _ => draft.paragraphs.push(part),
                }
                after_subhead = false;
            }
        }
    }
    // If the author is named above, this says who that is.
    let signs = if draft.byline_lines.is_empty() { &mut draft.byline_lines } else { &mut draft.sources };
    signs.extend(signature);
}

/// What a caption belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// The story of this number.
    Story(usize),
    /// None: picture and caption are a story of their own, after the story of this number, which is the nearest.
    NoneAfter(usize),
}

/// Fewest characters of the text of a picture story without a title.
const PICTURE_STORY: usize = 20;

/// The story that a caption belongs to: the one around its picture, else the nearest.
fn owner(material: Material<'_>, stories: &[Story], caption: &SheetCaption) -> Owner {
    let whole = caption.lines.iter().fold(caption.picture, |all, at| all.joined(&material.lines[*at].bounds));
    let bounds = |story: &Story| -> Vec<Bounds> {
        let lines = story.head.iter().copied().chain(story.body.iter().map(|body| body.line()));
        lines.map(|line| material.lines[line.at].bounds).collect()
    };
    // A picture inside the story's outline is its own, however far the next line is.
    let is_inside = |story: &Story| {
        let around = Bounds::around(&bounds(story));
        let covered = around.overlap_x(&whole).max(0.0) * around.overlap_y(&whole).max(0.0);
        covered > 0.6 * whole.area() || is_under_head(material, story, &whole)
    };
    let distance = |story: &Story| {
        let nearest = bounds(story).iter().map(|line| apart(line, &whole)).fold(f32::MAX, f32::min);
        if is_inside(story) { nearest * 0.2 } else { nearest }
    };
    let nearest = (0..stories.len())
        .min_by(|one, other| distance(&stories[*one]).total_cmp(&distance(&stories[*other])))
        .unwrap_or_default();
    // A headline without text is that of a picture.
    let titled = stories.get(nearest).is_some_and(|story| story.body.is_empty());
    let is_alone =
        stories.len() > 1 && !titled && !stories.iter().any(is_inside) && is_dated(material, caption);
    if is_alone || caption.title.is_some() { Owner::NoneAfter(nearest) } else { Owner::Story(nearest) }
}

/// Whether a picture is beside the first lines of a story, in part under its headline.
fn is_under_head(material: Material<'_>, story: &Story, picture: &Bounds) -> bool {
    /// How far the tops of picture and text differ, in ems of the text.
    const LEVEL: f32 = 2.5;
    let bounds = |line: &Ordered| material.lines[line.at].bounds;
    let head = Bounds::around(&story.head.iter().map(bounds).collect::<Vec<_>>());
    story.body.first().map(|body| &material.lines[body.line().at]).is_some_and(|first| {
        !story.head.is_empty()
            && head.overlap_x(picture) > 0.0
            && head.y1 < picture.y0 + first.size
            && (first.bounds.y0 - picture.y0).abs() < LEVEL * first.size
    })
}

/// Whether a caption is a report: it begins with a day, and is more than a line.
fn is_dated(material: Material<'_>, caption: &SheetCaption) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^[▲△▼◀▶ ]*(?:\d{1,2}月\d{1,2}日|昨[日天]|今[日天]|前[日天]|近日|日前|连日来)[，,\p{Han}]")
    });
    let text: String = caption.lines.iter().map(|at| material.part(*at).folded).collect();
    DAY.is_match(&text) && text.chars().count() >= PICTURE_STORY && text.contains('。')
}

/// A picture and its caption as a story.
fn picture_story(material: Material<'_>, caption: &SheetCaption) -> Draft {
    let mut draft =
        Draft { agreed: true, judged: Some(Judged { text: 0.9, ..Judged::default() }), ..Draft::default() };
    add_caption(material, caption, &mut draft);
    draft.paragraphs = std::mem::take(&mut draft.captions);
    if let Some(title) = caption.title {
        let line = Ordered { at: title, kind: LineKind::Large, frame: None, lone: true };
        let Head { headline, headings, .. } = headlines::head(material, &[line]);
        draft.headings = headings;
        draft.judged = Some(Judged { headline, text: 0.9, ..Judged::default() });
    }
    draft
}

/// The distance of two rectangles.
fn apart(one: &Bounds, other: &Bounds) -> f32 {
    let x = (-one.overlap_x(other)).max(0.0);
    let y = (-one.overlap_y(other)).max(0.0);
    x.hypot(y)
}

/// Adds a caption; a credit at its end is one of the draft.
fn add_caption(material: Material<'_>, caption: &SheetCaption, draft: &mut Draft) {
    let mut lines = caption.lines.iter().map(|at| material.part(*at));
    let Some(mut whole) = lines.next() else { return };
    lines.for_each(|part| whole.push(&part));
    match ending::ending(&whole.folded).filter(|found| found.kind == EndingKind::Credit && found.start > 0) {
        Some(found) => {
            draft.captions.push(whole.slice(0, found.start));
            draft.credits.push(whole.slice(found.start, whole.len()));
        }
        None => draft.captions.push(whole),
    }
}
