//! Which of many texts contain a symbol: a bitmap for each symbol, with a bit for each text.

use crate::code::symbol_at;

/// Sets bit `text_number` in the bitmap of every symbol of `text`. A bitmap is a row of `width` bytes, low bit first.
/// Symbols and numbers outside the rows are skipped.
pub fn mark(rows: &mut [u8], width: usize, text_number: usize, text: &[u8]) {
    let (byte, bit) = (text_number / 8, 1 << (text_number % 8));
    let mut at = 0;
    while at < text.len() {
        let (symbol, length) = symbol_at(text, at);
        at += length;
        if let Some(row) = rows.get_mut(usize::from(symbol) * width + byte) {
            *row |= bit;
        }
    }
}

/// The numbers of the bits set in one row, in ascending order.
#[must_use]
pub fn numbers(row: &[u8]) -> Vec<u32> {
    let is_set = |number: &usize| row.get(number / 8).is_some_and(|byte| byte >> (number % 8) & 1 == 1);
    (0..row.len() * 8).filter(is_set).map(|number| number as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_marked_in_the_rows_of_its_symbols() {
        let mut rows = vec![0; 6];
        mark(&mut rows, 2, 9, &[1, 2, 1]);
        mark(&mut rows, 2, 0, &[2]);
        assert_eq!(numbers(&rows[..2]), []);
        assert_eq!(numbers(&rows[2..4]), [9]);
        assert_eq!(numbers(&rows[4..]), [0, 9]);
    }
}
