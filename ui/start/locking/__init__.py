"""Keeping others out while the clerk is away, and slow while they guess."""
