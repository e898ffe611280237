"""The first start: a new ledger in five short pages."""
