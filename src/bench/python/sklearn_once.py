"""scikit-learn's coordinate descent from NNDSVD, once: the whole process counts.

Arguments: stack.npy, r, iterations.
"""
import sys
import time
import warnings

from sklearn.decomposition import non_negative_factorization

import stack


def main(path, r, iterations):
    warnings.simplefilter("ignore")  # it does not converge, by intention
    start = time.perf_counter()
    X = stack.load(path)
    read = time.perf_counter()
    non_negative_factorization(
        X, n_components=r, init="nndsvd", solver="cd", tol=0,
        max_iter=iterations, random_state=0)
    stack.report("reading_seconds", read - start)
    stack.report("fit_seconds", time.perf_counter() - read)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
