"""What was not understood stands beside every dispute."""

from pathlib import Path

import pytest

from rashomon.graph.query import rows
from rashomon.views.claims import Search, search
from rashomon.views.disputes import as_page, coverage, missed_in
from rashomon.views.ledger import Dispute, Wanted, as_json, read_ledger


@pytest.fixture(scope="module")
def ledger(sample_kg: Path) -> list[Dispute]:
    return read_ledger(sample_kg)


@pytest.mark.model
def test_ledger_counts_what_was_missed_in_the_articles_of_a_dispute(sample_kg: Path, ledger: list[Dispute]) -> None:
    missed = rows(sample_kg, "coverage").records
    assert missed
    assert any(dispute.missed for dispute in ledger)
    for dispute in ledger:
        named = {voice.identifier for side in dispute.sides for voice in side.voices}
        assert dispute.missed == sum(row["article"] in named for row in missed)
    assert [one["missed"] for one in as_json(ledger)] == [dispute.missed for dispute in ledger]


@pytest.mark.model
def test_page_shows_the_sentences_that_were_missed(sample_kg: Path, ledger: list[Dispute]) -> None:
    missed = missed_in(sample_kg)
    voices = [voice for dispute in ledger for side in dispute.sides for voice in side.voices]
    texts = {voice.sha256: (sample_kg / "texts" / f"{voice.sha256}.txt").read_text("utf-8") for voice in voices}
    page = as_page(ledger, texts, missed)
    named = {voice.identifier for voice in voices}
    assert page.count("<details>") == len(named & missed.keys()) > 0
    assert "yielded no claim" in page


@pytest.mark.model
def test_place_is_found_in_the_claims_and_the_headlines_too(sample_kg: Path, ledger: list[Dispute]) -> None:
    about = {voice.claim for voice in search(sample_kg, Search(about="Shusha", own_voice=True))}
    found = read_ledger(sample_kg, Wanted(place="shusha"))
    for dispute in ledger:
        voices = [voice for side in dispute.sides for voice in side.voices]
        words = " ".join([dispute.question, *(voice.headline or "" for voice in voices)]).casefold()
        assert (dispute in found) == ("shusha" in words or any(voice.claim in about for voice in voices))
    assert any("shusha" not in dispute.question.casefold() for dispute in found)
    assert 0 < len(found) < len(ledger)


def test_nothing_missed_says_nothing() -> None:
    dispute = Dispute(iri="urn:q", question="Was it so?", kind="contradiction", because="", sides=())
    assert coverage(dispute) == ""
