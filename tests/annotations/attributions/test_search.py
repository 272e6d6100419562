"""Which attributions a text gives, and where their contents end."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.search import without_doubtful
from rashomon.annotations.attributions.syntax import read_syntax
from rashomon.annotations.document import make_doc
from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord
from rashomon.model import Article, Region, TextSpan


def attributions(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    """Return the claimants, cue and content of each attribution of a text."""
    return told(nlp(text))


def told(doc: Doc) -> list[tuple[str, str, str]]:
    """Return the same of an annotated doc."""
    records: list[AttributionRecord] = doc.spans[ATTRIBUTIONS].attrs["records"]
    text = doc.text

    def cut(spans: list[list[int]]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    return [("/".join(one["text"] or "" for one in record["claimants"]), cut(record["cue"]), cut(record["content"])) for record in records]


@pytest.mark.model
@pytest.mark.parametrize("text", ["Protesters chanted slogans.", "The ministry issued a statement.", "The bishop read a sermon."])
def test_words_without_what_they_say_are_no_attribution(nlp: Language, text: str) -> None:
    assert attributions(nlp, text) == []


@pytest.mark.model
def test_statement_with_what_it_says_is_one(nlp: Language) -> None:
    found = attributions(nlp, "The ministry issued a statement that said the town was calm.")
    assert ("The ministry", "issued", "a statement that said the town was calm") in found


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The army denied that it had shelled the town and accused the rebels of lying.", "that it had shelled the town"),
        ("The union threatened to strike and denied that it had broken the law.", "to strike"),
        ("The envoy called the claim “a show for television”.", "the claim “a show for television”"),
        ("The commander vowed to fight on, accusing Norland of war crimes.", "to fight on"),
    ],
)
def test_content_ends_where_it_should(nlp: Language, text: str, content: str) -> None:
    assert attributions(nlp, text)[0][2].rstrip(",") == content


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The commander vowed to fight on, accusing Norland of war crimes.", ("The commander", "accusing", "Norland of war crimes")),
        (
            "The envoy rejected Norland's claim that the bridge had been taken.",
            ("Norland's", "claim", "that the bridge had been taken"),
        ),
        ("Observers welcomed the admission that twelve soldiers had died.", ("", "admission", "that twelve soldiers had died")),
    ],
)
def test_attribution_goes_to_whoever_speaks(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in attributions(nlp, text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Zamoran Armed Forces foil offensive, reject claim of losses", "Zamoran Armed Forces"),
        ("Army repels attack, denies losing the town", "Army"),
    ],
)
def test_chain_of_a_headline_has_the_first_words_as_its_source(nlp: Language, text: str, who: str) -> None:
    ((claimant, _, _),) = attributions(nlp, text)
    assert claimant == who


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Norland says it has seized the port, but Zamora denies", "Norland says it has seized the port, Zamora denies"],
)
def test_denial_without_words_of_its_own_denies_what_the_other_says(nlp: Language, text: str) -> None:
    matter = "it has seized the port"
    assert attributions(nlp, text) == [("Norland", "says", matter), ("Zamora", "denies", matter)]


@pytest.mark.model
def test_admission_is_made_by_whoever_spoke_before(nlp: Language) -> None:
    text = "Norland denied any losses. The admission said that twelve soldiers had died."
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    first, second = (record["claimants"][0]["referent"] for record in records)
    assert first == second
    assert first is not None


@pytest.mark.model
def test_nothing_is_reported_across_a_semicolon(nlp: Language) -> None:
    found = attributions(nlp, "Norland says jets hit depots in the north; Zamora protests")
    assert ("Norland", "says", "jets hit depots in the north") in found
    assert not any("says" in content for _, _, content in found)


@pytest.mark.model
def test_denial_behind_a_semicolon_denies_no_clause_before_it(nlp: Language) -> None:
    found = attributions(nlp, "Union leaders accused the port of hiding that a crane had fallen; the port authority denied it.")
    assert ("the port authority", "denied", "it") in found
    assert any(who == "Union leaders" and content.endswith("had fallen") for who, _, content in found)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The governor was quoted by Radio Harad as saying that the dam was safe.",
        "Radio Harad quoted the governor as saying that the dam was safe.",
        "The governor was quoted as saying by Radio Harad that the dam was safe.",
    ],
)
def test_words_are_those_of_whom_an_outlet_quotes(nlp: Language, text: str) -> None:
    assert [(who.lower(), content) for who, _, content in attributions(nlp, text)] == [("the governor", "that the dam was safe")]


@pytest.mark.model
def test_quotation_belongs_to_who_is_quoted_behind_it(nlp: Language) -> None:
    found = attributions(nlp, "“The bridge is ours,” the commander, Ivo Lund, was quoted as saying.")
    assert [(who, content) for who, _, content in found] == [("the commander, Ivo Lund", "“The bridge is ours,”")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The storm was to blame for the flood.", []),
        ("Asked about the toll, the mayor said he had no figures.", ["he had no figures"]),
        ("The owner did not respond to requests for comment.", []),
        ("The watchdog said it had documented nine cases.", ["it had documented nine cases"]),
    ],
)
def test_verb_of_speech_that_tells_of_no_saying_makes_no_claim(nlp: Language, text: str, told: list[str]) -> None:
    assert [content for _, _, content in attributions(nlp, text)] == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The port denied a union claim that managers had hidden the spill.", "union"),
        ("The general rejected media accounts that a school had been shelled.", "media"),
        ("The army rejected rebel claims that the town had fallen.", "rebel"),
    ],
)
def test_claim_with_a_body_before_it_is_that_bodys(nlp: Language, text: str, who: str) -> None:
    assert who in [claimant for claimant, _, _ in attributions(nlp, text)]


@pytest.mark.model
def test_claim_that_is_called_something_is_not_that_of_who_calls_it_so(nlp: Language) -> None:
    found = attributions(nlp, "The premier dismissed as propaganda claims that his guards had fled Ambra.")
    assert found == [("The premier", "dismissed", "as propaganda claims that his guards had fled Ambra")]
    found = attributions(nlp, "The claim that guards had fled Ambra was baseless, the army said.")
    assert [content for _, _, content in found] == ["The claim that guards had fled Ambra was baseless"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Storm, not crew, behind wreck of ferry, says inquiry", ("inquiry", "says", "Storm, not crew, behind wreck of ferry")),
        ("Ferry wreck a tragic accident, inquiry finds", ("inquiry", "finds", "Ferry wreck a tragic accident")),
        ("Ministry: storm behind wreck of ferry", ("Ministry", ":", "storm behind wreck of ferry")),
        ("Troops crossed border: Zamora", ("Zamora", ":", "Troops crossed border")),
        ("Hospital hit by rockets: officials", ("officials", ":", "Hospital hit by rockets")),
        ("Clinic hit in Harad, at least 9 dead – medics", ("medics", "–", "Clinic hit in Harad, at least 9 dead")),
        ("Rebels seize border town - army spokesman", ("army spokesman", "-", "Rebels seize border town")),
        ("Zamora denies hitting dam as villagers blame drone", ("Zamora", "denies", "hitting dam")),
        ("Ferry sinking: Norland denies involvement", ("Norland", "denies", "involvement")),
        ("Zamora claims capture of Harad, Norland denies", ("Norland", "denies", "capture of Harad")),
        ("Zamora says it took Harad, Norland denies", ("Zamora", "says", "it took Harad")),
    ],
)
def test_headline_without_a_verb_is_what_its_speaker_says(nlp: Language, headline: str, expected: tuple[str, str, str]) -> None:
    text = f"{headline}\n\nThe ferry went down near Harad on Monday, and divers are still at work in the strait.\n"
    regions = (Region(span=TextSpan(0, len(headline)), kind="headline"),)
    doc = make_doc(nlp, Article(id="a", path="a", text=text, regions=regions))
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert expected in told(doc)


@pytest.mark.model
def test_name_of_an_outlet_behind_a_dash_says_nothing(nlp: Language) -> None:
    headline = "Storm hits coast - Harad Herald"
    doc = make_doc(nlp, Article(id="a", path="a", text=headline, regions=(Region(span=TextSpan(0, len(headline)), kind="headline"),)))
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert not told(doc)


@pytest.mark.model
def test_it_is_whoever_spoke_before_where_it_stands_for_nothing_named(nlp: Language) -> None:
    found = attributions(nlp, "The junta confirmed that jets had flown. It said some of the dead were gunmen.")
    assert [who for who, _, _ in found] == ["The junta", "The junta"]


@pytest.mark.model
def test_he_is_the_nameless_person_who_spoke_before(nlp: Language) -> None:
    text = "Police chief Ivo Lund lost his car.\n\nA rebel commander said his men had rested. Zamoran jets, he said, had hit Ambra."
    assert {who for who, _, _ in attributions(nlp, text)} == {"A rebel commander"}


@pytest.mark.model
def test_what_somebody_calls_what_he_rejects_is_no_claim_of_its_own(nlp: Language) -> None:
    found = attributions(nlp, "The minister rejected what he described as lies spread by the rebels.")
    assert [cue for _, cue, _ in found] == ["rejected"]


@pytest.mark.model
def test_apology_is_told_of_whom_it_is_made_to(nlp: Language) -> None:
    assert ("The premier", "apologised", "to the families") in attributions(nlp, "The premier apologised to the families and left.")


@pytest.mark.model
def test_speaker_behind_an_aside_that_no_comma_closes_is_no_part_of_it(nlp: Language) -> None:
    text = "Wardens beat five men after a fight in the jail of Ambra, a lawyer for their families said."
    assert attributions(nlp, text) == [("a lawyer for their families", "said", "Wardens beat five men after a fight in the jail of Ambra")]


@pytest.mark.model
def test_speakers_behind_a_list_are_no_part_of_it(nlp: Language) -> None:
    text = "Gunmen stormed a farm on Friday, killing six labourers, residents and a youth leader told the Harad Courier."
    assert [who for who, _, _ in attributions(nlp, text)] == ["residents/a youth leader"]


@pytest.mark.model
@pytest.mark.parametrize("text", ["He said residents had reportedly fled.", "“They reportedly fled,” the mayor said."])
def test_hearsay_in_what_somebody_says_is_his(nlp: Language, text: str) -> None:
    assert all(cue != "reportedly" for _, cue, _ in attributions(nlp, text))


@pytest.mark.parametrize(("outer", "inner", "left"), [(0.5, 0.9, 1), (0.7, 0.9, 2), (0.5, 0.8, 2)])
def test_doubtful_attribution_gives_way_to_a_sure_one_inside_it(outer: float, inner: float, left: int) -> None:
    words = ["they", "fear", "Jones", "said", "it", "rains"]
    doc = Doc(Vocab(), words=words, lemmas=words, tags=["NN"] * 6, pos=["VERB"] * 6, heads=[1] * 6, deps=["dep"] * 6)
    found = [
        Found(head=head, lemma="x", pos="verb", frame="that", cue={head}, source={head - 1}, content=content, rule="", confidence=chance)
        for head, content, chance in [(1, {2, 3, 4, 5}, outer), (3, {4, 5}, inner)]
    ]
    assert len(without_doubtful(read_syntax(doc), found)) == left


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the attack.",
        "The rebels' claim could not be verified.",
        "Nobody admitted that he had fired.",
    ],
)
def test_nobody_says_nothing(nlp: Language, text: str) -> None:
    assert attributions(nlp, text) == []


@pytest.mark.model
def test_who_is_briefed_speaks(nlp: Language) -> None:
    found = attributions(nlp, "Two officials briefed on the matter said the missile had malfunctioned.")
    assert found == [("Two officials", "said", "the missile had malfunctioned")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("The group's spokesman said in an audio message that three hostages had died.", "spokesman", "that three hostages had died"),
        ("Iran protested after London accused Tehran of spying.", "London", "Tehran of spying"),
    ],
)
def test_clause_and_subject_that_a_parser_hangs_elsewhere_come_home(nlp: Language, text: str, who: str, content: str) -> None:
    assert any(who in source and said == content for source, _, said in attributions(nlp, text))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The president wrote on Telegram:\n\n"The town is ours."', [("The president", "wrote", '"The town is ours."')]),
        (
            "The opposition leader issued the following statement:\n\n“We grieve with the families.”",
            [("The opposition leader", "issued", "“We grieve with the families.”")],
        ),
        (
            'The ministry said in a statement:\n\n"Two drones were shot down.\n\n"Nobody was hurt."',
            [("The ministry", "said", '"Two drones were shot down.'), ("The ministry", "said", '"Nobody was hurt."')],
        ),
        (
            '"We will stay," Lopez said, adding:\n\n"They must go."',
            [("Lopez", "said", '"We will stay,"'), ("Lopez", "adding", '"They must go."')],
        ),
        ('The road was closed.\n\n"Here we stay."', []),
    ],
)
def test_quotation_that_the_paragraph_before_announces_has_its_speaker(
    nlp: Language, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert sorted(attributions(nlp, text)) == sorted(expected)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The judge threw out the claim that the ballots had been swapped.",
        "The minister faces accusations that he took bribes.",
        "The army has yet to comment on the claim that its men shot the boy.",
        "It would be ridiculous to claim that Norland poisoned the well.",
    ],
)
def test_claim_of_others_is_not_whoever_hears_faces_or_rejects_it(nlp: Language, text: str) -> None:
    clause = text[text.index("that ") : -1]
    assert not any(who for who, _, content in attributions(nlp, text) if content == clause)


@pytest.mark.model
def test_claim_that_somebody_makes_is_his(nlp: Language) -> None:
    assert ("The envoy", "claim", "that Norland had lied") in attributions(nlp, "The envoy made the claim that Norland had lied.")


@pytest.mark.model
def test_what_stands_beside_contrary_to_somebody_is_not_what_he_says(nlp: Language) -> None:
    found = attributions(nlp, "Contrary to what the ministry says, the bridge still stands, residents told the Courier.")
    assert [who for who, _, _ in found] == ["residents"]
