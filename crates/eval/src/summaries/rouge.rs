//! ROUGE for Chinese: tokens are single Chinese characters and whole runs of Latin letters and digits,
//! counts are clipped as in ROUGE-1.5.5.

use std::collections::BTreeMap;

/// F of ROUGE-1 and ROUGE-2 of one text against one reference, 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rouge {
    pub(crate) one: f64,
    pub(crate) two: f64,
}

/// Scores a text against a reference.
pub(crate) fn score(text: &str, reference: &str) -> Rouge {
    let (text, reference) = (tokens(text), tokens(reference));
    Rouge { one: f_measure(&text, &reference, 1), two: f_measure(&text, &reference, 2) }
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_run = false;
    for c in text.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            match tokens.last_mut() {
                Some(run) if in_run => run.push(c),
                _ => tokens.push(c.to_string()),
            }
            in_run = true;
            continue;
        }
        in_run = false;
        if ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{f900}'..='\u{faff}').contains(&c) {
            tokens.push(c.to_string());
        }
    }
    tokens
}

fn f_measure(text: &[String], reference: &[String], n: usize) -> f64 {
    let (found, wanted) = (counts(text, n), counts(reference, n));
    let hits: usize =
        wanted.iter().map(|(gram, count)| found.get(gram).map_or(0, |other| *count.min(other))).sum();
    let (found, wanted) = (text.len().saturating_sub(n - 1), reference.len().saturating_sub(n - 1));
    if hits == 0 { 0.0 } else { 2.0 * hits as f64 / (found + wanted) as f64 }
}

fn counts(tokens: &[String], n: usize) -> BTreeMap<&[String], usize> {
    let mut counts = BTreeMap::new();
    for gram in tokens.windows(n) {
        *counts.entry(gram).or_insert(0) += 1;
    }
    counts
}
