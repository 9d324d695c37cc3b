//! The tree of places, told from their names: 湖州市德清县新市镇 is part of 湖州市德清县, and that of 湖州市.

use crate::text::slice;

/// Calls `each` with the places that a place is part of, the largest first.
pub(super) fn each_ancestor(place: &str, each: &mut dyn FnMut(&str)) {
    let (mut start, mut before) = (0, ['\0'; 2]);
    for (at, c) in place.char_indices() {
        let end = at + c.len_utf8();
        let closes = match c {
            '省' | '市' | '区' | '县' | '旗' | '镇' | '乡' => true,
            '道' => before[1] == '街',
            '州' => before == ['自', '治'],
            _ => false,
        };
        before = [before[1], c];
        // The name of a division has at least two characters, of three bytes each: 新市镇 is not part of 新市.
        if closes && end - start > 3 && place.len() - end > 3 {
            each(slice(place, ..end));
            start = end;
        }
    }
}

/// The smallest place that a place is part of.
pub(super) fn parent(place: &str) -> Option<String> {
    let mut parent = None;
    each_ancestor(place, &mut |ancestor| parent = Some(ancestor.to_owned()));
    parent
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ancestors(place: &str) -> Vec<String> {
        let mut all = Vec::new();
        each_ancestor(place, &mut |ancestor| all.push(ancestor.to_owned()));
        all
    }

    #[test]
    fn divisions_are_told_by_their_last_characters() {
        assert_eq!(ancestors("杭州市临平区"), ["杭州市"]);
        assert_eq!(ancestors("湖州市德清县新市镇"), ["湖州市", "湖州市德清县"]);
        assert_eq!(ancestors("台州市天台县赤城街道"), ["台州市", "台州市天台县"]);
        assert_eq!(ancestors("恩施土家族苗族自治州恩施市"), ["恩施土家族苗族自治州"]);
        assert!(ancestors("重庆市").is_empty());
        assert_eq!(parent("台州市玉环市").as_deref(), Some("台州市"));
    }
}
