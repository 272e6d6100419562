"""Claims of many articles to entities, questions, positions and links."""
