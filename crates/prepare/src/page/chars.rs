//! Characters as the rules need them: folded one to one, measured in columns, tested for sentence ends.
//!
//! Every rule works on *folded* text: half-width punctuation becomes full width, corner brackets become
//! curly quotes and the traditional characters of newspaper formulas become simplified. Folding maps one
//! character to one character, so that a character offset in folded text is an offset in the printed text.

pub(crate) use gongwen_engine::text::chars::is_han;

/// Traditional forms of the characters that occur in bylines, credits and furniture.
const FORMULA_CHARACTERS: [(char, char); 42] = [
    ('報', '报'),
    ('訊', '讯'),
    ('記', '记'),
    ('員', '员'),
    ('攝', '摄'),
    ('導', '导'),
    ('轉', '转'),
    ('責', '责'),
    ('編', '编'),
    ('輯', '辑'),
    ('聞', '闻'),
    ('電', '电'),
    ('圖', '图'),
    ('實', '实'),
    ('習', '习'),
    ('見', '见'),
    ('約', '约'),
    ('專', '专'),
    ('題', '题'),
    ('頁', '页'),
    ('來', '来'),
    ('據', '据'),
    ('網', '网'),
    ('間', '间'),
    ('時', '时'),
    ('點', '点'),
    ('對', '对'),
    ('錄', '录'),
    ('聯', '联'),
    ('係', '系'),
    ('話', '话'),
    ('價', '价'),
    ('資', '资'),
    ('現', '现'),
    ('場', '场'),
    ('為', '为'),
    ('這', '这'),
    ('個', '个'),
    ('說', '说'),
    ('總', '总'),
    ('會', '会'),
    ('華', '华'),
];

/// Folds one character: width, quotes and the traditional forms of newspaper formulas.
pub(crate) fn fold(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        ',' | '，' => '，',
        ':' => '：',
        ';' => '；',
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        '[' => '【',
        ']' => '】',
        '｡' => '。',
        '「' | '｢' | '〝' => '“',
        '」' | '｣' | '〞' => '”',
        '『' => '‘',
        '』' => '’',
        '､' | '﹑' => '、',
        '丨' | '|' | '｜' => '|',
        '／' => '/',
        '～' | '〜' => '~',
        '・' | '‧' | '•' => '·',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => FORMULA_CHARACTERS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to),
    }
}

/// Folds a text; the result has as many characters as the text.
pub(crate) fn fold_text(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// Width on the page in half columns: 2 for Chinese and full-width characters, 1 for Latin letters,
/// digits, curly quotes and the middle dot (newspaper faces set these narrow).
pub(crate) fn width(c: char) -> usize {
    match c {
        '“' | '”' | '‘' | '’' | '·' => 1,
        c if (c as u32) < 0x2e80 && !matches!(c, '—' | '…' | '■' | '□' | '◎' | '●' | '○' | '★' | '▲') => {
            1
        }
        _ => 2,
    }
}

/// Width of a text in half columns.
pub(crate) fn text_width(text: &str) -> usize {
    text.chars().map(width).sum()
}

const SENTENCE_ENDS: [char; 4] = ['。', '！', '？', '…'];
const CLOSERS: [char; 6] = ['”', '’', '）', '】', '》', '"'];

/// Whether a mark is a triangle that points at a picture above or below.
pub(crate) fn is_triangle(c: char) -> bool {
    matches!(c, '▲' | '△' | '▼' | '▽')
}

/// Whether a mark is a triangle that points anywhere: at a picture, or to the page where a story goes on.
pub(crate) fn is_pointing_triangle(c: char) -> bool {
    is_triangle(c) || matches!(c, '◀' | '◁' | '▶' | '▷')
}

/// Whether a mark points anywhere: such a triangle, or an arrow, which may begin an item of a list, too.
pub(crate) fn is_pointer(c: char) -> bool {
    is_pointing_triangle(c) || matches!(c, '←' | '→' | '↑' | '↓')
}

/// Whether a folded text ends a sentence: 。！？… perhaps followed by closing quotes or brackets, or a
/// Latin full stop after a Chinese character.
pub(crate) fn ends_sentence(folded: &str) -> bool {
    let mut rest = folded.trim_end().chars().rev().peekable();
    while rest.peek().is_some_and(|c| CLOSERS.contains(c)) {
        rest.next();
    }
    match rest.next() {
        Some(c) if SENTENCE_ENDS.contains(&c) => true,
        Some('.') => rest.next().is_some_and(is_han),
        _ => false,
    }
}

/// Whether a folded text ends with a full stop proper (。), which headlines do not.
pub(crate) fn ends_full_stop(folded: &str) -> bool {
    let trimmed = folded.trim_end().trim_end_matches(CLOSERS);
    trimmed.ends_with('。') || (trimmed.ends_with('.') && ends_sentence(folded))
}

/// The quotation marks, brackets and book title marks of a text that have no partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unmatched {
    /// Closing ones.
    pub closers: usize,
    /// Opening ones.
    pub openers: usize,
}

/// Counts the quotation marks, brackets and book title marks of a folded text that have no partner.
pub(crate) fn unmatched(folded: &str) -> Unmatched {
    let mut closers = 0;
    let mut open: Vec<char> = Vec::new();
    for c in folded.chars() {
        let opener = match c {
            '“' | '‘' | '（' | '《' | '【' => {
                open.push(c);
                continue;
            }
            '”' => '“',
            '’' => '‘',
            '）' => '（',
            '》' => '《',
            '】' => '【',
            _ => continue,
        };
        match open.iter().rposition(|o| *o == opener) {
            Some(at) => open.truncate(at),
            None => closers += 1,
        }
    }
    Unmatched { closers, openers: open.len() }
}

/// Whether quotation marks, brackets and book title marks are balanced.
pub(crate) fn is_balanced(folded: &str) -> bool {
    unmatched(folded) == Unmatched::default()
}

/// Number of characters that are not white space.
pub(crate) fn ink(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Joins two pieces of one printed text: with nothing between, except a space between two Latin words.
pub(crate) fn join_into(text: &mut String, next: &str) {
    let before = text.chars().next_back();
    let after = next.chars().next();
    if let (Some(a), Some(b)) = (before, after) {
        let in_address = text
            .rsplit(|c: char| !c.is_ascii_graphic())
            .next()
            .is_some_and(|word| word.contains("://") || word.contains("www.") || word.contains('@'));
        if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && !in_address {
            text.push(' ');
        }
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_number_of_characters() {
        let text = "本報訊(記者 李凡)「近日」,天氣";
        assert_eq!(fold_text(text).chars().count(), text.chars().count());
        assert_eq!(fold_text(text), "本报讯（记者 李凡）“近日”，天氣");
    }

    #[test]
    fn sentence_ends() {
        assert!(ends_sentence("好。"));
        assert!(ends_sentence("好！”"));
        assert!(ends_sentence("急……"));
        assert!(ends_sentence("好."));
        assert!(!ends_sentence("3."));
        assert!(!ends_sentence("好，"));
        assert!(!ends_full_stop("评人才！”"));
        assert!(ends_full_stop("学习机会。”"));
    }

    #[test]
    fn marks_without_a_partner_are_counted() {
        assert_eq!(unmatched("“在人工智能"), Unmatched { closers: 0, openers: 1 });
        assert_eq!(unmatched("机会。”"), Unmatched { closers: 1, openers: 0 });
        assert!(is_balanced("“好”《书》"));
    }

    #[test]
    fn latin_words_are_joined_with_a_space_and_addresses_without() {
        let mut text = "Deep".to_owned();
        join_into(&mut text, "Learning");
        assert_eq!(text, "Deep Learning");
        let mut text = "见www.acft".to_owned();
        join_into(&mut text, "u.org");
        assert_eq!(text, "见www.acftu.org");
        let mut text = "职".to_owned();
        join_into(&mut text, "工");
        assert_eq!(text, "职工");
    }
}
