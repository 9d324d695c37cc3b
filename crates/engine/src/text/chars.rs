//! Classes of characters that matching and cutting need.

/// Whether `c` is a Chinese character (Unified Ideographs, their extensions and compatibility forms, 〇).
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{3007}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// Whether `c` belongs to a Latin word or a number: an ASCII letter or digit.
#[must_use]
pub fn is_ascii_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Whether `c`, in its folded form, is part of a word of any script, and not punctuation, a symbol or a
/// blank. A few ranges tell; the tables of Unicode would weigh more than all other classes together.
#[must_use]
pub fn is_word(c: char) -> bool {
    is_ascii_word(c)
        || (c >= '\u{C0}'
            && !matches!(c,
                '×' | '÷'
                | '\u{2000}'..='\u{2BFF}'
                | '\u{2E00}'..='\u{2E7F}'
                | '\u{3000}'..='\u{3004}'
                | '\u{3008}'..='\u{3020}'
                | '\u{FE10}'..='\u{FE6F}'
                | '\u{FF00}'..='\u{FF20}'))
}

/// Whether `c`, in its folded form, may be printed inside a word by one writer and left out by another: quotation marks, the
/// marks round titles, dashes, dots, the blanks between Latin words, and commas, which count between digits only.
#[must_use]
pub fn is_separator(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '《' | '》' | '〈' | '〉' | '-' | '·' | '.' | ' ' | ',')
}
