"""What the parent and its child processes agree on; nothing here loads the language model's library."""

import struct

import msgspec

from rashomon.settings import Settings

BATCH = 16
"""Articles that go to a worker at once: fewer would leave it waiting, more would queue behind a slow one."""


MESSAGE = struct.Struct("=q")
"""What is asked of the process that loads the pipeline: FORK, beside which the worker's end of a connection is sent; or the number of a
worker whose exit code is wanted, which is what comes back."""
FORK = 0


class Job(msgspec.Struct, frozen=True):
    """What the process is started for."""

    settings: Settings
    memory: int
    """Bytes of address space; 0: no limit."""
    cache: str | None = None
    """Graph directory that keeps parses; None: nothing is kept."""
    forking: bool = True
    """Whether workers are forked; else the process that loads the pipeline is the only worker that it gives."""
