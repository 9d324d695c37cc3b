//! The keys that there are, for a suggestion where one is misspelt.

use toml::{Table, Value};

/// All keys, with the tables that they are in.
pub(super) const KEYS: &[&str] = &[
    "title",
    "inputs",
    "url",
    "read.selectors.body",
    "read.selectors.ignore",
    "read.selectors.title",
    "read.selectors.kicker",
    "read.selectors.subtitle",
    "read.selectors.date",
    "read.selectors.source",
    "read.selectors.author",
    "read.selectors.editor",
    "read.selectors.section",
    "dictionary.words",
    "dictionary.stop",
    "aliases.builtin",
    "aliases.groups",
    "synonyms.builtin",
    "widget.theme",
    "widget.size",
    "widget.hot",
    "correct",
    "pages",
];

/// The share of a name that may differ from the one that is meant.
const MOST_DIFFERENT: f64 = 0.5;

/// The first key of a text that there is not, and the one that looks most like it.
pub(super) fn unknown(text: &str) -> Option<(String, Option<String>)> {
    let table: Table = text.parse().ok()?;
    let key = first_unknown(&table, "")?;
    let nearest = nearest(&key);
    Some((key, nearest))
}

fn first_unknown(table: &Table, above: &str) -> Option<String> {
    table.iter().find_map(|(name, value)| {
        let key = format!("{above}{name}");
        let inside = format!("{key}.");
        match value {
            _ if KEYS.contains(&key.as_str()) => None,
            Value::Table(table) if KEYS.iter().any(|known| known.starts_with(&inside)) => {
                first_unknown(table, &inside)
            }
            // The name of a table where something else is given: the reader of the values says so.
            _ if KEYS.iter().any(|known| known.starts_with(&inside)) => None,
            _ => Some(key),
        }
    })
}

/// The key or table of the same depth that looks most like one, if any looks like it.
fn nearest(key: &str) -> Option<String> {
    let depth = key.split('.').count();
    let names = KEYS.iter().filter_map(|known| {
        let parts: Vec<&str> = known.split('.').take(depth).collect();
        (parts.len() == depth).then(|| parts.join("."))
    });
    // A key in the wrong table, too: `selectors` for `read.selectors`.
    let last = key.rsplit('.').next().unwrap_or(key);
    let elsewhere = KEYS.iter().filter_map(|known| {
        let at = known.split('.').position(|part| part == last)?;
        Some(known.split('.').take(at + 1).collect::<Vec<_>>().join("."))
    });
    let similar = names.map(|name| (strsim::normalized_damerau_levenshtein(&name, key), name));
    let (similarity, name) = similar.max_by(|a, b| a.0.total_cmp(&b.0))?;
    if similarity > MOST_DIFFERENT { Some(name) } else { elsewhere.min_by_key(String::len) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> Option<String> {
        unknown(text).and_then(|(_, nearest)| nearest)
    }

    #[test]
    fn every_key_is_documented() {
        let page = include_str!("../../../../docs/configuration.md");
        for key in KEYS {
            let name = key.rsplit('.').next().unwrap_or(key);
            assert!(page.contains(&format!("`{name}`")), "docs/configuration.md does not name {key}");
        }
    }

    #[test]
    fn the_nearest_key_is_suggested() {
        assert_eq!(meant("[alias]\n").as_deref(), Some("aliases"));
        assert_eq!(meant("[read.selectors]\nboddy = []\n").as_deref(), Some("read.selectors.body"));
        assert_eq!(meant("[selectors]\nbody = []\n").as_deref(), Some("read.selectors"));
        assert_eq!(meant("theme = \"dark\"\n").as_deref(), Some("widget.theme"));
        assert_eq!(meant("zzzzzzzzzz = 1\n"), None);
        assert_eq!(unknown("title = \"x\"\n[widget]\nhot = []\n"), None);
    }
}
