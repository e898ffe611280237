"""Codes, months and rules of grids."""
