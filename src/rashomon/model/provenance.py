"""A run: one configuration of software, model and word lists. No clock and no host, so that rebuilds are byte-identical."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What found the annotations."""

    software: str
    """Version of rashomon."""
    model: str
    """Name and version of the language model."""
    model_sha256: str
    pipeline_sha256: str
    """Digest of the pipeline configuration, the lexicons and the code version."""
    names_sha256: str
    """Digest of the names ontology and of the user's own names."""
