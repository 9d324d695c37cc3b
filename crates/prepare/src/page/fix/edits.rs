//! Corrections by a line or two: merges, splits, moved headlines.

use super::error::FixError;
use super::tables::{HeadlineFix, MergeFix, SplitFix};
use crate::page::draft::{Draft, Page, Part};

/// The story that a line is part of.
fn story_at(page: &Page, table: &'static str, line: usize) -> Result<usize, FixError> {
    page.drafts
        .iter()
        .position(|draft| crate::page::place::parts_of(draft).any(|(_, part)| part.lines.contains(&line)))
        .ok_or(FixError::NoStory { table, line })
}

pub(super) fn merge(page: &mut Page, fix: &MergeFix) -> Result<(), FixError> {
    let (to, from) = (story_at(page, "merge", fix.story)?, story_at(page, "merge", fix.with)?);
    if to == from {
        return Err(FixError::SameStory { story: fix.story, with: fix.with });
    }
    let other = page.drafts.remove(from);
    let to = if from < to { to - 1 } else { to };
    let draft = &mut page.drafts[to];
    let shift = draft.paragraphs.len();
    let joins = draft.is_open();
    let mut paragraphs = other.paragraphs.into_iter();
    if joins && let (Some(last), Some(next)) = (draft.paragraphs.last_mut(), paragraphs.next()) {
        last.push(&next);
    }
    let shift = if joins { shift.saturating_sub(1) } else { shift };
    draft.paragraphs.extend(paragraphs);
    draft.subheads.extend(other.subheads.into_iter().map(|(before, part)| (before + shift, part)));
    // Its headline becomes a subhead of the story.
    draft.subheads.extend(other.headings.into_iter().map(|part| (shift, part)));
    draft.captions.extend(other.captions);
    draft.credits.extend(other.credits);
    draft.sources.extend(other.sources);
    draft.byline_lines.extend(other.byline_lines);
    Ok(())
}

pub(super) fn split(page: &mut Page, fix: &SplitFix) -> Result<(), FixError> {
    let at = story_at(page, "split", fix.before)?;
    let draft = &mut page.drafts[at];
    let begins = |part: &Part| part.lines.first() == Some(&fix.before);
    let subhead = draft.subheads.iter().position(|(_, part)| begins(part));
    let paragraph = match subhead {
        Some(index) => draft.subheads[index].0,
        None => draft
            .paragraphs
            .iter()
            .position(begins)
            .filter(|index| *index > 0)
            .ok_or(FixError::NoParagraph { before: fix.before })?,
    };
    let mut second = Draft { paragraphs: draft.paragraphs.split_off(paragraph), ..Draft::default() };
    let (first, moved): (Vec<_>, Vec<_>) =
        std::mem::take(&mut draft.subheads).into_iter().partition(|(before, _)| *before < paragraph);
    draft.subheads = first;
    for (before, part) in moved {
        if before == paragraph {
            second.headings.push(part);
        } else {
            second.subheads.push((before - paragraph, part));
        }
    }
    second.opened = second.begins_with_opener();
    page.drafts.insert(at + 1, second);
    Ok(())
}

pub(super) fn move_headline(
    page: &mut Page,
    unplaced: &mut Vec<Part>,
    fix: &HeadlineFix,
) -> Result<(), FixError> {
    let to = story_at(page, "headline", fix.story)?;
    let wanted = |part: &Part| part.lines.iter().any(|line| fix.lines.contains(line));
    let mut moved = Vec::new();
    for draft in &mut page.drafts {
        moved.extend(draft.headings.extract_if(.., |part| wanted(part)));
        moved.extend(draft.subheads.extract_if(.., |(_, part)| wanted(part)).map(|(_, part)| part));
    }
    moved.extend(unplaced.extract_if(.., |part| wanted(part)));
    for line in &fix.lines {
        if !moved.iter().any(|part| part.lines.contains(line)) {
            return Err(FixError::NoHeadline { line: *line });
        }
    }
    moved.sort_by_key(|part| part.lines.first().copied());
    let draft = &mut page.drafts[to];
    draft.chosen = None;
    // The headline that it had is printed, too: another correction may place it.
    unplaced.append(&mut std::mem::replace(&mut draft.headings, moved));
    Ok(())
}
