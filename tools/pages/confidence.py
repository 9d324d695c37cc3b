"""The confidence in an article: the share of articles with such evidence that are right in title and all paragraphs."""
import json
import os
import re

import numpy as np

# What the stages are sure of: the first columns of the evidence, which may only raise the confidence.
CERTAINTIES = 12
# Of the articles with a confidence of `TRUSTED` or more this share must be right: a little more than what is promised.
TRUSTED, RIGHT = 0.9, 0.953
# The share among fewer articles says nothing.
FEWEST = 30
MARKS = "■●◆▲△▼▽◀★□◎◇▶○ >|<【】[]《》"


def plain(text):
    return re.sub(r"\s", "", text or "").strip(MARKS)


def read(folder, rows):
    """The evidence of every article, and whether it is right."""
    X, y = [], []
    about = [json.loads(line) for line in open(rows + ".jsonl", encoding="utf-8")]
    for page in about:
        gold = json.load(open(os.path.join(folder, page["name"] + ".json"), encoding="utf-8"))
        right = {(plain(g["title"]), tuple(map(plain, g["paragraphs"]))) for g in gold if g["kind"] != "furniture"}
        y += [(plain(title), tuple(map(plain, paragraphs))) in right for title, paragraphs in page["articles"]]
    return np.fromfile(rows + ".f32", np.float32).reshape(len(y), -1), np.array(y, np.float32)


def slope(scores, y):
    """By what the positive scores are multiplied, so that `TRUSTED` falls where `RIGHT` of all surer articles are right: a
    straight line says too little or too much of the surest ones. Below that nothing changes."""
    order = np.argsort(-scores, kind="stable")
    share = np.cumsum(y[order]) / np.arange(1, len(y) + 1)
    share[:FEWEST] = share[FEWEST - 1]
    enough = np.nonzero(share >= RIGHT)[0]
    surest = scores[order][enough.max() if len(enough) else 0]
    return float(np.clip(np.log(TRUSTED / (1 - TRUSTED)) / max(surest, 0.1), 0.3, 1.4))


def train(folder, rows, steps=4000, rate=0.05):
    """A logistic mapping, by gradient descent; gives it as a network of two hidden numbers, as the crate reads it."""
    X, y = read(folder, rows)
    w, b, M = np.zeros(X.shape[1]), 0.0, [0.0, 0.0]
    for t in range(1, steps + 1):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        g = np.append(X.T @ (p - y) / len(y) + 1e-4 * w, (p - y).mean())
        M = [0.9 * M[0] + 0.1 * g, 0.998 * M[1] + 0.002 * g * g]
        step = rate * (M[0] / (1 - 0.9 ** t)) / (np.sqrt(M[1] / (1 - 0.998 ** t)) + 1e-8)
        w, b = w - step[:-1], b - step[-1]
        w[:CERTAINTIES] = np.maximum(0, w[:CERTAINTIES])
    scores = X @ w + b
    above = slope(scores, y)
    p = 1 / (1 + np.exp(-np.where(scores > 0, above * scores, scores)))
    print("confidence: %d articles, right %.3f" % (len(y), y.mean()))
    for low, high in [(0, .2), (.2, .4), (.4, .6), (.6, .8), (.8, .9), (.9, .95), (.95, 1.01)]:
        inside = (p >= low) & (p < high)
        print("  %.2f to %.2f: %5d, right %.3f" % (low, min(high, 1), inside.sum(), y[inside].mean() if inside.any() else 0))
    return {"W1": np.stack([w, -w], 1), "b1": np.array([b, -b]), "W2": np.array([[above], [-1.0]]), "b2": np.zeros(1)}
