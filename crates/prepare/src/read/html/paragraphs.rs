//! From the lines of the text to paragraphs, subheads, captions and attachments.

mod fact_lines;

use gongwen_engine::Subhead;

use super::body::Body;
use super::boilerplate::{is_boilerplate, without_tail};
use super::byline::is_byline_of;
use super::draft::{Attachment, Draft};
use super::found::Head;
use super::lines::{Line, bare};
use super::page::Page;
use super::path_line::is_path;
use super::tags::is_tags;
use crate::fields::printed_date::printed_date;
use fact_lines::{is_closing_facts, is_facts};

/// Most characters of a subhead.
const SUBHEAD: usize = 36;
/// Most characters of a caption under a picture.
const CAPTION: usize = 120;

/// The parts of the text. Of the draft only these are filled. The line that names the author under the headline is none of them.
pub(super) fn paragraphs(page: &Page<'_>, body: &Body, head: &Head, author: Option<&str>) -> Draft {
    let lines = kept(page, body, head, author);
    let mut draft = Draft::default();
    let mut after_image = false;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        draft.images += line.images.len();
        let count = row(&lines[at..]);
        if count > 1 {
            let cells: Vec<&str> = lines[at..at + count].iter().map(|line| line.text.as_str()).collect();
            draft.images += lines[at + 1..at + count].iter().map(|line| line.images.len()).sum::<usize>();
            push(&mut draft, cells.join(" ").trim());
            after_image = false;
            at += count;
            continue;
        }
        at += 1;
        if line.text.is_empty() {
            after_image = true;
            continue;
        }
        if is_caption(line, after_image) {
            draft.captions.push(line.text.clone());
            after_image = false;
            continue;
        }
        after_image = !line.images.is_empty();
        if attach(line, &mut draft.attachments) {
            continue;
        }
        if is_subhead(line) {
            draft.subheads.push(Subhead { text: line.text.clone(), before: draft.paragraphs.len() });
        } else {
            push(&mut draft, page.letter.text_of(line));
        }
    }
    attached_below(page, body, &mut draft.attachments);
    draft
}

fn push(draft: &mut Draft, text: &str) {
    let text = without_tail(text);
    if !text.is_empty() {
        draft.paragraphs.push(text.to_owned());
    }
}

/// The lines of the text without the headline, the facts and what belongs to no article.
fn kept<'a>(page: &'a Page<'_>, body: &Body, head: &Head, author: Option<&str>) -> Vec<&'a Line> {
    let lines = page.lines();
    let title = bare(&head.text);
    let given = matches!(body.rule, "attribute" | "selector");
    let after_head = head.line.map(|line| line + head.lines).filter(|at| body.lines.contains(&(at - 1)));
    let first = body.first_text(page).or(body.lines.first().copied()).unwrap_or(0);
    let mut kept = Vec::new();
    let mut ended = false;
    let text: Vec<usize> = body.lines.iter().copied().filter(|at| !page.letter.is_besides(*at)).collect();
    let own: Vec<&Line> = text.iter().map(|at| &lines[*at]).collect();
    let mut in_row = 0;
    for (index, at) in text.iter().enumerate() {
        let line = &lines[*at];
        if in_row == 0 && *at > first {
            in_row = row(&own[index..]);
            in_row = if in_row > 1 && is_data(&own[index..index + in_row]) { in_row } else { 0 };
        }
        if in_row > 0 {
            in_row -= 1;
            kept.push(line);
            continue;
        }
        if after_head.is_some_and(|start| *at < start) || ended {
            continue;
        }
        let is_title =
            *at < first + 3 && !title.is_empty() && bare(&line.text) == title && !line.text.is_empty();
        if is_title || is_boilerplate(&line.text) || is_tags(line) {
            // What comes after the links to the next article belongs to the page.
            ended = !given && *at > first && is_end(&line.text) && rest_is_linked(lines, body, *at);
            continue;
        }
        let is_author = || author.is_some_and(|author| is_byline_of(line, author));
        let is_head = *at < first
            && (line.is_linked() && !given || is_facts(line) || is_path(&line.text) || is_author());
        let is_foot = *at > first && is_closing_facts(line);
        if !is_head && !is_foot {
            kept.push(line);
        }
    }
    if !given {
        drop_linked_end(&mut kept);
    }
    kept
}

/// Drops links to other articles from the end of a text, and what is over them.
fn drop_linked_end(kept: &mut Vec<&Line>) {
    let is_tail =
        |line: &&Line| line.is_linked() && !line.links.iter().any(|link| is_file(&link.href, &link.text));
    // One link may be where to sign up.
    let all = kept.len();
    let tail = kept.iter().rev().take_while(|line| is_tail(line)).count();
    let offered: usize = kept[all - tail..].iter().map(|line| line.links.len()).sum();
    if offered > 1 && tail < all {
        kept.truncate(all - tail);
    }
    let is_their_head = |line: &&Line| line.chars <= 12 && line.text.ends_with(['：', ':']);
    if kept.len() < all && kept.len() > 1 && kept.last().is_some_and(is_their_head) {
        kept.pop();
    }
}

/// A heading after which only links to other articles come.
fn is_end(text: &str) -> bool {
    ["上一", "下一", "相关", "推荐", "热门", "延伸", "评论", "往期"].iter().any(|word| text.contains(word))
}

/// Whether the lines of the text after one are mostly links or short.
fn rest_is_linked(lines: &[Line], body: &Body, at: usize) -> bool {
    let rest = body.lines.iter().filter(|other| **other > at).map(|other| &lines[*other]);
    let (mut all, mut prose) = (0, 0);
    for line in rest {
        all += line.chars;
        prose += if line.is_linked() { 0 } else { line.prose() };
    }
    prose * 3 <= all
}

/// How many lines are one row of a table of data; 1 if the line is in none.
fn row(lines: &[&Line]) -> usize {
    /// Most characters of a cell, and of a row.
    const CELL: u32 = 80;
    const ROW: u32 = 400;
    let Some(cell) = lines[0].cell else { return 1 };
    let same = |line: &&&Line| line.cell.is_some_and(|other| other.row == cell.row);
    let count = lines.iter().take_while(same).count();
    let row = &lines[..count];
    let columns = row.windows(2).filter(|pair| pair[0].cell != pair[1].cell).count() + 1;
    let chars: u32 = row.iter().map(|line| line.chars).sum();
    let fits =
        columns > 1 && chars <= ROW && row.iter().all(|line| line.chars <= CELL) && count <= columns * 3;
    if fits { count } else { 1 }
}

/// Whether a row is one of data and not of buttons or facts: a serial number or counter in it is no pager.
fn is_data(row: &[&Line]) -> bool {
    let is_furniture =
        |line: &&&Line| is_boilerplate(&line.text) && line.text.chars().any(char::is_alphabetic);
    row.iter().filter(is_furniture).count() == 0 && !row.iter().any(|line| is_facts(line) || line.linked > 0)
}

/// Whether a line is the caption of the picture before it.
fn is_caption(line: &Line, after_image: bool) -> bool {
    let chars = line.text.chars().count();
    if line.is_figcaption {
        return true;
    }
    let opens = ["▲", "△", "↑", "图为", "图：", "图片说明", "上图", "下图", "左图", "右图"]
        .iter()
        .any(|word| line.text.starts_with(word));
    let signed = line.text.ends_with('摄')
        || line.text.ends_with("摄）")
        || line.text.ends_with("摄)")
        || line.text.ends_with("供图");
    let beside = after_image || !line.images.is_empty();
    beside && chars <= CAPTION && line.heading == 0 && (line.is_centred || opens || signed)
}

/// A heading inside the text: an `h2` to `h6`, or a short line all in bold.
fn is_subhead(line: &Line) -> bool {
    let chars = line.text.chars().count();
    if !(2..=SUBHEAD).contains(&chars) || line.cell.is_some() && line.heading == 0 && chars < 4 {
        return false;
    }
    let ends = line.text.ends_with(['。', '，', '；', '：', ',', '.', ';', ':', '、']);
    line.heading > 0 || line.bold == line.chars && !ends && printed_date(&line.text).is_none()
}

/// Endings of files that are offered to download.
const FILES: &[&str] = &[
    ".doc", ".docx", ".xls", ".xlsx", ".pdf", ".ppt", ".pptx", ".wps", ".et", ".rar", ".zip", ".7z", ".txt",
    ".rtf", ".ofd", ".csv", ".dps",
];

/// Takes the files that a line offers. Whether the line says nothing else.
fn attach(line: &Line, attachments: &mut Vec<Attachment>) -> bool {
    let mut found = false;
    for link in line.links.iter().filter(|link| is_file(&link.href, &link.text)) {
        found = true;
        let name = if line.links.len() == 1 && line.linked == line.chars { &line.text } else { &link.text };
        if !attachments.iter().any(|known| known.href == link.href) {
            attachments.push(Attachment { name: name.clone(), href: link.href.clone() });
        }
    }
    found && line.linked * 2 > line.chars
}

fn is_file(href: &str, text: &str) -> bool {
    let href = href.to_ascii_lowercase();
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let script = ["download.jsp?", "downfile.jsp?", "download.asp", "attachment.php", "/download?"]
        .iter()
        .any(|name| href.contains(name));
    let text = text.to_ascii_lowercase();
    FILES.iter().any(|ending| path.ends_with(ending) || script && text.contains(ending))
        || script && (href.contains("attid") || href.contains("filename") || href.contains("aid="))
}

/// Files that are offered right after the text, outside its element.
fn attached_below(page: &Page<'_>, body: &Body, attachments: &mut Vec<Attachment>) {
    /// Lines after the text.
    const BELOW: usize = 12;
    let Some(last) = body.lines.last() else { return };
    for line in page.lines().iter().skip(last + 1).take(BELOW) {
        if is_boilerplate(&line.text) && line.text.contains("一") {
            break;
        }
        attach(line, attachments);
    }
}
