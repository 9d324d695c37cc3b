//! How what is seen of a line becomes a number.

/// 1 for what holds, 0 for what does not.
pub(super) fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// The value at a share of the sorted values: .5 is the median. 0 for none.
pub(crate) fn quantile(mut values: Vec<usize>, share: f32) -> usize {
    values.sort_unstable();
    let at = (values.len() as f32 * share) as usize;
    values.get(at.min(values.len().saturating_sub(1))).copied().unwrap_or(0)
}
