//! Web pages: what templates of content systems print round an article is no part of it.

#![cfg(feature = "html")]
#![allow(clippy::unwrap_used, clippy::format_collect)]

mod fields;
mod tail;

use gongwen_prepare::read::html::{Draft, HtmlOptions, HtmlPage, PageKind, read};

const TEXT: [&str; 3] = [
    "近日，云河市总工会办起职工夜校，首期招收学员三百名，课程有剪纸、摄影、电工等十二门。",
    "学员邵春来下了班就赶来上课，他说，以前晚上只是看手机，如今学会了修水电，邻居都来请他帮忙。",
    "市总工会有关负责人表示，夜校明年要办到每个工业园区，让职工在家门口就能学到手艺。",
];

fn page(path: &str, html: &str) -> HtmlPage {
    read(path, html.as_bytes(), &HtmlOptions::default()).unwrap()
}

fn draft(html: &str) -> Draft {
    let page = page("a/12.html", html);
    assert_eq!(page.kind, PageKind::Article, "{}", page.reason);
    page.draft.unwrap()
}

fn text() -> String {
    TEXT.map(|text| format!("<p>{text}</p>")).concat()
}

/// An article with something after its text, in the element that holds the text.
fn with_tail(tail: &str) -> String {
    format!(
        "<title>工会办起夜校 - 云河市总工会</title><div class=content><h1>工会办起夜校</h1>\
         <p>发布时间：2024-03-08 来源：云河日报</p>{}{tail}</div>",
        text()
    )
}
