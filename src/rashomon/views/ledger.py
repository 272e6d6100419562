"""The dispute ledger read from a graph: one question, the positions on it, who holds each, in whose words, in which article, when."""

import itertools
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from rashomon.graph.answers import Cell
from rashomon.graph.query import rows
from rashomon.views.topics import Source, about

ORDER = ("contradiction", "counter-accusation", "concession", "differing-figures")
"""Kinds of dispute, the first first: contradictions come first, differing figures last and are never called lies."""
STANCES = {"supporting": "supports", "denying": "denies", "contesting": "contests"}
"""Words of the ledger for the stances of positions; every other answers."""
RANK = ("supports", "answers", "contests", "denies")
"""In this order positions stand under their question."""
Json = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One claim under a position."""

    claim: str
    who: str
    """Label of the claimant."""
    entity: str
    party: str | None
    act: str
    quoting: str
    basis: str
    words: str
    """The article's words; only `verbatim` ever stands in quotation marks."""
    verbatim: tuple[str, ...]
    """What stood in quotation marks, in the order of the text."""
    start: int | None
    implied: bool
    article: str
    identifier: str
    headline: str | None
    outlet: str | None
    published_from: date | None
    published_to: date | None
    made_from: date | None
    made_to: date | None
    made_basis: str | None
    sha256: str

    @property
    def own_voice(self) -> bool:
        """Whether the outlet says it itself."""
        return self.basis == "own-voice"

    @property
    def when(self) -> str:
        """When it was said as far as is known, else when the article came out."""
        if self.made_from and self.made_from == self.made_to:
            return self.made_from.isoformat()
        if self.made_from and self.made_to:
            return f"{self.made_from.isoformat()} to {self.made_to.isoformat()}"
        latest = self.made_to or self.published_to
        return f"by {latest.isoformat()}" if latest else "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One position."""

    iri: str
    stance: str
    answer: str
    voices: tuple[Voice, ...]

    @property
    def reported(self) -> tuple[Voice, ...]:
        """Those who say it, as reported: the outlets' own narration apart."""
        return tuple(voice for voice in self.voices if not voice.own_voice)

    @property
    def narrated(self) -> tuple[Voice, ...]:
        """The outlets that say it in their own voice."""
        return tuple(voice for voice in self.voices if voice.own_voice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One question with the positions on it."""

    iri: str
    question: str
    kind: str
    because: str
    sides: tuple[Side, ...]
    missed: int = 0
    """Sentences of its articles in which a cue stands that yielded no claim: what may be missing beside what is shown."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The IRIs of the articles in which it stands, each once, in the order of the positions."""
        return tuple(dict.fromkeys(voice.article for side in self.sides for voice in side.voices))

    @property
    def status(self) -> str:
        """Disputed, or conceded where the question is settled by an admission."""
        return "conceded" if self.kind == "concession" else "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which disputes, and what of them."""

    as_of: date | None = None
    """Only what was certainly out by that day."""
    since: date | None = None
    """Only disputes in which something was said or published from that day on."""
    place: str | None = None
    """Only disputes that name this (any part of the words, case aside): in the question, in what a claim is about, or in the headline of an
    article in which a claim stands."""
    kind: str | None = None


def read_ledger(source: Source, wanted: Wanted | None = None) -> list[Dispute]:
    """Return the disputes of a graph: contradictions first, differing figures last; within a kind those with most claims first.

    Raises:
        StoreError: if the graph cannot be read.
    """
    voices = _voices(source)
    found = (row for row in rows(source, "ledger-positions").records if row["position"] in voices)
    disputes = [_dispute(list(group), voices) for _, group in itertools.groupby(found, key=lambda row: row["question"])]
    wanted = wanted or Wanted()
    there = about(source, wanted.place) if wanted.place else frozenset()
    kept = [one for dispute in disputes if (one := _narrowed(dispute, wanted, there)) is not None]
    missed = {str(row["article"]): int(str(row["missed"])) for row in rows(source, "ledger-missed").records} if kept else {}
    kept = [replace(dispute, missed=sum(missed.get(article, 0) for article in dispute.articles)) for dispute in kept]
    return sorted(kept, key=lambda one: (ORDER.index(one.kind), -sum(len(side.voices) for side in one.sides), one.question, one.iri))


def as_json(disputes: Iterable[Dispute]) -> list[Json]:
    """Return the disputes as DESIGN.md gives them: id, kind, question, status, positions, articles, because; and what was missed."""
    return [
        {
            "id": dispute.iri,
            "kind": dispute.kind,
            "question": dispute.question,
            "status": dispute.status,
            "positions": [
                {"id": side.iri, "stance": side.stance, "answer": side.answer, "claims": [voice.claim for voice in side.voices]}
                for side in dispute.sides
            ],
            "articles": list(dispute.articles),
            "because": dispute.because,
            "missed": dispute.missed,
        }
        for dispute in disputes
    ]


def _voices(source: Source) -> Mapping[Cell, Sequence[Voice]]:
    """Return the claims under each position."""
    articles = {row["article"]: row for row in rows(source, "ledger-articles").records}
    found: dict[Cell, list[Voice]] = {}
    for (position, _), group in itertools.groupby(rows(source, "ledger-claims").records, key=lambda row: (row["position"], row["claim"])):
        several = list(group)
        found.setdefault(position, []).append(_voice(several, articles[several[0]["article"]]))
    return found


def _dispute(found: Sequence[Mapping[str, Cell]], voices: Mapping[Cell, Sequence[Voice]]) -> Dispute:
    """Return a question, given a row for each position on it."""
    first = found[0]
    sides = [
        Side(
            iri=str(row["position"]),
            stance=STANCES.get(step(row["stance"]), "answers"),
            answer=str(row["answer"]),
            voices=tuple(sorted(voices[row["position"]], key=_order)),
        )
        for row in found
    ]
    return Dispute(
        iri=str(first["question"]),
        question=str(first["label"]),
        kind=step(first["kind"]),
        because=str(first["because"] or ""),
        sides=tuple(sorted(sides, key=lambda side: (RANK.index(side.stance), -len(side.voices), side.answer, side.iri))),
    )


def _voice(found: Sequence[Mapping[str, Cell]], article: Mapping[str, Cell]) -> Voice:
    """Return a claim, given a row for each part of it in quotation marks."""
    row = found[0]
    return Voice(
        claim=str(row["claim"]),
        who=str(row["name"]),
        entity=str(row["who"]),
        party=_words(row["party"]),
        act=step(row["act"]),
        quoting=step(row["quoting"]),
        basis=step(row["basis"]),
        words=str(row["words"]),
        verbatim=in_order((str(one["verbatim"]) for one in found if one["verbatim"] is not None), str(row["words"])),
        start=row["start"] if isinstance(row["start"], int) else None,
        implied=row["implied"] is not None,
        article=str(row["article"]),
        identifier=str(article["identifier"]),
        headline=_words(article["headline"]),
        outlet=_words(article["outlet"]),
        published_from=_day(article["from"]),
        published_to=_day(article["to"]),
        made_from=_day(row["madeFrom"]),
        made_to=_day(row["madeTo"]),
        made_basis=step(row["madeBasis"]) if row["madeBasis"] else None,
        sha256=str(article["sha256"]),
    )


def in_order(quoted: Iterable[str], words: str) -> tuple[str, ...]:
    """Return quoted stretches, each once, in the order in which they stand in the words: a graph keeps no order, a quotation has one.

    >>> in_order(["stand", "We"], "“We”, he said, … “stand”")
    ('We', 'stand')
    """
    places = {part: words.find(part) for part in quoted}
    return tuple(sorted(places, key=lambda part: (places[part] < 0, places[part], -len(part), part)))


def shown(words: str) -> str:
    r"""Return words as a reader sees them: on one line, without the comma, colon or semicolon of the clause before.

    >>> shown(", the bridge\n was open")
    'the bridge was open'
    """
    return " ".join(words.split()).lstrip(",;: ")


def _narrowed(dispute: Dispute, wanted: Wanted, there: Set[str]) -> Dispute | None:
    """Return what is wanted of a dispute, given the claims about the place; None where that is no dispute any more."""
    if wanted.kind and dispute.kind != wanted.kind:
        return None
    if wanted.place and not _names(dispute, wanted.place.casefold(), there):
        return None
    if wanted.since and not any(
        (voice.made_to or voice.published_to or date.min) >= wanted.since for s in dispute.sides for voice in s.voices
    ):
        return None
    if wanted.as_of is None:
        return dispute
    day = wanted.as_of
    sides = [replace(side, voices=tuple(v for v in side.voices if v.published_to and v.published_to <= day)) for side in dispute.sides]
    left = tuple(side for side in sides if side.voices)
    return replace(dispute, sides=left) if len(left) > 1 or (left and dispute.kind == "concession") else None


def _names(dispute: Dispute, place: str, there: Set[str]) -> bool:
    """Return whether a dispute is about a place: by its question, its claims, or the headlines above these."""
    voices = [voice for side in dispute.sides for voice in side.voices]
    told = (dispute.question, *(voice.headline or "" for voice in voices))
    return any(place in words.casefold() for words in told) or any(voice.claim in there for voice in voices)


def _order(voice: Voice) -> tuple[bool, str, str, str, int, str]:
    when = voice.made_from or voice.made_to or voice.published_to
    return voice.own_voice, when.isoformat() if when else "9", voice.who, voice.identifier, voice.start or 0, voice.claim


def step(value: Cell) -> str:
    """Return the last step of an IRI."""
    return str(value).replace("#", "/").rsplit("/", 1)[-1]


def _words(value: Cell) -> str | None:
    return None if value is None else str(value)


def _day(value: Cell) -> date | None:
    return value if isinstance(value, date) else None
