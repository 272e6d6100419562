"""Days within a run of quotations."""

from rashomon.claims.runs import dated
from rashomon.model import Claim, Quoting, TextSpan, TimeExpression

TEXT = "The town fell, Brenn said on Sunday.\n\n“It is ours,” Brenn said.\n\nRain fell.\n\nSnow fell.\n\n“We stay,” he said."
SUNDAY = TimeExpression(span=TextSpan(29, 35), value="2021-03-07", earliest="2021-03-07", latest="2021-03-07", basis="resolved")


def claim(words: str, quoting: Quoting, made: TimeExpression | None = None, claimant: int = 0) -> Claim:
    start = TEXT.index(words)
    return Claim(content=(TextSpan(start, start + len(words)),), claimant=claimant, quoting=quoting, made=made)


def days(*claims: Claim) -> list[str | None]:
    return [one.made.earliest if one.made else None for one in dated(claims, TEXT)]


def test_quotation_takes_the_day_of_its_speakers_words_before_it() -> None:
    assert days(claim("The town fell", "indirect", SUNDAY), claim("“It is ours,”", "direct")) == ["2021-03-07", "2021-03-07"]
    made = dated([claim("The town fell", "indirect", SUNDAY), claim("“It is ours,”", "direct")], TEXT)[1].made
    assert made is not None
    assert made.basis == "inferred"


def test_nothing_is_inherited_from_afar_from_others_or_by_indirect_speech() -> None:
    first = claim("The town fell", "indirect", SUNDAY)
    assert days(first, claim("“We stay,”", "direct"))[1] is None
    assert days(first, claim("“It is ours,”", "direct", claimant=1))[1] is None
    assert days(first, claim("“It is ours,”", "indirect"))[1] is None
