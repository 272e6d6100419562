"""How much a process holds, and how many quads it may therefore take together."""

import resource
import sys

ROOM = 180
"""Megabytes that a process may hold before it writes in the smallest parts: what a thousand short articles take. Larger parts take less
time, and what goes in at one instant can be read at any time."""
QUAD = 0.8
"""Kilobytes that a quad takes while it goes in, measured on 110,000 and on 50,000."""
UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024
"""Units of what the system tells in a megabyte: macOS counts bytes, Linux kilobytes."""


def fitting(least: int) -> int:
    """Return how many quads may be taken together: as many as there is room for, and no fewer than the least."""
    return max(least, int((ROOM - most_held()) * 1000 / QUAD))


def most_held() -> float:
    """Return the most megabytes that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNIT
