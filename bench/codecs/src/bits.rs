//! Lists of ascending numbers below a bound, in several codes: real bits, low bit first.

/// Bits, low bit first.
#[derive(Default)]
pub(crate) struct Bits {
    pub(crate) bytes: Vec<u8>,
    used: usize,
}

impl Bits {
    pub(crate) fn push(&mut self, value: u64, width: u32) {
        for bit in 0..width {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            self.bytes[self.used / 8] |= ((value >> bit & 1) as u8) << (self.used % 8);
            self.used += 1;
        }
    }

    fn unary(&mut self, value: u64) {
        for _ in 0..value {
            self.push(1, 1);
        }
        self.push(0, 1);
    }

    /// Elias gamma; `value` is at least 1.
    pub(crate) fn gamma(&mut self, value: u64) {
        let width = value.ilog2();
        self.push(0, width);
        self.push(1, 1);
        self.push(value, width);
    }

    /// `value` of `0..=span` in truncated binary.
    pub(crate) fn truncated(&mut self, value: u32, span: u32) {
        let width = (span + 1).ilog2();
        let short = (2u32 << width) - (span + 1);
        if value < short {
            self.push(value.into(), width);
        } else {
            self.push(u64::from((value + short) >> 1), width);
            self.push(u64::from((value + short) & 1), 1);
        }
    }

    fn align(&mut self) {
        self.used = self.bytes.len() * 8;
    }
}

/// Reads bits.
pub(crate) struct Reader<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) at: usize,
}

impl Reader<'_> {
    fn take(&mut self, width: u32) -> u32 {
        let mut window = 0u64;
        for (index, &byte) in self.bytes[(self.at / 8).min(self.bytes.len())..].iter().take(5).enumerate() {
            window |= u64::from(byte) << (8 * index);
        }
        let value = (window >> (self.at % 8)) & ((1 << width) - 1);
        self.at += width as usize;
        value as u32
    }

    pub(crate) fn gamma(&mut self) -> u32 {
        let mut width = 0;
        while self.take(1) == 0 {
            width += 1;
        }
        1 << width | self.take(width)
    }

    pub(crate) fn interpolative(&mut self, count: u32, low: u32, high: u32, out: &mut Vec<u32>) {
        if count == 0 {
            return;
        }
        let (before, after) = (count / 2, count - 1 - count / 2);
        let span = high - after - (low + before);
        let width = (span + 1).ilog2();
        let short = (2u32 << width) - (span + 1);
        let mut value = self.take(width);
        if value >= short {
            value = (value << 1 | self.take(1)) - short;
        }
        let middle = low + before + value;
        if before > 0 {
            self.interpolative(before, low, middle - 1, out);
        }
        out.push(middle);
        if after > 0 {
            self.interpolative(after, middle + 1, high, out);
        }
    }
}

/// One way to write a list of ascending numbers below `bound`; its length is written before it by the caller.
pub(crate) type Code = fn(&mut Bits, &[u32], u32);

/// All ways, with their names.
pub(crate) const CODES: [(&str, Code); 5] = [
    ("interpolative (ours)", |out, list, bound| interpolative(out, list, 0, bound - 1)),
    ("Rice gaps, best parameter a list", rice),
    ("Elias-Fano", elias_fano),
    ("bit-packed gaps, a width a list", packed),
    ("varint gaps", varint),
];

fn interpolative(out: &mut Bits, list: &[u32], low: u32, high: u32) {
    if list.is_empty() {
        return;
    }
    let middle = list.len() / 2;
    let lowest = low + middle as u32;
    let after = (list.len() - 1 - middle) as u32;
    out.truncated(list[middle] - lowest, high - after - lowest);
    if middle > 0 {
        interpolative(out, &list[..middle], low, list[middle] - 1);
    }
    if middle + 1 < list.len() {
        interpolative(out, &list[middle + 1..], list[middle] + 1, high);
    }
}

/// Differences between neighbours, less one.
fn gaps(list: &[u32]) -> impl Iterator<Item = u64> + '_ {
    let before = std::iter::once(-1).chain(list.iter().map(|&value| i64::from(value)));
    list.iter().zip(before).map(|(&value, before)| (i64::from(value) - before - 1) as u64)
}

/// R. F. Rice, 1979: the lower bits as they are, the others in unary; five bits for the parameter.
fn rice(out: &mut Bits, list: &[u32], _: u32) {
    let cost = |low: u32| gaps(list).map(|gap| (gap >> low) + 1 + u64::from(low)).sum::<u64>();
    let low = (0..24).min_by_key(|&low| cost(low)).unwrap_or(0);
    out.push(low.into(), 5);
    for gap in gaps(list) {
        out.unary(gap >> low);
        out.push(gap, low);
    }
}

/// P. Elias, 1974, and R. Fano, 1971: lower bits as they are, the upper ones as counts in unary.
fn elias_fano(out: &mut Bits, list: &[u32], bound: u32) {
    let low = (bound / (list.len() as u32).max(1)).max(1).ilog2();
    for &value in list {
        out.push(value.into(), low);
    }
    let mut last = 0;
    for &value in list {
        out.unary(u64::from((value >> low) - last));
        last = value >> low;
    }
}

/// Every gap in as many bits as the widest needs; five bits for the width.
fn packed(out: &mut Bits, list: &[u32], _: u32) {
    let width = gaps(list).max().map_or(0, |most| 64 - most.leading_zeros());
    out.push(width.into(), 5);
    for gap in gaps(list) {
        out.push(gap, width);
    }
}

/// Seven bits a byte, on byte borders.
fn varint(out: &mut Bits, list: &[u32], _: u32) {
    out.align();
    for mut gap in gaps(list) {
        while gap >= 0x80 {
            out.push(gap & 0x7F | 0x80, 8);
            gap >>= 7;
        }
        out.push(gap, 8);
    }
}

/// Lists in groups of eight that begin on byte borders, each list with its length before it: the bytes of
/// all groups, and where each begins. So the index stores the postings of characters.
pub(crate) fn grouped(lists: &[Vec<u32>], bound: u32, code: Code) -> (Vec<u8>, Vec<u32>) {
    let mut bytes = Vec::new();
    let mut starts = vec![0];
    for group in lists.chunks(8) {
        let mut bits = Bits::default();
        for list in group {
            bits.gamma(list.len() as u64);
            code(&mut bits, list, bound);
        }
        bytes.extend(bits.bytes);
        starts.push(bytes.len() as u32);
    }
    (bytes, starts)
}

/// One list of those that [`grouped`] wrote with the interpolative code.
pub(crate) fn list(bytes: &[u8], starts: &[u32], number: usize, bound: u32) -> Vec<u32> {
    let (start, end) = (starts[number / 8] as usize, starts[number / 8 + 1] as usize);
    let mut reader = Reader { bytes: &bytes[start..end], at: 0 };
    let mut out = Vec::new();
    for _ in 0..=number % 8 {
        out.clear();
        let count = reader.gamma();
        reader.interpolative(count, 0, bound - 1, &mut out);
    }
    out
}
