//! What happens when nobody reads what the command prints.

#![allow(clippy::unwrap_used)]

use std::process::{Command, Stdio};

/// Runs the command and reads nothing of what it prints, which must be more than a pipe holds.
fn unread(args: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(command.stdout.take());
    let output = command.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    assert!(output.status.success(), "{args:?}: {}", output.status);
}

#[test]
fn output_that_is_read_no_further_is_no_failure() {
    let folder = std::env::temp_dir().join(format!("gongwen-output-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let body = "职工技能竞赛开幕。".repeat(20);
    let article = |number: usize| format!(r#"{{"id":"{number}","title":"竞赛","body":"{body}"}}"#);
    let query = |number: usize| format!(r#"{{"id":"{number}","query":"竞赛"}}"#);
    let write = |name: &str, count: usize, line: &dyn Fn(usize) -> String| {
        std::fs::write(path(name), (0..count).map(line).collect::<Vec<_>>().join("\n")).unwrap();
    };
    write("many.jsonl", 2_000, &article);
    write("few.jsonl", 20, &article);
    write("queries.jsonl", 2_000, &query);
    let index = path("few.gwix");
    let made = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(["index", &path("few.jsonl"), "--out", &index])
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");

    unread(&["articles", "--json", &path("many.jsonl")]);
    unread(&["search", &index, "--queries", &path("queries.jsonl")]);
    std::fs::remove_dir_all(&folder).unwrap();
}
