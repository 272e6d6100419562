"""Which side a claimant takes on which proposition."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.coreference import resolve
from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord, ClaimantRecord
from rashomon.annotations.responses import answer
from rashomon.annotations.triggers import lexicon
from rashomon.claims.narration import narrated
from rashomon.claims.propositions import Held, propositions_of

POLARITY = {"deny": "negative", "demand": "none", "promise": "none"}


def attribution(doc: Doc, act: str, source: str, cue: str, content: str, *, reciprocal: bool = False) -> AttributionRecord:
    """Return an attribution by its words, as its component would write it; sources are separated by " and "."""
    claimants = [ClaimantRecord(span=at(doc, one), referent=resolve(doc, *at(doc, one)), text=one) for one in source.split(" and ") if one]
    return AttributionRecord(
        source=[at(doc, source)] if source else [],
        cue=[at(doc, cue)],
        content=[at(doc, content)],
        claimants=claimants,
        reciprocal=reciprocal,
        act=act,
        kind="speech",
        basis="stated",
        polarity=POLARITY.get(act, "positive"),
        certainty="certain",
        quoting="indirect",
        verbatim=[],
        speaker_role=None,
        addressee=None,
        accused=None,
        medium=None,
        relayed_by=None,
        made=None,
        parent=None,
        responds_to=None,
        rule="test",
        confidence=1.0,
    )


def at(doc: Doc, words: str) -> list[int]:
    start = doc.text.index(words)
    return [start, start + len(words)]


def write(doc: Doc, *records: AttributionRecord) -> list[AttributionRecord]:
    doc.spans[ATTRIBUTIONS] = SpanGroup(doc, name=ATTRIBUTIONS, attrs={"records": list(records)})
    answer(doc, lexicon())
    found: list[AttributionRecord] = doc.spans[ATTRIBUTIONS].attrs["records"]
    return found


def parsed(nlp: Language, text: str) -> Doc:
    with nlp.select_pipes(disable=["rashomon_attribution"]):
        return nlp(text)


def sides(found: tuple[Held, ...]) -> list[tuple[str, str]]:
    return [(held.proposition.predicate if held.proposition else "", held.polarity) for held in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("act", "source", "cue", "content", "expected"),
    [
        ("assert", "Norland", "said", "that its troops had captured the town of Kessel", ("capture", "positive")),
        ("assert", "Norland", "said", "that its troops had not captured the town of Kessel", ("capture", "negative")),
        ("deny", "Norland", "denied", "that its troops had captured the town of Kessel", ("capture", "negative")),
        ("deny", "Norland", "denied", "that its troops had not attacked the town of Kessel", ("attack", "positive")),
        ("deny", "Norland", "failed to deny", "that its troops had captured the town of Kessel", ("capture", "none")),
        ("deny", "Norland", "did not deny", "that its troops had captured the town of Kessel", ("capture", "none")),
        ("assert", "Norland", "refused to confirm", "that its troops had captured the town of Kessel", ("capture", "none")),
        ("accuse", "Norland", "accused", "Zamora of financing the unrest in Kessel", ("fund", "positive")),
        ("accuse", "neither Norland nor Zamora", "blamed", "the rebels for killing villagers", ("kill", "none")),
        ("deny", "Norland", "has denied", "attacking schools", ("attack", "negative")),
        ("assert", "Norland", "said", "that if rebels storm the port it will be closed", ("attack", "none")),
        ("assert", "Norland", "did not say", "whether its troops had captured the town of Kessel", ("", "none")),
        ("assert", "Norland", "did not explain", "why its troops had captured the town of Kessel", ("", "none")),
        ("assert", "Norland", "said", "there was no evidence that rebels had shelled the school", ("shell", "negative")),
        ("assert", "Norland", "said", "it had no information that rebels had shelled the school", ("shell", "negative")),
        ("assert", "Norland", "said", "there was nothing to suggest that rebels had shelled the school", ("shell", "negative")),
        ("assert", "Norland", "said", "it had no evidence to suggest that rebels shelled the school", ("shell", "negative")),
        ("assert", "Norland", "said", "it had evidence to suggest that rebels shelled the school", ("shell", "positive")),
        ("assert", "Norland", "said", "it would not withdraw its troops from Zamora", ("withdraw", "negative")),
        ("assert", "Norland", "said", "it was absurd to suggest that rebels had shelled the school", ("shell", "negative")),
        ("assert", "Norland", "said", "reports that rebels had shelled the school had turned out to be false", ("shell", "negative")),
        ("assert", "Norland", "said", "it was not true that rebels had shelled the school", ("shell", "negative")),
        ("assert", "Norland", "said", "it was false that rebels had shelled the school", ("shell", "negative")),
        ("assert", "Norland", "said", "that rebels had failed to capture the town of Kessel", ("capture", "negative")),
        ("assert", "Norland", "said", "that no civilians had been killed", ("kill", "negative")),
        ("deny", "Norland", "rejected", "the claim that it had invaded Zamora", ("invade", "negative")),
        ("deny", "Norland", "refused", "to withdraw its troops from Zamora", ("withdraw", "negative")),
        ("demand", "Norland", "demanded", "that Zamora withdraw its troops", ("withdraw", "none")),
        ("assert", "Norland", "insisted", "that Zamora did not withdraw its troops", ("withdraw", "negative")),
        ("deny", "Norland", "refused", "to admit that its troops had captured the town of Kessel", ("capture", "none")),
        ("assert", "Norland", "said", "it was looking into reports that rebels had shelled the school", ("shell", "none")),
        ("assert", "Norland", "said", "there were reports that rebels had shelled the school", ("shell", "none")),
        ("assert", "Norland", "said", "the claim that rebels had shelled the school was verified", ("shell", "positive")),
        ("deny", "Norland", "neither confirmed nor denied", "that its troops had captured the town of Kessel", ("capture", "none")),
        ("deny", "Norland", "rejected", "reports that rebels had shelled the school", ("shell", "negative")),
        ("assert", "Norland", "said:", "“Do not attack the convoy”", ("attack", "none")),
        ("admit", "Norland", "admitted", "the loss of the town of Kessel", ("capture", "positive")),
        ("assert", "Norland", "said", "that the town of Kessel was not in its control", ("capture", "positive")),
    ],
)  # fmt: skip
def test_polarity_is_composed(nlp: Language, act: str, source: str, cue: str, content: str, expected: tuple[str, str]) -> None:
    doc = parsed(nlp, f"{source} {cue} {content}.")
    (record,) = write(doc, attribution(doc, act, source, cue, content))
    assert expected in sides(propositions_of(doc, record, record["claimants"][0]["referent"]))


@pytest.mark.model
@pytest.mark.parametrize(
    ("cue", "content", "denied"),
    [
        ("refused", "to comment on the strike on Lorn", []),
        ("refused", "to discuss the attack on Lorn", []),
        ("refused", "to unlock the phone of one of the gunmen in the attack on Lorn", []),
        ("denied", "taking part in the attack on Lorn", ["attack"]),
        ("denied", "carrying out the attack on Lorn", ["attack"]),
        ("denied", "any role in the strike on Lorn", ["attack"]),
        ("denied", "having bombed the port", ["bomb"]),
    ],
)
def test_who_will_not_speak_of_a_deed_does_not_deny_it(nlp: Language, cue: str, content: str, denied: list[str]) -> None:
    doc = parsed(nlp, f"Norland {cue} {content}.")
    (record,) = write(doc, attribution(doc, "deny", "Norland", cue, content))
    assert [predicate for predicate, polarity in sides(propositions_of(doc, record)) if predicate in ("attack", "bomb")] == denied


@pytest.mark.model
def test_mistake_does_nothing(nlp: Language) -> None:
    doc = parsed(nlp, "The plane was shot down by mistake.")
    write(doc)
    assert [held.proposition.subject for held in narrated(doc) if held.proposition] == [None]


@pytest.mark.model
def test_who_stops_short_of_an_accusation_makes_none(nlp: Language) -> None:
    doc = parsed(nlp, "Norland stopped short of blaming the rebels for killing villagers.")
    (record,) = write(doc, attribution(doc, "accuse", "Norland", "blaming", "the rebels for killing villagers"))
    assert sides(propositions_of(doc, record)) == [("kill", "none")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A bomb wrecked a market in Lorn. Zamora blamed Norland.", [("destroy", "positive")]),
        ("The talks in Lorn failed. Zamora blamed Norland.", [("", "positive")]),
    ],
)
def test_accusation_without_a_deed_is_of_the_one_told_before(nlp: Language, text: str, said: list[tuple[str, str]]) -> None:
    doc = parsed(nlp, text)
    (record,) = write(doc, attribution(doc, "accuse", "Zamora", "blamed", "Norland"))
    record["accused"] = resolve(doc, *at(doc, "Norland"))
    found = propositions_of(doc, record, record["claimants"][0]["referent"])
    assert sides(found) == said
    assert all(held.proposition is None or held.proposition.subject == record["accused"] for held in found)


@pytest.mark.model
def test_accusation_holds_the_deed_of_the_accused(nlp: Language) -> None:
    doc = parsed(nlp, "Norland accused Zamora of shelling a school.")
    (record,) = write(doc, attribution(doc, "accuse", "Norland", "accused", "Zamora of shelling a school"))
    record["accused"] = resolve(doc, *at(doc, "Zamora"))
    (held,) = propositions_of(doc, record, record["claimants"][0]["referent"])
    assert held.proposition is not None
    assert (held.proposition.predicate, held.proposition.subject, held.polarity) == ("shell", record["accused"], "positive")


@pytest.mark.model
@pytest.mark.parametrize("content", ["each other of provocation", "each other of starting the war"])
def test_mutual_accusations_cross(nlp: Language, content: str) -> None:
    doc = parsed(nlp, f"Norland and Zamora accused {content}.")
    (record,) = write(doc, attribution(doc, "accuse", "Norland and Zamora", "accused", content, reciprocal=True))
    norland, zamora = (one["referent"] for one in record["claimants"])
    for claimant, doer in ((norland, zamora), (zamora, norland)):
        held = propositions_of(doc, record, claimant)
        assert [one.proposition.subject for one in held if one.proposition] == [doer]


@pytest.mark.model
def test_answer_takes_the_proposition_of_the_claim_it_answers(nlp: Language) -> None:
    doc = parsed(nlp, "Norland said that it had captured the town of Kessel. Zamora immediately denied the claim.")
    first = attribution(doc, "assert", "Norland", "said", "that it had captured the town of Kessel")
    second = attribution(doc, "deny", "Zamora", "denied", "the claim")
    records = write(doc, first, second)
    assert records[1]["responds_to"] == 0
    (said,), (denied,) = (propositions_of(doc, record, None) for record in records)
    assert denied.proposition == said.proposition
    assert (said.polarity, denied.polarity) == ("positive", "negative")


@pytest.mark.model
def test_accusation_that_is_dismissed_is_found_before_later_claims(nlp: Language) -> None:
    doc = parsed(nlp, "Norland accused Zamora of shelling a school. Norland said it had buried the dead. Zamora dismissed the accusation.")
    records = write(
        doc,
        attribution(doc, "accuse", "Norland", "accused", "Zamora of shelling a school"),
        attribution(doc, "assert", "Norland", "said", "it had buried the dead"),
        attribution(doc, "deny", "Zamora", "dismissed", "the accusation"),
    )
    assert [record["responds_to"] for record in records] == [None, None, 0]


@pytest.mark.model
def test_narration_leaves_out_what_others_say(nlp: Language) -> None:
    doc = parsed(nlp, "Rebels attacked the port. Norland said that rebels had captured the town of Kessel.")
    write(doc, attribution(doc, "assert", "Norland", "said", "that rebels had captured the town of Kessel"))
    assert [held.proposition.predicate for held in narrated(doc) if held.proposition] == ["attack"]


@pytest.mark.model
def test_speech_that_is_an_event_is_narrated_too(nlp: Language) -> None:
    doc = parsed(nlp, "Norland accused Zamora of shelling a school.")
    write(doc, attribution(doc, "accuse", "Norland", "accused", "Zamora of shelling a school"))
    assert [held.proposition.predicate for held in narrated(doc) if held.proposition] == ["accuse"]


@pytest.mark.model
def test_content_without_proposition_still_gives_a_claim(nlp: Language) -> None:
    doc = parsed(nlp, "Norland spoke of sorrow.")
    (record,) = write(doc, attribution(doc, "express", "Norland", "spoke", "of sorrow"))
    (held,) = propositions_of(doc, record, None)
    assert held.proposition is None


@pytest.mark.model
def test_what_somebody_did_not_say_is_not_said_by_who_reports_it(nlp: Language) -> None:
    doc = parsed(nlp, "Norland explained that it had not claimed that rebels shelled the school.")
    first = attribution(doc, "assert", "Norland", "explained", "that it had not claimed that rebels shelled the school")
    second = attribution(doc, "assert", "it", "claimed", "that rebels shelled the school")
    second["parent"] = 0
    records = write(doc, first, second)
    assert [sides(propositions_of(doc, record, None)) for record in records] == [[("shell", "none")], [("shell", "none")]]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland, accused by Zamora of genocide in Kessel, closed its border.", ["accuse"]),
        ("Zamora, accused by Washington of genocide in Sudan, held talks in Cairo.", ["accuse"]),
        ("Norland has denied attacking schools.", []),
    ],
)
def test_narration_leaves_out_what_is_only_alleged_or_denied(nlp: Language, text: str, expected: list[str]) -> None:
    doc = parsed(nlp, text)
    write(doc)
    told = [held.proposition.predicate for held in narrated(doc) if held.proposition]
    assert [one for one in told if one in ("accuse", "cleanse", "attack")] == expected


@pytest.mark.model
@pytest.mark.parametrize("noun", ["responsibility", "any involvement", "responsibility for the attack"])
def test_denied_responsibility_denies_the_deed_of_which_somebody_is_accused(nlp: Language, noun: str) -> None:
    doc = parsed(nlp, f"Zamora said that Norland had shelled a school. Norland denied {noun}.")
    first = attribution(doc, "assert", "Zamora", "said", "that Norland had shelled a school")
    second = attribution(doc, "deny", "Norland", "denied", noun)
    second["source"] = [[doc.text.rindex("Norland"), doc.text.rindex("Norland") + 7]]
    records = write(doc, first, second)
    assert records[1]["responds_to"] == 0
    assert sides(propositions_of(doc, records[1], None)) == [("shell", "negative")]


@pytest.mark.model
def test_article_that_asks_affirms_nothing(nlp: Language) -> None:
    doc = parsed(nlp, "Did the army shell the town? The army shelled the port.")
    write(doc)
    assert [held.polarity for held in narrated(doc) if held.proposition] == ["none", "positive"]
