"""Many articles, many processes, many machines."""
