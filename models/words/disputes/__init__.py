"""Default words of the dispute ledgers; the office's changes lie over them in the ledger file."""
