//! What happens when nobody reads what the command prints.

#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn output_that_is_read_no_further_is_no_failure() {
    let folder = std::env::temp_dir().join(format!("gongwen-output-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let input = folder.join("many.jsonl");
    let mut file = std::fs::File::create(&input).unwrap();
    // More than a pipe holds.
    for number in 0..2_000 {
        let body = "职工技能竞赛开幕。".repeat(20);
        writeln!(file, r#"{{"id":"{number}","title":"竞赛","body":"{body}"}}"#).unwrap();
    }
    drop(file);
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongwen"))
        .args(["articles", "--json"])
        .arg(&input)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(command.stdout.take());
    let output = command.wait_with_output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success(), "{}", output.status);
}
