//! Bylines and datelines at the head of a story: `本报讯 记者吴晓静 通讯员王媛媛报道 `, `本报讯（记者 白莹）`.

use crate::text::chars::is_word;
use crate::text::{contains, find, slice};

/// The most characters of a byline without brackets.
const MAX_BYLINE: usize = 60;

/// The roles of writers.
const ROLES: [&str; 4] = ["记者", "通讯员", "实习生", "特约撰稿"];

/// Words that may precede a role.
const RANKS: [&str; 7] = ["本报", "本网", "全媒体", "见习", "实习", "首席", "特约"];

/// Words after which `记者…` is the subject of a sentence (`记者近日从…获悉`), not a byline.
const NARRATION: [&str; 9] = ["从", "获悉", "了解", "近日", "日前", "看到", "采访", "走进", "来到"];

/// The length in bytes of the byline and dateline at the beginning of `text`, with the blanks after it; 0 if there is
/// neither.
pub(crate) fn len(text: &str) -> usize {
    let body = text.trim_start();
    let dated = skip_blanks(slice(body, dateline(body)..));
    let rest = writers(dated, dated.len() < body.len());
    let end = text.len() - rest.len();
    if rest.len() == body.len() || rest.is_empty() { 0 } else { end }
}

fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '　'))
}

/// The length of `本报讯`, `本报北京9月3日电`, `新华社…电`, `央视网消息（新闻联播）`.
fn dateline(text: &str) -> usize {
    if let Some(rest) = text.strip_prefix("央视网消息") {
        let bracket = rest.trim_start();
        let inner = if bracket.starts_with('（') {
            bracket.find('）').map_or(0, |at| at + '）'.len_utf8())
        } else {
            0
        };
        return text.len() - bracket.len() + inner;
    }
    for agency in ["本报", "本网", "新华社", "中新社", "工人日报"] {
        let Some(rest) = text.strip_prefix(agency) else { continue };
        for (count, (at, c)) in rest.char_indices().enumerate() {
            if matches!(c, '讯' | '电') {
                return agency.len() + at + c.len_utf8();
            }
            if count > 14 || matches!(c, '，' | '。' | '记' | '“' | ',') {
                break;
            }
        }
    }
    0
}

/// `text` without the writers at its beginning; `dated` says that a dateline precedes it.
fn writers(text: &str, dated: bool) -> &str {
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        let Some(close) = inner.find(['）', ')']) else { return text };
        let after = slice(inner, close..).trim_start_matches(['）', ')']);
        return if opens_with_role(slice(inner, ..close)) { skip_blanks(after) } else { text };
    }
    if !opens_with_role(text) {
        return text;
    }
    let stop = |c: char| matches!(c, '，' | ',' | '。' | '：' | '“' | '；');
    let head_end = text.find(stop).unwrap_or(text.len());
    let head = slice(text, ..head_end);
    if let Some(at) = find(head, "报道") {
        let names = slice(head, ..at);
        if names.chars().count() <= MAX_BYLINE && !NARRATION.iter().any(|word| contains(names, word)) {
            return skip_blanks(slice(text, at + "报道".len()..));
        }
    }
    if dated { after_names(text) } else { text }
}

/// Whether a text begins with a role, with or without a rank before it.
fn opens_with_role(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(shorter) = RANKS.iter().find_map(|rank| rest.strip_prefix(rank)) {
        rest = shorter;
    }
    ROLES.iter().any(|role| rest.starts_with(role))
}

/// After `本报讯`, drops the words between blanks that are a role or a name: `记者 张三 通讯员李四 近日，…`.
fn after_names(text: &str) -> &str {
    let mut rest = text;
    let mut role_seen = false;
    loop {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let piece = slice(rest, ..end);
        let letters = piece.chars().count();
        let names = piece.chars().all(|c| is_word(c) && !c.is_ascii_digit() || matches!(c, '、' | '·'));
        let role = names && letters <= 16 && opens_with_role(piece);
        let name = role_seen && names && letters <= 4 && !NARRATION.iter().any(|word| contains(piece, word));
        if end == rest.len() || !(role || name) {
            return rest;
        }
        role_seen = true;
        rest = slice(rest, end..).trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::len;

    #[test]
    fn bylines_are_taken_off() {
        for (byline, text) in [
            ("本报讯 记者吴晓静 通讯员王媛媛报道 ", "近日，大会召开。"),
            ("本报讯（记者 白莹）", "“如何加快？”"),
            (" 通讯员葛玲燕 记者吴晓静报道 ", "“AI”"),
            ("本报讯 记者张三 通讯员李四 ", "近日，工会成立。"),
            ("新华社北京9月3日电（记者 王五）", "国务院印发意见。"),
            ("央视网消息（新闻联播）：", "今天上午开幕。"),
            ("本报讯 通讯员徐冰怡 见习记者任杰报道 ", "在“三八节”到来之际，"),
        ] {
            let whole = format!("{byline}{text}");
            assert_eq!(&whole[len(&whole)..], text);
        }
    }

    #[test]
    fn sentences_about_reporters_stay() {
        for text in [
            "记者近日获悉，职工之家启用。",
            "记者从市总工会了解到相关报道。",
            "本报读者来信。",
            "（掌声）他说。",
        ] {
            assert_eq!(len(text), 0, "{text}");
        }
    }
}
