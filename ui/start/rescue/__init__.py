"""Guided rescue: a damaged ledger, or only a backup of one, and one click to a good state."""
