"""The file of weights that the crate embeds: whole numbers of one byte, a scale for every row; small vectors as floats.

    "GWPW", version (u16), fingerprint of the feature table (u64), number of matrices (u16); then each matrix: length of
    its name (u8), name, rows (u16), columns (u16), the scales of the rows (f32), the numbers (i8). All little-endian.
"""
import struct

import numpy as np

VERSION = 2
# Whole numbers up to this: with 127 articles are no better, and what carries the weights is larger.
STEPS = 15


def bytes_of(fingerprint, matrices):
    head = b"GWPW" + struct.pack("<HQH", VERSION, fingerprint, len(matrices))
    return head + b"".join(map(matrix_bytes, matrices.items()))


def matrix_bytes(named):
    name, matrix = named
    m = np.asarray(matrix, np.float32)
    m = m.reshape(-1, m.shape[-1]) if m.ndim > 1 else m.reshape(1, -1)
    scales = np.abs(m).max(1) / STEPS if m.size else np.zeros(len(m))
    scales = np.where(scales > 0, scales, 1.0).astype("<f4")
    numbers = np.round(m / scales[:, None]).astype(np.int8)
    return b"".join([struct.pack("<B", len(name)), name.encode(), struct.pack("<HH", *m.shape), scales.tobytes(), numbers.tobytes()])


def replaced(data, name, matrix):
    """A file of weights with another matrix of this name; all others stay as they are."""
    count, at, parts = struct.unpack_from("<H", data, 14)[0], 16, []
    for _ in range(count):
        start, length = at, data[at]
        rows, columns = struct.unpack_from("<HH", data, at + 1 + length)
        at += 1 + length + 4 + 4 * rows + rows * columns
        if data[start + 1:start + 1 + length] != name.encode(): parts.append(data[start:at])
    parts.append(matrix_bytes((name, matrix)))
    return data[:14] + struct.pack("<H", len(parts)) + b"".join(parts)


def folded(mu, sd, W, b):
    """Weights and biases of a first layer that takes the rows as they are."""
    W = W / sd[:, None]
    return W, b - mu @ W
