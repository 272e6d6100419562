"""Whose surname stands alone in an article: "Keller", where Anna Keller and Boris Keller are named.

Each mention is decided for itself, by the title before it, by who alone has been named so far or has just been named, and by whom the
writer called so before; where these do not tell, or contradict each other, the surname stays as it is worded.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import takewhile

from spacy.tokens import Doc

from rashomon.annotations.mentions import Found
from rashomon.annotations.names_groups import Chains, Group
from rashomon.annotations.names_words import role_words, word_kinds
from rashomon.annotations.wordlists import read_rows

NEAR = 2
"""Sentences after which a person who was named is no longer the one just named: chosen by reading; a paragraph of news has two or three."""

TITLED = 3
"""Words before a name that may be its title or function: "Deputy Prime Minister Keller"."""


@dataclass(slots=True, kw_only=True)
class Told:
    """What an article tells about the people of one surname, up to a place in the text."""

    recent: list[tuple[int, str]] = field(default_factory=list)
    """Sentence and person of the last mentions, by their full name or decided."""
    introduced: dict[str, int] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=dict)
    """Person to the number of mentions by the bare surname before a second one was named."""


def people(doc: Doc, groups: list[Group], chains: Chains) -> None:
    """Join parts of people's names with the full names; split the group of a surname that several people have by who is meant.

    Args:
        doc: the text.
        groups: the article's names; parts of split ones are added.
        chains: gets the joins.
    """
    full = [group for group in groups if group.type == "Person" and len(group.words) > 1]
    _spelled_out(full, chains)
    by_last, by_first = defaultdict(list), defaultdict(list)
    for group in full:
        by_last[group.words[-1]].append(group)
        by_first[group.words[0]].append(group)
        for size in range(2, len(group.words)):
            by_last[" ".join(group.words[-size:])].append(group)
            by_first[" ".join(group.words[:size])].append(group)
    for group in list(groups):
        if group.concept is not None and group.type != "Person":
            continue
        fitting = _distinct(group, by_last.get(group.name, ()), chains)
        if len(fitting) > 1 and group.concept is None:
            _split(doc, group, fitting, groups, chains)
        elif fitting:
            chains.join(group.key, fitting[0].key, f'"{group.form}" is the surname of "{fitting[0].form}"')
        else:
            first = _distinct(group, by_first.get(group.name, ()), chains)
            if len(first) == 1 and group.type == "Person":
                chains.join(group.key, first[0].key, f'"{group.form}" is the first name of "{first[0].form}"')


def _spelled_out(full: Sequence[Group], chains: Chains) -> None:
    """Join "Anna Keller" with "Anna M. Keller", where the article knows no other middle name."""
    by_ends: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in full:
        by_ends[group.words[0], group.words[-1]].append(group)
    for several in by_ends.values():
        plain = next((group for group in several if len(group.words) == 2), None)
        longer = [group for group in several if len(group.words) > 2]
        if plain is not None and len(longer) == 1 and _may_join(plain, longer[0]):
            chains.join(plain.key, longer[0].key, f'"{longer[0].form}" is "{plain.form}" with a middle name')


def _may_join(a: Group, b: Group) -> bool:
    return a.concept is None or b.concept is None or a.concept == b.concept


def _distinct(group: Group, fitting: Sequence[Group], chains: Chains) -> list[Group]:
    """Return one name of each person that a part of a name fits."""
    roots: dict[str, Group] = {}
    for other in fitting:
        if other is not group and _may_join(group, other):
            roots.setdefault(chains.root(other.key), other)
    return list(roots.values())


def _split(doc: Doc, group: Group, fitting: Sequence[Group], groups: list[Group], chains: Chains) -> None:
    """Give each mention of a shared surname its person, or leave it open."""
    persons = {other.key: other for other in fitting}
    titles = {key: _titles(doc, persons[key].mentions) for key in persons}
    starts = doc.to_array(["SENT_START"]).ravel() == 1
    sentences: list[int] = starts.cumsum().tolist()
    told = Told()
    events = [(m.start, key, m) for key, other in persons.items() for m in other.mentions] + [(m.start, "", m) for m in group.mentions]
    parts: dict[tuple[str, str], list[Found]] = {}
    for start, key, m in sorted(events, key=lambda one: one[0]):
        sentence = sentences[start]
        chosen, why = (key, "") if key else _decided(doc, m, sentence, told, titles)
        if not key:
            parts.setdefault((chosen, why), []).append(m)
            if chosen and len(told.introduced) == 1:
                told.called[chosen] = told.called.get(chosen, 0) + 1
        else:
            told.introduced.setdefault(chosen, sentence)
        if chosen:
            told.recent.append((sentence, chosen))
    whose = " or ".join(f'"{other.form}"' for other in sorted(fitting, key=lambda other: other.first))
    groups.remove(group)
    for (chosen, why), mentions in parts.items():
        part = replace(group, key=f"{group.key}#{mentions[0].start}", mentions=mentions)
        groups.append(part)
        chains.add(part.key)
        if chosen:
            chains.join(part.key, chosen, f'"{group.form}" is the surname of "{persons[chosen].form}": {why}')
        else:
            part.reason = f'"{group.form}" may be {whose}: the article does not tell'


def _decided(doc: Doc, m: Found, sentence: int, told: Told, titles: Mapping[str, frozenset[str]]) -> tuple[str, str]:
    """Return the person that a mention means and why; empty where that is not told."""
    own = _titles(doc, [m])
    if own:
        fitting = [key for key, others in titles.items() if own & others]
        left = [key for key in titles if not _opposed(own, titles[key])]
        if len(fitting) == 1:
            return fitting[0], f'"{min(own & titles[fitting[0]])}" stands before both'
        if len(left) == 1:
            return left[0], "the others have another title of address"
    if len(told.introduced) == 1:
        return next(iter(told.introduced)), "nobody else of that name has been named so far"
    near = {key for _, key in takewhile(lambda one: sentence - one[0] <= NEAR, reversed(told.recent))}
    called = [key for key in told.called if told.called[key]]
    if len(near) == 1 and (not called or called == list(near)):
        return next(iter(near)), "named just before"
    if len(called) == 1 and not near - {called[0]}:
        return called[0], "called so before the others were named"
    return "", ""


def _titles(doc: Doc, mentions: Sequence[Found]) -> frozenset[str]:
    """Return the titles and functions right before mentions, in small letters."""
    found = set()
    kinds = word_kinds()["title"]
    for m in mentions:
        for i in range(m.start - 1, max(-1, m.start - 1 - TITLED), -1):
            word = doc[i].lower_.rstrip(".")
            if word in kinds or word in role_words():
                found.add(word)
            elif not doc[i].is_punct or word:
                break
    return frozenset(found)


def _opposed(own: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of titles are of people of different gender."""
    genders = title_genders()
    mine, theirs = ({genders[word] for word in words if word in genders} for words in (own, other))
    return bool(mine and theirs) and not mine & theirs


@cache
def title_genders() -> Mapping[str, str]:
    """Return the gender, m or f, that titles of address and functions tell."""
    rows = read_rows("title-genders", ("title", "gender"), key=("title",), allowed={"gender": ("m", "f")})
    told = {row["title"]: row["gender"] for row in rows}
    return told | {words: role.gender for words, role in role_words().items() if role.gender}
