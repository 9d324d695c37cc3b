#!/usr/bin/env python3
"""Trains what the learned reading of pages decides by. `cargo xtask pages-train` runs all steps in order.

    train.py labeller PAGES ROWS STATE [--held PAGES ROWS] [--epochs N] [--networks N]     the roles of lines
    train.py links|headlines|captions PAGES ROWS STATE                     the scores of pairs
    train.py divisions PAGES ROWS STATE                                    how headline blocks are divided
    train.py confidence PAGES ROWS STATE                                   what the evidence for an article is worth
    train.py write STATE WEIGHTS                                           the file that the crate embeds
    train.py replace STATE WEIGHTS                                         the divisions alone in that file

PAGES is a folder that `generate.py --labels` made, ROWS what `gongwen-eval page-rows` wrote of it (without ending),
STATE a file that the steps pass on. One thread a network, fixed seeds and the same routines on every processor: the same
pages give the same weights.
"""
import argparse
import functools
import os
import pickle
from concurrent.futures import ProcessPoolExecutor

# Sums in another order end in other last bits, which training makes large. So all processors (x86 with AVX2) use the same
# kernels, and no more than one thread. These must be set before numpy is loaded.
os.environ.update({
    "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Haswell",
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR",
})

import numpy as np

import confidence
import divisions
import labels
import network
import pairs
import weights


def state(path):
    return pickle.load(open(path, "rb")) if os.path.exists(path) else {}


def keep(path, value):
    with open(path, "wb") as f: pickle.dump(value, f)


# Added to the score of a line that begins a story: two stories that are joined are both lost, one that is cut has its half.
STORY_STARTS = 1.2


def trained(a, seed):
    """One network, from the first values of a seed, and the fingerprint of the features that it was trained on."""
    data, fingerprint = labels.read_rows(a.pages, a.rows)
    return network.train(data, a.epochs, seed=seed), fingerprint


def labeller(a):
    # Networks are trained side by side: none needs to know of another.
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        networks, (fingerprint, *_) = zip(*pool.map(functools.partial(trained, a), range(1, a.networks + 1)))
    held = labels.read_rows(*a.held)[0] if a.held else []
    if held:
        for net in networks: print("one network: lines right %.4f" % network.accuracy(net, held)[0])
        share, C = network.accuracy(network.Mean(networks), held)
        print("held out: lines right %.4f" % share)
        for i, role in enumerate(labels.ROLES):
            if C[i].sum():
                taken = [(C[i, j] / C[i].sum(), labels.ROLES[j]) for j in C[i].argsort()[::-1][:4] if j != i and C[i, j]]
                print("  %-18s n %6d recall %.3f precision %.3f  taken for %s" % (role, C[i].sum(), C[i, i] / C[i].sum(), C[i, i] / max(1, C[:, i].sum()), ", ".join("%s %.3f" % (n, s) for s, n in taken)))
    chain = network.Mean(networks).p
    matrices = {"line." + k: v for k, v in chain.items()}
    for at, net in enumerate(networks):
        p = {k: v for k, v in net.p.items() if k not in chain}
        p["W1"], p["b1"] = weights.folded(net.mu, net.sd, p["W1"], p["b1"])
        p["b4"] = p["b4"] + STORY_STARTS * (np.arange(len(labels.ROLES)) == labels.ID["story starts"])
        matrices.update(("line%d.%s" % (at, k), v) for k, v in p.items())
    keep(a.state, {"fingerprint": int(fingerprint, 16), "line": matrices})


def scorer(a):
    found = state(a.state)
    others = {"confidence": confidence, "divisions": divisions}
    found[a.step] = others[a.step].train(a.pages, a.rows) if a.step in others else pairs.train(a.step, a.pages, a.rows)
    keep(a.state, found)


def write(a):
    found = state(a.pages)
    matrices = dict(found["line"])
    for step in [*pairs.STEPS, "confidence"]:
        for k, v in found.get(step, pairs.EMPTY).items(): matrices[step + "." + k] = v
    matrices["divisions.W"] = found.get("divisions", divisions.EMPTY)["W"]
    data = weights.bytes_of(found["fingerprint"], matrices)
    with open(a.rows, "wb") as f: f.write(data)
    print("%d bytes, fingerprint %016x" % (len(data), found["fingerprint"]))


def replace(a):
    with open(a.rows, "rb") as f: data = f.read()
    with open(a.rows, "wb") as f: f.write(weights.replaced(data, "divisions.W", state(a.pages)["divisions"]["W"]))


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("step", choices=["labeller", *pairs.STEPS, "divisions", "confidence", "write", "replace"])
    ap.add_argument("pages", help="folder of pages (write: STATE)"); ap.add_argument("rows", help="rows (write: WEIGHTS)"); ap.add_argument("state", nargs="?")
    ap.add_argument("--held", nargs=2); ap.add_argument("--epochs", type=int, default=12); ap.add_argument("--networks", type=int, default=3)
    a = ap.parse_args()
    {"labeller": labeller, "write": write, "replace": replace}.get(a.step, scorer)(a)


if __name__ == "__main__":
    main()
