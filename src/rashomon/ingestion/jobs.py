"""What the parent and its child processes agree on; nothing here loads the language model's library."""

import msgspec

from rashomon.settings import Settings

BATCH = 16
"""Articles that go to a worker at once: fewer would leave it waiting, more would queue behind a slow one."""


class Job(msgspec.Struct, frozen=True):
    """What the parent sends first."""

    settings: Settings
    memory: int
    """Bytes of address space; 0: no limit."""
    cache: str | None = None
    """Graph directory that keeps parses; None: nothing is kept."""
