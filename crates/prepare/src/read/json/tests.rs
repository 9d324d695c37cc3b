//! Tests of the reader of JSON.

use gongwen_engine::Article;

use super::*;
use crate::read::outcome::Found;
use crate::read::source::{MemorySource, Source};
use crate::read::{FileKind, ReadOptions};

fn read_text(text: &str) -> Result<ReadFile, ReadCause> {
    let source = MemorySource::new([("x.json", text.as_bytes().to_vec())]);
    let content = source.content(0).unwrap();
    let options = ReadOptions::default();
    read(&Input {
        source: &source,
        at: 0,
        name: "x.json",
        content: &*content,
        kind: FileKind::Json,
        prefix: "x",
        is_named: true,
        options: &options,
    })
}

/// The articles, and the warnings as text.
fn all(text: &str) -> (Vec<Article>, Vec<String>) {
    let read = read_text(text).unwrap();
    let Found::Articles(articles) = read.found else { panic!("no articles") };
    let warnings = read.warnings.iter().map(ToString::to_string).collect();
    (articles.articles.into_iter().map(|read| read.article).collect(), warnings)
}

fn articles(_: &str, text: &str) -> Result<Vec<Article>, ReadCause> {
    read_text(text).map(|_| all(text).0)
}

#[test]
fn lines_arrays_and_single_objects() {
    let lines = "{\"id\":\"a\",\"title\":\"甲\",\"body\":\"一。\\n二。\"}\n\n{\"id\":7,\"body\":\"三。\"}\n";
    let read = articles("x.jsonl", lines).unwrap();
    assert_eq!(read[0].paragraphs, ["一。", "二。"]);
    assert_eq!((read[1].id.as_str(), read[1].title.as_str()), ("7", "三。"));
    assert_eq!(articles("x.json", "[{\"id\":1,\"title\":\"甲\"}]").unwrap().len(), 1);
    assert_eq!(articles("x.json", "{\"id\":1,\n\"title\":\"甲\"}").unwrap().len(), 1);
}

#[test]
fn errors_name_the_place() {
    let (_, warnings) = all("{\"id\":1,\"title\":\"甲\"}\n{\"id\":[],\"title\":\"乙\"}");
    assert_eq!(warnings, ["1 records could not be read (line 2: \"id\" must be a string or a number)"]);
    assert!(articles("x.jsonl", "{\"id\":1}\nno").unwrap_err().to_string().starts_with("line 2: "));
}

#[test]
fn errors_say_what_is_wrong_and_give_one_place() {
    let error = |text: &str| articles("x.jsonl", text).unwrap_err().to_string();
    let good = "{\"id\":\"a\",\"title\":\"甲\"}\n";
    assert_eq!(error(&format!("{good}{{oops}}")), "line 2: key must be a string (column 2)");
    assert_eq!(error("{oops}\n"), "key must be a string (column 2)");
    assert_eq!(error("{\n\"id\": 1,\n oops}"), "key must be a string (line 3, column 2)");
    for text in ["7", "\"a\"", "[7]"] {
        assert!(error(text).starts_with("object 1: an article is an object: {\"id\""), "{text}");
    }
    let nothing = "the object has neither a \"title\" nor a \"body\"";
    let (read, warnings) = all(&format!("{good}{{\"id\":\"b\"}}"));
    assert_eq!((read.len(), warnings), (1, vec![format!("1 records could not be read (line 2: {nothing})")]));
    assert_eq!(error("{\"id\":\"b\",\"title\":\" \",\"body\":\"\\n\"}"), format!("object 1: {nothing}"));
    assert_eq!(error("{\"id\":\" \",\"title\":\"甲\"}"), "object 1: \"id\" is empty");
    assert_eq!(error("{\"id\":1,\"title\":\"甲\",\"body\":2}"), "object 1: \"body\" must be a string");
    let wrong = error("{\"id\":1,\"title\":\"甲\",\"places\":\"杭州\"}");
    assert!(wrong.starts_with("object 1: \"places\": ") && !wrong.contains("struct"), "{wrong}");
}

#[test]
fn a_caption_alone_is_a_text() {
    let read = articles("x.json", "{\"id\":1,\"captions\":[\"图为现场。\"]}").unwrap();
    assert_eq!(read[0].title, "图为现场。");
}

#[test]
fn publisher_and_author_are_fields_of_an_article() {
    let text =
        r#"{"id":1,"captions":["图为现场。"],"origin":"云河日报","author":"甲某","reporters":["乙某"]}"#;
    let read = articles("x.json", text).unwrap();
    assert_eq!(read[0].origin.as_deref(), Some("云河日报"));
    assert_eq!(read[0].author.as_deref(), Some("甲某"));
    assert_eq!(read[0].reporters, ["乙某"]);
}

#[test]
fn fields_have_any_common_names() {
    let text = r#"{"code":0,"data":{"total":2,"list":[
        {"nid":7,"标题":"甲","正文":"一。\n二。","发布时间":"2024/3/8 9:00","来源":"云河日报","点击":5},
        {"nid":8,"headline":"乙","content":{"rendered":"三。"},"category":[{"name":"要闻"}]}]}}"#;
    let (read, warnings) = all(text);
    assert_eq!((read[0].id.as_str(), read[0].title.as_str()), ("7", "甲"));
    assert_eq!(read[0].paragraphs, ["一。", "二。"]);
    assert_eq!(read[0].date.as_deref(), Some("2024-03-08"));
    assert_eq!(read[0].origin.as_deref(), Some("云河日报"));
    assert_eq!(
        (read[1].paragraphs.as_slice(), read[1].section.as_deref()),
        (&["三。".to_owned()][..], Some("要闻"))
    );
    assert_eq!(warnings, ["fields that are not indexed: 点击"]);
}

#[cfg(feature = "formats")]
#[test]
fn markup_becomes_text() {
    let (read, _) = all(
        "[{\"id\":1,\"title\":\"&ldquo;甲&rdquo;\",\"body\":\"<p>工<b>会</b></p><style>.a{}</style><p>乙</p>\"}]",
    );
    assert_eq!(
        (read[0].title.as_str(), read[0].paragraphs.as_slice()),
        ("“甲”", &["工会".to_owned(), "乙".to_owned()][..])
    );
}

#[test]
fn nesting_is_an_error_and_no_crash() {
    for open in ["[", "{\"a\":"] {
        assert!(read_text(&open.repeat(100_000)).is_err());
    }
    let whole = r#"[{"id":"a","标题":"甲","正文":"<p>一</p>"}]"#;
    for cut in 0..whole.len() {
        let _ = read_text(&String::from_utf8_lossy(&whole.as_bytes()[..cut]));
    }
}

#[cfg(feature = "formats")]
#[test]
fn tags_that_a_text_speaks_of_are_kept() {
    for (title, body) in [("title", "body"), ("标题", "正文")] {
        let text = format!(
            "[{{\"id\":1,\"{title}\":\"如何使用 <img> 标签\",\"{body}\":\"先写 <img> 标签。\\n再写 <b> 标签。\"}},\
             {{\"id\":2,\"{title}\":\"夜校<b>开班</b>\",\"{body}\":\"<p>工<b>会</b></p>\"}}]"
        );
        let (read, _) = all(&text);
        assert_eq!(read[0].title, "如何使用 <img> 标签");
        assert_eq!(read[0].paragraphs, ["先写 <img> 标签。", "再写 <b> 标签。"]);
        assert_eq!(
            (read[1].title.as_str(), read[1].paragraphs.as_slice()),
            ("夜校开班", &["工会".to_owned()][..])
        );
    }
}
