//! The text as UTF-8, in the codes of the alphabet, and under a model shared by all articles.

use std::collections::HashMap;

use gongwen_engine::index::Field;
use gongwen_engine::index::alphabet::symbol_at;
use gongwen_engine::{Article, Index};

use crate::compression;

pub(crate) fn compare(articles: &[Article], index: &Index) {
    let mut printed = String::new();
    for item in articles.iter().flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article))) {
        printed.push_str(item);
        printed.push('\n');
    }
    let coded: Vec<u8> = (0..index.len() as u32).flat_map(|doc| index.text(doc).to_vec()).collect();
    compression::head("text");
    compression::row("UTF-8, as printed", printed.as_bytes());
    compression::row("codes of one to three bytes, folded (ours)", &coded);
    for order in 1..=3 {
        println!(
            "| the codes under an adaptive model of order {order} | {} | – | – |",
            modelled(&coded, order)
        );
    }
    println!();
}

/// How fast a probability follows what happens: 1 / (n + 1.5) at first, never slower than this.
const SLOWEST: f64 = 1.0 / 60.0;
/// How fast the mixer learns.
const MIXER_RATE: f64 = 0.02;

/// What is known of a bit in its context.
#[derive(Clone, Copy)]
struct Bit {
    /// Probability of a one.
    one: f64,
    seen: f64,
}

/// Bytes that a range coder would write under a model which learns as it goes: bits of each code predicted
/// from the symbols before it, orders 0 to `order`, mixed logistically (M. Mahoney, PAQ). What is summed is
/// the codes' ideal length, which a range coder exceeds by less than a thousandth.
fn modelled(coded: &[u8], order: usize) -> usize {
    let mut contexts: HashMap<(usize, u64, u32), Bit> = HashMap::new();
    // Weights by whether each order has met its context before: the mixer trusts what is known.
    let mut weights: HashMap<usize, Vec<f64>> = HashMap::new();
    let mut history = vec![0u64; order];
    let mut length = 0.0;
    let mut at = 0;
    while at < coded.len() {
        let (symbol, size) = symbol_at(coded, at);
        let mut partial = 1u32;
        for bit in (0..size * 8).rev() {
            let byte = coded[at + size - 1 - bit / 8];
            let one = byte >> (bit % 8) & 1 == 1;
            length += learn(&mut contexts, &mut weights, &history, partial, one);
            partial = partial << 1 | u32::from(one);
        }
        history.rotate_right(1);
        if let Some(last) = history.first_mut() {
            *last = u64::from(symbol) + 1;
        }
        at += size;
    }
    (length / 8.0).ceil() as usize
}

/// Predicts one bit, learns it, and tells its cost in bits.
fn learn(
    contexts: &mut HashMap<(usize, u64, u32), Bit>,
    weights: &mut HashMap<usize, Vec<f64>>,
    history: &[u64],
    partial: u32,
    one: bool,
) -> f64 {
    const NEW: Bit = Bit { one: 0.5, seen: 0.0 };
    let key = |order: usize| {
        let before = history[..order].iter().fold(0u64, |hash, &symbol| hash << 16 | symbol);
        (order, before, partial)
    };
    let bits: Vec<Bit> =
        (0..=history.len()).map(|order| *contexts.get(&key(order)).unwrap_or(&NEW)).collect();
    let known = bits.iter().fold(0, |known, bit| known * 4 + (bit.seen as usize).min(3));
    let weights = weights.entry(known).or_insert_with(|| vec![0.4; bits.len()]);
    let stretched: Vec<f64> = bits.iter().map(|bit| (bit.one / (1.0 - bit.one)).ln()).collect();
    let sum: f64 = stretched.iter().zip(weights.iter()).map(|(input, weight)| input * weight).sum();
    let mixed = (1.0 / (1.0 + (-sum).exp())).clamp(1.0 / 4096.0, 4095.0 / 4096.0);
    let error = f64::from(u8::from(one)) - mixed;
    for (weight, input) in weights.iter_mut().zip(&stretched) {
        *weight += MIXER_RATE * error * input;
    }
    for (order, mut bit) in bits.into_iter().enumerate() {
        let target = if one { 0.9995 } else { 0.0005 };
        bit.one += (target - bit.one) * (1.0 / (bit.seen + 1.5)).max(SLOWEST);
        bit.seen += 1.0;
        contexts.insert(key(order), bit);
    }
    -(if one { mixed } else { 1.0 - mixed }).log2()
}
