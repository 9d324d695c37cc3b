//! The section (栏目) of a page.

use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;

use super::labels::Label;
use super::lines::{Line, bare};
use super::marks::{self, Field};
use super::page::Page;
use super::title::{Head, is_site_name};
use crate::pattern::pattern;

type Found = Option<(String, &'static str)>;

/// Elements that say where one is.
const CRUMBS: &str = ".breadcrumb, .breadcrumbs, .crumb, .crumbs, .bread, .mbx, .curmbs, #pt, .position, #position, .location, #location, .place, \
    .weizhi, .wz, .dqwz, .curpos, .local, .site-path, .path, .sitepath, .siteposition, .posi, .nav-path, .where, .loc, .lujing, .currentpath, .cur_position, .col_path, \
    [class*=crumb], [id*=crumb], [id*=navpath], [class*=navpath], [class*=pathway], [class*=position], [class*=Position], [id*=position], [class*=location], [class*=weizhi], [class*=dqwz], [aria-label*=readcrumb], [itemtype*=BreadcrumbList]";

/// The section and the rule that gave it. The headline often ends the path to the page.
pub(super) fn section(page: &Page<'_>, head: &Head) -> Found {
    if let Some(found) = page.given("section", &page.options.selectors.section) {
        return Some(found);
    }
    for (rule, name) in
        [("ColumnName", "columnname"), ("meta lanmu", "lanmu"), ("article:section", "article:section")]
    {
        // Hugo writes the name of the folder into article:section.
        if let Some(value) =
            page.meta.get(&[name]).filter(|value| name != "article:section" || !value.is_ascii())
        {
            return Some((value.to_owned(), rule));
        }
    }
    let marked = marks::field(page.html, Field::Section).map(|value| Page::plain(&value));
    if let Some(value) = marked.filter(|value| !value.is_empty()) {
        return Some((value, "comment marks"));
    }
    let path = crumbs(page, &head.text);
    // Generators of blogs write the path of folders.
    let category = || category(page, head).map(|section| (section, "category link"));
    if path.as_ref().is_some_and(|path| path.is_ascii())
        && let Some(found) = category().filter(|(section, _)| !section.is_ascii())
    {
        return Some(found);
    }
    path.map(|section| (section, "path to the page"))
        .or_else(category)
        .or_else(|| page.json_ld.section.clone().map(|section| (section, "JSON-LD")))
        .or_else(|| labelled(page).map(|section| (section, "label")))
        .or_else(|| before_headline(page, head).map(|section| (section, "link before the headline")))
        .or_else(|| page_name(page).map(|section| (section, "page of a newspaper")))
        .or_else(|| over_headline(page, head).map(|section| (section, "line over the headline")))
        .or_else(|| page.meta.get(&["article:section"]).map(|name| (name.to_owned(), "article:section")))
}

/// The last part of the path from the home page that is neither the article nor a word of the template.
fn crumbs(page: &Page<'_>, title: &str) -> Option<String> {
    for node in page.document.select(CRUMBS).nodes() {
        let Some(place) = page.place(node.id) else { continue };
        let lines: Vec<&Line> = page.lines().iter().filter(|line| place.holds(line)).collect();
        let text = lines.iter().map(|line| divided(line)).collect::<Vec<_>>().join(" > ");
        let is_path = START.is_match(&text) || lines.iter().any(|line| DIVIDER.is_match(&divided(line)));
        if text.chars().count() > 200 || !is_path {
            continue;
        }
        if let Some(section) = last_part(page, &text, title) {
            return Some(section);
        }
    }
    let lines = page.lines();
    let named = |line: &&Line| line.chars < 200 && line.text.contains("位置") && START.is_match(&line.text);
    let home = |line: &&Line| line.chars < 200 && is_crumbs(&line.text);
    let places = |fits: &dyn Fn(&&Line) -> bool| -> Vec<usize> {
        (0..lines.len()).filter(|at| fits(&&lines[*at])).collect()
    };
    let mut found = places(&named).into_iter().chain(places(&home));
    if let Some(section) = found.find_map(|at| last_part(page, &whole(page, at, title), title)) {
        return Some(section);
    }
    // Parts and arrows in cells of their own, without a word before them.
    let is_divider = |line: &Line| DIVIDER.is_match(&line.text) && bare(&line.text).is_empty();
    let arrow = lines.iter().position(is_divider)?;
    last_part(page, &whole(page, arrow.checked_sub(1)?, title), title)
}

/// A line of a path; links that nothing but blanks divide are parts.
fn divided(line: &Line) -> String {
    if DIVIDER.is_match(&line.text) {
        return line.text.clone();
    }
    if line.links.len() < 2 {
        // An icon that a style draws divides parts that are elements of their own.
        let is_path = START.find(&line.text).is_some_and(|found| found.start() == 0);
        return if is_path { line.divided().replace('│', " > ") } else { line.text.clone() };
    }
    let links: Vec<&str> = line.links.iter().map(|link| link.text.as_str()).collect();
    let start = START.find(&line.text).map_or("", |found| &line.text[..found.end()]);
    let start = if start.contains('置') { start } else { "" };
    let tail = line
        .links
        .last()
        .and_then(|last| line.text.rsplit_once(last.text.as_str()))
        .map_or("", |(_, tail)| tail);
    format!("{start} {} > {tail}", links.join(" > "))
}

/// Words with which a path begins.
static START: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:位\s*置(?:是|为)?\s*[：:]?|当前栏目\s*[：:]|您?(?:正在|现在|当前)?(?:浏览|阅读|查看|所在)的?(?:是|页面|栏目|版块)\s*[：:]|首\s*页|主\s*页|[首主]頁|^\s*home\b|導航|您在這裡|所在位置)",
    )
});
/// What divides its parts.
static DIVIDER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*(?:[>＞›»→≫▶▸➤»]+|-{1,2}>|&gt;|\s[/\\·—-]\s|::|》|／|\s[-–]{1,2}\s)\s*"));

/// A path with bars: three parts, the first the home page; a menu has more.
static BARS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:网站)?[首主][页頁]\s*[|｜]\s*[^|｜]{2,12}\s*[|｜]\s*[^|｜]{2,40}$"));

fn is_crumbs(text: &str) -> bool {
    START.is_match(text) && (DIVIDER.is_match(text) || text.contains("位置")) || BARS.is_match(text)
}

/// A path whose parts are in cells or items of their own, as one line.
fn whole(page: &Page<'_>, at: usize, title: &str) -> String {
    /// Lines after the one with the word 位置.
    const MOST: usize = 14;
    let lines = page.lines();
    let mut text = lines[at].text.clone();
    let ends_open = DIVIDER.split(&text).last().is_none_or(|part| part.trim().is_empty());
    if lines[at].links.len() > 1 {
        text = divided(&lines[at]);
    }
    let has_parts = DIVIDER.split(&text).filter(|part| !part.trim().is_empty()).count() > 1;
    if has_parts && !ends_open {
        return text;
    }
    for line in lines.iter().skip(at + 1).take(MOST) {
        let own = line.text.as_str();
        let is_divider = DIVIDER.is_match(own) && bare(own).is_empty();
        let is_end = matches!(own, "正文" | "内容");
        let is_end = is_end || TEMPLATE.is_match(own);
        if own.chars().count() > 30 || !(line.is_linked() || is_divider || is_end) || bare(own) == bare(title)
        {
            break;
        }
        text.push_str(" > ");
        text.push_str(own);
    }
    text
}

/// Words of templates for the page itself and for the home page.
static TEMPLATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:网站|新闻|新聞|文章|信息|正|文|内容|內容|详细|詳細|详情|詳情|查看|浏览|瀏覽|阅读|閱讀|显示|页面|页|当前|全文)*(?:正文|内容|內容|详情|詳情|详细|詳細|查看|浏览|瀏覽|阅读|閱讀|显示|全文)(?:页|頁|页面|信息|文章|新闻|新聞|内容|內容|正文)?|(?:网站|本站|站点|返回)?[首主]页|首頁|主頁|home|分类|分類|归档|(?:文章)?列表|論壇|论坛|門戶)$",
    )
});

fn last_part(page: &Page<'_>, text: &str, title: &str) -> Option<String> {
    let start = START.find(text);
    let text = match start {
        Some(found) if text[found.range()].contains('置') || text[found.range()].ends_with(['：', ':']) => {
            &text[found.end()..]
        }
        _ => text,
    };
    let (title, site) = (bare(title), page.meta.site_name().map(bare));
    let mut parts: Vec<&str> = DIVIDER.split(text).map(|part| part.trim_matches(edge)).collect();
    if let ([only], true) = (parts.as_slice(), BARS.is_match(text)) {
        parts = only.split(['|', '｜']).map(|part| part.trim_matches(edge)).collect();
    }
    parts.retain(|part| !part.is_empty());
    let is_section = |part: &&&str| {
        let own = bare(part);
        let cut = own.strip_suffix("...").unwrap_or(&own);
        let is_title = own == title || cut.chars().count() >= 6 && title.starts_with(cut);
        let is_template = TEMPLATE.is_match(&part.replace(' ', ""));
        !own.is_empty()
            && !is_title
            && !is_template
            && site.as_ref().is_none_or(|site| *site != own)
            && part.chars().count() <= 20
    };
    // The first part is the home page, under whatever name.
    let from = usize::from(parts.len() > 1);
    let is_home = |part: &&str| TEMPLATE.is_match(part);
    let from = if parts.first().is_some_and(is_home) { 1 } else { from };
    let own = parts.get(from..)?.iter().rev().find(is_section);
    // `您现在浏览的是：工会动态 → 浏览文章` leaves the home page out.
    let only = || match parts.as_slice() {
        [first, last] if TEMPLATE.is_match(last) && !is_site_name(first) => Some(first).filter(is_section),
        _ => None,
    };
    own.or_else(only).map(|part| (*part).to_owned())
}

fn edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '：' | ':' | '>' | '[' | ']' | '【' | '】' | '|' | '“' | '”' | '·' | '《' | '》' | '/' | '-'
        )
}

/// The category that a blog names beside the headline or after the text, and not in its menu.
fn category(page: &Page<'_>, head: &Head) -> Option<String> {
    const SELECTORS: &str = "a[rel~=category], .article-category a, .article-category-link, .post-category a, .entry-categories a, .cat-links a, .category a, .categories a, .post-categories a, .post-meta a[href*=categor], [class*=taxonomy-category] a, a[href*='/categories/'], a[href*='/category/']";
    const ICONS: &str = "[class*=icon-list], [class*=icon-folder], [class*=fa-folder], [class*=icon-category], [class*=bi-folder]";
    let fits = |text: &String| (2..=20).contains(&text.chars().count());
    let found = page.document.select(SELECTORS);
    let of_article = |node: &&NodeRef<'_>| page.line_of(node).is_some_and(|at| !is_menu(page, at, head));
    let own = found.nodes().iter().filter(of_article).filter_map(|node| {
        let text = node.text().trim().to_owned();
        let distance = page.line_of(node)?.abs_diff(head.line.unwrap_or_default());
        (fits(&text) && !TEMPLATE.is_match(&text)).then_some((distance, text))
    });
    let nearest = own.min_by_key(|(distance, _)| *distance).map(|(_, text)| text);
    nearest.or_else(|| {
        // A picture of a folder before it.
        let icons = page.document.select(ICONS);
        let parents = icons.nodes().iter().filter_map(NodeRef::parent).filter(|node| of_article(&node));
        let mut texts = parents.map(|node| node.text().split_whitespace().collect::<Vec<_>>().join(" "));
        texts.find(fits)
    })
}

/// Whether a line is far before the headline, where menus are.
fn is_menu(page: &Page<'_>, at: usize, head: &Head) -> bool {
    /// Lines over the headline among which that of its category is.
    const NEAR: usize = 4;
    page.lines().get(at).is_none_or(|line| line.links.len() > 6)
        || head.line.is_some_and(|title| at + NEAR < title)
}

/// The name of the page of a newspaper: `第03版：人物`.
fn page_name(page: &Page<'_>) -> Option<String> {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^第?\s*[A-Za-z]?\d{1,3}\s*版\s*[：:]\s*([\p{Han}·/]{2,12})$"));
    let lines = page.lines().iter().filter(|line| !line.is_linked());
    lines.filter_map(|line| NAME.captures(&line.text)).map(|found| found[1].to_owned()).next()
}

/// The link before the headline on its line: `会务报道 : 理事会通过协商底线`.
fn before_headline(page: &Page<'_>, head: &Head) -> Option<String> {
    let [link] = page.lines().get(head.line?)?.links.as_slice() else { return None };
    let is_other = !bare(&link.text).is_empty() && !bare(&head.text).contains(&bare(&link.text));
    (is_other && link.text.chars().count() <= 12).then(|| link.text.clone())
}

/// A heading right over the headline that the menu has, too.
fn over_headline(page: &Page<'_>, head: &Head) -> Option<String> {
    /// Lines over the headline among which it is.
    const NEAR: usize = 3;
    let lines = page.lines();
    let title = head.line?;
    let over = lines.get(title.saturating_sub(NEAR)..title)?;
    let in_menu = |text: &str| {
        let is_link = |line: &Line| line.links.iter().any(|link| bare(&link.text) == bare(text));
        lines[..title].iter().any(is_link)
    };
    let is_name = |line: &&Line| {
        let chars = line.text.chars().count();
        (2..=10).contains(&chars)
            && !line.is_linked()
            && !TEMPLATE.is_match(&line.text)
            && page.meta.site_name() != Some(line.text.as_str())
            && in_menu(&line.text)
    };
    over.iter().rev().find(is_name).map(|line| line.text.clone())
}

fn labelled(page: &Page<'_>) -> Option<String> {
    let lines = page.lines().iter().filter(|line| line.chars < 120);
    let mut found = lines.flat_map(Line::labels).filter(|found| found.label == Label::Section);
    found.find(|found| (2..=20).contains(&found.value.chars().count())).map(|found| found.value)
}
