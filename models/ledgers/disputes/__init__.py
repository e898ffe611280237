"""The dispute ledger and what belongs to a case on its way, mediated or not."""
