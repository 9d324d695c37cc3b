//! Who issued a document, and when.

use std::sync::LazyLock;

use regex::Regex;

use super::dates::day_in;
use super::head::{self, Head, Piece};
use super::tail::{self, Signature};
use super::wording;
use crate::page::draft::Issue;
use crate::page::line::Line;
use crate::pattern::pattern;

/// Lines at the end that may give the day of a document without a signature.
const LAST_LINES: usize = 6;
/// The longest name of a body at the beginning of a title, in characters.
const LONGEST_BODY: usize = 24;

/// `（2021年11月26日江岭市人民政府令第38号公布）`: who made a regulation known.
static PROMULGATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^（.{0,4}\d{4}年\d{1,2}月\d{1,2}日([\p{Han}]{4,40}第.{1,4}[次届]\p{Han}{0,6}大会|[\p{Han}、]{4,50}?)(?:第.{1,6}次|令第|印发|公布|发布|会议|通过)",
    )
});
/// Who issued a document, and when: the signature says it, else the head, the note under the title, the chrome, the title.
pub(super) fn issue(lines: &[Line], head: &Head, signature: Option<&Signature>, title: &str) -> Issue {
    let by = signature
        .map(|signature| signature.bodies(lines))
        .filter(|bodies| !bodies.is_empty())
        .or_else(|| letterhead(lines, head))
        .or_else(|| promulgated(lines, head))
        .or_else(|| published(lines))
        .or_else(|| of_title(title))
        .unwrap_or_default();
    let on = signature
        .and_then(|signature| signature.day(lines))
        .or_else(|| printed(lines))
        .or_else(|| head::day(lines, head))
        .or_else(|| last_day(lines, head.pieces.len()));
    Issue { by, on }
}

fn letterhead(lines: &[Line], head: &Head) -> Option<Vec<String>> {
    let at = head.of_kind(Piece::Letterhead).next()?;
    let name = lines[at].text.trim();
    if let Some((length, _)) = tail::day_after_body(&lines[at].folded) {
        return Some(vec![name.chars().take(length).collect()]);
    }
    let ends = ["会议纪要", "文件", "通报", "简报"];
    let name = ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).trim();
    (!name.is_empty()).then(|| vec![name.to_owned()])
}

fn promulgated(lines: &[Line], head: &Head) -> Option<Vec<String>> {
    let notes: String = head.of_kind(Piece::Subtitle).map(|at| lines[at].folded.as_str()).collect();
    let names = PROMULGATED.captures(&notes)?.get(1)?.as_str();
    Some(names.split('、').map(str::to_owned).collect())
}

fn published(lines: &[Line]) -> Option<Vec<String>> {
    lines.iter().find_map(|line| wording::publisher(&line.folded)).map(|name| vec![name.to_owned()])
}

/// `云溪区总工会关于……的通知`, `松岭集团奖惩办法`: the title begins with who issues.
fn of_title(title: &str) -> Option<Vec<String>> {
    if let Some((names, _)) = title.split_once("关于").filter(|(names, _)| !names.is_empty()) {
        let names: Vec<String> = names.split(['、', ' ']).map(str::to_owned).collect();
        if names.iter().all(|name| wording::is_body(name)) {
            return Some(names);
        }
    }
    let ends = title.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_BODY);
    let names = ends.map(|end| &title[..end]).filter(|name| wording::is_issuer(name));
    names.last().map(|name| vec![name.to_owned()])
}

/// The day in the line of the printer.
fn printed(lines: &[Line]) -> Option<String> {
    lines.iter().rev().filter(|line| wording::is_printed(&line.folded)).find_map(|line| day_in(&line.folded))
}

/// A day near the end; the day from which a document is in force is another.
fn last_day(lines: &[Line], body: usize) -> Option<String> {
    let last = lines[body..].iter().rev().take(LAST_LINES);
    last.filter(|line| !line.folded.contains("行。")).find_map(|line| day_in(&line.folded))
}
