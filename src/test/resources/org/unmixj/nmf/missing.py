"""Writes missing.csv: NMF of an X with missing entries, in plain numpy.

The weighted problem itself, min sum of M * (X - W H)^2 with M = 1 where X is
there and 0 where it is missing, by coordinate descent: each entry of W and H in
turn has its own quotient of sums over what is there. Nothing is filled in, as
the Java program does it for the SVD.
"""
import numpy as np

from hals import write_csv

R = 3


def sweep(X, M, W, H):
    """One sweep over the columns of W, in place."""
    for j in range(W.shape[1]):
        rest = M * (X - W @ H + np.outer(W[:, j], H[j]))
        norms = M @ H[j]**2
        W[:, j] = np.where(norms > 0, np.maximum(0, rest @ H[j]) /
                           np.where(norms > 0, norms, 1), 0)


def error(X, M, W, H):
    """In percent of the squares of what is there."""
    return 100 * np.sum(M * (X - W @ H)**2) / np.sum(M * X**2)


def kkt(X, M, W, H):
    """The largest violation of the conditions of a minimum."""
    residual = M * (W @ H - X)
    worst = 0
    for factor, gradient in (W, residual @ H.T), (H, W.T @ residual):
        worst = max(worst, np.abs(np.where(factor > 0, gradient,
                                           np.minimum(0, gradient))).max())
    return worst


def problem():
    random = np.random.default_rng(20)
    centers = np.array([2, 6, 10])
    H = np.exp(-0.5 * ((np.arange(13) - centers[:, None]) / 1.8)**2)
    W = random.gamma(0.6, 10, (60, R))
    X = W @ H + random.normal(0, 0.1, (60, 13))
    X = np.maximum(X, 0)
    M = (random.random(X.shape) > 0.15) & (X < 20)
    M[17] = False
    return np.where(M, X, 0), M.astype(float), random


def main():
    X, M, random = problem()
    W0 = random.random((60, R))
    W0[17] = 0
    H0 = random.random((R, 13))
    W, H = W0.copy(), H0.copy()
    early = []
    for done in range(200000):
        if done == 25:
            early = [("product25", W @ H), ("error25", error(X, M, W, H))]
        before = np.concatenate([W, H.T])
        sweep(X, M, W, H)
        Ht = H.T.copy()
        sweep(X.T, M.T, Ht, W.T)
        H = Ht.T.copy()
        if np.abs(np.concatenate([W, H.T]) - before).max() < 1e-14:
            break
    print("missing %.1f %%, error %.6f %%, KKT %.1e" % (
        100 * (1 - M.mean()), error(X, M, W, H), kkt(X, M, W, H)))
    print("entries of a row that are there: at least",
          int(np.delete(M, 17, 0).sum(1).min()))
    write_csv("missing.csv", [
        ("X", np.where(M == 1, X, np.nan)), ("W0", W0), ("H0", H0),
        ("product", W @ H), ("error", error(X, M, W, H))] + early)


if __name__ == "__main__":
    main()
