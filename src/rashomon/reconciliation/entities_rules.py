"""Reasons to make two names one: what the forms of names tell, and what surnames tell."""

from collections.abc import Iterator

from rashomon.annotations.names_words import word_kinds
from rashomon.reconciliation.entities_corpus import Corpus, Merge
from rashomon.reconciliation.entities_groups import concept, digits

SURE, LIKELY = 0.95, 0.8
"""Scores of merges by a definition or with agreeing context, and by the form of the name alone. Not probabilities: an order in which to
look at them."""

MAKERS = ("Organization", "Person", "Product")
"""What a product's name may begin with: its maker, whom the model may take for a person, or its line."""


def by_form(corpus: Corpus) -> Iterator[Merge]:
    """Yield what the forms of names tell; each form is looked at once, and what is joined already makes no difference."""
    for form in sorted(corpus.forms):
        own = corpus.forms[form]
        if form in own or any(concept(whole) for whole in own):
            yield from _plural(form, corpus)
            yield from _without(form, corpus)
        if len(own) > 1 and corpus.type(form) != "Person":
            yield from _shared(form, corpus)


def by_surname(corpus: Corpus) -> Iterator[Merge]:
    """Yield what surnames tell: asked again once forms are joined, since two names of one person may be one by then."""
    for form in sorted(corpus.forms):
        if (len(corpus.forms[form]) > 1 or corpus.holders(form)) and corpus.type(form) == "Person":
            yield from _surname(form, corpus)


def _plural(form: str, corpus: Corpus) -> Iterator[Merge]:
    singular = form.removesuffix("s")
    if singular == form or len(singular) < 3 or singular not in corpus.forms or corpus.type(form) == "Person":
        return
    if any(sense.how in ("adjective", "people") for sense in (*corpus.names.lookup(form), *corpus.names.lookup(singular))):
        return
    target = _chief(singular, corpus)
    if target is not None and form in corpus.forms[form]:
        yield _merge(2, form, target, "plural", LIKELY, f'"{form}" is the plural of "{singular}"', corpus)


def _without(form: str, corpus: Corpus) -> Iterator[Merge]:
    """Yield merges with the form less its maker, its kind or its place."""
    if form not in corpus.forms[form]:
        return
    words = form.split()
    if len(words) == 1:
        return
    kind = corpus.type(form)
    if kind == "Organization" and words[-1] in word_kinds()["generic"]:
        short = " ".join(words[:-1])
        if short in corpus.forms.get(short, ()) and corpus.type(short) != "Place" and not corpus.names.lookup(short):
            yield _merge(3, short, form, "kind-left-out", LIKELY, f'"{short}" is "{form}" without its kind', corpus)
    for size in range(1, len(words)):
        rest = " ".join(words[size:])
        if rest not in corpus.forms:
            continue
        first = " ".join(words[:size])
        numbered = any(c.isdigit() for c in rest)
        target = _chief(rest, corpus)
        if target is None or concept(target):
            continue
        if (numbered or (kind == "Product" and corpus.type(rest) == "Product")) and corpus.type(first) in MAKERS:
            yield _merge(2, form, target, "maker-and-model", LIKELY, f'"{form}" is "{rest}" with its maker in front', corpus)
            return
        if kind in ("Place", "Organization") and corpus.type(rest) == kind and corpus.names.lookup(first):
            yield _merge(3, form, target, "place-in-front", LIKELY, f'"{form}" is "{rest}" with its place in front', corpus)
            return


def _shared(form: str, corpus: Corpus) -> Iterator[Merge]:
    """Yield merges of the identities that use one form of the name."""
    using = corpus.forms[form]
    fitting = sorted(
        (whole for whole in using if concept(whole) or digits(whole) == digits(form)), key=lambda whole: (-using[whole], whole)
    )
    for whole in fitting[1:]:
        one, other = (corpus.lexicon.label(name) for name in (fitting[0], whole))
        reason = f'"{form}" is a form of "{one}" and of "{other}", which no article names apart'
        yield _merge(4, whole, fitting[0], "shared-form", LIKELY, reason, corpus)


def _surname(form: str, corpus: Corpus) -> Iterator[Merge]:
    full = sorted({*(whole for whole in corpus.forms[form] if whole != form), *corpus.holders(form)})
    if form not in corpus.forms[form] or len({corpus.root(whole) for whole in full}) != 1:
        return
    shared = sorted((corpus.context(form) & corpus.context(full[0])) - {form, full[0]})
    if shared or " " in form:
        also = f", and both articles name {', '.join(corpus.lexicon.label(one) for one in shared[:3])}" if shared else ""
        reason = f'elsewhere "{form}" is a form of "{corpus.lexicon.label(full[0])}" and of nobody else{also}'
        yield _merge(5, form, full[0], "part-of-a-name", SURE if shared else LIKELY, reason, corpus)


def _chief(form: str, corpus: Corpus) -> str | None:
    """Return the identity that uses a form most."""
    using = corpus.forms.get(form)
    return min(using.items(), key=lambda one: (-one[1], one[0]))[0] if using else None


def _merge(order: int, a: str, b: str, rule: str, score: float, reason: str, corpus: Corpus) -> Merge:
    return Merge(order=order, support=-sum(corpus.forms.get(a, {}).values()), a=a, b=b, rule=rule, score=score, reason=reason)
