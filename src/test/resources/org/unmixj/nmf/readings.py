"""Three readings of the equations, tried on data (README.md has what came out).

    python3 -B readings.py [STACK.tif ...]

1. Eq. 16 over the columns of W0, or of W0 diag(alpha) as in the authors'
   program.
2. When d2 of the GSVD counts as zero, with d2 in units of 2^-52 from the
   textbook way: QR of [Sigma; B], then an SVD of the lower block of Q.
3. Which directions are taken of several infinite lambda.

Runs the paper's synthetic example, 60 copies with noise of 1e-12, and the stacks
given (samples x rows x columns) from 2 components on.
"""
import sys

import numpy as np

from gsvd_recovery import EPS, recover
from hals import hals, nndsvd, relative_error


def synthetic():
    """150 x 120: ten Gaussians of sigma 2 times ten boxes of length 10."""
    rows, columns = np.arange(1, 151), np.arange(1, 121)
    X = np.zeros((150, 120))
    for i in range(1, 11):
        distance = rows - (10 + 10 * i)
        w = np.where(abs(distance) <= 8, np.exp(-distance**2 / 8), 0)
        h = (columns >= 7 + 10 * i) & (columns <= 16 + 10 * i)
        X += np.outer(w, h)
    return X


def small_d2(X, W0, H0, q):
    """d2 / 2^-52, ascending, of the pair of rank q by QR and SVD."""
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    B = (U[:, :q].T @ W0) @ (H0 @ Vt[:q].T)
    Q, _ = np.linalg.qr(np.vstack([np.diag(sigma[:q]), B]))
    return np.sort(np.linalg.svd(Q[q:], compute_uv=False)) / EPS


def compare(X, r0, k):
    """Returns a dictionary of numbers for each of the two directions."""
    W0, H0, iterations, _ = hals(X, *nndsvd(X, r0), 1e-4, 10000)
    result = {"before": relative_error(X, W0, H0), "iterations": iterations}
    for directions in "Paper", "Extended":
        plain = recover(X, W0, H0, k, directions)
        scaled = recover(X, W0, H0, k, directions, scaled_by_alpha=True)
        W, H, polishing, _ = hals(X, plain.W, plain.H, -1, 5)
        q = len(plain.lam)
        result[directions] = {
            "lambda": plain.lam, "error": plain.error,
            "difference": scaled.error - plain.error, "alpha": plain.alpha,
            "beta": plain.beta, "after5": relative_error(X, W, H),
            "d2": small_d2(X, W0, H0, q)}
    return result


def ill_conditioned(condition):
    """d2 / 2^-52 of the two exact zeros (the larger one), r0 = 4, k = 2."""
    result = []
    for seed in range(200):
        rng = np.random.default_rng(seed)
        sizes = np.logspace(0, -np.log10(condition), 8)
        X = (rng.random((40, 8)) * sizes) @ rng.random((8, 14)) + \
            .1 / condition * rng.random((40, 14))
        W0, H0, _, _ = hals(X, rng.random((40, 4)), rng.random((4, 14)), -1, 20)
        result.append(small_d2(X, W0, H0, 6)[1])
    return np.array(result)


def other_bases(X, r0, k):
    """The error after recovery (Extended) with the principal directions, and
    with 40 random bases of their space."""
    W0, H0, _, _ = hals(X, *nndsvd(X, r0), 1e-4, 10000)
    rng = np.random.default_rng(5)
    turns = [np.linalg.qr(rng.standard_normal((k, k)))[0] for _ in range(40)]
    errors = [recover(X, W0, H0, k, "Extended", turn=turn).error
              for turn in turns]
    return "%.4f | %.4f, %.4f, %.4f" % (
        recover(X, W0, H0, k, "Extended").error, min(errors), np.mean(errors),
        max(errors))


def span(values):
    return "%.4g to %.4g" % (min(values), max(values))


def main():
    X = synthetic()
    rng = np.random.default_rng(1)
    runs = [compare(X + 1e-12 * rng.random(X.shape), 9, 1) for _ in range(60)]
    print("synthetic, 60 copies: singular values %.4f to %.4f" % tuple(
        np.linalg.svd(X, compute_uv=False)[[9, 0]]))
    print(" nine components: %s %% after %s iterations" % (
        span([r["before"] for r in runs]), span([r["iterations"] for r in runs])))
    for directions in "Paper", "Extended":
        d = [r[directions] for r in runs]
        print(" " + directions)
        print("  largest lambda %s, second %s" % (
            span([x["lambda"][0] for x in d]), span([x["lambda"][1] for x in d])))
        print("  error after recovery %s, 5 iterations later %s %%" % (
            span([x["error"] for x in d]), span([x["after5"] for x in d])))
        print("  error of W0 diag(alpha) minus that of W0: %s" % span(
            [x["difference"] for x in d]))
        print("  runs with an alpha of 0: %d, a beta of 0: %d" % (
            sum(np.any(x["alpha"] == 0) for x in d),
            sum(np.any(x["beta"] == 0) for x in d)))
        print("  smallest d2 / 2^-52 %s, second %s" % (
            span([x["d2"][0] for x in d]), span([x["d2"][1] for x in d])))
    print(" two directions, 8 -> 10: " + other_bases(X, 8, 2))
    for condition in 1e1, 1e2, 1e4, 1e6, 1e8:
        d2 = ill_conditioned(condition)
        print("condition %g: d2 / 2^-52 up to %.3g; above r0 %d, above r0 + k %d"
              " of 200" % (condition, max(d2), np.sum(d2 > 4), np.sum(d2 > 6)))
    for path in sys.argv[1:]:
        import tifffile
        stack = tifffile.imread(path)
        X = stack.reshape(len(stack), -1).T.astype(float)
        r = compare(X, 2, 1)
        print("%s, 2 -> 3: %.6f %% after %d iterations" % (
            "x".join(map(str, stack.shape)), r["before"], r["iterations"]))
        for directions in "Paper", "Extended":
            for name, value in r[directions].items():
                print(" %s %s %s" % (directions, name, value))
        for k in 2, 3:
            print(" %d directions, 2 -> %d: %s" % (k, 2 + k,
                                                   other_bases(X, 2, k)))


if __name__ == "__main__":
    main()
