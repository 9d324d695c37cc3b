//! The second pass, over all pages of one site: what single pages cannot know.

mod kinds;
mod learn;
mod members;
mod parts;
mod publishers;
mod repeated;
mod shared;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use super::clues::Clues;
use super::html_page::HtmlPage;
use super::lines::bare;
use super::page_kind::PageKind;
use crate::pattern::pattern;
use members::{articles, beginning};
use parts::join_parts;
use repeated::drop_repeated_lines;
use shared::replace_shared;

/// The pages of a site after the second pass.
#[derive(Clone, Debug, Default)]
pub struct SiteOutcome {
    /// All pages, in the order given. What was joined or dropped has another kind and another reason; its draft stays,
    /// but is no article of its own.
    pub pages: Vec<HtmlPage>,
    /// Lines that were taken off as boilerplate, with the number of pages that had them.
    pub repeated: Vec<(String, usize)>,
}

/// Looks over all pages of one site: takes off lines that repeat from page to page, replaces titles that are the
/// site's, joins the parts of an article, drops duplicates, and fills in the section by the folder.
///
/// The outcome does not depend on the order of the pages.
#[must_use]
pub fn site(mut pages: Vec<HtmlPage>) -> SiteOutcome {
    exclude_unmarked(&mut pages);
    let inbound = learn::Inbound::new(&pages);
    kinds::settle(&mut pages, &inbound);
    learn::learn(&mut pages, &inbound);
    replace_shared(&mut pages);
    publishers::drop_rare(&mut pages);
    join_parts(&mut pages);
    drop_duplicates(&mut pages);
    let repeated = drop_repeated_lines(&mut pages);
    fill_sections(&mut pages);
    learn::fill_sections_by_lists(&mut pages, &inbound);
    for page in &mut pages {
        page.clues = Clues::default();
        page.kept = None;
    }
    SiteOutcome { pages, repeated }
}

/// Where one page marks its text by an attribute, pages without it are not meant to be found.
fn exclude_unmarked(pages: &mut [HtmlPage]) {
    if !pages.iter().any(|page| page.has_body_attribute) {
        return;
    }
    for page in pages.iter_mut().filter(|page| page.kind == PageKind::Article && !page.has_body_attribute) {
        page.kind = PageKind::Excluded;
        "站内别的网页标明了正文（data-gongwen-body），这一页没有".clone_into(&mut page.reason);
    }
}

/// Of pages with one title and text the one with an address of its own stays, then that with the shortest path.
fn drop_duplicates(pages: &mut [HtmlPage]) {
    let mut same: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for at in articles(pages) {
        if let Some(draft) = &pages[at].draft {
            let text = beginning(draft);
            if !text.is_empty() {
                same.entry((bare(&draft.title), text)).or_default().push(at);
            }
        }
    }
    for mut group in same.into_values().filter(|group| group.len() > 1) {
        group.sort_by_key(|at| {
            let page = &pages[*at];
            let has_address = page.draft.as_ref().is_some_and(|draft| draft.url.is_some());
            (!has_address, is_copy(&page.path), page.path.len(), page.path.clone())
        });
        let kept = pages[group[0]].path.clone();
        for at in group.into_iter().skip(1) {
            pages[at].kind = PageKind::Duplicate;
            pages[at].reason = format!("与 {kept} 是同一篇");
        }
    }
}

/// Whether a path is that of a copy for printing or for telephones.
fn is_copy(path: &str) -> bool {
    static COPY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)(?:^|[/_.-])(?:print\w*|wap|mobile|m|amp)(?:[/_.-]|$)"));
    COPY.is_match(path)
}

/// A page without a section takes that of its folder, if most pages there have the same.
fn fill_sections(pages: &mut [HtmlPage]) {
    /// Pages of a folder that must have it.
    const PAGES: usize = 3;
    let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut sections: HashMap<String, BTreeMap<Option<String>, usize>> = HashMap::new();
    let articles = articles(pages);
    for at in &articles {
        let section = pages[*at].draft.as_ref().and_then(|draft| draft.section.clone());
        *sections.entry(folder(&pages[*at].path)).or_default().entry(section).or_insert(0) += 1;
    }
    for at in articles {
        let counts = &sections[&folder(&pages[at].path)];
        let all: usize = counts.values().sum();
        let most = counts.iter().filter_map(|(name, count)| name.as_ref().map(|name| (count, name))).max();
        let HtmlPage { draft: Some(draft), rules, .. } = &mut pages[at] else { continue };
        if let (None, Some((count, name))) = (&draft.section, most)
            && *count >= PAGES
            && *count * 2 > all
        {
            draft.section = Some(name.clone());
            rules.section = Some("folder");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::draft::Draft;
    use crate::read::html::draft::Rules;

    fn page(path: &str, title: &str, paragraphs: &[&str]) -> HtmlPage {
        HtmlPage {
            path: path.to_owned(),
            encoding: "UTF-8",
            kind: PageKind::Article,
            reason: String::new(),
            draft: Some(Draft {
                title: title.to_owned(),
                paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
                ..Draft::default()
            }),
            rules: Rules::default(),
            has_body_attribute: false,
            kept: None,
            other_titles: Vec::new(),
            other_dates: Vec::new(),
            other_origins: Vec::new(),
            clues: Clues::default(),
        }
    }

    fn kinds(outcome: &SiteOutcome) -> Vec<PageKind> {
        outcome.pages.iter().map(|page| page.kind).collect()
    }

    fn paragraphs(page: &HtmlPage) -> &[String] {
        page.draft.as_ref().map(|draft| draft.paragraphs.as_slice()).unwrap_or_default()
    }

    #[test]
    fn parts_are_joined_in_their_order() {
        let outcome = site(vec![
            page("a/12_3.html", "夜校开班(3)", &["丙"]),
            page("a/12.html", "夜校开班", &["甲"]),
            page("a/12_2.html", "夜校开班", &["乙"]),
            page("a/13_2.html", "书屋开放", &["丁"]),
        ]);
        assert_eq!(kinds(&outcome), [PageKind::Part, PageKind::Article, PageKind::Part, PageKind::Article]);
        assert_eq!(paragraphs(&outcome.pages[1]), ["甲", "乙", "丙"]);
    }

    #[test]
    fn duplicates_leave_one() {
        let outcome = site(vec![
            page("wap/12.html", "夜校开班", &["职工来了。"]),
            page("12.html", "夜校开班", &["职工来了。"]),
            page("13.html", "夜校开班", &["又一期。"]),
        ]);
        assert_eq!(kinds(&outcome), [PageKind::Duplicate, PageKind::Article, PageKind::Article]);
    }

    #[test]
    fn lines_of_the_template_are_taken_off() {
        let pages = (0..6).map(|at| {
            let own = format!("第{at}期夜校开班。");
            page(&format!("{at}.html"), &format!("夜校{at}"), &[&own, "云河工会，您的家，欢迎常来。"])
        });
        let outcome = site(pages.collect());
        assert_eq!(paragraphs(&outcome.pages[3]), ["第3期夜校开班。"]);
        assert_eq!(outcome.repeated, [("云河工会，您的家，欢迎常来。".to_owned(), 6)]);
    }

    #[test]
    fn the_title_of_the_site_gives_way() {
        let pages = (0..4).map(|at| {
            let own = format!("第{at}期夜校开班。");
            let mut page = page(&format!("{at}.html"), "云河工会", &[&own]);
            page.other_titles = vec!["云河工会".to_owned(), format!("夜校{at}")];
            page
        });
        let outcome = site(pages.collect());
        assert_eq!(outcome.pages[2].draft.as_ref().map(|draft| draft.title.as_str()), Some("夜校2"));
    }

    /// Pages of one folder with a date that the page states and one that it prints.
    fn dated(folder: &str, stated: impl Fn(usize) -> String) -> Vec<HtmlPage> {
        let pages = (1..4).map(|at| {
            let mut page =
                page(&format!("{folder}/{at}.html"), &format!("夜校{at}"), &[&format!("第{at}期。")]);
            page.rules.date = Some("PubDate");
            page.other_dates = vec![format!("2024-03-0{at}")];
            if let Some(draft) = &mut page.draft {
                draft.date = Some(stated(at));
            }
            page
        });
        pages.collect()
    }

    #[test]
    fn the_date_of_the_template_gives_way() {
        let date =
            |page: &HtmlPage| page.draft.as_ref().and_then(|draft| draft.date.clone()).unwrap_or_default();
        let mut pages = dated("a", |_| "2019-04-30".to_owned());
        pages.extend(dated("b", |at| format!("2023-03-0{at}")));
        pages.extend(dated("c/20240308", |_| "2024-03-08".to_owned()));
        let dates: Vec<String> = site(pages).pages.iter().map(date).collect();
        assert_eq!(dates[..3], ["2024-03-01", "2024-03-02", "2024-03-03"]);
        assert_eq!(dates[3..6], ["2023-03-01", "2023-03-02", "2023-03-03"]);
        assert_eq!(dates[6..], ["2024-03-08", "2024-03-08", "2024-03-08"], "three articles of one day");
    }
}
