"""What speaks for a division of a headline block into label, kicker, title and subtitle: one number for each that the crate
counts, so that among all divisions of a block the right one has the highest sum (multinomial logistic regression)."""
import json
import os

import numpy as np

from labels import ID, line_roles, read_labels

# The part of a line by its role.
PARTS = {"section": 0, "kicker": 1, "title": 2, "title goes on": 2, "subtitle": 3, "subtitle goes on": 3}
PART_OF = {ID[name]: part for name, part in PARTS.items()}
# The last column is how well a division agrees with the roles of lines, which know the pages that they were trained on too
# well: what it is worth was found on pages of writers left out.
ROLES = 0.5
# A block of a page by people counts as much as so many generated ones.
BY_PEOPLE = 4
EMPTY = {"W": np.zeros((1, 1))}


def read(folder, rows):
    """The rows of every block's divisions, and which of them is right."""
    about = [json.loads(line) for line in open(rows + ".jsonl", encoding="utf-8")]
    count = sum(len(parts) for a in about for parts in a["divisions"])
    X = np.fromfile(rows + ".f32", np.float32).reshape(count, -1)
    blocks, at = [], 0
    for a in about:
        found = read_labels(os.path.join(folder, a["name"]), a["numbers"])
        roles, items = line_roles(*found) if found else ([], [])
        for lines, divisions in zip(a["asking"], a["divisions"]):
            right = [PART_OF.get(roles[k]) for k in lines] if found else []
            one = found and len({items[k] for k in lines}) == 1
            if one and right in divisions: blocks.append((a["name"], at, len(divisions), divisions.index(right)))
            at += len(divisions)
    return X, blocks


def fit(X, blocks, steps=150, rate=0.05, decay=0.005):
    """By Adam, with weights held small."""
    rows = np.concatenate([np.arange(at, at + n) for _, at, n, _ in blocks])
    sizes = np.array([n for _, _, n, _ in blocks])
    starts = np.cumsum(sizes) - sizes
    X = X[rows, :-1]
    y = np.zeros(len(X), np.float32)
    y[starts + np.array([right for *_, right in blocks])] = 1
    w = np.zeros(X.shape[1], np.float32)
    m, v = np.zeros_like(w), np.zeros_like(w)
    for t in range(1, steps + 1):
        s = X @ w
        p = np.exp(s - np.repeat(np.maximum.reduceat(s, starts), sizes))
        p /= np.repeat(np.add.reduceat(p, starts), sizes)
        g = (p - y) @ X / len(blocks) + decay * w
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w = (w - rate * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.99 ** t)) + 1e-6)).astype(np.float32)
    return np.append(w, ROLES).astype(np.float32)


def right(X, blocks, w):
    """How many blocks are divided rightly."""
    return sum(int((X[at:at + n] @ w).argmax()) == r for _, at, n, r in blocks)


def train(folder, rows):
    X, blocks = read(folder, rows)
    by_people = [block for block in blocks if block[0].startswith("z")]     # so `printed.py` names them
    w = fit(X, by_people * (BY_PEOPLE - 1) + blocks)
    print("divisions: %d blocks, right %.4f" % (len(blocks), right(X, blocks, w) / len(blocks)))
    return {"W": w.reshape(-1, 1)}
