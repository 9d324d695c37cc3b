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

/// The page as a whole: two stories in the other order, the last words of line 3 another paragraph.
const WHOLE: &str = "\
furniture = \"5\"
[[story]]
kind = \"brief\"
date = \"2025-03-08\"
parts = [
  { role = \"title\", lines = \"7\", begins = \"书屋\" },
  { role = \"text\", lines = \"9\" },
]
[[story]]
kicker = \"云河\"
byline = \"\"
parts = [
  { role = \"title\", lines = \"1\" },
  { role = \"text\", lines = \"3:1-14\" },
  { role = \"text\", lines = \" 3:15-19 \" },
]
";

#[test]
fn a_page_is_as_it_is_given_as_a_whole() {
    let split = fixed(WHOLE).unwrap();
    let [first, second] = split.articles.as_slice() else { panic!("{:?}", split.articles) };
    assert_eq!((first.title.as_str(), first.kind), ("书屋开放", gongwen_engine::Kind::Brief));
    assert_eq!(
        (first.date.as_deref(), first.reporters.as_slice()),
        (Some("2025-03-08"), &["王頔".to_owned()][..])
    );
    assert_eq!((second.title.as_str(), second.kicker.as_deref()), ("工会办起夜校", Some("云河")));
    assert_eq!((second.byline.as_deref(), second.reporters.len()), (None, 0));
    assert_eq!(second.paragraphs, ["近日，", "夜校开班。"]);
    assert_eq!((split.furniture, split.imbalance), (vec!["职工说好。".to_owned()], 0));
    assert!(split.reviews.iter().all(|review| !review.is_doubtful()));
    // The other corrections apply to what came of it.
    let merged = fixed(&format!("{WHOLE}[[merge]]\nstory = 1\nwith = 9\n")).unwrap();
    assert_eq!(merged.articles.len(), 1);
}

#[test]
fn a_page_given_as_a_whole_that_does_not_fit_is_a_clear_error() {
    let message = |from: &str, to: &str| {
        assert!(WHOLE.contains(from));
        fixed(&WHOLE.replace(from, to)).unwrap_err().to_string()
    };
    assert!(message("\"5\"", "\"\"").contains("line 5 is in no story"));
    assert!(message("3:15-19", "3:14-19").contains("line 3 is in two places"));
    assert!(message("3:15-19", "3:15-18").contains("line 3 is in no story"));
    assert!(message("3:15-19", "3:15-99").contains("nothing at line 3"));
    assert!(message("\"9\"", "\"9-18446744073709551615\"").contains("nothing at line"));
    assert!(message("\"9\"", "\"8\"").contains("nothing at line 8"));
    assert!(message("\"书屋\"", "\"夜校\"").contains("line 7 begins with \"书屋\", not \"夜校\""));
    for runs in ["0", "5-3", "x", "3:0-1", "3-4:1-2", "1,,x", "-", ":"] {
        assert!(message("\"9\"", &format!("\"{runs}\"")).contains("are no lines"), "{runs}");
    }
    assert!(message("\"title\"", "\"headline\"").contains("headline"));
}
