"""Which names of one article are one thing: acronym, part of a person's name, short form, plural, maker and model."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from rashomon.annotations.names_acronyms import ACRONYM, acronyms
from rashomon.annotations.names_definitions import Definition
from rashomon.annotations.names_groups import Chains, Group
from rashomon.annotations.names_people import people
from rashomon.annotations.names_words import body_words, word_kinds
from rashomon.annotations.wordlists import function_words
from rashomon.vocabulary.names import TYPES, Names

LAST = "its other words"
"""The weakest of the reasons for a short form: it decides only where no other name could be meant."""

LONGEST = 4
"""Words of the longest name of which the last word alone may be a short form."""

NAMED = ("Person", "Organization", "Place", "Product")


def chain(doc: Doc, groups: list[Group], told: Sequence[Definition], names: Names) -> Chains:
    """Return which of an article's names are one thing; a surname that several people have is split in the list of groups."""
    chains = Chains(groups)
    by_name = {group.name: group for group in reversed(groups)}
    _concepts(groups, chains)
    _defined(groups, told, chains)
    _acronyms(groups, chains)
    _plurals(by_name, chains)
    _bare_bodies(groups, chains)
    people(doc, groups, chains)
    _short(doc, groups, chains, names)
    return chains


def _concepts(groups: Sequence[Group], chains: Chains) -> None:
    first: dict[str, str] = {}
    for group in groups:
        if group.concept is not None:
            other = first.setdefault(group.concept, group.key)
            chains.join(group.key, other, "names of one curated thing")


def _defined(groups: Sequence[Group], told: Sequence[Definition], chains: Chains) -> None:
    by_span = {(m.start, m.end): group for group in groups for m in group.mentions} if told else {}
    for one in told:
        full, short = by_span.get((one.start, one.end)), by_span.get((one.short, one.short + 1))
        if full is not None and short is not None and full is not short and not _clash(full, short):
            chains.join(full.key, short.key, one.reason)


def _acronyms(groups: Sequence[Group], chains: Chains) -> None:
    by_letters: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if len(group.words) > 1 and group.type != "Person":
            for letters in sorted(acronyms(group.form.split())):
                by_letters[letters].append(group)
    for group in groups:
        if len(group.words) == 1 and ACRONYM.fullmatch(group.form) and group.form.isupper():
            letters = re.sub(r"[^a-z0-9]", "", group.form.casefold())
            fitting = [other for other in by_letters.get(letters, ()) if not _clash(group, other)]
            roots = {chains.root(other.key) for other in fitting}
            if len(roots) == 1 and len(letters) > 1:
                chains.join(group.key, fitting[0].key, f'"{group.form}" has the initials of "{fitting[0].form}"')


def _bare_bodies(groups: Sequence[Group], chains: Chains) -> None:
    """Join "the Air Force" with the one state's air force that the article names."""
    for group in groups:
        word = body_words().get(group.name)
        if word is None or group.concept is not None:
            continue
        fitting = {m.concept: other for other in groups for m in other.mentions if m.label.startswith(f"{word.name} of ")}
        if len(fitting) == 1:
            other = next(iter(fitting.values()))
            chains.join(group.key, other.key, f'the article names one such body, "{other.form}"')


def _plurals(by_name: dict[str, Group], chains: Chains) -> None:
    for one, group in by_name.items():
        singular = one.removesuffix("s")
        other = by_name.get(singular)
        if singular != one and other is not None and group.type not in ("Person", "Group") and not _clash(group, other):
            chains.join(group.key, other.key, f'"{group.form}" is the plural of "{other.form}"')


def _short(doc: Doc, groups: Sequence[Group], chains: Chains, names: Names) -> None:
    """Join short forms of organizations, products and places with their full forms."""
    kinds = word_kinds()
    dropped = kinds["legal"] | kinds["generic"]
    by_name = {group.name: group for group in reversed(groups)}
    longer: dict[str, list[tuple[Group, str]]] = defaultdict(list)
    for group in groups:
        if len(group.words) < 2 or group.type == "Person":
            continue
        for size in range(1, len(group.words)):
            longer[" ".join(group.words[:size])].append((group, "begins"))
            longer[" ".join(group.words[size:])].append((group, "ends"))
    for short, options in sorted(longer.items()):
        brief = by_name.get(short)
        if brief is None or brief.type in ("Person", "Group") or brief.concept is not None:
            continue
        fitting = []
        for full, how in options:
            rest = full.words[len(brief.words) :] if how == "begins" else full.words[: -len(brief.words)]
            reason = _dropped(brief, full, how, rest, dropped, by_name, names)
            if reason == LAST and how == "begins" and (_counted(doc, brief) or _counted(doc, full)):
                continue
            if reason and not _clash(brief, full):
                fitting.append((reason, full))
        sure = [one for one in fitting if one[0] != LAST] or fitting
        if len({chains.root(full.key) for _, full in sure}) == 1:
            for reason, full in sure:
                chains.join(brief.key, full.key, f'"{brief.form}" is "{full.form}" without {reason}')


def _counted(doc: Doc, group: Group) -> bool:
    """Return whether the article treats a name as a common noun, as it does with products ("a new Acme Pro") and not with companies."""
    return any(m.start and doc[m.start - 1].lower_ in function_words("counted") for m in group.mentions)


def _dropped(
    group: Group, full: Group, how: str, rest: Sequence[str], dropped: frozenset[str], by_name: dict[str, Group], names: Names
) -> str | None:
    """Return what the short form leaves out, None where it is something else than the full one."""
    if how == "begins" and full.type == "Organization":
        if all(word in word_kinds()["legal"] for word in rest):
            return "its legal form"
        if all(word in dropped for word in rest):
            return "its kind"
        known = names.lookup(rest[0]) or rest[0] in by_name or not rest[0].isalpha()
        if len(rest) == 1 and full.first < group.first and group.type == "Organization" and not known:
            return LAST
    if how == "ends":
        owner = by_name.get(" ".join(rest))
        made = full.type in ("Product", "Organization") and group.type in ("Product", "Other", full.type)
        if owner is not None and owner.type in ("Organization", "Product") and made:
            return f'its maker or line "{owner.form}"'
        senses = names.lookup(" ".join(rest))
        if senses and full.type in ("Place", "Organization") and full.type == group.type:
            return "its place"
        if len(group.words) == 1 and full.type == group.type and full.type in ("Organization", "Product") and full.first < group.first:
            return LAST if len(full.words) <= LONGEST and not names.lookup(group.name) and len(group.name) > 2 else None
    return None


def _clash(a: Group, b: Group) -> bool:
    return a.concept is not None and b.concept is not None and a.concept != b.concept


def typed(group: Group, names: Names) -> str:
    """Return the type of a name: its concept's, else the commonest among its mentions."""
    concept = names.concept(group.concept)
    if concept is not None:
        return TYPES.get(concept.kind, "Other")
    votes = Counter(m.type for m in group.mentions)
    return min(votes.items(), key=lambda one: (-one[1], NAMED.index(one[0]) if one[0] in NAMED else len(NAMED), one[0]))[0]
