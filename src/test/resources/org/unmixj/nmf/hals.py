"""NNDSVD and HALS in plain numpy, double precision, for X (m x n) ~ W H.

Written from the equations (Boutsidis & Gallopoulos 2008; Cichocki & Phan 2009;
Guo & Holy, eq. 17), not from the Java program, which it checks.
"""
import numpy as np


def truncate(u, v, weight):
    """The non-negative pair (w, h) of weight * u v' as NNDSVD makes it, and the
    products of norms of the positive and of the negative parts."""
    positive = np.maximum(u, 0), np.maximum(v, 0)
    negative = np.maximum(-u, 0), np.maximum(-v, 0)
    products = [np.linalg.norm(a) * np.linalg.norm(b)
                for a, b in (positive, negative)]
    a, b = positive if products[0] >= products[1] else negative
    size = np.sqrt(weight * max(products))
    if size == 0:
        return np.zeros_like(a), np.zeros_like(b), products
    return (size * a / np.linalg.norm(a), size * b / np.linalg.norm(b),
            products)


def nndsvd(X, r):
    U, sigma, Vt = np.linalg.svd(X, full_matrices=False)
    pairs = [truncate(U[:, j], Vt[j], sigma[j]) for j in range(r)]
    return (np.column_stack([w for w, _, _ in pairs]),
            np.vstack([h for _, h, _ in pairs]))


def sweep(A, B, G):
    """One HALS sweep over the columns of A (in place) for min ||C - A D||,
    where B = C D' and G = D D'. A column with G_jj = 0 stays as it is."""
    for j in range(A.shape[1]):
        if G[j, j] > 0:
            A[:, j] = np.maximum(0, A[:, j] + (B[:, j] - A @ G[:, j]) / G[j, j])


def small_change(new, old, epsilon):
    """Eq. 17 for the columns of two matrices, without a division."""
    return all(np.linalg.norm(new[:, j] - old[:, j]) <=
               epsilon * np.linalg.norm(new[:, j] + old[:, j])
               for j in range(new.shape[1]))


def hals(X, W, H, epsilon, iterations):
    """Returns W, H, the number of iterations, and whether eq. 17 held.
    Updates W first, then H. With epsilon < 0 it does all the iterations."""
    W, Ht = W.copy(), H.T.copy()
    for done in range(1, iterations + 1):
        oldW, oldHt = W.copy(), Ht.copy()
        sweep(W, X @ Ht, Ht.T @ Ht)
        sweep(Ht, X.T @ W, W.T @ W)
        if small_change(W, oldW, epsilon) and small_change(Ht, oldHt, epsilon):
            return W, Ht.T.copy(), done, True
    return W, Ht.T.copy(), iterations, False


def relative_error(X, W, H):
    """In percent."""
    return 100 * np.sum((X - W @ H)**2) / np.sum(X**2)


def write_csv(path, items):
    """One line per row of a matrix (or per vector): its name, then its numbers
    with 17 significant digits; infinite ones as Infinity, missing ones as NaN."""
    with open(path, "w") as file:
        for name, values in items:
            for row in np.atleast_2d(np.asarray(values, dtype=float)):
                numbers = ["Infinity" if np.isposinf(x) else
                           "NaN" if np.isnan(x) else "%.17g" % x
                           for x in row]
                file.write(",".join([name] + numbers) + "\n")
