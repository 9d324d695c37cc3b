//! `gongwen review`: what it writes and what it refuses.

#![allow(clippy::unwrap_used)]

mod folder;

use std::fs;

use folder::Folder;

const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n";

#[test]
fn a_page_is_written_and_is_no_input_of_a_build() {
    let folder = Folder::new("page");
    fs::create_dir_all(folder.0.join("pages")).unwrap();
    folder.write("A01.txt", PAGE);
    folder.write("a.html", "<p>x</p>");

    let done = folder.run(&["review", "A01.txt"]);
    assert_eq!(String::from_utf8_lossy(&done.stdout), "A01.review.html\n");
    assert!(fs::read_to_string(folder.0.join("A01.review.html")).unwrap().contains("夜校开班"));
    fs::remove_file(folder.0.join("a.html")).unwrap();
    let articles = folder.run(&["articles", ".", "--json"]);
    assert_eq!(String::from_utf8_lossy(&articles.stdout).lines().count(), 1);

    // Corrections that do not fit are told; the page is written all the same.
    folder.write("A01.fix.toml", "[[split]]\nbefore = 99\n");
    let told = folder.run(&["review", "A01.txt", "--out", "out.html"]);
    assert!(told.status.success() && folder.0.join("out.html").exists());
    assert!(String::from_utf8_lossy(&told.stderr).contains("line 99"));

    folder.write("b.html", "<p>x</p>");
    for (page, reason) in
        [("pages", "is a folder"), ("b.html", "no newspaper page"), ("no.txt", "no such file")]
    {
        let refused = folder.run(&["review", page]);
        let error = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1), "{error}");
        assert!(error.contains(page) && error.contains(reason) && error.lines().count() == 1, "{error}");
    }
}
