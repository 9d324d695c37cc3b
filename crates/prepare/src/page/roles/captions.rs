//! Captions that their marks, their words or their place show more surely than the weights.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{LineRole, Roles};
use crate::page::chars::{ends_full_stop, ends_sentence, is_balanced, is_pointer, is_triangle};
use crate::page::features::PageShape;
use crate::page::forms::caption::SeriesStart;
use crate::page::forms::{credit, ending, heading};
use crate::page::line::Line;
use crate::pattern::pattern;

/// Shorter texts after a mark are labels, in characters.
const SHORTEST: usize = 8;
/// Lines of a caption.
const MOST_LINES: usize = 5;
/// Longest caption that its words alone show, in characters.
const LONGEST: usize = 48;
/// The share of indented lines from which an indent means a paragraph.
const INDENTS: f32 = 0.08;
/// Indent of a paragraph, in half columns.
const INDENT: usize = 3;
/// A line that fills less of the column ends its paragraph.
const FULL: f32 = 0.72;

/// Gives captions their roles.
pub(super) fn settle(lines: &[Line], roles: &mut Roles, shape: &PageShape) {
    Page::new(lines, shape.wide as f32, shape.indented).settle(roles);
}

struct Page<'a> {
    lines: &'a [Line],
    /// Width of the column, in half columns.
    wide: f32,
    /// The share of indented lines.
    indented: f32,
    /// How many lines begin with each mark that points.
    marks: HashMap<char, usize>,
}

impl<'a> Page<'a> {
    fn new(lines: &'a [Line], wide: f32, indented: f32) -> Self {
        let mut marks: HashMap<char, usize> = HashMap::new();
        for mark in
            lines.iter().filter_map(|line| line.folded.chars().next()).filter(|mark| is_pointer(*mark))
        {
            *marks.entry(mark).or_default() += 1;
        }
        Self { lines, wide, indented, marks }
    }

    fn settle(&self, roles: &mut Roles) {
        let mut at = 0;
        while at < self.lines.len() {
            let end = self.caption(roles, at);
            if let Some(end) = end {
                roles.best[at] = LineRole::Caption;
                roles.best[at + 1..end].fill(LineRole::CaptionGoesOn);
            }
            at = end.unwrap_or(at + 1);
        }
        for at in 0..self.lines.len() {
            if roles.best[at] == LineRole::Caption && ending::is_jump(self.folded(at)) {
                roles.best[at] = LineRole::Credit;
            } else if self.goes_on(roles, at) {
                roles.best[at] = LineRole::CaptionGoesOn;
            } else if roles.best[at] == LineRole::CaptionGoesOn && self.is_next_of_series(at) {
                roles.best[at] = LineRole::Caption;
            }
        }
    }

    /// Whether a line below a finished one begins as a caption of a series does.
    fn is_next_of_series(&self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).map(|above| self.folded(above)) else { return false };
        let finished = ends_sentence(above) || credit::photo(above).is_some();
        finished && SeriesStart::of(self.folded(at)).is_some()
    }

    /// The line after the caption that begins at `at`.
    fn caption(&self, roles: &Roles, at: usize) -> Option<usize> {
        let role = roles.best[at];
        if matches!(role, LineRole::Caption | LineRole::CaptionGoesOn | LineRole::Furniture | LineRole::Row) {
            return None;
        }
        self.pointing(role, at)
            .or_else(|| self.placed(roles, at))
            .or_else(|| self.sided(role, at))
            .or_else(|| self.credited(roles, at))
            .or_else(|| self.interrupting(roles, at))
            .or_else(|| self.hanging(roles, at))
    }

    fn folded(&self, at: usize) -> &str {
        &self.lines[at].folded
    }

    fn is_apart(&self, at: usize) -> bool {
        at == 0 || self.lines.get(at).is_none_or(|line| line.blanks > 0)
    }

    fn is_full(&self, at: usize) -> bool {
        self.lines[at].width as f32 > FULL * self.wide
    }

    fn joined(&self, from: usize, end: usize) -> String {
        self.lines[from..end].iter().map(|line| line.folded.as_str()).collect()
    }

    /// The line after the sentence that begins at `at`: up to a full stop or a credit, an empty line, or the end of a line
    /// that is not full.
    fn end_of_sentence(&self, at: usize) -> Option<usize> {
        (at + 1..=self.lines.len()).take(MOST_LINES).find(|end| {
            let said = self.joined(at, *end);
            ends_full_stop(&said)
                || credit::photo(&said).is_some_and(|credit| credit.start > 0)
                || self.is_apart(*end)
                || !self.is_full(end - 1)
        })
    }

    /// Whether a line has the end of the sentence, or of the credit, of the caption right above.
    fn goes_on(&self, roles: &Roles, at: usize) -> bool {
        let Some(above) = at.checked_sub(1) else { return false };
        let (role, line) = (roles.best[at], &self.lines[at]);
        let open = matches!(roles.best[above], LineRole::Caption | LineRole::CaptionGoesOn)
            && self.is_full(above)
            && !ends_sentence(self.folded(above));
        if !open || line.blanks > 0 || line.indent >= INDENT {
            return false;
        }
        let whole = credit::photo(&line.folded).is_some_and(|credit| credit.start == 0);
        let credit_goes_on = || {
            let said = self.joined(above, at + 1);
            let length = self.folded(above).chars().count();
            !whole && credit::photo(&said).is_some_and(|credit| credit.start < length)
        };
        match role {
            LineRole::Credit => credit_goes_on(),
            role if role.is_text() => ends_full_stop(&line.folded) && !self.is_full(at) || credit_goes_on(),
            _ => false,
        }
    }

    /// A triangle or an arrow before a sentence or before words with a credit. What has a credit and reads like a story is
    /// a picture with its text: an item of its own.
    fn pointing(&self, role: LineRole, at: usize) -> Option<usize> {
        let mark = self.folded(at).chars().next()?;
        let triangle = is_triangle(mark);
        if !is_pointer(mark) || ending::is_jump(self.folded(at)) {
            return None;
        }
        let closed = at > 0 && (ends_sentence(self.folded(at - 1)) || ending::is_jump(self.folded(at - 1)));
        let block = (at + 1..=self.lines.len()).take(MOST_LINES).find(|end| self.is_apart(*end));
        let set_apart = triangle && self.is_apart(at) && block.is_some();
        let end = if set_apart {
            block?
        } else if self.is_apart(at) || closed {
            self.end_of_sentence(at)?
        } else {
            return None;
        };
        let text = self.joined(at, end);
        let credited = credit::photo(&text).is_some();
        let says = ends_full_stop(&text) && !credited || credited && role != LineRole::StoryStarts;
        // Such marks stand before the items of lists, too.
        let alone = self.marks.get(&mark) == Some(&1);
        let points =
            set_apart || role != LineRole::StoryStarts && is_one_sentence(&text) && (alone || shows(&text));
        (says && points && text.chars().count() >= SHORTEST).then_some(end)
    }

    /// Words that name the place of the picture: `左上图：`, `（下图）`, `图①：`. What begins a story is an item of its own,
    /// and so is what goes on in the same manner.
    fn placed(&self, roles: &Roles, at: usize) -> Option<usize> {
        static FORM: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"^(?:[上下左右中前后]{1,2}图[①-⑩一二三四]?：|[（【](?:[上下左右]{1,2}|题)图[）】]",
                r"|图[①-⑩][：/ ]|图(?:[一二三四五六]|\d)?：|图(?:为|片说明|说)：)\S"
            ))
        });
        let of_story = |above: usize| roles.best[above].is_text() && FORM.is_match(self.folded(above));
        let own = roles.best[at] == LineRole::StoryStarts || at.checked_sub(1).is_some_and(of_story);
        (!own && FORM.is_match(self.folded(at))).then(|| self.end_of_sentence(at))?
    }

    /// One sentence that says where in the picture somebody is: `凌晨两点，李凡（左）与护士核对医嘱。` A paragraph alone
    /// that reads like a story is an item of its own.
    fn sided(&self, role: LineRole, at: usize) -> Option<usize> {
        static SIDE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"（(?:图|前排|后排)?[左右中前后][左右中前后]?(?:[一二三四五六]|起|排|\d)?）")
        });
        let begins = self.is_apart(at) || ends_sentence(self.folded(at - 1));
        if role == LineRole::TextGoesOn || !begins {
            return None;
        }
        let end = self.end_of_sentence(at)?;
        let text = self.joined(at, end);
        // A headline may say which part of a series it is: `见闻（中）`.
        if role.is_head() && !ends_full_stop(&text) {
            return None;
        }
        let alone = self.is_apart(at) && self.is_apart(end) && role == LineRole::StoryStarts;
        let shows = SIDE.is_match(&text) && !text.contains(['“', '；']) && is_one_sentence(&text);
        (!alone && shows && text.chars().count() <= LONGEST).then_some(end)
    }

    /// A line with the name of who took the picture, right below a finished text or taken for a headline.
    fn credited(&self, roles: &Roles, at: usize) -> Option<usize> {
        let (role, folded) = (roles.best[at], self.folded(at));
        let below_text = at > 0
            && self.lines[at].blanks == 0
            && roles.best[at - 1].is_text()
            && ends_full_stop(self.folded(at - 1))
            && self.is_apart(at + 1)
            && role != LineRole::TextGoesOn;
        if !below_text && (!role.is_head() || role == LineRole::Byline) {
            return None;
        }
        let said = credit::photo(folded).map(|credit| folded.chars().take(credit.start).collect::<String>());
        let own_line = role.is_head()
            && !self.is_apart(at + 1)
            && self.is_apart(at)
            && self.is_apart(at + 2)
            && credit::photo(self.folded(at + 1)).is_some_and(|credit| credit.start == 0 && !credit.wrote);
        let said = if own_line { Some(folded.to_owned()) } else { said }?;
        let said = said.trim();
        let length = said.chars().count();
        // What is before a blank may be the title of the picture.
        let whole = !said.contains(' ') && is_balanced(said) && is_one_sentence(said);
        ((SHORTEST..=LONGEST).contains(&length) && whole).then_some(at + 1)
    }

    /// A clause without the indent of a paragraph right below the end of one, where paragraphs are indented: who does what
    /// where. After a quotation it is who says it.
    fn hanging(&self, roles: &Roles, at: usize) -> Option<usize> {
        static SCENE: LazyLock<Regex> = LazyLock::new(|| {
            pattern(
                r"^(?:图为[^，；：。！？]{4,}|[^我你他她它就是都也不—第，；：。！？]{2,14}在[^我你他她它，；：。！？]{3,})。$",
            )
        });
        let (line, above) = (&self.lines[at], at.checked_sub(1)?);
        let closed = line.blanks == 0
            && line.indent < INDENT
            && self.indented > INDENTS
            && roles.best[at] == LineRole::TextGoesOn
            && (roles.best[above].is_text()
                && !self.is_full(above)
                && self.folded(above).ends_with(['。', '！', '？'])
                || ending::is_jump(self.folded(above)));
        if !closed {
            return None;
        }
        let end = self.end_of_sentence(at)?;
        let done = self.lines.get(end).is_none_or(|next| {
            let credit = credit::photo(&next.folded).is_some_and(|credit| credit.start == 0 && !credit.wrote);
            next.blanks > 0 || next.indent >= INDENT || roles.best[end].is_head() || credit
        });
        let text = self.joined(at, end);
        (done && SCENE.is_match(&text) && (SHORTEST..=LONGEST).contains(&text.chars().count())).then_some(end)
    }

    /// A short sentence on a line of its own inside a sentence of the text, as columns are set around pictures.
    fn interrupting(&self, roles: &Roles, at: usize) -> Option<usize> {
        let (line, next) = (self.lines.get(at)?, self.lines.get(at + 1)?);
        let above = at.checked_sub(1)?;
        let inside = line.blanks == 0
            && next.blanks == 0
            && next.indent < INDENT
            && self.indented > INDENTS
            && roles.best[above].is_text()
            && roles.best[at] == LineRole::TextGoesOn
            && roles.best[at + 1].is_text();
        let open = !ends_sentence(self.folded(above)) && self.is_full(above) && !self.is_full(at);
        (inside && open && heading::can_be_caption(self.folded(at)) && shows(self.folded(at)))
            .then_some(at + 1)
    }
}

/// Whether there is no full stop but at the end.
fn is_one_sentence(text: &str) -> bool {
    let stop = text.find(['。', '！', '？']);
    stop.is_none_or(|stop| {
        text[stop..].chars().nth(1).is_none()
            || credit::photo(text).is_some_and(|credit| text[..stop].chars().count() + 1 >= credit.start)
    })
}

/// Whether a text says what can be seen: who does what where.
fn shows(text: &str) -> bool {
    static SCENE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"（[左右中前后][^）]{0,3}）|图为|正在|合影|现场|一角|一景|^[▲△▼▽▶▷◀◁←→↑↓]?(?:图：)?[^我你他她它就是都也不]{2,10}在[^我你他她它，。：“]{2,20}。$",
        )
    });
    SCENE.is_match(text)
}

#[cfg(test)]
mod tests;
