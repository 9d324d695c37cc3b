"""The file of weights that the crate embeds: whole numbers of one byte, a scale for every row; small vectors as floats.

    "GWPW", version (u16), fingerprint of the feature table (u64), number of matrices (u16); then each matrix: length of
    its name (u8), name, rows (u16), columns (u16), the scales of the rows (f32), the numbers (i8). All little-endian.
"""
import struct

import numpy as np

VERSION = 1


def bytes_of(fingerprint, matrices):
    out = [b"GWPW", struct.pack("<HQH", VERSION, fingerprint, len(matrices))]
    for name, matrix in matrices.items():
        m = np.asarray(matrix, np.float32)
        m = m.reshape(-1, m.shape[-1]) if m.ndim > 1 else m.reshape(1, -1)
        scales = np.abs(m).max(1) / 127 if m.size else np.zeros(len(m))
        scales = np.where(scales > 0, scales, 1.0).astype("<f4")
        numbers = np.round(m / scales[:, None]).astype(np.int8)
        out += [struct.pack("<B", len(name)), name.encode(), struct.pack("<HH", *m.shape), scales.tobytes(), numbers.tobytes()]
    return b"".join(out)


def folded(mu, sd, W, b):
    """Weights and biases of a first layer that takes the rows as they are."""
    W = W / sd[:, None]
    return W, b - mu @ W
