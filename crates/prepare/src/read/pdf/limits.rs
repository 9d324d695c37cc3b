//! What a page would cost: counted before it is run, as the interpreter cannot be stopped.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

/// Most bytes of drawing commands of one page, forms counted each time they are drawn: some hundred times what a full
/// newspaper page has.
const MOST_COMMANDS: usize = 48 << 20;
/// Most pages of a file.
pub(super) const MOST_PAGES: usize = 2_000;
/// Most glyphs that are taken from a page, and from a file: a newspaper page has some ten thousand.
pub(super) const MOST_GLYPHS: usize = 200_000;
pub(super) const MOST_GLYPHS_OF_FILE: usize = 6_000_000;
/// Most rules, boxes and pictures that are taken from a page.
pub(super) const MOST_SHAPES: usize = 20_000;
/// Deepest nesting of forms.
const DEEPEST: usize = 24;
/// Largest content stream as it is stored: one filter makes at most a thousand times as many bytes of it, so that
/// memory stays bounded.
const LARGEST_STORED: usize = 4 << 20;

/// Whether a page may be run.
#[derive(Default)]
pub(super) struct Limits {
    /// The bytes of commands that drawing a form runs; `None` while it is being counted.
    forms: HashMap<ObjectIdentifier, Option<usize>>,
}

impl Limits {
    /// Whether the page stays within the limits. A form that draws itself does not.
    pub(super) fn allow(&mut self, page: &Page<'_>) -> bool {
        if !stored_small(page.raw()) {
            return false;
        }
        let own = page.page_stream().map_or(0, <[u8]>::len);
        own <= MOST_COMMANDS
            && (!has_forms(page.resources())
                || self
                    .drawn(page.typed_operations(), page.resources(), 0)
                    .is_some_and(|forms| own + forms <= MOST_COMMANDS))
    }

    /// The bytes of the forms that these commands draw; `None` if they are too many.
    fn drawn(
        &mut self,
        mut commands: TypedIter<'_>,
        resources: &Resources<'_>,
        depth: usize,
    ) -> Option<usize> {
        let mut sum = 0usize;
        while let Some(command) = commands.next() {
            let TypedInstruction::XObject(name) = command else { continue };
            let Some(stream) = resources.get_x_object(name.0) else { continue };
            if is_form(&stream) {
                sum = sum.checked_add(self.form(&stream, resources, depth)?)?;
                if sum > MOST_COMMANDS {
                    return None;
                }
            }
        }
        Some(sum)
    }

    fn form(&mut self, stream: &Stream<'_>, outer: &Resources<'_>, depth: usize) -> Option<usize> {
        if let Some(known) = self.forms.get(&stream.obj_id()) {
            return *known;
        }
        if depth > DEEPEST || !is_small(stream) {
            return None;
        }
        self.forms.insert(stream.obj_id(), None);
        let data = stream.decoded_data().ok().unwrap_or_default();
        let own = stream.dict().get::<Dict<'_>>(b"Resources").map(Resources::new);
        let resources = own.as_ref().unwrap_or(outer);
        let inner = self.drawn(TypedIter::new(&data), resources, depth + 1)?;
        let cost = data.len().max(1).checked_add(inner)?;
        self.forms.insert(stream.obj_id(), Some(cost));
        Some(cost)
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|name| &*name == b"Form")
}

fn has_forms(resources: &Resources<'_>) -> bool {
    let objects = &resources.x_objects;
    objects.keys().any(|key| objects.get::<Stream<'_>>(&*key).is_some_and(|stream| is_form(&stream)))
}

/// Whether a stream is small as it is stored and is packed once at most.
fn is_small(stream: &Stream<'_>) -> bool {
    let packs = |filter: &&Filter| !matches!(filter, Filter::Ascii85Decode | Filter::AsciiHexDecode);
    let (stored, packed) = (stream.raw_data(), stream.filters().iter().filter(packs).count());
    stored.len() <= LARGEST_STORED && packed <= 1 && (packed == 0 || !is_bomb(&stored))
}

/// Smaller streams unpack to a few hundred megabytes at most.
const HARMLESS: usize = 256 << 10;
/// The commonest bytes that are counted, and the share that they have in no packed text.
const COMMONEST: usize = 16;
const REPEATED: f64 = 0.25;

/// Whether packed bytes repeat themselves so much that they unpack to a thousand times as many.
fn is_bomb(stored: &[u8]) -> bool {
    if stored.len() <= HARMLESS {
        return false;
    }
    let mut counts = [0usize; 256];
    for byte in stored {
        counts[usize::from(*byte)] += 1;
    }
    counts.sort_unstable();
    let common: usize = counts.iter().rev().take(COMMONEST).sum();
    common as f64 > REPEATED * stored.len() as f64
}

/// The same for the streams of a page's content.
fn stored_small(page: &Dict<'_>) -> bool {
    use hayro_interpret::hayro_syntax::object::Array;
    if let Some(array) = page.get::<Array<'_>>(b"Contents") {
        let mut total = 0usize;
        return array.iter::<Stream<'_>>().all(|stream| {
            total = total.saturating_add(stream.raw_data().len());
            is_small(&stream) && total <= LARGEST_STORED
        });
    }
    page.get::<Stream<'_>>(b"Contents").is_none_or(|stream| is_small(&stream))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_repeat_themselves_are_a_bomb_and_packed_text_is_none() {
        assert!(is_bomb(&vec![0; HARMLESS + 1]));
        assert!(!is_bomb(&[0; 100]));
        let mixed: Vec<u8> =
            (0..=HARMLESS as u64).map(|at| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u8).collect();
        assert!(!is_bomb(&mixed));
    }
}
