"""The scores of pairs: which piece of text goes on in which, which headline and which caption belong to which story."""
import json
import math
import os

import numpy as np

from labels import read_labels

STEPS = ["links", "headlines", "captions"]
EMPTY = {"W1": np.zeros((0, 1)), "b1": np.zeros(1), "W2": np.zeros((1, 1)), "b2": np.zeros(1)}
HIDDEN = {"links": 16, "headlines": 16, "captions": 12}
# The roles of text that say whose a unit is.
OWNS = {"text": {"body", "list", "subhead", "byline"}, "headline": {"title", "kicker", "subtitle"}, "caption": {"caption", "ccredit"}}


def owner(lines, runs, roles):
    """The item that most lines of a unit are of."""
    count = {}
    for at in lines:
        item, role = runs[at][0][:2]
        if role in roles: count[item] = count.get(item, 0) + 1
    return max(sorted(count), key=lambda k: count[k]) if count else None


def truths(step, page, runs):
    """1 or 0 for every pair of a page."""
    text = [owner(lines, runs, OWNS["text"]) for lines in page["fragments"]]
    if step == "links":
        after = {}
        for a, item in enumerate(text):
            after[a] = next((b for b in range(a + 1, len(text)) if item is not None and text[b] == item), None)
        return [float(after[a] == b) for a, b in page["pairs"]]
    stories, first = [], {}
    for s, chain in enumerate(page["stories"]):
        items = [text[k] for k in chain]
        stories.append(max(sorted(set(items), key=str), key=items.count))
        first.setdefault(stories[-1], s)
    own = [owner(lines, runs, OWNS["headline" if step == "headlines" else "caption"]) for lines in page["asking"]]
    right = lambda a, s: own[a] is not None and own[a] == stories[s] and (step == "captions" or first[stories[s]] == s)
    return [float(right(a, s)) for a, s in page["pairs"]]


def read(step, folder, rows):
    about = [json.loads(line) for line in open(rows + ".jsonl", encoding="utf-8")]
    count = sum(len(a["pairs"]) for a in about)
    X = np.fromfile(rows + ".f32", np.float32).reshape(count, -1)
    keep, y, at = np.zeros(count, bool), np.zeros(count, np.float32), 0
    for a in about:
        n = len(a["pairs"])
        found = read_labels(os.path.join(folder, a["name"]), a["numbers"])
        if found and n:
            y[at:at + n], keep[at:at + n] = truths(step, a, found[0]), True
        at += n
    return X[keep], y[keep]


def train(step, folder, rows, epochs=30, lr=4e-3, seed=3):
    """A network of one hidden layer, by Adam. Gives its matrices for rows as they are."""
    X, y = read(step, folder, rows)
    r, D, H = np.random.RandomState(seed), X.shape[1], HIDDEN[step]
    mu, sd = X.mean(0), X.std(0) + 0.05
    X = (X - mu) / sd
    p = dict(W1=r.randn(D, H) / math.sqrt(D + 1), b1=np.zeros(H), W2=r.randn(H, 1) / math.sqrt(H), b2=np.zeros(1))
    p = {k: v.astype(np.float32) for k, v in p.items()}
    M, t, steps = {k: [0, 0] for k in p}, 0, epochs * (len(X) // 256 + 1)
    for _ in range(epochs):
        order = r.permutation(len(X))
        for s in range(0, len(order), 256):
            x, yy = X[order[s:s + 256]], y[order[s:s + 256]]
            h = np.maximum(0, x @ p["W1"] + p["b1"])
            d = ((1 / (1 + np.exp(-(h @ p["W2"] + p["b2"])[:, 0])) - yy) / len(x))[:, None]
            dh = d @ p["W2"].T * (h > 0)
            g, t = dict(W1=x.T @ dh, b1=dh.sum(0), W2=h.T @ d, b2=d.sum(0)), t + 1
            rate = lr * 0.5 * (1 + math.cos(math.pi * t / steps))
            for k in p:
                gk = g[k] + 1e-5 * p[k]
                M[k] = [0.9 * M[k][0] + 0.1 * gk, 0.998 * M[k][1] + 0.002 * gk * gk]
                p[k] = (p[k] - rate * (M[k][0] / (1 - 0.9 ** t)) / (np.sqrt(M[k][1] / (1 - 0.998 ** t)) + 1e-8)).astype(np.float32)
    z = np.maximum(0, X @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    print("%s: %d pairs, %d true, right %.4f" % (step, len(y), y.sum(), ((z[:, 0] > 0) == (y > 0)).mean()))
    p["W1"] = p["W1"] / sd[:, None]
    p["b1"] = p["b1"] - mu @ p["W1"]
    return p
