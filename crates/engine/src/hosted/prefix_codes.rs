//! The binary codes by which a text model walks to a character: the more articles hold it, the shorter (D. A. Huffman, 1952).
//!
//! Both sides make them from what the root tells of the characters, by whole numbers alone.

/// A child of an inner node: another inner node or a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Child {
    Node(u32),
    Symbol(u32),
}

/// The tree of all symbols.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PrefixCodes {
    /// The children of each inner node; the last node is the first to walk from.
    nodes: Vec<[Child; 2]>,
    /// For each inner node how likely the second child is, of 65,536.
    likely: Vec<u16>,
    /// For each symbol its bits, from the lowest, and how many they are.
    codes: Vec<(u64, u32)>,
}

impl PrefixCodes {
    /// The codes of symbols that occur as often as `weights` tell; at least two.
    pub(super) fn of(weights: &[u64]) -> Self {
        let mut leaves: Vec<(u64, u32)> =
            weights.iter().zip(0..).map(|(&weight, number)| (weight, number)).collect();
        leaves.sort_unstable();
        // Nodes come in ascending order of weight, so that two queues are enough.
        let mut weights: Vec<u64> = Vec::new();
        let mut codes = Self { codes: vec![(0, 0); leaves.len()], ..Self::default() };
        let (mut leaf, mut node) = (0, 0);
        for _ in 1..leaves.len() {
            let mut next = || {
                let is_leaf = leaves
                    .get(leaf)
                    .is_some_and(|&(weight, _)| weights.get(node).is_none_or(|&of_node| weight <= of_node));
                if is_leaf {
                    leaf += 1;
                    (leaves[leaf - 1].0, Child::Symbol(leaves[leaf - 1].1))
                } else {
                    node += 1;
                    (weights[node - 1], Child::Node(node as u32 - 1))
                }
            };
            let (first, second) = (next(), next());
            let sum = first.0 + second.0;
            codes.nodes.push([first.1, second.1]);
            codes.likely.push((second.0 * 65_536 / sum.max(1)).clamp(64, 65_472) as u16);
            weights.push(sum);
        }
        codes.name(codes.nodes.len().saturating_sub(1), 0, 0);
        codes
    }

    /// Gives the symbols below a node their codes.
    fn name(&mut self, root: usize, code: u64, length: u32) {
        let mut open = vec![(root, code, length)];
        while let Some((node, code, length)) = open.pop() {
            let Some(&children) = self.nodes.get(node) else { continue };
            for (bit, child) in (0..).zip(children) {
                let code = code | bit << length;
                match child {
                    Child::Node(node) => open.push((node as usize, code, length + 1)),
                    Child::Symbol(symbol) => self.codes[symbol as usize] = (code, length + 1),
                }
            }
        }
    }

    /// How many inner nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The bits of a symbol, from the lowest, and how many they are.
    pub(super) fn code(&self, symbol: u32) -> (u64, u32) {
        self.codes.get(symbol as usize).copied().unwrap_or_default()
    }

    /// What a bit leads to from a node.
    pub(super) fn child(&self, node: u32, bit: bool) -> Child {
        self.nodes[node as usize][usize::from(bit)]
    }

    /// How likely the second child of a node is, of 65,536.
    pub(super) fn likely(&self, node: u32) -> u16 {
        self.likely[node as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_code_leads_to_its_symbol(weights in prop::collection::vec(1u64..1_000_000, 2..200)) {
            let codes = PrefixCodes::of(&weights);
            prop_assert_eq!(codes.len(), weights.len() - 1);
            for symbol in 0..weights.len() as u32 {
                let (bits, length) = codes.code(symbol);
                let mut at = Child::Node(codes.len() as u32 - 1);
                for place in 0..length {
                    let Child::Node(node) = at else { panic!("{symbol}: the code is too long") };
                    at = codes.child(node, bits >> place & 1 == 1);
                }
                prop_assert_eq!(at, Child::Symbol(symbol));
            }
        }
    }

    #[test]
    fn what_is_frequent_is_short() {
        let codes = PrefixCodes::of(&[1, 1, 100, 3]);
        let lengths: Vec<u32> = (0..4).map(|symbol| codes.code(symbol).1).collect();
        assert_eq!(lengths, [3, 3, 1, 2]);
    }
}
