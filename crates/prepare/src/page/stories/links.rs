//! What is known of a pair of units of text, the second of which may go on with the first.

use super::overlap::Overlap;
use super::units::{Unit, UnitKind};
use super::{Context, PairRows};
use crate::page::chars::{ends_sentence, unmatched};
use crate::page::features::quantile;
use crate::page::forms::{byline, opener};
use crate::page::roles::LineRole;
use crate::page::rules::flow;

/// Units of text after the first one that are tried.
const FAR: usize = 25;

/// Every unit of text with those after it, and the row of each pair.
pub(super) fn pairs(context: Context, units: &[Unit]) -> PairRows {
    let texts: Vec<usize> = (0..units.len()).filter(|at| units[*at].kind == UnitKind::Text).collect();
    let overlap = Overlap::of(texts.iter().map(|at| &units[*at].grams));
    let table = Table { context, units, texts: &texts, overlap };
    let mut found = Vec::new();
    for from in 0..texts.len() {
        for to in from + 1..texts.len().min(from + FAR) {
            found.push(((texts[from], texts[to]), table.row(from, to)));
        }
    }
    found
}

struct Table<'a> {
    context: Context<'a>,
    units: &'a [Unit],
    texts: &'a [usize],
    overlap: Overlap,
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

impl Table<'_> {
    fn role(&self, line: usize) -> LineRole {
        self.context.roles.best[line]
    }

    fn folded(&self, line: usize) -> &str {
        &self.context.lines[line].folded
    }

    fn median_width(&self, unit: &Unit) -> f32 {
        let widths = unit.lines.iter().map(|line| self.context.lines[*line].width).collect();
        quantile(widths, 0.5) as f32 / 2.0
    }

    /// Whether the text of a unit has come to an end.
    fn has_ended(&self, unit: &Unit) -> bool {
        ends_sentence(self.folded(unit.last())) || self.role(unit.first()) == LineRole::Row
    }

    /// The row of the pair of the texts at `from` and `to`.
    fn row(&self, from: usize, to: usize) -> Vec<f32> {
        let (a, b) = (&self.units[self.texts[from]], &self.units[self.texts[to]]);
        let last = self.folded(a.last());
        let line = &self.context.lines[b.first()];
        let ended = self.has_ended(a);
        let joined = !ended && flow::word_crosses(last, &line.folded);
        let between = &self.units[self.texts[from] + 1..self.texts[to]];
        let count = |kind: UnitKind| between.iter().filter(|unit| unit.kind == kind).count();
        let heads = count(UnitKind::Head);
        let middle = &self.texts[from + 1..to];
        let open = middle.iter().filter(|at| !self.has_ended(&self.units[**at])).count();
        let starts =
            middle.iter().filter(|at| self.role(self.units[**at].first()) == LineRole::StoryStarts).count();
        let apart = middle.len();
        let score = |role: LineRole| self.context.score(b.first(), role);
        let goes_on = score(LineRole::TextGoesOn);
        let rows = [a, b].map(|unit| self.role(unit.first()) == LineRole::Row);
        let rows = usize::from(rows[0]) + usize::from(rows[1]);
        let titles = between.iter().filter(|unit| unit.titled);
        let said = titles.map(|head| self.overlap.coverage(&head.grams, &b.grams).share).fold(0.0, f32::max);
        let tail = byline::closing(last).is_some()
            || self.units.get(self.texts[from] + 1).is_some_and(|unit| unit.kind == UnitKind::Credit);
        let before_ended = middle.last().is_none_or(|at| ends_sentence(self.folded(self.units[*at].last())));
        let quoted = unmatched(&a.folded).openers > 0 && unmatched(&b.folded).closers > 0;
        let few = |number: usize, most: usize| number.min(most) as f32;
        vec![
            flag(ended),
            score(LineRole::StoryStarts),
            score(LineRole::ParagraphStarts),
            goes_on,
            score(LineRole::Row),
            score(LineRole::Subhead),
            flag(apart == 0),
            flag(apart == 1),
            flag(apart == 2),
            few(apart, 8) / 8.0,
            few(heads, 2),
            flag(heads == 0),
            few(count(UnitKind::Caption), 2),
            few(count(UnitKind::Credit), 2),
            few(count(UnitKind::Furniture), 2),
            flag(joined),
            flag(joined && apart == 0),
            flag(flow::begins_with_date(&line.folded)),
            self.overlap.cosine(&a.grams, &b.grams),
            said,
            ((self.median_width(a) - self.median_width(b)).abs() / 8.0).min(1.0),
            flag(rows == 1),
            flag(rows == 2),
            few(open, 3),
            few(starts, 3),
            flag(apart > 0 && open == 0),
            flag(before_ended),
            flag(tail),
            flag(quoted),
            flag(!ended && goes_on > 0.5),
            flag(!ended && apart == 0),
            flag(ended && apart == 0 && goes_on > 0.5),
            flag(ended && score(LineRole::ParagraphStarts) > 0.5 && heads == 0 && apart == 0),
            flag(line.blanks == 0),
            flag(line.blanks >= 3),
            flag(opener::parse(&line.folded).is_some()),
            few(a.lines.len(), 10) / 10.0,
            few(b.lines.len(), 10) / 10.0,
            self.context.shape.close,
            flag(self.context.shape.wrapped),
            self.context.shape.indented,
            flag((3..=5).contains(&line.indent)),
            flag(last.ends_with(['，', '、', '；'])),
            flag(line.folded.starts_with(['，', '。', '、', '；', '”', '）'])),
            few(between.iter().filter(|unit| unit.titled).count(), 3),
            flag(self.role(b.first()) == LineRole::StoryStarts),
        ]
    }
}
