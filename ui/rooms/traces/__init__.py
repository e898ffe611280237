"""操作记录: the log of the ledger, its batches, and taking them back."""
