"""Reference numbers for penalties on W and H.

    python3 -B penalties.py

writes penalties.csv beside itself: stationary points of the penalized objective
by scipy's L-BFGS-B on W and H together, where HALS changes one column at a time.
See README.md.
"""
import os

import numpy as np
from scipy.optimize import minimize

from hals import write_csv


def objective(X, W, H, l1w, l1h, l2, smooth):
    """As in PenaltyOptions.java, and its gradients."""
    m, n = X.shape
    S = np.sum(X**2)
    u, v = l1w * np.sqrt(S / m), l1h * np.sqrt(S / n)
    R = W @ H - X
    normW = np.linalg.norm(W, axis=0)
    normH = np.linalg.norm(H, axis=1)
    sumW, sumH = W.sum(axis=0), H.sum(axis=1)
    D = np.diff(H, axis=1)
    steps = np.sum(D**2, axis=1)
    value = (np.sum(R**2) / 2 + u * normH @ sumW + v * normW @ sumH +
             np.sum(normW**2 * (l2 * normH**2 + smooth * steps)) / 2)
    gradW = (R @ H.T + u * normH + W * (v * sumH / normW + l2 * normH**2 +
                                        smooth * steps))
    DtD = np.zeros_like(H)
    DtD[:, 1:] += D
    DtD[:, :-1] -= D
    gradH = (W.T @ R + (v * normW)[:, None] +
             H * (u * sumW / normH + l2 * normW**2)[:, None] +
             smooth * (normW**2)[:, None] * DtD)
    return value, gradW, gradH


def solve(X, W0, H0, penalties):
    m, n = X.shape
    r = W0.shape[1]

    def function(z):
        value, gW, gH = objective(X, z[:m * r].reshape(m, r),
                                  z[m * r:].reshape(r, n), *penalties)
        return value, np.concatenate([gW.ravel(), gH.ravel()])

    z = np.concatenate([W0.ravel(), H0.ravel()])
    for _ in range(30):
        z = minimize(function, z, jac=True, method="L-BFGS-B",
                     bounds=[(0, None)] * z.size,
                     options=dict(ftol=1e-16, gtol=1e-11, maxiter=20000,
                                  maxfun=100000, maxcor=50)).x
    value, gradient = function(z)
    return z[:m * r].reshape(m, r), z[m * r:].reshape(r, n), value, np.max(
        np.abs(np.minimum(z, gradient)))


def main():
    rng = np.random.default_rng(6)
    m, n, r = 40, 24, 3
    i = np.arange(n)
    H = np.exp(-.5 * ((i - np.array([[6], [12], [18]])) / 3)**2)
    W = rng.gamma(.5, size=(m, r))
    X = np.maximum(0, W @ H + .1 * rng.standard_normal((m, n)))
    W0, H0 = rng.random((m, r)), rng.random((r, n))
    items = [("X", X), ("W0", W0), ("H0", H0)]
    for name, penalties in (("none", (0, 0, 0, 0)), ("l1w", (.1, 0, 0, 0)),
                            ("l1h", (0, .1, 0, 0)), ("l2", (0, 0, .1, 0)),
                            ("smooth", (0, 0, 0, .5)),
                            ("all", (.05, .05, .05, .2))):
        W, H, value, worst = solve(X, W0, H0, penalties)
        print("%-6s F %.9f, zeros in W %d, in H %d, optimality %.1e" % (
            name, value, np.sum(W == 0), np.sum(H == 0), worst))
        items += [(name + "Penalties", penalties), (name + "WH", W @ H),
                  (name + "F", value)]
    write_csv(os.path.join(os.path.dirname(os.path.abspath(__file__)),
                           "penalties.csv"), items)


if __name__ == "__main__":
    main()
