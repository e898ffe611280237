"""Finding records by words: what the index holds of each, and the search over all ledgers."""
