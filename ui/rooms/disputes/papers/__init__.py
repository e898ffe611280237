"""The papers of one case: how each stands, what is still blank, how it looks, and out with it."""
