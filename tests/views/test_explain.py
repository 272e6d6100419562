"""What was found, one line an attribution."""

from tests.reconciliation.corpus import Corpus

from rashomon.views.explain import rows


def test_claims_of_one_attribution_share_a_line() -> None:
    papers = Corpus()
    papers.paper("a")
    papers.says("Norland", "attack", "Sudria", "Eastbridge", span=(4, 30))
    papers.says("Norland", "capture", "Sudria", "Westford", span=(4, 30), polarity="negative")
    papers.says("Sudria", "attack", "Norland", "Eastbridge", span=(4, 30))
    (extraction,) = papers.extractions()
    first, second = rows(extraction)
    assert first.claimed == ("Sudria · attack · Eastbridge", "Sudria · capture · Westford")
    assert "positive/negative" in first.how
    assert (first.number, second.number) == (1, 3)
    assert second.claimed == ("Norland · attack · Eastbridge",)
