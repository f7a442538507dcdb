"""Residuals of a simple model on the sample lambda stack, by numpy.

The model needs no fit: W are the channels 5, 13, 21 and 29 (counted from 1) of
the stack, H are triangles around them, h_jk = max(0, 1 - |k - c_j| / 8).

Writes residuals.csv (a row for each channel: mean, mean and root mean square of
the residuals, relative error in percent) and residual_pixels.csv (the relative
error of every 997th pixel, in percent), beside this file.
Run from the project's folder: /usr/bin/python3 THIS_FILE
Made with Python 3.11.2, numpy 1.24.2, tifffile 2023.2.3.
"""
import pathlib

import numpy as np
import tifffile

here = pathlib.Path(__file__).parent
stack = tifffile.imread("sample-stacks/lambda-stack.tif").astype(np.float64)
n = stack.shape[0]
X = stack.reshape(n, -1).T
centres = np.array([4, 12, 20, 28])
W = X[:, centres]
H = np.maximum(0, 1 - np.abs(np.arange(n) - centres[:, None]) / 8)
R = X - W @ H
rows = np.column_stack([X.mean(0), R.mean(0), np.sqrt((R**2).mean(0)),
                        100 * (R**2).sum(0) / (X**2).sum(0)])
np.savetxt(here / "residuals.csv", rows, delimiter=",", fmt="%.17g",
           header="mean,mean_residual,rms_residual,error_percent", comments="")
pixels = np.arange(0, X.shape[0], 997)
errors = 100 * (R**2).sum(1) / (X**2).sum(1)
np.savetxt(here / "residual_pixels.csv",
           np.column_stack([pixels, errors[pixels]]), delimiter=",",
           fmt=["%d", "%.17g"], header="pixel,error_percent", comments="")
print("total", 100 * (R**2).sum() / (X**2).sum())
