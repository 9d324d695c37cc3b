//! A drawing of the sheets with what was recognised: `gongwen articles FILE.pdf --svg OUT.svg`.

use std::fmt::Write as _;

use super::laid::{Laid, Placed};
use super::outline::Outline;
use crate::page::place::parts_of;
use crate::page::reading_order::Bounds;

/// Space between two sheets, in points.
const SPACE: f32 = 20.0;
/// A colour for each story, again from the first after the last.
const COLOURS: [&str; 8] =
    ["#1b6ca8", "#b3541e", "#2e7d32", "#8e24aa", "#00838f", "#c62828", "#6d4c41", "#5e6b00"];
/// What is in no story.
const GREY: &str = "#9e9e9e";

impl Laid {
    /// All sheets, one below the other.
    pub(crate) fn svg(&self) -> String {
        let width = self.outlines.iter().map(|sheet| sheet.width).fold(0.0, f32::max);
        let height: f32 = self.outlines.iter().map(|sheet| sheet.height + SPACE).sum();
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\">\n"
        );
        let owners = self.owners();
        let mut top = 0.0;
        for (index, sheet) in self.outlines.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = writeln!(svg, "<g transform=\"translate(0 {top})\">");
            outline(&mut svg, sheet);
            for (at, placed) in self.placed.iter().enumerate().filter(|(_, placed)| placed.sheet == index + 1)
            {
                line(&mut svg, at + 1, placed, owners.get(at).copied().flatten());
            }
            svg.push_str("</g>\n");
            top += sheet.height + SPACE;
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// The story of each line, by the order of lines.
    fn owners(&self) -> Vec<Option<usize>> {
        let mut owners = vec![None; self.placed.len()];
        for (story, draft) in self.page.iter().flat_map(|page| &page.drafts).enumerate() {
            for number in parts_of(draft).flat_map(|(_, part)| &part.lines) {
                if let Some(owner) = number.checked_sub(1).and_then(|at| owners.get_mut(at)) {
                    *owner = Some(story);
                }
            }
        }
        owners
    }
}

fn outline(svg: &mut String, sheet: &Outline) {
    let page = Bounds::new(0.0, 0.0, sheet.width, sheet.height);
    rectangle(svg, &page, "fill=\"white\" stroke=\"#444\"");
    for picture in &sheet.pictures {
        rectangle(svg, picture, "fill=\"#eee\" stroke=\"none\"");
    }
    for area in &sheet.boxes {
        rectangle(svg, area, "fill=\"none\" stroke=\"#bbb\" stroke-dasharray=\"2 2\"");
    }
    for rule in &sheet.rules {
        rectangle(svg, rule, "fill=\"#444\" stroke=\"#444\" stroke-width=\"0.4\"");
    }
}

fn rectangle(svg: &mut String, bounds: &Bounds, style: &str) {
    let (x, y, width, height) = (bounds.x0, bounds.y0, bounds.width().max(0.0), bounds.height().max(0.0));
    let _ = writeln!(
        svg,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" {style}/>"
    );
}

fn line(svg: &mut String, number: usize, placed: &Placed, owner: Option<usize>) {
    let colour = owner.map_or(GREY, |story| COLOURS[story % COLOURS.len()]);
    let bounds = &placed.line.bounds;
    rectangle(svg, bounds, &format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"0.5\""));
    let story = owner.map_or(String::new(), |story| format!("{} ", story + 1));
    let text: String = placed.line.text.chars().filter(|c| !c.is_control()).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{:.1}\" fill=\"{colour}\" textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>",
        bounds.x0,
        bounds.y1 - 0.12 * placed.line.size,
        placed.line.size * 0.9,
        bounds.width().max(1.0),
    );
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"3.5\" fill=\"#d00\">{story}{number} {}</text>",
        bounds.x0, bounds.y0, placed.kind
    );
}
