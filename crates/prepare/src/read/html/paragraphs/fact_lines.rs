//! Lines of facts inside the text's element, which are no paragraphs.

use crate::fields::printed_date::printed_date;
use crate::read::html::facts::LONGEST;
use crate::read::html::labels::Label;
use crate::read::html::lines::Line;
use crate::read::html::posted;

/// A line of date, source, author and counters.
pub(super) fn is_facts(line: &Line) -> bool {
    if line.chars > LONGEST {
        return false;
    }
    let found = line.labels();
    let is_fact = |label: &Label, value: &str| match label {
        // `时间：3月8日上午` is part of a notice.
        Label::Date | Label::OtherDate => printed_date(value).is_some() || value.is_empty(),
        Label::Unit | Label::Section => value.chars().count() <= 20,
        _ => value.chars().count() <= 40 && !value.contains(['。', '，', '”']),
    };
    let all = !found.is_empty() && found.iter().all(|found| is_fact(&found.label, &found.value));
    let starts = line.text.find(['：', ':']).is_none_or(|at| line.text[..at].chars().count() <= 8)
        || printed_date(&line.text).is_some();
    all && starts
        || line.chars <= 30 && posted::author(&line.text).is_some()
        || line.chars <= 30 && found.is_empty() && is_only_date(&line.text)
        || found.is_empty() && is_date_among_parts(line)
}

/// A date that elements or bars set apart from a name or a counter, without labels.
fn is_date_among_parts(line: &Line) -> bool {
    /// Most characters of the line, and of a part that is no date.
    const MOST: u32 = 60;
    const LONGEST_PART: usize = 16;
    let parts: Vec<String> =
        line.parts().iter().flat_map(|part| part.split(" · ")).map(str::to_owned).collect();
    let dates = parts.iter().filter(|part| printed_date(part).is_some()).count();
    let is_short = |part: &String| {
        printed_date(part).is_some()
            || part.chars().count() <= LONGEST_PART && !part.contains(['。', '，', '；', '：', '！', '？'])
    };
    line.chars <= MOST && parts.len() > 1 && dates == 1 && parts.iter().all(is_short)
}

/// A date with a time and nothing else.
fn is_only_date(text: &str) -> bool {
    printed_date(text).is_some()
        && text.contains(':')
        && !text.chars().any(|c| c.is_alphabetic() && !"年月日".contains(c))
}

/// A line after the text that names source, editor or counters.
pub(super) fn is_closing_facts(line: &Line) -> bool {
    let found = line.labels();
    let names = |label| {
        matches!(label, Label::Editor | Label::Clerk | Label::Maker | Label::Other | Label::Source)
            || matches!(label, Label::Author | Label::Date)
                && (found.len() > 1 || printed_date(&line.text).is_some())
    };
    line.chars <= 80
        && found.first().is_some_and(|first| {
            names(first.label)
                && line.text.find(['：', ':']).is_some_and(|at| line.text[..at].chars().count() <= 8)
        })
        && found
            .iter()
            .all(|found| found.value.chars().count() <= 30 && !found.value.contains(['。', '！', '？']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn lines_of_facts_are_told_from_text() {
        let page = Document::from("<p>x");
        let line = |text: &str| Line {
            text: text.to_owned(),
            chars: text.chars().count() as u32,
            ..Line::new(page.root().id)
        };
        for text in [
            "3/8/2024 9:05:12 PM 稿件来源：云河日报 撰稿：张三 浏览：2046 次",
            "时间：2014-07-05 11:36来源：云河日报 作者：张三 点击：次",
            "发布时间：2024-03-08 来源： 作者：",
            "2024-03-08 09:10:11",
        ] {
            assert!(is_facts(&line(text)), "{text}");
        }
        for text in [
            "时间：3月8日上午9时",
            "“责任编辑：张三”，这六个字印了二十八年。",
            "2024年3月8日",
            "记者：您怎么看？这件事办得好，职工都说好。",
        ] {
            assert!(!is_facts(&line(text)), "{text}");
        }
    }
}
