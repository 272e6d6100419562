"""Referents of many articles become entities by names, and never by mere likeness."""

import random
from pathlib import Path

import pytest

from rashomon.claims.identity import article_iri
from rashomon.errors import InputError
from rashomon.model import Article, EntityType, Extraction, Mention, Referent, TextSpan
from rashomon.reconciliation.entities import resolve_entities
from rashomon.reconciliation.entities_report import names_report
from rashomon.reconciliation.entities_search import NameIndex
from rashomon.reconciliation.name_decisions import NameDecision, decide, read_decisions, undo
from rashomon.vocabulary.names import load_names

THING = "https://w3id.org/rashomon/id/thing/"
NAMES = load_names()


def referent(*names: str, kind: EntityType = "Organization", concept: str | None = None, party: int | None = None) -> Referent:
    label = max(names, key=lambda name: len(name.split()), default="a thing")
    return Referent(label=label, type=kind, names=tuple(sorted(names)), concept=concept, party=party, reason="stated")


def article(name: str, *referents: Referent, outlet: str | None = None) -> Extraction:
    mentions = tuple(Mention(span=TextSpan(at, at + 1), referent=at) for at in range(len(referents)))
    return Extraction(article=Article(id=name, path=name, text="x" * 40, outlet=outlet), referents=referents, mentions=mentions)


def same(*articles: Extraction) -> bool:
    """Whether the first referents of the articles are one entity."""
    entities = resolve_entities(articles, NAMES)
    return len({entities.of[article_iri(one.article), 0] for one in articles}) == 1


def test_curated_thing_has_its_readable_iri_on_any_base() -> None:
    one = article("a", referent("Shushi", kind="Place", concept=THING + "shusha"))
    assert THING + "shusha" in resolve_entities([one], NAMES).by_iri
    entities = resolve_entities([one], NAMES, "https://example.org/")
    assert entities.by_iri["https://example.org/thing/shusha"].label == "Shusha"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (referent("Acme Inc."), referent("Acme")),
        (referent("Acme Widget Works", "AWW"), referent("AWW")),
        (referent("Zed Airways", "Zed"), referent("Zed")),
        (referent("Zed Airways"), referent("Zed")),
        (referent("Rotor X90", kind="Product"), referent("Rotor X90s", kind="Product")),
        (referent("Nora Field", kind="Person"), referent("Nora Field", kind="Organization")),
        (referent("Şahin Öztürk", kind="Person"), referent("Sahin Ozturk", kind="Person")),
    ],
    ids=["legal-form", "acronym", "short-form", "kind", "plural", "type-vote", "diacritics"],
)
def test_forms_of_one_name_are_one_thing(a: Referent, b: Referent) -> None:
    assert same(article("a", a), article("b", b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (referent("Norvale", kind="Place"), referent("Norvalla", kind="Place")),
        (referent("Rotor X90", kind="Product"), referent("Rotor X91", kind="Product")),
        (referent("Pear Phone 5", kind="Product"), referent("Pear Phone", kind="Product")),
        (referent("Pear Phone 5"), referent("Pear Phone")),
        (referent("Acme 737", kind="Product"), referent("Acme")),
        (referent("Acme 737", "737", kind="Product"), referent("Acme 747", "747", kind="Product")),
        (referent("X380", kind="Product"), referent("X350-1000", kind="Product")),
        (referent("Unit 8200"), referent("Unit 9900")),
        (referent("Nora Field", "Field", kind="Person"), referent("Adam Field", "Field", kind="Person")),
        (referent("Nora Field", "Field", kind="Person"), referent("Field", kind="Person")),
        (referent("Georgia", kind="Place", concept=THING + "georgia"), referent("Georgia", kind="Place")),
    ],
    ids=[
        "likeness",
        "numbers",
        "family",
        "family-of-organizations",
        "maker",
        "models",
        "variants",
        "units",
        "two-people",
        "surname-without-context",
        "ambiguous-place",
    ],
)
def test_like_names_stay_apart(a: Referent, b: Referent) -> None:
    assert not same(article("a", a), article("b", b)) or a.concept


def test_surname_joins_where_both_articles_name_something_else() -> None:
    field = referent("Nora Field", "Field", kind="Person")
    company = referent("Acme Widget Works")
    one, other = article("a", field, company), article("b", referent("Field", kind="Person"), company)
    assert same(one, other)
    entities = resolve_entities([one, other], NAMES)
    assert any("acme widget works" in link.reason.casefold() and link.score > 0.9 for link in entities.links)


def test_surname_that_two_people_of_the_corpus_have_stays_in_its_article() -> None:
    nora, adam, bare = (referent(name, kind="Person") for name in ("Nora Field", "Adam Field", "Field"))
    assert not same(article("a", bare), article("b", bare, nora, adam))
    one, other = article("a", bare), article("b", bare)
    assert same(one, other)
    entities = resolve_entities([one, other, article("c", nora), article("d", adam)], NAMES)
    assert len({entities.of[article_iri(each.article), 0] for each in (one, other)}) == 2


@pytest.mark.parametrize(("of_nora", "joined"), [(20, True), (9, False), (8, False)], ids=["ten-to-one", "two-of-eleven", "few"])
def test_surname_means_the_best_known_where_nine_of_ten_articles_name_him(of_nora: int, joined: bool) -> None:
    nora, adam, bare = (referent(name, kind="Person") for name in ("Nora Field", "Adam Field", "Field"))
    corpus = [article(f"n{number}", nora) for number in range(of_nora)] + [article("c", adam), article("d", adam)]
    entities = resolve_entities([article("a", bare), *corpus], NAMES)
    here = article_iri(article("a", bare).article)
    assert (entities.of[here, 0] == entities.of[article_iri(corpus[0].article), 0]) is joined
    reasons = [link.reason for link in entities.links if link.source.startswith(here)]
    assert bool(reasons) is joined
    assert not joined or "22 articles" in reasons[0]


def test_surname_joins_nobody_elsewhere_where_its_article_names_two() -> None:
    ada, bo, bare, company = (referent(name, kind="Person") for name in ("Ada Field", "Bo Field", "Field", "Acme Works"))
    nora = referent("Nora Field", "Field", kind="Person")
    entities = resolve_entities([article("a", bare, ada, bo, company), article("b", nora, company)], NAMES)
    assert len({iri for (_, number), iri in entities.of.items() if number < 3}) == 5


def test_what_one_article_names_apart_is_never_one() -> None:
    both = article("a", referent("Pear Computers"), referent("Pear Records"))
    one = article("b", referent("Pear Computers", "Pear"))
    other = article("c", referent("Pear Records", "Pear"))
    entities = resolve_entities([both, one, other], NAMES)
    assert entities.of[article_iri(both.article), 0] != entities.of[article_iri(both.article), 1]


def test_order_of_articles_makes_no_difference() -> None:
    articles = [
        article(str(number), referent("Acme Widget Works", "AWW", "Acme"), referent("Field", kind="Person")) for number in range(4)
    ] + [article(f"b{number}", referent("AWW"), referent("Nora Field", "Field", kind="Person")) for number in range(4)]
    first = resolve_entities(articles, NAMES)
    random.Random(3).shuffle(articles)  # noqa: S311 - a shuffle, not a secret
    again = resolve_entities(articles, NAMES)
    assert (first.by_iri, dict(first.of), first.links) == (again.by_iri, dict(again.of), again.links)


def test_every_merge_of_unequal_names_has_a_reason() -> None:
    entities = resolve_entities([article("a", referent("Acme Widget Works", "AWW")), article("b", referent("AWW"))], NAMES)
    assert {link.rule for link in entities.links} == {"names-in-one-article", "shared-form"}
    assert all(link.reason and 0 < link.score <= 1 for link in entities.links)


def test_party_of_a_patterned_body_is_its_state() -> None:
    state = referent("Armenia", kind="Place", concept=THING + "armenia")
    ministry = Referent(
        label="Ministry of Health of Armenia", type="Organization", concept=THING + "ministry-of-health-of-armenia", party=0
    )
    person = Referent(label="Ada Petrosyan", type="Person", names=("Ada Petrosyan",), party=1)
    one = article("a", state, ministry, person)
    entities = resolve_entities([one], NAMES)
    assert entities.by_iri[entities.of[article_iri(one.article), 1]].label == "Ministry of Health of Armenia"
    assert entities.by_iri[entities.of[article_iri(one.article), 1]].party == THING + "armenia"
    assert entities.by_iri[entities.of[article_iri(one.article), 2]].party == ministry.concept


def test_outlets_are_things_and_an_unknown_one_is_its_own() -> None:
    articles = [article("a", outlet="The Zed Courier"), article("b", outlet="The Zed Courier"), article("c"), article("d")]
    found = resolve_entities(articles, NAMES)
    a, b, c, d = (found.outlet_of[article_iri(one.article)] for one in articles)
    assert a == b
    assert len({a, c, d}) == 3
    assert {found.by_iri[iri].kind for iri in (a, c, d)} == {"Outlet"}


@pytest.mark.parametrize(("action", "joined"), [("accept", True), ("reject", False)])
def test_people_decide(action: str, joined: bool) -> None:
    articles = [article("a", referent("Zed Holdings")), article("b", referent("Ypsilon Works"))]
    decision = NameDecision(action="accept" if joined else "reject", name="Zed Holdings", other="Ypsilon Works")
    entities = resolve_entities(articles, NAMES, decisions=[decision])
    assert (len({entities.of[article_iri(one.article), 0] for one in articles}) == 1) is joined


def test_split_takes_apart_what_a_method_merged() -> None:
    articles = [article("a", referent("Acme Widget Works", "AWW")), article("b", referent("AWW"))]
    assert same(*articles)
    decision = NameDecision(action="split", name="AWW", other="Acme Widget Works")
    entities = resolve_entities(articles, NAMES, decisions=[decision])
    assert len({entities.of[article_iri(one.article), 0] for one in articles}) == 2


def test_decisions_are_appended_and_can_be_undone(tmp_path: Path) -> None:
    decide(tmp_path, "accept", "Pearl of the Hills", "Shusha", NAMES, by="ada", on="2021-01-02")
    decide(tmp_path, "accept", "The Zed", "Zed Holdings", NAMES, kind="Body")
    decide(tmp_path, "reject", "Aghdam", "Aghdara", NAMES)
    names = load_names([tmp_path / "names.ttl"])
    assert names.lookup("Pearl of the Hills")[0].concept == THING + "shusha"
    assert names.concepts[names.lookup("The Zed")[0].concept].kind == "Body"
    assert [one.action for one in read_decisions(tmp_path)] == ["accept", "accept", "reject"]
    undo(tmp_path, 1)
    assert [one.number for one in read_decisions(tmp_path)] == [2, 3]
    assert not load_names([tmp_path / "names.ttl"]).lookup("Pearl of the Hills")
    assert len((tmp_path / "decisions.jsonl").read_text("utf-8").splitlines()) == 4
    with pytest.raises(InputError, match="number 1"):
        undo(tmp_path, 1)


def test_broken_decision_is_reported_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "decisions.jsonl").write_text('{"about": "claims"}\nno json\n', "utf-8")
    with pytest.raises(InputError, match=r"decisions\.jsonl:2"):
        read_decisions(tmp_path)


def test_report_shows_what_to_look_at() -> None:
    articles = [
        article("a", referent("Zed Holdings"), referent("Acme Widget Works"), referent("AWW")),
        article("b", referent("Zed Holdings"), referent("Nikolai Petrovsky", kind="Person")),
        article("c", referent("Nikolay Petrovsky", kind="Person")),
    ]
    entities = resolve_entities(articles, NAMES)
    report = names_report(articles, entities)
    assert (report.unresolved[0].label, report.unresolved[0].mentions, report.unresolved[0].articles) == ("Zed Holdings", 2, 2)
    assert {frozenset((one.name, one.other)) for one in report.suggested} >= {frozenset(("Nikolai Petrovsky", "Nikolay Petrovsky"))}
    decided = [NameDecision(action="reject", name="Nikolai Petrovsky", other="Nikolay Petrovsky")]
    assert not any("Petrovsky" in one.name for one in names_report(articles, entities, decided).suggested)


@pytest.mark.parametrize(
    ("one", "other", "third"),
    [
        ("Armed Forces of Norland", "Armed Forces of Sudria", "Port Ask"),
        ("Norland Border Guard Service", "Sorland Border Guard Service", "Norland"),
    ],
)
def test_names_that_differ_in_a_named_part_are_not_suggested(one: str, other: str, third: str) -> None:
    articles = [article(str(number), referent(name)) for number, name in enumerate((one, other, third))]
    assert not names_report(articles, resolve_entities(articles, NAMES)).suggested


def test_two_spellings_of_one_name_are_nothing_to_decide(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="one name already"):
        decide(tmp_path, "accept", "Aghdam", "the Aghdam", NAMES)


@pytest.mark.parametrize("on", ["x", "2021-13-01", "2021-01-02T10:00", "20210102"])
def test_decision_on_no_day_is_refused(tmp_path: Path, on: str) -> None:
    with pytest.raises(InputError, match="no day"):
        decide(tmp_path, "reject", "Aghdam", "Aghdara", NAMES, on=on)
    assert read_decisions(tmp_path) == ()


def test_search_finds_other_spellings_and_not_other_towns() -> None:
    index = NameIndex(["Pashinyan", "Aghdara", "Zangilan"])
    assert [one.name for one in index.search("Pashinian")] == ["Pashinyan"]
    assert index.search("Aghdam") == []
