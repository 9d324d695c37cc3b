//! Several guesses of the next bit into one: logistic mixing (M. Mahoney, "Adaptive Weighing of Context Models for Lossless Data
//! Compression", 2005). Whole numbers alone, so that every machine guesses the same.

use std::sync::OnceLock;

/// Steps of one bit in a logit.
const STEP: u32 = 256;
/// The greatest logit: that of 4,095 of 4,096.
const MOST: i32 = 12 * STEP as i32;
const ONE: i32 = 1 << 16;

/// 256 log₂ of a number, by squaring.
pub(super) fn log2(value: u32) -> i32 {
    let whole = value.ilog2();
    let mut rest = u64::from(value) << (32 - whole);
    let mut fraction = 0;
    for _ in 0..STEP.ilog2() {
        rest = ((rest >> 8) * (rest >> 8)) >> 16;
        let is_above = rest >> 33 & 1;
        fraction = fraction << 1 | is_above as i32;
        rest >>= is_above;
    }
    (whole << STEP.ilog2()) as i32 + fraction
}

/// Probabilities of 4,096 as logits, and back.
#[derive(Debug)]
struct Tables {
    logits: Vec<i16>,
    shares: Vec<u16>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let logits: Vec<i16> = (0..4096)
            .map(|share: u32| (log2(share.max(1)) - log2((4096 - share).min(4095))) as i16)
            .collect();
        let mut share = 1;
        let shares = (-MOST..=MOST)
            .map(|logit| {
                while share < 4095 && i32::from(logits[share]) < logit {
                    share += 1;
                }
                share as u16
            })
            .collect();
        Tables { logits, shares }
    })
}

impl Tables {
    /// The logit of a probability of 65,536.
    fn logit(&self, likely: u16) -> i32 {
        i32::from(self.logits[usize::from(likely >> 4)])
    }
}

/// Weights of guesses, one for each way in which they may be sure of themselves.
#[derive(Clone, Debug)]
pub(super) struct Mixer<const GUESSES: usize> {
    tables: &'static Tables,
    weights: Vec<[i32; GUESSES]>,
    set: usize,
    guesses: [i32; GUESSES],
    share: i32,
}

impl<const GUESSES: usize> Mixer<GUESSES> {
    /// The weights to begin with, of 65,536.
    pub(super) fn new(weights: Vec<[i32; GUESSES]>) -> Self {
        Self { tables: tables(), weights, set: 0, guesses: [0; GUESSES], share: 2048 }
    }

    /// The logit of a probability of 65,536.
    pub(super) fn logit(&self, likely: u16) -> i32 {
        self.tables.logit(likely)
    }

    /// How likely a bit is 1, of 65,536, by these guesses as logits.
    pub(super) fn mix(&mut self, set: usize, guesses: [i32; GUESSES]) -> u16 {
        (self.set, self.guesses) = (set, guesses);
        let sum: i64 =
            self.weights[set].iter().zip(guesses).map(|(&w, guess)| i64::from(w) * i64::from(guess)).sum();
        let logit = (sum >> 16).clamp(i64::from(-MOST), i64::from(MOST)) as i32;
        self.share = i32::from(self.tables.shares[(logit + MOST) as usize]);
        (self.share << 4) as u16
    }

    /// Learns what the bit was.
    pub(super) fn learn(&mut self, bit: bool) {
        const SPEED: i32 = 10;
        let error = ((i32::from(bit) << 12) - self.share) * SPEED;
        for (weight, guess) in self.weights[self.set].iter_mut().zip(self.guesses) {
            *weight = (*weight + ((guess * error + ONE / 2) >> 16)).clamp(-8 * ONE, 8 * ONE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logits_are_those_of_the_shares() {
        for share in (16_u16..=65_520).step_by(97) {
            let exact = f64::from(share >> 4) / 4096.0;
            let logit = f64::from(tables().logit(share)) / 256.0;
            assert!((logit - (exact / (1.0 - exact)).log2()).abs() < 0.02, "{share}");
        }
    }

    #[test]
    fn the_better_guess_wins() {
        let mut mixer = Mixer::new(vec![[ONE / 2; 2]]);
        for round in 0..2000 {
            let bit = round % 2 == 0;
            // The first knows, the second is wrong.
            let guess = if bit { 600 } else { -600 };
            let likely = mixer.mix(0, [guess, -guess]);
            if round > 1000 {
                assert_eq!(likely > 50_000, bit);
            }
            mixer.learn(bit);
        }
    }
}
