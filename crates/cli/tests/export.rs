//! `gongwen export`: the structure of what each engine takes.

#![allow(clippy::unwrap_used)]

mod folder;

use std::fs;

use folder::Folder;
use serde_json::Value;

impl Folder {
    /// Exports three articles to an engine.
    fn export(target: &str) -> Self {
        let folder = Self::new(target);
        let articles = [
            r#"{"id": "a/1", "title": "职工之家'启用'", "body": "云溪市总工会。\n免费\\开放。", "date": "2025-06-10"}"#,
            r#"{"id": "a2", "title": "劳动竞赛", "body": "“八八战略”与\"引号\"。"}"#,
            r#"{"id": "a3", "title": "送清凉", "body": "骑手驿站。", "section": "要闻", "url": "https://example.org/3"}"#,
        ];
        folder.write("news.jsonl", articles.join("\n"));
        let output = folder.run(&["export", "news.jsonl", "--to", target, "--out", "out"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        folder
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join("out").join(name)).unwrap()
    }

    fn lines(&self, name: &str) -> Vec<Value> {
        self.text(name).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).unwrap()
    }
}

#[test]
fn json_lines_are_articles() {
    let lines = Folder::export("jsonl").lines("articles.jsonl");
    let ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a/1", "a2", "a3"]);
    assert_eq!(lines[0]["paragraphs"][1], "免费\\开放。");
}

#[test]
fn opensearch_takes_a_mapping_and_bulk_lines_in_pairs() {
    let folder = Folder::export("opensearch");
    let filters = &folder.json("mapping.json")["settings"]["analysis"]["analyzer"]["pairs"]["filter"];
    assert!(filters.as_array().unwrap().contains(&Value::from("cjk_bigram")));
    let lines = folder.lines("bulk.ndjson");
    assert_eq!(lines.len(), 6);
    for pair in lines.chunks(2) {
        assert_eq!(pair[0]["index"]["_id"], pair[1]["id"]);
    }
    assert_eq!((&lines[1]["date"], lines[3].get("date")), (&Value::from("2025-06-10"), None));
}

#[test]
fn meilisearch_and_typesense_take_documents() {
    let folder = Folder::export("meilisearch");
    assert_eq!(folder.json("settings.json")["searchableAttributes"][0], "title");
    let numbers: Vec<Value> =
        folder.lines("documents.ndjson").iter().map(|of| of["number"].clone()).collect();
    assert_eq!(numbers, [1, 2, 3]);
    let folder = Folder::export("typesense");
    let schema = folder.json("schema.json");
    let documents = folder.lines("documents.jsonl");
    for field in schema["fields"].as_array().unwrap().iter().filter(|field| field["optional"] != true) {
        let name = field["name"].as_str().unwrap();
        assert!(documents.iter().all(|document| !document[name].is_null()), "{name}");
    }
}

#[test]
fn groonga_takes_a_load_command() {
    let text = Folder::export("groonga").text("articles.grn");
    let (schema, load) = text.split_once("load --table Articles\n").unwrap();
    let values: Vec<Value> = serde_json::from_str(load).unwrap();
    assert_eq!((values.len(), &values[0]["_key"]), (3, &Value::from("a/1")));
    for name in values[2].as_object().unwrap().keys().filter(|name| *name != "_key") {
        assert!(schema.contains(&format!("column_create Articles {name} ")), "{name}");
    }
}

#[test]
fn manticore_takes_two_shards() {
    let folder = Folder::export("manticore");
    let schema = folder.text("schema.sql");
    assert!(schema.contains("ngram_len='1'") && schema.contains("local='articles_0' local='articles_1'"));
    let configuration = folder.text("sphinx.conf");
    assert!(configuration.contains("ngram_len = 1") && configuration.contains("type = distributed"));
    let (even, odd) = (folder.text("articles-0.sql"), folder.text("articles-1.sql"));
    assert!(
        even.contains("(2, '劳动竞赛'") && odd.contains("(1, '职工之家\\'启用\\''") && odd.contains("(3, ")
    );
    assert!(odd.contains("云溪市总工会。\u{2029}\\n免费\\\\开放。"));
    assert_eq!([even.lines().count(), odd.lines().count()], [2, 3]);
}
