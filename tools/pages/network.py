"""The line labeller: small networks (each a layer on every line, the mean of the page, two convolutions over five lines)
whose mean stands under a linear chain whose transitions depend on the number of empty lines between. numpy only; trained by Adam."""
import time

import numpy as np

from labels import ROLES

NL = len(ROLES)


def around(h, step=1, k=2):
    """[B,T,D] -> [B,T,(2k+1)D]: each line with its neighbours at this step."""
    B, T, D = h.shape
    out = np.zeros((B, T, (2 * k + 1) * D), h.dtype)
    for j, s in enumerate(range(-k * step, k * step + 1, step)):
        a, b = max(0, -s), T - max(0, s)
        if b > a: out[:, a:b, j * D:(j + 1) * D] = h[:, a + s:b + s]
    return out


def around_back(g, D, step=1, k=2):
    B, T, _ = g.shape
    out = np.zeros((B, T, D), g.dtype)
    for j, s in enumerate(range(-k * step, k * step + 1, step)):
        a, b = max(0, -s), T - max(0, s)
        if b > a: out[:, a + s:b + s] += g[:, a:b, j * D:(j + 1) * D]
    return out


class Network:
    def __init__(self, D, H1=56, HG=12, H2=40, seed=1):
        r = np.random.RandomState(seed)
        self.H1, self.HG, self.H2 = H1, HG, H2
        w = lambda a, b: (r.randn(a, b) * np.sqrt(2 / a)).astype(np.float32)
        z = lambda *s: np.zeros(s, np.float32)
        self.p = dict(W1=w(D, H1), b1=z(H1), Wg=w(H1, HG), bg=z(HG), W2=w(5 * (H1 + HG), H2), b2=z(H2), W3=w(5 * H2, H2), b3=z(H2), W4=w(H1 + 2 * H2, NL) * 0.3, b4=z(NL), A=z(4, NL, NL), S=z(NL))
        self.mu, self.sd = z(D), np.ones(D, np.float32)

    def emit(self, X, mask):
        p, m = self.p, mask[..., None]
        X = (X - self.mu) / self.sd * m
        h1 = np.maximum(0, X @ p["W1"] + p["b1"]) * m
        n = np.maximum(1, mask.sum(1))[:, None]
        mean = h1.sum(1) / n
        g = np.maximum(0, mean @ p["Wg"] + p["bg"])
        hg = np.concatenate([h1, np.broadcast_to(g[:, None], (*X.shape[:2], g.shape[1])) * m], 2)
        z2 = around(hg); h2 = np.maximum(0, z2 @ p["W2"] + p["b2"]) * m
        z3 = around(h2, 2); h3 = np.maximum(0, z3 @ p["W3"] + p["b3"]) * m
        top = np.concatenate([h1, h2, h3], 2)
        self.c = (X, m, n, h1, mean, g, z2, h2, z3, h3, top)
        return top @ p["W4"] + p["b4"]

    def back(self, dE):
        p, g = self.p, {}
        f = lambda a: a.reshape(-1, a.shape[-1])
        X, m, n, h1, mean, gg, z2, h2, z3, h3, top = self.c
        g["W4"], g["b4"] = f(top).T @ f(dE), f(dE).sum(0)
        dt = dE @ p["W4"].T
        d1, d2, d3 = dt[..., :self.H1].copy(), dt[..., self.H1:self.H1 + self.H2].copy(), dt[..., self.H1 + self.H2:]
        d3 = d3 * (h3 > 0)
        g["W3"], g["b3"] = f(z3).T @ f(d3), f(d3).sum(0)
        d2 += around_back(d3 @ p["W3"].T, self.H2, 2)
        d2 *= (h2 > 0)
        g["W2"], g["b2"] = f(z2).T @ f(d2), f(d2).sum(0)
        dh = around_back(d2 @ p["W2"].T, self.H1 + self.HG)
        d1 += dh[..., :self.H1]
        dg = (dh[..., self.H1:] * m).sum(1) * (gg > 0)
        g["Wg"], g["bg"] = mean.T @ dg, dg.sum(0)
        d1 += (dg @ p["Wg"].T / n)[:, None] * m
        d1 *= (h1 > 0)
        g["W1"], g["b1"] = f(X).T @ f(d1), f(d1).sum(0)
        return g


def lse(a, axis):
    m = a.max(axis, keepdims=True)
    return (m + np.log(np.exp(a - m).sum(axis, keepdims=True))).squeeze(axis)


def chain_gradient(E, A, S, gap, y, mask):
    """Negative log likelihood of a batch, and its gradients by emissions, transitions, starts."""
    B, T, _ = E.shape
    f = np.zeros((B, T, NL), np.float32); f[:, 0] = E[:, 0] + S
    for t in range(1, T):
        n = lse(f[:, t - 1, :, None] + A[gap[:, t]], 1) + E[:, t]
        f[:, t] = np.where(mask[:, t, None] > 0, n, f[:, t - 1])
    Z = lse(f[:, -1], 1)
    b, dA = np.zeros((B, T, NL), np.float32), np.zeros_like(A)
    for t in range(T - 2, -1, -1):
        x = A[gap[:, t + 1]] + (E[:, t + 1] + b[:, t + 1])[:, None]
        b[:, t] = np.where(mask[:, t + 1, None] > 0, lse(x, 2), 0)
        xi = np.exp(f[:, t, :, None] + x - Z[:, None, None]) * mask[:, t + 1, None, None]
        xi[np.arange(B), y[:, t], y[:, t + 1]] -= mask[:, t + 1]
        np.add.at(dA, gap[:, t + 1], xi)
    dE = (np.exp(f + b - Z[:, None, None]) * mask[..., None]).astype(np.float32)
    bi, ti = np.nonzero(mask)
    dE[bi, ti, y[bi, ti]] -= 1
    score = E[bi, ti, y[bi, ti]].sum() + S[y[:, 0]].sum()
    b2, t2 = np.nonzero(mask[:, 1:]); t2 = t2 + 1
    score += A[gap[b2, t2], y[b2, t2 - 1], y[b2, t2]].sum()
    return float(Z.sum() - score), dE, dA, dE[:, 0].sum(0)


def viterbi(E, A, S, gap):
    n = len(E); v = E[0] + S; back = np.zeros((n, NL), int)
    for i in range(1, n):
        m = v[:, None] + A[gap[i]]
        back[i] = m.argmax(0); v = m.max(0) + E[i]
    y = [int(v.argmax())]
    for i in range(n - 1, 0, -1): y.append(int(back[i, y[-1]]))
    return np.array(y[::-1])


def batches(data, size, r):
    idx = sorted(range(len(data)), key=lambda i: len(data[i]["y"]) + r.rand() * 20)
    groups = [idx[i:i + size] for i in range(0, len(idx), size)]
    r.shuffle(groups)
    for g in groups:
        T = max(len(data[i]["y"]) for i in g); D = data[g[0]]["X"].shape[1]
        X = np.zeros((len(g), T, D), np.float32); y = np.zeros((len(g), T), int); gap = np.zeros((len(g), T), int); m = np.zeros((len(g), T), np.float32)
        for k, i in enumerate(g):
            n = len(data[i]["y"]); X[k, :n], y[k, :n], gap[k, :n], m[k, :n] = data[i]["X"], data[i]["y"], data[i]["gap"], 1
        yield X, y, gap, m


def train(data, epochs=12, lr=3e-3, seed=1, l2=1e-5):
    """Trains the labeller; whole features are lost now and then, so that it leans on no single one."""
    r = np.random.RandomState(seed)
    net = Network(data[0]["X"].shape[1], seed=seed)
    some = np.concatenate([d["X"] for d in data[:600]])
    net.mu, net.sd = some.mean(0), some.std(0) + 0.05
    M = {k: [np.zeros_like(v), np.zeros_like(v)] for k, v in net.p.items()}
    t, steps = 0, epochs * ((len(data) + 15) // 16)
    for epoch in range(epochs):
        total = count = 0; began = time.time()
        for X, y, gap, m in batches(data, 16, r):
            X = X * (r.rand(1, 1, X.shape[2]) > 0.05)
            E = net.emit(X, m)
            loss, dE, dA, dS = chain_gradient(E, net.p["A"], net.p["S"], gap, y, m)
            g = net.back(dE); g["A"], g["S"] = dA, dS
            lines = m.sum(); total += loss; count += lines; t += 1
            rate = lr * 0.5 * (1 + np.cos(np.pi * t / steps))
            for k in net.p:
                gk = g[k] / lines + l2 * net.p[k]
                a, b = M[k]; a *= 0.9; a += 0.1 * gk; b *= 0.998; b += 0.002 * gk * gk
                net.p[k] -= (rate * (a / (1 - 0.9 ** t)) / (np.sqrt(b / (1 - 0.998 ** t)) + 1e-8)).astype(np.float32)
        print("network %d epoch %d loss %.4f (%.0fs)" % (seed, epoch, total / count, time.time() - began), flush=True)
    return net


class Mean:
    """Networks that were trained from other first values: what one has learned by chance the others hardly share."""

    def __init__(self, networks):
        self.networks = networks
        self.p = {k: sum(net.p[k] for net in networks) / len(networks) for k in ("A", "S")}

    def emit(self, X, mask):
        return sum(net.emit(X, mask) for net in self.networks) / len(self.networks)


def accuracy(net, data):
    """Share of lines labelled rightly, and the table of confusions."""
    C = np.zeros((NL, NL), int)
    for d in data:
        y = viterbi(net.emit(d["X"][None], np.ones((1, len(d["y"])), np.float32))[0], net.p["A"], net.p["S"], d["gap"])
        np.add.at(C, (d["y"], y), 1)
    return C.trace() / max(1, C.sum()), C
