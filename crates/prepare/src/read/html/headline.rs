//! Kicker (肩题) and subtitle (副题): the lines right over and under the headline.

use super::boilerplate::is_boilerplate;
use super::found::Head;
use super::lines::Line;
use super::marks;
use super::page::Page;
use crate::fields::printed_date::printed_date;

/// Most characters of either.
const LONGEST: usize = 60;

/// The kicker and the subtitle of a headline.
pub(super) fn around(page: &Page<'_>, head: &Head) -> (Option<String>, Option<String>) {
    let given = |field, selectors| page.given(field, selectors).map(|(text, _)| text);
    let selectors = &page.options.selectors;
    let (kicker, subtitle) = (given("kicker", &selectors.kicker), given("subtitle", &selectors.subtitle));
    let stated = |name| marks::property(page.html, name);
    let kicker = kicker.or_else(|| stated("introtitle"));
    let subtitle = subtitle.or_else(|| stated("subtitle"));
    let Some(at) = head.line else { return (kicker, subtitle) };
    let lines = page.lines();
    let over = at.checked_sub(1).and_then(|at| lines.get(at));
    let under = lines.get(at + head.lines);
    let printed_over = over.filter(|line| is_beside(page, &lines[at], line, KICKER));
    let printed_under = under.filter(|line| is_beside(page, &lines[at], line, SUBTITLE) || is_dashed(line));
    (
        kicker.or_else(|| printed_over.map(|line| line.text.clone())),
        subtitle.or_else(|| printed_under.map(|line| line.text.clone())),
    )
}

/// Words in the names of elements.
const KICKER: &[&str] =
    &["pre", "yinti", "jianti", "kicker", "shoulder", "lead-title", "toptitle", "uptitle", "yt"];
const SUBTITLE: &[&str] = &["sub", "futi", "fubiaoti", "deck", "ftitle", "second-title", "fbt", "downtitle"];

/// Whether a line belongs to the headline: a heading of a smaller degree, or an element named so.
fn is_beside(page: &Page<'_>, title: &Line, line: &Line, names: &[&str]) -> bool {
    if !is_possible(line) {
        return false;
    }
    let is_heading = line.heading > 0 && title.heading > 0 && line.heading > title.heading;
    let node = page.document.tree.get(&line.block);
    let own = node.map(|node| {
        let parts = [node.id_attr(), node.class()].into_iter().flatten();
        parts.map(|part| part.to_ascii_lowercase()).collect::<Vec<_>>().join(" ")
    });
    is_heading || own.is_some_and(|own| names.iter().any(|name| own.contains(name)))
}

/// `——记云河市劳动模范张三`
fn is_dashed(line: &Line) -> bool {
    is_possible(line) && ["——", "--", "──", "—"].iter().any(|dash| line.text.starts_with(dash))
}

fn is_possible(line: &Line) -> bool {
    let chars = line.text.chars().count();
    (2..=LONGEST).contains(&chars)
        && !line.is_linked()
        && line.labels().is_empty()
        && printed_date(&line.text).is_none()
        && !is_boilerplate(&line.text)
        && !line.text.ends_with('。')
}
