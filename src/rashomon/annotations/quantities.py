"""Component `rashomon_quantities`: numbers with their units and what they count.

A bare number is a quantity where it stands for what it counts ("another 14 were killed"). Dates, durations and clock times are times,
not quantities. What opens a figure to one side ("at least 12", "nearly 30,000", "up to 40") leaves low and high at the number that is
said and marks it as approximate: JSON knows no infinity, and a figure nobody named would be invented. Vague words have the bounds of
number-words.csv ("dozens": 24 to 99). Shares are in percent ("half of the town": 50 %).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup, Token

from rashomon.annotations.keys import QUANTITIES, REGIONS, TIMES, QuantityRecord
from rashomon.annotations.numbers import HYPHENS, Number, number_places, numbers_in, sense_before
from rashomon.annotations.shares import Figure, find_shares
from rashomon.annotations.time_words import time_words
from rashomon.annotations.tolls import tolls
from rashomon.annotations.units import Unit, measured, persons, symbol_before, unit_at

SILENT: Final = frozenset({"furniture", "credit"})
REACH: Final = 6
"""Tokens between a number and the noun it counts ("two of the region's best known"); parses that reach farther are mostly wrong."""
STANDING: Final = frozenset({"nsubj", "nsubjpass", "dobj"})
"""What a bare number must be in its clause to stand for the people or things it counts."""
JOINERS: Final = frozenset({"to", "or", "–", "—", "-"})


@Language.factory("rashomon_quantities", requires=["token.dep", "token.lemma"], assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str) -> "Quantities":
    """Build the component."""
    return Quantities(name)


class Quantities:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its quantities."""
        found = list(find_quantities(doc))
        spans = [Span(doc, figure.start, figure.end, label=figure.unit or "") for figure in found]
        records = [
            QuantityRecord(
                span=[span.start_char, span.end_char],
                low=figure.low,
                high=figure.high,
                unit=figure.unit,
                of=figure.of,
                approximate=figure.approximate,
            )
            for figure, span in zip(found, spans, strict=True)
        ]
        group = SpanGroup(doc, name=QUANTITIES, spans=spans)
        group.attrs.update(annotator=self.name, records=records)
        doc.spans[QUANTITIES] = group
        return doc


def find_quantities(doc: Doc) -> Iterator[Figure]:
    """Yield the quantities of a doc in the order of the text, none overlapping another."""
    taken = [(span.start, span.end) for key in (TIMES, REGIONS) for span in doc.spans.get(key, ()) if key == TIMES or span.label_ in SILENT]
    closed = {place for start, end in taken for place in range(start, end)}
    starts, fractions = number_places(doc)
    numbers = [number for number in numbers_in(doc, starts) if closed.isdisjoint(range(number.start, number.end))]
    following = [*numbers[1:], None][: len(numbers)]
    victims = frozenset(toll.number for toll in tolls(doc)) if numbers else frozenset[int]()
    figures = [figure for pair in zip(numbers, following, strict=True) if (figure := _read(doc, *pair, victims)) is not None]
    end = 0
    for figure in sorted([*find_shares(doc, fractions), *figures], key=lambda one: (one.start, -one.end)):
        if figure.start >= end and closed.isdisjoint(range(figure.start, figure.end)):
            yield figure
            end = figure.end


def _read(doc: Doc, number: Number, following: Number | None, victims: frozenset[int]) -> Figure | None:
    """Return the quantity that begins with a number, or None for one that counts nothing (an age, a label, a score).

    Args:
        doc: the doc.
        number: the number.
        following: the number after it, with which it may be a range.
        victims: tokens of the numbers that say how many are dead or wounded though no noun stands behind them ("put the toll at 12").
    """
    counted = not victims.isdisjoint(range(number.start, number.end))
    number, opened = _joined(doc, number, following)
    symbol = symbol_before(doc, number.start)
    unit = (
        _money(doc, symbol, number)
        if symbol
        else unit_at(doc, number.end + (number.end < len(doc) and number.vague and doc[number.end].lower_ == "of"))
    )
    start = number.start - 1 if symbol else number.start
    begin, sense = sense_before(doc, start)
    begin = min(begin, opened)
    figure = Figure(
        start=begin,
        end=unit.end if unit else number.end,
        low=number.low,
        high=number.high,
        approximate=number.vague or (sense is not None and sense != "exact"),
    )
    if symbol and number.end < figure.end:
        factor = MULTIPLES[doc[number.end].lower_[:1]]
        figure = replace(figure, low=number.low * factor, high=number.high * factor)
    if unit is not None:
        return _measure(doc, figure, unit)
    if number.end < len(doc) and _is_time(doc, number.end):
        return None
    found = _count(doc, figure, number)
    if counted and (found is None or found.unit is None):
        return replace(figure, unit="person", of="people")
    return found


MULTIPLES: Final = {"k": 1e3, "m": 1e6, "b": 1e9}
"""Letters that multiply an amount of money ("$3m")."""


def _money(doc: Doc, symbol: Unit, number: Number) -> Unit:
    letter = number.end < len(doc) and doc[number.end].lower_.rstrip(".") in MULTIPLES and not doc[number.end - 1].whitespace_
    return replace(symbol, end=number.end + 1 if letter else number.end)


def _is_time(doc: Doc, place: int) -> bool:
    """Return whether a unit of time stands at a token, a hyphen before it passed over ("34-year-old")."""
    if doc[place].text in HYPHENS and place + 1 < len(doc):
        place += 1
    return time_words().get(doc[place].lower_, ("", "", ""))[0] in ("U", "V", "m")


def _joined(doc: Doc, number: Number, following: Number | None) -> tuple[Number, int]:
    """Return the number with the far end of its range taken in ("10 to 15", "between 10 and 15"), and where the range begins."""
    between = number.start > 0 and doc[number.start - 1].lower_ == "between"
    start = number.start
    if following is None or following.start != number.end + 1:
        return number, start
    joiner = doc[number.end].lower_
    if not (joiner in JOINERS or (between and joiner == "and")):
        return number, start
    low = number.low
    scaled = following.end - following.start > 1 and number.end - number.start == 1 and low < 1000 <= following.low
    if scaled and doc[following.start].like_num:
        first = numbers_in(doc[following.start : following.start + 1].as_doc())
        low *= following.low / first[0].low if first and first[0].low else 1
    if low >= following.high:
        return number, start
    whole = Number(start=number.start, end=following.end, low=low, high=following.high, vague=number.vague or following.vague)
    return whole, start - 1 if between else start


def _measure(doc: Doc, figure: Figure, unit: Unit) -> Figure:
    """Return a measured quantity, a conversion after it ("(six miles)") taken in and not counted again."""
    of = measured(doc, figure.start, figure.end, unit)
    if unit.dimension in ("share", "mass", "volume") and figure.end < len(doc) and doc[figure.end].lower_ == "of":
        of = _partitive(doc, figure.end) or of
    end = _past_conversion(doc, figure.end, unit)
    if end != figure.end and unit.dimension == "length":
        of = measured(doc, figure.start, end, unit)
    return replace(figure, end=end, unit=unit.name, of=of)


def _past_conversion(doc: Doc, end: int, unit: Unit) -> int:
    """Return the token after a conversion in brackets of the same dimension, or the same place where there is none."""
    if end >= len(doc) or doc[end].text != "(":
        return end
    place = end + 1
    limit = min(len(doc), end + 12)
    same = False
    while place < limit and doc[place].text != ")":
        found = unit_at(doc, place)
        sign = symbol_before(doc, place)
        same = same or (found is not None and found.dimension == unit.dimension) or (sign is not None and unit.dimension == "money")
        place += 1
    return place + 1 if same and place < limit else end


def _count(doc: Doc, figure: Figure, number: Number) -> Figure | None:
    """Return a quantity of counted things, or None where the number counts none."""
    last = doc[number.end - 1]
    if (number.end < len(doc) and doc[number.end].text in HYPHENS) or _is_ratio(doc, number):
        return None
    noun = _counted(doc, number)
    if noun is not None:
        of = _noun_phrase(noun)
        unit = "person" if noun.lemma_.lower() in persons() else None
        return replace(figure, end=max(figure.end, noun.i + 1), unit=unit, of=of)
    alone = number.low == 1 and number.high == 1
    return None if alone or last.dep_ not in STANDING else figure


def _is_ratio(doc: Doc, number: Number) -> bool:
    """Return whether a number is one end of "eight of 10", which counts nothing."""
    after = doc[number.end : number.end + 2]
    if len(after) == 2 and after[0].lower_ == "of" and after[1].like_num:
        return True
    return number.start > 1 and doc[number.start - 1].lower_ == "of" and doc[number.start - 2].like_num


def _counted(doc: Doc, number: Number) -> Token | None:
    """Return the noun that a number counts: its head, the noun after "of", or the end of the noun group after it."""
    last = doc[number.end - 1]
    if number.end < len(doc) and doc[number.end].lower_ == "of":
        return _after_of(doc, number.end)
    if last.dep_ in ("nummod", "amod", "nmod") and last.head.pos_ == "NOUN" and 0 <= last.head.i - number.end <= REACH:
        return last.head
    noun = None
    for token in doc[number.end : number.end + REACH]:
        if token.pos_ == "NOUN":
            noun = token
        elif token.pos_ != "ADJ" or noun is not None:
            break
    return noun if noun is not None and noun.tag_ == ("NN" if number.high == 1 else "NNS") else None


def _after_of(doc: Doc, place: int) -> Token | None:
    head = doc[place]
    found = next((child for child in head.children if child.dep_ == "pobj" and child.i > place), None)
    return found if found is not None and found.pos_ == "NOUN" and found.i - place <= REACH else None


def _partitive(doc: Doc, place: int) -> str | None:
    noun = _after_of(doc, place)
    return _noun_phrase(noun) if noun is not None else None


def _noun_phrase(noun: Token) -> str:
    """Return the lemma of a noun with the common nouns compounded to it: crew member."""
    left = [child for child in noun.lefts if child.dep_ == "compound" and child.pos_ == "NOUN"]
    return " ".join([*(token.lemma_.lower() for token in left), noun.lemma_.lower()])
