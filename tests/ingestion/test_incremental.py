"""What is brought up to date step by step is what one step would have made, quad for quad."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rashomon.claims.identity import article_iri
from rashomon.errors import StoreError
from rashomon.graph.store import GraphStore, open_for_reading, open_for_writing
from rashomon.ingestion import derive as derive_module
from rashomon.ingestion.derive import derive
from rashomon.ingestion.journal import Entry, Journal
from rashomon.ingestion.remembered import NAME
from rashomon.ingestion.report import Report
from rashomon.ingestion.runs import run_digest
from rashomon.iris import sha256
from rashomon.model import (
    Article,
    Claim,
    Extraction,
    Mention,
    Proposition,
    Published,
    Quantity,
    Referent,
    Role,
    Run,
    SpeechAct,
    TextSpan,
    TimeExpression,
)
from rashomon.settings import Settings

RUN = Run(software="test", model="none", model_sha256="0", pipeline_sha256="0", names_sha256="0")
CASES = max(20, settings.default.max_examples // 20) if settings.default else 20
"""A case builds some five graphs."""
TEXT = "the army and the ministry say that the old bridge over the slow river fell in the night to nobody at all while others sleep"

NAMED = [
    Referent(label="Anna Berg", type="Person", names=("Anna Berg", "Berg"), reason="Berg is the last word of Anna Berg"),
    Referent(label="Carl Berg", type="Person", names=("Carl Berg",)),
    Referent(label="Berg", type="Person", names=("Berg",)),
    Referent(label="Norland", type="Place", names=("Norland",)),
    Referent(label="Southmark", type="Place", names=("Southmark",)),
    Referent(label="Southmark", type="Organization", names=("Southmark",)),
    Referent(label="Ministry of Defence of Norland", type="Organization", names=("Defence Ministry", "Ministry of Defence of Norland")),
    Referent(label="Defence Ministry", type="Organization", names=("Defence Ministry",)),
    Referent(label="Eastbridge", type="Place", names=("Eastbridge",)),
    Referent(label="Rotor X90", type="Product", names=("Rotor X90", "X90")),
    Referent(label="X90s", type="Product", names=("X90s",)),
    Referent(label="the town", type="Place"),
    Referent(label="its forces", type="Group"),
    Referent(
        label="Dora Lind",
        type="Person",
        names=("Dora Lind",),
        roles=(Role(words="a spokeswoman for Norland", span=TextSpan(3, 28), relation="spokesperson of", of=0),),
    ),
]
PREDICATES = [("capture", "territory-capture"), ("shell", "assault"), ("shell", None), ("kill", "assault"), ("withdraw", None)]
ACTS: list[SpeechAct] = ["assert", "deny", "accuse", "admit", "apologise"]
DAYS = ["2021-03-01", "2021-03-02", "2021-03-04", "2021-03-20", None]


@st.composite
def articles(draw: st.DrawFn) -> Extraction:
    """An article of a few referents and claims, on what others are likely to tell of, too."""
    referents = draw(st.lists(st.sampled_from(NAMED), min_size=2, max_size=6, unique_by=lambda one: one.label))
    number = st.integers(0, len(referents) - 1)
    referents = [replace(one, party=draw(st.none() | number)) for one in referents]
    referents = [one if one.party != at else replace(one, party=None) for at, one in enumerate(referents)]
    referents = [replace(one, roles=tuple(replace(role, of=draw(number)) for role in one.roles)) for one in referents]
    start = draw(st.integers(0, 3))
    words = TEXT.split()
    text = " ".join(words[(start + at * draw(st.sampled_from([1, 1, 1, 5]))) % len(words)] for at in range(60))
    day = draw(st.sampled_from(DAYS))
    article = Article(
        id=draw(st.sampled_from("abcdefgh")),
        path="",
        text=text,
        outlet=draw(st.sampled_from([None, "The Gazette", "Gazette, The", "Norland"])),
        published=Published(value=day, earliest=day, latest=day),
    )
    mentions = tuple(
        Mention(span=TextSpan(at * 9, at * 9 + 6), referent=at, kind="name" if one.names else "nominal") for at, one in enumerate(referents)
    )
    claims = tuple(draw(claim(at, number)) for at in range(draw(st.integers(0, 4))))
    return Extraction(article=article, referents=tuple(referents), mentions=mentions, claims=claims)


@st.composite
def claim(draw: st.DrawFn, at: int, number: st.SearchStrategy[int]) -> Claim:
    """A claim: an accusation, a denial, a figure, an answer, an apology, narration."""
    own = draw(st.integers(0, 4)) == 0
    predicate, event_type = draw(st.sampled_from(PREDICATES))
    figure = draw(st.none() | st.sampled_from([3.0, 12.0, 300.0]))
    proposition = Proposition(
        predicate=predicate,
        event_type=event_type,
        subject=draw(st.none() | number),
        object=draw(st.none() | number),
        place=draw(st.none() | number),
        quantities=(Quantity(span=TextSpan(0, 1), low=figure, high=figure, of="people"),) if figure else (),
    )
    act = draw(st.sampled_from(ACTS))
    span = TextSpan(10 * at, 10 * at + draw(st.sampled_from([9, 40])))
    day = draw(st.sampled_from(DAYS))
    return Claim(
        content=(span,),
        claimant=None if own else draw(st.none() | number),
        claimant_text="sources",
        kind="own-voice" if own else "speech",
        basis="own-voice" if own else "stated",
        speech_act="narrate" if own else act,
        polarity="negative" if act == "deny" and not own else "positive",
        verbatim=(span,) if draw(st.booleans()) and not own else (),
        medium=draw(st.sampled_from([None, "statement", "Statement"])),
        made=TimeExpression(span=TextSpan(0, 1), value=day, earliest=day, latest=day) if day else None,
        proposition=draw(st.sampled_from([proposition, proposition, None])),
        responds_to=draw(st.sampled_from([None, at - 1])) if at else None,
        ordinal=at,
    )


@dataclass
class Directory:
    """A graph directory whose articles are given as extractions."""

    path: Path

    def hold(self, extractions: Iterable[Extraction]) -> Report:
        """Make the directory hold these articles and no others."""
        with open_for_writing(self.path) as kg:
            journal, report = Journal(self.path), Report(into="")
            found = {article_iri(one.article).rsplit("/", 1)[-1]: one for one in extractions}
            held = {entry.article: entry for entry in journal.newest().values()}
            gone = [taken_out(entry) for name, entry in held.items() if name not in found]
            new = [entry_of(name, one) for name, one in found.items() if held.get(name) != entry_of(name, one)]
            journal.add([*gone, *new])
            derive(kg, journal, Settings(), RUN, found.__getitem__, report)
            return report

    def quads(self) -> list[str]:
        """Everything in it."""
        with open_for_reading(self.path) as kg:
            return sorted(str(quad) for quad in kg.quads())


def entry_of(name: str, one: Extraction) -> Entry:
    facts = sha256(repr(one).encode())
    return Entry(kind="article", run="", id=one.article.id, article=name, name=name, sha256=facts, fate="built", claims=len(one.claims))


def taken_out(entry: Entry) -> Entry:
    return Entry(kind="article", run="", id=entry.id, article=entry.article, name=entry.name, fate="failed")


def newest(extractions: Iterable[Extraction]) -> list[Extraction]:
    """One article an id."""
    found: Mapping[str, Extraction] = {one.article.id: one for one in extractions}
    return list(found.values())


@settings(
    max_examples=CASES,
    phases=(__import__("hypothesis").Phase.generate,),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(articles(), min_size=3, max_size=8), st.data())
def test_steps_make_what_one_step_makes(extractions: list[Extraction], data: st.DataObject) -> None:
    held = newest(extractions)
    with TemporaryDirectory() as folder:
        stepwise, at_once = Directory(Path(folder) / "steps"), Directory(Path(folder) / "once")
        stepwise.hold(held)
        for number in range(data.draw(st.integers(1, 3))):
            kept = [one for one in held if data.draw(st.integers(0, 3))] or held[:1]
            held = newest([*kept, *data.draw(st.lists(articles(), max_size=1 + len(kept) // 3))])
            note(f"step {number}: {sorted(one.article.id for one in held)}")
            report = stepwise.hold(held)
        whole = at_once.hold(held)
        assert stepwise.quads() == at_once.quads()
        if report.changed:
            assert (report.claims, report.claimants, report.questions) == (whole.claims, whole.claimants, whole.questions)


@pytest.mark.parametrize(
    ("where", "torn"),
    [(GraphStore, "revise"), (GraphStore, "flush"), (derive_module, "run_digest"), (Path, "replace")],
    ids=["before the change", "after the change", "before the journal", "after the journal"],
)
def test_update_that_was_killed_is_made_again_from_the_start(where: object, torn: str, tmp_path: Path) -> None:
    first, second, third = three()
    stepwise, at_once = Directory(tmp_path / "steps"), Directory(tmp_path / "once")
    stepwise.hold([first, second])
    effects = [run_digest(RUN), KeyboardInterrupt] if torn == "run_digest" else KeyboardInterrupt
    with mock.patch.object(where, torn, side_effect=effects), pytest.raises(KeyboardInterrupt):
        stepwise.hold([first, second, third])
    stepwise.hold([first, third])
    at_once.hold([first, third])
    assert stepwise.quads() == at_once.quads()


def test_damaged_memory_is_no_more_than_forgotten(tmp_path: Path) -> None:
    first, second, third = three()
    stepwise, at_once = Directory(tmp_path / "steps"), Directory(tmp_path / "once")
    stepwise.hold([first, second])
    (stepwise.path / NAME).write_bytes(b"\x00half")
    stepwise.hold([first, second, third])
    at_once.hold([first, second, third])
    assert stepwise.quads() == at_once.quads()


def test_whole_that_was_cut_off_between_two_parts_is_made_again_though_the_articles_are_as_they_were(tmp_path: Path) -> None:
    first, second, third = three()
    stepwise, at_once = Directory(tmp_path / "steps"), Directory(tmp_path / "once")
    stepwise.hold([first])
    with (
        mock.patch("rashomon.graph.room.ROOM", 0),
        mock.patch.multiple("rashomon.graph.store", PART=20, BULK=2, EXCHANGED=3),
        mock.patch.object(GraphStore, "_left", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        stepwise.hold([first, second, third])
    with pytest.raises(StoreError, match="cut off"):
        stepwise.quads()
    assert stepwise.hold([first]).changed
    at_once.hold([first])
    assert stepwise.quads() == at_once.quads()


def three() -> tuple[Extraction, Extraction, Extraction]:
    """An accusation, its denial, and the accusation again."""
    return found("a", "accuse"), found("b", "deny"), found("c", "accuse")


def found(name: str, act: SpeechAct) -> Extraction:
    """An article in which one side says of another that it shelled a town."""
    referents = (NAMED[3], NAMED[4], NAMED[8])
    shelled = Proposition(predicate="shell", event_type="assault", subject=int(act == "accuse"), object=2)
    one = Claim(
        content=(TextSpan(0, 20),),
        claimant=0 if act == "accuse" else 1,
        speech_act=act,
        polarity="negative" if act == "deny" else "positive",
        proposition=shelled,
    )
    return Extraction(article=Article(id=name, path="", text=f"{name} {TEXT}"), referents=referents, claims=(one,))
