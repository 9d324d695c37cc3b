//! One sheet on the way from its lines to stories.

use super::captions::SheetCaption;
use super::kinds::LineKind;
use super::laid::{Laid, Placed};
use super::material::{Material, Ordered};
use super::sheet_line::SheetLine;
use crate::page::draft::Part;
use crate::page::reading_order::Bounds;

/// One sheet on the way.
pub(crate) struct Reading {
    pub(crate) lines: Vec<SheetLine>,
    pub(crate) furniture: Vec<bool>,
    pub(crate) captions: Vec<SheetCaption>,
    /// Each with its caption.
    pub(crate) pictures: Vec<Bounds>,
    pub(crate) rules: Vec<Bounds>,
    pub(crate) ordered: Vec<Ordered>,
    /// The number of each line in the file.
    pub(crate) numbers: Vec<usize>,
}

impl Reading {
    /// What stories are made of.
    pub(super) fn material(&self) -> Material<'_> {
        Material { lines: &self.lines, numbers: &self.numbers, pictures: &self.pictures, rules: &self.rules }
    }

    /// The lines of furniture.
    pub(super) fn furniture(&self) -> impl Iterator<Item = Part> {
        (0..self.lines.len()).filter(|at| self.furniture[*at]).map(|at| self.material().part(at))
    }

    /// The lines of captions, with the titles that are printed on their pictures.
    pub(super) fn captions(&self) -> impl Iterator<Item = Part> {
        let lines = self.captions.iter().flat_map(SheetCaption::members);
        lines.map(|at| self.material().part(*at))
    }

    /// Numbers the lines of the sheet: those in reading order, then captions, then furniture.
    pub(super) fn number(&mut self, sheet: usize, laid: &mut Laid) {
        let captions = self.captions.iter().flat_map(|caption| caption.members().map(|at| (*at, "图片说明")));
        let furniture = (0..self.lines.len()).filter(|at| self.furniture[*at]).map(|at| (at, "版面信息"));
        let ordered = self.ordered.iter().map(|line| (line.at, name(line.kind)));
        for (at, kind) in ordered.chain(captions).chain(furniture) {
            laid.placed.push(Placed { sheet, line: self.lines[at].clone(), kind });
            self.numbers[at] = laid.placed.len();
        }
    }
}

fn name(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Text => "正文",
        LineKind::Styled => "异体",
        LineKind::Middle => "中标题",
        LineKind::Large => "大标题",
        LineKind::Label => "栏目",
        LineKind::Byline => "署名",
    }
}
