//! The byte positions of the codes of a text, by their number.

use crate::code::{is_lead, trails};

/// One position is stored for so many codes.
const STEP: usize = 16;

/// Where the codes of a text start. Every sixteenth position is stored; the others are counted from there.
#[derive(Debug)]
pub struct CodeStarts {
    steps: Vec<u32>,
    count: usize,
}

impl CodeStarts {
    /// Counts the codes of `text` from the byte `first` on, at which a code starts.
    #[must_use]
    pub fn new(text: &[u8], first: usize) -> Self {
        let mut starts = Self { steps: Vec::with_capacity(text.len() / STEP / 2), count: 0 };
        let (words, rest) = text.get(first..).unwrap_or_default().as_chunks::<8>();
        let mut at = first;
        for word in words {
            let leads = word.len() - trails(*word);
            // The next position to store is not among these codes.
            if leads <= (STEP - starts.count % STEP) % STEP {
                starts.count += leads;
            } else {
                starts.count_singly(word, at);
            }
            at += word.len();
        }
        starts.count_singly(rest, at);
        starts
    }

    fn count_singly(&mut self, bytes: &[u8], start: usize) {
        for (at, &byte) in bytes.iter().enumerate() {
            if is_lead(byte) {
                if self.count.is_multiple_of(STEP) {
                    self.steps.push((start + at) as u32);
                }
                self.count += 1;
            }
        }
    }

    /// How many codes there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The byte at which the code with this number starts, or the end of `text` if there are fewer codes. `text` must
    /// be the text that was counted.
    #[must_use]
    pub fn at(&self, text: &[u8], number: usize) -> usize {
        let step = self.steps.get(number / STEP);
        step.map_or(text.len(), |&start| skip_codes(text, start as usize, number % STEP))
    }
}

/// The byte after `count` codes, the first of which starts at `at`; the end of `text` if there are fewer.
#[must_use]
pub fn skip_codes(text: &[u8], at: usize, count: usize) -> usize {
    let (mut at, mut left) = (at, count);
    while let Some(word) = text.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let leads = word.len() - trails(*word);
        if leads > left {
            break;
        }
        left -= leads;
        at += word.len();
    }
    while let Some(&byte) = text.get(at) {
        if is_lead(byte) {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::push_code;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn codes_are_where_they_were_pushed(symbols in proptest::collection::vec(0u16..5000, 0..200), ahead in 0usize..9) {
            let mut text = vec![0; ahead];
            let mut starts = Vec::new();
            for &symbol in &symbols {
                starts.push(text.len());
                push_code(&mut text, symbol);
            }
            let starts_found = CodeStarts::new(&text, ahead);
            prop_assert_eq!(starts_found.count(), symbols.len());
            for number in 0..=symbols.len() {
                let start = starts.get(number).copied().unwrap_or(text.len());
                prop_assert_eq!(starts_found.at(&text, number), start);
                for count in 0..=symbols.len() - number {
                    let expected = starts.get(number + count).copied().unwrap_or(text.len());
                    prop_assert_eq!(skip_codes(&text, start, count), expected);
                }
            }
            prop_assert_eq!(starts_found.at(&text, symbols.len() + 40), text.len());
        }
    }
}
