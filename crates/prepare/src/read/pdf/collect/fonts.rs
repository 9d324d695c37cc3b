//! The fonts of a page: a number for each, its name and whether it is bold.

use std::collections::{BTreeSet, HashMap};

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::page::Page;

use crate::page::geometry::FontStyle;

/// What is known of one font.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Known {
    /// Its number on this page.
    pub(super) number: u16,
    pub(super) bold: bool,
}

/// The fonts that were met so far.
#[derive(Default)]
pub(super) struct Fonts {
    numbers: HashMap<u128, u16>,
    styles: Vec<FontStyle>,
}

impl Fonts {
    /// The font of a glyph.
    pub(super) fn of(&mut self, glyph: &Glyph<'_>) -> Known {
        let (key, style) = match glyph {
            Glyph::Outline(outline) => match outline.font_data() {
                Some(data) => {
                    let name = data.postscript_name.unwrap_or_default();
                    let bold = data.weight.is_some_and(|weight| weight >= BOLD) || is_bold_name(&name);
                    let plain = plain_name(&name);
                    // One font is often embedded in several subsets.
                    (if plain.is_empty() { data.cache_key } else { hash(plain) }, FontStyle { name, bold })
                }
                None => (0, FontStyle::default()),
            },
            Glyph::Type3(_) => (1, FontStyle { name: "Type 3".to_owned(), bold: false }),
        };
        let next = u16::try_from(self.styles.len()).unwrap_or(u16::MAX);
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.styles.push(style);
        }
        let bold = self.styles.get(usize::from(number)).is_some_and(|style| style.bold);
        Known { number, bold }
    }

    /// The name of a font.
    pub(super) fn name(&self, number: u16) -> String {
        let name = self.styles.get(usize::from(number)).map(|style| plain_name(&style.name));
        name.filter(|name| !name.is_empty()).unwrap_or("?").to_owned()
    }

    /// The names of the fonts that were used.
    pub(super) fn names(&self) -> BTreeSet<String> {
        self.styles.iter().map(|style| plain_name(&style.name).to_owned()).collect()
    }

    pub(super) fn into_styles(self) -> Vec<FontStyle> {
        self.styles
    }
}

/// From this weight on a font is bold (CSS and OpenType: 400 regular, 700 bold).
const BOLD: u32 = 600;

/// Hei (黑体) and the like serve as the bold of Song.
fn is_bold_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [
        "bold",
        "heavy",
        "black",
        "simhei",
        "heiti",
        "fzht",
        "fzhei",
        "fzxbs",
        "fzdbs",
        "xiaobiaosong",
        "dabiaosong",
    ]
    .iter()
    .any(|part| name.contains(part))
}

/// A font's name without the six letters of a subset: `ABCDEF+SimSun`.
fn plain_name(name: &str) -> &str {
    match name.split_once('+') {
        Some((subset, rest)) if subset.len() == 6 => rest,
        _ => name,
    }
}

fn hash(name: &str) -> u128 {
    // FNV-1a.
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u128, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// The names of the fonts that a page's resources list.
pub(super) fn names(page: &Page<'_>) -> BTreeSet<String> {
    let fonts = &page.resources().fonts;
    fonts
        .keys()
        .filter_map(|key| fonts.get::<Dict<'_>>(&*key))
        .filter_map(|font| font.get::<Name<'_>>(b"BaseFont"))
        .map(|name| plain_name(&String::from_utf8_lossy(&name)).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_subset_and_tell_the_weight() {
        assert_eq!(plain_name("ABCDEF+SimSun"), "SimSun");
        assert_eq!(plain_name("A+B"), "A+B");
        assert!(is_bold_name("NotoSansCJKsc-Bold") && is_bold_name("SimHei") && !is_bold_name("SimSun"));
    }
}
