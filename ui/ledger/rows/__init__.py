"""Several records typed into a table before any of them is kept."""
