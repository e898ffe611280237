"""Figures of disputes: counted from records by dated conditions, each with the cases behind it."""
