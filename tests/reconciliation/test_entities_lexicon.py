"""The names of all articles are the same however they came together, and what moved is told."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, EntityType, Extraction, Mention, Referent, TextSpan
from rashomon.reconciliation.entities_clusters import identities, settle
from rashomon.reconciliation.entities_groups import Node, nodes_of
from rashomon.reconciliation.entities_lexicon import Lexicon
from rashomon.vocabulary.names import load_names

NAMES = load_names()
KINDS: list[EntityType] = ["Person", "Organization"]
NAMED = [
    ("Anna Berg", "Berg"),
    ("Carl Berg",),
    ("Berg",),
    ("Dora Lind",),
    ("Lind",),
    ("Zed Airways",),
    ("Zed", "Zed Airways"),
    ("the town",),
]


@st.composite
def referents(draw: st.DrawFn) -> list[Node]:
    """The referents of an article named a."""
    chosen = draw(st.lists(st.tuples(st.sampled_from(NAMED), st.sampled_from(KINDS)), min_size=1, max_size=5))
    found = [
        Referent(label=names[0], type=kind, names=names if names[0][0].isupper() else (), reason="so it is worded")
        for names, kind in chosen
    ]
    mentions = tuple(Mention(span=TextSpan(at, at + 1), referent=at) for at in range(len(found)))
    return nodes_of(Extraction(article=Article(id="a", path="", text="x" * 20), referents=tuple(found), mentions=mentions), "a")


def gathered(articles: dict[str, list[Node]]) -> Lexicon:
    lexicon = Lexicon()
    for article, nodes in articles.items():
        lexicon.add(article, nodes)
    return lexicon


def shown(lexicon: Lexicon) -> list[object]:
    """A lexicon without the order in which articles came."""
    homes = {identity: sorted(found) for identity, found in lexicon.homes.items()}
    return [lexicon.forms, lexicon.types, homes, lexicon.labels, lexicon.holders, lexicon.shared, lexicon.settled]


@settings(max_examples=100, deadline=None)
@given(st.lists(referents(), min_size=1, max_size=6), st.data())
def test_what_is_added_and_taken_out_leaves_what_one_step_makes(every: list[list[Node]], data: st.DataObject) -> None:
    articles = {f"article/{number}": nodes for number, nodes in enumerate(every)}
    before = {article: nodes for article, nodes in articles.items() if data.draw(st.booleans())}
    after = {article: nodes for article, nodes in articles.items() if data.draw(st.booleans())}
    stepwise, at_once = gathered(before), gathered(after)
    settle(stepwise, NAMES)
    were = {article: identities(article, nodes, stepwise) for article, nodes in before.items()}
    for article in before.keys() - after.keys():
        stepwise.take(article, before[article], articles.__getitem__)
    for article in after.keys() - before.keys():
        stepwise.add(article, after[article])
    moved = settle(stepwise, NAMES)
    settle(at_once, NAMES)
    assert shown(stepwise) == shown(at_once)
    reached = {article for identity in moved for article in stepwise.homes.get(identity, ())}
    for article in before.keys() & after.keys():
        now = identities(article, after[article], stepwise)
        assert now == identities(article, after[article], at_once)
        assert now == were[article] or article in reached
