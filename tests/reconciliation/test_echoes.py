"""Clauses that deny what others say in other words, over short articles each. All events are invented."""

from collections.abc import Mapping

import pytest
from tests.reconciliation.events import derived

from rashomon.model import Question, Reconciliation
from rashomon.reconciliation.echoes import ECHO, REPLY
from rashomon.reconciliation.likeness import HIGH, LOW

ARTICLES: Mapping[str, tuple[str, ...]] = {
    "pumps": (
        """Farmers say pumps of Tamar were sabotaged

TAMAR, 5 May 2021 (Valley Wire) -- Somebody sabotaged the irrigation pumps of Tamar at night, a farmers' league led by Ola Berg said.
""",
        """Water board: worn pumps failed in Tamar

6 May 2021

"There was no sabotage near the pumps," said Kari Lund, who heads the water board of Tamar. Ola Berg knew of the worn bearings, she said.
""",
    ),
    "undated": (
        "Somebody sabotaged the pumps of Tamar, a farmers' league led by Ola Berg said.\n",
        'Ola Berg was wrong. "There was no sabotage of the pumps," said Kari Lund of the water board of Tamar.\n',
    ),
    "names": (
        "Pumps of Tamar\n\n5 May 2021\n\nSomebody sabotaged the pumps in Sona, said Ola Berg of Tamar.\n",
        "Pumps of Tamar\n\n6 May 2021\n\nOla Berg was wrong. There was no sabotage of the pumps in Lorn, said Kari Lund of Tamar.\n",
    ),
    "town": (
        "Pumps of Tamar\n\n5 May 2021\n\nSomebody sabotaged the pumps, a farmers' league in Tamar said.\n",
        "Pumps of Tamar\n\n6 May 2021\n\nThere was no sabotage of the pumps, said Kari Lund of Tamar.\n",
    ),
    "trawler": (
        """Trawler was boarded off Harad, owner says

HARAD, 5 May 2021 (Coast Wire) -- Masked men boarded the trawler Grey Heron in international waters off Harad on Tuesday, her owner said.
""",
        """Coast guard inspects trawler

6 May 2021

The coast guard said that masked men had boarded the trawler Grey Heron in the territorial waters of Harad.
""",
    ),
    "crew": (
        """Dockers of Tamar were unarmed, priest says

5 May 2021

Ola Berg, a priest, said that the dockers were unarmed.
""",
        """Guards of Tamar hurt

6 May 2021

The port authority of Tamar said that dockers armed with clubs had attacked its guards on Tuesday. Ola Berg, a priest, was not there.
""",
    ),
    "ledger": (
        """Eritrea hides ledger, mayor says

5 May 2021

The mayor of Harad, Ola Berg, accused Eritrea on Wednesday of hiding the ledger of the port in a cellar. Eritrea denied the accusation.
""",
    ),
    "hearing": (
        """Ferry out of Harad hit buoy

5 May 2021

The ferry hit a buoy off Harad, a passenger, Dana Petrov, said. It came out of the fog and did not slow down, said another one, Ivan Lund.
The battle for the contract is not over, the mayor of Harad, Kari Holm, said.
""",
        """Contract for ferries of Harad

6 May 2021

Three firms joined the battle for the contract, the harbour board of Harad said. The ferry came out of the fog, a sailor said.
""",
    ),
    "part": (
        """Barge sunk off Harad

5 May 2021

Rebels sank a barge off Harad on Tuesday, the harbour board of Harad said.
""",
        """Union on barge

6 May 2021

The union of dockers in Harad said on Thursday that it had nothing to do with the sinking.
""",
    ),
    "blame": (
        """Rebels sink barge off Harad

5 May 2021

Rebels sank a barge off Harad on Tuesday, the harbour board of Harad said.
""",
        """Sudria rejects blame for sinking of barge off Harad

6 May 2021

The government of Sudria rejected blame for the sinking of the barge off Harad.
""",
    ),
    "blame on a day": (
        """Rebels sink barge off Harad

5 May 2021

Rebels sank a barge off Harad on Tuesday, the harbour board of Harad said.
""",
        """Sudria on sinking of barge off Harad

6 May 2021

The government of Sudria rejected blame on Thursday for the sinking of the barge off Harad.
""",
    ),
    "shots": (
        """Shots on the strait off Harad

5 May 2021

A Sudrian cutter opened fire on a Norlandic trawler off Harad on Tuesday, a fisherman said.
""",
        """Norland on shots off Harad

6 May 2021

No Norlandic cutter had opened fire on a trawler off Harad, a captain, Kari Lund, said.
""",
    ),
    "ship": (
        """Skipper of the Grey Heron ignored warning, board says

5 May 2021

The skipper of the Grey Heron, which sank off Sona on Tuesday, had ignored a storm warning, the harbour board said.
""",
        """Owner of the Grey Heron on her last voyage

6 May 2021

The Grey Heron sank on Tuesday with nine on board. "We received no warning, not by radio, not by phone," said her owner, Kari Lund.
""",
    ),
    "delegates": (
        """Council on the count in Harad

5 May 2021

The delegates of all parties were admitted to the counting halls of Harad, the council said. Ola Berg chairs it.
""",
        """Reform Party on the count in Harad

6 May 2021

Its delegates were thrown out of two counting halls in Harad, the Reform Party said. Ola Berg saw it, a guard said.
""",
    ),
    "wiring": (
        """Ministry got no warning

5 May 2021

"We warned the ministry three times this year," Ola Berg, who leads the union of warders in Harad, said of the old wiring. The justice
minister, Kari Lund, said that her office had received no such warning.
""",
    ),
    "strike": (
        """Norland denies bombing hospital in Harad

5 May 2021

Norland denied bombing a hospital in Harad. It had not carried out a strike that medics say killed dozens, it said. Ola Berg fled.
""",
        """Bombs on Harad

5 May 2021

The bombing of Lorn Hospital in Harad took nine lives, Ola Berg, a nurse, said.
""",
    ),
    "voyage": (
        """Skipper of the Grey Heron ignored warning, board says

5 May 2021

The skipper of the Grey Heron, which sank off Sona on Tuesday, had ignored a storm warning, the harbour board said.
""",
        """Owner of the Grey Heron sells bonds

6 May 2021

The firm that owns the Grey Heron sold bonds on Thursday. Buyers received no warning, a broker said.
""",
    ),
    "overload": (
        """Ferry was packed beyond capacity, survivors say

5 May 2021

Survivors say the Grey Heron, which sank off Sona on Tuesday, was packed beyond capacity. Ola Berg, a cook, was hurt.
""",
        """Office corrects reports

6 May 2021

Ola Berg, who was a cook on the Grey Heron, is wrong, the shipping office of Sona said. "The vessel was not overloaded," it said.
""",
    ),
    "warrant": (
        """The police searched the dormitory

LORN, 5 May 2021

"They came in through the windows," said Ola Berg. Nobody showed a warrant, students said. The police kept an ambulance at the gate and
detained nine women.
""",
        """Office on the search in Lorn

6 May 2021

The police searched the dormitory in Lorn with a warrant, the prosecutor said. An ambulance stood by, and nine women were detained.
""",
    ),
    "fled": (
        """Warders of Harad

5 May 2021

The fire in the jail of Harad came after nine inmates had tried to escape, said the mayor, Ola Berg.
""",
        """Warders of Harad on fire

6 May 2021

The union of warders rejected suggestions that guards had fled the fire in Harad. Ola Berg was not there.
""",
    ),
    "later": (
        """Farmers say pumps of Tamar were sabotaged

5 May 2021

Somebody sabotaged the irrigation pumps of Tamar at night, a farmers' league said on Wednesday.
""",
        """Water board of Tamar on the pumps

6 July 2021

"There was no sabotage," said Kari Lund, who heads the water board of Tamar.
""",
    ),
    "nobody": (
        """Gas leaked in Tamar, mayor says

5 May 2021

The mayor of Tamar, Ola Berg, said that gas from the Grey Heron works had poisoned nine women.
""",
        """Works in Tamar on the gas

6 May 2021

Nobody in the village was poisoned, said Kari Lund, who runs the Grey Heron works in Tamar. Ola Berg was not there.
""",
    ),
    "border": (
        """Norland accuses Sudria over flight near Tunn

5 May 2021

A Sudrian plane had entered Norland's airspace near Tunn on Sunday, Ola Berg, the foreign minister of Norland, said on Wednesday.
""",
        """Sudria answers Norland

6 May 2021

Sudrian planes did not cross the border of Norland near Tunn, the defence ministry of Sudria said on Thursday. Ola Berg was wrong, it said.
""",
    ),
    "returned": (
        """Army of Norland accuses rebels

5 May 2021

Rebels shelled the village of Pelsko near Tunn, the army of Norland said on Wednesday. "We did not return fire," said Ola Berg, a colonel.
""",
    ),
    "elsewhere": (
        """Farmers say pumps of Tamar were sabotaged

5 May 2021

Somebody sabotaged the irrigation pumps of Tamar at night, a farmers' league said on Wednesday.
""",
        """Water board of Harad on the pumps

6 May 2021

"There was no sabotage," said Kari Lund, who heads the water board of Harad.
""",
    ),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reconciliation]:
    """The derived layer of each event."""
    return derived(tmp_path_factory.mktemp("events"), ARTICLES)


def echoed(found: Reconciliation) -> list[Question]:
    """The disputes that rest on words."""
    return [question for question in found.questions if question.label.startswith("Is it so")]


@pytest.mark.model
@pytest.mark.parametrize("event", ["pumps", "trawler", "crew", "ship", "delegates", "strike", "overload", "warrant", "nobody"])
def test_clause_that_denies_what_another_says_disputes_it(read: Mapping[str, Reconciliation], event: str) -> None:
    (asked,) = echoed(read[event])
    assert asked.kind == "contradiction"
    articles = [{claim.rsplit("/", 1)[0] for claim in position.claims} for position in asked.positions]
    assert len(articles) == 2


@pytest.mark.model
def test_speaker_denies_what_another_says_right_before_him(read: Mapping[str, Reconciliation]) -> None:
    (asked,) = echoed(read["wiring"])
    assert "warn" in asked.because


@pytest.mark.model
def test_dispute_on_words_scores_low_and_names_them(read: Mapping[str, Reconciliation]) -> None:
    (asked,) = echoed(read["pumps"])
    assert "sabotage" in asked.because
    scores = [link.score for link in read["pumps"].links if link.rule == "denied-in-like-words"]
    assert scores
    assert all(LOW <= score <= HIGH < REPLY for score in scores)


@pytest.mark.model
def test_bare_denial_answers_the_accusation_before_it(read: Mapping[str, Reconciliation]) -> None:
    (asked,) = echoed(read["ledger"])
    assert asked.because == "denied that very claim"


@pytest.mark.model
@pytest.mark.parametrize("event", ["hearing", "part", "blame", "blame on a day", "shots", "later", "elsewhere", "voyage", "fled"])
def test_like_words_on_something_else_dispute_nothing(read: Mapping[str, Reconciliation], event: str) -> None:
    assert not echoed(read[event])


def test_kind_of_block_is_no_other() -> None:
    assert ECHO not in {"territory", "event", "nameless", "distance", "count", "scene", "charge"}


@pytest.mark.model
@pytest.mark.parametrize("event", ["undated", "names", "town"])
def test_articles_that_share_too_little_deny_nothing_of_each_other(read: Mapping[str, Reconciliation], event: str) -> None:
    assert not echoed(read[event])


@pytest.mark.model
def test_late_denial_without_a_day_answers_who_gives_one(read: Mapping[str, Reconciliation]) -> None:
    assert [question.kind for question in read["border"].questions if "Norland" in question.label or "airspace" in question.label] == [
        "contradiction"
    ]


@pytest.mark.model
def test_who_did_not_fire_back_denies_no_attack_of_others(read: Mapping[str, Reconciliation]) -> None:
    assert not [question for question in read["returned"].questions if question.kind == "contradiction"]
