"""Colours, letters, distances and icons."""
