//! Corrections applied to a page.

use super::{FixError, Fixes};
use crate::page::{Split, split_fixed};

const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n\n职工说好。\n\n书屋开放\n\n本报讯 记者王頔报道 日前，书屋开放。\n";

fn fixed(fixes: &str) -> Result<Split, FixError> {
    split_fixed("p.txt", "p", PAGE, &Fixes::parse(fixes)?)
}

#[test]
fn headlines_move_stories_merge_and_split_fields_are_set() {
    let swapped = fixed("[[headline]]\nlines = [7]\nstory = 3\n").unwrap();
    assert_eq!(swapped.articles[0].title, "书屋开放");
    let merged = fixed("[[merge]]\nstory = 3\nwith = 9\n").unwrap();
    assert_eq!(merged.articles.len(), 1);
    assert_eq!(merged.imbalance, 0);
    let parted = fixed("[[split]]\nbefore = 5\n").unwrap();
    assert_eq!(parted.articles.len(), 3);
    let set = fixed("[[set]]\nstory = 9\nfield = \"date\"\nvalue = \"2025-03-08\"\n").unwrap();
    assert_eq!(set.articles[1].date.as_deref(), Some("2025-03-08"));
}

#[test]
fn corrections_that_do_not_fit_are_clear_errors() {
    let message = |fixes: &str| fixed(fixes).unwrap_err().to_string();
    assert!(message("[[set]]\nstory = 99\nfield = \"date\"\nvalue = \"x\"\n").contains("line 99"));
    assert!(message("[[set]]\nstory = 3\nfield = \"colour\"\nvalue = \"x\"\n").contains("colour"));
    assert!(message("[[headline]]\nlines = [5]\nstory = 9\n").contains("line 5"));
    assert!(message("[[split]]\nbefore = 3\n").contains("line 3"));
    assert!(message("[[merge]]\nstory = 3\nwith = 5\n").contains("one story already"));
    assert!(message("[[sett]]\n").contains("sett"));
}
