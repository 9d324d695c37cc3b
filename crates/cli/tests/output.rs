//! What happens when nobody reads what the command prints.

#![allow(clippy::unwrap_used)]

mod folder;

use std::process::Stdio;

use folder::Folder;

/// Runs the command and reads nothing of what it prints, which must be more than a pipe holds.
fn unread(folder: &Folder, args: &[&str]) {
    let mut command = folder.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(command.stdout.take());
    let output = command.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    assert!(output.status.success(), "{args:?}: {}", output.status);
}

#[test]
fn output_that_is_read_no_further_is_no_failure() {
    let folder = Folder::new("unread");
    let body = "职工技能竞赛开幕。".repeat(20);
    let article = |number: usize| format!(r#"{{"id":"{number}","title":"竞赛","body":"{body}"}}"#);
    let query = |number: usize| format!(r#"{{"id":"{number}","query":"竞赛"}}"#);
    let write = |name: &str, count: usize, line: &dyn Fn(usize) -> String| {
        folder.write(name, (0..count).map(line).collect::<Vec<_>>().join("\n"));
    };
    write("many.jsonl", 2_000, &article);
    write("few.jsonl", 20, &article);
    write("queries.jsonl", 2_000, &query);
    let made = folder.run(&["index", "few.jsonl", "--out", "few.gwix"]);
    assert!(made.status.success(), "{made:?}");

    unread(&folder, &["articles", "--json", "many.jsonl"]);
    unread(&folder, &["search", "few.gwix", "--queries", "queries.jsonl"]);
}
