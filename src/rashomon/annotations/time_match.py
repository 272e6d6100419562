"""What the grammar of time expressions hands to its readers, and what they give back."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.annotations.calendar import Direction, Resolver, Value
from rashomon.annotations.numbers import Number
from rashomon.annotations.tense import direction
from rashomon.annotations.time_words import ordinal


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The tokens that a rule fits, and what is known of their neighbourhood."""

    doc: Doc
    letters: str
    numbers: Mapping[int, Number]
    start: int
    end: int
    rule: str
    sides: dict[int, Direction]
    """What is known of the tense of the doc's verbs, filled on the way."""

    def places(self, wanted: str) -> list[int]:
        """Return the positions of the tokens that have one of the letters."""
        return [place for place in range(self.start, self.end) if self.letters[place] in wanted]

    def token(self, wanted: str) -> Token | None:
        """Return the first token that has one of the letters, or None."""
        return next((self.doc[place] for place in self.places(wanted)), None)

    def number(self, wanted: str) -> int | None:
        """Return the value of the first whole number or ordinal among the letters, or None."""
        token = self.token(wanted)
        if token is None:
            return None
        return int(token.text) if token.text.isdecimal() else ordinal(token.text)

    def side(self, token: Token) -> Direction:
        """Return on which side of the article's date the clause of a token lies."""
        return direction(token, self.sides)

    def before(self) -> Token | None:
        """Return the token before the match."""
        return self.doc[self.start - 1] if self.start else None

    def after(self) -> Token | None:
        """Return the token after the match."""
        return self.doc[self.end] if self.end < len(self.doc) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a time expression means, before it is set against a date."""

    kind: str
    """date, time, duration or set."""
    at: Resolver
    """Gives the value for an anchor date."""
    anchored: bool = True
    """Whether the value depends on the anchor."""
    anaphoric: bool = False
    """Whether the anchor is the time spoken of before, not the article's date ("two days later")."""
    phase: str | None = None
    """early, mid, late: which part of the value is meant; before, after: on which side of the article's date."""
    clock: str | None = None
    """Time of day, ISO 8601 with T."""
    end: int | None = None
    """Token after the last, where it differs from the match."""


def fixed(value: Value, kind: str = "date") -> Reading | None:
    """Return a reading that needs no anchor; None for a date that no calendar has."""
    return Reading(kind=kind, at=lambda _: value, anchored=False) if value.text else None


def step(match: Match) -> int:
    """Return -1 for last, 1 for next, 0 for this."""
    return -1 if match.places("L") else 1 if match.places("NF") else 0
