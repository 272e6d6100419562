"""Doc to Claims."""
