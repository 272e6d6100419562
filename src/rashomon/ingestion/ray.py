"""Annotation on Ray actors: the work of `pool`, on as many machines as a cluster has. Needs the extra `rashomon[ray]`.

Files that the cluster can reach are read there, by tasks ahead of the actors: the driver is told the digests of the articles, decides in
the order of the inputs which go in and under which id, and the articles themselves go from the tasks to the actors. All others are read
by the driver, which sends them. Each actor keeps one worker process with one pipeline, so that a poisonous article ends as it does locally.
Outcomes come back, and the driver alone writes. So a task or an actor may die at any time: what it had at hand goes to its successor,
and nothing is written twice, because nothing was written.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import cast

import msgspec

from rashomon.articles import Input
from rashomon.errors import InputError, ModelError, RashomonError
from rashomon.ingestion.actors import Annotator, call, connected, why
from rashomon.ingestion.jobs import BATCH
from rashomon.ingestion.listing import Listed, Surveyed
from rashomon.ingestion.pool import AHEAD, BATCH_CHARACTERS, batches
from rashomon.ingestion.runs import describe_run
from rashomon.ingestion.selection import Selection
from rashomon.ingestion.shards import File, Wanted, named, shards, survey
from rashomon.model import Article, Outcome, Run
from rashomon.settings import Settings

ROOM = 600.0
"""Seconds for all actors to start: a cluster that grows when it is asked needs minutes for a machine."""
DEATHS = 2
"""Actors that may die at one shard before its articles go one by one, and at one article before it is given up: once may be chance."""


@dataclass(slots=True, eq=False)
class _Errand:
    """What an actor is asked at once."""

    articles: object
    """The articles of a shard as JSON, or the promise of them."""
    wanted: list[Wanted]
    outcomes: list[Outcome] = field(default_factory=list)
    deaths: int = 0
    """Of actors, at this errand."""

    @property
    def done(self) -> bool:
        """Whether every article has its outcome."""
        return len(self.outcomes) == len(self.wanted)


@dataclass(slots=True, eq=False)
class _Seat:
    """A place for one actor."""

    actor: object
    errand: _Errand | None = None


@dataclass(slots=True, eq=False)
class _Survey:
    """A shard that is read on the cluster."""

    files: list[File]
    told: object
    articles: object


class Cluster:
    """The actors of a Ray cluster, as an engine."""

    def __init__(self, settings: Settings, *, address: str | None = None, cache: Path | None = None) -> None:
        self.settings = settings
        self.address = address
        """ray://HOST:PORT; None is a Ray of its own on this machine, ended with the build."""
        self.name = f"engine {address or 'ray'}"
        self.cache = str(cache.resolve()) if cache else None
        """Folder that keeps parses; only for actors on this machine."""
        self.order: deque[_Errand] = deque()
        """Errands whose outcomes have not left yet, in the order of the articles."""
        self.waiting: deque[_Errand] = deque()

    def run(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Yield each article with its outcome, in the order of the articles.

        Raises:
            ModelError: if the pipeline cannot be loaded on the cluster, or is another one there.
            RashomonError: if Ray is not installed, or the cluster does not answer or has no room.
        """
        return self._serve(lambda _: _sent(articles))

    def read(self, found: Iterable[Input | InputError], selection: Selection) -> Iterator[tuple[Article, Outcome]]:
        """Yield each article that is selected with its outcome, in the order of the inputs; files that the cluster reaches are read there.

        Raises:
            ModelError: if the pipeline cannot be loaded on the cluster, or is another one there.
            RashomonError: if Ray is not installed, or the cluster does not answer or has no room.
        """
        return self._serve(lambda ray: self._selected(ray, found, selection))

    def _serve(self, errands: Callable[[ModuleType], Iterator[_Errand]]) -> Iterator[tuple[Article, Outcome]]:
        """Yield the articles of errands with their outcomes, in order."""
        with connected(self.address, self.settings.workers) as ray, self._seated(ray) as seats:
            source = errands(ray)
            asked: dict[object, _Seat] = {}
            while True:
                while self.order and self.order[0].done:
                    yield from _finished(ray, self.order.popleft())
                # after the done ones have left, so that an empty order means that there are no more articles
                while len(self.order) < AHEAD * len(seats) and (errand := next(source, None)):
                    self.order.append(errand)
                    self.waiting.append(errand)
                if not self.order:
                    return
                for seat in seats:
                    if seat.errand is None and self.waiting:
                        seat.errand = self.waiting.popleft()
                        asked[call(seat.actor, "annotate", seat.errand.articles, seat.errand.wanted)] = seat
                if asked and not self.order[0].done:
                    done, _ = ray.wait(list(asked), num_returns=1)
                    for answer in done:
                        self._take(ray, asked.pop(answer), answer)

    def _selected(self, ray: ModuleType, found: Iterable[Input | InputError], selection: Selection) -> Iterator[_Errand]:
        """Yield errands for the articles that are selected, in the order of the inputs."""
        known = ray.put(frozenset(selection.reads.before))
        for read, several in groupby(self._ahead(ray, found, selection.own, known), key=lambda one: isinstance(one, _Survey)):
            if not read:
                yield from _sent(selection.articles(one for one in several if not isinstance(one, _Survey)))
                continue
            for one in several:
                if isinstance(one, _Survey):
                    yield from self._surveyed(ray, one, selection)

    def _ahead(
        self, ray: ModuleType, found: Iterable[Input | InputError], own: str, known: object
    ) -> Iterator[Input | InputError | _Survey]:
        """Yield the inputs in order, those that the cluster can read when some after them are being read as well."""
        held: deque[Input | InputError | _Survey] = deque()
        for one in shards(found, paths=self.address is None, together=BATCH):
            held.append(_asked(ray, one, own, known) if isinstance(one, list) else one)
            while held and (len(held) > 2 + self.settings.workers // 2 or not isinstance(held[0], _Survey)):
                yield held.popleft()
        yield from held

    def _surveyed(self, ray: ModuleType, shard: _Survey, selection: Selection) -> Iterator[_Errand]:
        """Yield errands for the articles of a shard that are selected."""
        try:
            told = msgspec.json.decode(cast("bytes", ray.get(shard.told)), type=list[Surveyed])
        except ray.exceptions.RayError as error:
            if len(shard.files) == 1:
                selection.failed(shard.files[0].name, f"cannot be read on the cluster: {why(error)}")
                return
            for file in shard.files:
                yield from self._surveyed(ray, _asked(ray, [file], selection.own, frozenset()), selection)
            return
        before = 0
        for file, one in zip(shard.files, told, strict=True):
            if one.found is not None:
                yield from _errands(shard.articles, before, one, selection)
                before += len(one.found)
            elif not selection.unchanged(selection.key(one.digest)):
                yield from self._surveyed(ray, _asked(ray, [file], selection.own, frozenset()), selection)

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
            told = ray.get([call(seat.actor, "describe") for seat in seats], timeout=ROOM)
        except ray.exceptions.GetTimeoutError as error:
            raise RashomonError(f"{self.name}: no room for {len(seats)} actors within {ROOM:.0f} s") from error
        except ray.exceptions.RayError as error:
            raise ModelError(f"{self.name}: {why(error)}") from error
        for found in (msgspec.json.decode(one, type=Run) for one in told):
            if found != own:
                other = next(field.name for field in fields(Run) if getattr(found, field.name) != getattr(own, field.name))
                raise ModelError(f"{self.name}: a machine of the cluster has another {other} than this one")

    def _actor(self, ray: ModuleType) -> object:
        """Return a new actor."""
        return ray.remote(Annotator).options(num_cpus=1).remote(msgspec.json.encode(self.settings), self.cache)

    def _take(self, ray: ModuleType, seat: _Seat, answer: object) -> None:
        """Note the outcomes of an errand, or give the seat to another actor and the errand to whoever is free."""
        errand, seat.errand = seat.errand, None
        if errand is None:
            return
        try:
            errand.outcomes = msgspec.json.decode(ray.get(answer), type=list[Outcome])
        except ray.exceptions.RayTaskError as error:
            raise ModelError(f"{self.name}: {why(error)}") from error
        except (ray.exceptions.RayActorError, ray.exceptions.ObjectLostError):
            seat.actor = self._actor(ray)
            self._again(ray, errand)

    def _again(self, ray: ModuleType, errand: _Errand) -> None:
        """Queue the errand of a dead actor; its articles one by one where actors die of it, and give up one that ends them alone."""
        errand.deaths += 1
        if errand.deaths < DEATHS:
            self.waiting.appendleft(errand)
        elif len(errand.wanted) == 1:
            (article,) = named(_got(ray, errand.articles), errand.wanted)
            errand.outcomes = [Outcome(name=article.path, fate="crashed", reason=f"{DEATHS} actors died of it")]
        else:
            singles = [_Errand(errand.articles, [one]) for one in errand.wanted]
            place = self.order.index(errand)
            errand.wanted = []
            for offset, single in enumerate(singles, 1):
                self.order.insert(place + offset, single)
            self.waiting.extendleft(reversed(singles))


def _asked(ray: ModuleType, files: list[File], own: str, known: object) -> _Survey:
    """Return a shard that is being read on the cluster. It takes no processor of its own there: reading is little beside annotating."""
    task = ray.remote(survey).options(num_cpus=0, num_returns=2, scheduling_strategy="SPREAD")
    told, articles = task.remote(files, own, known)
    return _Survey(files, told, articles)


def _sent(articles: Iterable[Article]) -> Iterator[_Errand]:
    """Yield errands for articles that were read here."""
    for task in batches(articles):
        wanted = [(place, article.id) for place, article in enumerate(task.articles)]
        yield _Errand([msgspec.json.encode(article) for article in task.articles], wanted)


def _errands(articles: object, before: int, file: Surveyed, selection: Selection) -> Iterator[_Errand]:
    """Yield errands for the articles of a file that are selected, of the size of a batch; so many articles stand before it in its shard."""
    held: list[Wanted] = []
    size = 0
    for place, name in selection.surveyed(file):
        one = (file.found or ())[place]
        length = one.size if isinstance(one, Listed) else 0
        if held and (len(held) == BATCH or size + length > BATCH_CHARACTERS):
            yield _Errand(articles, held)
            held, size = [], 0
        held.append((before + place, name))
        size += length
    if held:
        yield _Errand(articles, held)


def _finished(ray: ModuleType, errand: _Errand) -> Iterator[tuple[Article, Outcome]]:
    """Yield the articles of an errand with their outcomes; those in which nothing was found must be had from where they are."""
    for wanted, outcome in zip(errand.wanted, errand.outcomes, strict=True):
        yield outcome.extraction.article if outcome.extraction else named(_got(ray, errand.articles), [wanted])[0], outcome


def _got(ray: ModuleType, articles: object) -> list[bytes]:
    """Return the articles of a shard."""
    return cast("list[bytes]", articles if isinstance(articles, list) else ray.get(articles))
