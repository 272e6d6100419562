"""Claims and links to an RDF dataset."""
