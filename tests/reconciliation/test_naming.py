"""A name is a speaker's own only inside quotation marks."""

from dataclasses import replace

from tests.reconciliation.corpus import Corpus, thing

from rashomon.model import Mention, TextSpan
from rashomon.reconciliation import reconcile

TEXT = "“Eastbrig is ours,” said Anna Berg of Eastbrig, which Norland calls Eastbridge. " + "More words follow here. " * 10


def test_names_are_counted_by_voice() -> None:
    papers = Corpus()
    papers.paper("a", text=TEXT, outlet="The Gazette")
    papers.says("Anna Berg", "en/keep", "Anna Berg", "Eastbridge", span=(1, 18), verbatim=True)
    (extraction,) = papers.extractions()
    places = [start for start in range(len(TEXT)) if TEXT.startswith(("Eastbrig", "Eastbridge"), start)]
    spans = [TextSpan(start, start + (10 if TEXT.startswith("Eastbridge", start) else 8)) for start in places]
    extraction = replace(extraction, mentions=tuple(Mention(span=span, referent=1) for span in spans))
    found = reconcile([extraction], papers.entities()).name_uses
    assert [(use.name, use.used_by, use.voice, use.uses) for use in found] == [
        ("Eastbridge", thing("The Gazette"), "own-voice", 1),
        ("Eastbrig", thing("Anna Berg"), "direct", 1),
        ("Eastbrig", thing("The Gazette"), "own-voice", 1),
    ]
