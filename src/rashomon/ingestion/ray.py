"""Annotation on Ray actors: the work of `pool`, on as many machines as a cluster has. Needs the extra `rashomon[ray]`.

Each actor keeps one worker process with one pipeline, so that a poisonous article ends as it does locally. Shards of articles go round
as JSON; outcomes come back, and the driver alone writes. So an actor may die at any time: what it had at hand goes to its successor, and
nothing is written twice, because nothing was written.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import ModuleType

import msgspec

from rashomon.errors import ModelError, RashomonError
from rashomon.ingestion.pool import AHEAD, START, Pool, Task, batches
from rashomon.ingestion.runs import describe_run
from rashomon.model import Article, Outcome, Run
from rashomon.settings import Settings

QUIET = {
    # nothing goes to the network that the user has not named
    "RAY_USAGE_STATS_ENABLED": "0",
    # under `uv run` Ray would build the environment anew in each actor
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
DEATHS = 2
"""Actors that may die at one shard before its articles go one by one, and at one article before it is given up: once may be chance."""


class Annotator:
    """One actor: a worker process with one pipeline, and what feeds it."""

    def __init__(self, settings: bytes, cache: str | None) -> None:
        self.settings = msgspec.json.decode(settings, type=Settings)
        self.pool = Pool(replace(self.settings, workers=1), Path(cache) if cache else None)

    def describe(self) -> bytes:
        """Return the configuration that this machine would run, as JSON."""
        return msgspec.json.encode(describe_run(self.settings))

    def annotate(self, shard: bytes) -> bytes:
        """Return the outcomes of a shard of articles, in order; both as JSON."""
        articles = msgspec.json.decode(shard, type=list[Article])
        return msgspec.json.encode([outcome for _, outcome in self.pool.serve(articles)])


@dataclass(slots=True, eq=False)
class _Seat:
    """A place for one actor."""

    actor: object
    shard: Task | None = None


class Cluster:
    """The actors of a Ray cluster, as an engine."""

    def __init__(self, settings: Settings, *, address: str | None = None, cache: Path | None = None) -> None:
        self.settings = settings
        self.address = address
        """ray://HOST:PORT; None is a Ray of its own on this machine, ended with the build."""
        self.name = f"engine {address or 'ray'}"
        self.cache = str(cache.resolve()) if cache else None
        """Folder that keeps parses; only for actors on this machine."""
        self.order: deque[Task] = deque()
        """Shards whose outcomes have not left yet, in the order of the articles."""
        self.waiting: deque[Task] = deque()
        self.deaths: dict[Task, int] = {}

    def run(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Yield each article with its outcome, in the order of the articles.

        Raises:
            ModelError: if the pipeline cannot be loaded on the cluster, or is another one there.
            RashomonError: if Ray is not installed, or the cluster does not answer or has no room.
        """
        source = batches(articles)
        with _connected(self.address, self.settings.workers) as ray, self._seated(ray) as seats:
            asked: dict[object, _Seat] = {}
            while True:
                while len(self.order) < AHEAD * len(seats) and (shard := next(source, None)):
                    self.order.append(shard)
                    self.waiting.append(shard)
                while self.order and self.order[0].done:
                    shard = self.order.popleft()
                    self.deaths.pop(shard, None)
                    yield from zip(shard.articles, shard.outcomes, strict=True)
                if not self.order:
                    return
                for seat in seats:
                    if seat.shard is None and self.waiting:
                        seat.shard = self.waiting.popleft()
                        asked[_call(seat.actor, "annotate", msgspec.json.encode(seat.shard.articles))] = seat
                if asked and not self.order[0].done:
                    done, _ = ray.wait(list(asked), num_returns=1)
                    for answer in done:
                        self._take(ray, asked.pop(answer), answer)

    @contextmanager
    def _seated(self, ray: ModuleType) -> Iterator[list[_Seat]]:
        """Yield as many actors as asked and as the cluster has room for; they end with the block."""
        room = int(ray.cluster_resources().get("CPU", 0))
        if not room:
            raise RashomonError(f"{self.name}: the cluster has no processor")
        seats = [_Seat(self._actor(ray)) for _ in range(min(self.settings.workers, room))]
        try:
            self._agree(ray, seats)
            yield seats
        finally:
            for seat in seats:
                ray.kill(seat.actor)

    def _agree(self, ray: ModuleType, seats: list[_Seat]) -> None:
        """Return when each actor has said that it would run what this machine would.

        Raises:
            ModelError: if one would not, because its software, model or names are others.
            RashomonError: if they do not start.
        """
        own = describe_run(self.settings)
        try:
            told = ray.get([_call(seat.actor, "describe") for seat in seats], timeout=START)
        except ray.exceptions.GetTimeoutError as error:
            raise RashomonError(f"{self.name}: no room for {len(seats)} actors within {START:.0f} s") from error
        except ray.exceptions.RayError as error:
            raise ModelError(f"{self.name}: {_told(error)}") from error
        for found in (msgspec.json.decode(one, type=Run) for one in told):
            if found != own:
                other = next(field.name for field in fields(Run) if getattr(found, field.name) != getattr(own, field.name))
                raise ModelError(f"{self.name}: a machine of the cluster has another {other} than this one")

    def _actor(self, ray: ModuleType) -> object:
        """Return a new actor."""
        return ray.remote(Annotator).options(num_cpus=1).remote(msgspec.json.encode(self.settings), self.cache)

    def _take(self, ray: ModuleType, seat: _Seat, answer: object) -> None:
        """Note the outcomes of a shard, or give the seat to another actor and the shard to whoever is free."""
        shard, seat.shard = seat.shard, None
        if shard is None:
            return
        try:
            shard.outcomes = msgspec.json.decode(ray.get(answer), type=list[Outcome])
        except ray.exceptions.RayTaskError as error:
            raise ModelError(f"{self.name}: {_told(error)}") from error
        except (ray.exceptions.RayActorError, ray.exceptions.ObjectLostError):
            seat.actor = self._actor(ray)
            self._again(shard)

    def _again(self, shard: Task) -> None:
        """Queue the shard of a dead actor; its articles one by one where actors die of it, and give up one that ends them alone."""
        deaths = self.deaths.pop(shard, 0) + 1
        if deaths < DEATHS:
            self.deaths[shard] = deaths
            self.waiting.appendleft(shard)
        elif len(shard.articles) == 1:
            reason = f"{DEATHS} actors died of it"
            shard.outcomes = [Outcome(name=shard.articles[0].path, fate="crashed", reason=reason)]
        else:
            singles = [Task([article]) for article in shard.articles]
            place = self.order.index(shard)
            shard.articles = []
            for offset, single in enumerate(singles, 1):
                self.order.insert(place + offset, single)
            self.waiting.extendleft(reversed(singles))


def _call(actor: object, method: str, *arguments: object) -> object:
    """Return the promise of an actor's answer."""
    return getattr(actor, method).remote(*arguments)


def _told(error: BaseException) -> str:
    """Return what went wrong on a machine of the cluster, in one line."""
    cause = getattr(error, "cause", None) or error
    return " ".join(str(cause).split()) or type(cause).__name__


@contextmanager
def _connected(address: str | None, workers: int) -> Iterator[ModuleType]:
    """Yield Ray, connected; a Ray of our own ends with the block, a connection that was there already stays.

    Raises:
        RashomonError: if Ray is not installed or the cluster does not answer.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError as error:
        raise RashomonError("engine ray: Ray is not installed; install the extra rashomon[ray]") from error
    if ray.is_initialized():
        yield ray
        return
    try:
        if address:
            ray.init(address, log_to_driver=False)
        else:
            # a Ray of this machine listens on this machine alone
            ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level="error", _node_ip_address="127.0.0.1")
    except (ConnectionError, OSError, RuntimeError, ValueError, TimeoutError) as error:
        raise RashomonError(f"engine {address or 'ray'}: no answer ({_told(error)})") from error
    try:
        yield ray
    finally:
        ray.shutdown()
