//! What the command accepts, and what it says of what it does not.

#![allow(clippy::unwrap_used)]

mod folder;

use folder::Folder;

const PAGE: &str = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n";

impl Folder {
    /// Standard output of a run that succeeds.
    fn output(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The error line of a run that fails with 1.
    fn error(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        text.trim_end().to_owned()
    }
}

#[test]
fn pages_of_several_folders_make_one_index() {
    let folder = Folder::new("folders");
    folder.write("d1/000_a.txt", PAGE);
    folder.write("d2/000_b.txt", PAGE);
    folder.output(&["index", "d1", "d2", "--out", "x.gwix"]);
    let found = folder.output(&["search", "x.gwix", "夜校"]);
    assert!(found.contains("000_a-01") && found.contains("000_b-01"), "{found}");
}

#[test]
fn other_kinds_of_files_are_refused_or_told() {
    let folder = Folder::new("kinds");
    folder.write("d/A01.txt", PAGE);
    folder.write("d/notes.wps", "x");
    let error = folder.error(&["index", "d/notes.wps", "--out", "x.gwix"]);
    assert!(error.contains("notes.wps") && error.contains(".docx"), "{error}");
    let output = folder.run(&["index", "d", "--out", "x.gwix"]);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("passed over: d/notes.wps"));
    assert!(folder.output(&["inspect", "x.gwix"]).lines().next().unwrap().ends_with(" 1"));
    assert_eq!(folder.run(&["index", "d", "--out", "x.gwix", "--strict"]).status.code(), Some(1));
}

#[test]
fn one_bad_file_does_not_stop_the_rest() {
    let folder = Folder::new("one-bad");
    folder.write("d/A01.txt", PAGE);
    folder.write("d/b.json", "{oops}");
    folder.write("d/A02.txt", PAGE);
    let output = folder.run(&["index", "d", "--out", "x.gwix"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("not read: d/b.json: key must be a string"), "{text}");
    assert!(text.contains("1 of 3 files could not be read; the rest was"), "{text}");
    assert!(folder.output(&["inspect", "x.gwix"]).lines().next().unwrap().ends_with(" 2"));
}

#[test]
fn files_of_many_kinds_make_one_index() {
    let folder = Folder::new("many");
    folder.write("d/A01.txt", PAGE);
    folder.write("d/b.md", "---\ntitle: 书屋开放\ndate: 2024-03-08\n---\n职工书屋开放。\n");
    folder.write("d/c.csv", "标题,正文\n骑手食堂,骑手食堂开张。\n");
    folder.write(
        "d/e.json",
        "[{\"id\":\"e\",\"标题\":\"体检\",\"content\":\"<p>女职工<b>体检</b></p>\",\"点击\":3}]",
    );
    folder.write("d/f.jpg", [0xff, 0xd8]);
    let output = folder.run(&["index", "d", "--out", "x.gwix"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    assert!(told.contains("d/e.json: fields that are not indexed: 点击"), "{told}");
    assert!(told.contains("5 files: 4 with articles, 1 others, 0 not read"), "{told}");
    for (query, id) in [("夜校", "A01-01"), ("书屋", "b"), ("食堂", "c"), ("女职工体检", "e")] {
        let found = folder.output(&["search", "x.gwix", query]);
        assert!(found.contains(&format!("\n{id}  ")), "{found}");
    }
    let review = folder.output(&["articles", "d"]);
    assert!(
        review.contains("  b [文章] 2024-03-08 书屋开放") && review.contains("共 5 个文件：4 篇"),
        "{review}"
    );
}

#[test]
fn the_advice_on_bad_bytes_can_be_followed() {
    let folder = Folder::new("bytes");
    let mut bytes = PAGE.repeat(10).into_bytes();
    bytes[PAGE.len() + "工会".len()] = 0xff;
    folder.write("bad.txt", bytes);
    let error = folder.error(&["index", "bad.txt", "--out", "x.gwix"]);
    assert!(error.contains("bad.txt") && error.contains("--replace-bad-bytes"), "{error}");
    folder.output(&["index", "bad.txt", "--out", "x.gwix", "--replace-bad-bytes"]);
}

#[test]
fn a_query_may_begin_with_a_hyphen() {
    let folder = Folder::new("hyphen");
    folder.write("A01.txt", PAGE);
    folder.output(&["index", "A01.txt", "--out", "x.gwix"]);
    // An exclusion alone is searched with its hyphen, which is trimmed where no article contains it so.
    for (query, found) in [("-北京", 0), ("-x", 0), ("--夜校", 1), ("-", 0), ("-1", 0)] {
        let answer = folder.output(&["search", "x.gwix", query, "--limit", "3"]);
        assert!(answer.starts_with(&format!("{found} found for {query}\n")), "{answer}");
        folder.output(&["suggest", "x.gwix", query, "--json"]);
    }
    assert!(
        folder.output(&["search", "x.gwix", "--limit", "3", "--", "--json"]).contains("found for --json")
    );
}

#[test]
fn errors_say_what_to_do() {
    let folder = Folder::new("errors");
    folder.write("A01.txt", PAGE);
    folder.output(&["index", "A01.txt", "--out", "x.gwix"]);
    let error = folder.error(&["search", "none.gwix", "夜校"]);
    assert!(error.contains("none.gwix") && error.contains("gongwen index"), "{error}");
    let error = folder.error(&["search", "x.gwix", "--queries", "none.jsonl"]);
    assert!(error.contains("none.jsonl") && error.contains("\"query\""), "{error}");
    folder.write("q.jsonl", "\u{feff}{\"id\":1,\"query\":\"夜校\"}\n");
    assert!(folder.output(&["search", "x.gwix", "--queries", "q.jsonl"]).contains("\"total\":1"));
    folder.write("q.jsonl", "{\"id\":1,\"query\":\"夜校\"}\n{\"id\":2}\n");
    let error = folder.error(&["search", "x.gwix", "--queries", "q.jsonl"]);
    assert!(
        error.contains("q.jsonl: line 2: missing field `query` (column 8); each line must be {\"id\""),
        "{error}"
    );
    folder.write("bad.jsonl", "{\"id\":\"a\"}\n");
    let error = folder.error(&["index", "bad.jsonl", "--out", "y.gwix"]);
    assert!(error.ends_with("the object has neither a \"title\" nor a \"body\""), "{error}");
    assert!(folder.error(&["index", "nowhere", "--out", "y.gwix"]).contains("no such file or folder"));
}

#[test]
fn a_score_is_explained() {
    let folder = Folder::new("explain");
    folder.write("a.jsonl", "{\"id\":\"1\",\"title\":\"职工夜校\",\"body\":\"夜校开班，骑手来上课。\"}\n{\"id\":\"2\",\"title\":\"骑手\",\"body\":\"送餐。\"}\n{\"id\":\"3\",\"title\":\"其他\",\"body\":\"别的消息。\"}\n");
    folder.output(&["index", "a.jsonl", "--out", "x.gwix"]);
    let literal = folder.output(&["search", "x.gwix", "夜校", "--explain"]);
    assert!(literal.starts_with("1 found for 夜校\n\n1. 1  职工夜校\n"), "{literal}");
    for line in [
        "found by    literal: ",
        "looked for  夜校: Title 1 whole; Body 1 whole\n",
        "length      headline 4 (average 2.7), other text 11 (average 6.3)\n",
        "夜校    0.981         1           1  1.671\n",
        "BM25F\n",
        "order       step 0 > ",
    ] {
        assert!(literal.contains(line), "{line}: {literal}");
    }
    let words = folder.output(&["search", "x.gwix", "骑手 夜校", "--explain", "--limit", "1"]);
    assert!(words.contains("looked for  骑手夜校: does not occur\n"), "{words}");
    assert!(words.contains("order       step 1 > "), "{words}");
    let partial = folder.output(&["search", "x.gwix", "夜校 送餐 骑手", "--explain", "--by-date"]);
    for line in [
        "part        送餐  weight ",
        ", held\n",
        ", lacking\n",
        "proximity   ",
        "score       ",
        "date none > ",
    ] {
        assert!(partial.contains(line), "{line}: {partial}");
    }
    assert_eq!(folder.run(&["search", "x.gwix", "夜校", "--explain", "--json"]).status.code(), Some(2));
}
