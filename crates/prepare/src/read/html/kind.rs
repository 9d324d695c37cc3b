//! What kind of page a page is.

use std::sync::LazyLock;

use regex::Regex;

use super::body::Body;
use super::facts::{Fact, Near};
use super::labels::Label;
use super::lines::Line;
use super::page::Page;
use super::title::Head;
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;

/// What a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PageKind {
    /// One article: it is read.
    Article,
    /// A list of articles: a section, a search result, an archive.
    List,
    /// The first page of a site.
    Home,
    /// A frame set, or a page of nothing but an inner frame.
    Frames,
    /// A page that sends the browser to another one.
    Redirect,
    /// A page whose text comes by script.
    Shell,
    /// A part of a longer article that has been joined to its first page.
    Part,
    /// The same article as another page.
    Duplicate,
    /// The page asks not to be indexed.
    Excluded,
    /// Any other page: a form, a message of the server, a page without text.
    Other,
}

/// A kind and why.
pub(super) struct Judged {
    pub(super) kind: PageKind,
    pub(super) reason: String,
}

impl Judged {
    fn new(kind: PageKind, reason: &str) -> Self {
        Self { kind, reason: reason.to_owned() }
    }
}

/// Says what kind of page it is.
pub(super) fn kind(page: &Page<'_>, body: &Body, head: &Head, facts: &[Fact], dated: bool) -> Judged {
    if let Some(judged) = without_text(page) {
        return judged;
    }
    if !page.attributes.bodies.is_empty() {
        return Judged::new(PageKind::Article, "网页标明了正文");
    }
    if page.meta.get(&["robots"]).is_some_and(|robots| robots.to_ascii_lowercase().contains("noindex")) {
        return Judged::new(PageKind::Excluded, "网页要求不被收录（noindex）");
    }
    if let Some(judged) = service(page, head) {
        return judged;
    }
    let evidence = Evidence::new(page, body, head, facts, dated);
    if evidence.score() >= 3 {
        return Judged::new(PageKind::Article, "文章");
    }
    if evidence.is_list() {
        return if is_home(page) {
            Judged::new(PageKind::Home, "首页：以链接为主")
        } else {
            Judged::new(PageKind::List, "列表页：以链接为主")
        };
    }
    if evidence.score() >= 1 && evidence.prose >= 40 {
        return Judged::new(PageKind::Article, "有成段的文字");
    }
    if page.document.select("input[type=password]").exists() {
        return Judged::new(PageKind::Other, "登录、搜索等表单页");
    }
    Judged::new(PageKind::Other, "没有成段的正文")
}

/// Frames, redirections and shells.
fn without_text(page: &Page<'_>) -> Option<Judged> {
    static REFRESH: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"(?i)http-equiv\s*=\s*["']?refresh["']?[^>]*url\s*="#));
    static SCRIPT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"(?i)(?:location(?:\.href)?\s*=\s*["']|location\.(?:replace|assign)\s*\(\s*["'])"#)
    });
    let chars: u32 = page.lines().iter().map(|line| line.chars).sum();
    let has = |selector: &str| page.document.select(selector).exists();
    if has("frameset") {
        return Some(Judged::new(PageKind::Frames, "框架页：内容在别的文件里"));
    }
    if chars < 200 && REFRESH.is_match(page.html) || chars < 80 && SCRIPT.is_match(page.html) {
        return Some(Judged::new(PageKind::Redirect, "转到别的网页"));
    }
    let images = page.lines().iter().any(|line| !line.images.is_empty());
    if chars < 80 && has("iframe[src]") && !images {
        return Some(Judged::new(PageKind::Frames, "框架页：内容在别的文件里"));
    }
    let mount = has("#app, #root, #__nuxt, #__next, #q-app, app-root, [id=main]:empty");
    (chars < 80 && mount && has("script")).then(|| Judged::new(PageKind::Shell, "文字由脚本装入，文件里没有"))
}

/// Forms and messages of the server.
fn service(page: &Page<'_>, head: &Head) -> Option<Judged> {
    static MESSAGE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:.{0,12}404.{0,12}|.{0,8}(?:页面不存在|找不到(?:该|此)?(?:页|网页|文件)|无法找到|访问出错|出错了|提示信息|Not Found|403 Forbidden|服务器错误|系统提示).{0,12})$",
        )
    });
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:用户|会员|管理员?|后台|系统)?(?:登录|登陆|注册|登入)$|搜索结果|检索结果|^站内搜索|^高级搜索|^全文检索|^网站地图$",
        )
    });
    let prose: u32 = page.lines().iter().map(Line::prose).sum();
    let title = page.head_title();
    let first = super::title::parts(&title).first().copied().unwrap_or_default();
    if prose < 200 && (MESSAGE.is_match(first) || MESSAGE.is_match(&head.text)) {
        return Some(Judged::new(PageKind::Other, "服务器的提示页"));
    }
    let is_form = FORM.is_match(first) || FORM.is_match(&head.text);
    if is_form && first.contains("结果") {
        return Some(Judged::new(PageKind::List, "搜索结果"));
    }
    is_form.then(|| Judged::new(PageKind::Other, "登录、搜索等表单页"))
}

/// What speaks for an article and what for a list.
#[allow(clippy::struct_excessive_bools)]
struct Evidence {
    stated: bool,
    website: bool,
    sure_body: bool,
    article_path: bool,
    list_path: bool,
    facts: bool,
    /// Two or more facts under the headline, which no list has.
    head_facts: bool,
    dated: bool,
    printed_title: bool,
    pictures: bool,
    prose: u32,
    dated_links: usize,
    linked_headings: usize,
    /// Linked headings inside the text.
    beginnings: usize,
    linked: u32,
}

impl Evidence {
    fn new(page: &Page<'_>, body: &Body, head: &Head, facts: &[Fact], dated: bool) -> Self {
        let lines = page.lines();
        let text = || body.lines.iter().map(|at| &lines[*at]);
        let kind = page.meta.get(&["og:type"]).unwrap_or_default();
        let stated = page.meta.get(&[
            "articletitle",
            "pubdate",
            "article:published_time",
            "publishdate",
            "firstpublishedtime",
        ]);
        let near = |fact: &&Fact| fact.near <= Near::Foot && !fact.value.is_empty();
        let fact = |fact: &Fact| fact.label != Label::Section;
        Self {
            stated: stated.is_some() || page.json_ld.is_article() || kind == "article",
            website: kind == "website",
            sure_body: body.is_sure && !body.lines.is_empty(),
            article_path: is_article_path(page.path),
            list_path: is_list_path(page.path),
            facts: facts.iter().filter(near).any(fact),
            head_facts: facts
                .iter()
                .filter(near)
                .filter(|found| found.near == Near::Head && fact(found))
                .count()
                > 1,
            dated,
            printed_title: head.line.is_some_and(|at| !lines[at].is_linked()),
            pictures: text().any(|line| !line.images.is_empty()),
            prose: text().map(Line::prose).sum(),
            dated_links: dated_links(lines),
            linked_headings: lines
                .iter()
                .filter(|line| (1..=4).contains(&line.heading) && line.is_linked())
                .count(),
            beginnings: beginnings(page, body, head),
            linked: lines
                .iter()
                .filter(|line| line.is_linked() && line.chars >= 8)
                .map(|line| line.linked)
                .sum(),
        }
    }

    fn score(&self) -> i32 {
        let mut score = 0;
        let mut add = |holds: bool, points: i32| score += if holds { points } else { 0 };
        add(self.stated, 3);
        add(self.website, -2);
        add(self.sure_body, 3);
        add(self.article_path, 2);
        add(self.list_path, -3);
        add(self.facts, 2);
        add(self.head_facts, 2);
        add(self.dated, 1);
        add(self.printed_title, 1);
        add(self.pictures && self.printed_title, 1);
        add(self.prose >= 40, 1);
        add(self.prose >= 120, 1);
        add(self.prose >= 400, 1);
        // Dates beside links round a text of its own are those of other articles.
        let is_own = self.head_facts && self.printed_title;
        add(self.dated_links >= 4 && self.prose < 300 && !is_own, -4);
        add(self.linked_headings >= 3, -4);
        // The text is made of beginnings of articles, each under its linked heading.
        add(self.beginnings >= 2, -6);
        add(self.linked > 3 * self.prose, -2);
        score
    }

    fn is_list(&self) -> bool {
        self.list_path
            || self.dated_links >= 3
            || self.linked_headings >= 2
            || self.beginnings >= 2
            || self.linked > 2 * self.prose && self.linked > 40
    }
}

/// Headings inside the text that are links to other pages, with running text after each.
fn beginnings(page: &Page<'_>, body: &Body, head: &Head) -> usize {
    let lines = page.lines();
    let is_other = |at: usize| {
        let line = &lines[at];
        let leads = line.links.iter().any(|link| !link.href.is_empty() && !link.href.starts_with('#'));
        line.heading > 0 && line.is_linked() && leads && Some(at) != head.line
    };
    let found = (0..lines.len()).filter(|at| is_other(*at));
    let with_text = found.filter(|at| {
        let text = lines.iter().enumerate().skip(at + 1).take(4);
        let text: Vec<usize> = text
            .take_while(|(at, _)| !is_other(*at))
            .filter(|(_, line)| line.prose() > 0)
            .map(|(at, _)| at)
            .collect();
        text.iter().any(|at| body.lines.contains(at))
    });
    with_text.count()
}

/// Lines that link to an article and have its date on them or beside them.
fn dated_links(lines: &[Line]) -> usize {
    let is_link = |line: &Line| line.linked >= 6;
    let own = |at: usize| {
        let line = &lines[at];
        let beside =
            |other: Option<&Line>| other.is_some_and(|other| other.chars <= 24 && has_date(&other.text));
        is_link(line)
            && (line.chars <= 80 && has_date(&line.text)
                || beside(lines.get(at + 1))
                || at > 0 && beside(lines.get(at - 1)))
    };
    (0..lines.len()).filter(|at| own(*at)).count()
}

/// A date with or without its year: lists print `[03-08]`, too.
fn has_date(text: &str) -> bool {
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[^0-9])(?:0?[1-9]|1[0-2])(?:[-/.]|月)(?:0?[1-9]|[12]\d|3[01])(?:日|[^0-9]|$)")
    });
    printed_date(text).is_some() || SHORT.is_match(text)
}

fn is_article_path(path: &str) -> bool {
    static ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:art_\d+_\d+|t(?:19|20)\d{6}_\d+|/?info/\d+/\d+\.|content_\d+|c\d+-\d+|thread-\d+|tid=\d+|show[-_.]?\w*[-_@?=]\w*=?\d+|(?:19|20)\d{2}[-/]?\d{2}[-/]?\d{2}/[^/]*\d|[?@&_](?:p|id|aid|articleid|newsid)=\d+|(?:^|/)a/\w+/(?:19|20)\d+/\d+|(?:^|/)archives/\d+|(?:^|/)posts?/|c\d+a\d+/page|(?:^|/)(?:19|20)\d{2}/\d{1,2}/[^/]+/(?:index\.|$)|(?:^|/)(?:19|20)\d{2}/\d{1,2}/\d{1,2}/|(?:view|detail|article|news|read|shownews|newsshow)\w*\.(?:asp|aspx|php|jsp)[?@_]|(?:19|20)\d{2}[-/]?\d{4}[_-]\d+\.|(?:^|/)\d{3,}\.s?html?$)",
        )
    });
    ARTICLE.is_match(path)
}

fn is_list_path(path: &str) -> bool {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^|/)(?:col/col\d+|col\d+/|index(?:[-_]\d+)?\.|list[-_\d.]|forum[-_]?\d*|lists?/|more[-_.]|default\.|search|category/|categories/|tags?/|archives?(?:/index|\.)|page/\d+/|newslist|\w*list\.(?:asp|aspx|php|jsp)|home\.|main\.)",
        )
    });
    LIST.is_match(path) && !is_article_path(path)
}

/// Whether a list is the home page: by its name, and because it does not say where in the site one is.
fn is_home(page: &Page<'_>) -> bool {
    static HOME: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:[^/]*/)?(?:index|default|home|main)\.\w+$|^$"));
    let placed = page.lines().iter().any(|line| line.chars < 120 && line.text.contains("位置"));
    let column = page.meta.get(&["columnname"]).is_some();
    let name = page.head_title();
    (HOME.is_match(page.path) || name.contains("首页")) && !placed && !column
}
