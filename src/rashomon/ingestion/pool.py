"""Worker processes: as many as asked, each with one pipeline, each article under a time limit.

Batches go round; outcomes come back in the order of the articles whatever the number of workers. When a batch fails, times out or takes
its process down, its articles are sent again one by one, so that the poisonous one is found and all others are built (R-27).
"""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec

from rashomon.errors import ModelError
from rashomon.ingestion.jobs import BATCH, Job
from rashomon.ingestion.processor import arithmetic
from rashomon.model import Article, Fate, Outcome
from rashomon.settings import Settings

SECONDS = 30.0
"""Time for one article (R-27), start-up of a process apart."""
CHARACTERS_A_SECOND = 2_000.0
"""Added time: a long article gets a second more for each so many characters; the slowest machine tried parses 20 times as many."""
LAST_BREATH = 2.0
"""Seconds between the end of a process's output and the end of the process."""
START = 120.0
"""Time for a worker to load its model."""
MEMORY = 4 << 30
"""Address space of a worker, bytes. Twice the resident 2 GB of R-27: the model's tables and shared libraries count here too."""
AHEAD = 3
"""Tasks a worker that may be read before the first of them has left: bounds memory whatever the number of articles."""
BATCH_CHARACTERS = 200_000
"""A batch ends at so many characters, so that long articles do not queue behind one another."""


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


class Worker:
    """One child process and the task it is at."""

    def __init__(self, settings: Settings, cache: str | None) -> None:
        environment = os.environ | arithmetic(os.environ)
        command = [sys.executable, "-m", "rashomon.ingestion.worker"]
        # what goes wrong comes back as an answer or as an exit code; what libraries print is for nobody
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, bufsize=0
        )
        self.task: Task | None = None
        self.ready = False
        self.deadline = time.monotonic() + START
        self._held = b""
        self._write(msgspec.json.encode(Job(settings, MEMORY, cache)))

    def start(self, task: Task) -> None:
        """Send a task."""
        self.task, self.deadline = task, time.monotonic() + task.seconds
        self._write(msgspec.json.encode(task.articles))

    def fileno(self) -> int:
        """Return the descriptor to wait on."""
        return self._output().fileno()

    def answers(self) -> list[Outcome] | None:
        """Return the outcomes that have come; None where the process has ended."""
        data = os.read(self.fileno(), 1 << 20)
        *lines, self._held = (self._held + data).split(b"\n")
        return [msgspec.json.decode(line, type=Outcome) for line in lines] if data else None

    def close(self) -> int:
        """End the process and return its exit code: negative for the signal that ended it."""
        ended = self.process.poll()
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        code = self.process.wait()
        return code if ended is None else ended

    def _output(self) -> IO[bytes]:
        if self.process.stdout is None:
            raise RuntimeError("the worker was started without a pipe")
        return self.process.stdout

    def _write(self, line: bytes) -> None:
        if self.process.stdin is None:
            raise RuntimeError("the worker was started without a pipe")
        with contextlib.suppress(BrokenPipeError):  # the process is gone: its end of file is read next, and tells what went with it
            data = memoryview(line + b"\n")
            while data:
                data = data[self.process.stdin.write(data) :]


def batches(articles: Iterable[Article]) -> Iterator[Task]:
    """Yield the articles in tasks of at most BATCH articles and about BATCH_CHARACTERS characters."""
    held: list[Article] = []
    size = 0
    for article in articles:
        if held and (len(held) == BATCH or size + len(article.text) > BATCH_CHARACTERS):
            yield Task(held)
            held, size = [], 0
        held.append(article)
        size += len(article.text)
    if held:
        yield Task(held)


class Pool:
    """The workers, and the order in which outcomes must leave."""

    def __init__(self, settings: Settings, cache: Path | None = None) -> None:
        self.settings = settings
        self.cache = str(cache) if cache else None
        """Graph directory that keeps parses."""
        self.selector = selectors.DefaultSelector()
        self.workers: list[Worker] = []
        self.order: deque[Task] = deque()
        """Tasks whose outcomes have not left yet, in the order of the articles."""
        self.waiting: deque[Task] = deque()
        """Those of them that no worker has begun."""

    def begin(self) -> None:
        """Start a worker before there is an article, so that it loads its model while the inputs are looked through."""
        self._start()

    def run(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Yield each article with its outcome, in the order of the articles; the workers end with it.

        Raises:
            ModelError: if a worker cannot load its pipeline.
        """
        try:
            yield from self.serve(articles)
        finally:
            self.close()

    def close(self) -> None:
        """End the workers."""
        for worker in self.workers:
            worker.close()
        self.selector.close()

    def serve(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Yield each article with its outcome, in the order of the articles; the workers stay for the next call.

        Raises:
            ModelError: if a worker cannot load its pipeline.
        """
        source = batches(self._noticed(articles))
        while True:
            while self.order and self.order[0].done:
                task = self.order.popleft()
                yield from zip(task.articles, task.outcomes, strict=True)
            # after the done ones have left, so that an empty order means that there are no more articles
            while len(self.order) < AHEAD * self.settings.workers and (more := next(source, None)):
                self.order.append(more)
                self.waiting.append(more)
                self._attend(0)  # a worker that is ready need not wait until all that may be is read ahead
            if not self.order:
                return
            if self.waiting or not self.order[0].done:
                self._attend(self._patience())

    def _attend(self, seconds: float) -> None:
        """Give out work, wait so long for answers, and give out work again: writing what is done takes as long as some parses."""
        self._employ()
        self._listen(seconds)
        self._employ()

    def _employ(self) -> None:
        """Give waiting tasks to free workers, and start workers while there are fewer than asked and than needed."""
        for worker in self.workers:
            if self.waiting and worker.ready and worker.task is None:
                worker.start(self.waiting.popleft())
        starting = sum(not worker.ready for worker in self.workers)
        while len(self.workers) < self.settings.workers and starting < len(self.waiting):
            self._start()
            starting += 1

    def _noticed(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles; with the first of a batch that needs another worker, it starts, so that it loads while the rest is read."""
        for number, article in enumerate(articles):
            if number >= BATCH * len(self.workers) and len(self.workers) < self.settings.workers:
                self._start()
            yield article

    def _start(self) -> None:
        worker = Worker(self.settings, self.cache)
        self.workers.append(worker)
        self.selector.register(worker, selectors.EVENT_READ)

    def _patience(self) -> float:
        """Return the seconds to the next deadline."""
        busy = [worker for worker in self.workers if worker.task or not worker.ready]
        return max(min((worker.deadline for worker in busy), default=time.monotonic()) - time.monotonic(), 0)

    def _listen(self, seconds: float) -> None:
        """Wait so long for answers; retire workers that ended or ran out of time."""
        for key, _ in self.selector.select(seconds):
            worker = key.fileobj
            if not isinstance(worker, Worker):
                continue
            answers = worker.answers()
            if answers is None:
                self._retire(worker, "crashed")
            for outcome in answers or ():
                self._take(worker, outcome)
        now = time.monotonic()
        for worker in [worker for worker in self.workers if (worker.task or not worker.ready) and worker.deadline < now]:
            self._retire(worker, "timed-out")

    def _take(self, worker: Worker, outcome: Outcome) -> None:
        """Note one answer of a worker."""
        task = worker.task
        if task is None and outcome.fate == "failed":
            raise ModelError(outcome.reason)
        if task is None:
            worker.ready = True
        elif outcome.name == "":
            worker.task = None
            self._isolate(task, outcome)
        else:
            task.outcomes.append(outcome)
            if task.done:
                worker.task = None

    def _retire(self, worker: Worker, fate: Fate) -> None:
        """Remove a worker that is no use any more; what it had at hand is tried again alone, or named."""
        self.selector.unregister(worker)
        self.workers.remove(worker)
        if fate == "crashed":  # its pipe ends a moment before the process does
            with contextlib.suppress(subprocess.TimeoutExpired):
                worker.process.wait(LAST_BREATH)
        code = worker.close()
        if not worker.ready:
            raise ModelError(f"model {self.settings.model}: a worker could not load the pipeline (exit code {code})")
        if worker.task is None:
            return
        reason = (
            f"no end after {worker.task.seconds:.0f} s (a shorter text may pass: split it)"
            if fate == "timed-out"
            else f"its process died ({_ending(code)})"
        )
        self._isolate(worker.task, Outcome(name="", fate=fate, reason=reason))

    def _isolate(self, task: Task, failure: Outcome) -> None:
        """Split the rest of a task into tasks of one article; one that is single already has failed."""
        rest = task.articles[len(task.outcomes) :]
        if len(rest) == 1:
            task.outcomes.append(Outcome(name=rest[0].path, fate=failure.fate, reason=failure.reason))
            return
        place = self.order.index(task)
        task.articles = task.articles[: len(task.outcomes)]
        singles = [Task([article]) for article in rest]
        for offset, single in enumerate(singles, 1):
            self.order.insert(place + offset, single)
        self.waiting.extendleft(reversed(singles))


def _ending(code: int) -> str:
    """Return an exit code in words."""
    if code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name if -code in signal.valid_signals() else f"signal {-code}"
