"""What is done with villages, service points and grids, and what their ledgers add up to."""
