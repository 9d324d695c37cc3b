//! The section (栏目) of a page.

mod path;

use dom_query::NodeRef;

use super::found::{Found, Head};
use super::labels::Label;
use super::lines::{Line, bare};
use super::marks::{self, Field};
use super::page::Page;
use super::path_line::{PAGE_NAME, TEMPLATE};
use crate::fields::printed_date::printed_date;
use path::crumbs;

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
    let path = crumbs(page, head);
    // Generators of blogs write the path of folders.
    let category = || category(page, head).map(|section| (section, "category link"));
    if path.as_ref().is_some_and(|path| path.is_ascii())
        && let Some(found) = category().filter(|(section, _)| !section.is_ascii())
    {
        return Some(found);
    }
    path.map(|section| (section, "path to the page"))
        .or_else(|| list_of_item(page, head).map(|section| (section, "list of the item")))
        .or_else(category)
        .or_else(|| page.json_ld.section.clone().map(|section| (section, "JSON-LD")))
        .or_else(|| labelled(page).map(|section| (section, "label")))
        .or_else(|| before_headline(page, head).map(|section| (section, "link before the headline")))
        .or_else(|| among_facts(page, head).map(|section| (section, "name beside the date")))
        .or_else(|| page_name(page).map(|section| (section, "page of a newspaper")))
        .or_else(|| in_head_title(page, head).map(|section| (section, "part of <title>")))
        .or_else(|| over_headline(page, head).map(|section| (section, "line over the headline")))
        .or_else(|| page.meta.get(&["article:section"]).map(|name| (name.to_owned(), "article:section")))
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
        // A link to a category without this word may be one of the menu.
        let is_own =
            node.attr("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "category"));
        (fits(&text) && !TEMPLATE.is_match(&text)).then_some(((!is_own, distance), text))
    });
    let nearest = own.min_by_key(|(place, _)| *place).map(|(_, text)| text);
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

fn page_name(page: &Page<'_>) -> Option<String> {
    let lines = page.lines().iter().filter(|line| !line.is_linked());
    lines.filter_map(|line| PAGE_NAME.captures(&line.text)).map(|found| found[1].to_owned()).next()
}

/// The link before the headline on its line: `会务报道 : 理事会通过协商底线`.
fn before_headline(page: &Page<'_>, head: &Head) -> Option<String> {
    let [link] = page.lines().get(head.line?)?.links.as_slice() else { return None };
    let is_other = !bare(&link.text).is_empty() && !bare(&head.text).contains(&bare(&link.text));
    (is_other && link.text.chars().count() <= 12).then(|| link.text.clone())
}

/// A part of the line of facts that is the name of a link of the menu, too: `发布时间：2020-04-02│下载专区`.
fn among_facts(page: &Page<'_>, head: &Head) -> Option<String> {
    /// Lines under the headline among which the facts are.
    const NEAR: usize = 3;
    let title = head.line?;
    let lines = page.lines();
    let in_menu =
        |name: &str| lines[..title].iter().flat_map(|line| &line.links).any(|link| link.text == name);
    let under = lines.iter().skip(title + head.lines).take(NEAR);
    let dated = under.filter(|line| line.chars <= 80 && printed_date(&line.text).is_some());
    let mut parts = dated.flat_map(|line| {
        let named: Vec<String> = line.labels().into_iter().map(|found| found.value).collect();
        line.parts().into_iter().filter(move |part| !named.contains(part))
    });
    let is_name = |part: &String| (2..=10).contains(&part.chars().count()) && !TEMPLATE.is_match(part);
    parts.find(|part| is_name(part) && in_menu(part))
}

/// The part of `<title>` between the headline and the name of the site, if it is the name of a link, too.
fn in_head_title(page: &Page<'_>, head: &Head) -> Option<String> {
    let title = page.head_title();
    let parts = super::head_title::parts(&title);
    let own = bare(&head.text);
    let from = parts.iter().position(|part| bare(part) == own)?;
    let between = parts.get(from + 1..parts.len().checked_sub(1)?)?;
    let is_link = |name: &str| {
        page.lines().iter().flat_map(|line| &line.links).any(|link| bare(&link.text) == bare(name))
    };
    let is_name =
        |part: &&&str| (2..=12).contains(&part.chars().count()) && !TEMPLATE.is_match(part) && is_link(part);
    between.iter().find(is_name).map(|part| (*part).to_owned())
}

/// The list that an item of SharePoint is in: `<title>` prints it before the headline.
fn list_of_item(page: &Page<'_>, head: &Head) -> Option<String> {
    page.form.body?;
    let title = page.head_title();
    let (list, item) = title.split_once(" - ")?;
    (bare(item) == bare(&head.text)).then(|| list.trim().to_owned())
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
