"""Written dates: read strictly, or not at all."""

import pytest

from rashomon.articles.dates import read_date

READ = [
    ("2020-11-08", "2020-11-08"),
    ("2020-11-08T09:27", "2020-11-08T09:27"),
    ("2020-11-08T09:27:00Z", "2020-11-08T09:27:00+00:00"),
    ("2020-11-08T09:27:00.123456+0300", "2020-11-08T09:27:00+03:00"),
    ("2020-11-08 09:27:00 +03:00", "2020-11-08T09:27:00+03:00"),
    ("8 Nov, 2020 09:27", "2020-11-08T09:27"),
    ("Nov. 8, 2020", "2020-11-08"),
    ("Sunday, November 8, 2020 at 9:27 p.m. GMT", "2020-11-08T21:27+00:00"),
    ("Mon, 09 Nov 2020 10:00:00 +0300", "2020-11-09T10:00:00+03:00"),
    ("Published: 8th November 2020", "2020-11-08"),
    ("12:15 AM, November 8, 2020", "2020-11-08T00:15"),
    ("12:15 pm November 8 2020 EST", "2020-11-08T12:15-05:00"),
    ("9 pm, 8 November 2020", "2020-11-08T21:00"),
    ("November 8, 2020, 9:27 a.m. IST", "2020-11-08T09:27"),
    ("2020/11/08", "2020-11-08"),
    ("8.11.2020", "2020-11-08"),
    ("20/11/2020", "2020-11-20"),
    ("11/20/2020", "2020-11-20"),
    ("29 February 2020", "2020-02-29"),
]
UNREAD = [
    "",
    "yesterday",
    "2020-02-30",
    "2020-02-30T25:00:00Z",
    "2020-11-08T24:30:00",
    "2020-13-01",
    "29 February 2021",
    "31 April 2020",
    "Monday, 8 November 2020",
    "8 November",
    "November 8",
    "Nov 8 9:27",
    "8 November 20",
    "0024-01-01",
    "9999-12-31",
    "20201108",
    "1604822820",
    "8 November 2020 and 9 November 2020",
    "at 25:61 on 8 November 2020",
    "13 pm, 8 November 2020",
    "On 8 November 2020 the port was closed",
    "2020-11-08" * 20,
    "٢٠٢٠-١١-٠٨",
]


@pytest.mark.parametrize(("raw", "value"), READ)
def test_date_is_read(raw: str, value: str) -> None:
    moment = read_date(raw)
    assert moment is not None
    assert (moment.value, moment.earliest, moment.latest) == (value, value[:10], value[:10])


@pytest.mark.parametrize("raw", UNREAD)
def test_what_is_no_certain_date_is_not_read(raw: str) -> None:
    assert read_date(raw) is None


def test_date_of_two_readings_is_a_range() -> None:
    moment = read_date("03/04/2024")
    assert moment is not None
    assert (moment.value, moment.earliest, moment.latest) == ("2024", "2024-03-04", "2024-04-03")


def test_month_is_a_range() -> None:
    moment = read_date("February 2020")
    assert moment is not None
    assert (moment.value, moment.earliest, moment.latest) == ("2020-02", "2020-02-01", "2020-02-29")


def test_change_is_told_from_first_publication() -> None:
    moment = read_date("Last updated 9 November 2020")
    assert moment is not None
    assert moment.later
