//! `gongwen review`: what it writes and what it refuses.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongwen")).current_dir(folder).args(args).output().unwrap()
}

#[test]
fn a_page_is_written_and_is_no_input_of_a_build() {
    let folder = std::env::temp_dir().join(format!("gongwen-review-{}", std::process::id()));
    fs::create_dir_all(folder.join("pages")).unwrap();
    fs::write(folder.join("A01.txt"), PAGE).unwrap();
    fs::write(folder.join("a.html"), "<p>x</p>").unwrap();

    let done = run(&folder, &["review", "A01.txt"]);
    assert_eq!(String::from_utf8_lossy(&done.stdout), "A01.review.html\n");
    assert!(fs::read_to_string(folder.join("A01.review.html")).unwrap().contains("夜校开班"));
    fs::remove_file(folder.join("a.html")).unwrap();
    let articles = run(&folder, &["articles", ".", "--json"]);
    assert_eq!(String::from_utf8_lossy(&articles.stdout).lines().count(), 1);

    // Corrections that do not fit are told; the page is written all the same.
    fs::write(folder.join("A01.fix.toml"), "[[split]]\nbefore = 99\n").unwrap();
    let told = run(&folder, &["review", "A01.txt", "--out", "out.html"]);
    assert!(told.status.success() && folder.join("out.html").exists());
    assert!(String::from_utf8_lossy(&told.stderr).contains("line 99"));

    fs::write(folder.join("b.html"), "<p>x</p>").unwrap();
    for (page, reason) in
        [("pages", "is a folder"), ("b.html", "no newspaper page"), ("no.txt", "no such file")]
    {
        let refused = run(&folder, &["review", page]);
        let error = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{error}");
        assert!(error.contains(page) && error.contains(reason) && error.lines().count() == 1, "{error}");
    }
    fs::remove_dir_all(&folder).unwrap();
}
