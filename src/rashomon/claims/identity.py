"""IRIs of articles, claims and roles: digests of where something stands, never of who or what is meant.

So they survive every later decision about names and propositions, and `rashomon extract` and the store give the same ones.
"""

from rashomon.iris import DEFAULT_BASE, mint, sha256
from rashomon.model import Article, Claim, Role, TextSpan


def article_iri(article: Article, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of one version of an article: digest of its id and of its text."""
    return mint(base, "article", article.id, sha256(article.text.encode("utf-8", "surrogatepass")))


def claim_iri(article: str, claim: Claim, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a claim: digest of article, act, span offsets, the claimant's own mention, and an ordinal."""
    own = claim.claimant_span
    return mint(
        base,
        "claim",
        article.rsplit("/", 1)[-1],
        claim.speech_act,
        _offsets(claim.source),
        _offsets(claim.cue),
        _offsets(claim.content),
        f"{own.start},{own.end}" if own else "",
        str(claim.ordinal),
    )


def role_iri(article: str, holder: int, role: Role, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a role that an article ascribes to one of its referents."""
    return mint(base, "role", article.rsplit("/", 1)[-1], str(holder), f"{role.span.start},{role.span.end}", role.relation)


def _offsets(spans: tuple[TextSpan, ...]) -> str:
    return ";".join(f"{span.start},{span.end}" for span in spans)
