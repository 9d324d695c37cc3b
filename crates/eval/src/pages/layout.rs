//! The layout generator: typesets the items of a gold file anew in the style of another paper, so that the
//! splitter is scored on pages that it was not written for. The right split stays the same.

use super::columns::{cut, pieces, side_by_side, wrap};
use super::gold::GoldItem;
use super::style::{HeadlinePlacement, OpenerStyle, PageStyle, ParagraphStart};

/// Pseudo-random numbers (a linear congruential generator with Knuth's constants): the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

/// The headline block of an item, a line each.
fn headline(item: &GoldItem) -> Vec<String> {
    let mut lines = Vec::new();
    let own = |field: &str| !item.inherited.contains_key(field);
    lines.extend(item.section.clone().filter(|_| own("section")));
    lines.extend(item.subsection.as_ref().map(|text| format!(">> {text} <<")));
    lines.extend(item.kicker.clone());
    lines.extend(item.title.clone());
    lines.extend(item.subtitle.clone());
    lines
}

/// The captions of an item; the credit follows the last.
fn caption_lines(item: &GoldItem) -> Vec<String> {
    let mut lines = item.captions.clone();
    if let (Some(credit), Some(last)) = (&item.credit, lines.last_mut()) {
        last.push(' ');
        last.push_str(credit);
    }
    lines
}

/// The running text with its story opener and closing credit.
fn body(item: &GoldItem, style: &PageStyle) -> Vec<String> {
    let mut paragraphs = item.paragraphs.clone();
    let has = |word: &str| item.fixed.iter().any(|fixed| fixed == word);
    let byline = item.byline.clone().unwrap_or_default();
    if item.kind == "photo" {
        let mark = if has("摄影报道") { "摄影报道" } else { "摄" };
        paragraphs.push(format!("{byline} {mark}"));
    } else if !byline.is_empty() {
        let lead = if has("本报讯") { "本报讯" } else { "" };
        let opener = match style.opener {
            OpenerStyle::Line => String::new(),
            OpenerStyle::Bracket => format!("【本报讯】（{byline}）"),
            OpenerStyle::Bare => format!("本报讯 {byline} "),
            OpenerStyle::Own if has("（") => format!("{lead}（{byline}）"),
            OpenerStyle::Own => format!("{lead} {byline}报道 "),
        };
        paragraphs[0] = format!("{}{}", opener.trim_start(), paragraphs[0]);
    }
    if item.captions.is_empty() {
        paragraphs.extend(item.credit.clone());
    }
    paragraphs.extend(item.source_credit.clone());
    paragraphs
}

/// Typesets the items as one page.
#[must_use]
pub(super) fn typeset(items: &[GoldItem], style: &PageStyle) -> String {
    let restyled: Vec<GoldItem>;
    let items = if style.corner_quotes {
        restyled = items.iter().map(GoldItem::with_corner_quotes).collect();
        restyled.as_slice()
    } else {
        items
    };
    let ordered = page_order(items, style.shuffled);
    let mut out: Vec<String> = Vec::new();
    if style.furniture {
        out.extend(["浙江工友报", "2025年6月10日 星期二", "第03版：工会新闻", ""].map(str::to_owned));
    }
    let head = out.len();
    let headlines: Vec<String> = ordered
        .iter()
        .filter(|item| is_detached(item, style))
        .flat_map(|item| headline(item).into_iter().chain(caption_lines(item)).chain([String::new()]))
        .collect();
    if style.headlines == HeadlinePlacement::Before {
        out.extend(headlines.clone());
    }
    for item in &ordered {
        push_item(item, style, &mut out);
    }
    if style.headlines == HeadlinePlacement::After {
        out.extend(headlines);
    }
    if style.side_by_side {
        let stories = out.split_off(head);
        out.extend(side_by_side(&stories, style.column.unwrap_or_default()));
    }
    if style.furniture {
        out.extend(["责任编辑：李小凡 美编：王小頔", "上一版 下一版"].map(str::to_owned));
    }
    if style.double_spaced {
        out = out.into_iter().flat_map(|line| [line, String::new()]).collect();
    }
    out.join("\n")
}

/// The items in the order of the page: items of one section stay together.
fn page_order(items: &[GoldItem], shuffled: bool) -> Vec<&GoldItem> {
    let mut groups: Vec<Vec<&GoldItem>> = Vec::new();
    for item in items {
        match groups.last_mut() {
            Some(group) if item.section.is_some() && group[0].section == item.section => group.push(item),
            _ => groups.push(vec![item]),
        }
    }
    if shuffled {
        let mut random = Random(items.len() as u64);
        for at in (1..groups.len()).rev() {
            let other = random.below(at + 1);
            groups.swap(at, other);
        }
    }
    groups.into_iter().flatten().collect()
}

/// Whether the headline of an item is printed away from its text.
fn is_detached(item: &GoldItem, style: &PageStyle) -> bool {
    style.headlines != HeadlinePlacement::Above
        && !matches!(item.kind.as_str(), "photo" | "listing" | "brief")
}

/// Adds the headline of an item, unless it is detached, its byline where that has a line, and its text.
fn push_item(item: &GoldItem, style: &PageStyle, out: &mut Vec<String>) {
    if !is_detached(item, style) {
        for line in headline(item) {
            out.extend([line, String::new()]);
        }
        for caption in caption_lines(item) {
            out.extend([String::new(), caption, String::new()]);
        }
    }
    if style.opener == OpenerStyle::Line
        && item.kind != "photo"
        && let Some(byline) = &item.byline
    {
        out.extend([byline.clone(), String::new()]);
    }
    push_body(item, style, out);
    out.push(String::new());
}

/// Adds the paragraphs and subheads of an item.
fn push_body(item: &GoldItem, style: &PageStyle, out: &mut Vec<String>) {
    let mut since_break = 0;
    for (index, paragraph) in body(item, style).iter().enumerate() {
        for subhead in item.subheads.iter().filter(|subhead| subhead.before == index) {
            out.extend([String::new(), subhead.text.clone(), String::new()]);
        }
        let running = paragraph.chars().count() > 12 && item.kind != "listing";
        let lines = match style.column {
            Some(column) if running => {
                let short = if style.starts == ParagraphStart::Blank { 0 } else { 2 };
                if style.careless { cut(paragraph, column) } else { wrap(paragraph, column, short) }
            }
            _ => pieces(paragraph, style.column_length.filter(|_| running)),
        };
        for (at, line) in lines.iter().enumerate() {
            let indent = if at == 0 && style.starts == ParagraphStart::Indent && item.kind != "listing" {
                "　　"
            } else {
                ""
            };
            out.push(format!("{indent}{line}"));
            since_break += 1;
            let ends =
                style.column.is_some() && style.column_length.is_some_and(|length| since_break >= length);
            if (ends || style.column.is_none()) && at + 1 < lines.len() {
                out.push(String::new());
                since_break = 0;
            }
        }
        for _ in 0..style.blanks {
            out.push(String::new());
        }
    }
}
