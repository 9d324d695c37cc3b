//! Records: JSON, tables, dumps of databases, mails.

use super::markup::numbered;
use super::{POISON, Recipe, Scale};

/// All kinds.
pub(super) fn all() -> Vec<Recipe> {
    [json(), tables(), sql(), mails()].into_iter().flatten().collect()
}

fn json() -> Vec<Recipe> {
    let deep = |open: &'static str, close: &'static str| {
        move |scale: Scale| format!("{}{}", open.repeat(scale.of(100_000)), close.repeat(scale.of(100_000)))
    };
    vec![
        Recipe::file("deep-arrays", "json", deep("[", "]")),
        Recipe::file("deep-objects", "json", move |scale| {
            format!("{}1{}", "{\"a\":".repeat(scale.of(100_000)), "}".repeat(scale.of(100_000)))
        }),
        Recipe::file("deep-field", "json", move |scale| {
            format!("{{\"title\":\"甲\",\"body\":{}}}", deep("[", "]")(scale))
        }),
        Recipe::file("deep-line", "jsonl", move |scale| {
            format!("{{\"title\":\"甲\",\"body\":\"乙\"}}\n{}\n", deep("[", "]")(scale))
        }),
        Recipe::file("million-articles", "jsonl", |scale| {
            numbered(scale.of(1_000_000), |n| {
                format!("{{\"id\":\"{n}\",\"title\":\"工\",\"body\":\"会\"}}\n")
            })
        }),
        Recipe::file("same-ids", "jsonl", |scale| {
            "{\"id\":\"a\",\"title\":\"工\",\"body\":\"会\"}\n".repeat(scale.of(100_000))
        }),
        Recipe::file("long-paragraph", "json", |scale| {
            article("甲", &"工会为职工办实事，".repeat(scale.of(10_000_000) / 27))
        }),
        Recipe::file("long-title", "json", |scale| article(&"工会".repeat(scale.of(1_000_000)), "会")),
        Recipe::file("long-id", "json", |scale| {
            format!("{{\"id\":\"{}\",\"title\":\"甲\",\"body\":\"乙\"}}", "a".repeat(scale.of(10_000_000)))
        }),
        Recipe::file("many-paragraphs", "json", |scale| {
            article("甲", &"工会办实事。\n\n".repeat(scale.of(300_000)))
        }),
        Recipe::file("many-people", "json", |scale| {
            let people = numbered(scale.of(100_000), |n| {
                format!("\"李{}\",", char::from_u32(0x4E00 + n as u32 % 20_000).unwrap_or('凡'))
            });
            format!("{{\"title\":\"甲\",\"body\":\"乙\",\"reporters\":[{people}\"李凡\"]}}")
        }),
        Recipe::file("many-fields", "json", |scale| {
            format!(
                "{{\"title\":\"甲\",\"body\":\"乙\",{}\"z\":1}}",
                numbered(scale.of(300_000), |n| format!("\"f{n}\":1,"))
            )
        }),
        Recipe::file("lone-surrogates", "json", |scale| {
            format!("{{\"title\":\"甲\\ud800\",\"body\":\"{}\"}}", "\\udc00乙".repeat(scale.of(100_000)))
        }),
        Recipe::file("numbers", "json", |scale| {
            format!(
                "{{\"id\":1e999999,\"title\":{},\"body\":-0.0,\"date\":1e400}}",
                "9".repeat(scale.of(100_000))
            )
        }),
        Recipe::file("dates", "jsonl", |_| {
            [
                "9999999-99-99",
                "0000-00-00",
                "-1",
                "１９９９９年",
                "2025-02-31T99:99:99+99:99",
                "99999999999999999999",
            ]
            .map(|date| format!("{{\"title\":\"甲\",\"body\":\"乙\",\"date\":\"{date}\"}}\n"))
            .concat()
        }),
        Recipe::file("cut", "json", |scale| {
            format!("[{{\"title\":\"甲\",\"body\":\"{}", "\\".repeat(scale.of(1_000_000)))
        }),
        Recipe::file("poison", "jsonl", |_| poisoned()),
        Recipe::file("wide", "jsonl", |scale| {
            numbered(scale.of(20_000), |n| {
                format!(
                    "{{\"title\":\"{0}{1}\",\"body\":\"{1}{0}\",\"section\":\"{0}\",\"source\":\"{0}\"}}\n",
                    char::from_u32(0x4E00 + n as u32).unwrap_or('工'),
                    char::from_u32(0x20000 + n as u32).unwrap_or('会')
                )
            })
        }),
    ]
}

fn article(title: &str, body: &str) -> String {
    serde_json::json!({"id": "a", "title": title, "body": body}).to_string()
}

/// Articles with poison in every field.
fn poisoned() -> String {
    POISON
        .map(|poison| {
            let article = serde_json::json!({
                "id": poison, "title": poison, "body": format!("{poison}\n\n{poison}"), "url": poison, "source": poison,
                "origin": poison, "section": poison, "reporters": [poison], "places": [poison], "organisations": [poison],
                "date": poison, "kicker": poison, "subtitle": poison, "captions": [poison], "credit": poison,
            });
            format!("{article}\n")
        })
        .concat()
}

fn tables() -> Vec<Recipe> {
    vec![
        Recipe::file("columns", "csv", |scale| {
            format!("title,body{0}\n甲,乙{0}\n", ",c".repeat(scale.of(1_000_000)))
        }),
        Recipe::file("rows", "csv", |scale| format!("title,body\n{}", "工,会\n".repeat(scale.of(300_000)))),
        Recipe::file("open-quote", "csv", |scale| {
            format!("title,body\n甲,\"{}", "乙\n".repeat(scale.of(2_000_000)))
        }),
        Recipe::file("quotes", "csv", |scale| format!("title,body\n甲,{}", "\"".repeat(scale.of(3_000_000)))),
        Recipe::file("long-field", "csv", |scale| {
            format!("title,body\n甲,{}\n", "工会为职工办实事；".repeat(scale.of(10_000_000) / 27))
        }),
        Recipe::file("poison", "csv", |_| {
            format!(
                "title,body,url\n{}",
                POISON
                    .map(|poison| {
                        let field = format!("\"{}\"", poison.replace('"', "\"\""));
                        format!("{field},{field},{field}\n")
                    })
                    .concat()
            )
        }),
    ]
}

fn sql() -> Vec<Recipe> {
    let insert = "INSERT INTO `cms_article` (`id`,`title`,`content`) VALUES ";
    vec![
        Recipe::file("rows", "sql", move |scale| {
            format!("{insert}{}(1,'工','会');", "(1,'工会','会'),".repeat(scale.of(200_000)))
        }),
        Recipe::file("statements", "sql", move |scale| {
            format!("{insert}(1,'工','会');\n").repeat(scale.of(50_000))
        }),
        Recipe::file("open-string", "sql", move |scale| {
            format!("{insert}(1,'{}", "工''".repeat(scale.of(2_000_000)))
        }),
        Recipe::file("parentheses", "sql", move |scale| {
            format!("{insert}{}", "(".repeat(scale.of(1_000_000)))
        }),
        Recipe::file("comments", "sql", move |scale| {
            format!("{}{insert}(1,'工','会');", "/*".repeat(scale.of(1_000_000)))
        }),
        Recipe::file("escapes", "sql", move |scale| {
            format!("{insert}(1,'工','{}');", "\\".repeat(scale.of(3_000_000)))
        }),
        Recipe::file("columns", "sql", move |scale| {
            format!(
                "CREATE TABLE `a` ({}`id` int);",
                numbered(scale.of(100_000), |n| format!("`c{n}` text,"))
            )
        }),
    ]
}

fn mails() -> Vec<Recipe> {
    let head = "From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n";
    let html = "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<h1>夜校开班</h1><p>近日，职工夜校在杭州开班。</p>\r\n";
    vec![
        Recipe::file("parts", "mht", move |scale| format!("{head}{}--b--", html.repeat(scale.of(50_000)))),
        Recipe::file("deep-parts", "mht", move |scale| {
            format!(
                "{head}{}{html}",
                numbered(scale.of(50_000), |n| format!(
                    "--b{0}\r\nContent-Type: multipart/mixed; boundary=\"b{1}\"\r\n\r\n",
                    if n == 0 { String::new() } else { n.to_string() },
                    n + 1
                ))
            )
        }),
        Recipe::file("same-boundary", "mht", move |scale| {
            format!(
                "{head}{}{html}",
                "--b\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n".repeat(scale.of(100_000))
            )
        }),
        Recipe::file("messages", "mht", move |scale| {
            format!("{head}{}{html}", "--b\r\nContent-Type: message/rfc822\r\n\r\n".repeat(scale.of(50_000)))
        }),
        Recipe::file("header", "mht", move |scale| {
            format!("Subject: {}\r\n{head}{html}--b--", "=?utf-8?B?5bel?= ".repeat(scale.of(300_000)))
        }),
        Recipe::file("headers", "mht", move |scale| {
            format!("{}{head}{html}--b--", "X-A: b; c=d\r\n".repeat(scale.of(300_000)))
        }),
        Recipe::file("base64", "mht", move |scale| {
            format!(
                "{head}--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--",
                "5bel5Lya".repeat(scale.of(1_000_000))
            )
        }),
        Recipe::file("poison-names", "mht", |_| {
            let part = |poison| {
                format!(
                    "--b\r\nContent-Type: text/html; name=\"{poison}\"\r\nContent-Location: {poison}\r\n\r\n<p>{poison}</p>\r\n"
                )
            };
            format!(
                "From: a\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{}--b--",
                POISON.map(part).concat()
            )
        }),
    ]
}
