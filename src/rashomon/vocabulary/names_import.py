"""Names from elsewhere: a Wikidata dump or a table becomes a SKOS file, in constant memory."""

import bz2
import csv
import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TextIO

from rashomon.errors import InputError
from rashomon.iris import DEFAULT_BASE
from rashomon.namespaces import RSH, SKOS
from rashomon.resources import PACKAGE
from rashomon.vocabulary.names import Names
from rashomon.vocabulary.names_files import KINDS
from rashomon.vocabulary.names_keys import step

WIKIDATA = "http://www.wikidata.org/entity/"

COLUMNS = ("label", "alias", "language", "type", "wikidata")
"""Header of a table."""

SEEN_BYTES = 1 << 24
"""Size of the filter of labels already given: 16 MB hold 20 million labels with under one in a hundred taken for seen by mistake. Such a
label only gets its Wikidata number behind it, as a label that really stands twice does."""

ITEM = re.compile(r"Q[1-9][0-9]*")
"""What the number of a Wikidata item looks like."""

LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing with its names, as read."""

    label: str
    language: str
    aliases: tuple[tuple[str, str], ...]
    """(text, language)."""
    kind: str
    wikidata: str | None


class Seen:
    """A set of labels of fixed size that may say "seen" of what it has not, and never the contrary."""

    def __init__(self, size: int = SEEN_BYTES) -> None:
        self.bits = bytearray(size)

    def add(self, label: str) -> bool:
        """Return whether a label was there already, and put it in."""
        digest = blake2b(label.encode("utf-8", "surrogatepass"), digest_size=32).digest()
        there = True
        for at in range(0, 32, 8):
            place = int.from_bytes(digest[at : at + 8]) % (8 * len(self.bits))
            byte, bit = place >> 3, 1 << (place & 7)
            there = there and bool(self.bits[byte] & bit)
            self.bits[byte] |= bit
        return there


def import_names(source: Path, target: Path, names: Names, languages: Iterable[str] = ()) -> int:
    """Return how many things were written.

    A thing whose Wikidata item the names already know gets only further names, under the IRI that it has; every other one gets an IRI of
    its own.

    Args:
        source: a Wikidata JSON dump (one entity a line, .json or .jsonl, also .gz or .bz2), or a table (.csv or .tsv) with the header
            label, alias, language, type, wikidata.
        target: the Turtle file to write.
        names: the names known so far.
        languages: languages to keep; all where none is given.

    Raises:
        InputError: for a file that is neither, a broken line, an unknown type or language, with file and line.
    """
    wanted = frozenset(languages)
    known = {
        match.removeprefix(WIKIDATA): iri for iri, one in names.concepts.items() for match in one.matches if match.startswith(WIKIDATA)
    }
    labels, count = Seen(), 0
    for concept in names.concepts.values():
        labels.add(f"{concept.kind} {concept.label}")
    partial = target.with_name(f"{target.name}.partial")
    try:
        with ExitStack() as stack:
            lines = stack.enter_context(_open(source))
            out = stack.enter_context(partial.open("w", encoding="utf-8"))
            out.write(f"# Names imported from {source.name} by `rashomon import-names`.\n")
            table = source.name.removesuffix(".gz").removesuffix(".bz2").endswith((".csv", ".tsv"))
            for item in _table(lines, source) if table else _dump(lines, source):
                out.write(_turtle(item, known, labels, wanted))
                count += 1
        partial.replace(target)
    except (UnicodeDecodeError, EOFError, csv.Error, zlib.error) as error:
        raise InputError(str(source), f"cannot be read as UTF-8 text: {error}") from error
    except OSError as error:
        raise InputError(str(error.filename or source), error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def _open(source: Path) -> TextIO:
    try:
        if source.suffix == ".gz":
            return gzip.open(source, "rt", encoding="utf-8")
        if source.suffix == ".bz2":
            return bz2.open(source, "rt", encoding="utf-8")
        return source.open(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(str(source), error.strerror or "cannot be read") from error


def _table(lines: TextIO, source: Path) -> Iterator[Item]:
    """Yield one thing for each run of rows of one label and item."""
    rows = csv.DictReader(lines, delimiter="\t" if ".tsv" in source.name else ",")
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise InputError(f"{source}:1", f"header {rows.fieldnames} where {list(COLUMNS)} is due")
    run: list[Mapping[str, str]] = []
    for row in rows:
        where = f"{source}:{rows.line_num}"
        if None in row.values() or not row["label"]:
            raise InputError(where, "a row without label, or of another length than the header")
        if row["type"] and row["type"] not in KINDS:
            raise InputError(where, f"type {row['type']!r} is none of {', '.join(KINDS)}")
        if row["wikidata"] and not ITEM.fullmatch(row["wikidata"]):
            raise InputError(where, f"{row['wikidata']!r} is no number of a Wikidata item, such as Q42")
        if not LANGUAGE.fullmatch(row["language"] or "en"):
            raise InputError(where, f"{row['language']!r} is no language tag")
        if run and (run[0]["label"], run[0]["wikidata"]) != (row["label"], row["wikidata"]):
            yield _rows(run)
            run = []
        run.append(row)
    if run:
        yield _rows(run)


def _rows(run: list[Mapping[str, str]]) -> Item:
    first = run[0]
    aliases = tuple((row["alias"], row["language"] or "en") for row in run if row["alias"])
    return Item(label=first["label"], language="en", aliases=aliases, kind=first["type"] or "Thing", wikidata=first["wikidata"] or None)


def _dump(lines: TextIO, source: Path) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        text = line.strip().rstrip(",")
        if not text or text in "[]":
            continue
        try:
            entity = json.loads(text)
        except json.JSONDecodeError as error:
            raise InputError(f"{source}:{number}", f"is no JSON: {error.msg}") from error
        try:
            item = _item(entity) if isinstance(entity, dict) else None
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{source}:{number}", "is no entity as Wikidata's dumps have it") from error
        if item is not None:
            yield item


def _item(entity: Mapping[str, object]) -> Item | None:
    """Return an entity of a dump as a thing; None for properties and for what has no label."""
    labels, aliases = entity.get("labels"), entity.get("aliases")
    if entity.get("type") != "item" or not ITEM.fullmatch(str(entity.get("id"))) or not isinstance(labels, dict) or not labels:
        return None
    language = "en" if "en" in labels else min(labels)
    other = [(one["value"], tag) for tag, one in sorted(labels.items()) if tag != language]
    if isinstance(aliases, dict):
        other += [(one["value"], tag) for tag, found in sorted(aliases.items()) for one in found]
    return Item(
        label=labels[language]["value"],
        language=language,
        aliases=tuple(dict.fromkeys((text, tag) for text, tag in other if LANGUAGE.fullmatch(tag))),
        kind=_kind(entity.get("claims")),
        wikidata=str(entity["id"]),
    )


def _kind(claims: object) -> str:
    stated = claims.get("P31", []) if isinstance(claims, dict) else []
    found = set()
    for claim in stated:
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value", {}) if isinstance(claim, dict) else {}
        found.add(_classes().get(str(value.get("id")), "Thing") if isinstance(value, dict) else "Thing")
    return next((kind for kind in KINDS if kind in found), "Thing")


@cache
def _classes() -> Mapping[str, str]:
    text = (PACKAGE / "vocabulary" / "wikidata-classes.csv").read_text("utf-8")
    return {row["item"]: row["kind"] for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))}


def _turtle(item: Item, known: Mapping[str, str], labels: Seen, wanted: frozenset[str]) -> str:
    iri = known.get(item.wikidata or "")
    parts = []
    label = item.label
    if iri is None:
        iri = f"{DEFAULT_BASE}thing/{(item.wikidata or step(item.label) or 'name').casefold()}"
        if labels.add(f"{item.kind} {label}"):
            label = f"{label} ({item.wikidata or 'again'})"
        parts += [f"a <{RSH.BASE}{item.kind}>", f"<{SKOS.prefLabel}> {_literal(label, item.language)}"]
        parts += [f"<{SKOS.BASE}exactMatch> <{WIKIDATA}{item.wikidata}>"] if item.wikidata else []
    texts = [(item.label, item.language), *item.aliases]
    kept = [(text, tag) for text, tag in dict.fromkeys(texts) if text != label and (not wanted or tag in wanted)]
    parts += [f"<{SKOS.altLabel}> {_literal(text, tag)}" for text, tag in kept]
    return f"<{iri}> {' ; '.join(parts)} .\n" if parts else ""


def _literal(text: str, language: str) -> str:
    return f"{json.dumps(text, ensure_ascii=False)}@{language.casefold()}"
