//! Names that live as long as the program, of pages that a cache kept: of rules and of encodings.

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde::{Deserialize, Deserializer};

/// The name of a rule or of an encoding. (serde would borrow a reference from what it reads.)
pub(super) type Name = &'static str;

/// The name of the rule that gave a field.
pub(super) fn rule<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Name>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.map(|name| lasting(&name)))
}

/// A name that every page has.
pub(super) fn name<'de, D: Deserializer<'de>>(from: D) -> Result<Name, D::Error> {
    Ok(lasting(&String::deserialize(from)?))
}

/// One copy of each name, however many pages have it. The readers have some dozens.
fn lasting(name: &str) -> Name {
    static NAMES: Mutex<BTreeSet<Name>> = Mutex::new(BTreeSet::new());
    /// A damaged cache shall not fill the memory.
    const MOST: usize = 1_000;
    let Ok(mut names) = NAMES.lock() else { return "" };
    if let Some(known) = names.get(name) {
        return known;
    }
    if names.len() >= MOST {
        return "";
    }
    let name: Name = String::from(name).leak();
    names.insert(name);
    name
}
