//! A press: lays the items of a gold file out anew, in another paper's manner, so that the splitter is
//! judged on pages that it was not written for. The right split stays the same.

use super::gold::GoldItem;
use super::manners::{Headlines, Manner, Opener, Starts};
use crate::page::chars::{is_han, text_width};

/// Pseudo-random numbers (a linear congruential generator with Knuth's constants): the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

/// Characters that may not begin a line.
const NO_START: &str = "，。、；：！？）》”’】…—」』,;:!?)";
/// Characters that may not end a line.
const NO_END: &str = "（《“‘【「『(";

/// Wraps a text hard, the first line `indent` characters short.
fn wrap(text: &str, column: usize, indent: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut room = 2 * (column - indent);
    let mut at = 0;
    while at < chars.len() {
        // A number or a Latin word is not cut.
        let mut end = at + 1;
        while end < chars.len()
            && chars[at].is_ascii_alphanumeric()
            && chars[end].is_ascii_alphanumeric()
            && end - at < 12
        {
            end += 1;
        }
        while end < chars.len() && NO_START.contains(chars[end]) {
            end += 1;
        }
        while end < chars.len() && NO_END.contains(chars[end - 1]) {
            end += 1;
        }
        let unit: String = chars[at..end].iter().collect();
        if !line.is_empty() && text_width(&line) + text_width(&unit) > room + 1 {
            lines.push(std::mem::take(&mut line));
            room = 2 * column;
        }
        line.push_str(&unit);
        at = end;
    }
    lines.push(line);
    lines
}

/// Cuts a text at a width, whatever stands there.
fn cut(text: &str, column: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for c in text.chars() {
        if lines.last().is_some_and(|line| text_width(line) + text_width(&c.to_string()) > 2 * column) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines
}

/// Cells of a text as `pdftotext -layout` counts them.
fn cells(text: &str) -> usize {
    text.chars().map(|c| if (c as u32) >= 0x2e80 || "“”‘’…—·".contains(c) { 2 } else { 1 }).sum()
}

/// Sets lines in two columns side by side; the column breaks between stories, so that no headline crosses.
fn beside(lines: &[String], column: usize) -> Vec<String> {
    let middle = (lines.len() / 2..lines.len()).find(|at| lines[*at].is_empty()).unwrap_or(lines.len());
    let (left, right) = lines.split_at(middle);
    let wide = left.iter().map(|line| cells(line)).max().unwrap_or(0).max(2 * column) + 3;
    (0..left.len().max(right.len()))
        .map(|at| {
            let left = left.get(at).map_or("", String::as_str);
            let right = right.get(at).map_or("", String::as_str);
            format!("{left}{}{right}", " ".repeat(wide - cells(left))).trim_end().to_owned()
        })
        .collect()
}

/// Replaces quotes and punctuation for the manner with corner quotes.
#[must_use]
pub(super) fn restyle(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '“' => '「',
            '”' => '」',
            '‘' => '『',
            '’' => '』',
            '，' => ',',
            '：' => ':',
            '；' => ';',
            '！' => '!',
            '？' => '?',
            '（' => '(',
            '）' => ')',
            other => other,
        })
        .collect()
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

fn caption_lines(item: &GoldItem) -> Vec<String> {
    let mut lines = item.captions.clone();
    if let (Some(credit), Some(last)) = (&item.credit, lines.last_mut()) {
        last.push(' ');
        last.push_str(credit);
    }
    lines
}

/// The running text with its opener and closing credit.
fn body(item: &GoldItem, manner: &Manner) -> Vec<String> {
    let mut paragraphs = item.paragraphs.clone();
    let has = |word: &str| item.fixed.iter().any(|fixed| fixed == word);
    let byline = item.byline.clone().unwrap_or_default();
    if item.kind == "photo" {
        let mark = if has("摄影报道") { "摄影报道" } else { "摄" };
        paragraphs.push(format!("{byline} {mark}"));
    } else if !byline.is_empty() {
        let lead = if has("本报讯") { "本报讯" } else { "" };
        let opener = match manner.opener {
            Opener::Line => String::new(),
            Opener::Bracket => format!("【本报讯】（{byline}）"),
            Opener::Bare => format!("本报讯 {byline} "),
            Opener::Own if has("（") => format!("{lead}（{byline}）"),
            Opener::Own => format!("{lead} {byline}报道 "),
        };
        paragraphs[0] = format!("{}{}", opener.trim_start(), paragraphs[0]);
    }
    if item.captions.is_empty() {
        paragraphs.extend(item.credit.clone());
    }
    paragraphs.extend(item.source_credit.clone());
    paragraphs
}

/// Lays the items out.
#[must_use]
pub(super) fn print(items: &[GoldItem], manner: &Manner) -> String {
    let restyled: Vec<GoldItem>;
    let items = if manner.corner_quotes {
        restyled = items.iter().map(GoldItem::restyled).collect();
        restyled.as_slice()
    } else {
        items
    };
    let mut groups: Vec<Vec<&GoldItem>> = Vec::new();
    for item in items {
        match groups.last_mut() {
            Some(group) if item.section.is_some() && group[0].section == item.section => group.push(item),
            _ => groups.push(vec![item]),
        }
    }
    let mut random = Random(items.len() as u64);
    if manner.shuffled {
        for at in (1..groups.len()).rev() {
            let other = random.below(at + 1);
            groups.swap(at, other);
        }
    }
    let ordered: Vec<&GoldItem> = groups.into_iter().flatten().collect();
    let mut out: Vec<String> = Vec::new();
    if manner.furniture {
        out.extend([
            "浙江工友报".to_owned(),
            "2025年6月10日 星期二".to_owned(),
            "第03版：工会新闻".to_owned(),
            String::new(),
        ]);
    }
    let detached = |item: &GoldItem| {
        manner.headlines != Headlines::Above
            && item.kind != "photo"
            && item.kind != "listing"
            && item.kind != "brief"
    };
    let headlines: Vec<String> = ordered
        .iter()
        .filter(|item| detached(item))
        .flat_map(|item| headline(item).into_iter().chain(caption_lines(item)).chain([String::new()]))
        .collect();
    if manner.headlines == Headlines::Before {
        out.extend(headlines.clone());
    }
    for item in &ordered {
        if !detached(item) {
            for line in headline(item) {
                out.push(line);
                out.push(String::new());
            }
            for caption in caption_lines(item) {
                out.extend([String::new(), caption, String::new()]);
            }
        }
        if manner.opener == Opener::Line
            && item.kind != "photo"
            && let Some(byline) = &item.byline
        {
            out.extend([byline.clone(), String::new()]);
        }
        print_body(item, manner, &mut out);
        out.push(String::new());
    }
    if manner.headlines == Headlines::After {
        out.extend(headlines);
    }
    if manner.side_by_side {
        let stories = out.split_off(if manner.furniture { 4 } else { 0 });
        out.extend(beside(&stories, manner.column.unwrap_or_default()));
    }
    if manner.furniture {
        out.extend(["责任编辑：李小凡 美编：王小頔".to_owned(), "上一版 下一版".to_owned()]);
    }
    if manner.double_spaced {
        out = out.into_iter().flat_map(|line| [line, String::new()]).collect();
    }
    out.join("\n")
}

fn print_body(item: &GoldItem, manner: &Manner, out: &mut Vec<String>) {
    let mut since_break = 0;
    for (index, paragraph) in body(item, manner).iter().enumerate() {
        for subhead in item.subheads.iter().filter(|subhead| subhead.before == index) {
            out.extend([String::new(), subhead.text.clone(), String::new()]);
        }
        let running = paragraph.chars().count() > 12 && item.kind != "listing";
        let lines = match manner.column {
            Some(column) if running => {
                let short = if manner.starts == Starts::Blank { 0 } else { 2 };
                if manner.careless { cut(paragraph, column) } else { wrap(paragraph, column, short) }
            }
            _ => pieces(paragraph, manner.column_length.filter(|_| running)),
        };
        for (at, line) in lines.iter().enumerate() {
            let indent = if at == 0 && manner.starts == Starts::Indent && item.kind != "listing" {
                "　　"
            } else {
                ""
            };
            out.push(format!("{indent}{line}"));
            since_break += 1;
            let ends =
                manner.column.is_some() && manner.column_length.is_some_and(|length| since_break >= length);
            if (ends || manner.column.is_none()) && at + 1 < lines.len() {
                out.push(String::new());
                since_break = 0;
            }
        }
        for _ in 0..manner.blanks {
            out.push(String::new());
        }
    }
}

/// Cuts a paragraph of a wide page into pieces of about that many hundreds of characters.
fn pieces(paragraph: &str, hundreds: Option<usize>) -> Vec<String> {
    let Some(hundreds) = hundreds else { return vec![paragraph.to_owned()] };
    let chars: Vec<char> = paragraph.chars().collect();
    let size = hundreds * 67;
    let mut pieces = Vec::new();
    let mut from = 0;
    while from + size + 10 < chars.len() {
        let mut at = from + size;
        // Between two Chinese characters, so that the sentence is visibly unfinished.
        while at < chars.len() && !(is_han(chars[at]) && is_han(chars[at - 1])) {
            at += 1;
        }
        pieces.push(chars[from..at].iter().collect());
        from = at;
    }
    pieces.push(chars[from..].iter().collect());
    pieces
}
