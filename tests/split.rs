//! The page splitter against gold: the seeds, fictional pages, and the gold typeset in other styles.
//!
//! The same figures as `cargo run -p gongwen-eval -- pages`; the floors are what was reached, so that a
//! rule that helps one page and harms another does not pass unseen.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use gongwen_eval::pages::{PageScore, score_folder, score_retypeset};

fn sum(gold: &str, pages: &str) -> PageScore {
    let mut sum = PageScore::default();
    for (_, score) in score_folder(Path::new(gold), Path::new(pages)).unwrap() {
        sum.merge(&score);
    }
    sum
}

#[test]
fn seeds_are_split_as_the_gold_says() {
    let sum = sum("tests/gold", "seeds");
    assert_eq!((sum.items.right, sum.items.of, sum.items.extra), (35, 35, 0), "{sum}");
    for (name, count) in [
        ("kinds", sum.kinds),
        ("titles", sum.titles),
        ("kickers", sum.kickers),
        ("subtitles", sum.subtitles),
        ("sections", sum.sections),
        ("bylines", sum.bylines),
        ("names", sum.names),
        ("captions", sum.captions),
        ("subheads", sum.subheads),
        ("paragraphs", sum.paragraphs),
    ] {
        assert_eq!((count.right, count.extra), (count.of, 0), "{name}: {:#?}", sum.problems);
    }
    assert_eq!(sum.lost, 0);
    assert!(sum.places.right >= 35 && sum.places.extra <= 1, "places {}", sum.places);
    assert!(sum.organisations.right >= 47, "organisations {}", sum.organisations);
}

#[test]
fn fictional_pages_in_other_manners_are_split() {
    let sum = sum("tests/pages", "tests/pages");
    assert_eq!((sum.items.right, sum.items.extra, sum.lost), (sum.items.of, 0, 0), "{:#?}", sum.problems);
    assert_eq!(sum.titles.right, sum.titles.of, "{:#?}", sum.problems);
    assert_eq!(sum.paragraphs.right, sum.paragraphs.of, "{:#?}", sum.problems);
}

#[test]
fn the_gold_laid_out_anew_is_split_nearly_as_well() {
    let mut sum = PageScore::default();
    for (_, score) in score_retypeset(Path::new("tests/gold")).unwrap() {
        sum.merge(&score);
    }
    let share = |right: usize, of: usize| right as f64 / of as f64;
    assert_eq!(sum.lost, 0);
    assert!(share(sum.items.right, sum.items.of) >= 0.985 && sum.items.extra <= 5, "{sum}");
    assert!(share(sum.titles.right, sum.titles.of) >= 0.985, "{sum}");
    assert!(share(sum.bylines.right, sum.bylines.of) >= 0.985, "{sum}");
    assert!(share(sum.paragraphs.right, sum.paragraphs.of) >= 0.97, "{sum}");
}
