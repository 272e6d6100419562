"""Component `rashomon_names`: what is named, and which names of the article are one thing.

The model's names and the known ones are brought together, phrases for bodies of states ("Azeri Foreign Ministry") are names too, the
article decides which of several things of one name is meant, and names that are forms of each other become one referent.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotations.gazetteer import known
from rashomon.annotations.layout import excluded
from rashomon.annotations.mentions import Found, Thing, write
from rashomon.annotations.names_bodies import body_concept, find_bodies
from rashomon.annotations.names_chains import chain, typed
from rashomon.annotations.names_definitions import Definition, completed, definitions
from rashomon.annotations.names_find import from_hits, group_key, merge, numbered, repeated
from rashomon.annotations.names_groups import Group
from rashomon.annotations.names_model import from_model
from rashomon.annotations.names_seats import seats
from rashomon.annotations.names_senses import meanings
from rashomon.annotations.names_settlements import is_settlement
from rashomon.annotations.names_shapes import extended, paired, shaped, unit
from rashomon.annotations.names_vessels import is_vessel
from rashomon.annotations.spelled import spelled
from rashomon.vocabulary.names import TYPES, Names, load_names


@Language.factory("rashomon_names", assigns=["doc.spans"], default_config={"vocabulary": []})
def make_names(nlp: Language, name: str, vocabulary: list[str]) -> "NameAnnotator":
    """Build the component; `vocabulary` is a list of paths of further SKOS files."""
    return NameAnnotator(name, vocabulary)


class NameAnnotator:
    """Writes the mentions that are names, and their referents."""

    def __init__(self, name: str, vocabulary: Sequence[str] = ()) -> None:
        self.name = name
        self.vocabulary = tuple(Path(path) for path in vocabulary)
        self.names: Names | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its names."""
        names = self.names = self.names or load_names(self.vocabulary)
        found, told = find(doc, names)
        things = refer(doc, found, told, names)
        write(doc, found, things, self.name)
        return doc


def find(doc: Doc, names: Names) -> tuple[list[Found], list[Definition]]:
    """Return the names of a doc and the acronyms that it defines.

    Names stand in the order of the text, not overlapping, each with the concept it points to where that is settled.
    """
    hits = known(doc, names)
    settled = meanings(doc, hits, names)
    model = from_model(doc)
    listed = from_hits(doc, hits, names, model)
    for m in listed:
        if m.reason != "people":
            meant = settled[m.start, m.end]
            m.concept, m.candidates, m.reason = meant.concept, meant.candidates, meant.reason
    seats(doc, listed, names)
    kept = merge(doc, model, [*listed, *_bodies(doc, listed, names)])
    kept = repeated(doc, extended(doc, paired(doc, kept)))
    kept = numbered(doc, sorted([*kept, *shaped(doc, kept)], key=lambda m: m.start))
    told = definitions(doc, kept, hits, names)
    kept = _told(doc, completed(doc, kept, told), told)
    shut = excluded(doc)
    return [m for m in kept if not unit(doc, m) and not any(a <= doc[m.start].idx < b for a, b in shut)], told


def _told(doc: Doc, found: list[Found], told: Sequence[Definition]) -> list[Found]:
    """Return the names with what the article defines acronyms as, in place of what lists say of them."""
    spans = {(m.start, m.end): m for m in found}
    said = {doc[one.short].text: one for one in reversed(told)}
    for m in found if said else ():
        one = said.get(doc[m.start].text) if m.end == m.start + 1 else None
        full = spans.get((one.start, one.end)) if one is not None else None
        if one is not None and full is not None:
            m.concept, m.candidates, m.label, m.of, m.type, m.reason = full.concept, (), full.label, full.of, full.type, one.reason
    return found


def _bodies(doc: Doc, listed: Sequence[Found], names: Names) -> Iterator[Found]:
    """Yield names of the capitalised phrases for bodies, which take the place of the names inside them."""
    for body in find_bodies(doc, listed):
        owner = body.owner
        state = names.concept(owner.concept) if owner is not None else None
        if not all(doc[i].text[:1].isupper() for i in (body.start, body.end - 1)) or owner is None:
            continue
        if state is None or body.against(state.kind):
            continue
        owned = owner.end == body.start - 1 and doc[owner.end].text in ("'s", "’s", "'", "’")
        if not (owned or body.before or (owner.start > body.end and doc[body.end].lower_ == "of" and owner.start <= body.end + 2)):
            continue
        iri, label = body_concept(body.word, state.label, names)
        yield Found(
            start=body.start if owned else min(owner.start, body.start),
            end=max(owner.end, body.end),
            type="Organization",
            concept=iri,
            label=label,
            of=state.iri,
            reason=f"{body.word.name} of the state named with it",
        )


def refer(doc: Doc, found: Sequence[Found], told: Sequence[Definition], names: Names) -> list[Thing]:
    """Return the referents of the names, and set them on the mentions."""
    text = spelled(doc)
    groups: dict[str, Group] = {}
    for m in found:
        name = group_key(doc, m)
        identity = f"{name}|{m.concept or ''}"
        group = groups.setdefault(identity, Group(key=identity, name=name, concept=m.concept, reason=m.reason))
        group.mentions.append(m)
        group.forms[text.of(m.start, m.end)] += 1
    listed = list(groups.values())
    for group in listed:
        group.type = typed(group, names)
        if is_settlement(doc, group):
            group.type = "Place"
        elif is_vessel(doc, group):
            group.type = "Product"
    chains = chain(doc, listed, told, names)
    members: dict[str, list[Group]] = {}
    for group in listed:
        members.setdefault(chains.root(group.key), []).append(group)
    things = [_thing(joined, chains.reasons.get(root, []), names) for root, joined in members.items()]
    for number, joined in enumerate(members.values()):
        for group in joined:
            for m in group.mentions:
                m.referent = number
    _parties(found, things, names)
    return things


def _thing(groups: Sequence[Group], reasons: Sequence[str], names: Names) -> Thing:
    concepts = sorted({group.concept for group in groups if group.concept})
    concept = concepts[0] if concepts else None
    curated = names.concept(concept)
    patterned = next((m.label for group in groups for m in group.mentions if m.label), "")
    fullest = max(groups, key=lambda group: (len(group.words), sum(group.forms.values()), group.name))
    candidates = tuple(sorted({iri for group in groups for m in group.mentions for iri in m.candidates}))
    kind = groups[0].type if concept is not None else fullest.type
    return Thing(
        label=curated.label if curated is not None else patterned or fullest.form,
        type=kind,
        names={form for group in groups for form in group.forms},
        concept=concept,
        candidates=() if concept else candidates,
        reasons=[*(group.reason for group in groups if group.reason), *reasons],
    )


def _parties(found: Sequence[Found], things: list[Thing], names: Names) -> None:
    """Give patterned bodies their state as a referent, made where the article names it only inside the body's name."""
    by_concept: dict[str, int] = {thing.concept: number for number, thing in enumerate(things) if thing.concept}
    for m in found:
        thing = things[m.referent]
        state = m.of or (names.state(thing.concept) if thing.concept else None)
        if state is None or thing.party is not None or state == thing.concept:
            continue
        thing.party = party(state, things, by_concept, names)


def party(state: str, things: list[Thing], by_concept: dict[str, int], names: Names) -> int | None:
    """Return the number of a state's referent, made where there is none yet; None where the state is unknown."""
    curated = names.concept(state)
    if curated is None:
        return None
    if state not in by_concept:
        by_concept[state] = len(things)
        things.append(
            Thing(label=curated.label, type=TYPES.get(curated.kind, "Other"), concept=state, reasons=["named by way of a body of it"])
        )
    return by_concept[state]
