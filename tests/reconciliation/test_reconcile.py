"""Claims of several articles to questions with positions."""

import pytest
from tests.reconciliation.corpus import Corpus, questions, thing, who_says

from rashomon.model import Question, Reconciliation

PARTIES = {"Norland Army": "Norland", "Anna Berg": "Norland", "Sudria Defence Ministry": "Sudria", "Ivo Marin": "Sudria Defence Ministry"}
PLACES = ("Eastbridge", "Westford", "Hill County")
PEOPLE = ("Anna Berg", "Ivo Marin")


def corpus() -> Corpus:
    return Corpus(parties=PARTIES, nameless=("its patrol boat", "the patrol boat", "power stations"), places=PLACES, people=PEOPLE)


def only(reconciliation: Reconciliation) -> Question:
    (question,) = reconciliation.questions
    return question


def test_what_an_army_does_its_state_does() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Sudria", "attack", "Norland", "the patrol boat")
    papers.paper("b")
    papers.says("Norland", "attack", "Norland Army", "the patrol boat", act="deny", polarity="negative")
    assert only(papers.reconciled()).disputed


def test_capture_and_denial_oppose_each_other() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Anna Berg", "capture", "Norland Army", "Eastbridge", act="announce")
    papers.paper("b", day="2021-03-03")
    papers.says("Sudria", "capture", None, "Eastbridge", act="deny", polarity="negative")
    found = papers.reconciled()
    question = only(found)
    assert question.label == "Did Norland capture Eastbridge?"
    assert question.kind == "contradiction"
    assert question.disputed
    assert who_says(found, question) == {"supports: yes": ["Anna Berg"], "denies: no": ["Sudria"]}
    assert "denied by Sudria" in question.because


def test_four_ways_to_tell_of_a_capture_share_a_position() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Anna Berg", "capture", "Norland Army", "Eastbridge")
    papers.says("Norland", "capture", None, "Eastbridge")
    papers.says("Sudria", "capture", None, "Eastbridge", loser="Sudria", act="admit")
    papers.says("Ivo Marin", "control", "Sudria", "Eastbridge", polarity="negative")
    found = papers.reconciled()
    question = only(found)
    assert who_says(found, question) == {"supports: yes": ["Anna Berg", "Norland", "Sudria", "Ivo Marin"]}
    assert question.kind == "concession"
    assert [link.rule for link in found.links if "loss" in link.rule] == ["loss-of-control"]


def test_ongoing_fight_contests_the_capture_with_a_reason() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.says("Ivo Marin", "fight", None, "Eastbridge", ongoing=True)
    papers.says("Norland", "fight", None, "Eastbridge", ongoing=True)
    papers.says(None, "fight", None, "Eastbridge", ongoing=True)
    found = papers.reconciled()
    question = only(found)
    assert who_says(found, question) == {"supports: yes": ["Norland"], "contests: not yet": ["Ivo Marin"]}
    assert question.positions[1].implied == question.positions[1].claims
    assert question.disputed


def test_fighting_before_the_capture_does_not_contest_it() -> None:
    papers = corpus()
    papers.paper("a", day="2021-03-01")
    papers.says("Ivo Marin", "fight", None, "Eastbridge", ongoing=True, made="2021-03-01")
    papers.paper("b", day="2021-03-04")
    papers.says("Norland", "capture", "Norland", "Eastbridge", made="2021-03-04")
    papers.says("Anna Berg", "capture", "Norland", "Eastbridge", made="2021-03-04")
    assert not only(papers.reconciled()).disputed


def test_bare_denial_takes_the_proposition_that_it_answers() -> None:
    papers = corpus()
    papers.paper("a")
    first = papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.says("Sudria", None, act="deny", polarity="negative", answers=first)
    found = papers.reconciled()
    assert [claim.polarity for claim in found.claims] == ["positive", "negative"]
    assert found.claims[0].proposition == found.claims[1].proposition
    assert only(found).because == "Sudria denied that very claim"


def test_denial_of_a_denial_affirms() -> None:
    papers = corpus()
    papers.paper("a")
    first = papers.says("Norland", "capture", "Norland", "Eastbridge", polarity="negative", act="deny")
    papers.says("Sudria", None, act="deny", polarity="negative", answers=first)
    assert papers.reconciled().claims[1].polarity == "positive"


def test_claims_that_answer_each_other_in_a_circle_have_no_proposition() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Sudria", None, act="deny", polarity="negative", answers=1)
    papers.says("Norland", None, act="deny", polarity="negative", answers=0)
    assert [claim.proposition for claim in papers.reconciled().claims] == [None, None]


def test_the_same_town_a_season_later_is_another_event() -> None:
    papers = corpus()
    papers.paper("a", day="2021-03-02")
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.paper("b", day="2021-09-02")
    papers.says("Sudria", "capture", "Norland", "Eastbridge", polarity="negative", act="deny")
    assert papers.reconciled().questions == ()


def test_another_town_is_another_matter() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.says("Sudria", "capture", "Norland", "Westford", polarity="negative", act="deny")
    assert papers.reconciled().questions == ()


def test_two_captors_are_rival_answers() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.says("Sudria", "capture", "Sudria", "Eastbridge")
    papers.says("Anna Berg", "capture", "Sudria", "Eastbridge", polarity="negative", act="deny")
    found = papers.reconciled()
    question = only(found)
    assert question.label == "Who captured Eastbridge?"
    assert who_says(found, question) == {
        "answers: Norland": ["Norland"],
        "answers: Sudria": ["Sudria"],
        "denies: not Sudria": ["Anna Berg"],
    }
    assert question.kind == "contradiction"


def test_two_whom_one_speaker_names_in_one_breath_are_no_rivals() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Anna Berg", "capture", "Norland", "Eastbridge", span=(0, 40))
    papers.says("Anna Berg", "capture", "Sudria", "Eastbridge", span=(0, 40))
    papers.paper("b")
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    question = only(papers.reconciled())
    assert question.kind != "contradiction"
    papers.paper("c")
    papers.says("Norland", "capture", "Norland", "Eastbridge", polarity="negative", act="deny")
    assert only(papers.reconciled()).disputed


def test_mutual_accusation_is_one_question_in_all_articles() -> None:
    papers = corpus()
    for name in ("a", "b"):
        papers.paper(name)
        papers.says("Norland", "provoke", "Sudria", act="accuse")
        papers.says("Sudria", "provoke", "Norland", act="accuse")
    found = papers.reconciled()
    question = only(found)
    assert question.label == "Who started the hostilities?"
    assert question.kind == "counter-accusation"
    assert who_says(found, question) == {"answers: Norland": ["Sudria", "Sudria"], "answers: Sudria": ["Norland", "Norland"]}


def test_one_sided_accusation_is_no_counter_accusation() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Norland", "provoke", "Sudria", act="accuse")
    papers.says("Norland", "provoke", "Sudria", act="accuse")
    assert papers.reconciled().questions == ()


def test_accusations_of_different_deeds_do_not_pair() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Norland", "strike", "Sudria", "power stations", act="accuse")
    papers.says("Sudria", "torture", "Norland", "power stations", act="accuse")
    assert papers.reconciled().questions == ()


def test_admission_without_denial_is_a_concession() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Sudria Defence Ministry", "sink", None, "its patrol boat", act="announce")
    papers.says("Norland", "sink", "Norland", "the patrol boat", act="admit")
    papers.says("Norland", None, act="apologise")
    found = papers.reconciled()
    question = only(found)
    assert question.kind == "concession"
    assert not question.disputed
    assert who_says(found, question) == {
        "answers: by whom is not said": ["Sudria Defence Ministry"],
        "answers: Norland": ["Norland", "Norland"],
    }
    assert question.label == "Who sank the patrol boat?"
    assert question.positions[1].refines == (question.positions[0].iri,)


def test_two_nameless_boats_of_two_articles_need_a_shared_participant() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Sudria", "sink", None, "the patrol boat")
    papers.paper("b")
    papers.says("Norland", "sink", None, "the patrol boat", polarity="negative", act="deny")
    assert papers.reconciled().questions == ()


def test_accused_side_that_denies_the_deed_answers_who_accuses_it() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Sudria", "sink", "Norland", "the patrol boat", act="accuse")
    papers.paper("b")
    papers.says("Norland", "sink", None, "the patrol boat", polarity="negative", act="deny")
    assert only(papers.reconciled()).disputed


def test_differing_figures_come_last_and_are_no_lie() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says(None, "distance-from", "Eastbridge", "Westford", figure=10)
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.paper("b")
    papers.says(None, "distance-from", "Westford", "Eastbridge", figure=15)
    papers.says("Sudria", "capture", "Norland", "Eastbridge", polarity="negative", act="deny")
    found = papers.reconciled()
    assert [question.kind for question in found.questions] == ["contradiction", "differing-figures"]
    last = found.questions[1]
    assert last.label == "How far is Eastbridge from Westford?"
    assert [(position.low, position.high, position.unit) for position in last.positions] == [(10, 10, "km"), (15, 15, "km")]
    assert "33% apart" in last.because


@pytest.mark.parametrize(("second", "kind"), [("Norland", None), ("Sudria", "differing-figures")])
def test_no_voice_contradicts_its_own_figure_in_one_article(second: str, kind: str | None) -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Norland", "distance-from", "Eastbridge", "Westford", figure=10)
    papers.says(second, "distance-from", "Eastbridge", "Westford", figure=15)
    (asked,) = papers.reconciled().questions
    assert asked.kind == kind


@pytest.mark.parametrize(("one", "other", "disputed"), [(10, 11, False), (10, 12, False), (10, 15, True), (100, 100, False)])
def test_rounding_is_no_difference(one: float, other: float, disputed: bool) -> None:
    papers = corpus()
    papers.paper("a")
    papers.says(None, "distance-from", "Eastbridge", "Westford", figure=one)
    papers.paper("b")
    papers.says(None, "distance-from", "Eastbridge", "Westford", figure=other)
    assert only(papers.reconciled()).disputed == disputed


def test_toll_that_rises_is_no_contradiction_and_one_of_the_same_day_is() -> None:
    papers = corpus()
    papers.paper("a", day="2021-03-02")
    papers.says("Sudria", "kill", None, None, place="Eastbridge", figure=4, unit="person", of="people", made="2021-03-02")
    papers.paper("b", day="2021-03-03")
    papers.says("Sudria", "kill", None, None, place="Eastbridge", figure=9, unit="person", of="people", made="2021-03-03")
    rising = only(papers.reconciled())
    assert rising.label == "How many people were killed in Eastbridge?"
    assert not rising.disputed
    papers.says("Norland", "kill", None, None, place="Eastbridge", figure=30, unit="person", of="people", made="2021-03-03")
    assert only(papers.reconciled()).disputed


def toll(papers: Corpus, who: str | None, figure: int, day: str) -> None:
    papers.paper(f"{who} {day}", day=day)
    papers.says(who, "kill", None, None, place="Eastbridge", figure=figure, unit="person", of="people", made=day)


@pytest.mark.parametrize(
    ("first", "then", "disputed"), [("Sudria", "Norland", True), ("Sudria", None, False), ("Sudria", "Sudria Defence Ministry", False)]
)
def test_later_toll_of_another_side_is_disputed_and_no_update(first: str, then: str | None, disputed: bool) -> None:
    papers = corpus()
    toll(papers, first, 41, "2021-03-02")
    toll(papers, then, 67, "2021-03-03")
    asked = only(papers.reconciled())
    assert asked.disputed == disputed
    assert not disputed or asked.because == "41 people against 67 people: 39% apart, the higher one given later by another side"


def test_demands_promises_and_possibilities_answer_nothing() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Norland", "capture", "Norland", "Eastbridge", modality="future")
    papers.says("Sudria", "capture", "Norland", "Eastbridge", polarity="negative", act="deny", modality="hypothetical")
    papers.says("Sudria", "capture", "Norland", "Eastbridge", act="demand")
    found = papers.reconciled()
    assert found.questions == ()
    assert found.claims[2].polarity == "none"


def test_party_is_the_end_of_the_chain() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Ivo Marin", "fight", None, "Eastbridge")
    (claim,) = papers.reconciled().claims
    assert claim.party == thing("Sudria")


def test_parties_in_a_circle_end() -> None:
    papers = Corpus(parties={"One": "Two", "Two": "One"})
    papers.paper("a")
    papers.says("One", "en/visit", None, "Two")
    assert papers.reconciled().claims[0].party in (thing("One"), thing("Two"))


def test_own_voice_is_the_outlets() -> None:
    papers = corpus()
    papers.paper("a", outlet="The Gazette")
    papers.says(None, "capture", "Norland", "Eastbridge")
    assert papers.reconciled().claims[0].claimant == thing("The Gazette")


def test_claims_on_unlisted_predicates_meet_only_where_all_agree() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Norland", "en/invite", "Norland", "Sudria")
    papers.says("Sudria", "en/invite", "Norland", "Sudria", polarity="negative", act="deny")
    papers.says("Sudria", "en/invite", "Anna Berg", "Westford", polarity="negative", act="deny")
    found = papers.reconciled()
    assert set(questions(found)) == {"Did Norland invite Sudria?"}
    assert only(found).disputed


def test_own_forces_are_those_of_whoever_speaks() -> None:
    papers = Corpus(parties=PARTIES, nameless=("its forces",), places=PLACES)
    papers.paper("a")
    papers.says("Norland", "capture", "its forces", "Eastbridge")
    papers.says("Sudria", "capture", None, "Eastbridge", act="deny", polarity="negative")
    assert only(papers.reconciled()).label == "Did Norland capture Eastbridge?"


def test_nameless_doer_is_no_rival_of_a_named_one() -> None:
    papers = Corpus(parties=PARTIES, nameless=("a gunman",), places=PLACES)
    papers.paper("a")
    papers.says("Sudria", "assassinate", "a gunman", "Ivo Marin")
    papers.paper("b")
    papers.says("Norland", "assassinate", "Norland Army", "Ivo Marin")
    found = only(papers.reconciled())
    assert found.label == "Did Norland assassinate Ivo Marin?"
    assert not found.disputed


def test_person_is_not_the_state_in_what_persons_do() -> None:
    papers = corpus()
    for name in ("a", "b"):
        papers.paper(name)
        papers.says(None, "president-of", "Anna Berg", "Norland")
    assert only(papers.reconciled()).label == "Is Anna Berg the president of Norland?"


def test_speaking_is_no_matter_of_its_own() -> None:
    papers = corpus()
    for name in ("a", "b"):
        papers.paper(name)
        papers.says(None, "accuse", "Norland", "Sudria")
    assert papers.reconciled().questions == ()


def test_what_one_does_alone_is_asked_without_an_object() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Sudria", "resign", "Ivo Marin")
    papers.paper("b")
    papers.says("Ivo Marin", "resign", "Ivo Marin", act="deny", polarity="negative")
    papers.says("Sudria", "support", "Ivo Marin")
    papers.says("Norland", "support", "Ivo Marin", polarity="negative")
    question = only(papers.reconciled())
    assert question.label == "Did Ivo Marin resign?"
    assert question.disputed


def test_one_voice_in_one_breath_does_not_contradict_itself() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says(None, "capture", "Norland", "Eastbridge")
    papers.says(None, "capture", "Norland", "Eastbridge", polarity="negative")
    assert papers.reconciled().questions == ()


def test_reversal_of_one_claimant_is_a_contradiction() -> None:
    papers = corpus()
    papers.paper("a")
    papers.says("Sudria", "capture", "Norland", "Eastbridge", polarity="negative", act="deny", made="2021-03-02")
    papers.says("Sudria", "capture", "Norland", "Eastbridge", act="admit", made="2021-03-04")
    assert only(papers.reconciled()).disputed


def test_denied_figure_is_a_position_against_the_figure() -> None:
    papers = Corpus(places=("Eastbridge",), nameless=("eleven supporters",))
    papers.paper("a")
    given = papers.says("Norland", "kill", None, "eleven supporters", place="Eastbridge", figure=11, unit="person", of="supporter")
    papers.says(
        "Sudria", "kill", None, "eleven supporters", place="Eastbridge", figure=11, unit="person", of="supporter",
        act="deny", polarity="negative", answers=given,
    )  # fmt: skip
    (asked,) = papers.reconciled().questions
    assert asked.label == "How many supporters were killed in Eastbridge?"
    assert asked.kind == "differing-figures"
    assert [(position.stance, position.label) for position in asked.positions] == [
        ("answers", "11 supporters"),
        ("denies", "not 11 supporters"),
    ]
    assert asked.because == "Sudria denied that very claim"


def test_election_is_won_by_a_person_and_no_side() -> None:
    papers = Corpus(parties={"Elena Prado": "Norland", "Rafael Duarte": "Norland"})
    papers.paper("a")
    papers.says("the commission", "win-election", "Rafael Duarte", "the election of Norland")
    papers.says("the observers", "win-election", "Elena Prado", "the election of Norland")
    found = questions(papers.reconciled())["Who won the election?"]
    assert [position.label for position in found.positions] == ["Elena Prado", "Rafael Duarte"]


def test_blame_is_an_accusation_whatever_the_verb_and_its_denial_a_question() -> None:
    papers = Corpus()
    papers.paper("a")
    papers.says("Norland", "provoke", "Sudria")
    papers.says("Sudria", "provoke", "Norland")
    found = questions(papers.reconciled())
    assert found.keys() == {"Who started the hostilities?"}
    assert found["Who started the hostilities?"].kind == "counter-accusation"
    papers.says("Norland", "provoke", "Norland", act="deny", polarity="negative")
    assert questions(papers.reconciled())["Did Norland provoke or start hostilities?"].kind == "contradiction"


def test_who_accuses_whom_is_one_question_for_each_two_sides() -> None:
    papers = Corpus()
    papers.paper("a")
    for accuser, accused in (("Southmark", "Norland"), ("Eastia", "Norland"), ("Norland", "Southmark"), ("Norland", "Eastia")):
        papers.says(accuser, "attack", accused, "Eastbridge", act="accuse")
    found = [question for question in papers.reconciled().questions if question.kind == "counter-accusation"]
    assert len({question.iri for question in found}) == len(found) == 2
