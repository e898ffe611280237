"""Backups: a ledger copied whole, proven, kept in turn, and put back."""
