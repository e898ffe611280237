"""Keeping a ledger from being lost: backups, restoring, rescue and the drill."""
