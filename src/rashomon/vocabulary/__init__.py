"""ontology/*.ttl to look-ups: names, hierarchy, speech acts, event types."""
