//! A hosted index: written into a folder, searched by a few of its files.

#![allow(clippy::unwrap_used)]

mod folder;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use folder::Folder;

impl Folder {
    /// Writes `count` articles and makes an archive of them.
    fn index(&self, count: usize) -> Output {
        let article = |number: usize| {
            let body = format!("云溪市总工会启用第{number}家职工之家。淋浴间免费开放。");
            format!(
                "{{\"id\": \"a{number}\", \"title\": \"职工之家{number}号启用\", \"body\": \"{body}\"}}\n"
            )
        };
        self.write("news.jsonl", (0..count).map(article).collect::<String>());
        self.run(&["index", "news.jsonl", "--mode", "hosted", "--out", "archive"])
    }

    fn json(&self, query: &str) -> serde_json::Value {
        let output = self.run(&["search", "archive", query, "--json"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The error line of a run that fails with 1.
    fn error(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// The files of the archive.
    fn files(&self) -> Vec<PathBuf> {
        let (mut folders, mut files) = (vec![self.0.join("archive")], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files.sort();
        files
    }
}

#[test]
fn a_query_reads_some_files_and_tells_how_many() {
    let folder = Folder::new("search");
    assert!(folder.index(40).status.success());
    let answer = folder.json("第7家");
    assert_eq!(
        (answer["counts"]["literal"].as_u64(), answer["hits"][0]["id"].as_str()),
        (Some(1), Some("a7"))
    );
    assert_eq!(answer["approximate"], false);
    assert!(answer["hits"][0]["snippets"][0]["text"].as_str().unwrap().contains("第7家"));
    let fetched = &answer["fetched"];
    // Root, lists, texts; a page that is not filled may take one round more.
    assert!((3..=4).contains(&fetched["rounds"].as_u64().unwrap()), "{fetched}");
    assert!(fetched["requests"].as_u64().unwrap() < folder.files().len() as u64);
    assert!(fetched["bytes"].as_u64().unwrap() > 100);
    assert_eq!(folder.json("总工会")["total"].as_u64(), Some(40));
    assert_eq!(folder.json("龘")["total"].as_u64(), Some(0));
}

#[test]
fn queries_of_a_file_are_answered_one_by_one() {
    let folder = Folder::new("queries");
    assert!(folder.index(30).status.success());
    folder.write("q.jsonl", "{\"id\": 1, \"query\": \"第8家\"}\n{\"id\": 2, \"query\": \"第8家\"}\n");
    let output = folder.run(&["search", "archive", "--queries", "q.jsonl"]);
    let lines = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2);
    // Each as a reader would ask it who has nothing yet.
    assert_eq!(answers[0]["fetched"], answers[1]["fetched"]);
    assert_eq!(answers[0]["hits"][0]["id"], "a8");
}

#[test]
fn a_new_build_takes_the_place_of_the_old_one() {
    let folder = Folder::new("rebuild");
    assert!(folder.index(20).status.success());
    let before = folder.files();
    assert!(folder.index(20).status.success());
    assert_eq!(folder.files(), before);
    // A few articles more: the root, and one file more.
    let output = folder.index(21);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("1 articles new or changed, 0 changed or gone") && told.contains("2 files of"),
        "{told}"
    );
    assert_eq!(before.iter().filter(|path| path.exists()).count(), before.len());
    assert_eq!(folder.files().len(), before.len() + 1);
    assert_eq!(folder.json("第20家")["total"].as_u64(), Some(1));
    assert!(folder.index(200).status.success());
    let old = before.iter().filter(|path| path.exists()).count();
    assert_eq!(old, 2, "root and record alone keep their names");
    assert_eq!(folder.json("第150家")["total"].as_u64(), Some(1));
}

#[test]
fn a_plan_tells_what_to_upload_and_what_to_delete() {
    let folder = Folder::new("plan");
    let copy = |from: &str, to: &str| {
        let output = Command::new("cp").current_dir(&folder.0).args(["-r", from, to]).output().unwrap();
        assert!(output.status.success());
    };
    let plan = |old: &str, new: &str| -> serde_json::Value {
        let output = folder.run(&["deploy-plan", old, new, "--json"]);
        serde_json::from_slice(&output.stdout).unwrap()
    };
    assert!(folder.index(20).status.success());
    copy("archive", "online");
    assert_eq!(plan("online", "archive")["upload"].as_array().unwrap().len(), 0);
    assert!(folder.index(21).status.success());
    let some = plan("online", "archive");
    let paths: Vec<&str> =
        some["upload"].as_array().unwrap().iter().map(|upload| upload["path"].as_str().unwrap()).collect();
    assert_eq!((paths.len(), paths[1]), (2, "root.gwar"));
    assert_eq!(some["delete"].as_array().unwrap().len(), 0);
    assert!(folder.index(200).status.success());
    let all = plan("online", "archive");
    let (uploads, deletes) = (all["upload"].as_array().unwrap(), all["delete"].as_array().unwrap());
    // All but the record, and all but root and record.
    assert_eq!(uploads.len(), folder.files().len() - 1);
    assert_eq!(uploads.last().unwrap()["path"], "root.gwar");
    assert!(deletes.len() > 4 && deletes.iter().all(|path| !path.as_str().unwrap().contains(".gwar")));
    assert!(folder.error(&["deploy-plan", "nowhere", "archive"]).contains("nowhere"));
}

#[test]
fn words_are_suggested() {
    let folder = Folder::new("suggest");
    assert!(folder.index(40).status.success());
    let output = folder.run(&["suggest", "archive", "zhigong", "--json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("职工"), "{text}");
    let spelled = folder.json("yunxi");
    assert_eq!(
        (spelled["counts"]["pinyin"].as_u64(), spelled["lacks"][0].as_str()),
        (Some(40), Some("headline-suggestions"))
    );
}

#[test]
fn what_is_wrong_is_said() {
    let folder = Folder::new("wrong");
    assert!(folder.index(20).status.success());
    let is_text = |path: &&PathBuf| path.parent().and_then(Path::file_name).is_some_and(|name| name == "t0");
    for text in folder.files().iter().filter(is_text) {
        fs::write(text, b"<html>not found</html>").unwrap();
    }
    let error = folder.error(&["search", "archive", "总工会"]);
    assert!(error.contains("t0") && error.contains("cut, altered or of another build"), "{error}");
    for text in folder.files().iter().filter(is_text) {
        fs::remove_file(text).unwrap();
    }
    assert!(folder.error(&["search", "archive", "总工会"]).contains("t0"));
    assert!(folder.error(&["search", "archive", "工会", "--explain"]).contains("--explain"));
    folder.write("other/page.html", "");
    let args = ["index", "news.jsonl", "--mode", "hosted", "--out", "other"];
    assert!(folder.error(&args).contains("no archive"));
}
