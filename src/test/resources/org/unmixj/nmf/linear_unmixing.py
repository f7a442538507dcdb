"""Linear unmixing of mix38.tif by scipy, pixel by pixel:

    python3 -B linear_unmixing.py mix38.tif mix38_reference_spectra.csv

writes linear_unmixing.csv. See README.md.
"""
import sys

import numpy as np
import scipy
import scipy.optimize
import tifffile

STEP = 61


def main(stack, spectra):
    planes = tifffile.imread(stack).astype(float)
    X = planes.reshape(len(planes), -1).T
    H = np.loadtxt(spectra, delimiter=",")[:, 1:].T
    with open("linear_unmixing.csv", "w") as out:
        for name, W in (
                ("nonnegative", np.array([scipy.optimize.nnls(H.T, x)[0]
                                          for x in X])),
                ("plain", np.linalg.lstsq(H.T, X.T, rcond=None)[0].T)):
            error = 100 * ((X - W @ H) ** 2).sum() / (X ** 2).sum()
            weights = np.arange(len(W)) % 97
            for key, rows in ((name, W[::STEP]), (name + "_sum", [W.sum(0)]),
                              (name + "_squares", [(W ** 2).sum(0)]),
                              (name + "_weighted", [weights @ W]),
                              (name + "_zeros", [(W == 0).sum(0)]),
                              (name + "_error", [[error]])):
                for row in rows:
                    print(key, *(f"{v:.9g}" if key == name else f"{v:.17g}"
                                 for v in row), sep=",", file=out)
    print("scipy", scipy.__version__, "numpy", np.__version__)


main(*sys.argv[1:])
