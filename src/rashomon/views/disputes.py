"""The dispute ledger for people: a table for the terminal, rows for a spreadsheet, a page that prints."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.graph.query import rows
from rashomon.reconciliation.acts import does
from rashomon.views.ledger import Dispute, Side, Voice, shown
from rashomon.views.page import render
from rashomon.views.topics import Source

KINDS = {
    "contradiction": "contradiction",
    "counter-accusation": "each blames the other",
    "concession": "conceded",
    "differing-figures": "differing figures",
}
COLOURS = {"supports": "green", "denies": "red", "contests": "red", "answers": "cyan"}
COLUMNS = (
    "question", "kind", "stance", "answer", "who", "act", "quoting", "words", "verbatim", "when", "outlet", "article", "start",
    "headline", "published", "implied", "own_voice", "claim",
)  # fmt: skip
NONE = "No disputes: no two claims in this graph contradict each other."


def none_fits(several: int, filters: Mapping[str, object]) -> str:
    """Return what to say where none of so many disputes is what was asked for.

    >>> none_fits(13, {"place": "Xanadu", "kind": None})
    "None of the 13 disputes of this graph fits --place 'Xanadu'."
    """
    if not several:
        return NONE
    asked = " ".join(f"--{name.replace('_', '-')} {str(value)!r}" for name, value in filters.items() if value)
    which = f"None of the {several} disputes of this graph fits" if several > 1 else "The one dispute of this graph does not fit"
    return f"{which} {asked}."


def shown_words(voice: Voice) -> str:
    """Return the words of a claim: in quotation marks what stood in them, else plain (the outlet's wording)."""
    if voice.quoting == "direct" and voice.verbatim:
        return f"“{' … '.join(shown(part) for part in voice.verbatim)}”"
    return shown(voice.words)


def verb(voice: Voice) -> str:
    """Return what the claimant does, as a verb that agrees with who it is: "denies"."""
    return does(voice.act, voice.who)


def coverage(dispute: Dispute) -> str:
    """Return how much of the articles of a dispute was not understood; nothing where no sentence was left out."""
    if not dispute.missed:
        return ""
    several = "sentences there have" if dispute.missed > 1 else "sentence there has"
    articles = "its article" if len(dispute.articles) == 1 else f"its {len(dispute.articles)} articles"
    return f"in {articles}: {dispute.missed} {several} a cue and yielded no claim ('rashomon query KG coverage' lists them)"


def in_terminal(disputes: Sequence[Dispute], *, expand: bool = True) -> RenderableType:
    """Return one table a dispute, as wide as the terminal or as its words: position, who, how, words, where, when."""
    if not disputes:
        return Text(NONE)
    return Group(*(part for number, dispute in enumerate(disputes, 1) for part in (_table(number, dispute, expand), Text())))


def _table(number: int, dispute: Dispute, expand: bool) -> Table:
    title = Text.assemble((f"{number}. {dispute.question}", "bold"), ("   " + KINDS[dispute.kind], "dim"))
    notes = "\n".join(note for note in (dispute.because, coverage(dispute)) if note)
    caption = Text(notes, style="dim") if notes else None
    table = Table(title=title, title_justify="left", caption=caption, caption_justify="left", expand=expand, show_lines=False)
    for column, ratio in (("position", 2), ("who", 3), ("words", 6), ("where", 3), ("when", 2)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for side in dispute.sides:
        table.add_section()
        label = f"{side.answer}"
        for voice in side.voices:
            who = f"{voice.who} (own voice)" if voice.own_voice else f"{voice.who} {verb(voice)}"
            hint = " (implied)" if voice.implied else " (headline)" if voice.basis == "headline" else ""
            table.add_row(
                Text(label, style=COLOURS[side.stance]),
                Text(who),
                Text(shown_words(voice) + hint),
                Text(f"{voice.outlet or 'unknown outlet'}, {voice.identifier}:{voice.start if voice.start is not None else ''}"),
                Text(voice.when),
            )
            label = ""
    return table


def as_csv(disputes: Sequence[Dispute]) -> str:
    """Return one row a claim, with a header, in the dialect of RFC 4180."""
    made = io.StringIO()
    writer = csv.DictWriter(made, COLUMNS)
    writer.writeheader()
    for dispute in disputes:
        for side in dispute.sides:
            for voice in side.voices:
                writer.writerow(_row(dispute, side, voice))
    return made.getvalue()


def _row(dispute: Dispute, side: Side, voice: Voice) -> Mapping[str, object]:
    return {
        "question": dispute.question,
        "kind": dispute.kind,
        "stance": side.stance,
        "answer": side.answer,
        "who": voice.who,
        "act": voice.act,
        "quoting": voice.quoting,
        "words": voice.words,
        "verbatim": " … ".join(voice.verbatim),
        "when": voice.when,
        "outlet": voice.outlet or "",
        "article": voice.identifier,
        "start": "" if voice.start is None else voice.start,
        "headline": voice.headline or "",
        "published": voice.published_to.isoformat() if voice.published_to else "",
        "implied": voice.implied,
        "own_voice": voice.own_voice,
        "claim": voice.claim,
    }


def as_page(disputes: Sequence[Dispute], texts: Mapping[str, str], missed: Mapping[str, Sequence[str]] | None = None) -> str:
    """Return a self-contained page that prints: each quotation leads to its place in the text of its article below, and that back to it.

    Args:
        disputes: what to show.
        texts: the frozen text of an article by its SHA-256.
        missed: the sentences that have a cue and yielded no claim, by the article's own id.
    """
    articles = {voice.article: voice for dispute in disputes for side in dispute.sides for voice in side.voices}
    listed = [
        {"voice": articles[iri], "parts": list(_parts(iri, disputes, texts[articles[iri].sha256]))}
        for iri in sorted(articles, key=lambda iri: (articles[iri].identifier, iri))
        if articles[iri].sha256 in texts
    ]
    asked: dict[str, list[int]] = {}
    for number, dispute in enumerate(disputes, 1):
        for claim in dict.fromkeys(voice.claim for side in dispute.sides for voice in side.voices):
            asked.setdefault(claim, []).append(number)
    how = {"asked": asked, "kinds": KINDS, "words": shown_words, "verb": verb, "coverage": coverage, "missed": missed or {}}
    return render("disputes.html", title="Who says what", disputes=disputes, articles=listed, **how)


def missed_in(source: Source) -> Mapping[str, Sequence[str]]:
    """Return the sentences that have a cue and yielded no claim, by the article's own id, in the order of the text."""
    found: dict[str, list[str]] = {}
    for row in rows(source, "coverage").records:
        found.setdefault(str(row["article"]), []).append(shown(str(row["words"])))
    return found


def _parts(article: str, disputes: Sequence[Dispute], text: str) -> Iterator[tuple[str, str]]:
    """Yield the text of an article as (claim IRI or "", words): cut where a claim begins and ends, the earlier claim first."""
    voices = {voice.claim: voice for dispute in disputes for side in dispute.sides for voice in side.voices if voice.article == article}
    at = 0
    for voice in sorted(voices.values(), key=lambda voice: (voice.start or 0, voice.claim)):
        start = voice.start if voice.start is not None else -1
        first = voice.words.split(" … ")[0]
        if start < at or text[start : start + len(first)] != first:
            if start >= 0:
                yield voice.claim, ""
            continue
        yield "", text[at:start]
        yield voice.claim, first
        at = start + len(first)
    yield "", text[at:]
