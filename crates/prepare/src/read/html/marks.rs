//! Marks that content systems leave in comments and scripts: `<!--<$[信息来源]>begin-->`, `<!--enpproperty …-->`,
//! `var ct = "1646617653"`.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::Range;
use super::rendering::Rendering;
use crate::pattern::pattern;

/// Most bytes between the marks of a field; more is a text, or a mark whose partner is missing.
const LONGEST_FIELD: usize = 2_000;

/// Names of the marks round the text, without everything but letters and ideographs.
const BODY: &[&str] = &[
    "enpcontent",
    "信息内容",
    "文章内容",
    "新闻内容",
    "正文",
    "文章正文",
    "正文内容",
    "内容",
    "zjegrsscontent",
    "articlecontent",
    "npmarticlecontent",
    "newscontent",
    "content",
    "文章主体",
    "内容区",
    "主体内容",
    "文章",
    "bodycontent",
    "article",
];

/// Fields that may be between marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Source,
    Author,
    Editor,
    Date,
    Section,
}

impl Field {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Title => &[
                "标题",
                "信息标题",
                "文章标题",
                "新闻标题",
                "enptitle",
                "npmarticletitle",
                "articletitle",
                "title",
            ],
            Self::Source => {
                &["信息来源", "文章来源", "来源", "新闻来源", "enpsource", "npmarticlesource", "source"]
            }
            Self::Author => &["信息作者", "文章作者", "作者", "enpauthor", "npmarticleauthor", "author"],
            Self::Editor => &["信息录入人", "录入人", "责任编辑", "编辑", "enpeditor", "editor"],
            Self::Date => &[
                "发布日期",
                "发布时间",
                "信息发布时间",
                "信息发布日期",
                "文章日期",
                "时间",
                "日期",
                "enpdate",
                "date",
            ],
            Self::Section => &["栏目", "栏目名称", "所属栏目", "enpcolumn"],
        }
    }

    /// The name of the field in the comment `enpproperty`.
    fn property(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Source => "sourcename",
            Self::Author => "author",
            Self::Editor => "editor",
            Self::Date => "date",
            Self::Section => "nodename",
        }
    }
}

/// A comment that begins or ends something.
fn mark(comment: &str) -> Option<(String, bool)> {
    let text = comment.trim().to_lowercase();
    if text.len() > 60 {
        return None;
    }
    let (text, ends) = match text.strip_prefix('/') {
        Some(rest) => (rest.to_owned(), true),
        None => (text, false),
    };
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let closing = text.contains("</");
    let name = bare(&text);
    for (words, is_end) in [(["begin", "start", "开始"], false), (["end", "stop", "结束"], true)] {
        for word in words {
            if let Some(name) = name.strip_suffix(word).or_else(|| name.strip_prefix(word))
                && !name.is_empty()
            {
                return Some((name.to_owned(), is_end));
            }
        }
    }
    (!name.is_empty()).then_some((name, ends || closing))
}

/// The stretch of the page between marks of the text, with the most lines in it.
pub(super) fn body(rendering: &Rendering) -> Option<Range> {
    let marks: Vec<(u32, String, bool)> = rendering
        .comments
        .iter()
        .filter_map(|(at, comment)| mark(comment).map(|(name, ends)| (*at, name, ends)))
        .filter(|(_, name, _)| BODY.contains(&name.as_str()))
        .collect();
    let mut best: Option<(u32, Range)> = None;
    for (at, (start, name, _)) in marks.iter().enumerate().filter(|(_, mark)| !mark.2) {
        let end = marks[at + 1..].iter().find(|(_, other, ends)| *ends && other == name);
        let Some((end, ..)) = end else { continue };
        let range = Range { start: *start, end: *end };
        let chars = rendering.lines.iter().filter(|line| range.holds(line)).map(|line| line.chars).sum();
        if chars > 0 && best.as_ref().is_none_or(|(most, _)| chars > *most) {
            best = Some((chars, range));
        }
    }
    best.map(|(_, range)| range)
}

/// A field between marks, as HTML.
pub(super) fn field(html: &str, field: Field) -> Option<String> {
    between(html, field).or_else(|| property(html, field.property()))
}

/// The text of an element that a comment hides: `<!--<founder-title>工会办起夜校</founder-title>-->`.
pub(super) fn element(html: &str, name: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!("<{name}>"))?;
    let (text, _) = rest.split_once(&format!("</{name}>"))?;
    let text = text.trim();
    (!text.is_empty() && !text.contains('<')).then(|| text.to_owned())
}

fn between(html: &str, field: Field) -> Option<String> {
    let mut at = 0;
    while let Some(found) = html[at..].find("<!--") {
        let inside = at + found + 4;
        let length = html[inside..].find("-->")?;
        at = inside + length + 3;
        let Some((name, false)) = mark(&html[inside..inside + length]) else { continue };
        if !field.names().contains(&name.as_str()) {
            continue;
        }
        let Some(next) = html[at..].find("<!--") else { continue };
        let closing = &html[at + next + 4..];
        let closing = &closing[..closing.find("-->").unwrap_or(closing.len())];
        if next < LONGEST_FIELD && mark(closing).is_some_and(|(other, ends)| ends && other == name) {
            return Some(html[at..at + next].to_owned());
        }
    }
    None
}

/// A field of the comment that 方正翔宇 writes: `<!--enpproperty <date>2024-03-08</date>… /enpproperty-->`.
pub(super) fn property(html: &str, name: &str) -> Option<String> {
    let start = html.find("<!--enpproperty")?;
    let comment = &html[start..];
    let comment = &comment[..comment.find("-->").unwrap_or(comment.len())];
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let value = comment.split_once(&open)?.1.split_once(&close)?.0.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// A variable of the script of a WeChat page: `ct` (Unix time), `nickname`, `msg_title`.
pub(super) fn variable(html: &str, name: &str) -> Option<String> {
    static VARIABLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"var\s+(ct|nickname|msg_title)\s*=\s*(?:htmlDecode\()?\s*["']([^"'\n]{1,300})["']"#)
    });
    let found = VARIABLE.captures_iter(html).find(|found| &found[1] == name)?;
    Some(found[2].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Field, field, mark, variable};

    #[test]
    fn marks_of_all_makers_are_one() {
        for (comment, name, ends) in [
            ("<$[信息来源]>begin", "信息来源", false),
            ("<$[信息来源]>end", "信息来源", true),
            ("enpcontent", "enpcontent", false),
            ("/enpcontent", "enpcontent", true),
            (" 文章标题 begin ", "文章标题", false),
            ("ZJEG_RSS.content.end", "zjegrsscontent", true),
            ("<npm:article-content>", "npmarticlecontent", false),
            ("</npm:article-content>", "npmarticlecontent", true),
            ("正文开始", "正文", false),
        ] {
            assert_eq!(mark(comment), Some((name.to_owned(), ends)), "{comment}");
        }
    }

    #[test]
    fn fields_are_read_between_marks() {
        let page = "<!--<$[标题]>begin--><b>云河</b><!--<$[标题]>end--><!--enpproperty <date>2024-03-08 1:2:3</date>/enpproperty-->";
        assert_eq!(field(page, Field::Title).as_deref(), Some("<b>云河</b>"));
        assert_eq!(field(page, Field::Date).as_deref(), Some("2024-03-08 1:2:3"));
        assert_eq!(field(page, Field::Source), None);
        assert_eq!(variable("var ct = \"1646617653\";", "ct").as_deref(), Some("1646617653"));
    }
}
