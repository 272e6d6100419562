"""What a worker's arithmetic is told of the processor: one core, and a way to multiply that treats all rows of a matrix alike.

OpenBLAS, which NumPy brings, goes by the model of the processor, and takes those that are newer than itself for old ones. Its way for
processors with AVX2 ("Haswell") gives a row other last bits in another place, so that `annotations.arithmetic` would not use it, and the
slower library would multiply. That goes for a way that the environment names, too: some systems set one for all programs. Measured on sizes
of the pinned model, GFLOP/s on one core: Haswell 100, Sandybridge 95, SkylakeX 190, the slower library 38.
"""

import os
from collections.abc import Mapping
from pathlib import Path

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
WAY = "OPENBLAS_CORETYPE"
WAYS = (("SkylakeX", {"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"}), ("Sandybridge", {"avx"}))
"""Ways that treat all rows alike, the fastest first, and what a processor must be able to do for each."""
CPUINFO = Path("/proc/cpuinfo")


def arithmetic(environment: Mapping[str, str], cpuinfo: Path = CPUINFO) -> dict[str, str]:
    """Return the variables that a worker is started with, over those of the environment; one of our ways that is set there stays."""
    found = dict.fromkeys(THREADS, "1")
    able = _flags(cpuinfo)
    way = next((name for name, needed in WAYS if needed <= able), None)
    if way and environment.get(WAY) not in dict(WAYS):
        found[WAY] = way
    return found


def _flags(cpuinfo: Path) -> frozenset[str]:
    """Return what the first processor can do; nothing where the system does not tell."""
    if not os.access(cpuinfo, os.R_OK):
        return frozenset()
    with cpuinfo.open(encoding="utf-8", errors="replace") as lines:
        flags = next((line for line in lines if line.startswith("flags")), "")
    return frozenset(flags.partition(":")[2].split())
