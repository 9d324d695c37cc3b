//! Keys of what is no text: an article's id, and the values that articles can be narrowed to.

use super::keys::Key;
use crate::article::Article;
use crate::facets::{Facet, each_value_of};

/// What such a key begins with: no text has it in a word.
const MARK: char = '\u{2}';
/// Of an id; of a value the number of its facet.
const ID: char = 'i';

fn key(of: char, value: &str) -> Key {
    Key::of(&[MARK, of].into_iter().chain(value.chars()).collect::<Vec<_>>())
}

/// The key of an id.
pub(super) fn id_key(id: &str) -> Key {
    key(ID, id)
}

/// The key of a value.
pub(super) fn value_key(facet: Facet, value: &str) -> Key {
    key(char::from(b'0' + facet as u8), value)
}

/// The facets whose values are keys: months are told by the numbers of articles.
pub(super) fn keyed_facets() -> impl Iterator<Item = Facet> {
    Facet::ALL.into_iter().filter(|&facet| facet != Facet::Date)
}

/// The keys of an article, each once.
pub(super) fn keys_of(article: &Article) -> Vec<Key> {
    let mut keys = vec![id_key(&article.id)];
    for facet in keyed_facets() {
        each_value_of(article, facet, &mut |value| keys.push(value_key(facet, value)));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
