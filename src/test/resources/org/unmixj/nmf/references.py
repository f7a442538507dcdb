"""Reference numbers for starts, non-negative least squares and HALS.

    python3 -B references.py

writes nndsvd.csv (scikit-learn), nnls.csv (scipy) and hals.csv (hals.py) beside
itself. See README.md.
"""
import os

import numpy as np
from scipy.optimize import nnls
from sklearn.decomposition._nmf import _initialize_nmf

from hals import hals, nndsvd, relative_error, truncate, write_csv


def nndsvd_items():
    """NNDSVD and NNDSVDa of scikit-learn for r = 4. X has zeros, and so have the
    starts. With r + 10 samples or fewer its randomized SVD is the full one."""
    rng = np.random.default_rng(3)
    X = rng.random((20, 12)) * (rng.random((20, 12)) < .8)
    items = [("X", X)]
    for name in "nndsvd", "nndsvda":
        W, H = _initialize_nmf(X, 4, init=name, eps=0, random_state=0)
        items += [(name + "W", W), (name + "H", H)]
    W, H = nndsvd(X, 4)
    U, _, Vt = np.linalg.svd(X)
    print("nndsvd: hals.nndsvd differs by %.1e; zeros in W %d, in H %d" % (
        max(abs(W - items[1][1]).max(), abs(H - items[2][1]).max()),
        np.sum(items[1][1] == 0), np.sum(items[2][1] == 0)))
    for j in range(1, 4):
        p = truncate(U[:, j], Vt[j], 1)[2]
        print("  component %d: larger product of norms over smaller %.3f" % (
            j + 1, max(p) / min(p)))
    return items


def nnls_problems():
    """A (10 x 4) and y by name, for min |A x - y|, x >= 0."""
    rng = np.random.default_rng(4)
    A = rng.random((10, 4))
    yield "interior", A, A @ np.array([1., 2., .5, 3.]) + .01 * rng.random(10)
    yield "active", A, A @ np.array([1., -1., 2., -.5]) + .1 * rng.random(10)
    yield "nothing", A, -rng.random(10)
    yield "scaled", A * np.array([1e-6, 1, 1e6, 1e3]), rng.random(10)
    twin = A.copy()
    twin[:, 2] = twin[:, 0]
    yield "twins", twin, rng.random(10) + A[:, 0]
    yield "rank2", rng.random((10, 2)) @ rng.random((2, 4)), rng.random(10)
    mixed = rng.standard_normal((10, 2)) @ rng.standard_normal((2, 4))
    yield "rank2mixed", mixed, rng.standard_normal(10)
    column = A.copy()
    column[:, 1] = 0
    yield "zerocolumn", column, rng.random(10)
    yield "zero", np.zeros((10, 4)), rng.random(10)


def nnls_items():
    """Gram form: G = A'A, b = A'y, the x of scipy, and the objective
    x'Gx / 2 - b'x there. A singular G leaves x free, not the objective."""
    for name, A, y in nnls_problems():
        G, b = A.T @ A, A.T @ y
        x = nnls(A, y)[0]
        gradient = G @ x - b
        print("nnls %-10s rank %d, x %s, complementarity %.1e" % (
            name, np.linalg.matrix_rank(A), np.array2string(x, precision=4),
            max(abs(np.minimum(x, gradient))) / max(1e-300, max(abs(b)))))
        for item, values in (("G", G), ("b", b), ("x", x),
                             ("objective", x @ G @ x / 2 - b @ x)):
            yield name + item, values
        if name == "interior":
            # A product of three matrices is symmetric but for rounding.
            yield "roundedG", np.triu(G, 1) * (1 + 2.0**-51) + np.tril(G)
            yield from (("roundedb", b), ("roundedx", x),
                        ("roundedobjective", x @ G @ x / 2 - b @ x))


def hals_items():
    """W and H after 1 and 25 iterations, and the relative errors."""
    rng = np.random.default_rng(5)
    X = rng.random((40, 3)) @ rng.random((3, 12)) + .1 * rng.random((40, 12))
    W0, H0 = rng.random((40, 3)), rng.random((3, 12))
    yield from (("X", X), ("W0", W0), ("H0", H0))
    yield "error0", relative_error(X, W0, H0)
    for iterations in 1, 25:
        W, H, _, _ = hals(X, W0, H0, -1, iterations)
        yield "W%d" % iterations, W
        yield "H%d" % iterations, H
        yield "error%d" % iterations, relative_error(X, W, H)
        print("hals %d: error %.6f %%, zeros in W %d, in H %d" % (
            iterations, relative_error(X, W, H), np.sum(W == 0),
            np.sum(H == 0)))
    for epsilon in 1e-2, 1e-3, 1e-4:
        _, _, iterations, _ = hals(X, W0, H0, epsilon, 10000)
        print("hals: eq. 17 with %g after %d iterations" % (epsilon, iterations))
        yield "stop", [epsilon, iterations]


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    for name, items in (("nndsvd", nndsvd_items()), ("nnls", nnls_items()),
                        ("hals", hals_items())):
        write_csv(os.path.join(folder, name + ".csv"), list(items))


if __name__ == "__main__":
    main()
