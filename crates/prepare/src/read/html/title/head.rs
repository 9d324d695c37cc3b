//! The headline that `<title>` contains.

use crate::read::html::head_title::{is_site_name, parts};
use crate::read::html::lines::{bare, tidy};
use crate::read::html::page::Page;
use crate::read::html::path_line::is_template;

/// The headline that `<title>` contains: its first part that is neither the site nor a word of the template.
pub(super) fn from_head(page: &Page<'_>) -> Option<String> {
    const TEMPLATE: &[&str] = &[
        "正文",
        "详细内容",
        "文章内容",
        "新闻内容",
        "内容",
        "首页",
        "新闻",
        "文章",
        "信息",
        "详情",
        "查看信息",
        "无标题文档",
        "Untitled Document",
        "新闻详情",
        "文章详情",
        "详细信息",
        "新建网页 1",
    ];
    let head = page.head_title();
    let site = page.meta.site_name().map(bare);
    let parts = parts(&head);
    let is_own = |part: &&&str| {
        !TEMPLATE.contains(part) && !is_template(part) && site.as_ref().is_none_or(|site| *site != bare(part))
    };
    let is_other = |part: &&&str| is_own(part) && !is_site_name(part);
    let first = parts.iter().find(is_other).or_else(|| parts.iter().find(is_own))?;
    Some(tidy(first))
}
