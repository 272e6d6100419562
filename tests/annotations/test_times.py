"""Time expressions of our own sentences, from many places and conflicts, against a stated article date."""

import time

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotations.keys import CONTEXT, TIMES, TimeRecord
from rashomon.annotations.numbers import numbers_in
from rashomon.annotations.time_patterns import find_times

TUESDAY = "2016-10-18"

Case = tuple[str, list[tuple[str, str | None, str]]]


def read(nlp: Language, text: str, published: str | None, latest: str | None = None) -> tuple[Doc, list[TimeRecord]]:
    doc = nlp.make_doc(text)
    doc.user_data[CONTEXT] = {"published": published, "published_latest": latest or published}
    doc = nlp(doc)
    records: list[TimeRecord] = doc.spans[TIMES].attrs["records"]
    return doc, records


def short(doc: Doc, records: list[TimeRecord]) -> list[tuple[str, str | None, str]]:
    return [(doc.text[record["span"][0] : record["span"][1]], record["value"], record["kind"]) for record in records]


CASES: list[Case] = [
    ("The army shelled the port on Monday.", [("Monday", "2016-10-17", "date")]),
    ("The army shelled the port on Tuesday.", [("Tuesday", "2016-10-18", "date")]),
    ("The talks will resume on Friday.", [("Friday", "2016-10-21", "date")]),
    ("The envoy said talks would resume on Thursday.", [("Thursday", "2016-10-20", "date")]),
    ("The court is scheduled to rule on Wednesday.", [("Wednesday", "2016-10-19", "date")]),
    ("The minister resigned last Friday.", [("last Friday", "2016-10-14", "date")]),
    ("Voters go to the polls next Sunday.", [("next Sunday", "2016-10-23", "date")]),
    ("A spokesman said earlier on Monday that the bridge had fallen.", [("earlier on Monday", "2016-10-17", "date")]),
    ("The attack on Monday is the worst since 2009.", [("Monday", "2016-10-17", "date"), ("2009", "2009", "date")]),
    ("Rebels took the airfield last week.", [("last week", "2016-W41", "date")]),
    ("Rebels took the airfield last month.", [("last month", "2016-09", "date")]),
    ("The treaty was signed on March 27.", [("March 27", "2016-03-27", "date")]),
    ("The treaty was signed on 27 March 1979.", [("27 March 1979", "1979-03-27", "date")]),
    ("The treaty was signed on Monday, March 26, 1979.", [("Monday, March 26, 1979", "1979-03-26", "date")]),
    ("The treaty was signed on the 26th of March.", [("the 26th of March", "2016-03-26", "date")]),
    ("The vote will be held on December 4.", [("December 4", "2016-12-04", "date")]),
    ("The island was bombed on Nov. 3.", [("Nov. 3", "2015-11-03", "date")]),
    ("The dam was finished in June 2003.", [("June 2003", "2003-06", "date")]),
    ("Farmers had blocked the road in August.", [("August", "2016-08", "date")]),
    ("The two sides fought in the early 1990s.", [("the early 1990s", "199X", "date")]),
    ("It was fought over in the 19th century.", [("the 19th century", "18XX", "date")]),
    ("The enclave has been besieged since 2012.", [("2012", "2012", "date")]),
    ("The harbour opened after six weeks.", [("six weeks", "P6W", "duration")]),
    ("It ended after more than 28 years.", [("more than 28 years", "P28Y", "duration")]),
    ("The convoy waited for two and a half hours.", [("two and a half hours", "PT2.5H", "duration")]),
    ("The convoy waited for an hour and a half.", [("an hour and a half", "PT1.5H", "duration")]),
    ("The 40-day siege is over.", [("40-day", "P40D", "duration")]),
    ("The siege lasted three years and four months.", [("three years and four months", "P3Y4M", "duration")]),
    ("The pipeline was bombed two years ago.", [("two years ago", "2014", "date")]),
    ("The pipeline was bombed five days ago.", [("five days ago", "2016-10-13", "date")]),
    ("Shells fell on the market overnight.", [("overnight", "2016-10-17/2016-10-18", "time")]),
    ("The shelling began on Friday night.", [("Friday night", "2016-10-14", "time")]),
    ("The fleet left port last night.", [("last night", "2016-10-17", "time")]),
    ("The council met yesterday and meets again tomorrow.", [("yesterday", "2016-10-17", "date"), ("tomorrow", "2016-10-19", "date")]),
    ("The day before yesterday, the mayor fled.", [("The day before yesterday", "2016-10-16", "date")]),
    ("He was arrested in October of last year.", [("October of last year", "2015-10", "date")]),
    ("The budget must pass by the end of the year.", [("the end of the year", "2016", "date")]),
    ("Protests flared over the weekend.", [("the weekend", "2016-10-15/2016-10-16", "date")]),
    ("Exports fell in the third quarter of 2015.", [("the third quarter of 2015", "2015-35", "date")]),
    ("The mine closed in mid-2011.", [("mid-2011", "2011", "date")]),
    ("The strike was ordered in the summer of 2014.", [("the summer of 2014", "2014-22", "date")]),
    ("Patrols pass every two hours.", [("every two hours", "PT2H", "set")]),
    ("The camp costs $4 million a year.", [("a year", "P1Y", "set")]),
    ("The governor ruled from 1998 to 2004.", [("from 1998 to 2004", "1998/2004", "date"),
      ("1998", "1998", "date"), ("2004", "2004", "date")]),
    ("The mission ran from June 18-20.", [("June 18-20", "2016-06-18/2016-06-20", "date")]),
    ("The fire started on Monday at 18:00 GMT.", [("Monday", "2016-10-17", "date"), ("18:00 GMT", "2016-10-17T18:00Z", "time")]),
    ("The fire started at 6:40 p.m.", [("6:40 p.m.", "2016-10-18T18:40", "time")]),
    ("Fighting broke out on September 3. Two days later a truce was called.", [("September 3", "2016-09-03", "date"),
      ("Two days later", "2016-09-05", "date")]),
    ("He was seen alive on 2016-10-01.", [("2016-10-01", "2016-10-01", "date")]),
    ("He was seen alive in recent weeks.", [("recent weeks", None, "date")]),
    ("The ferry sank several weeks ago.", [("several weeks ago", None, "date")]),
    ("Prices rose in the past decade.", [("the past decade", "P10Y", "duration")]),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_times_have_values_no_finer_than_their_words(nlp: Language, text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert short(*read(nlp, text, TUESDAY)) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 people may march to the palace.",
        "The 60-year-old farmer was hit by a second shell.",
        "The militia holds 1,500 prisoners near the Sunday Times office.",
        "They may fall back.",
    ],
)
def test_numbers_ages_and_modals_are_no_times(nlp: Language, text: str) -> None:
    assert short(*read(nlp, text, TUESDAY)) == []


@pytest.mark.model
def test_undated_article_keeps_relative_times_relative(nlp: Language) -> None:
    _, records = read(nlp, "The army shelled the port on Monday. It had done so in 1998.", None)
    assert [(record["value"], record["earliest"], record["basis"]) for record in records] == [
        (None, None, "unknown"),
        ("1998", "1998-01-01", "stated"),
    ]


@pytest.mark.model
def test_range_of_days_gives_a_value_only_where_it_is_the_same(nlp: Language) -> None:
    _, records = read(nlp, "The army shelled the port on Monday. Last week it had done so twice.", "2016-10-18", "2016-10-20")
    assert [record["value"] for record in records] == ["2016-10-17", "2016-W41"]
    _, records = read(nlp, "The army shelled the port yesterday.", "2016-10-18", "2016-10-20")
    assert [(record["value"], record["earliest"], record["latest"]) for record in records] == [(None, "2016-10-17", "2016-10-19")]


@pytest.mark.model
def test_phase_narrows_the_bounds_and_not_the_value(nlp: Language) -> None:
    _, records = read(nlp, "The valley was lost in late 1994. Earlier this month talks began.", TUESDAY)
    assert [(record["value"], record["earliest"], record["latest"]) for record in records] == [
        ("1994", "1994-07-02", "1994-12-31"),
        ("2016-10", "2016-10-01", "2016-10-17"),
    ]


HOSTILE = [
    "million " * 20_000,
    "two years and " * 10_000,
    "the last " * 20_000,
    "Monday " * 10_000,
    "2016-10-" * 10_000,
    "($5 " * 10_000,
    "10 to " * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text.strip()[:12] for text in HOSTILE])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    nlp = spacy.blank("en")
    short_doc, long_doc = nlp.make_doc(text[: len(text) // 8]), nlp.make_doc(text)
    spent = []
    for doc in (short_doc, long_doc):
        began = time.process_time()
        list(find_times(doc))
        numbers_in(doc)
        spent.append(time.process_time() - began)
    assert spent[1] < 30 * spent[0] + 0.5
