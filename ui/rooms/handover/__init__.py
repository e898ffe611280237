"""离任交接: what is open, and the paper that both sign."""
