"""Filters as in Excel: one widget for each kind of field."""
