"""What the ledger says of a few short articles that disagree. All events are invented."""

from collections.abc import Mapping

import pytest
from tests.reconciliation.events import derived

from rashomon.model import Question, Reconciliation

ARTICLES: Mapping[str, Mapping[str, str]] = {
    "hospital": {
        "a": """Strike on hospital in Harad kills at least 31

12 May 2024

At least 31 people were killed when a missile struck a hospital in Harad on Sunday, the health ministry of Eritrea said. The government
of Eritrea blamed neighbouring Ethiopia for the attack.
""",
        "b": """Ethiopia: Eritrean rocket hit the hospital in Harad

13 May 2024

A rocket fired by the army of Eritrea hit the hospital in Harad on Sunday, the army of Ethiopia said on Monday. The army put the toll at
12. Since the start of the war 9,000 people have died, it said.
""",
        "c": """Report on the Harad hospital

20 May 2024

A missile fired by an Ethiopian aircraft struck the hospital in Harad on 12 May, a United Nations report said on Monday. The report found
that 38 civilians were killed. Eritrea said it stood by its account.

Omar Haddad, Eritrea's health minister, raised his figure to 42.
""",
        "d": """Mine collapses near Orsk

13 May 2024

A mine collapsed near Orsk in the north of Norway on Monday, and the mayor of the village said that seven people had died.
""",
    },
    "market": {
        "a": """At least 19 dead in market strike, mayor says; army blames rebels

4 February 2019

An air strike on a crowded market in the town of Tabrit killed at least 19 people on Sunday, the town's mayor said. The army denied
having bombed the market and blamed the rebels of the Northern Front for the blast. The Northern Front rejected the accusation as absurd.
""",
        "b": """Terrorists massacre civilians in Tabrit

5 February 2019

The Ministry of Defence denies claims by foreign media that the air force bombed the market. The Interior Minister, Ali Kane, said the
government puts the death toll at nine.
""",
    },
    "protest": {
        "a": """Four protesters shot dead in Tamar, medics say

24 November 2019

At least four people were shot dead by security forces during a protest in the city of Tamar on Sunday, medics said. The Human Rights
Commission counted seven dead. The Interior Ministry denied that its officers had used live ammunition.
""",
        "b": """Infiltrators fire on crowd in Tamar

25 November 2019

Armed men opened fire on demonstrators in the city of Tamar on Sunday, killing three citizens, the Ministry of Interior stated.
""",
    },
    "poisoning": {
        "a": """Kremlin denies poisoning former spy

9 March 2018

The Kremlin denied poisoning former colonel Viktor Sorin in England. Prime Minister Clara Whitmore said that Russia was responsible for
the attack in Wexbury.
""",
        "b": """Minister: accusations are groundless

10 March 2018

Russia had nothing to do with the poisoning of Viktor Sorin, Foreign Minister Oleg Baranov said on Saturday.
""",
    },
    "ransom": {
        "a": """Girls freed, president says

21 August 2017

President Samuel Adeyemi said that Nigeria had not paid any ransom.
""",
        "b": """Girls cost millions, mediator says

23 August 2017

The government of Nigeria paid a ransom of three million dollars for the girls of Makoro, a Swiss mediator said. Nigeria has denied paying
any ransom.
""",
    },
    "river": {
        "a": """Governor accuses patrol

5 May 2020

A patrol boat opened fire without warning, the governor said. Officials denied the allegation.
""",
    },
    "prison": {
        "a": """Families demand truth about riot in Harad

3 June 2020

The lawyer of two families said guards had executed prisoners who took part in a riot.
""",
        "b": """Prison in Harad is calm again

4 June 2020

The prison service denied that officers had executed inmates. It said nine detainees lost their lives in the fire.
""",
    },
    "village": {
        "a": """Jets bomb Orlen, villagers say

7 May 2020

Warplanes bombed the village of Orlen at noon, a teacher said by telephone.
""",
        "b": """Depot destroyed in Orlen

8 May 2020

Soldiers found a weapons depot. General Tomas Reke rejected media accounts that children had been bombed.
""",
    },
    "vote": {
        "a": """President cries foul over vote

2 October 2020

Bolivian President Ana Moreno accused the ruling party of rigging Sunday's parliamentary election.
""",
        "b": """Clean vote, premier says

3 October 2020

Bolivian Prime Minister Luis Vargas denied that the vote had been rigged.
""",
    },
    "town": {
        "a": """Rebels seize Sanjar

7 August 2021

Rebel fighters have captured the town of Sanjar in northern Mali, the rebel Northern Front said on Saturday.
""",
        "b": """Army: Sanjar holds out

8 August 2021

The army of Mali said on Sunday that its troops had not lost Sanjar. General Tomas Reke, a spokesman for the army of Mali, said fierce
battles continued on Sunday. He denied that his troops had withdrawn from the town.
""",
    },
    "rally": {
        "a": """Ministry counts 9,000 at rally

4 February 2019

About 9,000 people took part in the rally in Tabrit on Sunday, the interior ministry said on Monday.
""",
        "b": """Opposition: largest rally in years

5 February 2019

Organisers said that 120,000 people had attended the protest in Tabrit on Sunday.
""",
    },
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reconciliation]:
    """The derived layer of each event."""
    return derived(tmp_path_factory.mktemp("events"), {event: texts.values() for event, texts in ARTICLES.items()})


def question(found: Reconciliation, label: str) -> Question:
    """The question of that wording."""
    (one,) = (question for question in found.questions if question.label == label)
    return one


@pytest.mark.model
def test_figures_on_people_and_civilians_meet_where_their_articles_tell_of_one_event(read: Mapping[str, Reconciliation]) -> None:
    found = read["hospital"]
    asked = question(found, "How many people were killed in Harad?")
    assert asked.kind == "differing-figures"
    assert [position.label for position in asked.positions] == ["12 people", "31 people", "38 civilians", "42 people"]
    assert found.questions[-1].kind == "differing-figures", "figures come last"
    reasons = [link.reason for link in found.links if link.rule == "scene"]
    assert any(reason.endswith("the words name no place, and their article tells of Harad") for reason in reasons)


@pytest.mark.model
def test_sides_that_say_of_each_other_that_they_hit_one_hospital_oppose_each_other(read: Mapping[str, Reconciliation]) -> None:
    asked = question(read["hospital"], "Who attacked the hospital in Harad?")
    assert asked.kind == "counter-accusation"
    assert {position.label: len(position.claims) for position in asked.positions} == {"Ethiopia": 2, "Eritrea": 2}


@pytest.mark.model
def test_fighting_and_retreat_without_a_place_are_about_the_place_of_the_article(read: Mapping[str, Reconciliation]) -> None:
    (asked,) = (question for question in read["town"].questions if question.kind == "contradiction")
    assert "Sanjar" in asked.label
    stances = {position.stance: len(position.claims) for position in asked.positions}
    assert stances["supports"] >= 1
    assert stances["denies"] >= 1
    assert stances["contests"] == 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("event", "label", "yes", "no"),
    [
        pytest.param("market", "Was the crowded market in the town of Tabrit bombed?", 3, 3, id="nameless thing of one town"),
        pytest.param("poisoning", "Did Russia poison Viktor Sorin in Wexbury?", 1, 2, id="the attack is the poisoning"),
        pytest.param("ransom", "Did Nigeria pay the ransom?", 1, 2, id="a ransom"),
        pytest.param("river", "Did the patrol boat attack?", 1, 1, id="an attack on nobody that is named, denied by nobody that is"),
        pytest.param("prison", "Were prisoners executed?", 1, 1, id="inmates are prisoners"),
        pytest.param("village", "Was Orlen bombed?", 2, 1, id="whoever bombs people bombs their village"),
        pytest.param("vote", "Was the vote rigged?", 1, 1, id="a state has one vote"),
    ],
)
def test_affirmers_and_deniers_of_one_deed_meet(read: Mapping[str, Reconciliation], event: str, label: str, yes: int, no: int) -> None:
    asked = question(read[event], label)
    assert asked.kind == "contradiction"
    assert {position.stance: len(position.claims) for position in asked.positions} == {"supports": yes, "denies": no}


@pytest.mark.model
def test_town_whose_mayor_speaks_is_where_the_victims_were(read: Mapping[str, Reconciliation]) -> None:
    asked = question(read["market"], "How many people were killed in Tabrit?")
    assert [position.label for position in asked.positions] == ["9 people", "19 people"]


@pytest.mark.model
def test_numbers_of_dead_that_no_verb_kills_meet_those_of_others(read: Mapping[str, Reconciliation]) -> None:
    asked = question(read["protest"], "How many people were killed in Tamar?")
    assert {position.low for position in asked.positions} == {3.0, 4.0, 7.0}
    assert asked.disputed


@pytest.mark.model
def test_what_is_denied_is_a_proposition_whatever_it_is_about(read: Mapping[str, Reconciliation]) -> None:
    found = read["protest"]
    (denial,) = (claim for claim in found.claims if claim.claim.speech_act == "deny")
    assert denial.polarity == "negative"
    assert found.propositions[denial.proposition or ""].predicate.endswith("en/use")


@pytest.mark.model
def test_two_counts_of_one_crowd_are_disputed_however_far_apart(read: Mapping[str, Reconciliation]) -> None:
    asked = question(read["rally"], "How many people protested in Tabrit?")
    assert asked.kind == "differing-figures"
    assert [position.label for position in asked.positions] == ["9,000 people", "120,000 people"]
    assert asked.because == "9,000 people against 120,000 people: 92% apart"
