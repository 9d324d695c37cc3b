//! How close to one another the parts of a query occur in an article.

use super::relax::Part;
use super::term_matcher::pattern;
use crate::index::alphabet::code_count;
use crate::index::{DocId, Index};

/// Occurrences of a part that are looked at.
const MOST_OCCURRENCES: usize = 24;
/// Characters between two parts at which half of their closeness is lost.
const HALF: f32 = 12.0;

/// Closeness of the parts that an article holds, from 0 to 1. For each two parts that follow each other in the query it is
/// measured how near they come in the text, in either order; each two count as much as the part of lesser weight.
pub(crate) fn proximity(index: &Index, doc: DocId, parts: &[Part], held: u64) -> f32 {
    let text = index.text(doc);
    let alphabet = index.alphabet();
    let (mut sum, mut all) = (0.0, 0.0);
    let mut last: Option<(Vec<(usize, usize)>, f32)> = None;
    for (number, part) in parts.iter().enumerate() {
        let mut places = Vec::new();
        if held >> number & 1 == 1
            && let Some(pattern) = pattern(&part.folded, alphabet)
        {
            let mut from = 0;
            while places.len() < MOST_OCCURRENCES
                && let Some(found) = pattern.find(text, from, alphabet.classes())
            {
                from = found.place.end;
                places.push((found.place.start, found.place.end));
            }
        }
        if let Some((before, weight)) = &last {
            let lesser = weight.min(part.weight);
            all += lesser;
            let mut nearest = usize::MAX;
            for &(start, end) in before {
                for &(other_start, other_end) in &places {
                    let gap = if other_start >= end {
                        end..other_start
                    } else if start >= other_end {
                        other_end..start
                    } else {
                        continue;
                    };
                    if gap.len() < nearest {
                        nearest = code_count(&text[gap]);
                    }
                }
            }
            if nearest < usize::MAX {
                sum += lesser * HALF / (HALF + nearest as f32);
            }
        }
        if !places.is_empty() || last.is_none() {
            last = Some((places, part.weight));
        }
    }
    if all > 0.0 { sum / all } else { 0.0 }
}
