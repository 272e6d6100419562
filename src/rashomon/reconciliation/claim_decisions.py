"""What people decided about claims and matches, beside the graph in `decisions.jsonl`: one a line, appended and never changed.

A decision is keyed by article and words, so that it survives every rebuild. A correction changes who is meant and which side is taken in
the derived layer; what stands in the article's own graph, and so what the machine said of the words, stays.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from rashomon.errors import InputError
from rashomon.model import Claim, Extraction, Polarity, Referent
from rashomon.reconciliation.matches import MatchDecision, Passage
from rashomon.reconciliation.name_decisions import DECISIONS
from rashomon.vocabulary.names import Names

Verdict = Literal["accept", "reject", "correct"]
CLAIMS, MATCHES = "claims", "matches"
"""Values of "about" in the lines that are read here; other lines are somebody else's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDecision:
    """One decision on one claim."""

    article: str
    """The input's own id of the article."""
    words: str
    """The claim's content as it stands in the article."""
    act: str
    """Its speech act as the machine found it: two claims may share their words."""
    verdict: Verdict
    analyst: str
    date: str
    """Day of the decision, ISO 8601, as given."""
    claimant: str | None = None
    """correct: who says it, by name."""
    polarity: Polarity | None = None
    """correct: the side that is taken."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """All decisions in force: of several on one claim or pair, the last counts."""

    claims: tuple[ClaimDecision, ...] = ()
    matches: tuple[MatchDecision, ...] = ()


def read_reviews(folder: Path) -> Decided:
    """Return the decisions about claims and matches; none where there is no file.

    Raises:
        InputError: for a line that is no decision; names file and line.
    """
    path = folder / DECISIONS
    claims: dict[tuple[str, str, str], ClaimDecision] = {}
    matches: dict[tuple[Passage, Passage], MatchDecision] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines() if path.is_file() else (), 1):
        try:
            about = json.loads(line).get("about") if line.strip() else None
            if about == CLAIMS:
                claim = msgspec.json.decode(line, type=ClaimDecision)
                signed(claim.analyst, claim.date)
                claims.pop(key := (claim.article, claim.words, claim.act), None)
                claims[key] = claim
            elif about == MATCHES:
                match = msgspec.json.decode(line, type=MatchDecision)
                signed(match.analyst, match.date)
                matches[match.one, match.other] = match
        except (ValueError, AttributeError) as error:
            raise InputError(f"{path}:{number}", f"is no decision ({error})") from error
    return Decided(claims=tuple(claims.values()), matches=tuple(matches.values()))


def signed(analyst: str, date: str) -> None:
    """Raise an error unless a decision says who made it and on which day.

    Raises:
        ValueError: if it does not.
    """
    if not analyst.strip():
        raise ValueError("who decided is missing")
    dt.date.fromisoformat(date)


def write_review(folder: Path, decision: ClaimDecision | MatchDecision) -> None:
    """Append a decision."""
    about = CLAIMS if isinstance(decision, ClaimDecision) else MATCHES
    line = {"about": about} | {field: value for field, value in asdict(decision).items() if value not in (None, "")}
    with (folder / DECISIONS).open("a", encoding="utf-8") as out:
        out.write(json.dumps(line, ensure_ascii=False) + "\n")


def content_of(extraction: Extraction, claim: Claim) -> str:
    """Return the words by which people point to a claim."""
    return " … ".join(span.of(extraction.article.text) for span in claim.content)


def decided_on(extraction: Extraction, claim: Claim, decisions: Sequence[ClaimDecision]) -> ClaimDecision | None:
    """Return the decision on a claim, if there is one."""
    words = content_of(extraction, claim)
    return next((one for one in decisions if (one.article, one.words, one.act) == (extraction.article.id, words, claim.speech_act)), None)


def corrected(extraction: Extraction, decisions: Sequence[ClaimDecision], names: Names) -> Extraction:
    """Return an extraction as people corrected it. A rejected claim keeps its words and claims nothing any more."""
    own = [one for one in decisions if one.article == extraction.article.id and one.verdict != "accept"]
    if not own:
        return extraction
    referents = list(extraction.referents)
    claims = []
    for claim in extraction.claims:
        decision = decided_on(extraction, claim, own)
        if decision is None:
            claims.append(claim)
        elif decision.verdict == "reject":
            claims.append(replace(claim, proposition=None, responds_to=None))
        else:
            speaker = _referent(decision.claimant, referents, names) if decision.claimant else claim.claimant
            claims.append(replace(claim, claimant=speaker, polarity=decision.polarity or claim.polarity))
    return replace(extraction, claims=tuple(claims), referents=tuple(referents))


def _referent(name: str, referents: list[Referent], names: Names) -> int:
    """Return the number of the referent of this name; a new one where the article has none."""
    wanted = name.casefold()
    for number, referent in enumerate(referents):
        if wanted in {referent.label.casefold(), *(one.casefold() for one in referent.names)}:
            return number
    senses = names.lookup(name)
    referents.append(Referent(label=name, names=(name,), concept=senses[0].concept if senses else None, reason="named by an analyst"))
    return len(referents) - 1
