"""scikit-learn's multiplicative updates for the generalized Kullback-Leibler
divergence, from NNDSVDa, as zeros of a start would stay.

Arguments: stack.npy, r, iterations.
"""
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.decomposition import non_negative_factorization

import stack


def divergence(X, W, H):
    """D(X|WH) in double, block by block."""
    H = H.astype(np.float64)
    total = 0.0
    for first in range(0, len(X), 4096):
        x = X[first:first + 4096].astype(np.float64)
        y = W[first:first + 4096].astype(np.float64) @ H
        positive = x > 0
        total += np.sum(y) - np.sum(x) + np.sum(
            x[positive] * np.log(x[positive] / y[positive]))
    return total


def main(path, r, iterations):
    stack.report_versions()
    stack.report("tool", "scikit-learn", sklearn.__version__)
    X = stack.load(path)
    warnings.simplefilter("ignore")  # it does not converge, by intention
    start = time.perf_counter()
    W, H, _ = non_negative_factorization(
        X, n_components=r, init="nndsvda", solver="mu",
        beta_loss="kullback-leibler", tol=0, max_iter=iterations,
        random_state=0)
    stack.report("seconds", time.perf_counter() - start)
    stack.report("divergence", divergence(X, W, H))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
