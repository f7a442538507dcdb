"""GSVD recovery (Guo & Holy, eq. 7-16), a second program to check the Java one.

It goes other ways than the Java program wherever there are two: the GSVD comes
from one SVD of B inv(Sigma), and the least-squares problems of eq. 12-16 are
solved with all m n equations by scipy.optimize.nnls, not in Gram form.

    python3 -B gsvd_recovery.py

writes recovery_*.csv beside itself and prints how far every choice is from the
edge. See README.md.
"""
import os
from collections import namedtuple

import numpy as np
from scipy.optimize import nnls

from hals import hals, relative_error, truncate, write_csv

EPS = 2.0**-52

Recovery = namedtuple("Recovery", "lam Y alpha S W_new H_new beta W H error "
                      "d2 products A y design target sigma")


def gsvd(sigma, B, r0):
    """GSVD of (diag(sigma), B), both q x q: diag(sigma) = M1 D1 Q', B = M2 D2 Q'
    with d1^2 + d2^2 = 1. Returns lambda = (d1/d2)^2, descending, inv(Q') with
    its columns in that order, and d2.

    sigma > 0, so B inv(Sigma) = M2 (D2/D1) M1' is an SVD, and
    inv(Q') = inv(Sigma) M1 D1. B has rank r0 at most: q - r0 lambdas are
    infinite whatever rounding says, and those with d2 <= r0 2^-52.

    The directions of infinite lambda are only determined as a space. Of its
    bases with Sigma Y orthonormal, the one with Y orthogonal is taken (the
    principal directions of X in it), those with the larger |X y| / |y| first.
    """
    q = len(sigma)
    _, ratio, M1t = np.linalg.svd(B / sigma)
    order = np.argsort(ratio, kind="stable")
    ratio, M1 = ratio[order], M1t[order].T
    d1, d2 = 1 / np.hypot(1, ratio), ratio / np.hypot(1, ratio)
    infinite = max(q - r0, np.count_nonzero(d2 <= r0 * EPS))
    inverse = M1 / sigma[:, None] * d1
    if infinite > 0:
        N = M1[:, :infinite] / sigma[:, None]
        left, size, _ = np.linalg.svd(N, full_matrices=False)
        inverse[:, :infinite] = (left * size)[:, ::-1]
    with np.errstate(divide="ignore"):
        lam = np.where(np.arange(q) < infinite, np.inf, (d1 / d2)**2)
    return lam, inverse, d2


def rank_one_terms(W, H):
    """mn x r: column j is vec(w_j h_j)."""
    return np.column_stack([np.outer(W[:, j], H[j]).ravel()
                            for j in range(W.shape[1])])


def recover(X, W0, H0, k, directions, scaled_by_alpha=False, turn=None):
    """Grows W0 (m x r0), H0 (r0 x n) by k. Two things are for readings.py: with
    scaled_by_alpha, eq. 16 is over the columns of W0 diag(alpha), as in the
    authors' program; the orthogonal matrix turn (k x k) takes another basis of
    the first k directions."""
    r0 = W0.shape[1]
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    rank = np.count_nonzero(sigma > max(X.shape) * EPS * sigma[0])
    q = min(rank, r0 if directions == "Paper" else r0 + k)
    U, V = U[:, :q], Vt[:q].T

    lam, inverse, d2 = gsvd(sigma[:q], (U.T @ W0) @ (H0 @ V), r0)  # eq. 7
    Y = V @ inverse[:, :k]  # eq. 11
    if turn is not None:
        Y = Y @ turn

    # eq. 12-15: min over alpha >= 0 and S of |X - W0 diag(alpha) H0 - S Y'|^2.
    # The best S leaves what is outside the space of Y.
    pseudo = Y @ np.linalg.inv(Y.T @ Y)
    A = rank_one_terms(W0, H0 - (H0 @ pseudo) @ Y.T)
    y = (X - (X @ pseudo) @ Y.T).ravel()
    alpha = nnls(A, y)[0]
    S = (X - (W0 * alpha) @ H0) @ pseudo

    pairs = [truncate(S[:, j], Y[:, j], 1) for j in range(k)]
    W_new = np.column_stack([w for w, _, _ in pairs])
    H_new = np.vstack([h for _, h, _ in pairs])

    W, H = np.hstack([W0 * alpha if scaled_by_alpha else W0, W_new]), \
        np.vstack([H0, H_new])
    design = rank_one_terms(W, H)
    beta = nnls(design, X.ravel())[0]  # eq. 16
    return Recovery(lam, Y, alpha, S, W_new, H_new, beta, W * beta, H,
                    relative_error(X, W * beta, H), d2,
                    [p for _, _, p in pairs], A, y, design, X.ravel(),
                    sigma)


def started(X, rng, iterations):
    """X with the W0 and H0 of a few HALS iterations from a random start, so
    that W0 H0 and the SVD disagree, with r0 = 4."""
    W0 = rng.random((X.shape[0], 4))
    H0 = rng.random((4, X.shape[1]))
    return (X,) + hals(X, W0, H0, -1, iterations)[:2]


def inputs():
    """X, W0 and H0 by name. The seeds are those of a search for inputs without
    a choice on the edge."""
    rng = np.random.default_rng(326)
    yield "random", started(rng.random((70, 14)), rng, 3)
    rng = np.random.default_rng(106)
    yield "rank3", started(rng.random((70, 3)) @ rng.random((3, 14)), rng, 3)
    # alpha_1 = 0 and beta_1 = 0.078: tells whether eq. 16 starts from W0 or from
    # W0 diag(alpha).
    yield "zeroalpha", sparse(30)
    # The first column of W0 is zero, so that one lambda of Paper is infinite.
    yield "zerocolumn", sparse(88)


def sparse(seed):
    rng = np.random.default_rng(seed)
    A = rng.random((30, 6)) * (rng.random((30, 6)) < .5)
    return started(A @ (rng.random((6, 14)) * (rng.random((6, 14)) < .5)), rng,
                   1)


def ratios(r, k):
    """How far from the edge: lambda_i / lambda_i+1 of the chosen (their order
    and who is among them), the gap of singular values at the rank of the SVD,
    the larger product of norms over the smaller (step 6), the smallest positive
    alpha and beta, and the smallest multiplier of those that are zero, as a
    part of the largest |A'y|."""
    q = len(r.lam)
    yield "lambda", [r.lam[i] / r.lam[i + 1] for i in range(min(k, q - 1))
                     if np.isfinite(r.lam[i])]
    infinite = np.count_nonzero(np.isinf(r.lam))
    energy = np.linalg.norm(r.target.reshape(-1, r.Y.shape[0]) @ r.Y, axis=0) \
        / np.linalg.norm(r.Y, axis=0)
    yield "energies of infinite lambda", \
        energy[:infinite][:-1] / energy[:infinite][1:]
    yield "singular values", [] if q >= len(r.sigma) else \
        [r.sigma[q - 1] / r.sigma[q]]
    yield "step 6", [max(p) / min(p) for p in r.products]
    for name, A, y, x in ("alpha", r.A, r.y, r.alpha), \
            ("beta", r.design, r.target, r.beta):
        yield "smallest " + name, [min(x[x > 0])]
        multipliers = -(A.T @ (y - A @ x))[x == 0] / max(abs(A.T @ y))
        yield name + " multipliers", multipliers


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    for name, (X, W0, H0) in inputs():
        write_csv(os.path.join(folder, "recovery_%s.csv" % name),
                  [("X", X), ("W0", W0), ("H0", H0)])
        cases = [("Paper", 1), ("Paper", 2), ("Extended", 1), ("Extended", 2)]
        if name.startswith("zero"):
            cases = [("Paper", 2)]
        for directions, k in cases:
            r = recover(X, W0, H0, k, directions)
            case = "%s_%s_%d" % (name, directions.lower(), k)
            write_csv(os.path.join(folder, "recovery_%s.csv" % case), [
                ("lambda", r.lam), ("Y", r.Y), ("alpha", r.alpha), ("S", r.S),
                ("Wnew", r.W_new), ("Hnew", r.H_new), ("beta", r.beta),
                ("W", r.W), ("H", r.H), ("error", r.error)])
            print("%s: error %.6f %%, lambda %s" % (case, r.error, " ".join(
                "%.5g" % x for x in r.lam)))
            for what, values in ratios(r, k):
                if len(values) > 0:
                    print("  %-28s %s" % (what, " ".join(
                        "%.4g" % x for x in values)))


if __name__ == "__main__":
    main()
