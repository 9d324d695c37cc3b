//! Stage 3 and 4, zones and stories: which blocks are headings, captions or credits by their surroundings,
//! and which story each block belongs to.

use super::blocks::Block;
use super::byline;
use super::chars::{ends_sentence, is_balanced, join_into};
use super::credit;
use super::flow;
use super::furniture;
use super::heading;
use super::listing;
use super::opener;

/// A headline block has at most so many groups of contiguous lines: label, kicker, title, subtitle and one
/// to spare.
const MOST_GROUPS: usize = 5;

/// Longest text of a picture story, in characters.
const LONGEST_PICTURE_TEXT: usize = 450;

/// A piece of text with the lines that it stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// The text as printed, columns joined.
    pub text: String,
    /// The text folded.
    pub folded: String,
    /// Numbers of its lines.
    pub lines: Vec<usize>,
    /// Empty lines before it.
    pub blanks: usize,
}

impl Part {
    pub(crate) fn of(block: &Block) -> Self {
        Self {
            text: block.text.clone(),
            folded: block.folded.clone(),
            lines: block.lines.iter().map(|line| line.number).collect(),
            blanks: block.blanks,
        }
    }

    /// The characters from `from` to `to` as a part on the same lines, trimmed.
    pub(crate) fn slice(&self, from: usize, to: usize) -> Self {
        let cut = |text: &str| text.chars().skip(from).take(to - from).collect::<String>().trim().to_owned();
        Self {
            text: cut(&self.text),
            folded: cut(&self.folded),
            lines: self.lines.clone(),
            blanks: self.blanks,
        }
    }

    /// Appends a part that continues this one.
    pub(crate) fn push(&mut self, next: &Self) {
        join_into(&mut self.text, &next.text);
        join_into(&mut self.folded, &next.folded);
        self.lines.extend(&next.lines);
    }

    /// Number of characters.
    pub(crate) fn len(&self) -> usize {
        self.folded.chars().count()
    }
}

/// How a headline that stood apart was chosen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chosen {
    /// 0 to 1.
    pub confidence: f32,
    /// The headline that matches second best.
    pub runner_up: Option<String>,
}

/// A story in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Headings printed above it (or matched to it), in printed order.
    pub headings: Vec<Part>,
    /// Running text; the opener is still in the first one.
    pub paragraphs: Vec<Part>,
    /// Headings inside, with the index of the paragraph that follows.
    pub subheads: Vec<(usize, Part)>,
    /// Captions.
    pub captions: Vec<Part>,
    /// Photo credits.
    pub credits: Vec<Part>,
    /// Where it was taken from.
    pub sources: Vec<Part>,
    /// A byline on a line of its own.
    pub byline_lines: Vec<Part>,
    /// Whether its text begins with an opener.
    pub opened: bool,
    /// Whether it is a listing.
    pub listing: bool,
    /// How its headline was chosen, if it stood apart.
    pub chosen: Option<Chosen>,
    /// Whether a closing byline or a source says that it is complete.
    pub ended: bool,
}

impl Draft {
    /// Whether the last paragraph is an unfinished sentence.
    pub(crate) fn is_open(&self) -> bool {
        !self.listing && self.paragraphs.last().is_some_and(|part| !ends_sentence(&part.folded))
    }
}

/// An element of a zone without a story of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Loose {
    /// A heading or label.
    Heading(Part),
    /// A caption, with the credit after it.
    Caption(Part, Option<Part>),
    /// A credit alone.
    Credit(Part),
}

/// What the page holds after this stage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// The stories in page order.
    pub drafts: Vec<Draft>,
    /// Zones of headings, captions and credits that no story follows; each with the number of drafts that
    /// stood before it.
    pub loose: Vec<(usize, Loose)>,
    /// Furniture.
    pub furniture: Vec<Part>,
}

/// What a block is, as far as it tells by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Furniture,
    Opener,
    Byline,
    Source,
    Credit,
    CaptionWithCredit,
    KeyValue,
    Heading,
    Caption,
    Body,
}

/// Where captions and credits stand that are given to a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the headline block.
    Above,
    /// In a headline block that ends with the authors.
    WithByline,
    /// After its text.
    After,
}

struct Splitter<'a> {
    blocks: &'a [Block],
    page: Page,
    /// The draft that running text is added to.
    current: usize,
    /// Whether headlines stand apart from their stories: several openers have none above them.
    detached: bool,
}

/// Splits the blocks of a page into stories.
pub(crate) fn split(blocks: &[Block]) -> Page {
    let mut splitter = Splitter { blocks, page: Page::default(), current: 0, detached: false };
    splitter.detached = splitter.has_bare_openers();
    let mut at = 0;
    while at < blocks.len() {
        at = splitter.step(at);
    }
    splitter.page
}

impl Splitter<'_> {
    /// Rule "detached headlines": two openers or more, or all of them, follow running text or nothing.
    fn has_bare_openers(&self) -> bool {
        let (mut bare, mut all) = (0, 0);
        for at in 0..self.blocks.len() {
            let closed =
                at == 0 || ends_sentence(&self.blocks[at - 1].folded) || !self.blocks[at - 1].wrapped;
            if !opener::starts_story(&self.ahead(at), closed)
                || byline::is_byline_line(&self.blocks[at].folded)
            {
                continue;
            }
            all += 1;
            let above = at.checked_sub(1).map(|before| &self.blocks[before]);
            let headed = above.is_some_and(|block| {
                let folded = block.folded.as_str();
                if credit::is_source(folded)
                    || credit::photo(folded).is_some_and(|found| found.start == 0)
                    || furniture::is_furniture(folded, true)
                {
                    return false;
                }
                heading::can_be_heading(block)
                    || heading::can_be_caption(block)
                    || heading::is_marked_label(&block.folded)
            });
            bare += usize::from(!headed);
        }
        bare >= 2 || bare > 0 && bare == all
    }

    /// The text from a block on, for openers that a wrap cut.
    fn ahead(&self, at: usize) -> String {
        let mut text = String::new();
        for block in &self.blocks[at..self.blocks.len().min(at + 3)] {
            text.push_str(&block.folded);
            if text.chars().count() > 80 {
                break;
            }
        }
        text
    }

    fn class(&self, at: usize) -> Class {
        let block = &self.blocks[at];
        let folded = block.folded.as_str();
        let at_edge = self.page.drafts.is_empty() || at + 4 >= self.blocks.len();
        if !block.wrapped && (furniture::is_furniture(folded, at_edge) || at_edge && self.is_mast(at)) {
            return Class::Furniture;
        }
        if !block.wrapped && credit::is_source(folded) {
            return Class::Source;
        }
        if let Some(found) = credit::photo(folded) {
            if found.start == 0 {
                return Class::Credit;
            }
            let before: String = folded.chars().take(found.start).collect();
            if !block.wrapped && before.chars().count() <= heading::LONGEST_CAPTION && is_balanced(&before) {
                return Class::CaptionWithCredit;
            }
        }
        if opener::starts_story(&self.ahead(at), true) && !byline::is_byline_line(folded) {
            return Class::Opener;
        }
        if !block.wrapped && byline::is_byline_line(folded) {
            return Class::Byline;
        }
        if !block.wrapped && listing::is_key_value(folded) {
            return Class::KeyValue;
        }
        if heading::can_be_heading(block) || (!block.wrapped && heading::is_marked_label(folded)) {
            return Class::Heading;
        }
        if heading::can_be_caption(block) {
            return Class::Caption;
        }
        Class::Body
    }

    fn is_mast(&self, at: usize) -> bool {
        let near = at.saturating_sub(2)..(at + 3).min(self.blocks.len());
        let neighbours: Vec<&str> =
            near.filter(|n| *n != at).map(|n| self.blocks[n].folded.as_str()).collect();
        furniture::is_mast_beside(&self.blocks[at].folded, &neighbours)
    }

    /// Places one block or one zone; returns the next index.
    fn step(&mut self, at: usize) -> usize {
        if self.page.drafts.get(self.current).is_some_and(Draft::is_open) {
            if let Some(next) = self.step_open(at) {
                return next;
            }
        }
        match self.class(at) {
            Class::Furniture => {
                self.page.furniture.push(Part::of(&self.blocks[at]));
                at + 1
            }
            Class::Opener => {
                self.begin(Vec::new(), at, true);
                at + 1
            }
            Class::Body => {
                self.body(at);
                at + 1
            }
            Class::Source => {
                let part = Part::of(&self.blocks[at]);
                match self.page.drafts.get_mut(self.current) {
                    Some(draft) => {
                        draft.sources.push(part);
                        draft.ended = true;
                    }
                    None => self.page.furniture.push(part),
                }
                at + 1
            }
            _ => self.zone(at),
        }
    }

    /// Inside an unfinished sentence: goes on with it, unless something interrupts.
    fn step_open(&mut self, at: usize) -> Option<usize> {
        let block = &self.blocks[at];
        if opener::starts_story(&self.ahead(at), false) {
            return None;
        }
        if !block.wrapped && furniture::is_furniture(&block.folded, false) {
            return None;
        }
        let draft = self.page.drafts.get_mut(self.current)?;
        let open = draft.paragraphs.last_mut()?;
        if flow::interrupts(&open.folded, self.blocks, at) {
            draft.captions.push(Part::of(block));
            return Some(at + 1);
        }
        if let Some(found) = credit::photo(&block.folded)
            && found.start == 0
            && !block.wrapped
        {
            draft.credits.push(Part::of(block));
            return Some(at + 1);
        }
        if self.headings_before_opener(at)
            && !flow::word_crosses(
                &self.page.drafts.get(self.current)?.paragraphs.last()?.folded,
                &block.folded,
            )
        {
            return None;
        }
        self.resume(at);
        self.append(at, true);
        Some(at + 1)
    }

    /// Rule "resumed story": a block that goes on with the unfinished sentence of another story than the
    /// last one (a word crosses the border) belongs there.
    fn resume(&mut self, at: usize) -> bool {
        let folded = self.blocks[at].folded.as_str();
        let goes_on = |draft: &Draft| {
            draft.is_open() && draft.paragraphs.last().is_some_and(|part| flow::goes_on(&part.folded, folded))
        };
        if self.page.drafts.get(self.current).is_some_and(goes_on) {
            return false;
        }
        match self.page.drafts.iter().rposition(goes_on) {
            Some(index) => {
                self.current = index;
                true
            }
            None => false,
        }
    }

    /// Whether up to five blocks that can be headings stand here, right before an opener.
    fn headings_before_opener(&self, at: usize) -> bool {
        for next in at..self.blocks.len().min(at + 6) {
            if next > at && opener::starts_story(&self.ahead(next), true) {
                return true;
            }
            if !heading::can_be_heading(&self.blocks[next]) {
                return false;
            }
        }
        false
    }

    /// Adds a block of running text to the last story; a credit glued to its end is taken off.
    fn append(&mut self, at: usize, continues: bool) {
        let block = &self.blocks[at];
        let Some(draft) = self.page.drafts.get_mut(self.current) else { return };
        let whole = Part::of(block);
        let (text, credit) = match credit::photo(&block.folded) {
            Some(found) if found.start > 0 => {
                (whole.slice(0, found.start), Some(whole.slice(found.start, whole.len())))
            }
            _ => (whole, None),
        };
        let (text, closing) = match byline::closing(&text.folded) {
            Some(from) => (text.slice(0, from), Some(text.slice(from, text.len()))),
            None => (text, None),
        };
        match draft.paragraphs.last_mut() {
            Some(last) if continues => last.push(&text),
            _ => draft.paragraphs.push(text),
        }
        draft.credits.extend(credit);
        draft.ended |= closing.is_some();
        draft.byline_lines.extend(closing);
    }

    /// Begins a story with the given headings and its first block of text.
    fn begin(&mut self, headings: Vec<Part>, at: usize, opened: bool) {
        self.page.drafts.push(Draft { headings, opened, ..Draft::default() });
        self.current = self.page.drafts.len() - 1;
        self.append(at, false);
    }

    /// Running text after a finished sentence.
    fn body(&mut self, at: usize) {
        if self.resume(at) {
            self.append(at, true);
            return;
        }
        let block = &self.blocks[at];
        match self.page.drafts.get(self.current) {
            None => self.begin(Vec::new(), at, false),
            Some(draft) => {
                let continues = block.starts_paragraph == Some(false)
                    && !draft.paragraphs.is_empty()
                    && draft.subheads.last().is_none_or(|(before, _)| *before < draft.paragraphs.len());
                self.append(at, continues);
            }
        }
    }

    /// A run of headings, captions and credits, and what follows it.
    fn zone(&mut self, start: usize) -> usize {
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
                Class::Caption => {
                    // A short sentence is running text unless headings stand around it.
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

    /// A caption in a zone: after it and its like comes an opener, or headlines stand apart on this page.
    /// Otherwise a short sentence below a heading is a story's text.
    fn caption_fits(&self, at: usize) -> bool {
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

    fn place_zone(&mut self, items: &[(Class, usize)], end: usize) -> usize {
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
                self.give(headings.1, Place::Above);
                end + 1
            }
            Some(Class::KeyValue) => {
                let (heads, rest) = self.heads_of(items);
                let next = self.listing(end, heads);
                self.give(rest, Place::Above);
                next
            }
            Some(Class::Body | Class::Caption | Class::CaptionWithCredit) if has_byline => {
                let (heads, rest) = self.heads_of(items);
                self.begin(heads, end, true);
                self.give(rest, Place::WithByline);
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
    fn unopened(&mut self, items: &[(Class, usize)], headings: &[usize], end: usize) -> usize {
        let groups = self.groups(headings);
        let in_story = self.page.drafts.get(self.current).is_some_and(|draft| !draft.listing && !draft.ended);
        let first = headings[0];
        let labelled = headings.iter().any(|at| heading::is_marked_label(&self.blocks[*at].folded));
        let length: usize = headings.iter().map(|at| self.blocks[*at].folded.chars().count()).sum();
        let continued = self.blocks[end].starts_paragraph == Some(false);
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
        self.give(rest, Place::Above);
        end + 1
    }

    /// Number of headings, lines without an empty line between counted once.
    fn groups(&self, headings: &[usize]) -> usize {
        1 + headings
            .windows(2)
            .filter(|pair| self.blocks[pair[1]].blanks > 0 || pair[1] != pair[0] + 1)
            .count()
    }

    /// Rule "picture story": a photo credit (or a source) closes the running text from here on, before any
    /// heading or opener, and the text is short.
    fn credit_ahead(&self, from: usize) -> bool {
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

    /// Divides a zone into what stands above a story and what belongs to the story before it.
    fn heads_of(&mut self, items: &[(Class, usize)]) -> (Vec<Part>, Vec<Loose>) {
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

    fn loose_of(&self, class: Class, at: usize) -> Loose {
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
    fn give(&mut self, items: Vec<Loose>, place: Place) {
        let Some(draft) = self.page.drafts.get_mut(self.current) else { return };
        for item in items {
            match item {
                Loose::Caption(caption, credit) => {
                    draft.captions.push(caption);
                    draft.credits.extend(credit);
                }
                Loose::Credit(part) if byline::is_byline_line(&part.folded) || place == Place::WithByline => {
                    draft.ended |= place == Place::After;
                    draft.byline_lines.push(part);
                }
                Loose::Credit(part) => draft.credits.push(part),
                Loose::Heading(part) => draft.headings.push(part),
            }
        }
    }

    /// Captions and credits with no heading: they belong to the story before them, if there is one.
    fn attach_to_last(&mut self, items: &[(Class, usize)]) {
        if self.page.drafts.is_empty() {
            self.loosen(items);
            return;
        }
        let loose = items.iter().map(|(class, at)| self.loose_of(*class, *at)).collect();
        self.give(loose, Place::After);
    }

    /// Sets a zone aside for matching; credits before its first heading still belong to the story before.
    fn loosen(&mut self, items: &[(Class, usize)]) {
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

    /// A listing from here on: as long as `key：value` lines come up within the next few blocks.
    fn listing(&mut self, start: usize, headings: Vec<Part>) -> usize {
        const REACH: usize = 4;
        let mut end = start;
        while end < self.blocks.len() {
            let more = (end..self.blocks.len().min(end + REACH))
                .any(|at| listing::is_key_value(&self.blocks[at].folded));
            let class = self.class(end);
            if !more || class == Class::Opener || class == Class::Furniture {
                break;
            }
            end += 1;
        }
        let paragraphs = self.blocks[start..end].iter().map(Part::of).collect();
        self.page.drafts.push(Draft { headings, paragraphs, listing: true, ..Draft::default() });
        self.current = self.page.drafts.len() - 1;
        end
    }
}
