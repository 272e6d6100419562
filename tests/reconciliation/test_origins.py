"""Origins count acts of speech, not articles."""

from tests.reconciliation.corpus import Corpus

WIRE = " ".join(f"word{number % 97} other{number % 89}" for number in range(150))


def test_one_statement_in_three_papers_is_one_origin() -> None:
    papers = Corpus()
    for name in ("a", "b", "c"):
        papers.paper(name)
        papers.says("Norland", "capture", "Norland", "Eastbridge")
    assert len({claim.origin for claim in papers.reconciled().claims}) == 1


def test_a_statement_repeated_a_week_later_is_another_origin() -> None:
    papers = Corpus()
    for name, day in (("a", "2021-03-02"), ("b", "2021-03-09")):
        papers.paper(name, day=day)
        papers.says("Norland", "capture", "Norland", "Eastbridge")
    assert len({claim.origin for claim in papers.reconciled().claims}) == 2


def test_two_speakers_of_one_side_are_two_origins() -> None:
    papers = Corpus(parties={"Anna Berg": "Norland"})
    papers.paper("a")
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.says("Anna Berg", "capture", "Norland", "Eastbridge")
    assert len({claim.origin for claim in papers.reconciled().claims}) == 2


def test_copied_narration_has_one_origin_and_own_words_have_their_own() -> None:
    papers = Corpus()
    for name, text in (("a", WIRE), ("b", WIRE + " ends"), ("c", None)):
        papers.paper(name, text=text)
        papers.says(None, "capture", "Norland", "Eastbridge", span=(0, 60))
    first, second, third = (claim.origin for claim in papers.reconciled().claims)
    assert first == second != third


def test_the_same_quoted_words_are_one_act_whatever_the_day() -> None:
    papers = Corpus()
    for name, day in (("a", "2021-03-02"), ("b", "2021-03-19")):
        papers.paper(name, day=day, text=f"{WIRE} {name}")
        papers.says("Norland", "capture", "Norland", "Eastbridge", span=(0, 60), verbatim=True)
    assert len({claim.origin for claim in papers.reconciled().claims}) == 1
