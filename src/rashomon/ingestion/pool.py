"""Worker processes: as many as asked, each with one pipeline, each article under a time limit.

Batches go round; outcomes come back in the order of the articles whatever the number of workers. When a batch fails, times out or takes
its process down, its articles are sent again one by one, so that the poisonous one is found and all others are built (R-27).
"""

import selectors
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.errors import ModelError
from rashomon.ingestion.jobs import BATCH
from rashomon.ingestion.processes import LAST_BREATH, Nursery, Task, Worker
from rashomon.model import Article, Fate, Outcome
from rashomon.settings import Settings

AHEAD = 3
"""Tasks a worker that may be read before the first of them has left: bounds memory whatever the number of articles."""
BATCH_CHARACTERS = 200_000
"""A batch ends at so many characters, so that long articles do not queue behind one another."""


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
        self.nurseries: list[Nursery] = []
        """What workers come from, the newest last."""
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
        """End the workers; a second time there is nothing to end."""
        while self.workers:
            self.workers.pop().close()
        while self.nurseries:
            self.nurseries.pop().close()
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
        if not self.nurseries or not self.nurseries[-1].can_fork:
            self.nurseries.append(Nursery(self.settings, self.cache))
        worker = Worker(self.nurseries[-1])
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
            worker.pid, worker.ready = int(outcome.name), True
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
        code = worker.close(LAST_BREATH if fate == "crashed" else 0.0)  # the connection ends a moment before the process does
        if not worker.ready:
            raise ModelError(f"model {self.settings.model}: a worker could not load the pipeline ({_ending(code)})")
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


def _ending(code: int | None) -> str:
    """Return an exit code in words."""
    if code is None:
        return "exit code unknown"
    if code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name if -code in signal.valid_signals() else f"signal {-code}"
