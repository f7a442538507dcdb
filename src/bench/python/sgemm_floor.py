"""The floor of a pass: the two products X H' and W' X by BLAS, in float.

Arguments: stack.npy, r. X is tried by rows and by planes; the faster counts.
"""
import sys
import time

import numpy as np

import stack


def fastest(work, seconds=2.0):
    """The shortest time of a call, over at least five calls."""
    best, total, calls = float("inf"), 0.0, 0
    while calls < 5 or total < seconds:
        start = time.perf_counter()
        work()
        took = time.perf_counter() - start
        best, total, calls = min(best, took), total + took, calls + 1
    return best


def main(path, r):
    stack.report_versions()
    stack.report("tool", "numpy", np.__version__)
    X = stack.load(path)
    random = np.random.default_rng(1)
    H = random.random((r, X.shape[1]), dtype=np.float32)
    W = random.random((X.shape[0], r), dtype=np.float32)
    times = []
    for x, w in ((X, W), (np.asfortranarray(X), np.asfortranarray(W))):
        times.append(fastest(lambda: x @ H.T) + fastest(lambda: w.T @ x))
    stack.report("pass_seconds", min(times))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
