//! Stage 3, zones: runs of headings, captions and credits, and the story that they belong to.

use crate::page::draft::{Loose, Part};
use crate::page::forms::byline;
use crate::page::forms::credit;
use crate::page::forms::heading;
use crate::page::rules::block::ParagraphStart;
use crate::page::rules::class::Class;
use crate::page::rules::flow;
use crate::page::rules::splitter::Splitter;

/// A headline block has at most so many groups of contiguous lines: label, kicker, title, subtitle and one
/// to spare.
const MOST_GROUPS: usize = 5;
/// Longest text of a picture story, in characters.
const LONGEST_PICTURE_TEXT: usize = 450;

/// Where captions and credits are printed that are given to a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ZonePlace {
    /// In the headline block.
    Above,
    /// In a headline block that ends with the authors.
    WithByline,
    /// After its text.
    After,
}

impl Splitter<'_> {
    /// A run of headings, captions and credits, and what follows it.
    pub(super) fn zone(&mut self, start: usize) -> usize {
        let mut end = start;
        let mut has_heading = false;
        while end < self.blocks.len() {
            match self.class(end) {
                Class::Heading => has_heading = true,
                Class::Byline => {
                    end += 1;
                    break;
                }
                Class::CaptionWithCredit if has_heading && !self.caption_fits(end) => break,
                Class::CaptionWithCredit | Class::Credit => {}
                Class::Caption if heading::is_marked_caption(&self.blocks[end].folded) => {}
                Class::Caption => {
                    // A short sentence is running text unless there are headings around it.
                    let apart = self.blocks[end].blanks > 0 || self.detached;
                    if !(has_heading && apart || self.blocks[end].blanks >= 3) {
                        break;
                    }
                    if !self.caption_fits(end) {
                        break;
                    }
                }
                Class::Furniture => {
                    self.page.furniture.push(Part::of(&self.blocks[end]));
                    end += 1;
                    continue;
                }
                _ => break,
            }
            end += 1;
        }
        if end == start {
            return if self.class(start) == Class::KeyValue {
                self.listing(start, Vec::new())
            } else {
                self.body(start);
                start + 1
            };
        }
        let items: Vec<(Class, usize)> = (start..end)
            .map(|at| (self.class(at), at))
            .filter(|(class, _)| *class != Class::Furniture)
            .collect();
        self.place_zone(&items, end)
    }

    /// Whether a short sentence in a zone is a caption: a story opener comes after it and other captions, or headlines are
    /// detached on this page. Otherwise a short sentence below a heading is the text of a story.
    pub(super) fn caption_fits(&self, at: usize) -> bool {
        for next in at + 1..self.blocks.len() {
            match self.class(next) {
                Class::Caption | Class::CaptionWithCredit | Class::Credit | Class::Furniture => {}
                Class::Opener => return true,
                Class::Heading | Class::Source => return self.detached,
                Class::Body => return self.detached && self.blocks[next].wrapped,
                Class::Byline => return !self.blocks[next].folded.starts_with('（'),
                Class::KeyValue => return false,
            }
        }
        self.detached
    }

    pub(super) fn place_zone(&mut self, items: &[(Class, usize)], end: usize) -> usize {
        let follower = (end < self.blocks.len()).then(|| self.class(end));
        let headings: Vec<usize> =
            items.iter().filter(|(class, _)| *class == Class::Heading).map(|(_, at)| *at).collect();
        // 通讯员 某某 文/图 between headline and text is a byline, too.
        let text_follows = matches!(follower, Some(Class::Body | Class::Caption | Class::CaptionWithCredit));
        let credited = items.last().is_some_and(|(class, at)| {
            *class == Class::Credit
                && credit::photo(&self.blocks[*at].folded).is_some_and(|found| found.wrote)
        });
        let has_byline = items.iter().any(|(class, _)| *class == Class::Byline) || credited && text_follows;
        if headings.is_empty() {
            self.attach_to_last(items);
            return end;
        }
        let lines = headings.len();
        let big = lines > 6 || items.iter().any(|(class, _)| *class == Class::CaptionWithCredit) && lines > 3;
        if self.detached
            && (self.groups(&headings) > MOST_GROUPS || big)
            && matches!(follower, Some(Class::Opener | Class::Body))
            && !has_byline
        {
            if follower == Some(Class::Body) && !self.credit_ahead(end) && self.groups(&headings) == 1 {
                return self.unopened(items, &headings, end);
            }
            self.loosen(items);
            self.begin(Vec::new(), end, follower == Some(Class::Opener));
            return end + 1;
        }
        match follower {
            Some(Class::Opener) => {
                let headings = self.heads_of(items);
                self.begin(headings.0, end, true);
                self.give(headings.1, ZonePlace::Above);
                end + 1
            }
            Some(Class::KeyValue) => {
                let (heads, rest) = self.heads_of(items);
                let next = self.listing(end, heads);
                self.give(rest, ZonePlace::Above);
                next
            }
            Some(Class::Body | Class::Caption | Class::CaptionWithCredit) if has_byline => {
                let (heads, rest) = self.heads_of(items);
                self.begin(heads, end, true);
                self.give(rest, ZonePlace::WithByline);
                end + 1
            }
            Some(Class::Body | Class::Caption | Class::CaptionWithCredit) => {
                self.unopened(items, &headings, end)
            }
            _ => {
                self.loosen(items);
                end
            }
        }
    }

    /// Headings followed by running text without an opener: a subhead, a paragraph that a column cut, or a
    /// story of its own.
    pub(super) fn unopened(&mut self, items: &[(Class, usize)], headings: &[usize], end: usize) -> usize {
        let groups = self.groups(headings);
        let in_story = self.page.drafts.get(self.current).is_some_and(|draft| !draft.listing && !draft.ended);
        let first = headings[0];
        let labelled = headings.iter().any(|at| heading::is_marked_label(&self.blocks[*at].folded));
        let length: usize = headings.iter().map(|at| self.blocks[*at].folded.chars().count()).sum();
        let continued = self.blocks[end].paragraph_start == ParagraphStart::No;
        if groups == 1 && in_story && !labelled && items.len() == headings.len() {
            if headings.len() == 1
                && (length > heading::LONGEST_SUBHEAD || continued)
                && !self.blocks[first].wrapped
            {
                self.body(first);
                return end;
            }
            let divided = self.page.drafts.get(self.current).is_some_and(|draft| !draft.subheads.is_empty());
            let picture =
                self.credit_ahead(end) && (!divided || flow::begins_with_date(&self.blocks[end].folded));
            if !picture && length <= heading::LONGEST_SUBHEAD + 6 {
                let mut part = Part::of(&self.blocks[first]);
                for at in &headings[1..] {
                    part.push(&Part::of(&self.blocks[*at]));
                }
                if let Some(draft) = self.page.drafts.get_mut(self.current) {
                    draft.subheads.push((draft.paragraphs.len(), part));
                }
                return end;
            }
        }
        if headings.len() > 5 {
            self.loosen(items);
            self.begin(Vec::new(), end, false);
            return end + 1;
        }
        let (heads, rest) = self.heads_of(items);
        self.begin(heads, end, false);
        self.give(rest, ZonePlace::Above);
        end + 1
    }

    /// Number of headings, lines without an empty line between counted once.
    pub(super) fn groups(&self, headings: &[usize]) -> usize {
        1 + headings
            .windows(2)
            .filter(|pair| self.blocks[pair[1]].blanks > 0 || pair[1] != pair[0] + 1)
            .count()
    }

    /// Rule "picture story": a photo credit (or a source) closes the running text from here on, before any
    /// heading or opener, and the text is short.
    pub(super) fn credit_ahead(&self, from: usize) -> bool {
        let mut length = 0;
        for at in from..self.blocks.len() {
            length += self.blocks[at].folded.chars().count();
            match self.class(at) {
                Class::Credit | Class::CaptionWithCredit | Class::Source => {
                    return length <= LONGEST_PICTURE_TEXT;
                }
                Class::Body | Class::Caption => {
                    if credit::photo(&self.blocks[at].folded).is_some() {
                        return length <= LONGEST_PICTURE_TEXT;
                    }
                }
                _ => return false,
            }
        }
        false
    }

    /// Divides a zone into what is above a story and what belongs to the story before it.
    pub(super) fn heads_of(&mut self, items: &[(Class, usize)]) -> (Vec<Part>, Vec<Loose>) {
        let mut headings = Vec::new();
        let mut own = Vec::new();
        for (index, (class, at)) in items.iter().enumerate() {
            match class {
                Class::Heading => headings.push(Part::of(&self.blocks[*at])),
                Class::Byline => own.push(Loose::Credit(Part::of(&self.blocks[*at]))),
                _ if headings.is_empty() => self.attach_to_last(&items[index..=index]),
                _ => own.push(self.loose_of(*class, *at)),
            }
        }
        (headings, own)
    }

    pub(super) fn loose_of(&self, class: Class, at: usize) -> Loose {
        let part = Part::of(&self.blocks[at]);
        match class {
            Class::CaptionWithCredit => {
                let found = credit::photo(&part.folded);
                let start = found.map_or(part.len(), |found| found.start);
                Loose::Caption(part.slice(0, start), Some(part.slice(start, part.len())))
            }
            Class::Caption => Loose::Caption(part, None),
            Class::Credit | Class::Byline => Loose::Credit(part),
            _ => Loose::Heading(part),
        }
    }

    /// Gives captions and credits to the story that was begun last.
    pub(super) fn give(&mut self, items: Vec<Loose>, place: ZonePlace) {
        let Some(draft) = self.page.drafts.get_mut(self.current) else { return };
        for item in items {
            match item {
                Loose::Caption(caption, credit) => {
                    draft.captions.push(caption);
                    draft.credits.extend(credit);
                }
                Loose::Credit(part)
                    if byline::is_byline_line(&part.folded) || place == ZonePlace::WithByline =>
                {
                    draft.ended |= place == ZonePlace::After;
                    draft.byline_lines.push(part);
                }
                Loose::Credit(part) => draft.credits.push(part),
                Loose::Heading(part) => draft.headings.push(part),
            }
        }
    }

    /// Captions and credits with no heading: they belong to the story before them, if there is one.
    pub(super) fn attach_to_last(&mut self, items: &[(Class, usize)]) {
        if self.page.drafts.is_empty() {
            self.loosen(items);
            return;
        }
        let loose = items.iter().map(|(class, at)| self.loose_of(*class, *at)).collect();
        self.give(loose, ZonePlace::After);
    }

    /// Sets a zone aside for matching; credits before its first heading still belong to the story before.
    pub(super) fn loosen(&mut self, items: &[(Class, usize)]) {
        let before = self.page.drafts.len();
        let lead = items.iter().take_while(|(class, _)| matches!(class, Class::Credit)).count();
        let lead = if before == 0 { 0 } else { lead };
        if lead > 0 {
            self.attach_to_last(&items[..lead]);
        }
        for (class, at) in &items[lead..] {
            let loose = self.loose_of(*class, *at);
            self.page.loose.push((before, loose));
        }
    }
}
