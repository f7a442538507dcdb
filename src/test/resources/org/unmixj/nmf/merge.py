"""Reference numbers for merging components.

    python3 -B merge.py

writes merge.csv beside itself: merges from 7 components to 1, the cheapest pair
first, with the best rank-one matrix of each pair from numpy's SVD of the sum of
both, m x n, where the Java program goes by inner products. See README.md.
"""
import os

import numpy as np

from hals import write_csv


def rank_one(one, two):
    """Cost, w and h of the pair from the SVD of its sum."""
    U, s, Vt = np.linalg.svd(np.outer(*one) + np.outer(*two))
    return s[1]**2, abs(U[:, 0]) * s[0], abs(Vt[0])


def main():
    rng = np.random.default_rng(9)
    m, n, r = 40, 15, 7
    W = rng.random((m, r)) * (rng.random((m, r)) < .6)
    H = rng.gamma(.5, size=(r, n))
    W[:, 5] = W[:, 2] + .1 * rng.random(m)
    H[6] = H[1] + .1 * rng.random(n)
    X = np.maximum(0, W @ H + .05 * rng.standard_normal((m, n)))
    items = [("X", X), ("W", W), ("H", H)]
    parts = [((j,), (W[:, j], H[j])) for j in range(r)]
    margin = np.inf
    while len(parts) > 1:
        costs = sorted((rank_one(parts[i][1], parts[j][1])[0], i, j)
                       for i in range(len(parts)) for j in range(i + 1, len(parts)))
        if len(costs) > 1:
            margin = min(margin, costs[1][0] / costs[0][0])
        _, i, j = costs[0]
        (first, one), (second, two) = parts[i], parts[j]
        cost, w, h = rank_one(one, two)
        parts = [part for k, part in enumerate(parts) if k not in (i, j)]
        parts.append((tuple(sorted(first + second)), (w, h)))
        parts.sort(key=lambda part: part[0])
        WH = sum(np.outer(*part[1]) for part in parts)
        items += [("first", first), ("second", second), ("cost", [cost]),
                  ("error", [100 * np.sum((X - WH)**2) / np.sum(X**2)])]
        if len(parts) == 3:
            items.append(("WH3", WH))
    print("smallest ratio of the second cheapest to the cheapest: %.3f" % margin)
    write_csv(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                           "merge.csv"), items)


if __name__ == "__main__":
    main()
