//! Stands in for the crate `include-flate`, with which jieba-rs includes its dictionary.
//!
//! The real one packs the text by zstd, whose C code does not compile for the browser without a C compiler for it. Here a
//! dictionary is included by columns (crates/packed-dictionary) and any other text as it is: that loads quicker, and where size
//! counts (the builder page, the npm package) the whole module is packed anyway, which packs the text better than a part that is
//! packed already.

pub use packed_dictionary::flate;

/// The text of a packed dictionary: words in front coding, frequencies, parts of speech, with NUL between the columns.
#[must_use]
pub fn unpack(packed: &str) -> String {
    let mut columns = packed.split('\0');
    let mut column = || columns.next().unwrap_or_default();
    let (words, frequencies, tags) = (column(), column(), column());
    let (mut frequencies, mut tags) = (frequencies.lines(), tags.lines());
    let mut text = String::with_capacity(packed.len() * 2);
    let mut word = String::new();
    let mut end_line = |text: &mut String| {
        for column in [frequencies.next(), tags.next()] {
            text.push(' ');
            text.push_str(column.unwrap_or_default());
        }
        text.push('\n');
    };
    for c in words.chars() {
        if c < ' ' {
            // A new word: how many characters it shares with the one before, and one.
            if !word.is_empty() {
                text.push_str(&word);
                end_line(&mut text);
            }
            let shared = word.char_indices().nth(c as usize - 1);
            word.truncate(shared.map_or(word.len(), |(at, _)| at));
        } else {
            word.push(c);
        }
    }
    if !word.is_empty() {
        text.push_str(&word);
        end_line(&mut text);
    }
    text
}
