//! Where a text has a short string.

/// The bytes of a text at which a part of it starts, from the first on; none starts inside the one before. The searcher of the
/// standard library prepares for long texts, which for a name in a paragraph takes longer than to look.
pub(crate) fn occurrences<'t>(text: &'t str, part: &'t str) -> impl Iterator<Item = usize> + 't {
    let first = part.chars().next();
    let mut free = 0;
    text.char_indices().filter_map(move |(at, c)| {
        if Some(c) != first || at < free || !text[at..].starts_with(part) {
            return None;
        }
        free = at + part.len();
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_those_of_the_standard_library(text in "[工会a]{0,30}", part in "[工会a]{1,4}") {
            let expected: Vec<usize> = text.match_indices(part.as_str()).map(|(at, _)| at).collect();
            prop_assert_eq!(occurrences(&text, &part).collect::<Vec<_>>(), expected);
        }
    }
}
