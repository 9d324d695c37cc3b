//! Glyphs drawn twice: fake bold, shadows and headlines that are set over themselves.

use std::collections::HashMap;

use crate::page::geometry::{Glyph, Sheet};

/// Two equal characters whose places differ by less than this share of their size are one: a shadow falls closer, the
/// next equal character (哈哈) is a whole em away. Narrow characters are half an em apart (11, ll).
const NEAR: f32 = 0.22;
/// A second, larger share for whole runs that are drawn again with an offset.
const SHADOW: f32 = 0.12;

/// Merges the doubles of a sheet; what is left of two is bold.
pub(super) fn merge(sheet: &mut Sheet) {
    let glyphs = std::mem::take(&mut sheet.glyphs);
    let mut cells: HashMap<(char, i32, i32), Vec<usize>> = HashMap::new();
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let (x, y) = cell(&glyph);
        let near = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        let double = near
            .filter_map(|(x, y)| cells.get(&(glyph.text, x, y)))
            .flatten()
            .copied()
            .find(|at| are_doubles(&kept[*at], &glyph));
        if let Some(at) = double {
            kept[at].bold |= !glyph.text.is_whitespace();
        } else {
            cells.entry((glyph.text, x, y)).or_default().push(kept.len());
            kept.push(glyph);
        }
    }
    sheet.glyphs = kept;
}

/// Cells of this size, in points: no two doubles are further apart than one of them.
const CELL: f32 = 12.0;

fn cell(glyph: &Glyph) -> (i32, i32) {
    ((glyph.bounds.x0 / CELL).floor() as i32, (glyph.bounds.y0 / CELL).floor() as i32)
}

fn are_doubles(one: &Glyph, other: &Glyph) -> bool {
    let size = one.size.max(other.size);
    if one.size.min(other.size) < 0.8 * size {
        return false;
    }
    let (dx, dy) = ((one.bounds.x0 - other.bounds.x0).abs(), (one.bounds.y0 - other.bounds.y0).abs());
    let narrow = one.bounds.width() < 0.7 * size;
    let near = size * if narrow { SHADOW } else { NEAR };
    dx < near.min(CELL) && dy < near.min(CELL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::geometry::{Bounds, Flow};

    fn sheet(places: &[(char, f32, f32)]) -> Sheet {
        let glyph = |(text, x, y): &(char, f32, f32)| {
            let width = if text.is_ascii() { 10.0 } else { 20.0 };
            let bounds = Bounds::new(*x, *y, x + width, y + 20.0);
            Glyph { text: *text, bounds, size: 20.0, bold: false, ink: 0.0, font: 0, flow: Flow::Right }
        };
        Sheet { glyphs: places.iter().map(glyph).collect(), ..Sheet::default() }
    }

    #[test]
    fn a_shadow_is_merged_and_makes_bold() {
        let mut sheet = sheet(&[('工', 0.0, 0.0), ('会', 20.0, 0.0), ('工', 0.6, 0.5), ('会', 20.6, 0.5)]);
        merge(&mut sheet);
        assert_eq!(sheet.glyphs.len(), 2);
        assert!(sheet.glyphs.iter().all(|glyph| glyph.bold));
    }

    #[test]
    fn equal_characters_side_by_side_stay() {
        let mut sheet = sheet(&[('哈', 0.0, 0.0), ('哈', 20.0, 0.0), ('1', 40.0, 0.0), ('1', 45.0, 0.0)]);
        merge(&mut sheet);
        assert_eq!(sheet.glyphs.len(), 4);
    }
}
