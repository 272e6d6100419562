"""What people decide about matches wins over every score, and is shown as theirs."""

from tests.reconciliation.corpus import Corpus, who_says

from rashomon.model import Question, Reconciliation
from rashomon.reconciliation import reconcile
from rashomon.reconciliation.matches import MatchDecision, Passage, Verdicts
from rashomon.reconciliation.resolve import resolve_claims

TEXT = "0 said so. 1 said so. 2 said so. 3 said so."


def papers() -> Corpus:
    found = Corpus(places=("Eastbridge", "Westford"))
    found.paper("a", text=TEXT)
    found.says("Norland", "capture", "Norland", "Eastbridge", span=(0, 10))
    found.says("Sudria", "capture", None, "Eastbridge", act="deny", polarity="negative", span=(11, 21))
    found.says("Sudria", "capture", None, "Westford", act="deny", polarity="negative", span=(22, 32))
    return found


def decided(*decisions: MatchDecision) -> Reconciliation:
    corpus = papers()
    return reconcile(corpus.extractions(), corpus.entities(), decisions=decisions)


def decision(one: str, other: str, accept: bool) -> MatchDecision:
    passages = (Passage(article="a", words=one), Passage(article="a", words=other))
    return MatchDecision(
        one=passages[0],
        other=passages[1],
        verdict="accept" if accept else "reject",
        analyst="E. Osei",
        date="2021-04-01",
        note="same street",
    )


def labels(questions: tuple[Question, ...]) -> list[str]:
    return [question.label for question in questions]


def test_rejected_match_takes_claims_apart() -> None:
    assert labels(decided().questions) == ["Did Norland capture Eastbridge?"]
    assert decided(decision("0 said so.", "1 said so.", accept=False)).questions == ()


def test_accepted_match_brings_claims_together_and_says_who_did() -> None:
    found = decided(decision("0 said so.", "2 said so.", accept=True))
    (question,) = found.questions
    assert who_says(found, question) == {"supports: yes": ["Norland"], "denies: no": ["Sudria", "Sudria"]}
    (link,) = [link for link in found.links if link.rule == "decided" and "E. Osei" in link.reason and link.source == found.claims[2].iri]
    assert link.reason == "E. Osei says that they speak of one thing (2021-04-01): same street"
    assert link.score == 1.0


def test_last_decision_on_a_pair_counts() -> None:
    first = decision("0 said so.", "1 said so.", accept=False)
    last = decision("1 said so.", "0 said so.", accept=True)
    assert labels(decided(first, last).questions) == ["Did Norland capture Eastbridge?"]


def test_decision_whose_words_are_gone_is_told() -> None:
    corpus = papers()
    resolved = resolve_claims(corpus.extractions(), corpus.entities(), "https://w3id.org/rashomon/id/")
    gone = decision("0 said so.", "no such words", accept=True)
    assert Verdicts.of([gone], resolved).lost == (gone,)
