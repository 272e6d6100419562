"""Invented claims in any number, for the benchmarks of matching. No words of any article; the same numbers give the same claims."""

import random
from collections.abc import Sequence

from rashomon.claims.identity import article_iri
from rashomon.model import (
    Article,
    Claim,
    Entities,
    Entity,
    Extraction,
    Polarity,
    Proposition,
    Published,
    Quantity,
    Referent,
    SpeechAct,
    TextSpan,
    TimeExpression,
)

CLAIMS_AN_ARTICLE = 25
STATES = 12
PREDICATES = ("capture", "fight", "control", "shoot-down", "shell", "kill", "distance-from", "provoke", "en/visit", "en/warn")
WORD = "abcdefghijklmnopqrstuvwxyz"


def volume(claims: int) -> tuple[Sequence[Extraction], Entities]:
    """Return that many claims, 25 an article: 1 place for 20 claims, 3 articles a day, each tenth article a copy of one before."""
    draw = random.Random(claims)  # noqa: S311
    places = [f"Town {number}" for number in range(max(3, claims // 20))]
    states = [f"State {number}" for number in range(STATES)]
    by_iri = {thing(name): Entity(iri=thing(name), label=name, type="Place", names=(name,)) for name in (*places, *states, "Gazette")}
    of: dict[tuple[str, int], str] = {}
    outlets: dict[str, str] = {}
    extractions: list[Extraction] = []
    for number in range(claims // CLAIMS_AN_ARTICLE):
        text = extractions[-1].article.text if number % 10 == 9 else " ".join(_word(draw) for _ in range(300))
        day = f"{2000 + number // 1080:04d}-{number // 90 % 12 + 1:02d}-{number // 3 % 28 + 1:02d}"
        article = Article(id=f"{number:06d}", path="", text=text, published=Published(value=day, earliest=day, latest=day))
        iri = article_iri(article)
        names = [*draw.sample(places, 3), *draw.sample(states, 3)]
        of.update({(iri, position): thing(name) for position, name in enumerate(names)})
        outlets[iri] = thing("Gazette")
        extractions.append(
            Extraction(
                article=article,
                referents=tuple(Referent(label=name, names=(name,)) for name in names),
                claims=tuple(_claim(draw, position, day) for position in range(CLAIMS_AN_ARTICLE)),
            )
        )
    return extractions, Entities(by_iri=by_iri, of=of, outlet_of=outlets)


def thing(name: str) -> str:
    """Return the IRI of an invented place, state or outlet."""
    return f"https://w3id.org/rashomon/id/thing/{name.replace(' ', '-').lower()}"


def _word(draw: random.Random) -> str:
    return "".join(draw.choices(WORD, k=draw.randint(2, 8)))


def _claim(draw: random.Random, position: int, day: str) -> Claim:
    predicate = draw.choice(PREDICATES)
    figure = float(draw.choice((5, 10, 12, 40)))
    counted = predicate in ("kill", "distance-from")
    acts: list[SpeechAct] = ["assert", "deny", "accuse", "admit", "announce"]
    sides: list[Polarity] = ["positive", "positive", "negative"]
    return Claim(
        content=(TextSpan(position * 40, position * 40 + 35),),
        claimant=draw.randint(3, 5),
        speech_act=draw.choice(acts),
        polarity=draw.choice(sides),
        made=TimeExpression(span=TextSpan(0, 5), value=day, earliest=day, latest=day) if draw.random() < 0.3 else None,
        proposition=Proposition(
            predicate=predicate,
            subject=draw.choice((None, 3, 4, 5)) if predicate != "distance-from" else 0,
            object=1 if predicate == "distance-from" else draw.randint(0, 2),
            place=draw.choice((None, 0, 1, 2)) if predicate not in ("distance-from", "capture") else None,
            aspect="ongoing" if predicate == "fight" else None,
            quantities=(Quantity(span=TextSpan(0, 1), low=figure, high=figure, unit="km"),) if counted else (),
        ),
        ordinal=position,
    )
