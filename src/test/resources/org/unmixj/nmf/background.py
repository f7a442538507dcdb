"""Writes background.csv: NMF with one component whose image is one constant.

min |X - W H - c 1 h|^2. For the limit, c is updated in closed form: the mean over
the pixels of what HALS would make of each, projected at 0; c and h are both
variables, and the flat component is the first in each sweep. For the first
iterations c = 1 throughout, and h is the last in a sweep of the signatures.
"""
import numpy as np

from hals import write_csv

R = 3


def iterate(X, W, H, c, h):
    """One sweep of c, W, h and H; returns the new c and h."""
    c = max(0, ((X - W @ H) @ h).mean() / (h @ h))
    for j in range(W.shape[1]):
        rest = X - c * h - W @ H + np.outer(W[:, j], H[j])
        W[:, j] = np.maximum(0, rest @ H[j] / (H[j] @ H[j]))
    h = np.maximum(0, (X - W @ H).sum(0) * c / (len(X) * c * c))
    for j in range(W.shape[1]):
        rest = X - c * h - W @ H + np.outer(W[:, j], H[j])
        H[j] = np.maximum(0, W[:, j] @ rest / (W[:, j] @ W[:, j]))
    return c, h


def iterate_ones(X, W, H, h):
    """One sweep of W, H and h, where c = 1."""
    for j in range(W.shape[1]):
        rest = X - h - W @ H + np.outer(W[:, j], H[j])
        W[:, j] = np.maximum(0, rest @ H[j] / (H[j] @ H[j]))
    for j in range(W.shape[1]):
        rest = X - h - W @ H + np.outer(W[:, j], H[j])
        H[j] = np.maximum(0, W[:, j] @ rest / (W[:, j] @ W[:, j]))
    return np.maximum(0, (X - W @ H).mean(0))


def error(X, W, H, c, h):
    return 100 * np.sum((X - W @ H - c * h)**2) / np.sum(X**2)


def kkt(X, W, H, c, h):
    """The largest violation of the conditions of a minimum."""
    residual = W @ H + c * h - X
    worst = 0
    for factor, gradient in ((W, residual @ H.T), (H, W.T @ residual),
                             (c * h, residual.sum(0))):
        worst = max(worst, np.abs(np.where(factor > 0, gradient,
                                           np.minimum(0, gradient))).max())
    return worst


def main():
    random = np.random.default_rng(30)
    centers = np.array([2, 6, 10])
    H = np.exp(-0.5 * ((np.arange(13) - centers[:, None]) / 1.8)**2)
    W = random.gamma(0.4, 10, (70, R)) * (random.random((70, R)) > 0.4)
    background = 3 + 2 * np.cos(np.arange(13) / 3)
    X = np.maximum(0, W @ H + background + random.normal(0, 0.3, (70, 13)))
    W0 = 5 * random.random((70, R))
    H0 = random.random((R, 13))
    h0 = random.random(13)
    W, H, h = W0.copy(), H0.copy(), h0
    for _ in range(25):
        h = iterate_ones(X, W, H, h)
    early = [("product25", W @ H + h), ("error25", error(X, W, H, 1, h))]
    W, H, c, h = W0.copy(), H0.copy(), 1, h0.copy()
    for done in range(500000):
        before = np.concatenate([W, H.T, (c * h)[:, None] * np.ones(R)])
        c, h = iterate(X, W, H, c, h)
        after = np.concatenate([W, H.T, (c * h)[:, None] * np.ones(R)])
        if np.abs(after - before).max() < 1e-13:
            break
    print("%d iterations, error %.6f %%, KKT %.1e, zeros in W %d" % (
        done, error(X, W, H, c, h), kkt(X, W, H, c, h), (W == 0).sum()))
    write_csv("background.csv", [
        ("X", X), ("W0", W0), ("H0", H0), ("h0", h0[None]),
        ("error", error(X, W, H, c, h))] + early)


if __name__ == "__main__":
    main()
