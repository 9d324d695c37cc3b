//! The form by which SharePoint shows an item of a list: a row a field, with its name in one cell and its value in the
//! next, and under them who made the item and when.

use std::sync::LazyLock;

use dom_query::{Document, NodeId, NodeRef};
use regex::Regex;

use super::attributes::text_of;
use super::lines::Line;
use crate::fields::printed_date::field_date;
use crate::pattern::pattern;

/// The fields of an item. All are empty on other pages.
#[derive(Debug, Default)]
pub(super) struct ItemForm {
    pub(super) title: Option<String>,
    /// The cell with the text.
    pub(super) body: Option<NodeId>,
    /// ISO date of the day that the item gives, or on which it was made. That of a change is another.
    pub(super) date: Option<String>,
    pub(super) author: Option<String>,
}

const TITLE: &[&str] = &["标题", "標題", "主题", "新闻标题", "文章标题", "title", "subject"];
const BODY: &[&str] =
    &["正文", "内容", "內容", "新闻内容", "公告内容", "文章内容", "body", "content", "page content"];
const DATE: &[&str] =
    &["发布日期", "发布时间", "發佈日期", "文章日期", "日期", "article date", "date", "published"];
const AUTHOR: &[&str] = &["作者", "撰稿", "撰稿人", "供稿人", "author"];

impl ItemForm {
    pub(super) fn of(document: &Document, lines: &[Line]) -> Self {
        let mut form = Self::default();
        for label in document.select(".ms-formlabel").nodes() {
            let name =
                text_of(label).trim_matches(|c: char| matches!(c, '*' | '：' | ':' | ' ')).to_lowercase();
            let value = std::iter::successors(label.next_sibling(), NodeRef::next_sibling)
                .find(|node| node.class().is_some_and(|class| class.contains("ms-formbody")));
            if let Some(value) = value {
                form.add(&name, &value);
            }
        }
        if form.body.is_some() {
            form.add_maker(lines);
        }
        form
    }

    fn add(&mut self, name: &str, value: &NodeRef<'_>) {
        let is = |names: &[&str]| names.contains(&name);
        let text = || Some(text_of(value)).filter(|text| !text.is_empty());
        if is(BODY) {
            self.body = self.body.or(Some(value.id));
        } else if is(TITLE) {
            self.title = self.title.take().or_else(text);
        } else if is(DATE) {
            self.date = self.date.take().or_else(|| field_date(&text()?));
        } else if is(AUTHOR) {
            self.author = self.author.take().or_else(text);
        }
    }

    /// `创建时间 2024/3/8 10:20  创建者 张三`, `Created at 3/8/2024 10:20 AM by 张三`, and with the name first.
    fn add_maker(&mut self, lines: &[Line]) {
        static MADE: LazyLock<[Regex; 2]> = LazyLock::new(|| {
            [
                pattern(
                    r"^(?:创建时间|建立時間|建立于|创建于|Created(?: at)?)[：: ]*(\d[\d/.年月日-]{7,10}).{0,24}?(?:创建者|建立者|由|by) *(\S.{0,24})$",
                ),
                pattern(
                    r"^(?:创建者|建立者|由|Created by)[：: ]*(\S.{0,24}?) *(?:创建于|于|at|on) *(\d[\d/.年月日-]{7,10})",
                ),
            ]
        });
        let found = lines.iter().find_map(|line| {
            let first = MADE[0].captures(&line.text).map(|found| (found[1].to_owned(), found[2].to_owned()));
            first.or_else(|| {
                MADE[1].captures(&line.text).map(|found| (found[2].to_owned(), found[1].to_owned()))
            })
        });
        let Some((date, name)) = found else { return };
        self.date = self.date.take().or_else(|| field_date(&date));
        // Items that came with the template were made by the system.
        let is_system = ["系统帐户", "系统账户", "系統帳戶", "System Account"].contains(&name.trim());
        self.author = self.author.take().or_else(|| (!is_system).then(|| name.trim().to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::ItemForm;
    use crate::read::html::rendering::render;
    use dom_query::Document;

    fn form(rows: &str, made: &str) -> ItemForm {
        let cell = |row: &str| {
            let (name, value) = row.split_once('=').unwrap_or((row, ""));
            format!("<tr><td class=ms-formlabel><h3>{name}</h3></td><td class=ms-formbody>{value}</td></tr>")
        };
        let rows: String = rows.split(';').map(cell).collect();
        let document = Document::from(format!(
            "<table>{rows}</table><p>{made}<br>上次修改时间 2024/5/1 8:00 修改者 李四</p>"
        ));
        let rendering = render(&document, &|_| false);
        ItemForm::of(&document, &rendering.lines)
    }

    #[test]
    fn fields_are_read_by_their_names() {
        let found = form(
            "标题=夜校开班;正文=职工来了。;到期日期=2024/12/31",
            "创建时间 2024/3/8 16:40 &nbsp;创建者 <a>张三</a>",
        );
        assert_eq!(found.title.as_deref(), Some("夜校开班"));
        assert!(found.body.is_some());
        assert_eq!(found.date.as_deref(), Some("2024-03-08"));
        assert_eq!(found.author.as_deref(), Some("张三"));
        let found =
            form("Title=夜校;Body=来。;发布日期=2024/3/7", "Created at 3/8/2024 10:11 AM by 系统帐户");
        assert_eq!((found.date.as_deref(), found.author), (Some("2024-03-07"), None));
        let found = form("Name=报名表;Start Time=2024/3/7", "Created at 3/8/2024 10:11 AM by 张三");
        assert!(found.title.is_none() && found.date.is_none(), "no text");
    }
}
