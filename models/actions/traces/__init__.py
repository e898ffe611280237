"""操作留痕: the batches of the whole ledger, what stands upon them, the chain that seals them."""
