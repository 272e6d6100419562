"""How the component `rashomon_attribution` finds attributions: candidates, filter, overlap, records; pure functions over one view."""
