"""Setting a ledger up."""
