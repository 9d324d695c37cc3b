//! Decoding a coded text into characters.

use crate::code::symbol_at;

/// What [`print()`] decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The byte after the last code.
    pub end: usize,
    /// The number of codes.
    pub codes: u64,
    /// UTF-16 code units of their characters.
    pub units: u32,
}

/// Decodes `text` from `start` to `end`, at most `most` codes, and appends the characters to `out`. `forms` holds the
/// character of each symbol; symbols outside it are skipped.
pub fn print(text: &[u8], start: usize, end: usize, most: u64, forms: &[char], out: &mut String) -> Run {
    let mut run = Run { end: start, codes: 0, units: 0 };
    // A character of the corpus seldom takes more than three bytes of UTF-8, and its code one or two.
    out.reserve(end.saturating_sub(start).min(usize::try_from(most).unwrap_or(usize::MAX)) * 2);
    while run.end < end && run.codes < most {
        let (symbol, length) = symbol_at(text, run.end);
        if let Some(&form) = forms.get(usize::from(symbol)) {
            out.push(form);
            run.units += form.len_utf16() as u32;
        }
        run.end += length;
        run.codes += 1;
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::push_code;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn prints_what_a_plain_map_prints(
            symbols in proptest::collection::vec(2u16..300, 0..40),
            skipped in 0usize..8,
            most in 0u64..50,
        ) {
            let forms: Vec<char> = (0u32..300).map(|n| char::from_u32(n * 300 + 65).unwrap_or('x')).collect();
            let mut text = Vec::new();
            let mut starts = Vec::new();
            for &symbol in &symbols {
                starts.push(text.len());
                push_code(&mut text, symbol);
            }
            let skipped = skipped.min(symbols.len());
            let start = starts.get(skipped).copied().unwrap_or(text.len());
            let taken = &symbols[skipped..];
            let taken = &taken[..taken.len().min(most as usize)];
            let expected: String = taken.iter().map(|&symbol| forms[usize::from(symbol)]).collect();
            let mut out = String::new();
            let run = print(&text, start, text.len(), most, &forms, &mut out);
            prop_assert_eq!(&out, &expected);
            prop_assert_eq!(run.codes, taken.len() as u64);
            prop_assert_eq!(run.units as usize, expected.encode_utf16().count());
            prop_assert_eq!(run.end, starts.get(skipped + taken.len()).copied().unwrap_or(text.len()));
        }
    }
}
