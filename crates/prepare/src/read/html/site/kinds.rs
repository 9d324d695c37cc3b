//! What the other pages of a site say about the kind of one: lists link articles in rows, by their headlines and with
//! their dates; menus link lists and single pages by short names.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use super::learn::{Inbound, TitleVote};
use crate::pattern::pattern;
use crate::read::html::head_title::parts;
use crate::read::html::html_page::HtmlPage;
use crate::read::html::kind::ARTICLE;
use crate::read::html::lines::bare;
use crate::read::html::page_kind::PageKind;

/// What is said about a page.
#[derive(Debug, Default)]
struct Said {
    /// Pages that link it in a row by its headline.
    named: BTreeSet<usize>,
    /// Those of them that print a date beside it.
    dated: BTreeSet<usize>,
    /// Pages that link it otherwise by its name.
    in_menus: BTreeSet<usize>,
    /// Pages that it links in rows, by their headlines.
    lists: BTreeSet<usize>,
}

/// Gives pages of which their own evidence is weak the kind that other pages tell.
pub(super) fn settle(pages: &mut [HtmlPage], inbound: &Inbound) {
    let said = said(pages, inbound);
    for (at, page) in pages.iter_mut().enumerate() {
        let (Some(score), Some(said)) = (page.clues.score, said.get(&at)) else { continue };
        if page.kind == PageKind::Article {
            demote(page, score, said);
        } else {
            promote(page, score, said);
        }
    }
}

/// Makes a page an article that lists link by its headline.
fn promote(page: &mut HtmlPage, score: i32, said: &Said) {
    let points = |pages: &BTreeSet<usize>| pages.len().min(2) as i32;
    let score = score + 2 * points(&said.named) + points(&said.dated);
    let is_doubtful = matches!(page.kind, PageKind::List | PageKind::Other);
    // A list that is linked from lists, such as a special subject, links more pages than link it.
    if !is_doubtful || score < ARTICLE || said.lists.len() > said.named.len() {
        return;
    }
    if let Some(draft) = page.kept.take() {
        page.draft = Some(draft);
        page.kind = PageKind::Article;
        "站内的列表以标题链接它".clone_into(&mut page.reason);
    }
}

/// Makes a page a list or a single page that only menus link.
fn demote(page: &mut HtmlPage, score: i32, said: &Said) {
    /// Pages that a list links at least.
    const ROWS: usize = 3;
    /// Characters of a longer single page, which is worth finding.
    const LONG: usize = 300;
    let Some(draft) = &page.draft else { return };
    if !said.named.is_empty() || !is_in_menus(&draft.title, said) || draft.date.is_some() {
        return;
    }
    let chars: usize = draft.paragraphs.iter().map(|line| line.chars().count()).sum();
    if said.lists.len() >= ROWS && score <= ARTICLE + 2 {
        page.kind = PageKind::List;
        "列表页：只在菜单里有链接".clone_into(&mut page.reason);
    } else if chars < LONG && score <= ARTICLE + 2 {
        page.kind = PageKind::Other;
        "菜单里的单页，文字不多".clone_into(&mut page.reason);
    } else {
        return;
    }
    page.draft = None;
}

/// Whether menus link a page: those of several pages, or one by a name that menus have. A short headline that one page links is
/// no entry of a menu.
fn is_in_menus(title: &str, said: &Said) -> bool {
    /// Pages whose menus are alike.
    const SEVERAL: usize = 3;
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "关于|联系|简介|概况|介绍|机构|职能|职责|领导|章程|声明|版权|隐私|地图|帮助|指南|须知|历史|大事记|组织|团队|荣誉|招聘|加入|投稿|反馈|留言|下载",
        )
    });
    said.in_menus.len() >= SEVERAL || !said.in_menus.is_empty() && NAME.is_match(title)
}

/// What the links of the site say about its pages.
fn said(pages: &[HtmlPage], inbound: &Inbound) -> HashMap<usize, Said> {
    /// Characters of the longest name in a menu.
    const NAME: usize = 8;
    let mut all: HashMap<usize, Said> = HashMap::new();
    for (from, number, to) in &inbound.links {
        let link = &pages[*from].clues.links[*number];
        let Some(vote) = TitleVote::of(&link.text) else { continue };
        let names = headlines(&pages[*to]).iter().any(|title| vote.names(title));
        let is_short = bare(&link.text).chars().count() <= NAME;
        // A row of short names is a menu, too.
        if link.is_row && names && (!is_short || link.date.is_some()) {
            all.entry(*from).or_default().lists.insert(*to);
            let said = all.entry(*to).or_default();
            said.named.insert(*from);
            if link.date.is_some() {
                said.dated.insert(*from);
            }
        } else if names && is_short && link.date.is_none() {
            all.entry(*to).or_default().in_menus.insert(*from);
        }
    }
    all
}

/// The headline of a page and the first part of its `<title>`.
fn headlines(page: &HtmlPage) -> Vec<String> {
    let draft = page.draft.as_ref().or(page.kept.as_ref());
    let first = parts(&page.clues.head).first().map(|part| (*part).to_owned());
    draft.map(|draft| draft.title.clone()).into_iter().chain(first).collect()
}

#[cfg(test)]
mod tests {
    use crate::read::html::{HtmlOptions, HtmlPage, PageKind, read, site};

    fn pages(files: &[(&str, String)]) -> Vec<HtmlPage> {
        let read = |(path, html): &(&str, String)| read(path, html.as_bytes(), &HtmlOptions::default()).ok();
        files.iter().filter_map(read).collect()
    }

    fn kinds(files: &[(&str, String)]) -> Vec<PageKind> {
        site(pages(files)).pages.iter().map(|page| page.kind).collect()
    }

    const MENU: &str = "<div><a href='home.html'>首页</a><a href='about.html'>关于我们</a></div>";

    fn list() -> String {
        let row =
            |n: usize| format!("<div><a href='{n}.html'>职工夜校第{n}期开班了</a><i>2024-03-0{n}</i></div>");
        format!("<title>云河工会</title>{MENU}<div>{}</div>", (1..6).map(row).collect::<String>())
    }

    #[test]
    fn a_page_that_only_the_menu_links_is_no_article() {
        let about = "<title>关于我们 - 云河工会</title><div>关于我们</div><div>工会成立于2009年，办公地点在人民路1号三楼。</div>\
                     <div>开放时间：周一到周五，上午九点到下午五点，节假日休息。</div>";
        let alone = kinds(&[("about.html", about.to_owned())]);
        let linked = kinds(&[("about.html", about.to_owned()), ("home.html", list())]);
        assert_eq!((alone[0], linked[0]), (PageKind::Article, PageKind::Other));
    }

    #[test]
    fn a_short_headline_on_the_front_page_of_a_small_site_is_no_menu() {
        let news = "<title>职工书屋开放</title><article><h1>职工书屋开放</h1><p>日前，云河市总工会的职工书屋正式开放，职工可以免费借阅图书。</p>\
                    <p>书屋里有图书三千册，还有电子阅览室，由志愿者轮流值守。</p></article>";
        let front = "<title>首页</title><a href='news.html'>职工书屋开放</a>";
        let more = "<title>首页</title><p><a href='news.html'>职工书屋开放</a></p><p><a href='2.html'>夜校开班</a></p>";
        for front in [front, more] {
            let kinds = kinds(&[("news.html", news.to_owned()), ("index.html", front.to_owned())]);
            assert_eq!(kinds[0], PageKind::Article);
        }
    }

    #[test]
    fn a_doubtful_page_that_a_list_names_is_an_article() {
        let text = "<title>云河工会</title><h1>职工夜校第3期开班了</h1><p>周五晚上七点，在三楼教室上课，请带好笔和本子，不要迟到，名额有限，先到先得。</p><p>上一期来了三十多名职工，大家说学得会、用得上，回到班组就能教给别人。</p>";
        let doubtful = || {
            let mut pages = pages(&[("3.html", text.to_owned()), ("home.html", list())]);
            let page = &mut pages[0];
            (page.kind, page.kept, page.clues.score) =
                (PageKind::List, page.draft.take().or(page.kept.take()), Some(0));
            pages
        };
        let alone = site(doubtful().drain(..1).collect()).pages;
        let named = site(doubtful()).pages;
        assert_eq!((alone[0].kind, named[0].kind), (PageKind::List, PageKind::Article));
        assert!(named[0].draft.is_some());
    }
}
