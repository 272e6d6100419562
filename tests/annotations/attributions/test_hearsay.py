"""What is said of somebody by nobody in particular."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister is said to have ordered the raid.", "The minister … to have ordered the raid"),
        ("The general is thought to have fled the country.", "The general … to have fled the country"),
        ("North Korea is believed to have fired two missiles.", "North Korea … to have fired two missiles"),
        ("The group is suspected of carrying out the attack.", "The group … of carrying out the attack"),
        ("Reporters were told that the talks had failed.", "that the talks had failed"),
    ],
)
def test_subject_of_a_passive_is_spoken_of_and_does_not_speak(nlp: Language, text: str, content: str) -> None:
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    (record,) = records
    assert not record["claimants"]
    assert " … ".join(text[start:end] for start, end in record["content"]) == content


@pytest.mark.model
def test_mayor_who_is_worried_has_a_view_of_his_own(nlp: Language) -> None:
    records: list[AttributionRecord] = (
        nlp("The mayor is convinced that the rebels shelled the school.").spans[ATTRIBUTIONS].attrs["records"]
    )
    assert [one["text"] for record in records for one in record["claimants"]] == ["The mayor"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The minister said the army was investigating reports that a strike had hit a school.",
        "The governor said he had received reports that three villages were shelled.",
    ],
)
def test_who_hears_reports_does_not_make_them(nlp: Language, text: str) -> None:
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    assert [text[slice(*one["cue"][0])] for one in records if one["claimants"]] == ["said"]
