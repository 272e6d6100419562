"""The listing of claims for people."""

from dataclasses import replace

from rich.console import Console

from rashomon.views.claims import Found, in_terminal

ONE = Found(
    claim="urn:1",
    who="the ministry",
    act="assert",
    stance="affirms",
    words="that it had struck the depot, killing 22",
    said="",
    outlet="The Gazette",
    article="a",
    start=3,
    made="",
    published="2021-03-02",
    quoting="indirect",
    basis="stated",
)


def test_two_claims_of_the_same_words_stand_in_one_line() -> None:
    console = Console(width=140, record=True, file=None)
    with console.capture() as captured:
        console.print(in_terminal([ONE, replace(ONE, claim="urn:2"), replace(ONE, claim="urn:3", start=90)]))
    shown = captured.get()
    assert shown.count("the ministry") == 2
    assert "3 claims, those of the same words in one line (2)" in shown
