//! The forms that a string of a query may have in the texts: a quotation sign there may be any of its kind.
//!
//! Folding tells “ from ”, which sentences need, and takes straight signs for the one and the other in turn. A
//! query may begin inside a quotation, where the turn is another.

/// Quotation signs of a string that are taken for either of their kind, from the first on. Those behind them follow the
/// last of these: all stay as they are, or all turn.
const MOST_VARIED: usize = 4;
/// Forms of all strings of a query together that are looked for beside the strings themselves.
pub(super) const MOST_FORMS: usize = 64;

/// The other quotation sign of the same kind.
fn turned(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '”' => '“',
        '‘' => '’',
        '’' => '‘',
        _ => return None,
    })
}

/// All forms of a folded string, itself first. `room` is how many others there may be, and is taken from.
pub(super) fn forms(folded: Vec<char>, room: &mut usize) -> Vec<Vec<char>> {
    let signs = folded.iter().filter(|&&c| turned(c).is_some()).count().min(MOST_VARIED);
    let others = (1 << signs) - 1;
    if others == 0 || others > *room {
        return vec![folded];
    }
    *room -= others;
    let mut forms = Vec::new();
    for turns in 0..=others {
        let mut sign = 0;
        let mut form = Vec::with_capacity(folded.len());
        for &c in &folded {
            let other = turned(c);
            let is_turned = turns >> sign.min(signs - 1) & 1 == 1;
            sign += usize::from(other.is_some());
            form.push(other.filter(|_| is_turned).unwrap_or(c));
        }
        forms.push(form);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        forms(text.chars().collect(), &mut { MOST_FORMS }).into_iter().map(String::from_iter).collect()
    }

    #[test]
    fn every_sign_may_be_either_of_its_kind() {
        assert_eq!(all("工会"), ["工会"]);
        assert_eq!(all("好“，"), ["好“，", "好”，"]);
        assert_eq!(all("‘好”"), ["‘好”", "’好”", "‘好“", "’好“"]);
    }

    #[test]
    fn many_signs_turn_together() {
        let long = all("“a”b“c”d“e”f");
        assert_eq!(long.len(), 1 << MOST_VARIED);
        assert!(long.contains(&String::from("”a“b”c“d”e“f")));
        assert!(long.contains(&String::from("”a”b“c”d“e”f")));
    }

    #[test]
    fn a_query_has_so_many_forms_and_no_more() {
        let mut room = 4;
        let folded: Vec<char> = "“好”".chars().collect();
        assert_eq!(forms(folded.clone(), &mut room).len(), 4);
        assert_eq!(forms(folded, &mut room).len(), 1);
        assert_eq!(room, 1);
    }
}
