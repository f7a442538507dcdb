"""What the Python programs share: the stack, its error, and how they report.

A program reports on standard output, a name and its value per line; anything
else that it has to say goes to standard error.
"""
import pathlib
import platform
import sys

import numpy as np


def report(name, *values):
    print(name, *values, flush=True)


def take_turns(turn):
    """Takes a turn for each line of standard input, which says how many seconds
    it shall last, until its end. In between this process is idle, but that
    OpenBLAS's threads look for more work for about 0.1 s."""
    report("ready")
    for line in iter(sys.stdin.readline, ""):
        turn(float(line))
        report("ready")


def load(path):
    """X, pixels x samples, float32, rows contiguous; the file has planes."""
    planes = np.load(path, mmap_mode="r")
    X = np.empty((planes.shape[1], planes.shape[0]), dtype=np.float32)
    for j, plane in enumerate(planes):
        X[:, j] = plane
    return X


def relative_error(X, W, H):
    """100 ||X - WH||^2 / ||X||^2 in double, block by block."""
    H = H.astype(np.float64)
    residual = total = 0.0
    for first in range(0, len(X), 4096):
        x = X[first:first + 4096].astype(np.float64)
        residual += np.sum((x - W[first:first + 4096].astype(np.float64) @ H)**2)
        total += np.sum(x**2)
    return 100 * residual / total


def save(prefix, W, H):
    """Writes W and H row by row as little-endian doubles."""
    W.astype("<f8").tofile(prefix + "-W.f64")
    H.astype("<f8").tofile(prefix + "-H.f64")


def reset_peak_memory():
    """Linux only; elsewhere the peak is not known."""
    try:
        pathlib.Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        pass


def report_peak_memory():
    try:
        lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return
    for line in lines:
        if line.startswith("VmHWM:"):
            report("peak_mb", int(line.split()[1]) / 1024)


def report_versions():
    text = "Python " + platform.python_version() + ", numpy " + np.__version__
    try:
        import threadpoolctl
        for pool in threadpoolctl.threadpool_info():
            if pool["user_api"] == "blas":
                text += ", %s %s, kernel %s, %d threads" % (
                    pool["internal_api"], pool["version"],
                    pool.get("architecture", "unknown"), pool["num_threads"])
    except ImportError:
        text += ", BLAS kernel unknown (install threadpoolctl)"
    report("versions", text)
