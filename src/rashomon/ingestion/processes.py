"""Worker processes: forked from one that has loaded the pipeline, so that they share its memory and a new one is there at once.

Where a system's libraries do not bear a fork, each worker is a process that has loaded the pipeline itself.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field

import msgspec

from rashomon.ingestion.jobs import FORK, MESSAGE, Job
from rashomon.ingestion.processor import arithmetic
from rashomon.model import Article, Outcome
from rashomon.settings import Settings

FORKING = sys.platform == "linux"
"""Whether a process may be forked once its libraries are loaded; on others they are known to use threads of their own."""
SECONDS = 30.0
"""Time for one article (R-27), start-up of a process apart."""
CHARACTERS_A_SECOND = 2_000.0
"""Added time: a long article gets a second more for each so many characters; the slowest machine tried parses 20 times as many."""
START = 120.0
"""Time for a process to load its model, seconds."""
MEMORY = 4 << 30
"""Address space of a worker, bytes. Twice the resident 2 GB of R-27: the model's tables and shared libraries count here too."""
LAST_BREATH = 2.0
"""Seconds between the end of a process's output and the end of the process."""


@dataclass(slots=True, eq=False)
class Task:
    """Articles that are sent together, and the outcomes so far."""

    articles: list[Article]
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether every article has its outcome."""
        return len(self.outcomes) == len(self.articles)

    @property
    def seconds(self) -> float:
        """How long the task may take."""
        return SECONDS + sum(len(article.text) for article in self.articles) / CHARACTERS_A_SECOND


class Nursery:
    """The process that loads the pipeline, and from which workers are forked; it ends when this one closes it or is gone."""

    def __init__(self, settings: Settings, cache: str | None) -> None:
        environment = os.environ | arithmetic(os.environ)
        job = msgspec.json.encode(Job(settings, MEMORY, cache, FORKING)).decode()
        self.channel, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "rashomon.ingestion.worker", str(theirs.fileno()), job]
            nothing = subprocess.DEVNULL  # what goes wrong comes back as an answer or as an exit code; what libraries print is for nobody
            self.process = subprocess.Popen(
                command, stdin=nothing, stdout=nothing, stderr=nothing, env=environment, pass_fds=[theirs.fileno()]
            )

    @property
    def can_fork(self) -> bool:
        """Whether another worker can be had from it."""
        return FORKING and self.process.poll() is None

    def fork(self) -> socket.socket:
        """Return a connection to a new worker, which is ready when it has sent its first answer."""
        ours, theirs = socket.socketpair()
        # where the process is gone, the end of the connection is read next, and tells what went with it
        with theirs, contextlib.suppress(BrokenPipeError, ConnectionResetError):
            socket.send_fds(self.channel, [MESSAGE.pack(FORK)], [theirs.fileno()])
        return ours

    def ended(self, pid: int, patience: float) -> int | None:
        """Return the exit code of a worker, negative for the signal that ended it; None where nobody is left to tell.

        Args:
            pid: of the worker.
            patience: seconds after which it is killed, if it has not ended by itself.
        """
        if pid in (0, self.process.pid):
            with contextlib.suppress(subprocess.TimeoutExpired):
                return self.process.wait(patience)
            self.process.kill()
            return self.process.wait()
        try:
            self.channel.settimeout(None)
            if not patience:
                _kill(pid)
            self.channel.sendall(MESSAGE.pack(pid))
            self.channel.settimeout(patience or None)
            try:
                answer = self.channel.recv(MESSAGE.size)
            except TimeoutError:
                _kill(pid)
                self.channel.settimeout(None)
                answer = self.channel.recv(MESSAGE.size)
        except (BrokenPipeError, ConnectionResetError):
            answer = b""
        if not answer:
            _kill(pid)
            return None
        code: int = MESSAGE.unpack(answer)[0]
        return code

    def close(self) -> None:
        """End the process."""
        self.channel.close()
        self.process.kill()
        self.process.wait()


class Worker:
    """One worker and the task it is at."""

    def __init__(self, nursery: Nursery) -> None:
        self.nursery = nursery
        self.link = nursery.fork()
        self.pid = 0
        """Known with its first answer."""
        self.task: Task | None = None
        self.ready = False
        self.deadline = time.monotonic() + START
        self._held = b""

    def start(self, task: Task) -> None:
        """Send a task."""
        self.task, self.deadline = task, time.monotonic() + task.seconds
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the process is gone: its end is read next
            self.link.sendall(msgspec.json.encode(task.articles) + b"\n")

    def fileno(self) -> int:
        """Return the descriptor to wait on."""
        return self.link.fileno()

    def answers(self) -> list[Outcome] | None:
        """Return the outcomes that have come; None where the process has ended."""
        try:
            data = self.link.recv(1 << 20)
        except ConnectionResetError:
            return None
        *lines, self._held = (self._held + data).split(b"\n")
        return [msgspec.json.decode(line, type=Outcome) for line in lines] if data else None

    def close(self, patience: float = 0.0) -> int | None:
        """End the process, after so many seconds if it is ending by itself, and return its exit code as `Nursery.ended` does."""
        self.link.close()
        return self.nursery.ended(self.pid, patience) if self.pid or patience else None


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
