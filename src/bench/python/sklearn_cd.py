"""scikit-learn's coordinate descent from NNDSVD, until it has our error.

Arguments: stack.npy, r, error to reach (percent), limit (s), prefix of output.

First the number of iterations is found, a few at a time, each time going on
from the W and H there are, which is what the solver does itself between two
iterations. Then one call does that many, and is what is timed, whenever it is
this program's turn; short ones are repeated. The trace is that of the search,
scaled to the median of these calls.
"""
import statistics
import sys
import time

import sklearn
from sklearn.decomposition import non_negative_factorization

import stack


def fit(X, r, iterations, W=None, H=None):
    start = time.perf_counter()
    W, H, _ = non_negative_factorization(
        X, W=W, H=H, n_components=r, init="nndsvd" if W is None else "custom",
        solver="cd", tol=0, max_iter=iterations, random_state=0)
    return W, H, time.perf_counter() - start


def search(X, r, target, limit):
    """A trace (seconds, iterations, error) that ends where the target is
    reached, to 2 % of the iterations, or the limit is."""
    W, H, seconds = fit(X, r, 1)
    done, step, growing = 1, 1, True
    error = stack.relative_error(X, W, H)
    trace = []
    while True:
        trace.append((seconds, done, error))
        if error <= target or seconds > limit:
            return trace
        before = (W, H, done, seconds)
        W, H, took = fit(X, r, step, W, H)
        done, seconds = done + step, seconds + took
        error = stack.relative_error(X, W, H)
        if error <= target and step > max(1, done // 50):
            (W, H, done, seconds), error = before, trace.pop()[2]
            step, growing = max(1, step // 4), False
        elif growing:
            step = max(step, done // 4)


def pass_seconds(X, r):
    """What a call with few iterations and one with more differ by."""
    W, H, _ = fit(X, r, 1)
    few = min(fit(X, r, 1, W, H)[2] for _ in range(3))
    more = min(fit(X, r, 6, W, H)[2] for _ in range(3))
    return (more - few) / 5


def main(path, r, target, limit, prefix):
    stack.report_versions()
    stack.report("tool", "scikit-learn", sklearn.__version__)
    X = stack.load(path)
    trace = search(X, r, target, limit)
    seconds, iterations, error = trace[-1]
    times = []

    def turn(duration):
        spent = 0
        while spent == 0 or spent < duration:
            if not times:
                stack.reset_peak_memory()
            W, H, took = fit(X, r, iterations)
            if not times:
                stack.report_peak_memory()
                stack.save(prefix, W, H)
            times.append(took)
            spent += took
            stack.report("seconds", took)

    stack.report("reached", int(error <= target))
    stack.report("searched_seconds", seconds)
    stack.take_turns(turn)
    if times:
        stack.report("iterations", iterations)
    scale = statistics.median(times) / seconds if times else 1
    for seconds, iterations, error in trace:
        stack.report("trace", scale * seconds, iterations, error)
    stack.report("pass_seconds", pass_seconds(X, r))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]),
         float(sys.argv[4]), sys.argv[5])
