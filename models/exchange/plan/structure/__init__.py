"""How lines and tables become a tree of numbered items."""
