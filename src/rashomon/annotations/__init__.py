"""Doc to Doc with span groups; one spaCy factory a module."""
