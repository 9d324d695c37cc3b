//! The labelling networks: each a layer on every line, the mean of the page, two convolutions over five lines.

use super::COUNT;
use super::weights::{Layer, NetworkWeights};

/// Lines on each side that a convolution looks at.
const REACH: isize = 2;

/// The score of every role for every line: the mean of what the networks say.
pub(super) fn emissions(rows: &[Vec<f32>], networks: &[NetworkWeights]) -> Vec<[f32; COUNT]> {
    let mut sums = vec![[0.0; COUNT]; rows.len()];
    for network in networks {
        for (sums, scores) in sums.iter_mut().zip(scores(rows, network)) {
            for (sum, score) in sums.iter_mut().zip(scores) {
                *sum += score / networks.len() as f32;
            }
        }
    }
    sums
}

/// The score of every role for every line by one network.
fn scores(rows: &[Vec<f32>], weights: &NetworkWeights) -> Vec<[f32; COUNT]> {
    let own: Vec<Vec<f32>> = rows.iter().map(|row| weights.line.rectified(row)).collect();
    let page = weights.page.rectified(&mean(&own));
    let with_page: Vec<Vec<f32>> = own.iter().map(|line| [line.as_slice(), &page].concat()).collect();
    let near = convolve(&with_page, &weights.near, 1);
    let far = convolve(&near, &weights.far, 2);
    (0..rows.len())
        .map(|at| {
            let mut sums = [0.0; COUNT];
            sums.copy_from_slice(&weights.out.biases);
            let mut from = 0;
            for part in [&own[at], &near[at], &far[at]] {
                weights.out.weights.add_product(part, from, &mut sums);
                from += part.len();
            }
            sums
        })
        .collect()
}

fn mean(lines: &[Vec<f32>]) -> Vec<f32> {
    let mut sums = vec![0.0; lines.first().map_or(0, Vec::len)];
    for line in lines {
        for (sum, value) in sums.iter_mut().zip(line) {
            *sum += value;
        }
    }
    for sum in &mut sums {
        *sum /= lines.len() as f32;
    }
    sums
}

/// A layer over each line and its neighbours at this step; beyond the page's edges there is nothing.
fn convolve(lines: &[Vec<f32>], layer: &Layer, step: isize) -> Vec<Vec<f32>> {
    let size = lines.first().map_or(0, Vec::len);
    (0..lines.len())
        .map(|at| {
            let mut sums = layer.biases.clone();
            for (block, offset) in (-REACH..=REACH).enumerate() {
                if let Some(line) = at.checked_add_signed(offset * step).and_then(|at| lines.get(at)) {
                    layer.weights.add_product(line, block * size, &mut sums);
                }
            }
            sums.iter().map(|sum| sum.max(0.0)).collect()
        })
        .collect()
}
