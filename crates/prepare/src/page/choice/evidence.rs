//! What speaks for a reading of a region.

use std::collections::BTreeSet;

use super::{Read, text_lines};
use crate::page::draft::{Draft, Part};

/// Whether a story of the rule reading is as a rule expects: it begins with an opener under its headline, or is a
/// listing or a picture with its credit under one, and its last sentence is finished.
fn is_intact(draft: &Draft) -> bool {
    let length: usize = draft.text_parts().map(Part::len).sum();
    let is_picture = !draft.credits.is_empty() && length <= PICTURE_CHARS;
    let begins = draft.opened || draft.listing || is_picture;
    begins && !draft.headings.is_empty() && !draft.is_open()
}

/// More characters of text are no picture's: where stories have no openers, the rules take all of them for one at a credit.
/// Not lines: in a narrow column a picture of two hundred characters has twenty. The longest of three hundred has 217.
const PICTURE_CHARS: usize = 240;
/// The share of stories that must be intact for a page to be one that the rules were made for.
const MOSTLY: f32 = 0.8;
/// So many more stories in the learned reading do not show that the rules have joined some.
const FEW_MORE: usize = 1;
/// More than so many times as many show it, however sound the stories of the rules are.
const MANY_TIMES: usize = 2;

/// Whether a page is one that the rules were made for: nothing is left over, nearly every story is intact, no line that the
/// weights take for text was put away as furniture, and the weights do not find more of them: at most one where a story is
/// not intact, and never so many that the rules have surely joined some.
pub(super) fn suits_rules(rules: &Read, learned: &Read) -> bool {
    let furniture = |read: &Read| -> BTreeSet<usize> {
        read.page.furniture.iter().flat_map(|part| part.lines.iter().copied()).collect()
    };
    if !furniture(rules).is_subset(&furniture(learned)) {
        return false;
    }
    let drafts = &rules.page.drafts;
    let found = learned.page.drafts.len();
    let intact = drafts.iter().filter(|draft| is_intact(draft)).count();
    rules.unplaced.is_empty()
        && !drafts.is_empty()
        && intact as f32 >= MOSTLY * drafts.len() as f32
        && found <= MANY_TIMES * drafts.len()
        && (intact == drafts.len() || found <= drafts.len() + FEW_MORE)
}

/// Whether both find the same stories: the same lines of running text in each.
pub(super) fn agree(rules: &Read, learned: &Read) -> bool {
    let texts = |read: &Read| -> Vec<_> { read.page.drafts.iter().map(text_lines).collect() };
    let (mut own, mut other) = (texts(rules), texts(learned));
    own.sort();
    other.sort();
    own == other
}

#[cfg(test)]
mod tests {
    use super::{Read, is_intact, suits_rules};
    use crate::page::draft::{Draft, Page, Part};
    use crate::page::lines::read_lines;

    /// Stories of so many lines like this one each under a headline, with a credit or an opener.
    fn read(stories: usize, (line, lines): (&str, usize), opened: bool) -> Read {
        let text = format!("书屋开放\n李凡 摄\n{}", format!("{line}\n").repeat(lines));
        let parts: Vec<Part> = read_lines(&text).iter().map(Part::of_line).collect();
        let draft = Draft {
            headings: parts[..1].to_vec(),
            credits: if opened { Vec::new() } else { parts[1..2].to_vec() },
            paragraphs: parts[2..].to_vec(),
            opened,
            ..Draft::default()
        };
        Read { page: Page { drafts: vec![draft; stories], ..Page::default() }, unplaced: Vec::new() }
    }

    const LINE: &str = "书屋里座无虚席，读者多是附近的职工。";
    const NARROW: &str = "座无虚席。";

    #[test]
    fn a_credit_makes_a_picture_of_a_little_text_only_however_wide_its_lines() {
        assert!(is_intact(&read(1, (LINE, 3), false).page.drafts[0]));
        assert!(is_intact(&read(1, (NARROW, 20), false).page.drafts[0]));
        assert!(!is_intact(&read(1, (LINE, 20), false).page.drafts[0]));
        assert!(is_intact(&read(1, (LINE, 20), true).page.drafts[0]));
    }

    #[test]
    fn rules_that_find_far_fewer_stories_have_joined_some() {
        let stories = |count| read(count, (LINE, 3), true);
        assert!(suits_rules(&stories(2), &stories(4)));
        assert!(!suits_rules(&stories(2), &stories(5)));
    }
}
