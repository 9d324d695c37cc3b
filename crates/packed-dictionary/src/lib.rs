//! Packs a dictionary of jieba while the crate that includes it is compiled.
//!
//! A dictionary is a text of lines: a word, how frequent it is, its part of speech. The words are sorted, so that most share
//! their first characters with the one before. Packed, each column is by itself: the words in front coding (Witten, Moffat
//! and Bell, "Managing Gigabytes", 1999), then the frequencies, then the parts of speech. After brotli it is a fifth smaller,
//! after gzip a quarter. `include_flate::unpack` makes the text of it again, byte for byte.
//!
//! The model that guesses parts of speech is a text of lines with logarithms of probabilities in sixteen digits, of which it needs
//! a few: they are rounded, which after brotli and gzip makes a quarter less of it.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use proc_macro::{Literal, TokenStream, TokenTree};

/// Added to the number of characters that a word shares with the one before: what counts them is no character of a word.
const SHARED: u32 = 1;
/// The most characters that count as shared, so that the counting character is below the blank.
const MOST_SHARED: usize = 30;

/// Digits after the point of the logarithm of a probability: what was counted a thousand times is told from a thousand and one.
const DIGITS: usize = 4;

/// Includes a text file of the crate that calls this: `static NAME: str from "path" with zstd`. The packing that is asked for is
/// ignored. Gives `static NAME: LazyLock<String>`.
#[proc_macro]
pub fn flate(input: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = input.into_iter().collect();
    expand(&tokens).unwrap_or_else(|error| {
        format!("compile_error!({:?});", error.to_string()).parse().unwrap_or_default()
    })
}

fn expand(tokens: &[TokenTree]) -> Result<TokenStream, Box<dyn Error>> {
    let place = |word: &str| {
        let is = |token: &TokenTree| matches!(token, TokenTree::Ident(it) if it.to_string() == word);
        tokens.iter().position(is).ok_or_else(|| format!("no `{word}`"))
    };
    let keyword = place("static")?;
    let name = tokens.get(keyword + 1).ok_or("no name")?;
    let path = tokens.get(place("from")? + 1).ok_or("no file")?.to_string();
    let file = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join(path.trim_matches('"'));
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let value = match pack(&text) {
        Some(packed) => format!("::include_flate::unpack({})", Literal::string(&packed)),
        None => format!("::std::string::String::from({})", Literal::string(&rounded(&text))),
    };
    let lazy = "::std::sync::LazyLock";
    let item = format!("static {name}: {lazy}<::std::string::String> = {lazy}::new(|| {value});");
    let mut expanded: TokenStream = tokens[..keyword].iter().cloned().collect();
    expanded.extend(item.parse::<TokenStream>()?);
    Ok(expanded)
}

/// Packs a dictionary; nothing where the text is none, or would not come back as it is.
fn pack(text: &str) -> Option<String> {
    let (mut words, mut frequencies, mut tags) = (String::new(), String::new(), String::new());
    let mut before = "";
    for line in text.strip_suffix('\n')?.split('\n') {
        let mut columns = line.split(' ');
        let (word, frequency, tag) = (columns.next()?, columns.next()?, columns.next()?);
        if columns.next().is_some() || word.is_empty() || word.chars().any(|c| c < ' ') {
            return None;
        }
        let same = word.chars().zip(before.chars()).take_while(|(a, b)| a == b).count().min(MOST_SHARED);
        words.push(char::from_u32(SHARED + same as u32)?);
        words.extend(word.chars().skip(same));
        writeln!(frequencies, "{frequency}").ok()?;
        writeln!(tags, "{tag}").ok()?;
        before = word;
    }
    Some(format!("{words}\0{frequencies}\0{tags}"))
}

/// A text with every number of more digits rounded: those behind a minus, as logarithms of probabilities have one.
fn rounded(text: &str) -> String {
    let mut rounded = String::with_capacity(text.len());
    for piece in text.split_inclusive([',', '|', '\n']) {
        let number = piece.trim_end_matches([',', '|', '\n']);
        let digits = number.split_once('.').map_or(0, |(_, digits)| digits.len());
        let is_exact = digits <= DIGITS || !number.starts_with('-') || number.contains('e');
        match number.parse::<f64>() {
            Ok(value) if !is_exact => {
                let short = format!("{value:.DIGITS$}");
                rounded.push_str(short.trim_end_matches('0').trim_end_matches('.'));
            }
            _ => rounded.push_str(number),
        }
        rounded.push_str(&piece[number.len()..]);
    }
    rounded
}
