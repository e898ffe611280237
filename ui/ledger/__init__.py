"""One set of faces for every ledger."""
