"""Reference numbers for the Poisson loss (generalized Kullback-Leibler
divergence).

    python3 -B poisson.py

writes poisson.csv beside itself: what scikit-learn's multiplicative updates and
scipy's L-BFGS-B make of simulated photon counts. See README.md.
"""
import os
import warnings

import numpy as np
from scipy.optimize import minimize
from sklearn.decomposition import NMF
from sklearn.decomposition._nmf import _initialize_nmf

from hals import write_csv


def divergence(X, Y):
    """D(X|Y); X log X counts as 0 where X is 0."""
    positive = X > 0
    return np.sum(Y) - np.sum(X) + np.sum(
        X[positive] * np.log(X[positive] / Y[positive]))


def simulate(rng, m, n, r, photons):
    """Counts, W and H: overlapping bells of sum 1, `photons` per pixel on
    average."""
    i = np.arange(n)
    centres = np.linspace(n * .25, n * .75, r)
    H = np.exp(-.5 * ((i - centres[:, None]) / (n / 10))**2)
    H /= H.sum(axis=1, keepdims=True)
    W = rng.gamma(.5, size=(m, r))
    W *= photons / W.sum(axis=1).mean()
    return rng.poisson(W @ H).astype(float), W, H


def multiplicative(name, seed, m, n, r, photons):
    """X, a start, and D after 2000 multiplicative updates from there."""
    X, _, _ = simulate(np.random.default_rng(seed), m, n, r, photons)
    W0, H0 = _initialize_nmf(X, r, init="nndsvda", eps=0)
    model = NMF(r, init="custom", solver="mu", beta_loss="kullback-leibler",
                max_iter=2000, tol=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        W = model.fit_transform(X, W=W0.copy(), H=H0.copy())
    D = divergence(X, W @ model.components_)
    print("%s: D %.6f, %.3f per entry" % (name, D, 2 * D / X.size))
    return [(name + "X", X), (name + "W0", W0), (name + "H0", H0),
            (name + "divergence", D)]


def regression(name, seed, m, n, r, photons):
    """X, H, and the W >= 0 of the smallest D, row by row. L-BFGS-B works on
    scaled unknowns; the largest violation of the optimality conditions is
    printed."""
    X, _, H = simulate(np.random.default_rng(seed), m, n, r, photons)
    W = np.zeros((m, r))
    worst = 0
    for t in range(m):
        scale = max(1, X[t].sum())

        def objective(w):
            y = np.maximum(scale * w @ H, 1e-300)
            positive = X[t] > 0
            return (np.sum(y) - np.sum(X[t, positive] * np.log(y[positive])),
                    scale * H @ (1 - X[t] / y))

        best = None
        w = np.full(r, 1 / r)
        for _ in range(20):
            best = minimize(objective, w, jac=True, method="L-BFGS-B",
                            bounds=[(0, None)] * r,
                            options=dict(ftol=1e-16, gtol=1e-12, maxiter=10000,
                                         maxcor=30))
            w = best.x
        W[t] = scale * best.x
        gradient = H @ (1 - X[t] / np.maximum(W[t] @ H, 1e-300))
        worst = max(worst, np.max(np.abs(np.minimum(W[t] / scale, gradient))))
    print("%s: %d zeros in W, optimality %.1e" % (name, np.sum(W == 0), worst))
    return [(name + "X", X), (name + "H", H), (name + "W", W),
            (name + "divergence", divergence(X, W @ H))]


def main():
    items = []
    for photons in 2, 20, 200:
        items += multiplicative("mu%d" % photons, photons, 80, 16, 3, photons)
    for photons in 20, 200:
        items += regression("known%d" % photons, photons, 40, 16, 3, photons)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "poisson.csv")
    write_csv(path, items)


if __name__ == "__main__":
    main()
