"""To whom quotations without a cue of their own are given."""

import pytest
from spacy.language import Language

from rashomon.annotations.attributions import giving
from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord

TEXT = 'The mayor promised that the port would stay open. "We are not afraid of the storm and will not leave."'


def said(nlp: Language) -> dict[str, list[str | None]]:
    """Who says what."""
    records: list[AttributionRecord] = nlp(TEXT).spans[ATTRIBUTIONS].attrs["records"]
    contents = (" ".join(TEXT[start:end] for start, end in record["content"]) for record in records)
    return {content: [one["text"] for one in record["claimants"]] for content, record in zip(contents, records, strict=True)}


@pytest.mark.model
def test_quotation_goes_on_with_the_speech_before_it_in_its_paragraph(nlp: Language) -> None:
    ((content, who),) = said(nlp).items()
    assert content.endswith('will not leave."')
    assert who == ["The mayor"]


@pytest.mark.model
def test_no_more_cues_are_looked_at_than_is_said(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving, "MOST", 0)
    assert not any("The mayor" in who and content.endswith('will not leave."') for content, who in said(nlp).items())
