"""Claims of many articles to entities, questions, positions and links."""

from rashomon.reconciliation.entities import resolve_entities
from rashomon.reconciliation.ledger import disputes_record
from rashomon.reconciliation.reconcile import reconcile

__all__ = ["disputes_record", "reconcile", "resolve_entities"]
