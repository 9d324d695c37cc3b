//! The layout in words, for looking at: `gongwen articles FILE.pdf --stages`.

use super::laid::{Laid, Placed};
use crate::page::StageReport;
use crate::page::place::parts_of;

/// The most characters of a line that are shown.
const SHOWN: usize = 24;

impl Laid {
    /// The lines with their boxes and kinds, and the stories that were made of them.
    pub(crate) fn stages(&self) -> Vec<StageReport> {
        let lines = self.placed.iter().enumerate().map(|(at, placed)| line(at + 1, placed)).collect();
        vec![
            StageReport { stage: "lines", found: lines },
            StageReport { stage: "stories", found: self.stories() },
        ]
    }

    fn stories(&self) -> Vec<String> {
        let Some(page) = &self.page else { return Vec::new() };
        let drafts = page.drafts.iter().enumerate();
        let drafts = drafts.flat_map(|(index, draft)| {
            parts_of(draft).map(move |(role, part)| {
                format!("{} {} {:?} {}", index + 1, role.name(), part.lines, shorten(&part.text))
            })
        });
        let furniture = page.furniture.iter();
        drafts
            .chain(furniture.map(|part| format!("版面信息 {:?} {}", part.lines, shorten(&part.text))))
            .collect()
    }
}

/// Number, sheet, box, size, kind and first words of a line.
fn line(number: usize, placed: &Placed) -> String {
    let line = &placed.line;
    let bounds = &line.bounds;
    let bold = if line.bold { "粗" } else { "" };
    format!(
        "{number} 第{}页 [{:.0} {:.0} {:.0} {:.0}] {:.1}{bold} 字体{} {} {}",
        placed.sheet,
        bounds.x0,
        bounds.y0,
        bounds.x1,
        bounds.y1,
        line.size,
        line.font,
        placed.kind,
        shorten(&line.text)
    )
}

fn shorten(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
