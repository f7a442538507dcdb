"""Drops a file from the page cache, so that it is read from the disk.

Argument: the file, which nothing may be left to be written of.
"""
import os
import sys

if __name__ == "__main__":
    file = os.open(sys.argv[1], os.O_RDONLY)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)
