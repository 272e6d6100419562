"""Chapters come back from a file as they were put there, whole or in part."""

from pathlib import Path

from rashomon.model import Article, Claim, NameUse, PropositionNode, Referent, ResolvedClaim, TextSpan
from rashomon.reconciliation.chapters import Chapter, Held, media_of, shelved

NODES = {name: PropositionNode(iri=name, label=f"that {name}", predicate="p", low=3.0) for name in ("one", "two")}


def chapter(name: str) -> Chapter:
    claims = tuple(
        ResolvedClaim(
            iri=f"{name}/{number}",
            article=name,
            claim=Claim(content=(TextSpan(number, number + 1),), medium=medium),
            number=number,
            claimant=None,
            medium="thing/radio",
            proposition=proposition,
        )
        for number, (proposition, medium) in enumerate([("one", "Radio"), (None, "radio"), ("two", None)])
    )
    use = NameUse(iri="use", entity="thing", name="Norland", used_by="thing", voice="direct", uses=2, article=name)
    article = Article(id=name, path="", text="“Norland”, she said.")
    return Chapter(iri=name, article=article, referents=(Referent(label="Norland"),), claims=claims, propositions=NODES, uses=(use,))


def test_file_gives_back_what_memory_does(tmp_path: Path) -> None:
    held = Held()
    with shelved(tmp_path) as filed:
        for name in ("a", "b", "a"):
            for chapters in (held, filed):
                chapters.put(chapter(name))
        for name in ("b", "a"):
            assert filed.whole(name) == held.whole(name) == chapter(name)
        for chapters in (held, filed):
            some = chapters.some("a", {2, 0})
            assert [claim.number for claim in some.claims] == [0, 2]
            assert {claim.proposition for claim in some.claims} <= some.propositions.keys()
        assert list(tmp_path.iterdir()) == []


def test_least_wording_of_a_medium_counts() -> None:
    assert media_of(chapter("a").claims) == {"thing/radio": "Radio"}
