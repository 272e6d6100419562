"""Dataset to what a person looks at."""
