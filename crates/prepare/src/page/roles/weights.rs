//! The trained weights: a file of named matrices, embedded in the crate. `tools/pages/weights.py` writes it.

use std::sync::LazyLock;

use thiserror::Error;

use super::COUNT;
use crate::page::features;

/// Version of the layout of the file.
const VERSION: u16 = 2;
/// Bytes of the head: `GWPW`, version, fingerprint of the features, number of matrices.
const HEAD: usize = 16;

/// Why weights cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WeightsError {
    /// The bytes end too early.
    #[error("the file of weights is cut short")]
    Short,
    /// Another kind of file, or another version of it.
    #[error("no file of weights of version {VERSION}")]
    Version,
    /// The features were counted otherwise when the weights were trained.
    #[error(
        "the weights were trained with features {trained:016x}, this version counts {ours:016x}: train anew with `cargo xtask pages-train`"
    )]
    Features {
        /// The fingerprint in the file.
        trained: u64,
        /// The fingerprint of this version.
        ours: u64,
    },
    /// A matrix is missing or of another shape.
    #[error("the matrix {0} is missing or has another shape")]
    Matrix(String),
}

/// A matrix: a row for every input.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Matrix {
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    pub(crate) fn rows(&self) -> usize {
        self.values.len().checked_div(self.columns).unwrap_or(0)
    }

    pub(crate) fn row(&self, at: usize) -> &[f32] {
        &self.values[at * self.columns..(at + 1) * self.columns]
    }

    /// Adds the product of `inputs` and the rows from `from` on to `sums`. Always in the same order, so that the
    /// sums are the same on every machine.
    pub(crate) fn add_product(&self, inputs: &[f32], from: usize, sums: &mut [f32]) {
        for (at, input) in inputs.iter().enumerate() {
            if *input != 0.0 {
                for (sum, weight) in sums.iter_mut().zip(self.row(from + at)) {
                    *sum += input * weight;
                }
            }
        }
    }
}

/// A layer: weights and biases.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Layer {
    pub(crate) weights: Matrix,
    pub(crate) biases: Vec<f32>,
}

impl Layer {
    /// Biases and inputs times weights; what is negative becomes 0.
    pub(crate) fn rectified(&self, inputs: &[f32]) -> Vec<f32> {
        let mut sums = self.biases.clone();
        self.weights.add_product(inputs, 0, &mut sums);
        for sum in &mut sums {
            *sum = sum.max(0.0);
        }
        sums
    }
}

/// The weights of one labelling network.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct NetworkWeights {
    pub(crate) line: Layer,
    pub(crate) page: Layer,
    pub(crate) near: Layer,
    pub(crate) far: Layer,
    pub(crate) out: Layer,
}

/// The weights of the line labeller.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LineWeights {
    /// Networks that were trained alike from other first values; the labeller goes by the mean of their scores. What one has
    /// learned by chance the others hardly share: on pages of unknown writers they are right more often than any of them.
    pub(crate) networks: Vec<NetworkWeights>,
    /// Scores of one role after another: a block of [`COUNT`] rows for each number of empty lines between.
    pub(crate) transitions: Matrix,
    /// Scores of the first line's role.
    pub(crate) first: Vec<f32>,
}

/// A network of one hidden layer that scores a pair: above 0 it belongs together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Scorer {
    hidden: Layer,
    out: Layer,
}

impl Scorer {
    /// The score of one row; 0 before the scorer is trained.
    pub(crate) fn score(&self, row: &[f32]) -> f32 {
        if self.hidden.weights.rows() != row.len() {
            return 0.0;
        }
        let hidden = self.hidden.rectified(row);
        let mut sum = [self.out.biases.first().copied().unwrap_or(0.0)];
        self.out.weights.add_product(&hidden, 0, &mut sum);
        sum[0]
    }

    #[cfg(test)]
    pub(crate) fn inputs(&self) -> usize {
        self.hidden.weights.rows()
    }
}

/// All that was trained.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Weights {
    pub(crate) line: LineWeights,
    pub(crate) links: Scorer,
    pub(crate) headlines: Scorer,
    pub(crate) captions: Scorer,
    /// What the evidence for an article is worth.
    pub(crate) confidence: Scorer,
    /// What the evidence for a division of a headline block is worth; empty before it is trained.
    pub(crate) divisions: Vec<f32>,
}

impl Weights {
    /// The weights that the crate embeds; `None` if they do not fit this version, which a test forbids.
    pub(crate) fn embedded() -> Option<&'static Self> {
        static WEIGHTS: LazyLock<Option<Weights>> =
            LazyLock::new(|| Weights::read(include_bytes!("weights.bin")).ok());
        WEIGHTS.as_ref()
    }

    /// Reads a file of weights.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let matrices = Matrices::read(bytes)?;
        let layer = |name: &str, weights: &str, biases: &str| -> Result<Layer, WeightsError> {
            Ok(Layer {
                weights: matrices.get(&format!("{name}.{weights}"))?,
                biases: matrices.get(&format!("{name}.{biases}"))?.values,
            })
        };
        let scorer = |name: &str| -> Result<Scorer, WeightsError> {
            Ok(Scorer { hidden: layer(name, "W1", "b1")?, out: layer(name, "W2", "b2")? })
        };
        let network = |name: &str| -> Result<NetworkWeights, WeightsError> {
            let network = NetworkWeights {
                line: layer(name, "W1", "b1")?,
                page: layer(name, "Wg", "bg")?,
                near: layer(name, "W2", "b2")?,
                far: layer(name, "W3", "b3")?,
                out: layer(name, "W4", "b4")?,
            };
            network.check(name).map(|()| network)
        };
        let names = (0..).map(|at| format!("line{at}"));
        // The first one must be there.
        let networks = names
            .enumerate()
            .take_while(|(at, name)| *at == 0 || matrices.has(&format!("{name}.W1")))
            .map(|(_, name)| network(&name));
        let line = LineWeights {
            networks: networks.collect::<Result<_, _>>()?,
            transitions: matrices.get("line.A")?,
            first: matrices.get("line.S")?.values,
        };
        line.check()?;
        Ok(Self {
            line,
            links: scorer("links")?,
            headlines: scorer("headlines")?,
            captions: scorer("captions")?,
            confidence: scorer("confidence")?,
            divisions: matrices.get("divisions.W")?.values,
        })
    }

    /// The score of a division of a headline block: the higher, the likelier; 0 before that is trained.
    pub(crate) fn score_division(&self, row: &[f32]) -> f32 {
        if self.divisions.len() != row.len() {
            return 0.0;
        }
        row.iter().zip(&self.divisions).map(|(value, weight)| value * weight).sum()
    }
}

impl NetworkWeights {
    /// The layers fit each other, the features and the roles.
    fn check(&self, name: &str) -> Result<(), WeightsError> {
        let (own, page) = (self.line.biases.len(), self.page.biases.len());
        let (near, far) = (self.near.biases.len(), self.far.biases.len());
        let fits = [
            ("W1", &self.line, features::width()),
            ("Wg", &self.page, own),
            ("W2", &self.near, 5 * (own + page)),
            ("W3", &self.far, 5 * near),
            ("W4", &self.out, own + near + far),
        ];
        for (matrix, layer, inputs) in fits {
            if layer.weights.rows() != inputs || layer.weights.columns != layer.biases.len() {
                return Err(WeightsError::Matrix(format!("{name}.{matrix}")));
            }
        }
        if self.out.biases.len() == COUNT { Ok(()) } else { Err(WeightsError::Matrix(format!("{name}.W4"))) }
    }
}

impl LineWeights {
    /// The chain fits the roles.
    fn check(&self) -> Result<(), WeightsError> {
        let chain = self.transitions.rows() == 4 * COUNT && self.transitions.columns == COUNT;
        if self.first.len() == COUNT && chain {
            Ok(())
        } else {
            Err(WeightsError::Matrix("line.A".to_owned()))
        }
    }
}

/// The matrices of a file by their names.
struct Matrices(Vec<(String, Matrix)>);

impl Matrices {
    fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let head = bytes.get(..HEAD).ok_or(WeightsError::Short)?;
        if !head.starts_with(b"GWPW") || head[4..6] != VERSION.to_le_bytes() {
            return Err(WeightsError::Version);
        }
        let mut fingerprint = [0; 8];
        fingerprint.copy_from_slice(&head[6..14]);
        let (trained, ours) = (u64::from_le_bytes(fingerprint), features::fingerprint());
        if trained != ours {
            return Err(WeightsError::Features { trained, ours });
        }
        let mut rest = Bytes(&bytes[HEAD..]);
        let count = u16::from_le_bytes([head[14], head[15]]);
        (0..count).map(|_| rest.matrix()).collect::<Result<_, _>>().map(Self)
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    fn get(&self, name: &str) -> Result<Matrix, WeightsError> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, matrix)| matrix.clone()).ok_or_else(|| WeightsError::Matrix(name.to_owned()))
    }
}

/// What of a file is still to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], WeightsError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(WeightsError::Short)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<usize, WeightsError> {
        let bytes = self.take(2)?;
        Ok(usize::from(u16::from_le_bytes([bytes[0], bytes[1]])))
    }

    fn matrix(&mut self) -> Result<(String, Matrix), WeightsError> {
        let length = usize::from(self.take(1)?[0]);
        let name = String::from_utf8_lossy(self.take(length)?).into_owned();
        let (rows, columns) = (self.number()?, self.number()?);
        let scales = self.take(4 * rows)?.chunks_exact(4);
        let scales: Vec<f32> = scales.map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        let numbers = self.take(rows * columns)?;
        let values = numbers
            .iter()
            .enumerate()
            .map(|(at, number)| f32::from(i8::from_le_bytes([*number])) * scales[at / columns]);
        Ok((name, Matrix { columns, values: values.collect() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_fit_this_version_and_are_small() {
        let bytes = include_bytes!("weights.bin");
        let weights = Weights::read(bytes).map_err(|error| error.to_string());
        assert!(weights.is_ok(), "{:?}", weights.err());
        let scorers =
            weights.iter().flat_map(|weights| [&weights.links, &weights.headlines, &weights.captions]);
        assert!(scorers.map(Scorer::inputs).all(|inputs| inputs > 0), "a scorer is not trained");
        assert!(bytes.len() <= 128 * 1024, "{} bytes", bytes.len());
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = include_bytes!("weights.bin");
        assert_eq!(Weights::read(&[]).err(), Some(WeightsError::Short));
        assert_eq!(Weights::read(&[7; 40]).err(), Some(WeightsError::Version));
        assert_eq!(Weights::read(&bytes[..bytes.len() - 9]).err(), Some(WeightsError::Short));
        let mut other = bytes.to_vec();
        other[6] ^= 1;
        assert!(matches!(Weights::read(&other).err(), Some(WeightsError::Features { .. })));
    }
}
