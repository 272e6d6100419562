"""Nothing that reads input runs away on 100 kB of anything (R-28); what is quadratic needs minutes, what is linear a second or two."""

import time
from collections.abc import Callable

import pytest

from rashomon.articles.bylines import unstamped
from rashomon.articles.dates import read_date
from rashomon.articles.http import decoded, unchunked
from rashomon.articles.inference import infer
from rashomon.articles.layout import folded, units
from rashomon.articles.markup import shown
from rashomon.articles.metadata import site_name, unsigned, web_address
from rashomon.articles.names import people
from rashomon.articles.pages import declared
from rashomon.articles.portable import joined
from rashomon.articles.published import day_in
from rashomon.articles.regions import find_regions
from rashomon.articles.saved import saved
from rashomon.articles.signs import read_signs
from rashomon.articles.tables import table_of
from rashomon.errors import InputError
from rashomon.vocabulary.outlets import outlet_for, outlet_named_in

PIECES = [" ", "a", "<", "(", '"', "@", "a.", "a-", "<!--", "<a ", "May 1 ", "1", "www.", "By ", "/", "-", "[", "\n", "\u2028", "a\n", "é"]


def signs(text: str) -> object:
    return read_signs(text, find_regions(text))


def rows(text: str) -> object:
    try:
        return list(table_of(text, "a.csv")[1])
    except InputError as error:
        return error


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "unstamped": unstamped,
    "read_date": read_date,
    "unchunked": lambda text: unchunked(text.encode(), "a"),
    "decoded": lambda text: decoded(text.encode(), "gzip", "a"),
    "infer": lambda text: infer(text, ()),
    "units": lambda text: list(units(text)),
    "folded": folded,
    "shown": shown,
    "site_name": site_name,
    "unsigned": lambda text: unsigned(text, "Norhaven Post"),
    "web_address": web_address,
    "people": lambda text: people([text], "Norhaven Post"),
    "declared": lambda text: declared(text.encode()),
    "joined": joined,
    "day_in": day_in,
    "saved": saved,
    "signs": signs,
    "rows": rows,
    "outlet_for": outlet_for,
    "outlet_named_in": outlet_named_in,
}


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_no_function_runs_away(name: str) -> None:
    for piece in PIECES:
        text = piece * (100_000 // len(piece))
        start = time.process_time()
        FUNCTIONS[name](text)
        FUNCTIONS[name](f"{text}!")
        assert time.process_time() - start < 6, repr(piece)
