//! What speaks for a division of a headline block: the form of every line and what the story says of it, the changes from
//! line to line, and the sizes of the parts.

use std::sync::LazyLock;

use regex::Regex;

use super::boundaries::{self, Boundaries};
use super::{KINDS, PartKind};
use crate::page::rules::division;
use crate::page::stories::{Context, Grams, grams};
use crate::pattern::pattern;

/// The first lengths, in characters, of all groups of lines but the shortest.
const LENGTHS: [usize; 8] = [3, 5, 7, 9, 11, 13, 16, 20];
/// The same of whole titles.
const TITLES: [usize; 7] = [5, 8, 12, 16, 20, 25, 32];
/// How many numbers are known of a line.
const LINE: usize = LENGTHS.len() + 1 + 19 + 2;
/// More lines than this of one kind count as so many.
const MOST_COUNTED: usize = 3;
/// How many numbers are known of the whole division.
const WHOLE: usize = TITLES.len() + 1 + KINDS * (MOST_COUNTED + 1) + 4;
/// Characters at the start of a story that are its lead.
const LEAD: usize = 150;

/// How many numbers are known of a division.
pub(super) const WIDTH: usize = KINDS * LINE + boundaries::WIDTH + WHOLE;

/// Characters that leave what they end open, or begin with what goes on.
pub(super) const BINDING: &str = "的与和及在为把被让向对从以将是于给叫用由等暨了着就都还又再不要";

/// A headline block, measured.
pub(super) struct Block {
    /// Its lines without white space.
    texts: Vec<String>,
    lines: Vec<[f32; LINE]>,
    boundaries: Boundaries,
}

impl Block {
    pub(super) fn new(context: Context, lines: &[usize], story: &str) -> Self {
        let bare = |at: &usize| context.lines[*at].folded.chars().filter(|c| *c != ' ').collect::<String>();
        let texts: Vec<String> = lines.iter().map(bare).collect();
        let said = Said { story: grams(story), lead: grams(&story.chars().take(LEAD).collect::<String>()) };
        let rows = texts.iter().zip(lines).enumerate().map(|(place, (text, at))| {
            let mut row = line(text, &context.lines[*at].text, &said);
            row[LINE - 2] = flag(place == 0);
            row[LINE - 1] = flag(place + 1 == lines.len());
            row
        });
        let rows = rows.collect();
        Self { lines: rows, boundaries: Boundaries::new(context, lines, &texts, story), texts }
    }

    /// The row of a division.
    pub(super) fn row(&self, division: &[PartKind]) -> Vec<f32> {
        let mut row = vec![0.0; WIDTH];
        for (line, kind) in self.lines.iter().zip(division) {
            let from = *kind as usize * LINE;
            for (sum, value) in row[from..from + LINE].iter_mut().zip(line) {
                *sum += value;
            }
        }
        self.boundaries.add_to(division, &mut row[KINDS * LINE..KINDS * LINE + boundaries::WIDTH]);
        row[WIDTH - WHOLE..].copy_from_slice(&self.whole(division));
        row
    }

    /// The sizes of the parts: a title is set larger than what stands around it, so its lines are shorter.
    fn whole(&self, division: &[PartKind]) -> [f32; WHOLE] {
        let lengths = |wanted: PartKind| {
            let of_kind = self.texts.iter().zip(division).filter(move |(_, kind)| **kind == wanted);
            of_kind.map(|(text, _)| text.chars().count())
        };
        let mut row = [0.0; WHOLE];
        row[group(&TITLES, lengths(PartKind::Title).sum())] = 1.0;
        let mut from = TITLES.len() + 1;
        for kind in super::KIND_OF {
            row[from + lengths(kind).count().min(MOST_COUNTED)] = 1.0;
            from += MOST_COUNTED + 1;
        }
        let title = lengths(PartKind::Title).max().unwrap_or(0) as f32;
        for kind in [PartKind::Kicker, PartKind::Subtitle] {
            if let Some(other) = lengths(kind).max() {
                row[from] = ((other as f32 - title) / 10.0).clamp(-1.5, 1.5);
                row[from + 1] = flag(other as f32 > title);
            }
            from += 2;
        }
        row
    }
}

/// What a story says.
struct Said {
    story: Grams,
    lead: Grams,
}

pub(super) fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// The group that a number is in.
pub(super) fn group<T: PartialOrd + Copy>(firsts: &[T], number: T) -> usize {
    firsts.iter().take_while(|first| **first <= number).count()
}

/// Whether a text begins, or ends, with one of some characters.
pub(super) fn begins(text: &str, with: &str) -> bool {
    text.chars().next().is_some_and(|c| with.contains(c))
}

pub(super) fn ends(text: &str, with: &str) -> bool {
    text.chars().next_back().is_some_and(|c| with.contains(c))
}

/// Whether quotes or brackets of a text are opened and not closed, or the other way round.
pub(super) fn is_torn(text: &str) -> bool {
    let count = |wanted: char| text.chars().filter(|c| *c == wanted).count();
    [('“', '”'), ('《', '》'), ('（', '）')].iter().any(|(open, close)| count(*open) != count(*close))
}

/// The form of a line, and what the story says of it. Its place in the block is left to the caller.
fn line(text: &str, printed: &str, said: &Said) -> [f32; LINE] {
    static REPORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            "见闻|纪实|侧记|之[一二三四五六]|[①-⑩]|系列|专访|手记|观察|述评|综述|印象",
            "|启动|召开|举行|收官|闭幕|开幕|揭晓"
        ))
    });
    static BODY: LazyLock<Regex> = LazyLock::new(|| pattern("工会|公司|集团|[市省县局厂矿]|全国"));
    static COLUMN: LazyLock<Regex> =
        LazyLock::new(|| pattern("[谈坛窗角苑录栏台线榜箱札记笔话场廊园点摘讯息]$"));
    let own = grams(text);
    let share = |other: &Grams| {
        own.iter().filter(|gram| other.contains(*gram)).count() as f32 / own.len().max(1) as f32
    };
    let story = share(&said.story);
    let mut inner = text.chars();
    inner.next_back();
    let forms = [
        flag(COLUMN.is_match(text)),
        flag(division::is_column_name(text)),
        flag(text.contains(['【', '】', '〔', '〕'])),
        flag(begins(text, "■◆●▲◎□◇★")),
        flag(begins(text, "—-―─") || begins(text, "记访写")),
        flag(ends(text, "：:")),
        flag(ends(text, "，、")),
        flag(ends(text, "！？?!")),
        flag(text.chars().any(|c| c.is_ascii_digit())),
        flag(text.contains('“')),
        flag(inner.as_str().contains(['，', '、', '：'])),
        flag(REPORT.is_match(text)),
        flag(is_torn(text)),
        flag(ends(text, BINDING)),
        flag(printed.contains([' ', '\u{3000}'])),
        story,
        share(&said.lead),
        flag(story <= 0.0),
        flag(BODY.is_match(text)),
    ];
    let mut row = [0.0; LINE];
    row[group(&LENGTHS, text.chars().count())] = 1.0;
    row[LENGTHS.len() + 1..LENGTHS.len() + 1 + forms.len()].copy_from_slice(&forms);
    row
}
