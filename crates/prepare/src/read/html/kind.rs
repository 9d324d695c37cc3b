//! What kind of page a page is.

mod evidence;
mod page_words;
mod paths;

use std::sync::LazyLock;

use regex::Regex;

use super::body::Body;
use super::facts::Fact;
use super::found::Head;
use super::lines::Line;
use super::page::Page;
use super::page_kind::PageKind;
use super::rows::Rows;
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;
use evidence::Evidence;

/// The score from which on a page is an article.
pub(super) const ARTICLE: i32 = 3;

/// A kind and why.
pub(super) struct Judged {
    pub(super) kind: PageKind,
    pub(super) reason: String,
    /// How much speaks for an article, where that decided.
    pub(super) score: Option<i32>,
}

impl Judged {
    fn new(kind: PageKind, reason: &str) -> Self {
        Self { kind, reason: reason.to_owned(), score: None }
    }

    /// Whether what other pages say may change the kind.
    pub(super) fn is_open(&self) -> bool {
        const DOUBTFUL: std::ops::RangeInclusive<i32> = -3..=6;
        self.score.is_some_and(|score| DOUBTFUL.contains(&score))
    }
}

/// Says what kind of page it is.
pub(super) fn kind(
    page: &Page<'_>,
    rows: &Rows,
    body: &Body,
    head: &Head,
    facts: &[Fact],
    dated: bool,
) -> Judged {
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
    let evidence = Evidence::new(page, rows, body, head, facts, dated);
    let judged = by_evidence(page, &evidence);
    Judged { score: Some(evidence.score()), ..judged }
}

/// What the evidence says.
fn by_evidence(page: &Page<'_>, evidence: &Evidence) -> Judged {
    if evidence.score() >= ARTICLE {
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
    // A page of a headline and a film has its date printed.
    let is_dated = page.lines().iter().any(|line| printed_date(&line.text).is_some())
        || page.html.contains("js_content");
    if chars < 80 && has("iframe[src]") && !images && !is_dated {
        return Some(Judged::new(PageKind::Frames, "框架页：内容在别的文件里"));
    }
    let mount = has("#app, #root, #__nuxt, #__next, #q-app, app-root, [id=main]:empty");
    (chars < 80 && mount && has("script")).then(|| Judged::new(PageKind::Shell, "文字由脚本装入，文件里没有"))
}

/// Forms and messages of the server.
fn service(page: &Page<'_>, head: &Head) -> Option<Judged> {
    static MESSAGE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:.{0,11}[^\d第共])?404(?:[^\d名人个次期批位张届周项].{0,11})?|.{0,8}(?:页面不存在|(?:找不到|未找到|没有找到)(?:该|此|您要的)?(?:页|网页|文件)|无法找到|访问出错|出错了|提示信息|Not Found|403 Forbidden|服务器错误|系统提示).{0,12})$",
        )
    });
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:用户|会员|管理员?|后台|系统)?(?:登录|登陆|注册|登入)$|搜索结果|检索结果|^站内搜索|^高级搜索|^全文检索|^网站地图$|^.{0,6}(?:留言[簿板本]|访客留言|来宾留言)$|的个人(?:资料|主页|空间)$",
        )
    });
    let prose: u32 = page.lines().iter().map(Line::prose).sum();
    let title = page.head_title();
    let first = super::head_title::parts(&title).first().copied().unwrap_or_default();
    if prose < 200 && (MESSAGE.is_match(first) || MESSAGE.is_match(&head.text)) {
        return Some(Judged::new(PageKind::Other, "服务器的提示页"));
    }
    let is_form = FORM.is_match(first) || FORM.is_match(&head.text);
    if is_form && first.contains("结果") {
        return Some(Judged::new(PageKind::List, "搜索结果"));
    }
    is_form.then(|| Judged::new(PageKind::Other, "登录、搜索、留言等表单页"))
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
