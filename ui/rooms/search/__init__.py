"""One search over everything, at the top of the window."""
