//! Numbers and dates in other written forms: 二十大 is 20大, 第25条 is 第二十五条, 2025-03-08 is 2025年3月8日, 三万 is 3万
//! and 30000, 百分之三十 is 30%.

use crate::text::chars::is_word as is_word_char;

use super::numerals::{by_digits, in_arabic, in_units, is_numeral, value};

/// Numbers of which more than this are rare enough to be looked for without what follows them.
const DISTINCTIVE: u64 = 99;

/// A number or date in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ValueSpan {
    /// Its first character, and the one after its last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its other written forms, folded.
    pub(crate) forms: Vec<Vec<char>>,
    /// Written forms that mean it in articles of this year only: of 2025-03-08 these are the forms of 3月8日.
    pub(crate) in_year: Option<YearForms>,
}

/// Written forms that count in articles of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct YearForms {
    pub(crate) year: u64,
    pub(crate) forms: Vec<Vec<char>>,
}

/// The numbers and dates of a folded string, from its beginning to its end. The character after a number belongs to it, unless
/// `is_word` says that a word begins there.
pub(crate) fn value_spans(folded: &[char], is_word: &dyn Fn(usize) -> bool) -> Vec<ValueSpan> {
    let mut spans = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let span = date(folded, at).or_else(|| percent(folded, at)).or_else(|| number(folded, at, is_word));
        match span {
            Some(span) => {
                at = span.end;
                spans.push(span);
            }
            None => at += numeral_end(folded, at).max(at + 1) - at,
        }
    }
    spans
}

/// The character after the numeral at `at`, of digits or of Chinese numerals.
fn numeral_end(folded: &[char], at: usize) -> usize {
    let is_part = |c: &&char| c.is_ascii_digit() || is_numeral(**c);
    at + folded.get(at..).unwrap_or_default().iter().take_while(is_part).count()
}

/// A numeral and the character after it.
fn numeral(folded: &[char], at: usize) -> Option<(u64, usize)> {
    let end = numeral_end(folded, at);
    Some((value(folded.get(at..end)?)?, end))
}

/// A date of a year, month and day, or of some of these, that is still to be written.
#[derive(Clone, Copy, Default)]
struct Date {
    year: Option<u64>,
    month: Option<u64>,
    day: Option<u64>,
}

/// A date at `at`.
fn date(folded: &[char], at: usize) -> Option<ValueSpan> {
    let (date, end) = chinese_date(folded, at).or_else(|| separated_date(folded, at))?;
    let is_month = date.month.is_none_or(|month| (1..=12).contains(&month));
    let is_day = date.day.is_none_or(|day| (1..=31).contains(&day));
    if !is_month || !is_day {
        return None;
    }
    let mut forms = date_forms(date);
    let mut in_year = None;
    if let (Some(year), Some(_)) = (date.year, date.month) {
        in_year = Some(YearForms { year, forms: date_forms(Date { year: None, ..date }) });
    }
    let typed = &folded[at..end];
    forms.retain(|form| form != typed);
    Some(ValueSpan { start: at, end, forms, in_year })
}

/// 2025年3月8日, 3月8号, 二零二五年, 2025年3月.
fn chinese_date(folded: &[char], at: usize) -> Option<(Date, usize)> {
    let (first, after) = numeral(folded, at)?;
    let mut date = Date::default();
    let mut end;
    if folded.get(after) == Some(&'年') && (1900..2100).contains(&first) {
        date.year = Some(first);
        end = after + 1;
        match numeral(folded, end).filter(|&(_, after)| folded.get(after) == Some(&'月')) {
            Some((month, after)) => {
                date.month = Some(month);
                end = after + 1;
            }
            None => return Some((date, end)),
        }
    } else if folded.get(after) == Some(&'月') {
        date.month = Some(first);
        end = after + 1;
    } else {
        return None;
    }
    if let Some((day, after)) = numeral(folded, end)
        && matches!(folded.get(after), Some('日' | '号'))
    {
        date.day = Some(day);
        end = after + 1;
    } else if date.year.is_none() {
        // 3月 alone is a number with its unit.
        return None;
    }
    Some((date, end))
}

/// 2025-03-08, 2025.3.8, 2025/3/8; 3·8 and 3.8 as a day of a month.
fn separated_date(folded: &[char], at: usize) -> Option<(Date, usize)> {
    let mut numbers = Vec::new();
    let mut end = at;
    let mut separator = None;
    while numbers.len() < 3 {
        let digits = folded.get(end..)?.iter().take_while(|c| c.is_ascii_digit()).count();
        if digits == 0 || digits > 4 {
            return None;
        }
        numbers.push((value(&folded[end..end + digits])?, digits));
        end += digits;
        let next = folded.get(end).filter(|c| matches!(c, '-' | '.' | '/' | '·'));
        if numbers.len() == 3 || next.is_none() || separator.is_some() && separator != next {
            break;
        }
        separator = next;
        end += 1;
    }
    match numbers.as_slice() {
        [(year, 4), (month, _), (day, _)] if (1900..2100).contains(year) => {
            Some((Date { year: Some(*year), month: Some(*month), day: Some(*day) }, end))
        }
        [(month, 1 | 2), (day, 1 | 2)] if separator.is_some_and(|c| matches!(c, '·' | '.' | '/' | '-')) => {
            Some((Date { year: None, month: Some(*month), day: Some(*day) }, end))
        }
        _ => None,
    }
}

/// The ways to write a date.
fn date_forms(Date { year, month, day }: Date) -> Vec<Vec<char>> {
    let padded = |number: u64, separator: char| -> Vec<char> {
        let mut out = vec![separator];
        if number < 10 {
            out.push('0');
        }
        out.extend(in_arabic(number));
        out
    };
    let chinese = |write: &dyn Fn(u64) -> Vec<char>, year_write: &dyn Fn(u64) -> Vec<char>, last: char| {
        let mut out = Vec::new();
        if let Some(year) = year {
            out.extend(year_write(year));
            out.push('年');
        }
        for (number, unit) in [(month, '月'), (day, last)] {
            if let Some(number) = number {
                out.extend(write(number));
                out.push(unit);
            }
        }
        out
    };
    let two_digits = |number: u64| padded(number, '0')[1..].to_vec();
    let mut forms = vec![
        chinese(&in_arabic, &in_arabic, '日'),
        chinese(&in_units, &by_digits, '日'),
        chinese(&two_digits, &in_arabic, '日'),
        chinese(&in_arabic, &in_arabic, '号'),
    ];
    if let Some(year) = year {
        // 二Ｏ二五 is typed with the letter.
        let letter = by_digits(year).into_iter().map(|c| if c == '零' { 'o' } else { c });
        let mut typed: Vec<char> = letter.collect();
        typed.extend(chinese(&in_units, &|_| Vec::new(), '日'));
        forms.push(typed);
    }
    if let (Some(month), Some(day)) = (month, day) {
        // A hyphen also finds a dot: both are separators.
        for separator in ['-', '/'] {
            let start = year.map(in_arabic);
            if let Some(start) = start {
                let short =
                    [&[separator], in_arabic(month).as_slice(), &[separator], &in_arabic(day)].concat();
                forms.push([start.clone(), short].concat());
                forms.push([start, padded(month, separator), padded(day, separator)].concat());
            }
        }
        if year.is_none() {
            // “3·15”, “三八”: days that are called by their date.
            forms.push([in_arabic(month), vec!['·'], in_arabic(day)].concat());
            forms.push([by_digits(month), by_digits(day)].concat());
        }
    }
    forms
}

/// 百分之三十 and 30% at `at`.
fn percent(folded: &[char], at: usize) -> Option<ValueSpan> {
    let (number, end) = if folded.get(at..)?.starts_with(&['百', '分', '之']) {
        numeral(folded, at + 3)?
    } else {
        let (number, after) = numeral(folded, at)?;
        (folded.get(after) == Some(&'%')).then_some((number, after + 1))?
    };
    let arabic = [in_arabic(number), vec!['%']].concat();
    let chinese = [vec!['百', '分', '之'], in_units(number)].concat();
    let forms = [arabic, chinese].into_iter().filter(|form| *form != folded[at..end]).collect();
    Some(ValueSpan { start: at, end, forms, in_year: None })
}

/// A number at `at`, with 第 before it and the character after it.
fn number(folded: &[char], at: usize, is_word: &dyn Fn(usize) -> bool) -> Option<ValueSpan> {
    let is_ordinal = folded[at] == '第';
    let start = at + usize::from(is_ordinal);
    let (number, after) = numeral(folded, start)?;
    let typed = &folded[start..after];
    let is_arabic = typed.iter().all(char::is_ascii_digit);
    // 一天 and 万人 are words.
    if !is_arabic && !is_ordinal && (number < 10 || typed.len() == 1 && number > 10) {
        return None;
    }
    let unit = folded.get(after).copied().filter(|&c| is_word_char(c) && !c.is_ascii() && !is_word(after));
    let mut written = vec![in_arabic(number), in_units(number)];
    if is_arabic && typed.len() > 1 {
        written.push(typed.iter().filter_map(|c| by_digits(u64::from(c.to_digit(10)?)).pop()).collect());
    }
    if number >= 10_000 && number.is_multiple_of(1_000) {
        written.push(in_ten_thousands(number));
    }
    if (20..30).contains(&number) {
        written.push([vec!['廿'], if number > 20 { in_units(number - 20) } else { Vec::new() }].concat());
    }
    let prefix: &[char] = if is_ordinal { &['第'] } else { &[] };
    let mut forms = Vec::new();
    for number_form in &written {
        let bare = [prefix, number_form].concat();
        if let Some(unit) = unit {
            for between in ["", "余", "多"] {
                let between: Vec<char> = between.chars().collect();
                if between.is_empty() || !is_ordinal {
                    forms.push([bare.as_slice(), &between, &[unit]].concat());
                    if let Some(same) = same_unit(unit) {
                        forms.push([bare.as_slice(), &between, same].concat());
                    }
                }
            }
        } else {
            forms.push(bare.clone());
        }
        if number > DISTINCTIVE && !is_ordinal {
            forms.push(bare);
        }
    }
    let end = if unit.is_some() { after + 1 } else { after };
    let typed = &folded[at..end];
    forms.retain(|form| form != typed);
    Some(ValueSpan { start: at, end, forms, in_year: None })
}

/// 12000 as 1.2万.
fn in_ten_thousands(number: u64) -> Vec<char> {
    let mut out = in_arabic(number / 10_000);
    let thousands = number / 1_000 % 10;
    if thousands > 0 {
        out.push('.');
        out.extend(in_arabic(thousands));
    }
    out.push('万');
    out
}

/// Another way to write the same unit, folded.
fn same_unit(unit: char) -> Option<&'static [char]> {
    Some(match unit {
        '块' => &['元'],
        '元' => &['块'],
        '号' => &['日'],
        '名' | '个' => &['人'],
        '人' | '位' => &['名'],
        '度' => &['°', 'c'],
        _ => return None,
    })
}
